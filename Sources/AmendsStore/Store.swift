import Foundation
public import GRDB

/// One node's SQLite database: the log, the projection folded from it, and the node's own tables.
///
/// Every write is one immediate transaction, whichever process makes it; nothing read in an earlier
/// transaction is trusted in a later one. Nothing is acknowledged before it is durable: the
/// database runs in WAL mode with `synchronous=FULL`.
public final class Store: Sendable {
    let database: any DatabaseWriter
    /// Touched only inside a write, and writes follow one another.
    private let connection = WritingConnection()
    /// Whether the database is one connection in memory that nobody else can see.
    private let isAlone: Bool

    /// How long a write waits for another process unless told otherwise, seconds. A bulk import holds
    /// the lock for about a second at a time, a rebuild as long as it takes.
    public static let busyTimeout = 20.0

    /// Opens the database file at `path`, making it where `create` says so. A write waits `busyTimeout`
    /// seconds for another process.
    public convenience init(path: String, create: Bool, busyTimeout: Double = Store.busyTimeout) throws(StoreError) {
        do {
            if !create && !FileManager.default.fileExists(atPath: path) {
                throw StoreError(.notInitialised, "There is no node in this folder yet. Make one with `amends init`.")
            }
            var configuration = Self.configuration
            configuration.maximumReaderCount = 4
            configuration.busyMode = .timeout(busyTimeout)
            let pool = try DatabasePool(path: path, configuration: configuration)
            // GRDB sets NORMAL when it turns WAL on; a power cut could then lose what was acknowledged.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous=FULL") }
            try self.init(pool)
        } catch { throw StoreError(error) }
    }

    /// A store on a database that the caller keeps, such as one in memory.
    public init(_ database: any DatabaseWriter) throws(StoreError) {
        self.database = database
        isAlone = (database as? DatabaseQueue)?.path == ":memory:"
        do {
            let migrator = Schema.migrator
            let applied = try read { try migrator.appliedIdentifiers($0) }
            if !applied.isSubset(of: migrator.migrations) {
                throw StoreError(
                    .fromTheFuture,
                    "This database was written by a later version of Amends. Install that version or a newer one; nothing was changed.")
            }
            if applied.count < migrator.migrations.count { try migrator.migrate(database) }
        } catch { throw StoreError(error) }
        try foldAnewIfOutdated()
    }

    /// Folds a projection anew that another version of the program left. Its version is the database's
    /// `user_version`.
    private func foldAnewIfOutdated() throws(StoreError) {
        let version = try read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
        guard version != Schema.projectionVersion else { return }
        try write { transaction in
            // Another process may have been quicker.
            let kept = Statement(transaction.database, "PRAGMA user_version")
            guard try kept.step(), kept.integer(0) != Int64(Schema.projectionVersion) else { return }
            kept.reset()
            try transaction.rebuild()
            try Statement(transaction.database, "PRAGMA user_version = \(Schema.projectionVersion)").run()
        }
    }

    /// An empty store in memory, for simulations.
    public static func inMemory() throws(StoreError) -> Store {
        do { return try Store(DatabaseQueue(configuration: configuration)) } catch { throw StoreError(error) }
    }

    public static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "amends"
        configuration.busyMode = .timeout(busyTimeout)
        configuration.prepareDatabase { database in
            // Large pages and a late checkpoint: full intake is nearly twice as fast with them.
            try database.execute(sql: "PRAGMA page_size=8192")
            try database.execute(sql: "PRAGMA cache_size=-32768")
            try database.execute(sql: "PRAGMA wal_autocheckpoint=8000")
            try database.execute(sql: "PRAGMA temp_store=MEMORY")
        }
        return configuration
    }

    /// Runs `body` in one immediate transaction. Entries, heads, projection and statistics are
    /// written together or not at all. `search` follows in transactions of its own.
    public func write<Value>(_ body: (StoreTransaction) throws -> Value) throws(StoreError) -> Value {
        do {
            return try database.writeWithoutTransaction { database in
                let transaction = connection.transaction(on: database)
                return try transaction.run(body)
            }
        } catch { throw StoreError(error) }
    }

    /// Runs `body` on one consistent state of the database.
    public func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            // Alone, whoever reads has the only connection: what GRDB does to isolate him (`PRAGMA query_only`)
            // would have SQLite prepare every statement of the connection again.
            return try isAlone ? database.unsafeRead(body) : database.read(body)
        } catch { throw StoreError(error) }
    }

    /// Makes the store fail before its `steps`-th write from now, in whichever transaction that falls,
    /// and at every transaction after it, as a power cut would; nil brings the power back. For
    /// simulations of crashes between any two writes.
    public func cutPower(afterSteps steps: Int?) throws(StoreError) {
        do {
            try database.writeWithoutTransaction { database in connection.transaction(on: database).stepsToPowerCut = steps }
        } catch { throw StoreError(error) }
    }

    /// Whether a simulated power cut has come.
    public var hasLostPower: Bool {
        do {
            return try database.writeWithoutTransaction { database in connection.transaction(on: database).stepsToPowerCut == 0 }
        } catch { return true }
    }

    /// Closes the database. Where no other process has it open, the write-ahead log is taken into the
    /// file, so that the file alone is the whole store.
    public func close() throws(StoreError) {
        do {
            // SQLite tidies up with the last connection, and a reading one can't.
            (database as? DatabasePool)?.invalidateReadOnlyConnections()
            database.writeWithoutTransaction { database in
                connection.close()
                _ = try? database.checkpoint(.truncate)
            }
            try database.close()
        } catch { throw StoreError(error) }
    }
}

/// What hangs on the one writing connection.
private final class WritingConnection: @unchecked Sendable {
    private var current: StoreTransaction?

    func transaction(on database: Database) -> StoreTransaction {
        if let current { return current }
        let made = StoreTransaction(database)
        current = made
        return made
    }

    func close() { current = nil }
}
