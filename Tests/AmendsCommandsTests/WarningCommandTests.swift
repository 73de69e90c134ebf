import Foundation
import Testing

/// Early warnings, from the thresholds of the pack to the bulletin.
@Suite struct WarningCommandTests {
    let program: Program

    init() throws { program = try Program() }

    @discardableResult
    private func expect(
        _ status: Int32, _ arguments: String..., language: String = "en", sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Program.Outcome {
        let outcome = try program.run(arguments, environment: ["AMENDS_DATA": program.path("node"), "AMENDS_LANGUAGE": language])
        #expect(outcome.status == status, "\(arguments): \(outcome.messages)", sourceLocation: sourceLocation)
        return outcome
    }

    /// Three complaints upon 150 orders: two of a hundred, which is the plain pack's threshold.
    private func setUp() throws {
        try program.initialise()
        for (number, customer) in [("S001-1", "王秀英"), ("S001-2", "李强"), ("S001-3", "赵敏")] {
            try expect(
                0, "case", "receive", "--number", number, "--channel", "phone", "--category", "price", "--content", "多收了18元",
                "--customer", customer, "--at", "2026-11-03T10:20", "--recorded-late", "补登")
        }
        try expect(0, "volume", "report", "--day", "2026-11-03", "--orders", "150")
    }

    private func check(_ day: String) throws -> [[String: Any]] {
        let outcome = try expect(0, "warning", "check", "--as-of", day, "--json")
        let checks = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
        #expect(checks.count == 1 && checks[0]["site"] as? String == "S001")
        return try #require(checks[0]["signals"] as? [[String: Any]]).filter { $0["indicator"] as? String == "rate" }
    }

    @Test("a threshold that is passed is told with value, window and cases; raised it stands, and its bulletin is made")
    func raising() throws {
        defer { program.remove() }
        try setUp()
        let new = try #require(try check("2026-11-30").first)
        #expect(Set(new.keys) == ["indicator", "subject", "value", "threshold", "before", "state", "warning", "cases"])
        #expect(new["subject"] as? String == "site" && new["value"] as? String == "3/150 (2.00 %)")
        #expect(new["threshold"] as? String == "2.00 %" && new["state"] as? String == "new" && new["warning"] is NSNull)
        #expect((new["cases"] as? [String])?.count == 3)
        // On the second the window does not reach the complaints.
        #expect(try check("2026-11-02").isEmpty)

        let raised = try #require(try expect(0, "warning", "raise", "--as-of", "2026-11-30", "--json").document["raised"] as? [String])
        #expect(!raised.isEmpty)
        let standing = try #require(try check("2026-11-30").first)
        let number = try #require(standing["warning"] as? String)
        #expect(standing["state"] as? String == "standing" && raised.contains(number))
        #expect(try expect(0, "warning", "raise", "--as-of", "2026-11-30").output.isEmpty, "what stands is not raised again")
        #expect(try expect(0, "warning", "list").output.contains(number))

        let bulletin = try expect(0, "bulletin", "make", "--month", "2026-11", language: "zh-Hans")
        let name = bulletin.output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(bulletin.messages.contains(name))
        let page = try expect(0, "bulletin", "show", name, language: "zh-Hans").output
        #expect(page.contains(number) && page.contains("投诉率") && page.contains("3/150 (2.00 %)"))
    }

    @Test("the check in Chinese, and days that are none")
    func reading() throws {
        defer { program.remove() }
        try setUp()
        let page = try expect(0, "warning", "check", "--as-of", "2026-11-30", language: "zh-Hans").output
        #expect(page.contains("投诉率") && page.contains("2026-11-01…2026-11-30") && page.contains("3/150 (2.00 %)"))
        #expect(try expect(0, "warning", "check", "--as-of", "2026-11-30", language: "zh-Hant").output.contains("投訴率"))
        let quiet = try expect(0, "warning", "check", "--as-of", "2025-11-30")
        #expect(quiet.output.isEmpty && quiet.messages.contains("2025-11-30"))
        #expect(try expect(64, "warning", "check", "--as-of", "2026-02-30").messages.contains("2026-02-30 is no day"))
        #expect(try expect(64, "warning", "raise", "--as-of", "x", language: "zh-Hans").messages.contains("x"))
        #expect(try expect(66, "warning", "show", "WA-1").messages.contains("amends warning list"))
        #expect(try expect(64, "bulletin", "make", "--month", "2026").messages.contains("2026"))
    }
}
