import AmendsLog

/// Reads the entries of one segment out of its columns, one after the other, because each may be
/// the parent of a later one and so must have its leaf first. Lives for one call.
struct SegmentReader {
    /// Letters are written four bytes at a time, so the arena is this much longer while reading.
    static let slack = 4

    private var layout: SegmentLayout
    private let shapeIndexes: UnsafeBufferPointer<UInt16>
    private let letters: UnsafeBufferPointer<UInt64>
    private let singleCount: Int
    private let dictionary: UnsafeMutableBufferPointer<Int64>
    private let storage: BatchStorage
    private let arena: UnsafeMutableRawPointer

    private var seedRuns: [Int]
    private var seedIndex = 0
    private var milliseconds: Int64 = 0
    private var nextField = 0
    private var nextParent = 0
    private var nextSide = 0
    private var actionCount = 0
    private var plainByteCount: Int
    /// Where the next lettered text goes, and where all of it must end.
    private var letteredOffset: Int
    private let letteredEnd: Int
    /// Whether another exceptional value is announced, how many committed ones come before it
    /// (more than there are where none is), and whether it is absent.
    private var expectsException = false
    private var untilException = Int.max
    private var exceptionIsAbsent = false

    init(
        _ layout: SegmentLayout, shapeIndexes: UnsafeBufferPointer<UInt16>, seedRuns: [Int],
        letters: UnsafeBufferPointer<UInt64>, singleCount: Int, dictionary: UnsafeMutableBufferPointer<Int64>,
        storage: BatchStorage, plainByteCount: Int
    ) {
        (self.layout, self.shapeIndexes, self.seedRuns) = (layout, shapeIndexes, seedRuns)
        (self.letters, self.singleCount, self.dictionary) = (letters, singleCount, dictionary)
        (self.storage, self.plainByteCount) = (storage, plainByteCount)
        // The arena has at least its slack, so it has an address.
        arena = UnsafeMutableRawPointer(storage.bytes.baseAddress!)
        letteredOffset = layout.plainText.count + layout.fixed.count
        letteredEnd = letteredOffset + layout.letteredByteCount
        if let text = layout.plainText.baseAddress { arena.copyMemory(from: text, byteCount: layout.plainText.count) }
        if let fixed = layout.fixed.baseAddress {
            (arena + layout.plainText.count).copyMemory(from: fixed, byteCount: layout.fixed.count)
        }
    }

    mutating func readAll(_ writer: inout CanonicalWriter) throws(CodecError) {
        try readException()
        let columns = storage.columns
        for index in storage.headers.indices {
            do throws(CodecError) {
                try readEntry(index)
                try writer.write(storage.headers[index], columns)
            } catch {
                throw CodecError(error.code, error.subject, at: index)
            }
            storage.headers[index].leaf = writer.leaf
        }
        try finish()
    }

    private func finish() throws(CodecError) {
        guard actionCount == 0 else { throw CodecError(.notCanonical, "end of an action") }
        guard !expectsException else { throw CodecError(.unknownReference, "exceptional value") }
        try layout.stamps.finish()
        try layout.counters.finish()
        try layout.distances.finish()
        try layout.recordTimes.finish()
        try layout.exceptions.finish()
        try layout.randoms.finish()
        try layout.leaves.finish()
        try layout.sides.finish()
        guard letteredOffset == letteredEnd else { throw CodecError(.trailing, "lettered text") }
        for index in layout.columns.indices { try layout.columns[index].finish() }
    }

    private mutating func readEntry(_ index: Int) throws(CodecError) {
        let shape = layout.shapes[Int(shapeIndexes[index])]
        let stamp = try readStamp(shape)
        let firstParent = nextParent
        let implied = try readParents(Int(shape.parentCount), index)
        let record = try readRecord(shape, implied: implied)
        let firstField = nextField
        try readFields(shape)
        storage.headers[index] = EntryHeader(
            kind: shape.kind, flags: shape.flags, recordKind: shape.recordKind, record: record, stamp: stamp,
            seed: nextSeed(), firstParent: UInt32(firstParent), parentCount: shape.parentCount,
            firstField: UInt32(firstField), fieldCount: shape.fieldCount)

        actionCount = shape.flags.contains(.lastOfAction) ? 0 : actionCount + 1
        guard actionCount < EntryLimits.maximumActionEntries else { throw CodecError(.overLimit, "entries of an action") }
        guard plainByteCount <= EntryLimits.maximumSegmentByteCount else { throw CodecError(.overLimit, "plain size of a segment") }
    }

    private mutating func nextSeed() -> UInt32 {
        // The runs add up to the number of entries.
        if seedRuns[seedIndex] == 0 { seedIndex += 1 }
        seedRuns[seedIndex] -= 1
        return UInt32(seedIndex)
    }

    @inline(__always)
    private mutating func readStamp(_ shape: SegmentShape) throws(CodecError) -> Stamp {
        let (sum, overflow) = milliseconds.addingReportingOverflow(try layout.stamps.zigzag())
        guard !overflow, sum >= 0, sum <= Stamp.maximumMilliseconds else { throw CodecError(.overLimit, "milliseconds of a stamp") }
        milliseconds = sum
        var counter = 0
        if shape.hasCounter {
            counter = try layout.counters.varint(atMost: Int(UInt16.max), "counter of a stamp")
            guard counter > 0 else { throw CodecError(.notCanonical, "counter of a stamp") }
        }
        return Stamp(milliseconds: sum, counter: UInt16(counter), quality: shape.quality)
    }

    /// Returns the record of the first parent inside the segment.
    @inline(__always)
    private mutating func readParents(_ count: Int, _ index: Int) throws(CodecError) -> RecordID? {
        var implied: RecordID?
        for _ in 0..<count {
            let distance = try layout.distances.varint(atMost: index, "distance of a parent")
            if distance == 0 {
                storage.parents[nextParent] = try layout.leaves.digest()
            } else {
                storage.parents[nextParent] = storage.headers[index - distance].leaf
                if implied == nil { implied = storage.headers[index - distance].record }
            }
            nextParent += 1
        }
        return implied
    }

    @inline(__always)
    private mutating func readRecord(_ shape: SegmentShape, implied: RecordID?) throws(CodecError) -> RecordID {
        guard shape.hasRecord else {
            guard let implied else { throw CodecError(.unknownReference, "record of an entry") }
            return implied
        }
        let (time, overflow) = milliseconds.addingReportingOverflow(try layout.recordTimes.zigzag())
        guard !overflow, time >= 0, time < 1 << 48 else { throw CodecError(.overLimit, "time of a record id") }
        let low16: UInt16 = try layout.randoms.bigEndian()
        let low: UInt64 = try layout.randoms.bigEndian()
        let record = RecordID(high: UInt64(time) << 16 | UInt64(low16), low: low)
        guard record != implied else { throw CodecError(.notCanonical, "record of an entry") }
        return record
    }

    @inline(__always)
    private mutating func readFields(_ shape: SegmentShape) throws(CodecError) {
        let first = Int(shape.firstField)
        for position in first..<first + Int(shape.fieldCount) {
            let field = layout.fields[position]
            var slot = FieldSlot(id: field.id, tag: field.tag, payload: 0)
            switch field.form {
            case .cleared: break
            case .integer: slot.payload = try layout.columns[Int(field.column)].integer(stamp: milliseconds)
            case .direct: slot.payload = try readValue(Int(field.column))
            case .committed:
                if untilException == 0 { try readSide(into: &slot) } else { untilException -= 1 }
                if slot.presence != .absent { slot.payload = try readValue(Int(field.column)) }
            }
            storage.fields[nextField] = slot
            nextField += 1
        }
    }

    private mutating func readException() throws(CodecError) {
        expectsException = !layout.exceptions.isAtEnd
        if !expectsException {
            untilException = .max
            return
        }
        let number = try layout.exceptions.varint(atMost: 2 * SegmentLimits.maximumFields, "exceptional value")
        untilException = number >> 1
        exceptionIsAbsent = number & 1 == 1
    }

    private mutating func readSide(into slot: inout FieldSlot) throws(CodecError) {
        slot.side = UInt32(nextSide)
        if exceptionIsAbsent {
            slot.presence = .absent
            storage.sides[nextSide] = try layout.sides.digest()
        } else {
            slot.presence = .salted
            let salt = try layout.sides.record()
            storage.sides[nextSide] = Digest(a: salt.high, b: salt.low, c: 0, d: 0)
        }
        nextSide += 1
        try readException()
    }

    /// The next value of a column, as a slot's payload.
    @inline(__always)
    private mutating func readValue(_ number: Int) throws(CodecError) -> Int64 {
        let column = layout.columns.baseAddress! + number
        let payload: Int64
        if column.pointee.mode.contains(.dictionary) {
            let index = try column.pointee.numbers.varint()
            if index < column.pointee.dictionaryUsed {
                payload = dictionary[column.pointee.dictionaryStart + Int(index)]
            } else {
                guard index == column.pointee.dictionaryUsed, index < column.pointee.dictionaryCount else {
                    throw CodecError(.unknownReference, "value of a dictionary")
                }
                payload = try readContent(column)
                dictionary[column.pointee.dictionaryStart + Int(index)] = payload
                column.pointee.dictionaryUsed += 1
            }
        } else {
            payload = try readContent(column)
        }
        plainByteCount += Int(payload & 0xffff_ffff)
        return payload
    }

    @inline(__always)
    private mutating func readContent(_ column: UnsafeMutablePointer<ValueColumn>) throws(CodecError) -> Int64 {
        let fixedCount = column.pointee.tag.fixedByteCount
        let count =
            fixedCount > 0
            ? fixedCount : try column.pointee.numbers.varint(atMost: EntryLimits.maximumByteCount, "value of a field")
        if column.pointee.mode.contains(.lettered) {
            let start = letteredOffset
            try Alphabet.write(
                count, of: &column.pointee.letters, letters: letters, singleCount: singleCount, to: arena, at: &letteredOffset,
                end: letteredEnd)
            return Int64(start) << 32 | Int64(letteredOffset - start)
        }
        let start = column.pointee.offset
        guard count <= column.pointee.end - start else { throw CodecError(.truncated, "value of a field") }
        column.pointee.offset = start + count
        if column.pointee.needsTextCheck && !UTF8Check.isValid(UnsafeRawBufferPointer(start: arena + start, count: count)) {
            throw CodecError(.invalidText, "text of a field")
        }
        return Int64(start) << 32 | Int64(count)
    }
}

/// The columns of a batch as memory to be filled.
struct BatchStorage {
    let headers: UnsafeMutableBufferPointer<EntryHeader>
    let fields: UnsafeMutableBufferPointer<FieldSlot>
    let parents: UnsafeMutableBufferPointer<Digest>
    let bytes: UnsafeMutableBufferPointer<UInt8>
    let sides: UnsafeMutableBufferPointer<Digest>
    let seeds: UnsafeBufferPointer<Seed>

    /// The same memory to read from.
    var columns: EntryColumns {
        EntryColumns(
            fields: UnsafeBufferPointer(fields), parents: UnsafeBufferPointer(parents), bytes: UnsafeRawBufferPointer(bytes),
            seeds: seeds, sides: UnsafeBufferPointer(sides))
    }
}

extension EntryBatch {
    /// Brings every column but the seeds to the given size, contents left over from before, and
    /// lets `body` fill them.
    mutating func withStorage(
        headers headerCount: Int, fields fieldCount: Int, parents parentCount: Int, bytes byteCount: Int, sides sideCount: Int,
        _ body: (BatchStorage) throws(CodecError) -> Void
    ) throws(CodecError) {
        let entry = EntryHeader(
            kind: ActKind(rawValue: 0), flags: [], recordKind: RecordKind(rawValue: 0), record: .zero, stamp: Stamp(milliseconds: 0),
            seed: 0, firstParent: 0, parentCount: 0, firstField: 0, fieldCount: 0)
        headers.resize(to: headerCount, filling: entry)
        fields.resize(to: fieldCount, filling: FieldSlot(id: .actor, tag: .cleared, payload: 0))
        parents.resize(to: parentCount, filling: .zero)
        bytes.resize(to: byteCount, filling: 0)
        sides.resize(to: sideCount, filling: .zero)
        let seeds = seeds
        try headers.withUnsafeMutableBufferPointer { (headers) throws(CodecError) in
            try fields.withUnsafeMutableBufferPointer { (fields) throws(CodecError) in
                try parents.withUnsafeMutableBufferPointer { (parents) throws(CodecError) in
                    try bytes.withUnsafeMutableBufferPointer { (bytes) throws(CodecError) in
                        try sides.withUnsafeMutableBufferPointer { (sides) throws(CodecError) in
                            try seeds.withUnsafeBufferPointer { (seeds) throws(CodecError) in
                                try body(
                                    BatchStorage(
                                        headers: headers, fields: fields, parents: parents, bytes: bytes, sides: sides, seeds: seeds))
                            }
                        }
                    }
                }
            }
        }
    }
}
