import AmendsLog
import AmendsMerge
import AmendsModel

/// Rows by which cases are found that came by more than one road: under their numbers at outside bodies, and
/// on their way from site to site. Most cases have none.
final class RoadTable {
    private let addNumber, removeNumber, move: Statement

    init(_ database: OpaquePointer) throws(StoreError) {
        addNumber = try Statement(database, "INSERT OR IGNORE INTO case_outside_number (number, scope, record) VALUES (?1,?2,?3)")
        removeNumber = try Statement(database, "DELETE FROM case_outside_number WHERE number=?1 AND scope=?2 AND record=?3")
        move = try Statement(
            database,
            """
            INSERT INTO case_transfer (scope, record, pending, touched) VALUES (?1,?2,?3,1)
            ON CONFLICT DO UPDATE SET pending=excluded.pending, touched=1
            """)
    }

    /// Writes the rows of a case as it is now; `numbers` are those that it had.
    func write(_ state: RecordState, in scope: Int64, instead numbers: Set<String>) throws(StoreError) {
        let now = state.outsideNumbers
        for number in numbers.subtracting(now) { try run(removeNumber, number, scope, state.record) }
        for number in now.subtracting(numbers) { try run(addNumber, number, scope, state.record) }
        if state.isBetweenSites {
            move.bind(1, scope)
            move.bind(2, state.record)
            move.bind(3, state.transferAskedAt == nil ? 0 : 1)
            try move.run()
        }
    }

    private func run(_ statement: Statement, _ number: String, _ scope: Int64, _ record: RecordID) throws(StoreError) {
        statement.bind(1, text: number)
        statement.bind(2, scope)
        statement.bind(3, record)
        try statement.run()
    }
}
