import AmendsCodec
import AmendsLog

/// A segment put together column by column, so that a test can get one of them wrong. As it comes
/// it is a good segment of one entry with one field: text "ab".
struct RawSegment {
    struct Column {
        var mode: UInt8
        var numbers: [UInt8]
        /// Nil for integers, whose line in the table has no content.
        var contentCount: Int?
        var dictionaryCount: Int?
    }

    var mark: UInt8 = 0xa5
    var format: UInt8 = 1
    var scope = Array("site/S012".utf8)
    var first: [UInt8] = [0]
    var count = 1
    var seeds: [(high: UInt64, count: Int)] = [(1, 1)]
    var shapes: [UInt8] = RawSegment.shape(fields: [(1, 2)])
    var indexes: [UInt8] = [0]
    var stamps: [UInt8] = RawSegment.zigzag(1_735_689_600_000)
    var counters: [UInt8] = []
    var distances: [UInt8] = []
    var recordTimes: [UInt8] = [0]
    var exceptions: [UInt8] = []
    var alphabet: [UInt8] = []
    var letteredCount = 0
    var columns = [Column(mode: 4, numbers: [2], contentCount: 2)]
    var text = Array("ab".utf8)
    var randoms = [UInt8](repeating: 9, count: 10)
    var leaves: [UInt8] = []
    var fixed: [UInt8] = []
    var sides: [UInt8] = []
    var trailing: [UInt8] = []

    /// What the two deflated parts say of themselves, where that is not the truth.
    var metadataCount: Int?
    var textCount: Int?
    var deflatedText: [UInt8]?
    /// How long the shapes column says it is, where that is not the truth.
    var shapesCount: Int?
    /// How many value columns the table says there are, where that is not the truth.
    var columnCount: Int?

    static func zigzag(_ values: Int64...) -> [UInt8] {
        var bytes: [UInt8] = []
        for value in values { bytes.append(zigzag: value) }
        return bytes
    }

    /// A shape: act kind 1, last of its action, with its record written out unless told otherwise.
    static func shape(bits: UInt8 = 0x48, parents: UInt8 = 0, fields: [(step: Int, tag: UInt8)]) -> [UInt8] {
        var bytes: [UInt8] = [1, bits, 1, 0, parents]
        bytes.append(varint: fields.count)
        for field in fields {
            bytes.append(varint: field.step)
            bytes.append(field.tag)
        }
        return bytes
    }

    /// A second entry whose parent is the first, of the same record.
    mutating func addChild(distance: UInt8 = 1, bits: UInt8 = 0x08, parents: UInt8 = 1) {
        count = 2
        seeds = [(1, 2)]
        shapes += Self.shape(bits: bits, parents: parents, fields: [])
        indexes = [0, 1]
        stamps += [2]
        distances = [distance]
    }

    /// `count` entries alike.
    mutating func repeatEntry(_ count: Int) {
        self.count = count
        seeds = [(1, count)]
        indexes = [UInt8](repeating: 0, count: count)
        stamps += [UInt8](repeating: 2, count: count - 1)
        recordTimes = [UInt8](repeating: 0, count: count)
        randoms = (0..<count).flatMap { [UInt8](repeating: UInt8($0 & 255), count: 9) + [UInt8($0 >> 8)] }
    }

    var metadata: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(varint: shapesCount ?? shapes.count)
        for column in [indexes, stamps, counters, distances, recordTimes, exceptions, alphabet] { bytes.append(varint: column.count) }
        bytes.append(varint: randoms.count)
        bytes.append(varint: leaves.count)
        bytes.append(varint: letteredCount)
        bytes.append(varint: columnCount ?? columns.count)
        for column in columns {
            bytes.append(column.mode)
            bytes.append(varint: column.numbers.count)
            if let count = column.contentCount { bytes.append(varint: count) }
            if let count = column.dictionaryCount { bytes.append(varint: count) }
        }
        for column in [shapes, indexes, stamps, counters, distances, recordTimes, exceptions, alphabet] { bytes += column }
        for column in columns { bytes += column.numbers }
        return bytes
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = [mark, format] + NodeID(key: .zero).bytes + [UInt8](repeating: 0, count: 12)
        bytes.append(UInt8(scope.count))
        bytes += scope + first
        bytes.append(varint: count)
        bytes += Digest.zero.bytes + [UInt8](repeating: 0, count: 64)
        for seed in seeds {
            bytes.append(bigEndian: seed.high)
            bytes.append(bigEndian: UInt64(0))
            bytes.append(varint: seed.count)
        }
        bytes += Self.part(metadata, count: metadataCount, deflated: nil)
        bytes += Self.part(text, count: textCount, deflated: deflatedText)
        return bytes + randoms + leaves + fixed + sides + trailing
    }

    private static func part(_ part: [UInt8], count: Int?, deflated: [UInt8]?) -> [UInt8] {
        let deflated = deflated ?? (part.isEmpty ? [] : RawSegment.deflated(part))
        var bytes: [UInt8] = []
        bytes.append(varint: count ?? part.count)
        bytes.append(varint: deflated.count)
        return bytes + deflated
    }

    static func deflated(_ part: [UInt8]) -> [UInt8] {
        var deflater = Deflater()
        var result: [UInt8] = []
        part.withUnsafeBytes { deflater.deflate($0, appendingTo: &result) }
        return result
    }
}
