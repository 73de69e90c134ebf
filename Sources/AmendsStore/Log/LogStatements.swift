/// The statements that write to `log_*`, with those that only writing needs, prepared once for the
/// writing connection. ``EntryLoader`` has those that read.
final class LogStatements {
    let findScope, insertScope, nameOfScope: Statement
    let insertLine, updateStream, countLines, insertRung: Statement
    let insertSegment, wholeSegment, replaceSegment: Statement
    let insertTail, deleteTail: Statement
    let anyWaiting, waitingOf, insertWaiting, deleteWaiting, countWaiting: Statement

    init(_ database: OpaquePointer) throws(StoreError) {
        findScope = try Statement(database, "SELECT id FROM log_scope WHERE name=?1")
        insertScope = try Statement(database, "INSERT INTO log_scope (name) VALUES (?1)")
        nameOfScope = try Statement(database, "SELECT name FROM log_scope WHERE id=?1")
        insertLine = try Statement(
            database,
            """
            INSERT INTO log_stream (scope, origin, size, frontier, sealed_size, sealed_frontier, parent, base, fork)
            VALUES (?1, ?2, ?3, ?4, ?3, ?4, ?5, ?3, ?6)
            """)
        countLines = try Statement(
            database, "SELECT count(*) FROM log_stream WHERE origin>=?1 AND origin<?2 AND scope=?3")
        insertRung = try Statement(
            database, "INSERT INTO log_rung (stream, size, frontier) VALUES (?1,?2,?3) ON CONFLICT DO UPDATE SET frontier=excluded.frontier")
        updateStream = try Statement(
            database,
            """
            UPDATE log_stream SET size=?2, frontier=?3, sealed_size=?4, sealed_frontier=?5, seed=?6, last_milliseconds=?7,
            last_counter=?8 WHERE id=?1
            """)
        insertSegment = try Statement(database, "INSERT INTO log_segment (stream, first, count, body) VALUES (?1,?2,?3,?4)")
        wholeSegment = try Statement(
            database, "SELECT id, body FROM log_segment WHERE stream=?1 AND first<=?2 ORDER BY first DESC LIMIT 1")
        replaceSegment = try Statement(database, "UPDATE log_segment SET count=?2, body=?3 WHERE id=?1")
        insertTail = try Statement(database, "INSERT INTO log_tail (stream, position, row) VALUES (?1,?2,?3)")
        deleteTail = try Statement(database, "DELETE FROM log_tail WHERE stream=?1 AND position<?2")
        anyWaiting = try Statement(database, "SELECT 1 FROM log_waiting LIMIT 1")
        waitingOf = try Statement(database, "SELECT stream, position FROM log_waiting WHERE scope=?1 AND record=?2 AND kind=?3")
        insertWaiting = try Statement(
            database, "INSERT OR IGNORE INTO log_waiting (scope, record, stream, position, kind) VALUES (?1,?2,?3,?4,?5)")
        deleteWaiting = try Statement(database, "DELETE FROM log_waiting WHERE scope=?1 AND record=?2 AND kind=?3")
        countWaiting = try Statement(database, "SELECT count(*) FROM log_waiting WHERE stream=?1")
    }
}
