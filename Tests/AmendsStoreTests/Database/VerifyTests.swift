import AmendsLog
import AmendsModel
import Foundation
import GRDB
import Testing

@testable import AmendsStore

@Suite struct VerifyTests {
    /// Sealed segments, an unsealed tail, and what a session brought.
    private static func store() throws -> Store {
        let store = try Store.inMemory()
        let elsewhere = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        var peer = try Writer(elsewhere, seed: 2)
        for number in 0..<6 {
            try writer.receive(record(number), [(CaseField.content, .text("內容 \(number)"))])
            if number == 3 { try writer.seal() }
            try peer.receive(record(100 + number), [(CaseField.content, .text("other \(number)"))])
        }
        try peer.seal()
        try copy(from: elsewhere, to: store)
        return store
    }

    @Test func aSoundStoreHasNoProblems() throws {
        let report = try Self.store().verify()
        #expect(report.problems == [])
        #expect(report.streams == 2)
        #expect(report.segments == 2)
        #expect(report.entries == 12)
        #expect(report.signatures == 2)
        #expect(report.holes == 0)
        #expect(report.waiting == 0)
        #expect(report.values > 12)
    }

    @Test(arguments: [
        ("log_segment", "body"), ("log_tail", "row"), ("log_stream", "frontier"), ("log_stream", "sealed_frontier"),
    ])
    func aFlippedBitInAnyByteOfTheLogIsFound(table: String, column: String) throws {
        let store = try Self.store()
        let key = table == "log_tail" ? "position" : "id"
        let cells = try store.read { database in
            try Row.fetchAll(database, sql: "SELECT \(key), \(column) FROM \(table)").map { ($0[0] as Int64, $0[1] as Data) }
        }
        #expect(!cells.isEmpty)
        for (id, cell) in cells {
            for position in stride(from: 0, to: cell.count, by: cell.count > 200 ? 5 : 1) {
                var damaged = cell
                damaged[position] ^= 1 << UInt8(position % 8)
                try Self.put(damaged, store, table, column, key, id)
                let report = try store.verify()
                #expect(!report.problems.isEmpty, "\(table).\(column) of \(id), byte \(position) of \(cell.count)")
            }
            try Self.put(cell, store, table, column, key, id)
        }
        #expect(try store.verify().problems == [])
    }

    private static func put(_ cell: Data, _ store: Store, _ table: String, _ column: String, _ key: String, _ id: Int64) throws {
        try store.database.write { database in
            try database.execute(sql: "UPDATE \(table) SET \(column)=? WHERE \(key)=?", arguments: [cell, id])
        }
    }

    @Test(arguments: [
        "DELETE FROM log_segment WHERE stream=1", "DELETE FROM log_segment WHERE stream=2", "DELETE FROM log_tail WHERE position=4",
        "DELETE FROM log_tail WHERE position=5", "UPDATE log_stream SET size=size+1 WHERE id=1",
        "UPDATE log_stream SET sealed_size=sealed_size-1 WHERE id=1",
        "UPDATE log_segment SET first=first+1 WHERE stream=2", "UPDATE log_segment SET count=count-1 WHERE stream=2",
        "UPDATE log_stream SET origin=replace(origin, 'S001', 'S002') WHERE id=1",
    ])
    func aRowChangedOrLostIsFound(sql: String) throws {
        let store = try Self.store()
        try store.database.write { try $0.execute(sql: sql) }
        #expect(try !store.verify().problems.isEmpty, "\(sql)")
    }

    @Test func oneBadStreamDoesNotHideTheOthers() throws {
        let store = try Self.store()
        try store.database.write { try $0.execute(sql: "UPDATE log_segment SET body=x'00' WHERE stream=1") }
        let report = try store.verify()
        #expect(report.problems.count == 1)
        #expect(report.segments == 1)
    }

    @Test func aDamagedProjectionIsMendedByARebuild() throws {
        let store = try Self.store()
        let before = try store.digests()
        try store.database.write { database in
            try database.execute(sql: "UPDATE case_record SET state=x'ffff'")
            try database.execute(sql: "DELETE FROM stat_bucket WHERE dimension=0")
        }
        expectStoreError(.damaged) {
            var writer = try Writer(store, seed: 1, at: 1_900_000_000_000)
            try writer.act(CaseAct.note, on: record(1))
        }
        #expect(throws: (any Error).self) { _ = try store.cases(CaseFilter()) }
        try store.rebuild()
        #expect(try store.digests() == before)
    }
}
