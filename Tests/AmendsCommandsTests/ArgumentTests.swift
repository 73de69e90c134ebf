import AmendsLog
import AmendsModel
import ArgumentParser
import Foundation
import Testing

@testable import AmendsCommands

/// What is typed, and what it means.
@Suite struct ArgumentTests {
    /// Written by imports, by the node or by acts of their own, never by a person who corrects a case.
    private static let withoutOption: Set<FieldID> = [
        CaseField.sourceID, CaseField.sourceSteps, CaseField.pack, CaseField.calendar, CaseField.vocabulary, CaseField.evidenceFile,
        CaseField.policy, CaseField.transferState, CaseField.departmentState, CaseField.hops,
    ]

    @Test func everyFieldThatAPersonMayWriteHasAnOption() throws {
        let fields = Vocabulary.fields(of: .complaintCase).filter { !Self.withoutOption.contains($0.id) }
        let arguments = fields.flatMap { ["--\($0.option)", "x\($0.id.rawValue)"] }
        let amend = try #require(Vocabulary.act(CaseAct.amend))
        let given = try ActArguments(arguments, FieldOffer(caseAct: amend)).items
        #expect(given.map(\.field.id) == fields.map(\.id))
        #expect(given.allSatisfy { $0.change == .set("x\($0.field.id.rawValue)") })
    }

    /// What the first version's command line offered on every act, scripts may give on every act.
    @Test func theFirstFieldsAreTakenByEveryAct() throws {
        let first = Vocabulary.fields(of: .complaintCase).filter {
            $0.id.rawValue <= CaseField.mark.rawValue && !Self.withoutOption.contains($0.id)
        }
        for act in CaseAct.definitions {
            let offer = FieldOffer(caseAct: act)
            for field in first { #expect(offer.field(named: field.option) != nil, "\(act.verb) --\(field.option)") }
            #expect(offer.field(named: "reason") != nil && offer.field(named: "at") != nil)
        }
    }

    @Test func everyShownFieldBelongsToOneGroupOfThePage() {
        let grouped = CaseGroup.allCases.flatMap(\.fields) + CaseGroup.companions.values.joined()
        #expect(Set(grouped).count == grouped.count)
        let shown = Vocabulary.fields(of: .complaintCase).filter { $0.type != .act && !CaseGroup.notShown.contains($0.id) }.map(\.id)
        #expect(Set(grouped) == Set(shown))
    }

    @Test func everyActOnACaseIsACommand() {
        let verbs = Set(CaseCommand.configuration.subcommands.compactMap { $0.configuration.commandName })
        for act in CaseAct.definitions where act.kind != CaseAct.dissatisfied { #expect(verbs.contains(act.verb), "\(act.verb)") }
    }

    @Test(arguments: [
        ("2026-11-03T10:20+08:00", 1_793_672_400_000, 480), ("2026-11-03 10:20", 1_793_672_400_000, 480),
        ("2026-11-03T02:20:00Z", 1_793_672_400_000, 0), ("2026-11-03", 1_793_635_200_000, 480),
        ("1969-12-31T23:59:59Z", -1000, 0), ("2024-02-29T00:00Z", 1_709_164_800_000, 0),
    ])
    func aTimeIsReadWithItsOffsetOrThatOfTheSite(text: String, milliseconds: Int64, offset: Int) throws {
        let time = SiteTime(zone: "Asia/Shanghai")
        #expect(time.instant(text) == SiteTime.Instant(milliseconds: milliseconds, offset: offset))
    }

    @Test(arguments: ["", "2026", "2026-13-01", "2026-02-29", "2026-11-03T24:00", "2026-11-03T10:20+19:00", "2026-11-03T10:20 ", "3 Nov"])
    func whatIsNoTimeIsRefused(text: String) throws {
        #expect(SiteTime(zone: "Asia/Shanghai").instant(text) == nil)
    }

    @Test func aLocalTimeThatHappensTwiceIsTheFirstAndOneThatNeverHappensIsMovedOn() throws {
        let time = SiteTime(zone: "Europe/Berlin")
        // 2025-10-26, 02:30 in summer time, then again an hour later.
        #expect(time.instant("2025-10-26T02:30") == SiteTime.Instant(milliseconds: 1_761_438_600_000, offset: 120))
        #expect(time.instant("2025-03-30T02:30")?.milliseconds == 1_743_294_600_000)
        #expect(time.instant("2025-12-01T12:00")?.offset == 60)
    }

    @Test func addressesNeedAHostAndAPort() throws {
        #expect(try PeerAddress("127.0.0.1:7601").port == 7601)
        #expect(try PeerAddress("[::1]:80").host == "::1")
        #expect(try PeerAddress("localhost:0", allowsAnyPort: true).port == 0)
        for text in ["", "host", "host:", ":80", "host:0", "host:65536", "::1:80", "host:-1"] {
            #expect(throws: Failure.self, "\(text)") { try PeerAddress(text) }
        }
    }

    @Test func aDocumentKeepsItsOrderAndEscapesWhatItMust() throws {
        let json = JSON.object([
            ("b", .text("\"\\\n\u{1}\u{2028}水")), ("a", .array([.number(-1), .fraction(1.5), .fraction(.infinity), .flag(true), .null])),
        ])
        #expect(json.text == #"{"b": "\"\\\n\u0001\u2028水", "a": [-1, 1.5, null, true, null]}"#)
        let read = try JSONSerialization.jsonObject(with: Data(json.text.utf8)) as? [String: Any]
        #expect(read?["b"] as? String == "\"\\\n\u{1}\u{2028}水")
    }
}
