import GRDB
import GRDBSQLite

/// What went wrong with the store, with a code that tests and exit statuses can name and a text
/// that tells the operator what to do.
public struct StoreError: Error, Sendable, CustomStringConvertible {
    public enum Code: Sendable, Equatable {
        /// The folder holds no node yet.
        case notInitialised
        /// The folder holds a node already.
        case alreadyInitialised
        /// The database was written by a later version of Amends.
        case fromTheFuture
        /// Another process holds the write lock for longer than ``Store/busyTimeout``.
        case busy
        case diskFull
        /// The folder or file can't be written.
        case readOnly
        /// The file is damaged, or is no SQLite database.
        case damaged
        /// Reading or writing failed.
        case inputOutput
        /// What was read has changed since.
        case outOfDate
        case noSuchRecord
        case ambiguous
        /// A segment that begins beyond what is held of its stream; it fits once the rest has come.
        case gap
        /// A segment that does not fit: another root, a bad signature, a rule of scopes.
        case refusedSegment
        case limit
        /// The node's role does not allow it.
        case notPermitted
        case cancelled
        case other
    }

    public let code: Code
    public let text: String

    /// What was thrown by whoever used the store, where the fault is not the store's own.
    public let cause: (any Error)?

    public init(_ code: Code, _ text: String) { self.init(code, text, cause: nil) }

    private init(_ code: Code, _ text: String, cause: (any Error)?) { (self.code, self.text, self.cause) = (code, text, cause) }

    public var description: String { text }

    static let unreadableStatistics = StoreError(.damaged, "The kept statistics can't be read. Run `amends rebuild`.")

    init(sqlite code: Int32, _ database: Database?, doing what: String) {
        let message = database.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) } ?? "error \(code)"
        self.init(sqliteCode: code, message: message, doing: what)
    }

    init(sqliteCode code: Int32, message: String, doing what: String) {
        switch code & 0xff {
        case SQLITE_BUSY, SQLITE_LOCKED:
            self.init(.busy, "Another program is writing to this node's database and did not finish in time. Try again.")
        case SQLITE_FULL:
            self.init(.diskFull, "The disk is full. Free some space and try again; nothing was lost, nothing was half written.")
        case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH:
            self.init(.readOnly, "The data folder can't be written. Check who owns it and whether the disk is mounted read-only.")
        case SQLITE_CANTOPEN:
            self.init(.readOnly, "The database can't be opened (\(message)). Check that the data folder exists and may be written.")
        case SQLITE_CORRUPT, SQLITE_NOTADB:
            self.init(
                .damaged,
                "The database is damaged (\(message)). Set the data folder aside and join again; head office and the other nodes hold what was synced."
            )
        case SQLITE_IOERR:
            self.init(.inputOutput, "Reading or writing the database failed (\(message)). Check the disk.")
        default:
            self.init(.other, "SQLite error \(code): \(message) (\(what))")
        }
    }

    /// The same for an error that came through GRDB.
    public init(_ error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError:
            self.init(
                sqliteCode: error.extendedResultCode.rawValue, message: error.message ?? "no message", doing: error.sql ?? "")
        case is CancellationError: self.init(.cancelled, "Stopped before it was done.")
        default: self.init(.other, String(describing: error), cause: error)
        }
    }
}
