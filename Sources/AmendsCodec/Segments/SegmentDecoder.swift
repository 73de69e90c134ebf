public import AmendsLog

/// Reads segments into batches, leaves computed. It keeps its memory from segment to segment; keep
/// one per thread.
///
/// It refuses whatever has not the form of `protocol/segment.md`. It knows nothing of the stream
/// before the segment: signature and root are for the caller to check, with the leaves it gives.
public struct SegmentDecoder: ~Copyable, Sendable {
    private var inflater = BoundedInflater()
    private var metadata = ScratchBuffer<UInt8>()
    private var text = ScratchBuffer<UInt8>()
    private var layoutMemory = SegmentLayout.Memory()
    private var dictionary = ScratchBuffer<Int64>()
    private var shapeIndexes = ScratchBuffer<UInt16>()
    private var alphabet = Alphabet()
    private var leaves = LeafTable()
    /// For the stream read last, since the next segment is mostly of the same.
    private var canonical: CanonicalEntry?

    public init() {}

    /// Makes `batch` hold exactly the entries of the segment, which is the whole of `bytes`.
    /// Values of a dictionary lie once in the batch's arena, however many fields share them.
    /// On error the batch is empty.
    public mutating func decode(_ bytes: UnsafeRawBufferPointer, into batch: inout EntryBatch) throws(CodecError) -> SegmentHeader {
        do throws(CodecError) {
            return try read(bytes, into: &batch)
        } catch {
            batch.removeAll()
            throw error
        }
    }

    public mutating func decode(_ bytes: [UInt8], into batch: inout EntryBatch) throws(CodecError) -> SegmentHeader {
        try bytes.withUnsafeBufferPointer { (bytes) throws(CodecError) in try decode(UnsafeRawBufferPointer(bytes), into: &batch) }
    }

    private mutating func read(_ bytes: UnsafeRawBufferPointer, into batch: inout EntryBatch) throws(CodecError) -> SegmentHeader {
        guard bytes.count <= SegmentLimits.maximumByteCount else { throw CodecError(.overLimit, "bytes of a segment") }
        var reader = ByteReader(bytes)
        let header = try SegmentHeader(&reader)
        let seedRuns = try Self.readSeeds(&reader, entryCount: header.count, into: &batch)
        let metadata = try inflate(&reader, limit: SegmentLimits.maximumMetadataByteCount, isMetadata: true)
        let text = try inflate(&reader, limit: EntryLimits.maximumSegmentByteCount, isMetadata: false)
        let raw = try reader.bytes(reader.remaining)
        let layout = try SegmentLayout(metadata: metadata, text: text, raw: raw, alphabet: &alphabet, memory: &layoutMemory)

        let indexes = shapeIndexes.room(for: header.count)
        let counts = try layout.countEntries(into: indexes)
        if canonical?.node != header.stream.node || canonical?.scope != header.stream.scope {
            canonical = CanonicalEntry(node: header.stream.node, scope: header.stream.scope)
        }
        let dictionary = dictionary.room(for: layout.dictionaryCount)
        let arenaCount = layout.plainText.count + layout.fixed.count + layout.letteredByteCount
        try batch.withStorage(
            headers: header.count, fields: counts.fields, parents: counts.parents, bytes: arenaCount + SegmentReader.slack,
            sides: layout.exceptionCount
        ) { (storage) throws(CodecError) in
            try alphabet.letters.withUnsafeBufferPointer { (letters) throws(CodecError) in
                var entries = SegmentReader(
                    layout, shapeIndexes: UnsafeBufferPointer(indexes), seedRuns: seedRuns, letters: letters,
                    singleCount: alphabet.singleCount, dictionary: dictionary, storage: storage, plainByteCount: counts.plainByteCount)
                try canonical!.withWriter(checksText: false) { (writer) throws(CodecError) in try entries.readAll(&writer) }
            }
            try refuseInnerLeaves(layout.leaves, storage.headers)
        }
        batch.bytes.removeLast(SegmentReader.slack)
        return header
    }

    /// A parent inside the segment is named by its distance and in no other way.
    private mutating func refuseInnerLeaves(
        _ column: ByteReader, _ headers: UnsafeMutableBufferPointer<EntryHeader>
    ) throws(CodecError) {
        if column.isAtEnd { return }
        leaves.removeAll(capacity: headers.count)
        for index in headers.indices { leaves.insert(index, leaf: headers[index].leaf) }
        var column = column
        while !column.isAtEnd {
            if leaves.find(try column.digest(), { headers[$0].leaf }) != nil {
                throw CodecError(.notCanonical, "parent inside the segment", at: column.offset)
            }
        }
    }

    /// The seeds of a segment, from its front. Throws where `bytes` ends before they do.
    public static func peekSeeds(_ bytes: UnsafeRawBufferPointer) throws(CodecError) -> [Seed] {
        var reader = ByteReader(bytes)
        let header = try SegmentHeader(&reader)
        var batch = EntryBatch()
        _ = try readSeeds(&reader, entryCount: header.count, into: &batch)
        return batch.seeds
    }

    /// Runs of (seed, number of entries). Returns the numbers; the seeds go into the batch.
    private static func readSeeds(
        _ reader: inout ByteReader, entryCount: Int, into batch: inout EntryBatch
    ) throws(CodecError) -> [Int] {
        batch.seeds.removeAll(keepingCapacity: true)
        var runs: [Int] = []
        var left = entryCount
        while left > 0 {
            let start = reader.offset
            let seed = try reader.seed()
            guard batch.seeds.last != seed else { throw CodecError(.notCanonical, "run of a seed", at: start) }
            let count = try reader.varint(atMost: left, "entries of a seed")
            guard count > 0 else { throw CodecError(.notCanonical, "run of a seed", at: start) }
            batch.seeds.append(seed)
            runs.append(count)
            left -= count
        }
        return runs
    }

    /// A deflated part: its byte count inflated, its byte count deflated, and it. An empty part has neither.
    private mutating func inflate(_ reader: inout ByteReader, limit: Int, isMetadata: Bool) throws(CodecError) -> UnsafeRawBufferPointer {
        let count = try reader.varint(atMost: limit, "inflated bytes")
        let deflated = try reader.bytes(try reader.varint(atMost: reader.bytes.count, "deflated bytes"))
        let output = UnsafeMutableRawBufferPointer(isMetadata ? metadata.room(for: count) : text.room(for: count))
        if count > 0 {
            try inflater.inflate(deflated, into: output)
        } else if !deflated.isEmpty {
            throw CodecError(.notCanonical, "deflated form of nothing", at: reader.offset)
        }
        return UnsafeRawBufferPointer(output)
    }
}

extension SegmentLayout {
    /// Reads the shape of every entry and counts what the batch needs room for.
    func countEntries(
        into result: UnsafeMutableBufferPointer<UInt16>
    ) throws(CodecError) -> (fields: Int, parents: Int, plainByteCount: Int) {
        var reader = indexes
        var used = 0
        var (fieldCount, parentCount, plain) = (0, 0, 0)
        for index in result.indices {
            let shape = try reader.varint(atMost: EntryLimits.maximumSegmentEntries, "shape of an entry")
            guard shape <= used, shape < shapes.count else { throw CodecError(.unknownReference, "shape of an entry", at: index) }
            if shape == used { used += 1 }
            result[index] = UInt16(shape)
            fieldCount += Int(shapes[shape].fieldCount)
            parentCount += Int(shapes[shape].parentCount)
        }
        try reader.finish()
        guard used == shapes.count else { throw CodecError(.notCanonical, "unused shapes") }
        plain =
            result.count * SegmentLimits.entryByteCount + parentCount * SegmentLimits.parentByteCount
            + fieldCount * SegmentLimits.fieldByteCount
        guard plain <= EntryLimits.maximumSegmentByteCount else { throw CodecError(.overLimit, "plain size of a segment") }
        return (fieldCount, parentCount, plain)
    }

    /// How many values are absent or have a salt of their own: one number each.
    var exceptionCount: Int { exceptions.bytes.reduce(0) { $0 + ($1 < 0x80 ? 1 : 0) } }
}
