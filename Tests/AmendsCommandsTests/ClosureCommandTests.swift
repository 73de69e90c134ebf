import Foundation
import Testing

/// Closed days, limits counted from the step before, and stages, as the command line shows them.
@Suite struct ClosureCommandTests {
    let program: Program

    init() throws { program = try Program() }

    @discardableResult
    private func expect(_ status: Int32, _ arguments: String..., language: String = "en", sourceLocation: SourceLocation = #_sourceLocation)
        throws -> Program.Outcome
    {
        let outcome = try program.run(arguments, environment: ["AMENDS_DATA": program.path("node"), "AMENDS_LANGUAGE": language])
        #expect(outcome.status == status, "\(arguments): \(outcome.messages)", sourceLocation: sourceLocation)
        return outcome
    }

    /// A pack of one's own that differs from a shipped one, published at a head office.
    private func install(_ id: String, _ changes: [(String, String)]) throws {
        try expect(0, "init", "--role", "head-office", "--site", "HQ", "--site-name", "总部", "--time-zone", "Asia/Shanghai")
        var text = try expect(0, "pack", "show", id, "--text").output.replacing("id: \(id)\n", with: "id: ours\n")
        for (old, new) in changes {
            #expect(text.contains(old))
            text = text.replacing(old, with: new)
        }
        try text.write(toFile: program.path("ours.yaml"), atomically: true, encoding: .utf8)
        try expect(0, "pack", "install", program.path("ours.yaml"))
    }

    private func putInForce() throws {
        try expect(0, "pack", "install", program.path("ours.yaml"), "--sites", "all", "--from", "2026-01-01")
    }

    private func receive(at time: String) throws -> String {
        try expect(
            0, "case", "receive", "--channel", "phone", "--content", "态度不好", "--customer", "王秀英", "--contact", "13800001111", "--nature",
            "pending", "--recorded-late", "补录", "--site", "S001", "--at", time, "--received-at", time
        ).output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func json(_ arguments: String...) throws -> [String: Any] {
        let outcome = try program.run(arguments + ["--json"], environment: ["AMENDS_DATA": program.path("node")])
        #expect(outcome.status == 0, "\(arguments): \(outcome.messages)")
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    @Test("E3: case due --explain names the days on which the site was closed, with their cause and record, in every language")
    func explained() throws {
        defer { program.remove() }
        try install("salon", [("parameters:\n", "parameters:\n  calendar.site_exceptions: true\n")])
        let refused = try expect(
            64, "closure", "add", "--day", "2026-03-10", "--cause", "weather", "--text", "台风", "--approved-by", "E01", "--site", "S001",
            "--actor", "E02")
        #expect(refused.messages.contains("plain/1") && refused.messages.contains("calendar.site_exceptions"))
        try putInForce()
        let number = try receive(at: "2026-03-09T10:00+08:00")
        let closure = try expect(
            0, "closure", "add", "--day", "2026-03-10", "--through", "2026-03-11", "--cause", "weather", "--text", "台风", "--approved-by",
            "E01",
            "--site", "S001", "--actor", "E02"
        ).output.trimmingCharacters(in: .whitespacesAndNewlines)
        let page = try expect(0, "case", "due", number, "--explain")
        #expect(page.output.contains("site closed: typhoon or other weather (\(closure))"))
        #expect(try expect(0, "case", "due", number, "--explain", language: "zh-Hans").output.contains("门店停业：台风等天气原因（\(closure)）"))
        #expect(try expect(0, "case", "due", number, "--explain", language: "zh-Hant").output.contains("門店停業：颱風等天氣原因（\(closure)）"))
        let clocks = try #require(try json("case", "due", number, "--explain")["clocks"] as? [[String: Any]])
        let investigate = try #require(clocks.first { $0["kind"] as? String == "investigate" })
        let days = try #require(investigate["days"] as? [[String: Any]])
        #expect(days.filter { $0["reason"] as? String == "site_closed" }.map { $0["day"] as? String } == ["2026-03-10", "2026-03-11"])
        #expect(days.filter { $0["reason"] as? String == "site_closed" }.allSatisfy { $0["closure"] as? String == closure })
        #expect(investigate["due"] as? String == "2026-03-21T00:00:00+08:00")
        #expect(try expect(0, "closure", "list", language: "zh-Hans").output.contains("停业首日"))
        #expect(try expect(0, "closure", "show", closure, language: "zh-Hant").output.contains("批准人"))
    }

    @Test("C3: case due --explain says from which step a limit is counted, and pack show too")
    func countedFromAStep() throws {
        defer { program.remove() }
        try install("salon", [("anchor: {ours: receipt}", "anchor: previous_milestone")])
        try putInForce()
        let number = try receive(at: "2026-03-09T10:00+08:00")
        try expect(0, "case", "acknowledge", number, "--at", "2026-03-09T10:30+08:00", "--apologised", "yes")
        try expect(0, "case", "assess", number, "--at", "2026-03-09T11:00+08:00", "--category", "attitude")
        try expect(0, "case", "assign", number, "--at", "2026-03-11T15:00+08:00", "--department", "hair")
        let page = try expect(0, "case", "due", number, "--explain")
        #expect(page.output.contains("not from the receipt"))
        #expect(try expect(0, "case", "due", number, "--explain", language: "zh-Hans").output.contains("不自受理起算"))
        let clocks = try #require(try json("case", "due", number)["clocks"] as? [[String: Any]])
        let investigate = try #require(clocks.first { $0["kind"] as? String == "investigate" })
        #expect(investigate["counted_from"] as? String == "M04" && investigate["due"] as? String == "2026-03-21T00:00:00+08:00")
        #expect(clocks.first { $0["kind"] as? String == "respond" }?["counted_from"] is NSNull)
        #expect(try expect(0, "pack", "show", "ours", language: "zh-Hans").output.contains("起算环节: 上一环节"))
    }

    @Test("C1: list, show, search and export show the same stage, that of the case's own pack, and figures divide by it")
    func stages() throws {
        defer { program.remove() }
        try program.initialise()
        try expect(0, "pack", "use", "home-services")
        let number = try expect(
            0, "case", "receive", "--channel", "phone", "--content", "家政投诉", "--customer", "王秀英", "--contact", "13800001111",
            "--occurred-at", "2026-11-02", "--place", "客厅"
        ).output.trimmingCharacters(in: .whitespacesAndNewlines)
        try expect(0, "case", "acknowledge", number, "--promised-by", "2026-12-30", "--process-explained", "yes")
        try expect(0, "case", "assess", number, "--category", "service_quality", "--urgency", "general")
        try expect(0, "case", "assign", number, "--department", "project")
        // The plain order would go on with the investigation; this pack forms a team first.
        #expect(try json("case", "show", number)["stage"] as? String == "team_formed")
        for list in [try json("case", "list"), try json("case", "list", "--due-within", "90d"), try json("search", "家政投诉")] {
            #expect((list["cases"] as? [[String: Any]])?.map { $0["stage"] as? String } == ["team_formed"])
        }
        #expect(try expect(0, "case", "list", language: "zh-Hans").output.contains("调查中"))
        try expect(0, "export", "--format", "csv", "--to", program.path("cases.csv"))
        #expect(try String(contentsOfFile: program.path("cases.csv"), encoding: .utf8).contains("team_formed"))
        #expect(try expect(0, "statistics", "--by", "stage", language: "zh-Hans").output.contains("调查中"))
    }
}
