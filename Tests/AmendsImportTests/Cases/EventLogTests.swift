import AmendsModel
import AmendsTestSupport
import Foundation
import Testing

@testable import AmendsImport

@Suite struct EventLogTests {
    private static let header = "id,number,time,state,group,opened,closed\n"
    private static let rows = [
        "A,0,2024-01-01 10:00,open,?,2024-01-01 09:00,2024-01-09 09:00",
        "B,0,2024-01-01 10:30,open,g1,2024-01-01 10:00,",
        "A,2,2024-01-03 10:00,done,g2,2024-01-01 09:00,2024-01-09 09:00",
        "A,1,2024-01-02 10:00,open,g2,2024-01-01 09:00,2024-01-09 09:00",
        "B,1,2024-01-02 10:30,waiting,?,2024-01-01 10:00,",
        "A,3,2024-01-04 10:00,again,g2,2024-01-01 09:00,2024-01-09 09:00",
        "A,4,2024-01-05 10:00,done,g2,2024-01-01 09:00,2024-01-08 09:00",
        "A,10,2024-01-05 11:00,done,g2,2024-01-01 08:30,2024-01-07 09:00",
    ]

    @Test func rowsOfACaseBecomeItsActsInOrder() throws {
        let outcome = try Importing.text(Self.header + Self.rows.joined(separator: "\n"), mapping: Mappings.log)
        #expect(outcome.rejects.isEmpty)
        #expect(outcome.ids == ["A", "B"])
        #expect(outcome.cases.map(\.line) == [9, 6])
        #expect(
            outcome.cases[0].acts.map(\.transcript) == [
                // The receipt takes its values from the first event and its time from the last.
                "0:case.receive@1704097800000 - outcome=open,channel=phone,received_at=1704097800000,utc_offset=0,source_id=A",
                "1:case.assign@1704189600000 - department=g2",
                "2:case.amend@1704276000000 - outcome=done",
                "3:case.reopen@1704362400000 - outcome=again,reason=asked again",
                "4:case.amend@1704448800000 - outcome=done",
                "5:case.amend@1704452400000 - ",
                "6:case.close@1704618000000 - ",
            ])
        #expect(
            outcome.cases[1].acts.map(\.transcript) == [
                "0:case.receive@1704103200000 - outcome=open,department=g1,channel=phone,received_at=1704103200000,utc_offset=0,source_id=B",
                "1:case.amend@1704191400000 - outcome=waiting,department=∅",
            ])
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64]) func theOrderOfTheRowsInTheFileDoesNotMatter(_ seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let straight = try Importing.text(Self.header + Self.rows.joined(separator: "\n"), mapping: Mappings.log)
        let shuffled = try Importing.text(
            Self.header + Self.rows.shuffled(using: &generator).joined(separator: "\n"), mapping: Mappings.log)
        #expect(shuffled.transcript == straight.transcript, "seed \(seed)")
    }

    @Test func ofTwoEventsWithOneNumberTheLaterRowCounts() throws {
        let first = "A,5,2024-01-01 10:00,one,g,2024-01-01 09:00,"
        let second = "A,5,2024-01-01 10:00,two,g,2024-01-01 09:00,"
        let before = "A,4,2024-01-01 10:00,zero,g,2024-01-01 09:00,"
        for (rows, state) in [([first, before, second], "two"), ([second, first, before], "one")] {
            let outcome = try Importing.text(Self.header + rows.joined(separator: "\n"), mapping: Mappings.log)
            #expect(outcome.cases[0].text(CaseField.outcome) == state)
            #expect(outcome.cases[0].acts.count == 3)
        }
    }

    /// A thousand cases sorted with hardly any memory, so that many runs are merged.
    @Test(arguments: [11, 12] as [UInt64]) func sortingInATemporaryFileGivesTheSame(_ seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        var rows: [String] = []
        for number in 0..<1_000 {
            for event in 0..<Int.random(in: 1...9, using: &generator) {
                let state = ["open", "done", "again", "卫生", "?"].randomElement(using: &generator)!
                let text = String(repeating: "x", count: Int.random(in: 0...200, using: &generator))
                rows.append("c\(number),\(event),2024-01-0\(event + 1) 10:00,\(state),g\(text),2024-01-01 09:00,2024-02-01 10:00")
            }
        }
        rows.shuffle(using: &generator)
        let file = try TemporaryFile(Array((Self.header + rows.joined(separator: "\n")).utf8))
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent("amends-sorting-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let large = try Importing.file(file.url, mapping: Mappings.log)
        let small = try Importing.file(
            file.url, mapping: Mappings.log, options: ImportOptions(temporaryDirectory: directory, sortingMemoryByteCount: 8 * 1024))
        #expect(small.transcript == large.transcript, "seed \(seed)")
        #expect(small.cases.map(\.line) == large.cases.map(\.line), "seed \(seed)")
        #expect(large.cases.count == 1_000)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path).isEmpty)
    }

    @Test func anEventLogThatNeedsTooManyRunsIsRefused() throws {
        let rows = (0...ImportLimits.maximumRuns).map { "c\($0),0,2024-01-01 10:00,open,g,2024-01-01 09:00," }
        let error = #expect(throws: ImportError.self) {
            try Importing.text(
                Self.header + rows.joined(separator: "\n"), mapping: Mappings.log, options: ImportOptions(sortingMemoryByteCount: 1))
        }
        #expect(error?.code == .limit)
        #expect(error?.message.contains("sorting memory") == true)
    }

    @Test func aSortingDirectoryThatIsNotThereIsNamed() throws {
        let error = #expect(throws: ImportError.self) {
            try Importing.text(
                Self.header + Self.rows[0], mapping: Mappings.log,
                options: ImportOptions(temporaryDirectory: URL(fileURLWithPath: "/nonexistent"), sortingMemoryByteCount: 1))
        }
        #expect(error?.code == .file)
        #expect(error?.message.contains("/nonexistent") == true)
    }

    @Test func aBadEventIsRefusedByItself() throws {
        let rows =
            Self.rows + [
                "A,x,2024-01-05 12:00,done,g2,2024-01-01 08:30,", "A,11,yesterday,done,g2,2024-01-01 08:30,",
                "A,12,2024-01-05 12:00,done,g2,2024-01-01 08:30,soon", ",13,2024-01-05 12:00,done,g2,2024-01-01 08:30,",
            ]
        let outcome = try Importing.text(Self.header + rows.joined(separator: "\n"), mapping: Mappings.log)
        let sound = try Importing.text(Self.header + Self.rows.joined(separator: "\n"), mapping: Mappings.log)
        #expect(outcome.transcript == sound.transcript)
        #expect(
            outcome.rejects == [
                Reject(line: 10, sourceID: "A", reason: .badNumber(column: "number", value: "x")),
                Reject(line: 11, sourceID: "A", reason: .badTime(column: "time", value: "yesterday")),
                Reject(line: 12, sourceID: "A", reason: .badTime(column: "closed", value: "soon")),
                Reject(line: 13, sourceID: nil, reason: .noCaseID(column: "id")),
            ])
    }

    @Test func aCaseWithoutATimeOfReceiptOrWithTooManyEventsIsRefused() throws {
        let rows =
            ["N,0,2024-01-01 10:00,open,g,,", "Z,0,2024-01-01 10:00,open,g,2024-01-01 09:00,"]
            + (0...ImportLimits.maximumEventsPerCase).map { "M,\($0),2024-01-01 10:00,open,g,2024-01-01 09:00," }
        let outcome = try Importing.text(Self.header + rows.joined(separator: "\n"), mapping: Mappings.log)
        #expect(outcome.ids == ["Z"])
        #expect(Set(outcome.rejects.map(\.reason)) == [.noTime(column: "opened"), .tooManyEvents(sourceID: "M")])
    }

    @Test func aKindMayStandOnTheFirstRow() throws {
        let yaml = Mappings.log.replacing("becomes: again}", with: "becomes: again}, on_first_row: true")
        let rows = ["A,0,2024-01-01 10:00,again,g,2024-01-01 09:00,", "A,1,2024-01-02 10:00,open,g,2024-01-01 09:00,"]
        let outcome = try Importing.text(Self.header + rows.joined(separator: "\n"), mapping: yaml)
        #expect(outcome.cases[0].acts.map { Vocabulary.name(of: $0.kind) } == ["case.receive", "case.reopen", "case.amend"])
        #expect(outcome.cases[0].acts.map(\.step) == [0, 1, 2])
    }

    @Test func eventsMayBeOrderedByTimeOrByTheFile() throws {
        let rows = ["A,9,2024-01-02 10:00,late,g,2024-01-01 09:00,", "A,1,2024-01-01 10:00,early,g,2024-01-01 09:00,"]
        let byTime = Mappings.log.replacing("order: number", with: "order: {column: time, as: time}")
        #expect(try Importing.text(Self.header + rows.joined(separator: "\n"), mapping: byTime).cases[0].text(CaseField.outcome) == "late")
        let byFile = Mappings.log.replacing("  order: number\n", with: "")
        #expect(try Importing.text(Self.header + rows.joined(separator: "\n"), mapping: byFile).cases[0].text(CaseField.outcome) == "early")
    }

    @Test func thePartsOfAnEventLogMakeTheWhole() throws {
        let rows = (0..<200).flatMap { number in (0..<3).map { "c\(number),\($0),2024-01-01 10:00,open,g,2024-01-01 09:00," } }
        let file = try TemporaryFile(Array((Self.header + rows.joined(separator: "\n")).utf8))
        let whole = try Importing.file(file.url, mapping: Mappings.log)
        let parts = try (0..<3).map { try Importing.file(file.url, mapping: Mappings.log, options: ImportOptions(part: ($0, 3))) }
        #expect(parts.flatMap(\.transcript).sorted() == whole.transcript.sorted())
        #expect(parts.allSatisfy { !$0.cases.isEmpty })
    }
}
