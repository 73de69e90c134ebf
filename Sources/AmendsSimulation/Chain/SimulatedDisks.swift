import AmendsStore
import GRDB

/// Databases in memory, lent to one history after the other: emptying one costs a fraction of making one,
/// and its statements stay prepared. Used by one thread.
final class SimulatedDisks {
    private var idle: [DatabaseQueue] = []
    private var lent: [DatabaseQueue] = []
    private var template: DatabaseQueue?

    /// An empty database with the tables of a store.
    func take() throws -> DatabaseQueue {
        let disk = try idle.popLast() ?? make()
        lent.append(disk)
        return disk
    }

    /// Ends the use of all that was lent. Whoever still reads from one finds it empty.
    func takeBack() throws {
        for disk in lent {
            try empty(disk)
            idle.append(disk)
        }
        lent = []
    }

    /// A copy instead of a migration.
    private func make() throws -> DatabaseQueue {
        let disk = try DatabaseQueue(configuration: Store.configuration)
        if let template {
            try template.backup(to: disk)
        } else {
            let first = try DatabaseQueue(configuration: Store.configuration)
            _ = try Store(first)
            template = first
            try first.backup(to: disk)
        }
        return disk
    }

    /// Row numbers begin again at 1, and so nothing of a history can be seen in the next one.
    private func empty(_ disk: DatabaseQueue) throws {
        try disk.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA query_only=0")
            try database.inTransaction {
                let tables = try String.fetchAll(
                    database,
                    sql: """
                        SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search_text%'
                        AND name <> 'grdb_migrations'
                        """)
                for table in tables { try database.cachedStatement(sql: "DELETE FROM \(table)").execute() }
                try database.cachedStatement(sql: "INSERT INTO search_text (search_text) VALUES ('delete-all')").execute()
                return .commit
            }
        }
    }
}
