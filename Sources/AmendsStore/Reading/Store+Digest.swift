public import AmendsLog
import AmendsMerge
import Foundation
import GRDB

/// What two nodes compare: equal exactly when they hold the same entries of the scope and of
/// `company`, and fold and count them alike.
public struct ScopeDigest: Hashable, Sendable {
    public var scope: Scope
    /// SHA-256 over origin, size and root of every line of `company` and of the scope.
    public var heads: Digest
    /// SHA-256 over every record of the scope, as it lies in the projection.
    public var projection: Digest
    /// SHA-256 over every bucket of the scope, as it is kept.
    public var statistics: Digest
    /// Entries of the scope; what lines of one stream share counts once.
    public var entries: UInt64
    public var cases: Int
    /// Entries of the scope that wait for an ancestor.
    public var waiting: Int
}

extension Store {
    /// The digests of every scope held, read from what is stored.
    public func digests() throws(StoreError) -> [ScopeDigest] {
        try read { database in
            // In the same read as the rest: another process may be writing.
            let heads = try Self.heads(database, column: "frontier")
            let scopes = try Row.fetchAll(try database.cachedStatement(sql: "SELECT id, name FROM log_scope"))
                .compactMap { row in Scope(row[1] as String).map { (id: row[0] as Int64, scope: $0) } }
            return
                try scopes.map { id, scope in
                    ScopeDigest(
                        scope: scope, heads: Self.digest(of: heads.filter { $0.stream.scope == .company || $0.stream.scope == scope }),
                        projection: try Self.projectionDigest(database, id), statistics: try Self.statisticsDigest(database, id),
                        entries: try UInt64(
                            Int64.fetchOne(
                                try database.cachedStatement(sql: "SELECT coalesce(sum(size - fork), 0) FROM log_stream WHERE scope=?"),
                                arguments: [id]) ?? 0),
                        cases: try Int.fetchOne(
                            try database.cachedStatement(sql: "SELECT count(*) FROM case_record WHERE scope=? AND kind=1"), arguments: [id])
                            ?? 0,
                        waiting: try Int.fetchOne(
                            try database.cachedStatement(sql: "SELECT count(*) FROM log_waiting WHERE scope=?"), arguments: [id]) ?? 0)
                }
                .filter { $0.entries > 0 }
                .sorted { $0.scope < $1.scope }
        }
    }

    private static func digest(of heads: [StreamHead]) -> Digest {
        var text = ""
        for head in heads { text += "\(head.stream.origin) \(head.size) \(head.root)\n" }
        return sha256(Array(text.utf8))
    }

    private static func projectionDigest(_ database: Database, _ scope: Int64) throws -> Digest {
        var hasher = DigestHasher()
        let rows = try Row.fetchCursor(
            try database.cachedStatement(sql: "SELECT id, state FROM case_record WHERE scope=? ORDER BY id, kind"), arguments: [scope])
        while let row = try rows.next() {
            try row.withUnsafeData(atIndex: 0) { id in id?.withUnsafeBytes { hasher.update($0) } }
            try row.withUnsafeData(atIndex: 1) { hasher.update($0) }
        }
        return hasher.finalize()
    }

    private static func statisticsDigest(_ database: Database, _ scope: Int64) throws -> Digest {
        var hasher = DigestHasher()
        let rows = try Row.fetchCursor(
            try database.cachedStatement(
                sql: """
                    SELECT dimension, basis, month, coalesce(text, ''), sums, digest
                    FROM stat_bucket LEFT JOIN stat_symbol ON stat_symbol.id = a
                    WHERE scope=? AND dimension<>? ORDER BY 1, 2, 3, 4
                    """), arguments: [scope, BucketDimension.cross.rawValue])
        while let row = try rows.next() {
            hasher.update(DigestHasher.line([row[0], row[1], row[2]], [row[3]]))
            for column in 4..<6 { try row.withUnsafeData(atIndex: column) { hasher.update($0) } }
        }
        try updateWithCross(&hasher, database, scope)
        return hasher.finalize()
    }

    /// The cross by its texts: which of its vectors share a row depends on this node's numbers for them.
    private static func updateWithCross(_ hasher: inout DigestHasher, _ database: Database, _ scope: Int64) throws {
        let texts = try Dictionary(
            uniqueKeysWithValues: Row.fetchAll(try database.cachedStatement(sql: "SELECT id, text FROM stat_symbol")).map {
                ($0[0] as Int64, $0[1] as String)
            })
        var parts: [(line: [UInt8], vector: [UInt8])] = []
        var digest = AdditiveDigest()
        let rows = try Row.fetchCursor(
            try database.cachedStatement(sql: "SELECT month, a, b, c, d, sums, digest FROM stat_bucket WHERE scope=? AND dimension=?"),
            arguments: [scope, BucketDimension.cross.rawValue])
        while let row = try rows.next() {
            let packed = try row.withUnsafeData(atIndex: 5) { Array($0 ?? Data()) }
            try packed.withUnsafeBytes { bytes in
                var cursor = PackedVectors.Cursor(bytes)
                while let (part, vector) = try cursor.next() {
                    let symbols = CrossRow.symbols(of: part, c: row[3], d: row[4])
                    let names = [row[1], row[2], symbols.channel, symbols.outcome].map { texts[$0] ?? "" }
                    parts.append((DigestHasher.line([row[0]], names), Array(vector)))
                }
            }
            try row.withUnsafeData(atIndex: 6) { bytes in
                guard let bytes, bytes.count == Digest.byteCount else { throw StoreError.unreadableStatistics }
                bytes.withUnsafeBytes { digest.add(Digest(reading: $0)) }
            }
        }
        for part in parts.sorted(by: { $0.line.lexicographicallyPrecedes($1.line) }) {
            hasher.update(part.line)
            hasher.update(UInt64(part.vector.count))
            hasher.update(part.vector)
        }
        hasher.update(digest.sum.bytes)
    }
}

extension DigestHasher {
    /// A column's bytes with their number before them; none for null.
    fileprivate mutating func update(_ data: Data?) {
        update(UInt64(data?.count ?? 0))
        data?.withUnsafeBytes { update($0) }
    }

    /// Numbers and texts, so that no two lists read alike.
    fileprivate static func line(_ numbers: [Int64], _ texts: [String]) -> [UInt8] {
        var line = ""
        for number in numbers { line += "\(number) " }
        for text in texts { line += "\(text.utf8.count):\(text) " }
        return Array(line.utf8)
    }
}
