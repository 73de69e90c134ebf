import AmendsLog
import AmendsModel
import Foundation
import Testing

@testable import AmendsImport

@Suite struct RowCaseTests {
    private static let mapping = """
        id: shop
        time_zone: Asia/Shanghai
        date_formats: ["%Y-%m-%d %H:%M"]
        missing: ["?", "n/a"]
        case: id
        site: {column: shop, map: {old: S001}, absent: S000, slug: true}
        columns:
          how: {field: channel, map: {tel: phone}, absent: other}
          kind: [category, {field: subcategory, map: {attitude: rude}}]
          grave: {field: severity, map: {"1": minor}, default: major}
          sum: demanded
          stars: score
          label: mark
          memo: {field: note, missing: []}
          when: occurred_at
        constants: {kind: complaint, place: counter}
        acts:
          - {kind: case.receive, at: opened, actor: who}
          - {kind: case.assign, at: passed, actor: to, columns: {to: assignee}}
          - {kind: case.follow-up, when: {column: happy, is: ["yes", sure]}, constants: {satisfied: "yes"}}
          - {kind: case.dissatisfied, when: [{column: happy, present: true}, {column: happy, is_not: ["yes", sure]}], constants: {satisfied: "no"}}
          - {kind: case.reopen, when: {column: again, at_least: 1}, constants: {reason: came back}}
          - {kind: case.close, at: closed}
        """
    private static let header = "id,how,kind,grave,sum,stars,label,memo,when,opened,who,passed,to,happy,again,closed,shop\n"

    private func acts(_ row: String) throws -> [String] {
        let outcome = try Importing.text(Self.header + row, mapping: Self.mapping)
        #expect(outcome.rejects.isEmpty)
        return try #require(outcome.cases.first).acts.map(\.transcript)
    }

    @Test func aFullRowBecomesAllItsActs() throws {
        let acts = try acts(
            "7,tel,attitude,1,12.5,4,vip,?,2024-01-01 08:00,2024-01-01 09:00,Li,2024-01-02 09:00,Wang,sure,2,2024-01-03 09:00,old")
        #expect(
            acts == [
                "0:case.receive@1704070800000 Li channel=phone,category=attitude,subcategory=rude,severity=1,demanded=1250,score=4,"
                    + "mark=+vip,note=?,occurred_at=1704067200000,kind=complaint,place=counter,received_at=1704070800000,utc_offset=480,source_id=7",
                "1:case.assign@1704157200000 Wang assignee=Wang",
                "2:case.follow-up@1704243600000 - satisfied=yes",
                "4:case.reopen@1704243600000 - reason=came back",
                "5:case.close@1704243600000 - ",
            ])
    }

    @Test func aBareRowBecomesItsReceipt() throws {
        let acts = try acts("8,?,n/a,9,,,,,,2024-01-01 09:00,,,,,0,,\"\"")
        #expect(
            acts == [
                "0:case.receive@1704070800000 - channel=other,severity=4,kind=complaint,place=counter,"
                    + "received_at=1704070800000,utc_offset=480,source_id=8"
            ])
    }

    @Test func anActWithoutATimeOfItsOwnTakesTheLatestOfItsCase() throws {
        let acts = try acts("8,?,,,,,,,,2024-01-05 09:00,,2024-01-02 09:00,x,no,,2024-01-03 09:00,S9")
        #expect(
            acts.map { $0.split(separator: " ")[0] } == [
                "0:case.receive@1704416400000", "1:case.assign@1704157200000", "3:case.dissatisfied@1704416400000",
                "5:case.close@1704243600000",
            ])
    }

    static let badRows: [(row: String, reason: RejectReason)] = [
        ("1,,,,,,,,,,,,,,,,", .noTime(column: "opened")),
        ("1,,,,,,,,,2024-13-01 09:00,,,,,,,", .badTime(column: "opened", value: "2024-13-01 09:00")),
        ("1,,,,,,,,,2024-01-01 09:00,,x,,,,,", .badTime(column: "passed", value: "x")),
        ("1,,,,,,,,y,2024-01-01 09:00,,,,,,,", .badTime(column: "when", value: "y")),
        ("1,,,,12.345,,,,,2024-01-01 09:00,,,,,,,", .badAmount(column: "sum", value: "12.345")),
        ("1,,,,1000000000.01,,,,,2024-01-01 09:00,,,,,,,", .badAmount(column: "sum", value: "1000000000.01")),
        ("1,,,,,4.5,,,,2024-01-01 09:00,,,,,,,", .badNumber(column: "stars", value: "4.5")),
    ]

    @Test(arguments: badRows.indices) func aBadValueRefusesItsRow(_ index: Int) throws {
        let sound = "2,,,,,,,,,2024-01-01 09:00,,,,,,,\n"
        let outcome = try Importing.text(Self.header + Self.badRows[index].row + "\n" + sound, mapping: Self.mapping)
        #expect(outcome.ids == ["2"])
        #expect(outcome.rejects == [Reject(line: 2, sourceID: "1", reason: Self.badRows[index].reason)])
        #expect(outcome.report.rejected == 1)
    }

    @Test func aFieldAnActNeedsIsMissedWhereItIsEmpty() throws {
        let yaml = Mappings.plain().replacing("constants: {channel: phone}", with: "").replacing("{text: content}", with: "{text: channel}")
        let outcome = try Importing.text("id,day,text\n1,2024-01-01,\n2,2024-01-01,smoke\n", mapping: yaml)
        #expect(outcome.ids == ["2"])
        #expect(outcome.rejects.map(\.reason) == [.fieldMissing(name: "channel", act: "case.receive")])
    }

    @Test func aCodeWhoseOrderMattersMustBeKnown() throws {
        let yaml = Mappings.plain().replacing("{text: content}", with: "{text: urgency}")
        let outcome = try Importing.text("id,day,text\n1,2024-01-01,burning\n2,2024-01-01,urgent\n", mapping: yaml)
        #expect(outcome.ids == ["2"])
        #expect(outcome.rejects.map(\.reason) == [.unknownCode(column: "text", value: "burning", known: ["general", "urgent"])])
    }

    @Test func theSecondRowOfACaseIsRefusedUnlessTheFirstWas() throws {
        let outcome = try Importing.text(
            "id,day,text\n1,2024-01-01,a\n2,bad,b\n1,2024-01-02,c\n2,2024-01-01,d\n", mapping: Mappings.plain())
        #expect(outcome.ids == ["1", "2"])
        #expect(outcome.cases.map(\.line) == [2, 5])
        #expect(outcome.rejects.map(\.line) == [3, 4])
        #expect(outcome.rejects.last == Reject(line: 4, sourceID: "1", reason: .secondRow(sourceID: "1")))
    }

    @Test func recordsAreNamedByTheMappingAndTheSource() throws {
        let outcome = try Importing.text("id,day,text\n1,2024-01-01,a\n", mapping: Mappings.plain())
        #expect(outcome.cases.map(\.record) == [RecordID(mapping: "plain", source: "1")])
    }

    @Test func readingTwiceGivesTheSame() throws {
        let file = try TemporaryFile(
            Array((Self.header + "8,?,,,,,,,,2024-01-05 09:00,,2024-01-02 09:00,x,no,,2024-01-03 09:00,S9\n").utf8))
        let first = try Importing.file(file.url, mapping: Self.mapping)
        let second = try Importing.file(file.url, mapping: Self.mapping)
        #expect(first.transcript == second.transcript)
        #expect(first.report == second.report)
    }

    @Test(arguments: [1, 2, 3, 7]) func thePartsOfAFileMakeTheWhole(_ count: Int) throws {
        let rows = (0..<500).map { "\($0),2024-01-01,a\n" }.joined()
        let file = try TemporaryFile(Array(("id,day,text\n" + rows + ",2024-01-01,nobody\n").utf8))
        let whole = try Importing.file(file.url, mapping: Mappings.plain())
        let parts = try (0..<count).map { index in
            try Importing.file(file.url, mapping: Mappings.plain(), options: ImportOptions(part: (index, count)))
        }
        #expect(parts.flatMap(\.transcript).sorted() == whole.transcript.sorted())
        #expect(parts.map(\.rejects.count) == [1] + Array(repeating: 0, count: count - 1))
        #expect(parts.allSatisfy { $0.cases.count > 250 / count && $0.report.otherParts == 500 - $0.cases.count })
    }

    @Test(arguments: [(-1, 2), (2, 2), (0, 0)]) func aPartThatIsNoneIsRefused(_ index: Int, _ count: Int) throws {
        let error = #expect(throws: ImportError.self) {
            try Importing.text("id,day,text\n", mapping: Mappings.plain(), options: ImportOptions(part: (index, count)))
        }
        #expect(error?.code == .options)
    }

    @Test func aFileOfTooManyCasesIsRefused() throws {
        let rows = (0..<11).map { "\($0),2024-01-01,a\n" }.joined()
        let error = #expect(throws: ImportError.self) {
            try Importing.text("id,day,text\n" + rows, mapping: Mappings.plain(), options: ImportOptions(maximumCases: 10))
        }
        #expect(error?.code == .limit)
    }

    @Test func anErrorOfTheTakerEndsTheImport() throws {
        struct Full: Error {}
        let file = try TemporaryFile(Array("id,day,text\n1,2024-01-01,a\n2,2024-01-01,a\n".utf8))
        let reader = try ImportReader(mapping: ImportMapping(yaml: Mappings.plain()), url: file.url)
        var count = 0
        #expect(throws: Full.self) {
            try reader.read(
                onCase: { _ in
                    count += 1
                    throw Full()
                }, onReject: { _ in })
        }
        #expect(count == 1)
    }

    @Test func aFileThatIsNotThereIsNamed() throws {
        let error = #expect(throws: ImportError.self) {
            try Importing.file(URL(fileURLWithPath: "/nonexistent/cases.csv"), mapping: Mappings.plain())
        }
        #expect(error?.code == .file)
        #expect(error?.message.contains("/nonexistent/cases.csv") == true)
        let directory = #expect(throws: ImportError.self) {
            try Importing.file(FileManager.default.temporaryDirectory, mapping: Mappings.plain())
        }
        #expect(directory?.code == .file)
    }

    @Test func progressRisesToTheWholeFile() throws {
        let rows = (0..<60_000).map { "\($0),2024-01-01,some words\n" }.joined()
        let outcome = try Importing.text("id,day,text\n" + rows, mapping: Mappings.plain())
        let size = Int64("id,day,text\n".utf8.count + rows.utf8.count)
        #expect(outcome.progress.count > 2)
        #expect(zip(outcome.progress, outcome.progress.dropFirst()).allSatisfy { $0.bytesRead <= $1.bytesRead && $0.rows <= $1.rows })
        #expect(outcome.progress.last == ImportProgress(bytesRead: size, totalBytes: size, rows: 60_000, cases: 60_000))
    }

    /// Where something of the text is lost, the first half of its FNV-1a hash keeps it apart from others.
    static let sites: [(text: String, code: String)] = [
        ("05 BROOKLYN", "05-BROOKLYN"), ("old", "S001"), ("S012", "S012"), ("?", "S000"), ("", "S000"), ("a  b", "a-b-c21c0d82"),
        ("卫生", "dfac9599"),
        ("Expert Global Solutions, Inc.", "Expert-Global-Solutions-e1241c8d"), ("x,", "x-08f0fc07"),
        (String(repeating: "y", count: 40), "yyyyyyyyyyyyyyyyyyyyyyy-6059fd75"),
    ]

    @Test(arguments: sites.indices) func anyTextBecomesASiteCode(_ index: Int) throws {
        let (text, code) = Self.sites[index]
        let outcome = try Importing.text(Self.header + "1,,,,,,,,,2024-01-01 09:00,,,,,,,\"\(text)\"\n", mapping: Self.mapping)
        #expect(outcome.cases.map { $0.site?.text } == [code])
    }

    @Test func aSiteThatIsNoCodeIsRefusedWithoutASlug() throws {
        let yaml = Mappings.plain().replacing("case: id", with: "case: id\nsite: {column: text, prefix: X-, default: X-9, map: {a: X-1}}")
        let outcome = try Importing.text("id,day,text\n1,2024-01-01,a\n2,2024-01-01,b c\n3,2024-01-01,\n", mapping: yaml)
        #expect(outcome.cases.map { $0.site?.text } == ["X-1", "X-9", nil])
        let strict = yaml.replacing(", default: X-9", with: "")
        let refused = try Importing.text("id,day,text\n1,2024-01-01,a\n2,2024-01-01,b c\n3,2024-01-01,7\n", mapping: strict)
        #expect(refused.cases.map { $0.site?.text } == ["X-1", "X-7"])
        #expect(refused.rejects == [Reject(line: 3, sourceID: "2", reason: .badSite(column: "text", value: "b c"))])
        let fixed = Mappings.plain().replacing("case: id", with: "case: id\nsite: S012")
        #expect(try Importing.text("id,day,text\n1,2024-01-01,a\n", mapping: fixed).cases.map { $0.site?.text } == ["S012"])
    }
}
