import Foundation
import Testing

/// Several nodes, each in processes of its own.
@Suite struct ChainCommandTests {
    let program: Program

    init() throws { program = try Program() }

    @Test func theDemoEndsWithAllNodesInAgreement() throws {
        defer { program.remove() }
        let outcome = try program.run("demo", "--folder", program.path("demo"), "--cases", "3", "--seed", "11")
        #expect(outcome.status == 0, "amends demo --cases 3 --seed 11: \(outcome.messages)")
        #expect(outcome.messages.contains("All nodes agree.") && !outcome.output.contains("DIFFER"))
        #expect(outcome.output.contains("Three people changed the category"))
        #expect(outcome.output.contains("site/S005"))
    }

    @Test func theDemoTouchesNoFolderThatIsNotItsOwn() throws {
        defer { program.remove() }
        try FileManager.default.createDirectory(atPath: program.path("precious"), withIntermediateDirectories: true)
        let file = try program.write("keep me", to: "precious/file")
        #expect(try program.run("demo", "--folder", program.path("precious")).status == 73)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "keep me")
    }

    @Test func aBundleCarriesACaseToHeadOfficeAndTwiceDoesNoHarm() throws {
        defer { program.remove() }
        try program.initialise("store")
        try program.receive("store")
        try program.initialise("office", role: "head-office", site: "HQ")
        let bundle = program.path("night.bundle")
        #expect(try program.run("bundle", "make", "--for", "head-office", "--to", bundle, node: "store").status == 0)
        let first = try program.run("bundle", "take", bundle, "--json", node: "office").document
        #expect((first["added"] as? Int ?? 0) > 0 && first["already_there"] as? Int == 0)
        let second = try program.run("bundle", "take", bundle, "--json", node: "office").document
        #expect(second["added"] as? Int == 0)
        #expect(try program.run("case", "show", "S001-1", "--json", node: "office").document["site"] as? String == "S001")
    }

    @Test func anImportedFileIsTakenInOnceAndRejectsAreListed() throws {
        defer { program.remove() }
        try program.initialise()
        let mapping = try program.write(
            """
            id: shop-list
            title: A shop's own list
            time_zone: Asia/Shanghai
            date_formats: ["%Y-%m-%d %H:%M"]
            case: id
            columns:
              what: content
              how: channel
            acts:
              - {kind: case.receive, at: when}
            """, to: "list.yaml")
        let file = try program.write("id,when,how,what\n1,2026-01-05 09:00,phone,冷的\n2,never,phone,热的\n", to: "list.csv")
        let first = try program.run("import", "--mapping", mapping, "--rejects", program.path("rejects.csv"), "--json", file)
        #expect(first.status == 0, "\(first.messages)")
        #expect(try first.document["cases_written"] as? Int == 1 && first.document["rejected"] as? Int == 1)
        #expect(try String(contentsOfFile: program.path("rejects.csv"), encoding: .utf8).contains("list.csv,3,2,"))
        let second = try program.run("import", "--mapping", mapping, "--json", file)
        #expect(try second.document["cases_written"] as? Int == 0 && second.document["cases_known"] as? Int == 1)
    }
}
