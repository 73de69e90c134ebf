import AmendsLog
import AmendsMerge
import AmendsModel
import GRDBSQLite

/// Where a bucket stands in `stat_bucket`; texts are numbered by `stat_symbol`.
struct BucketPlace: Hashable {
    var scope: Int64
    var basis: BucketBasis
    var month: Int32
    var dimension: BucketDimension
    var symbols: (UInt32, UInt32, UInt32, UInt32)

    static func == (left: BucketPlace, right: BucketPlace) -> Bool {
        left.scope == right.scope && left.basis == right.basis && left.month == right.month && left.dimension == right.dimension
            && left.symbols == right.symbols
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(
            UInt64(bitPattern: scope) << 40 ^ UInt64(basis.rawValue) << 36 ^ UInt64(dimension.rawValue) << 32
                ^ UInt64(UInt32(bitPattern: month)))
        hasher.combine(UInt64(symbols.0) << 32 | UInt64(symbols.1))
        hasher.combine(UInt64(symbols.2) << 32 | UInt64(symbols.3))
    }
}

/// Gathers what one transaction changes in the statistics and writes it at its end, each bucket once.
final class StatisticsWriter {
    private let statements: StatisticsStatements
    private var places: [BucketPlace: Int] = [:]
    private var digests: [AdditiveDigest] = []
    private var lengths: [Int] = []
    private var starts: [Int] = []
    /// The changes of all touched buckets, one vector after the other. Kept between transactions:
    /// fresh memory costs as much as the work.
    private var vectors: [Int64] = []

    init(statements: StatisticsStatements) { self.statements = statements }

    /// Replaces a case's contribution; nil stands for none.
    func replace(_ old: CaseFacts?, by new: CaseFacts?, scope: Int64) {
        if let old { add(-1, old, scope) }
        if let new { add(1, new, scope) }
    }

    /// Replaces a day's business volume; nil stands for none.
    func replace(_ old: VolumeFacts?, by new: VolumeFacts?, scope: Int64) {
        for (sign, facts) in [(Int64(-1), old), (1, new)] {
            guard let facts else { continue }
            let place = BucketPlace(scope: scope, basis: .received, month: facts.month.rawValue, dimension: .none, symbols: (0, 0, 0, 0))
            withVector(place, sign, facts.digest) { $0[Measure.orders.rawValue] &+= sign &* facts.orders }
        }
    }

    private func add(_ sign: Int64, _ facts: CaseFacts, _ scope: Int64) {
        let month = facts.month.rawValue
        let symbols = facts.symbols
        func bucket(_ dimension: BucketDimension, _ symbols: (UInt32, UInt32, UInt32, UInt32)) {
            withVector(
                BucketPlace(scope: scope, basis: .received, month: month, dimension: dimension, symbols: symbols), sign, facts.digest
            ) {
                facts.add(sign, to: $0)
            }
        }
        bucket(.none, (0, 0, 0, 0))
        bucket(.region, (symbols.0, 0, 0, 0))
        bucket(.category, (symbols.1, 0, 0, 0))
        bucket(.channel, (symbols.2, 0, 0, 0))
        bucket(.outcome, (symbols.3, 0, 0, 0))
        bucket(.cross, symbols)
        func count(_ basis: BucketBasis, _ instant: Int64) {
            guard instant != CaseFacts.none else { return }
            let month = MonthNumber(milliseconds: instant, offset: facts.offset).rawValue
            withVector(BucketPlace(scope: scope, basis: basis, month: month, dimension: .none, symbols: (0, 0, 0, 0)), sign, facts.digest) {
                $0[0] &+= sign
            }
        }
        count(.answered, facts.answeredAt)
        count(.closed, facts.closedAt)
    }

    private func withVector(_ place: BucketPlace, _ sign: Int64, _ digest: Digest, _ body: (UnsafeMutableBufferPointer<Int64>) -> Void) {
        let index: Int
        if let found = places[place] {
            index = found
        } else {
            index = starts.count
            places[place] = index
            let length =
                place.basis != .received ? 1 : place.dimension == .cross ? StatisticsVector.plainCount : StatisticsVector.count
            starts.append(vectors.count)
            lengths.append(length)
            digests.append(AdditiveDigest())
            vectors.append(contentsOf: repeatElement(0, count: length))
        }
        if sign > 0 { digests[index].add(digest) } else { digests[index].subtract(digest) }
        let (start, length) = (starts[index], lengths[index])
        vectors.withUnsafeMutableBufferPointer { body(UnsafeMutableBufferPointer(rebasing: $0[start..<start + length])) }
    }

    /// Writes every touched bucket: what is kept plus what changed. An emptied bucket is deleted, so
    /// that a store that folded anew holds the same rows.
    func flush() throws(StoreError) {
        var bytes: [UInt8] = []
        for (place, index) in places {
            var digest = digests[index]
            let range = starts[index]..<starts[index] + lengths[index]
            let select = statements.select
            bind(place, to: select, from: 1)
            let exists = try select.step()
            if exists {
                digest.add(Digest(reading: select.blob(1)))
                let fits = vectors.withUnsafeMutableBufferPointer {
                    SparseVector.add(select.blob(0), to: UnsafeMutableBufferPointer(rebasing: $0[range]))
                }
                guard fits else { throw StoreError(.damaged, "A bucket of the statistics can't be read. Run `amends rebuild`.") }
            }
            select.reset()
            bytes.removeAll(keepingCapacity: true)
            vectors.withUnsafeMutableBufferPointer {
                SparseVector.append(UnsafeMutableBufferPointer(rebasing: $0[range]), to: &bytes)
            }
            if bytes.isEmpty && digest == AdditiveDigest() {
                if exists {
                    bind(place, to: statements.delete, from: 1)
                    try statements.delete.run()
                }
                continue
            }
            let statement = exists ? statements.update : statements.insert
            statement.bind(1, bytes)
            statement.bind(2, digest.sum)
            bind(place, to: statement, from: 3)
            try statement.run()
        }
        discard()
    }

    /// Forgets what was gathered.
    func discard() {
        places.removeAll(keepingCapacity: true)
        digests.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        vectors.removeAll(keepingCapacity: true)
    }

    private func bind(_ place: BucketPlace, to statement: Statement, from position: Int32) {
        statement.bind(position, Int64(place.dimension.rawValue))
        statement.bind(position + 1, Int64(place.basis.rawValue))
        statement.bind(position + 2, place.scope)
        statement.bind(position + 3, Int64(place.month))
        statement.bind(position + 4, Int64(place.symbols.0))
        statement.bind(position + 5, Int64(place.symbols.1))
        statement.bind(position + 6, Int64(place.symbols.2))
        statement.bind(position + 7, Int64(place.symbols.3))
    }
}

/// The statements on `stat_bucket` and `stat_symbol`, prepared once for a connection.
final class StatisticsStatements {
    let select, update, insert, delete: Statement
    private let findSymbol, insertSymbol: Statement
    private var symbols: [[UInt8]: UInt32] = [:]

    init(_ database: OpaquePointer) throws(StoreError) {
        let key = "dimension=?%d AND basis=?%d AND scope=?%d AND month=?%d AND a=?%d AND b=?%d AND c=?%d AND d=?%d"
        func numbered(_ first: Int) -> String {
            var number = first - 1
            return key.split(separator: "%d", omittingEmptySubsequences: false).dropLast().reduce(into: "") {
                number += 1
                $0 += $1 + String(number)
            }
        }
        select = try Statement(database, "SELECT sums, digest FROM stat_bucket WHERE \(numbered(1))")
        delete = try Statement(database, "DELETE FROM stat_bucket WHERE \(numbered(1))")
        update = try Statement(database, "UPDATE stat_bucket SET sums=?1, digest=?2 WHERE \(numbered(3))")
        insert = try Statement(
            database,
            "INSERT INTO stat_bucket (sums, digest, dimension, basis, scope, month, a, b, c, d) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)")
        findSymbol = try Statement(database, "SELECT id FROM stat_symbol WHERE text=?1")
        insertSymbol = try Statement(database, "INSERT INTO stat_symbol (text) VALUES (?1)")
    }

    /// The number of a dimension's text. The empty text is a symbol like any other.
    func symbol(_ text: UnsafeRawBufferPointer, _ database: OpaquePointer) throws(StoreError) -> UInt32 {
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
            id = sqlite3_last_insert_rowid(database)
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
