import Foundation
import Testing

/// The working-day calendar on the command line: shown, checked and published.
@Suite struct CalendarCommandTests {
    let program: Program

    init() throws { program = try Program() }

    @discardableResult
    private func expect(
        _ status: Int32, _ arguments: String..., at node: String = "node", language: String = "en",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Program.Outcome {
        let outcome = try program.run(arguments, environment: ["AMENDS_DATA": program.path(node), "AMENDS_LANGUAGE": language])
        #expect(outcome.status == status, "\(arguments): \(outcome.messages)", sourceLocation: sourceLocation)
        return outcome
    }

    @Test("the shipped calendar, a year of it month by month, and a year that no notice has come for")
    func showing() throws {
        defer { program.remove() }
        #expect(
            try expect(0, "calendar", "show").output == """
                Version  Source   Years
                -------  -------  ---------
                      1  shipped  2007–2026

                """)
        let year = try expect(0, "calendar", "show", "--year", "2026").output
        #expect(year.contains("Feb 2026            16  15 16 17 18 19 20 21 22 23  14 28"))
        #expect(year.contains("Oct 2026            18  1 2 3 4 5 6 7               10"))
        #expect(!year.contains("provisional"))
        let document = try expect(0, "calendar", "show", "--year", "2026", "--json").document
        #expect(document["working_days"] as? Int == 248 && document["provisional"] as? Bool == false)
        #expect((document["work"] as? [String])?.contains("2026-02-14") == true)
        #expect((document["off"] as? [String])?.contains("2026-10-07") == true)
        #expect(try expect(0, "calendar", "show", "--year", "2027", language: "zh-Hant").output.contains("尚未收到 2027 年的放假安排"))
        #expect(try expect(0, "calendar", "show", "--year", "2027", "--json").document["provisional"] as? Bool == true)
        #expect(try expect(64, "calendar", "show", "--year", "12").messages.contains("between 1970 and 2099"))
        #expect(try expect(64, "calendar", "show", "--year", "明年", language: "zh-Hans").messages.contains("明年"))
    }

    private static let bad = """
        2027-13-01 off
        nonsense
        2027-01-02 rest
        2027-01-03 off
        2027-01-03 work
        1999-01-01 off

        """

    @Test("a list with mistakes is refused whole, with every mistake and its line")
    func mistakes() throws {
        defer { program.remove() }
        let path = try program.write(Self.bad, to: "bad.txt")
        let told = try expect(65, "calendar", "check", path)
        #expect(
            told.output == """
                \(path), line 1: There is no day 2027-13-01. Write it like 2027-01-01.
                \(path), line 2: “nonsense” is not a day and off or work, such as 2027-01-01 off.
                \(path), line 3: “rest” is neither off nor work.
                \(path), line 5: 2027-01-03 is named twice.
                \(path), line 6: 1999-01-01 lies outside the years 2000 to 2099.

                """)
        #expect(told.messages.contains("5 mistakes"))
        #expect(try expect(65, "calendar", "check", path, language: "zh-Hans").output.contains("第 3 行：“rest”既不是 off 也不是 work。"))
        let document = try expect(65, "calendar", "check", path, "--json").document
        #expect((document["mistakes"] as? [[String: Any]])?.map { $0["line"] as? Int } == [1, 2, 3, 5, 6])
        #expect((document["mistakes"] as? [[String: Any]])?[2]["message"] as? String == "“rest” is neither off nor work.")
        try program.initialise("hq", role: "head-office", site: "HQ")
        #expect(try expect(65, "calendar", "publish", path, at: "hq").output == told.output)
        #expect(try expect(0, "calendar", "show", "--json", at: "hq").document["newest"] as? Int == 1, "nothing of it was taken")
        #expect(try expect(65, "calendar", "check", try program.write("# 无\n", to: "empty.txt")).output.contains("names no day"))
        #expect(try expect(66, "calendar", "check", program.path("none.txt")).messages.contains("There is no file"))
    }

    @Test("head office publishes a list; a store has it with the next bundle, and a version is never changed")
    func publishing() throws {
        defer { program.remove() }
        let path = try program.write("# 通知\n2027-01-01 off\n2027-01-02 off\n2027-01-09 work # 调休\n", to: "days.txt")
        #expect(try expect(0, "calendar", "check", path).messages.contains("it names 3 days"))
        try program.initialise("hq", role: "head-office", site: "HQ")
        try program.initialise()
        #expect(try expect(77, "calendar", "publish", path).messages.contains("Only head office"))
        let done = try expect(0, "calendar", "publish", path, "--year", "2027", "--source", "国办发明电〔2026〕9号", "--json", at: "hq").document
        #expect(done["version"] as? Int == 2 && done["days"] as? Int == 3)
        let taken = try expect(64, "calendar", "publish", path, "--version", "2", at: "hq")
        #expect(taken.messages.contains("2 is there already"))
        #expect(try expect(64, "calendar", "publish", path, "--year", "1", at: "hq").messages.contains("1 is no year"))
        try expect(0, "bundle", "make", "--for", "S001", "--to", program.path("b"), at: "hq")
        try expect(0, "bundle", "take", program.path("b"))
        let year = try expect(0, "calendar", "show", "--year", "2027", "--json").document
        #expect(year["version"] as? Int == 2 && year["provisional"] as? Bool == false)
        #expect(year["off"] as? [String] == ["2027-01-01", "2027-01-02"] && year["work"] as? [String] == ["2027-01-09"])
        #expect(try expect(0, "calendar", "show", language: "zh-Hans").output.contains("2007–2027"))
    }
}
