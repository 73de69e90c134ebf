import AmendsImport
import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsStore
import Foundation
import GRDB
import Testing

@Suite struct ImportTests {
    static let mapping = """
        id: shops
        title: a test
        delimiter: comma
        encoding: utf-8
        time_zone: wall-clock
        date_formats: ["%Y-%m-%d %H:%M"]
        case: id
        site: {column: shop}
        columns: {text: content, place: region}
        constants: {channel: phone}
        acts:
          - {kind: case.receive, at: opened}
          - {kind: case.feed-back, at: answered}
          - {kind: case.close, at: closed}
        """

    private static func write(_ rows: [String], _ folder: TemporaryFolder, _ name: String = "a.csv") throws -> URL {
        let url = URL(filePath: folder.file(name))
        try (["id,shop,opened,answered,closed,place,text"] + rows).joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
        return url
    }

    static func rows(_ count: Int, shop: String = "S001") -> [String] {
        (0..<count).map { "\($0),\(shop),2026-01-02 10:00,2026-01-03 10:00,2026-01-0\(4 + $0 % 5) 11:30,north,\"text \($0)\"" }
    }

    @discardableResult
    private static func take(_ url: URL, _ node: Node, site: String? = nil) throws -> (ImportOutcome, foreign: [String], rejects: [Reject])
    {
        var foreign: [String] = []
        var rejects: [Reject] = []
        let outcome = try node.importCases(
            ImportReader(mapping: try ImportMapping(yaml: mapping), url: url), site: site.flatMap { SiteCode($0) },
            onReject: { rejects.append($0) },
            onForeign: { foreign.append($0.sourceID) })
        return (outcome, foreign, rejects)
    }

    @Test func importingTwiceAddsNothing() throws {
        let folder = try TemporaryFolder()
        let url = try Self.write(Self.rows(50), folder)
        let node = try makeNode(.store, "S001", seed: 1)
        let (first, _, rejects) = try Self.take(url, node)
        #expect(first.casesWritten == 50 && first.entriesWritten == 150 && rejects.isEmpty)
        let before = try node.store.digests()
        let (second, _, _) = try Self.take(url, node)
        #expect(second.casesWritten == 0 && second.casesKnown == 50 && second.entriesWritten == 0)
        #expect(try node.store.digests() == before)
        #expect(try node.store.search("text").count == 50)
        let state = try node.store.findCase("7").state
        #expect(state.text(CaseField.sourceID) == "7")
        #expect(!state.isOpen)
    }

    @Test func aLaterEditionOfTheFileCompletesWhatWasOpen() throws {
        let folder = try TemporaryFolder()
        let node = try makeNode(.store, "S001", seed: 1)
        try Self.take(try Self.write(["1,S001,2026-01-02 10:00,,,north,x"], folder), node)
        #expect(try node.store.findCase("1").state.isOpen)
        let url = try Self.write(["1,S001,2026-01-02 10:00,2026-01-03 09:00,2026-01-04 09:00,north,x"], folder, "b.csv")
        let (outcome, _, _) = try Self.take(url, node)
        #expect(outcome.entriesWritten == 2 && outcome.casesWritten == 1)
        let state = try node.store.findCase("1").state
        #expect(!state.isOpen && state.entries.count == 3)
        #expect(try Self.take(url, node).0.entriesWritten == 0)
    }

    @Test func anImportThatBrokeOffIsCompletedByTheNext() throws {
        let folder = try TemporaryFolder()
        let url = try Self.write(Self.rows(4000), folder)
        let whole = try makeNode(.store, "S001", seed: 1)
        try Self.take(url, whole)
        let pool = try DatabasePool(path: folder.file("amends.db"), configuration: Store.configuration)
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock(), in: try Store(pool))
        // A disk that is full again and again breaks the import off between any two of its writes.
        var breaks = 0
        var sizes: Set<Int> = []
        while true {
            try pool.writeWithoutTransaction { database in
                let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
                try database.execute(sql: "PRAGMA max_page_count = \(pages + 60 + breaks * 25)")
            }
            do {
                try Self.take(url, node)
                break
            } catch {
                #expect(NodeError(error).code == .inputOutput)
                breaks += 1
                sizes.insert(try digests(node)[scope("S001")]?.cases ?? 0)
                #expect(try node.verify().problems == [])
                try #require(breaks < 60, "the import never got through")
            }
        }
        #expect(breaks > 2)
        #expect(sizes.contains { $0 > 0 && $0 < 4000 }, "no break fell in the middle: \(sizes)")
        #expect(try Self.take(url, node).0.entriesWritten == 0)
        #expect(try digests(node)[scope("S001")]?.cases == 4000)
        for row in try node.store.records(of: .complaintCase) { #expect(row.state.entries.count == 3 && row.state.heads.count == 1) }
        let query = StatisticsQuery(by: [.month, .region], isExact: true)
        #expect(try lines(node.store.statistics(query)) == lines(whole.store.statistics(query)))
        #expect(try node.store.search("text").count == 50)
    }

    /// Everything that a line says, without the order that a dictionary happens to have.
    private func lines(_ lines: [StatisticsLine]) -> [String] {
        lines.map { line in
            let durations = DurationKind.allCases.map { "\(line.duration($0)) \(String(describing: line.exact[$0]))" }
            return "\(line.keys) \(Measure.allCases.map { line.count($0) }) \(Milestone.allCases.map { line.reached($0) }) \(durations)"
        }
    }

    @Test func casesOfOtherShopsAreRefusedOneByOneAtAStoreAndTakenAtHeadOffice() throws {
        let folder = try TemporaryFolder()
        let rows =
            Self.rows(3, shop: "S001") + [
                "8,S002,2026-01-02 10:00,,,south,x", "9,S003,2026-01-02 10:00,,,south,x", "10,,2026-01-02 10:00,,,south,x",
            ]
        let url = try Self.write(rows, folder)
        let store = try makeNode(.store, "S001", seed: 1)
        let (outcome, foreign, _) = try Self.take(url, store)
        #expect(outcome.foreign == 2 && outcome.casesWritten == 4)
        #expect(foreign == ["8", "9"])
        #expect(try digests(store)[scope("S001")]?.cases == 4)
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        let (all, none, _) = try Self.take(url, headOffice, site: "S009")
        #expect(all.foreign == 0 && none.isEmpty && all.casesWritten == 6)
        #expect(try digests(headOffice)[scope("S009")]?.cases == 6)
        let other = try makeNode(.headOffice, "HQ", seed: 3)
        let (each, nobody, _) = try Self.take(url, other)
        #expect(each.foreign == 0 && nobody.isEmpty && each.casesWritten == 6)
        #expect(try ["S001", "S002", "S003", "HQ"].map { try digests(other)[scope($0)]?.cases } == [3, 1, 1, 1])
    }

    @Test func badRowsAreReportedWithTheirLinesAndTheOthersGoIn() throws {
        let folder = try TemporaryFolder()
        let url = try Self.write(
            [
                "1,S001,2026-01-02 10:00,,,n,x", ",S001,2026-01-02 10:00,,,n,x", "3,S001,yesterday,,,n,x", "4,S001,2026-01-02 10:00",
                "5,S 1,2026-01-02 10:00,,,n,x",
                "1,S001,2026-01-02 10:00,,,n,x", "6,S001,2026-01-02 10:00,,,n,x",
            ], folder)
        let node = try makeNode(.store, "S001", seed: 1)
        let (outcome, _, rejects) = try Self.take(url, node)
        #expect(outcome.casesWritten == 2)
        #expect(rejects.map(\.line) == [3, 4, 5, 6, 7])
        #expect(outcome.report.rejected == 5)
    }

    @Test func aCaseWithMoreTextThanASegmentHoldsGoesInAndOut() async throws {
        let folder = try TemporaryFolder()
        let url = URL(filePath: folder.file("long.csv"))
        let long = String(repeating: "x", count: 30_000)
        let events = (0..<60).map { "A,\($0),2026-01-02 10:\(10 + $0 % 50),\($0 % 2 == 0 ? "a" : "b"),\(long)\($0)" }
        try (["id,n,at,group,text"] + events).joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
        let mapping = """
            id: log
            title: a test
            delimiter: comma
            encoding: utf-8
            time_zone: wall-clock
            date_formats: ["%Y-%m-%d %H:%M"]
            case: id
            columns: {text: content, group: department}
            constants: {channel: phone}
            event_log:
              order: n
              at: at
              kinds:
                - {kind: case.assign, when: {column: group, changes: true}}
            acts:
              - {kind: case.receive, at: at}
            """
        let node = try makeNode(.store, "S001", seed: 1)
        let outcome = try node.importCases(
            ImportReader(mapping: try ImportMapping(yaml: mapping), url: url), onReject: { Issue.record("\($0)") })
        #expect(outcome.entriesWritten == 60)
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        try await talk(node, headOffice)
        try expectShared(node, headOffice, [scope("S001")])
    }
}
