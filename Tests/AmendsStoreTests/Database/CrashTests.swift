import AmendsLog
import AmendsMerge
import AmendsModel
import GRDB
import Testing

@testable import AmendsStore

@Suite struct CrashTests {
    /// Everything a store holds, table by table.
    private static func rows(_ store: Store) throws -> [String: [[String]]] {
        let tables = [
            "log_stream", "log_segment", "log_tail", "log_waiting", "log_scope", "case_record", "stat_bucket", "stat_symbol",
            "node_setting",
        ]
        return try store.read { database in
            try Dictionary(
                uniqueKeysWithValues: tables.map { table in
                    (
                        table,
                        try Row.fetchAll(database, sql: "SELECT * FROM \(table) ORDER BY 1, 2").map { $0.databaseValues.map(\.description) }
                    )
                })
        }
    }

    /// Runs `body` with a power cut before every one of its steps in turn, until it runs through.
    private static func crashEverywhere(_ store: Store, _ body: (StoreTransaction) throws -> Void) throws -> Int {
        let before = try rows(store)
        for steps in 0..<10_000 {
            do throws(StoreError) {
                try store.write { transaction in
                    transaction.crash(afterSteps: steps)
                    try body(transaction)
                }
                return steps
            } catch {
                guard error.code == .cancelled else { throw error }
                #expect(try rows(store) == before, "a cut before step \(steps) left something behind")
            }
        }
        Issue.record("the transaction never ended")
        return 0
    }

    @Test func aCutAtAnyStepOfAnActionLeavesTheStoreAsItWas() throws {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        try writer.receive(record(1), [(CaseField.region, .text("north"))])
        let drafts = [
            writer.draft(CaseAct.receive, on: record(2), [(CaseField.channel, .text("web")), (CaseField.region, .text("south"))]),
            writer.draft(CaseAct.note, on: record(1), [(CaseField.note, .text("x"))]),
            writer.draft(CaseAct.close, on: record(2), [(CaseField.outcome, .text("explained"))]),
        ]
        #expect(try Self.crashEverywhere(store) { try writer.append(drafts, $0) } >= 6)
        #expect(try store.digests().first?.entries == 4)
        #expect(try store.verify().problems == [])
        _ = try digestsAfterRebuild(store)
    }

    @Test func aCutAtAnyStepOfSealingLeavesTheTail() throws {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        try store.write { transaction in
            for number in 0..<5000 { try writer.append([writer.draft(CaseAct.note, on: record(number % 3))], transaction) }
        }
        // 5,000 entries are two segments at least.
        #expect(try Self.crashEverywhere(store) { try $0.seal(writer.stream, key: writer.key) } >= 3)
        #expect(try store.sealedHeads() == store.heads())
        #expect(try store.verify().problems == [])
    }

    @Test func aCutAtAnyStepOfTakingInASegmentTakesNothing() throws {
        let source = try Store.inMemory()
        var writer = try Writer(source, seed: 1)
        for number in 0..<30 { try writer.receive(record(number), [(CaseField.category, .text("category \(number % 4)"))]) }
        try writer.seal()
        let store = try Store.inMemory()
        var other = try Writer(store, seed: 2)
        try other.act(CaseAct.amend, on: record(3), [(CaseField.category, .text("price"))])
        let body = try #require(try source.segments(of: writer.stream, from: 0, maximumByteCount: 1 << 20).segments.first)
        var verifier = SegmentVerifier()
        let segment = try verifier.verify(body, after: [])
        #expect(try Self.crashEverywhere(store) { _ = try $0.take(segment) } >= 3)
        try other.seal()
        try copy(from: store, to: source)
        #expect(try source.digests() == store.digests())
    }

    @Test func theTransactionAfterACrashStartsClean() throws {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        let first = writer.draft(CaseAct.receive, on: record(1), [(CaseField.region, .text("only in the lost transaction"))])
        expectStoreError(.cancelled) {
            try store.write { transaction in
                transaction.crash(afterSteps: 2)
                try writer.append([first], transaction)
            }
        }
        try writer.receive(record(2), [(CaseField.region, .text("north"))])
        try writer.receive(record(1), [(CaseField.region, .text("only in the lost transaction"))])
        let lines = try store.statistics(StatisticsQuery(by: [.region]))
        #expect(lines.map(\.keys) == [["north"], ["only in the lost transaction"]])
        _ = try digestsAfterRebuild(store)
    }
}
