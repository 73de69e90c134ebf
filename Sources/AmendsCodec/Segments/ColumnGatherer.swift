import AmendsLog

/// Sorts the entries of a segment into columns, on their way in.
struct ColumnGatherer: Sendable {
    /// The columns used so far of those in `columns`, whose memory is kept.
    private(set) var columnCount = 0
    var columns: [GatheredColumn] = []
    /// Record ids and digests of all columns.
    var fixed: [UInt8] = []

    private var shapes: [UInt8] = []
    private var indexes: [UInt8] = []
    private var stamps: [UInt8] = []
    private var counters: [UInt8] = []
    private var distances: [UInt8] = []
    private var recordTimes: [UInt8] = []
    private var exceptions: [UInt8] = []
    private var randoms: [UInt8] = []
    private var externalLeaves: [UInt8] = []
    private var sides: [UInt8] = []

    private var shapeNumbers: [ShapeKey: Int] = [:]
    /// Column of each field of each shape, −1 for none.
    private var shapeColumns: [[Int]] = []
    private var columnNumbers: [UInt32: Int] = [:]
    private var leaves = LeafTable()
    private var milliseconds: Int64 = 0
    private var sinceException = 0

    /// An entry's kind, bits, record kind, quality, parent count, and the ids and tags of its fields.
    private struct ShapeKey: Hashable {
        var head: UInt64
        var fields: [UInt32]
    }

    private mutating func removeAll(capacity: Int) {
        columnCount = 0
        for column in [\ColumnGatherer.shapes, \.indexes, \.stamps, \.counters, \.distances, \.recordTimes, \.exceptions] {
            self[keyPath: column].removeAll(keepingCapacity: true)
        }
        for column in [\ColumnGatherer.fixed, \.randoms, \.externalLeaves, \.sides] {
            self[keyPath: column].removeAll(keepingCapacity: true)
        }
        shapeNumbers.removeAll(keepingCapacity: true)
        shapeColumns.removeAll(keepingCapacity: true)
        columnNumbers.removeAll(keepingCapacity: true)
        leaves.removeAll(capacity: capacity)
        milliseconds = 0
        sinceException = 0
    }

    mutating func gather(_ batch: EntryBatch, _ range: Range<Int>) throws(CodecError) {
        removeAll(capacity: range.count)
        for index in range {
            do throws(CodecError) {
                try gather(entry: index, of: batch, from: range.lowerBound)
            } catch {
                throw CodecError(error.code, error.subject, at: index)
            }
        }
    }

    private mutating func gather(entry index: Int, of batch: EntryBatch, from start: Int) throws(CodecError) {
        let header = batch.headers[index]
        guard header.leaf != .zero else { throw CodecError(.unknownReference, "leaf of an entry, which was not computed") }
        var implied: RecordID?
        for parent in batch.parents[header.parentRange] {
            if let found = leaves.find(parent, { batch.headers[start + $0].leaf }) {
                distances.append(varint: index - start - found)
                if implied == nil { implied = batch.headers[start + found].record }
            } else {
                distances.append(0)
                parent.append(to: &externalLeaves)
            }
        }
        leaves.insert(index - start, leaf: header.leaf)
        let hasRecord = implied != header.record
        if hasRecord { append(header.record, stamp: header.stamp) }
        stamps.append(zigzag: header.stamp.milliseconds - milliseconds)
        milliseconds = header.stamp.milliseconds
        if header.stamp.counter != 0 { counters.append(varint: UInt64(header.stamp.counter)) }

        let slots = batch.fields[header.fieldRange]
        let shape = try shapeNumber(header, slots, hasRecord: hasRecord)
        indexes.append(varint: shape)
        for (slot, column) in zip(slots.indices, shapeColumns[shape]) where column >= 0 {
            try gather(slot: slot, of: batch, in: column, stamp: header.stamp.milliseconds)
        }
    }

    private mutating func append(_ record: RecordID, stamp: Stamp) {
        recordTimes.append(zigzag: Int64(record.high >> 16) - stamp.milliseconds)
        randoms.append(bigEndian: UInt16(truncatingIfNeeded: record.high))
        randoms.append(bigEndian: record.low)
    }

    private mutating func gather(slot index: Int, of batch: EntryBatch, in column: Int, stamp: Int64) throws(CodecError) {
        let slot = batch.fields[index]
        if slot.tag.hasBytes && slot.presence != .absent {
            guard slot.offset >= 0, slot.byteRange.upperBound <= batch.bytes.count else {
                throw CodecError(.unknownReference, "value of a field")
            }
            let fixedCount = slot.tag.fixedByteCount
            guard fixedCount == 0 || slot.byteCount == fixedCount else { throw CodecError(.notCanonical, "size of a value") }
        }
        if slot.tag.isCommitted {
            if slot.presence == .seeded { sinceException += 1 } else { try append(exception: slot, batch) }
        }
        if slot.presence == .absent { return }
        columns[column].slots.append(UInt32(index))
        if slot.tag == .integer { columns[column].stamps.append(stamp) }
    }

    private mutating func append(exception slot: FieldSlot, _ batch: EntryBatch) throws(CodecError) {
        guard Int(slot.side) < batch.sides.count else { throw CodecError(.unknownReference, "side of a field") }
        exceptions.append(varint: sinceException << 1 | (slot.presence == .absent ? 1 : 0))
        sinceException = 0
        let side = batch.sides[Int(slot.side)]
        if slot.presence == .absent {
            side.append(to: &sides)
        } else {
            sides.append(bigEndian: side.a)
            sides.append(bigEndian: side.b)
        }
    }

    /// The number of an entry's shape, written out where it is the first of its kind.
    private mutating func shapeNumber(
        _ header: EntryHeader, _ slots: ArraySlice<FieldSlot>, hasRecord: Bool
    ) throws(CodecError) -> Int {
        let bits =
            header.flags.rawValue | (hasRecord ? SegmentShape.recordBit : 0)
            | (header.stamp.counter != 0 ? SegmentShape.counterBit : 0)
        let head =
            UInt64(header.kind.rawValue) << 32 | UInt64(bits) << 24 | UInt64(header.recordKind.rawValue) << 16
            | UInt64(header.stamp.quality.rawValue) << 8 | UInt64(header.parentCount)
        let key = ShapeKey(head: head, fields: slots.map { UInt32($0.id.rawValue) << 8 | UInt32($0.tag.rawValue) })
        if let number = shapeNumbers[key] { return number }
        let number = shapeColumns.count
        shapeNumbers[key] = number

        shapes.append(varint: UInt64(header.kind.rawValue))
        shapes.append(bits)
        shapes.append(header.recordKind.rawValue)
        shapes.append(header.stamp.quality.rawValue)
        shapes.append(header.parentCount)
        shapes.append(varint: key.fields.count)
        var last: UInt16 = 0
        for slot in slots {
            guard slot.id.rawValue >= last else { throw CodecError(.notCanonical, "order of fields") }
            shapes.append(varint: UInt64(slot.id.rawValue - last))
            shapes.append(slot.tag.rawValue)
            last = slot.id.rawValue
        }
        var columns: [Int] = []
        for (slot, key) in zip(slots, key.fields) { columns.append(slot.tag == .cleared ? -1 : column(key, slot.tag)) }
        shapeColumns.append(columns)
        return number
    }

    private mutating func column(_ key: UInt32, _ tag: ValueTag) -> Int {
        if let number = columnNumbers[key] { return number }
        let number = columnCount
        columnNumbers[key] = number
        if number == columns.count { columns.append(GatheredColumn()) }
        columns[number].begin(tag)
        columnCount += 1
        return number
    }

    // MARK: Writing

    func appendTable(to metadata: inout [UInt8], alphabet: Int, lettered: Int, columns: [UInt8]) {
        for column in [shapes, indexes, stamps, counters, distances, recordTimes, exceptions] { metadata.append(varint: column.count) }
        metadata.append(varint: alphabet)
        metadata.append(varint: randoms.count)
        metadata.append(varint: externalLeaves.count)
        metadata.append(varint: lettered)
        metadata.append(varint: columnCount)
        metadata.append(contentsOf: columns)
    }

    func appendColumns(to metadata: inout [UInt8], alphabet: [UInt8]) {
        for column in [shapes, indexes, stamps, counters, distances, recordTimes, exceptions] { metadata.append(contentsOf: column) }
        metadata.append(contentsOf: alphabet)
    }

    /// What deflate could not shorten.
    func appendRaw(to segment: inout [UInt8]) {
        for column in [randoms, externalLeaves, fixed, sides] { segment.append(contentsOf: column) }
    }
}
