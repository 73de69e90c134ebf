import AmendsMerge
import GRDB

/// The statements on `stat_bucket` and `stat_symbol`, prepared once for a connection.
final class StatisticsStatements {
    let select, update, insert, delete: Statement
    private let findSymbol, insertSymbol: Statement
    private var symbols: [[UInt8]: UInt32] = [:]

    init(_ database: Database) {
        let key = "dimension=?%d AND basis=?%d AND scope=?%d AND month=?%d AND a=?%d AND b=?%d AND c=?%d AND d=?%d"
        func numbered(_ first: Int) -> String {
            var number = first - 1
            return key.split(separator: "%d", omittingEmptySubsequences: false).dropLast().reduce(into: "") {
                number += 1
                $0 += $1 + String(number)
            }
        }
        select = Statement(database, "SELECT sums, digest FROM stat_bucket WHERE \(numbered(1))")
        delete = Statement(database, "DELETE FROM stat_bucket WHERE \(numbered(1))")
        update = Statement(database, "UPDATE stat_bucket SET sums=?1, digest=?2 WHERE \(numbered(3))")
        insert = Statement(
            database,
            "INSERT INTO stat_bucket (sums, digest, dimension, basis, scope, month, a, b, c, d) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)")
        findSymbol = Statement(database, "SELECT id FROM stat_symbol WHERE text=?1")
        insertSymbol = Statement(database, "INSERT INTO stat_symbol (text) VALUES (?1)")
    }

    /// The number of a dimension's text. The empty text is a symbol like any other.
    func symbol(_ text: UnsafeRawBufferPointer, _ database: Database) throws(StoreError) -> UInt32 {
        let key = Array(text)
        if let found = symbols[key] { return found }
        findSymbol.bind(1, utf8: text)
        let found = try findSymbol.step() ? findSymbol.integer(0) : nil
        findSymbol.reset()
        let id: Int64
        if let found {
            id = found
        } else {
            insertSymbol.bind(1, utf8: text)
            try insertSymbol.run()
            id = database.lastInsertedRowID
        }
        if symbols.count >= Self.maximumCachedSymbols { symbols.removeAll(keepingCapacity: true) }
        symbols[key] = UInt32(id)
        return UInt32(id)
    }

    /// Symbols kept in memory: a source with more different regions or categories than this is
    /// read from the table.
    static let maximumCachedSymbols = 10_000

    /// After a rollback the newest numbers may be gone.
    func forgetSymbols() { symbols.removeAll() }
}
