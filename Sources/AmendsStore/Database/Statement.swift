import AmendsLog
import GRDB
import GRDBSQLite

/// A statement as its connection keeps it, without GRDB's rows, for what happens often or passes by the
/// hundred thousand. Bind, step, read, reset.
///
/// The connection prepares it when it is first used, and once: whoever asks with the same text is lent the
/// same one, so only one at a time may step through it. One that cannot be prepared says so at its first step.
final class Statement {
    private let database: Database
    private let sql: String
    private var kept: GRDB.Statement?
    /// Why there is none. It is remembered until a step has told of it, so that nothing runs without the
    /// values that were bound in vain.
    private var failure: (any Error)?

    init(_ database: Database, _ sql: String) { (self.database, self.sql) = (database, sql) }

    /// With its arguments.
    init(_ database: Database, _ sql: String, _ arguments: StatementArguments) throws {
        let statement = try database.cachedStatement(sql: sql)
        try statement.setArguments(arguments)
        (self.database, self.sql, kept) = (database, sql, statement)
    }

    /// A statement left half way would hold on to the state of the database that it reads, and one with
    /// its values to their memory.
    deinit {
        guard let statement = kept?.sqliteStatement else { return }
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
    }

    @inline(__always)
    private var handle: OpaquePointer? { kept?.sqliteStatement ?? prepare() }

    private func prepare() -> OpaquePointer? {
        guard failure == nil else { return nil }
        do {
            kept = try database.cachedStatement(sql: sql)
        } catch { failure = error }
        return kept?.sqliteStatement
    }

    func bind(_ position: Int32, _ value: Int64) { sqlite3_bind_int64(handle, position, value) }
    func bind(_ position: Int32, _ value: Int) { sqlite3_bind_int64(handle, position, Int64(value)) }

    func bind(_ position: Int32, optional value: Int64?) {
        if let value { bind(position, value) } else { sqlite3_bind_null(handle, position) }
    }

    func bind(_ position: Int32, text: String) {
        var text = text
        text.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { characters in
                _ = sqlite3_bind_text(handle, position, characters.baseAddress ?? Self.nothing, Int32(characters.count), Self.transient)
            }
        }
    }

    func bind(_ position: Int32, optional text: String?) {
        if let text { bind(position, text: text) } else { sqlite3_bind_null(handle, position) }
    }

    /// Text from UTF-8 bytes that SQLite copies.
    func bind(_ position: Int32, utf8 bytes: UnsafeRawBufferPointer) {
        let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) ?? Self.nothing
        sqlite3_bind_text(handle, position, start, Int32(bytes.count), Self.transient)
    }

    /// SQLite copies the bytes.
    func bind(_ position: Int32, _ bytes: [UInt8]) {
        bytes.withUnsafeBytes { bind(position, blob: $0) }
    }

    func bind(_ position: Int32, blob bytes: UnsafeRawBufferPointer) {
        if let start = bytes.baseAddress {
            sqlite3_bind_blob(handle, position, start, Int32(bytes.count), Self.transient)
        } else {
            sqlite3_bind_zeroblob(handle, position, 0)
        }
    }

    func bind(_ position: Int32, _ record: RecordID) {
        withUnsafeTemporaryAllocation(byteCount: 16, alignment: 8) { buffer in
            record.write(to: buffer)
            bind(position, blob: UnsafeRawBufferPointer(buffer))
        }
    }

    func bind(_ position: Int32, _ digest: Digest) {
        withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { buffer in
            digest.write(to: buffer)
            bind(position, blob: UnsafeRawBufferPointer(buffer))
        }
    }

    /// True where a row is there to be read.
    func step() throws(StoreError) -> Bool {
        guard let handle else {
            defer { failure = nil }
            throw failure.map { StoreError($0) } ?? StoreError(.other, "The database can't be read.")
        }
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            sqlite3_reset(handle)
            throw StoreError(sqlite: code, database.sqliteConnection, doing: sql)
        }
    }

    /// Runs to the end and makes the statement ready for its next use.
    func run() throws(StoreError) {
        defer { reset() }
        while try step() {}
    }

    func reset() { if let kept { sqlite3_reset(kept.sqliteStatement) } }

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    /// Valid until the next step or reset.
    func blob(_ column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(handle, column)
        return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, column)))
    }

    func text(_ column: Int32) -> String { String(decoding: blob(column), as: UTF8.self) }

    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    nonisolated(unsafe) private static let nothing: UnsafePointer<CChar> = {
        let empty = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
        empty.pointee = 0
        return UnsafePointer(empty)
    }()
}
