import AmendsModel
import AmendsTestSupport
import Foundation
import Testing

@testable import AmendsImport

/// `protocol/mapping.md` is what a stranger writes a mapping from; what it shows must be true.
@Suite struct MappingPageTests {
    private static func page() throws -> String {
        try String(contentsOf: Checkout.url("protocol/mapping.md"), encoding: .utf8)
    }

    /// The code blocks that begin with ```` ```language ````.
    private static func blocks(_ language: String) throws -> [String] {
        try page().components(separatedBy: "\n```\(language)\n").dropFirst().map { $0.components(separatedBy: "\n```")[0] }
    }

    @Test func everyMappingOnThePageIsSound() throws {
        let mappings = try Self.blocks("yaml").map { try ImportMapping(yaml: $0) }
        #expect(mappings.map(\.id) == ["oldtickets", "changes"])
        #expect(mappings.map(\.isEventLog) == [false, true])
    }

    @Test func theFileOnThePageBecomesTheActsThePageTells() throws {
        let file = try #require(try Self.page().components(separatedBy: "\n```\n").first { $0.hasPrefix("ticket;") })
        let outcome = try Importing.text(file, mapping: Self.blocks("yaml")[0])
        #expect(outcome.rejects.isEmpty)
        #expect(
            outcome.cases.map { $0.acts.map { Vocabulary.name(of: $0.kind) } } == [
                ["case.receive", "case.dissatisfied", "case.close"], ["case.receive"],
            ])
        #expect(outcome.cases[0].text(CaseField.content) == "It was \"warm\" at best")
        #expect(outcome.cases.map { $0.text(CaseField.channel) } == ["phone", "other"])
    }

    @Test func everyFieldAColumnMayFillStandsOnThePage() throws {
        let page = try Self.page()
        let notFilled: Set = [
            "source_steps", "duplicate_of", "pack", "calendar", "vocabulary", "policy", "transfer_state", "department_state", "predecessor", "successor",
            "group_case", "volume", "caused_by", "related",
        ]
        for field in CaseField.definitions where !notFilled.contains(field.name) {
            #expect(page.contains("`\(field.name)`"), "\(field.name)")
        }
        for act in CaseAct.definitions where !["case.link", "case.unlink", "case.settle"].contains(act.name) {
            #expect(page.contains("`\(act.name)`"), "\(act.name)")
        }
    }
}
