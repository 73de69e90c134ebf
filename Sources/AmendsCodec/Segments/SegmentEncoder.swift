public import AmendsLog

/// Writes segments (`protocol/segment.md`). It keeps its memory from segment to segment.
///
/// Where a stream is cut, and which of the allowed forms a column has, is nobody's business: two
/// encoders may write the same entries differently, and every decoder reads both.
public struct SegmentEncoder: ~Copyable, Sendable {
    private var deflater = Deflater()
    private var gatherer = ColumnGatherer()
    private var alphabet = AlphabetWriter()
    private var metadata: [UInt8] = []
    private var text: [UInt8] = []

    public init() {}

    /// Entries `range` of `batch`, whose leaves have been computed, as the segment of `stream` that
    /// begins at index `first`. `root` and `signature` are those of the checkpoint at its end.
    /// It refuses what a decoder would refuse: too much, or an action that does not end.
    public mutating func encode(
        _ batch: EntryBatch, _ range: Range<Int>, stream: StreamID, first: UInt64, root: Digest, signature: [UInt8]
    ) throws(CodecError) -> [UInt8] {
        precondition(range.lowerBound >= 0 && range.upperBound <= batch.count, "the entries to write lie in the batch")
        guard signature.count == SegmentHeader.signatureByteCount else { throw CodecError(.truncated, "signature of a segment") }
        guard !range.isEmpty else { throw CodecError(.notCanonical, "entries of a segment") }
        guard range.count <= EntryLimits.maximumSegmentEntries else { throw CodecError(.overLimit, "entries of a segment") }
        guard !first.addingReportingOverflow(UInt64(range.count)).overflow else { throw CodecError(.overLimit, "index of an entry") }
        try Self.checkActions(batch, range)

        var segment: [UInt8] = []
        SegmentHeader(stream: stream, first: first, count: range.count, root: root, signature: signature).append(to: &segment)
        Self.appendSeeds(batch, range, to: &segment)
        try gatherer.gather(batch, range)
        try write(batch)
        append(part: metadata, to: &segment)
        append(part: text, to: &segment)
        gatherer.appendRaw(to: &segment)
        guard segment.count <= SegmentLimits.maximumByteCount else { throw CodecError(.overLimit, "bytes of a segment") }
        return segment
    }

    private static func checkActions(_ batch: EntryBatch, _ range: Range<Int>) throws(CodecError) {
        var actionCount = 0
        var plain = 0
        for index in range {
            plain += plainByteCount(of: batch, entry: index)
            actionCount = batch.headers[index].flags.contains(.lastOfAction) ? 0 : actionCount + 1
            guard actionCount < EntryLimits.maximumActionEntries else { throw CodecError(.overLimit, "entries of an action", at: index) }
        }
        guard actionCount == 0 else { throw CodecError(.notCanonical, "end of an action", at: range.upperBound - 1) }
        guard plain <= EntryLimits.maximumSegmentByteCount else { throw CodecError(.overLimit, "plain size of a segment") }
    }

    private static func appendSeeds(_ batch: EntryBatch, _ range: Range<Int>, to segment: inout [UInt8]) {
        func seed(_ index: Int) -> Seed {
            let number = Int(batch.headers[index].seed)
            return number < batch.seeds.count ? batch.seeds[number] : .zero
        }
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start + 1
            while end < range.upperBound && seed(end) == seed(start) { end += 1 }
            segment.append(bigEndian: seed(start).high)
            segment.append(bigEndian: seed(start).low)
            segment.append(varint: end - start)
            start = end
        }
    }

    /// Table and columns into metadata and text.
    private mutating func write(_ batch: EntryBatch) throws(CodecError) {
        try alphabet.choose(for: &gatherer, batch)
        metadata.removeAll(keepingCapacity: true)
        text.removeAll(keepingCapacity: true)
        var numbers: [UInt8] = []
        var table: [UInt8] = []
        var lettered: [UInt8] = []
        for index in 0..<gatherer.columnCount {
            let numberStart = numbers.count
            let column = gatherer.columns[index]
            if column.tag == .integer {
                column.appendIntegers(batch, mode: column.integerMode(batch), to: &numbers, table: &table, start: numberStart)
                continue
            }
            var contentCount = 0
            if column.tag.fixedByteCount > 0 {
                contentCount = column.appendContents(batch, to: &gatherer.fixed, numbers: &numbers)
            } else if column.isLettered {
                contentCount = alphabet.appendContents(of: column, batch, to: &lettered, numbers: &numbers)
            } else {
                contentCount = column.appendContents(batch, to: &text, numbers: &numbers)
            }
            table.append(column.mode.rawValue)
            table.append(varint: numbers.count - numberStart)
            table.append(varint: contentCount)
            if column.usesDictionary { table.append(varint: column.distinct.count) }
        }
        text.append(contentsOf: lettered)
        gatherer.appendTable(to: &metadata, alphabet: alphabet.bytes.count, lettered: alphabet.utf8Count, columns: table)
        gatherer.appendColumns(to: &metadata, alphabet: alphabet.bytes)
        metadata.append(contentsOf: numbers)
    }

    private mutating func append(part: [UInt8], to segment: inout [UInt8]) {
        segment.append(varint: part.count)
        var deflated: [UInt8] = []
        if !part.isEmpty { part.withUnsafeBytes { deflater.deflate($0, appendingTo: &deflated) } }
        segment.append(varint: deflated.count)
        segment.append(contentsOf: deflated)
    }
}

// MARK: Where to cut

extension SegmentEncoder {
    /// What entry `index` adds to the plain size of a segment, in bytes (see `SegmentLimits`).
    public static func plainByteCount(of batch: EntryBatch, entry index: Int) -> Int {
        let header = batch.headers[index]
        var count = SegmentLimits.entryByteCount
        count += Int(header.parentCount) * SegmentLimits.parentByteCount
        count += Int(header.fieldCount) * SegmentLimits.fieldByteCount
        for slot in batch.fields[header.fieldRange] where slot.tag.hasBytes && slot.presence != .absent { count += slot.byteCount }
        return count
    }

    /// How many entries of `batch` from `index` on fit in one segment without parting an action.
    /// 0 where not even the first action fits or ends: an act must not be made so large, and a
    /// store must not give half of one.
    public static func fittingCount(_ batch: EntryBatch, from index: Int) -> Int {
        var fitting = 0
        var plain = 0
        var actionCount = 0
        for next in index..<min(batch.count, index + EntryLimits.maximumSegmentEntries) {
            plain += plainByteCount(of: batch, entry: next)
            if plain > EntryLimits.maximumSegmentByteCount { break }
            if batch.headers[next].flags.contains(.lastOfAction) {
                fitting = next + 1 - index
                actionCount = 0
            } else {
                actionCount += 1
                if actionCount == EntryLimits.maximumActionEntries { break }
            }
        }
        return fitting
    }
}
