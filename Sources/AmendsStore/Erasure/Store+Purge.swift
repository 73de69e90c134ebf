public import AmendsLog
import Foundation
import GRDB
import GRDBSQLite

extension Store {
    static let purgeSetting = "purge_pending"

    /// Whether values were erased whose last traces still lie in the search index's old rows or in the
    /// write-ahead log.
    public func needsPurge() throws(StoreError) -> Bool {
        try read { database in
            try String.fetchOne(database, sql: "SELECT value FROM node_setting WHERE name=?", arguments: [Self.purgeSetting]) == "1"
        }
    }

    /// Removes the last traces of what was erased: rows that the search index keeps of deleted texts, and
    /// pages in the write-ahead log. Returns whether nothing is left to do; false where another process was
    /// reading, and it has to be called again. After a crash it begins anew.
    @discardableResult
    public func purge() throws(StoreError) -> Bool {
        guard try needsPurge() else { return true }
        // FTS5 writes a word of a deleted row again as a deletion; merging the whole index drops both.
        try write { transaction in
            try Statement(transaction.database, "INSERT INTO search_text (search_text) VALUES ('optimize')").run()
        }
        let isTruncated: Bool
        do {
            isTruncated = try database.writeWithoutTransaction { database in
                // Not in WAL mode (a simulation's database in memory) there is nothing to truncate.
                guard try String.fetchOne(database, sql: "PRAGMA journal_mode") == "wal" else { return true }
                do { return try database.checkpoint(.truncate).walFrameCount <= 0 } catch let error as DatabaseError
                    where error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED
                { return false }
            }
        } catch { throw StoreError(error) }
        guard isTruncated else { return false }
        try write { try $0.set(Self.purgeSetting, to: "0") }
        return true
    }

    /// The values that are absent here although nothing that is held explains it: a peer must give them.
    public func holeCount() throws(StoreError) -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM log_hole") ?? 0 }
    }

    /// Records with an erasing act to which entries came that may not have seen it, and the scope each
    /// lies in.
    public func recordsErasedLate() throws(StoreError) -> [(scope: Scope, kind: RecordKind, record: RecordID)] {
        try read { database in
            try Row.fetchAll(
                database,
                sql:
                    "SELECT s.name, e.kind, e.record FROM log_erasure e JOIN log_scope s ON s.id = e.scope WHERE e.late = 1 ORDER BY e.record"
            ).compactMap { row in
                guard let scope = Scope(row[0] as String), let record = RecordID(Array(row[2] as Data)) else { return nil }
                return (scope, RecordKind(rawValue: UInt8(truncatingIfNeeded: row[1] as Int64)), record)
            }
        }
    }
}

extension StoreTransaction {
    /// Says that nothing of a record is left that came too late to see its erasure.
    public func settleErasure(of record: RecordID, kind: RecordKind, in scope: Scope) throws(StoreError) {
        let update = Statement(database, "UPDATE log_erasure SET late=0 WHERE scope=?1 AND kind=?2 AND record=?3")
        update.bind(1, try scopeNumber(scope))
        update.bind(2, Int64(kind.rawValue))
        update.bind(3, record)
        try update.run()
    }

    /// Makes the next entry of an own stream draw a fresh seed where its tail's was destroyed.
    func drawFreshSeed(for stream: StreamID, insteadOf seeds: Set<Seed>) throws(StoreError) {
        guard let open = try open(stream, create: false), let seed = open.seed, seeds.contains(seed) else { return }
        open.seed = nil
        open.isChanged = true
    }
}
