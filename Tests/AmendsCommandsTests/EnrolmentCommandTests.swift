import Foundation
import Testing

/// A chain that is set up, used, robbed and rebuilt with the real program, every node in processes of its own.
@Suite struct EnrolmentCommandTests {
    let program: Program

    init() throws { program = try Program() }

    private func serve(_ node: String) throws -> (process: Program.Running, port: Int) {
        let running = try program.start(["serve", "--listen", "127.0.0.1:0", "--tls", "--json"], node: node)
        let line = try running.firstLine()
        let document = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
        return (running, try #require(document["listening"] as? Int))
    }

    private func code(_ arguments: String...) throws -> String {
        let outcome = try program.run(
            ["invite"] + arguments + ["--json"], environment: ["AMENDS_DATA": program.path("office"), "AMENDS_LANGUAGE": "en"])
        #expect(outcome.status == 0, "\(outcome.messages)")
        return try #require(try outcome.document["code"] as? String)
    }

    @Test func inviteJoinSyncRevokeReplace() throws {
        defer { program.remove() }
        try program.initialise("office", role: "head-office", site: "HQ")
        #expect(try program.run("authority", "make", node: "office").status == 0)
        let (office, port) = try serve("office")
        defer { office.terminate() }
        let address = "127.0.0.1:\(port)"

        // Whoever typed a code wrongly is told which group, and nothing is sent.
        let first = try code("--site", "S001", "--address", address, "--valid", "2d")
        let mistyped = String(first.prefix(3)) + (first.dropFirst(3).first == "7" ? "8" : "7") + first.dropFirst(4)
        let wrong = try program.run("join", mistyped, node: "one")
        #expect(wrong.status == 64 && wrong.messages.contains("Group 1"), "\(wrong.messages)")

        let joined = try program.run("join", first.lowercased().replacing("-", with: " "), "--json", node: "one")
        #expect(joined.status == 0, "\(joined.messages)")
        #expect(try joined.document["site"] as? String == "S001" && joined.document["synced"] as? Bool == true)
        let used = try program.run("join", first, node: "two", language: "zh-Hans")
        #expect(used.status == 77 && used.messages.contains("已被使用"), "\(used.messages)")
        #expect(!FileManager.default.fileExists(atPath: program.path("two/identity/key")))

        // Head office is known from the invitation.
        try program.receive("one")
        let synced = try program.run("sync", "--json", node: "one")
        #expect(synced.status == 0, "\(synced.messages)")
        #expect(try program.run("case", "show", "S001-1", "--json", node: "office").document["site"] as? String == "S001")
        // In the clear nothing is to be had of a listener that wants TLS.
        #expect(try program.run("sync", "--plain", "--peer", address, node: "one").status != 0)

        // The machine is stolen; a new one takes its place.
        let list = try program.run("member", "list", "--json", node: "office").document["members"] as? [[String: Any]]
        let lost = try #require(list?.first { $0["site"] as? String == "S001" }?["node"] as? String)
        let second = try code("--replaces", lost)
        let revoked = try program.run("revoke", lost, "--why", "stolen from the counter", "--json", node: "office")
        #expect(revoked.status == 0, "\(revoked.messages)")
        let refused = try program.run("sync", node: "one", language: "zh-Hant")
        #expect(refused.status == 77 && refused.messages.contains("撤銷"), "\(refused.messages)")
        let replaced = try program.run("join", second, "--json", node: "new")
        #expect(replaced.status == 0, "\(replaced.messages)")
        #expect(try program.run("case", "show", "S001-1", "--json", node: "new").status == 0)
        let members = try program.run("member", "list", "--json", node: "new").document["members"] as? [[String: Any]]
        let old = try #require(members?.first { $0["node"] as? String == lost })
        #expect(old["state"] as? String == "revoked" && old["why"] as? String == "stolen from the counter")
        #expect(old["replaced_by"] as? String == (try replaced.document["node"] as? String))
        for node in ["office", "new"] { #expect(try program.run("verify", node: node).status == 0) }
    }

    @Test func aBurntHeadOfficeIsRebuiltFromItsExport() throws {
        defer { program.remove() }
        let export = program.path("authority.bin")
        let made = try program.run(
            "init", "--role", "head-office", "--site", "HQ", "--site-name", "总部", "--export-authority", export, node: "office")
        #expect(made.status == 0, "\(made.messages)")
        let recovery = try #require(made.output.split(separator: "\n").first.map(String.init))
        let (office, port) = try serve("office")
        #expect(try program.run("join", try code("--site", "S001", "--address", "127.0.0.1:\(port)"), node: "one").status == 0)
        try program.receive("one")
        #expect(try program.run("sync", node: "one").status == 0)
        office.terminate()
        try FileManager.default.removeItem(atPath: program.path("office"))

        try program.initialise("rebuilt", role: "head-office", site: "HQ")
        #expect(
            try program.run("authority", "import", export, "--recovery-code", String(recovery.dropLast(7)), node: "rebuilt").status == 64)
        let imported = try program.run("authority", "import", export, "--recovery-code", recovery, node: "rebuilt")
        #expect(imported.status == 0, "\(imported.messages)")
        #expect(imported.messages.contains("amends revoke"), "\(imported.messages)")
        let (rebuilt, newPort) = try serve("rebuilt")
        defer { rebuilt.terminate() }
        let outcome = try program.run("sync", "--peer", "127.0.0.1:\(newPort)", node: "one")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(try program.run("case", "show", "S001-1", "--json", node: "rebuilt").status == 0)
        #expect(try program.run("verify", node: "rebuilt").status == 0)
    }

    @Test func invitationsAreListedWithdrawnAndDrawn() throws {
        defer { program.remove() }
        try program.initialise("office", role: "head-office", site: "HQ")
        let drawing = program.path("code.svg")
        let made = try program.run(
            "invite", "--site", "S001", "--address", "hq.example.com", "--qr", "--svg", drawing, node: "office")
        #expect(made.status == 0, "\(made.messages)")
        #expect(made.output.contains("▀"))
        #expect(made.messages.contains("amends authority export"))
        #expect(try String(contentsOfFile: drawing, encoding: .utf8).hasPrefix("<svg"))
        #expect(try program.run("invite", "withdraw", "1", node: "office").status == 0)
        #expect(try program.run("invite", "withdraw", "1", node: "office").status == 66)
        let list = try program.run("invite", "list", "--json", node: "office").document["invitations"] as? [[String: Any]]
        #expect(list?.map { $0["state"] as? String } == ["withdrawn"])
        for arguments in [
            ["--site", "S1", "--valid", "soon"], ["--site", "S1", "--address", "a b"], ["--site", "S1", "--role", "king"], [],
        ] {
            let outcome = try program.run(
                ["invite"] + arguments, environment: ["AMENDS_DATA": program.path("office"), "AMENDS_LANGUAGE": "en"])
            #expect(outcome.status == 64, "\(arguments) \(outcome.messages)")
        }
        try program.initialise("store")
        #expect(try program.run("invite", "--site", "S2", "--address", "a", node: "store").status == 77)
        #expect(try program.run("serve", "--listen", "0.0.0.0:0", node: "store").status == 77)
    }
}
