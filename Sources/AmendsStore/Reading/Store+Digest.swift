public import AmendsLog
import AmendsMerge
import AmendsModel
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
            var reader = DigestReader(database)
            try reader.readRecords()
            try reader.readBuckets()
            try reader.readCross()
            return try reader.finish(heads).filter { $0.entries > 0 }.sorted { $0.scope < $1.scope }
        }
    }
}

/// Goes through the projection once and hashes every row for its scope: a head office with hundreds of
/// shops cannot look through all for each of them.
private struct DigestReader {
    private let database: Database
    private var shares: [Int64: Share] = [:]

    /// What one scope has come to.
    private struct Share {
        var records = DigestHasher()
        var buckets = DigestHasher()
        var cases = 0
        /// Vectors of the cross with what they stand for, and the sum of their rows' digests.
        var cross: [(line: [UInt8], vector: [UInt8])] = []
        var crossDigest = AdditiveDigest()
    }

    init(_ database: Database) { self.database = database }

    mutating func readRecords() throws {
        let rows = Statement(database, "SELECT scope, kind, id, state FROM case_record ORDER BY id, scope, kind")
        defer { rows.reset() }
        while try rows.step() {
            let scope = rows.integer(0)
            shares[scope, default: Share()].records.update(rows.blob(2))
            shares[scope, default: Share()].records.update(counted: rows.blob(3))
            if rows.integer(1) == Int64(RecordKind.complaintCase.rawValue) { shares[scope, default: Share()].cases += 1 }
        }
    }

    mutating func readBuckets() throws {
        let rows = try Statement(database, 
            """
            SELECT scope, dimension, basis, month, coalesce(text, ''), sums, digest
            FROM stat_bucket LEFT JOIN stat_symbol ON stat_symbol.id = a
            WHERE dimension<>? ORDER BY scope, dimension, basis, month, 5
            """, [BucketDimension.cross.rawValue])
        defer { rows.reset() }
        while try rows.step() {
            let line = DigestHasher.line([rows.integer(1), rows.integer(2), rows.integer(3)], [Array(rows.blob(4))])
            let scope = rows.integer(0)
            shares[scope, default: Share()].buckets.update(line)
            for column in Int32(5)..<7 { shares[scope, default: Share()].buckets.update(counted: rows.blob(column)) }
        }
    }

    /// The cross by its texts: which of its vectors share a row depends on this node's numbers for them.
    mutating func readCross() throws {
        let texts = try symbols()
        var packed = PackedVectors()
        let rows = try Statement(database, 
            "SELECT scope, month, a, b, c, d, sums, digest FROM stat_bucket WHERE dimension=?", [BucketDimension.cross.rawValue])
        defer { rows.reset() }
        while try rows.step() {
            let scope = rows.integer(0)
            let (region, category) = (texts[rows.integer(2)] ?? [], texts[rows.integer(3)] ?? [])
            try packed.read(rows.blob(6), count: StatisticsVector.plainCount)
            let starts = packed.parts.indices.map { $0 * StatisticsVector.plainCount }
            var sums = [Int64](repeating: 0, count: packed.parts.count * StatisticsVector.plainCount)
            sums.withUnsafeMutableBufferPointer { sums in
                starts.withUnsafeBufferPointer { packed.add(rows.blob(6), to: sums, at: $0) }
                for (index, part) in packed.parts.enumerated() {
                    let symbols = CrossRow.symbols(of: part, c: rows.integer(4), d: rows.integer(5))
                    let names = [region, category, texts[symbols.channel] ?? [], texts[symbols.outcome] ?? []]
                    var vector: [UInt8] = []
                    let places = starts[index]..<starts[index] + StatisticsVector.plainCount
                    SparseVector.append(UnsafeMutableBufferPointer(rebasing: sums[places]), to: &vector)
                    shares[scope, default: Share()].cross.append((DigestHasher.line([rows.integer(1)], names), vector))
                }
            }
            guard rows.blob(7).count == Digest.byteCount else { throw StoreError.unreadableStatistics }
            shares[scope, default: Share()].crossDigest.add(Digest(reading: rows.blob(7)))
        }
    }

    /// The texts of the statistics' dimensions by this node's numbers for them, in UTF-8.
    private func symbols() throws -> [Int64: [UInt8]] {
        let rows = Statement(database, "SELECT id, text FROM stat_symbol")
        defer { rows.reset() }
        var texts: [Int64: [UInt8]] = [:]
        while try rows.step() { texts[rows.integer(0)] = Array(rows.blob(1)) }
        return texts
    }

    func finish(_ heads: [StreamHead]) throws -> [ScopeDigest] {
        let waiting = try Dictionary(
            uniqueKeysWithValues: Row.fetchAll(
                try database.cachedStatement(sql: "SELECT scope, count(*) FROM log_waiting GROUP BY scope")
            ).map { ($0[0] as Int64, $0[1] as Int) })
        let scopes = try Row.fetchAll(try database.cachedStatement(sql: "SELECT id, name FROM log_scope"))
        return scopes.compactMap { row in
            let (id, name): (Int64, String) = (row[0], row[1])
            return Scope(name).map { digest(of: $0, shares[id] ?? Share(), heads, waiting: waiting[id] ?? 0) }
        }
    }

    private func digest(of scope: Scope, _ share: Share, _ heads: [StreamHead], waiting: Int) -> ScopeDigest {
        var buckets = share.buckets
        for part in share.cross.sorted(by: { $0.line.lexicographicallyPrecedes($1.line) }) {
            buckets.update(part.line)
            buckets.update(counted: part.vector)
        }
        buckets.update(share.crossDigest.sum.bytes)
        var text = ""
        var entries: UInt64 = 0
        for head in heads where head.stream.scope == .company || head.stream.scope == scope {
            text += "\(head.stream.origin) \(head.size) \(head.root)\n"
            if head.stream.scope == scope { entries += head.size }
        }
        return ScopeDigest(
            scope: scope, heads: sha256(Array(text.utf8)), projection: share.records.finalize(), statistics: buckets.finalize(),
            entries: entries, cases: share.cases, waiting: waiting)
    }
}

extension DigestHasher {
    /// A column's bytes with their number before them; none for null.
    fileprivate mutating func update(counted bytes: UnsafeRawBufferPointer) {
        update(UInt64(bytes.count))
        update(bytes)
    }

    fileprivate mutating func update(counted bytes: [UInt8]) { bytes.withUnsafeBytes { update(counted: $0) } }

    /// Numbers and texts, so that no two lists read alike.
    fileprivate static func line(_ numbers: [Int64], _ texts: [[UInt8]]) -> [UInt8] {
        var line: [UInt8] = []
        for number in numbers {
            line.append(contentsOf: String(number).utf8)
            line.append(UInt8(ascii: " "))
        }
        for text in texts {
            line.append(contentsOf: String(text.count).utf8)
            line.append(UInt8(ascii: ":"))
            line.append(contentsOf: text)
            line.append(UInt8(ascii: " "))
        }
        return line
    }
}
