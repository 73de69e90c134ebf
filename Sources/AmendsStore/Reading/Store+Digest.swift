public import AmendsLog
import AmendsMerge
import Foundation
import GRDB

/// What two nodes compare: equal exactly when they hold the same entries of the scope and of
/// `company`, and fold and count them alike.
public struct ScopeDigest: Hashable, Sendable {
    public var scope: Scope
    /// SHA-256 over origin, size and root of every stream of `company` and of the scope.
    public var heads: Digest
    /// SHA-256 over every record of the scope, as it lies in the projection.
    public var projection: Digest
    /// SHA-256 over every bucket of the scope, as it is kept.
    public var statistics: Digest
    /// Entries of the scope.
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
                        entries: heads.filter { $0.stream.scope == scope }.reduce(0) { $0 + $1.size },
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
            try row.withUnsafeData(atIndex: 0) { hasher.update($0) }
            try row.withUnsafeData(atIndex: 1) { state in
                hasher.update(UInt64(state?.count ?? 0))
                hasher.update(state)
            }
        }
        return hasher.finalize()
    }

    private static func statisticsDigest(_ database: Database, _ scope: Int64) throws -> Digest {
        var hasher = DigestHasher()
        let rows = try Row.fetchCursor(
            try database.cachedStatement(
                sql: """
                    SELECT dimension, basis, month, coalesce(a.text, ''), coalesce(b.text, ''), coalesce(c.text, ''), coalesce(d.text, ''),
                        sums, digest
                    FROM stat_bucket
                    LEFT JOIN stat_symbol a ON a.id = stat_bucket.a LEFT JOIN stat_symbol b ON b.id = stat_bucket.b
                    LEFT JOIN stat_symbol c ON c.id = stat_bucket.c LEFT JOIN stat_symbol d ON d.id = stat_bucket.d
                    WHERE scope=? ORDER BY 1, 2, 3, 4, 5, 6, 7
                    """), arguments: [scope])
        while let row = try rows.next() {
            var line = ""
            for column in 0..<3 { line += "\(row[column] as Int64) " }
            for column in 3..<7 {
                let text: String = row[column]
                line += "\(text.utf8.count):\(text) "
            }
            hasher.update(Array(line.utf8))
            for column in 7..<9 {
                try row.withUnsafeData(atIndex: column) { bytes in
                    hasher.update(UInt64(bytes?.count ?? 0))
                    hasher.update(bytes)
                }
            }
        }
        return hasher.finalize()
    }
}

extension DigestHasher {
    /// A column's bytes; nothing for null.
    fileprivate mutating func update(_ data: Data?) { data?.withUnsafeBytes { update($0) } }
}
