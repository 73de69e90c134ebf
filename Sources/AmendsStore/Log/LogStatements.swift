import GRDB

/// The statements that write to `log_*`, with those that only writing needs, prepared once for the
/// writing connection. ``EntryLoader`` has those that read.
final class LogStatements {
    let findScope, insertScope, nameOfScope: Statement
    let insertStream, updateStream: Statement
    let insertSegment: Statement
    let insertTail, deleteTail: Statement
    let anyWaiting, waitingOf, insertWaiting, deleteWaiting, countWaiting: Statement

    init(_ database: Database) {
        findScope = Statement(database, "SELECT id FROM log_scope WHERE name=?1")
        insertScope = Statement(database, "INSERT INTO log_scope (name) VALUES (?1)")
        nameOfScope = Statement(database, "SELECT name FROM log_scope WHERE id=?1")
        insertStream = Statement(
            database,
            "INSERT INTO log_stream (scope, origin, size, frontier, sealed_size, sealed_frontier) VALUES (?1, ?2, 0, ?3, 0, ?3)")
        updateStream = Statement(
            database,
            """
            UPDATE log_stream SET size=?2, frontier=?3, sealed_size=?4, sealed_frontier=?5, seed=?6, last_milliseconds=?7,
            last_counter=?8 WHERE id=?1
            """)
        insertSegment = Statement(database, "INSERT INTO log_segment (stream, first, count, body) VALUES (?1,?2,?3,?4)")
        insertTail = Statement(database, "INSERT INTO log_tail (stream, position, row) VALUES (?1,?2,?3)")
        deleteTail = Statement(database, "DELETE FROM log_tail WHERE stream=?1 AND position<?2")
        anyWaiting = Statement(database, "SELECT 1 FROM log_waiting LIMIT 1")
        waitingOf = Statement(database, "SELECT stream, position FROM log_waiting WHERE scope=?1 AND record=?2 AND kind=?3")
        insertWaiting = Statement(
            database, "INSERT OR IGNORE INTO log_waiting (scope, record, stream, position, kind) VALUES (?1,?2,?3,?4,?5)")
        deleteWaiting = Statement(database, "DELETE FROM log_waiting WHERE scope=?1 AND record=?2 AND kind=?3")
        countWaiting = Statement(database, "SELECT count(*) FROM log_waiting WHERE stream=?1")
    }
}
