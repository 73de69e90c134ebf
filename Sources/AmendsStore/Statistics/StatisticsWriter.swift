import AmendsLog
import AmendsMerge
import AmendsModel
import GRDBSQLite

/// Gathers what one transaction changes in the statistics and writes it at its end, each row once.
final class StatisticsWriter {
    /// What changes in one bucket.
    private struct Change {
        var digest = AdditiveDigest()
        /// Where its vector lies in ``vectors``.
        var vector: Range<Int>
        /// Of the cross: which part of its row it is, and the change before it in the same row.
        var part: UInt32
        var previous: Int?
    }

    private let statements: StatisticsStatements
    private var places: [BucketPlace: Int] = [:]
    /// Rows of the cross, each with the last of its changes.
    private var crossRows: [BucketPlace: Int] = [:]
    private var changes: [Change] = []
    /// The vectors of all changes, one after the other. Kept between transactions: fresh memory
    /// costs as much as the work.
    private var vectors: [Int64] = []
    private var bytes: [UInt8] = []
    private var packer = VectorPacker()

    private static let zeros = [Int64](repeating: 0, count: max(StatisticsVector.count, StatisticsVector.plainCount))

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
        func count(_ basis: BucketBasis, _ month: MonthNumber) {
            let place = BucketPlace(scope: scope, basis: basis, month: month.rawValue, dimension: .none, symbols: (0, 0, 0, 0))
            withVector(place, sign, facts.digest) { $0[0] &+= sign }
        }
        if facts.answeredAt != CaseFacts.none { count(.answered, MonthNumber(milliseconds: facts.answeredAt, offset: facts.offset)) }
        facts.forEachTurn(count)
    }

    private func withVector(_ place: BucketPlace, _ sign: Int64, _ digest: Digest, _ body: (UnsafeMutableBufferPointer<Int64>) -> Void) {
        let index = places[place] ?? begin(place)
        if sign > 0 { changes[index].digest.add(digest) } else { changes[index].digest.subtract(digest) }
        withVector(of: index, body)
    }

    private func begin(_ place: BucketPlace) -> Int {
        let isCross = place.dimension == .cross
        let length = place.basis != .received ? 1 : isCross ? StatisticsVector.plainCount : StatisticsVector.count
        var change = Change(vector: vectors.count..<vectors.count + length, part: 0)
        if isCross {
            let (row, part) = CrossRow.place(of: place)
            change.part = part
            change.previous = crossRows.updateValue(changes.count, forKey: row)
        }
        places[place] = changes.count
        changes.append(change)
        vectors += Self.zeros[..<length]
        return changes.count - 1
    }

    private func withVector<Failure>(
        of change: Int, _ body: (UnsafeMutableBufferPointer<Int64>) throws(Failure) -> Void
    ) throws(Failure) {
        let range = changes[change].vector
        try vectors.withUnsafeMutableBufferPointer { all throws(Failure) in try body(UnsafeMutableBufferPointer(rebasing: all[range])) }
    }

    /// Writes every touched row: what is kept plus what changed. An emptied row is deleted, so that a
    /// store that folded anew holds the same rows.
    func flush() throws(StoreError) {
        for (place, index) in places where place.dimension != .cross {
            try write(place, changes[index].digest) { kept throws(MergeError) in
                try withVector(of: index) { vector throws(MergeError) in
                    try SparseVector.add(kept, to: vector)
                    SparseVector.append(vector, to: &bytes)
                }
            }
        }
        for (place, last) in crossRows {
            var parts: [Int] = []
            var digest = AdditiveDigest()
            var next: Int? = last
            while let index = next {
                parts.append(index)
                digest.add(changes[index].digest.sum)
                next = changes[index].previous
            }
            parts.sort { changes[$0].part < changes[$1].part }
            let added = parts.map { VectorPacker.Change(part: changes[$0].part, start: changes[$0].vector.lowerBound) }
            try write(place, digest) { kept throws(MergeError) in
                try vectors.withUnsafeBufferPointer { vectors throws(MergeError) in
                    try packer.append(kept, adding: added, in: vectors, count: StatisticsVector.plainCount, to: &bytes)
                }
            }
        }
        discard()
    }

    /// Writes the row at `place`: `change` is added to its digest, and `body` appends its new sums to
    /// ``bytes``, given those that are kept.
    private func write(
        _ place: BucketPlace, _ change: AdditiveDigest, _ body: (UnsafeRawBufferPointer) throws(MergeError) -> Void
    ) throws(StoreError) {
        var digest = change
        bytes.removeAll(keepingCapacity: true)
        let select = statements.select
        bind(place, to: select, from: 1)
        let exists = try select.step()
        defer { select.reset() }
        if exists { digest.add(Digest(reading: select.blob(1))) }
        do {
            try body(exists ? select.blob(0) : UnsafeRawBufferPointer(start: nil, count: 0))
        } catch { throw StoreError.unreadableStatistics }
        select.reset()
        if bytes.isEmpty && digest == AdditiveDigest() {
            if exists {
                bind(place, to: statements.delete, from: 1)
                try statements.delete.run()
            }
            return
        }
        let statement = exists ? statements.update : statements.insert
        statement.bind(1, bytes)
        statement.bind(2, digest.sum)
        bind(place, to: statement, from: 3)
        try statement.run()
    }

    /// Forgets what was gathered.
    func discard() {
        places.removeAll(keepingCapacity: true)
        crossRows.removeAll(keepingCapacity: true)
        changes.removeAll(keepingCapacity: true)
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
