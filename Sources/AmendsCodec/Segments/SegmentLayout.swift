import AmendsLog

/// Where the columns of a segment lie: its table, its shapes and the order of its value columns
/// (`protocol/segment.md`). Everything borrowed here lives as long as the segment's bytes and the
/// decoder's scratch memory.
struct SegmentLayout {
    let shapes: UnsafeMutableBufferPointer<SegmentShape>
    let fields: UnsafeMutableBufferPointer<SegmentShape.Field>
    let columns: UnsafeMutableBufferPointer<ValueColumn>

    var indexes, stamps, counters, distances, recordTimes, exceptions: ByteReader
    var randoms, leaves, sides: ByteReader
    /// UTF-8 values of all columns, to lie at the beginning of the arena.
    let plainText: UnsafeRawBufferPointer
    /// Record ids and digests of all columns, behind them.
    let fixed: UnsafeRawBufferPointer
    /// Bytes of all lettered text as UTF-8, behind those.
    let letteredByteCount: Int
    let dictionaryCount: Int

    /// Memory for shapes and columns, kept from segment to segment.
    struct Memory: ~Copyable {
        var shapes = ScratchBuffer<SegmentShape>()
        var fields = ScratchBuffer<SegmentShape.Field>()
        var columns = ScratchBuffer<ValueColumn>()
        var columnNumbers: [UInt32: Int32] = [:]
    }

    init(
        metadata: UnsafeRawBufferPointer, text: UnsafeRawBufferPointer, raw: UnsafeRawBufferPointer,
        alphabet: inout Alphabet, memory: inout Memory
    ) throws(CodecError) {
        var reader = ByteReader(metadata)
        let shapesCount = try reader.columnByteCount()
        let indexesCount = try reader.columnByteCount()
        let stampsCount = try reader.columnByteCount()
        let countersCount = try reader.columnByteCount()
        let distancesCount = try reader.columnByteCount()
        let recordTimesCount = try reader.columnByteCount()
        let exceptionsCount = try reader.columnByteCount()
        let alphabetCount = try reader.columnByteCount()
        let randomsCount = try reader.varint(atMost: raw.count, "random parts of record ids")
        let leavesCount = try reader.varint(atMost: raw.count, "leaves")
        letteredByteCount = try reader.varint(atMost: EntryLimits.maximumSegmentByteCount, "lettered text")
        let columnCount = try reader.varint(atMost: SegmentLimits.maximumFields, "value columns")
        // A line of the table takes two bytes at least.
        guard columnCount * 2 <= reader.remaining else { throw CodecError(.truncated, "table of columns") }
        columns = memory.columns.room(for: columnCount)
        for index in 0..<columnCount {
            columns[index] = try ValueColumn(&reader, contentLimit: max(text.count, raw.count))
        }

        let shapeBytes = try reader.bytes(shapesCount)
        indexes = ByteReader(try reader.bytes(indexesCount))
        stamps = ByteReader(try reader.bytes(stampsCount))
        counters = ByteReader(try reader.bytes(countersCount))
        distances = ByteReader(try reader.bytes(distancesCount))
        recordTimes = ByteReader(try reader.bytes(recordTimesCount))
        exceptions = ByteReader(try reader.bytes(exceptionsCount))
        var alphabetReader = ByteReader(try reader.bytes(alphabetCount))
        try alphabet.read(&alphabetReader)
        for index in 0..<columnCount {
            columns[index].numbers = ByteReader(try reader.bytes(columns[index].numberByteCount))
        }
        try reader.finish()

        (shapes, fields) = try Self.readShapes(ByteReader(shapeBytes), columns, &memory)

        var rawReader = ByteReader(raw)
        randoms = ByteReader(try rawReader.bytes(randomsCount))
        leaves = ByteReader(try rawReader.bytes(leavesCount))
        var place = Places(columns)
        fixed = try rawReader.bytes(place.fixedCount)
        sides = ByteReader(try rawReader.bytes(rawReader.remaining))
        var textReader = ByteReader(text)
        plainText = try textReader.bytes(place.plainCount)
        place.plain = 0
        place.fixed = place.plainCount
        dictionaryCount = try place.assign(columns, plainText, &textReader)
        try textReader.finish()
    }

    /// The shapes in the order of first use. Their fields give the value columns their tags: the
    /// first field with a new id and tag has the next column.
    private static func readShapes(
        _ bytes: ByteReader, _ columns: UnsafeMutableBufferPointer<ValueColumn>, _ memory: inout Memory
    ) throws(CodecError) -> (UnsafeMutableBufferPointer<SegmentShape>, UnsafeMutableBufferPointer<SegmentShape.Field>) {
        memory.columnNumbers.removeAll(keepingCapacity: true)
        // A shape takes six bytes at least and a field two.
        let shapes = memory.shapes.room(for: min(EntryLimits.maximumSegmentEntries, bytes.remaining / 6))
        let fields = memory.fields.room(for: min(SegmentLimits.maximumFields, bytes.remaining / 2))
        var reader = bytes
        var shapeCount = 0
        var fieldCount = 0
        var columnCount = 0
        while !reader.isAtEnd {
            guard reader.remaining >= 6 else { throw CodecError(.truncated, "shape of entries", at: reader.offset) }
            guard shapeCount < shapes.count else { throw CodecError(.overLimit, "shapes of entries", at: reader.offset) }
            let shape = try SegmentShape(&reader, firstField: fieldCount)
            shapes[shapeCount] = shape
            shapeCount += 1
            guard Int(shape.fieldCount) <= fields.count - fieldCount else {
                throw CodecError(.overLimit, "fields of shapes", at: reader.offset)
            }
            var id = 0
            for _ in 0..<shape.fieldCount {
                id += try reader.varint(atMost: Int(UInt16.max) - id, "field id")
                var field = try SegmentShape.Field(id: id, &reader)
                if field.form != .cleared {
                    if let column = memory.columnNumbers[field.columnKey] {
                        field.column = column
                    } else {
                        guard columnCount < columns.count else { throw CodecError(.unknownReference, "value column", at: reader.offset) }
                        guard columns[columnCount].mode.suits(field.tag) else {
                            throw CodecError(.unknownFormat, "mode of a column", at: reader.offset)
                        }
                        columns[columnCount].tag = field.tag
                        field.column = Int32(columnCount)
                        memory.columnNumbers[field.columnKey] = field.column
                        columnCount += 1
                    }
                }
                fields[fieldCount] = field
                fieldCount += 1
            }
        }
        guard columnCount == columns.count else { throw CodecError(.notCanonical, "value columns of no field") }
        return (
            UnsafeMutableBufferPointer(rebasing: shapes[0..<shapeCount]), UnsafeMutableBufferPointer(rebasing: fields[0..<fieldCount])
        )
    }

    /// Gives each column its part of arena, text and dictionary.
    private struct Places {
        var plainCount = 0
        var fixedCount = 0
        var plain = 0
        var fixed = 0

        init(_ columns: UnsafeMutableBufferPointer<ValueColumn>) {
            for column in columns where column.mode.contains(.values) && !column.mode.contains(.lettered) {
                if column.tag.fixedByteCount > 0 { fixedCount += column.contentByteCount } else { plainCount += column.contentByteCount }
            }
        }

        mutating func assign(
            _ columns: UnsafeMutableBufferPointer<ValueColumn>, _ plainText: UnsafeRawBufferPointer, _ lettered: inout ByteReader
        ) throws(CodecError) -> Int {
            var dictionaryCount = 0
            for index in columns.indices where columns[index].mode.contains(.values) {
                let count = columns[index].contentByteCount
                if columns[index].mode.contains(.lettered) {
                    columns[index].letters = ByteReader(try lettered.bytes(count))
                } else if columns[index].tag.fixedByteCount > 0 {
                    (columns[index].offset, columns[index].end) = (fixed, fixed + count)
                    fixed += count
                } else {
                    (columns[index].offset, columns[index].end) = (plain, plain + count)
                    columns[index].needsTextCheck =
                        columns[index].tag.isText && !UTF8Check.isASCII(UnsafeRawBufferPointer(rebasing: plainText[plain..<plain + count]))
                    plain += count
                }
                columns[index].dictionaryStart = dictionaryCount
                dictionaryCount += columns[index].dictionaryCount
            }
            return dictionaryCount
        }
    }
}

extension SegmentShape {
    init(_ reader: inout ByteReader, firstField: Int) throws(CodecError) {
        kind = ActKind(rawValue: UInt16(try reader.varint(atMost: Int(UInt16.max), "act kind")))
        let start = reader.offset
        let bits = try reader.byte()
        hasCounter = bits & Self.counterBit != 0
        hasRecord = bits & Self.recordBit != 0
        flags = ActFlags(rawValue: bits & ~(Self.counterBit | Self.recordBit))
        guard flags.isSubset(of: .known) else { throw CodecError(.unknownFlags, "flags of an act", at: start) }
        recordKind = RecordKind(rawValue: try reader.byte())
        quality = ClockQuality(rawValue: try reader.byte())
        parentCount = try reader.byte()
        guard parentCount <= EntryLimits.maximumParents else { throw CodecError(.overLimit, "parents of an entry", at: start) }
        guard hasRecord || parentCount > 0 else { throw CodecError(.unknownReference, "record of an entry", at: start) }
        fieldCount = UInt16(try reader.varint(atMost: EntryLimits.maximumFields, "fields of an entry"))
        self.firstField = Int32(firstField)
    }
}

extension SegmentShape.Field {
    init(id: Int, _ reader: inout ByteReader) throws(CodecError) {
        self.id = FieldID(rawValue: UInt16(id))
        tag = ValueTag(rawValue: try reader.byte())
        guard tag.isKnown else { throw CodecError(.unknownTag, "tag of a field", at: reader.offset) }
        form = SegmentShape.Form(tag)
        column = 0
    }
}

extension ByteReader {
    /// Byte count of a column in the bytes being read.
    fileprivate mutating func columnByteCount() throws(CodecError) -> Int {
        try varint(atMost: bytes.count, "bytes of a column")
    }
}
