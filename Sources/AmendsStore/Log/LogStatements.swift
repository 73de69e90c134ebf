import AmendsCodec
import AmendsLog

/// A stream as its row says, in memory for one transaction.
final class OpenStream {
    let id: Int64
    let scope: Int64
    let stream: StreamID
    var size: UInt64
    var frontier: MerkleFrontier
    var sealedSize: UInt64
    var sealedFrontier: MerkleFrontier
    var seed: Seed?
    var lastStamp: Stamp?
    var isChanged = false
    var hasher: LeafHasher

    init(
        id: Int64, scope: Int64, stream: StreamID, size: UInt64, frontier: MerkleFrontier, sealedSize: UInt64,
        sealedFrontier: MerkleFrontier, seed: Seed?, lastStamp: Stamp?
    ) {
        (self.id, self.scope, self.stream, self.size, self.frontier) = (id, scope, stream, size, frontier)
        (self.sealedSize, self.sealedFrontier, self.seed, self.lastStamp) = (sealedSize, sealedFrontier, seed, lastStamp)
        hasher = LeafHasher(node: stream.node, scope: stream.scope)
    }
}

/// The statements on `log_*`, prepared once for the writing connection.
final class LogStatements {
    let findScope, insertScope: Statement
    let findStream, streamByID, insertStream, updateStream: Statement
    let insertSegment, segmentAt, segmentsFrom, deleteSegment: Statement
    let insertTail, tailRow, tailRows, deleteTail: Statement
    let anyWaiting, waitingOf, insertWaiting, deleteWaiting, countWaiting: Statement

    init(_ database: OpaquePointer) throws(StoreError) {
        findScope = try Statement(database, "SELECT id FROM log_scope WHERE name=?1")
        insertScope = try Statement(database, "INSERT INTO log_scope (name) VALUES (?1)")
        let columns = "id, scope, origin, size, frontier, sealed_size, sealed_frontier, seed, last_milliseconds, last_counter"
        findStream = try Statement(database, "SELECT \(columns) FROM log_stream WHERE origin=?1")
        streamByID = try Statement(database, "SELECT \(columns) FROM log_stream WHERE id=?1")
        insertStream = try Statement(
            database,
            "INSERT INTO log_stream (scope, origin, size, frontier, sealed_size, sealed_frontier) VALUES (?1, ?2, 0, ?3, 0, ?3)")
        updateStream = try Statement(
            database,
            """
            UPDATE log_stream SET size=?2, frontier=?3, sealed_size=?4, sealed_frontier=?5, seed=?6, last_milliseconds=?7,
            last_counter=?8 WHERE id=?1
            """)
        insertSegment = try Statement(database, "INSERT INTO log_segment (stream, first, count, body) VALUES (?1,?2,?3,?4)")
        segmentAt = try Statement(
            database, "SELECT first, count, body FROM log_segment WHERE stream=?1 AND first<=?2 ORDER BY first DESC LIMIT 1")
        segmentsFrom = try Statement(
            database, "SELECT first, count, body FROM log_segment WHERE stream=?1 AND first>=?2 ORDER BY first")
        deleteSegment = try Statement(database, "DELETE FROM log_segment WHERE stream=?1 AND first=?2")
        insertTail = try Statement(database, "INSERT INTO log_tail (stream, position, row) VALUES (?1,?2,?3)")
        tailRow = try Statement(database, "SELECT row FROM log_tail WHERE stream=?1 AND position=?2")
        tailRows = try Statement(
            database, "SELECT row FROM log_tail WHERE stream=?1 AND position>=?2 AND position<?3 ORDER BY position")
        deleteTail = try Statement(database, "DELETE FROM log_tail WHERE stream=?1 AND position<?2")
        anyWaiting = try Statement(database, "SELECT 1 FROM log_waiting LIMIT 1")
        waitingOf = try Statement(database, "SELECT stream, position FROM log_waiting WHERE scope=?1 AND record=?2 AND kind=?3")
        insertWaiting = try Statement(
            database, "INSERT OR IGNORE INTO log_waiting (scope, record, stream, position, kind) VALUES (?1,?2,?3,?4,?5)")
        deleteWaiting = try Statement(database, "DELETE FROM log_waiting WHERE scope=?1 AND record=?2 AND kind=?3")
        countWaiting = try Statement(database, "SELECT count(*) FROM log_waiting WHERE stream=?1")
    }

    /// Reads the row that `statement` stands on.
    static func openStream(_ statement: Statement) throws(StoreError) -> OpenStream {
        let origin = statement.text(2)
        guard let stream = StreamID(origin: origin), let frontier = MerkleFrontier(encoded: Array(statement.blob(4))),
            let sealedFrontier = MerkleFrontier(encoded: Array(statement.blob(6))),
            frontier.size == UInt64(statement.integer(3)), sealedFrontier.size == UInt64(statement.integer(5))
        else { throw StoreError(.damaged, "The stream \(origin) can't be read from the database. Restore it from a peer.") }
        return OpenStream(
            id: statement.integer(0), scope: statement.integer(1), stream: stream,
            size: frontier.size, frontier: frontier, sealedSize: sealedFrontier.size, sealedFrontier: sealedFrontier,
            seed: statement.isNull(7) ? nil : Seed(reading: statement.blob(7)),
            lastStamp: statement.isNull(8)
                ? nil : Stamp(milliseconds: statement.integer(8), counter: UInt16(clamping: statement.integer(9))))
    }
}
