import AmendsMerge

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

/// The cross of all four dimensions has thousands of buckets a month. Those of one site, month,
/// region and category lie in one row, so that a query steps over few rows and one case still rewrites
/// little. Their sums are `PackedVectors`; `c` and `d` number the blocks of symbols that channel and
/// outcome belong to, so that no source with ever new texts can make a row large.
enum CrossRow {
    /// Symbols in a block: 64 × 64 vectors in a row at the most.
    private static let blockBits: UInt32 = 6
    private static let mask: UInt32 = 1 << blockBits - 1

    static func place(of bucket: BucketPlace) -> (row: BucketPlace, part: UInt32) {
        var row = bucket
        let (channel, outcome) = (bucket.symbols.2, bucket.symbols.3)
        (row.symbols.2, row.symbols.3) = (channel >> blockBits, outcome >> blockBits)
        return (row, (channel & mask) << blockBits | outcome & mask)
    }

    /// The symbol of the channel of a part in block `c`, and that of the outcome in block `d`.
    static func symbols(of part: UInt32, c: Int64, d: Int64) -> (channel: Int64, outcome: Int64) {
        (c << Int64(blockBits) | Int64(part >> blockBits & mask), d << Int64(blockBits) | Int64(part & mask))
    }
}
