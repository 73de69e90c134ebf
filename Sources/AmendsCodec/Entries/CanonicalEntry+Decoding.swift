public import AmendsLog

extension CanonicalEntry {
    /// Reads canonical bytes back, for auditors and test vectors: appends the entry to `batch` with
    /// every committed value absent and its commitment as its side, and returns whose entry it is.
    /// Any other form of the same entry is refused. On error the batch is as before.
    @discardableResult
    public static func decode(
        _ bytes: UnsafeRawBufferPointer, into batch: inout EntryBatch
    ) throws(CodecError) -> (node: NodeID, scope: Scope) {
        let mark = batch.mark
        do throws(CodecError) {
            return try read(bytes, into: &batch)
        } catch {
            batch.cut(to: mark)
            throw error
        }
    }

    private static func read(
        _ bytes: UnsafeRawBufferPointer, into batch: inout EntryBatch
    ) throws(CodecError) -> (node: NodeID, scope: Scope) {
        guard bytes.count <= EntryLimits.maximumByteCount else { throw CodecError(.overLimit, "bytes of an entry") }
        var reader = ByteReader(bytes)
        guard try reader.byte() == format else { throw CodecError(.unknownFormat, "format of an entry") }
        let scope = try reader.scope()
        let node = NodeID(key: try reader.digest())
        let kind = ActKind(rawValue: try reader.bigEndian())
        let flags = ActFlags(rawValue: try reader.byte())
        guard flags.isSubset(of: .known) else { throw CodecError(.unknownFlags, "flags of an act") }
        let recordKind = RecordKind(rawValue: try reader.byte())
        let record = try reader.record()
        let milliseconds: UInt64 = try reader.bigEndian()
        guard milliseconds <= UInt64(Stamp.maximumMilliseconds) else { throw CodecError(.overLimit, "milliseconds of a stamp") }
        let counter: UInt16 = try reader.bigEndian()
        let quality = ClockQuality(rawValue: try reader.byte())
        let parentCount = try reader.byte()
        let firstParent = batch.parents.count
        try reader.parents(Int(parentCount), into: &batch)
        let firstField = batch.fields.count
        let fieldCount: UInt16 = try reader.bigEndian()
        guard fieldCount <= EntryLimits.maximumFields else { throw CodecError(.overLimit, "fields of an entry") }
        var lastID: UInt16 = 0
        for _ in 0..<fieldCount { try readField(&reader, lastID: &lastID, into: &batch) }
        try reader.finish()
        batch.headers.append(
            EntryHeader(
                kind: kind, flags: flags, recordKind: recordKind, record: record,
                stamp: Stamp(milliseconds: Int64(milliseconds), counter: counter, quality: quality), seed: 0,
                firstParent: UInt32(firstParent), parentCount: parentCount,
                firstField: UInt32(firstField), fieldCount: fieldCount))
        return (node, scope)
    }

    private static func readField(
        _ reader: inout ByteReader, lastID: inout UInt16, into batch: inout EntryBatch
    ) throws(CodecError) {
        let id: UInt16 = try reader.bigEndian()
        guard id >= lastID else { throw CodecError(.notCanonical, "order of fields", at: reader.offset) }
        lastID = id
        let tag = ValueTag(rawValue: try reader.byte())
        guard tag.isKnown else { throw CodecError(.unknownTag, "tag of a field", at: reader.offset) }
        let field = FieldID(rawValue: id)
        if tag.isCommitted {
            batch.sides.append(try reader.digest())
            batch.fields.append(
                FieldSlot(id: field, tag: tag, presence: .absent, side: UInt32(batch.sides.count - 1), payload: 0))
            return
        }
        switch tag {
        case .cleared: batch.fields.append(FieldSlot(id: field, tag: tag, payload: 0))
        case .integer: batch.fields.append(FieldSlot(id: field, tag: tag, payload: try reader.bigEndian()))
        case .record: batch.append(field, tag, try reader.bytes(RecordID.byteCount))
        case .digest: batch.append(field, tag, try reader.bytes(Digest.byteCount))
        default:
            let count: UInt16 = try reader.bigEndian()
            batch.append(field, tag, try reader.bytes(Int(count)))
        }
    }
}

extension ByteReader {
    /// A scope's text behind its length in one byte.
    mutating func scope() throws(CodecError) -> Scope {
        let start = offset
        let count = Int(try byte())
        guard count <= Scope.maximumByteCount else { throw CodecError(.overLimit, "scope", at: start) }
        // No String(validating:) is needed: whatever is not ASCII is not a scope either.
        guard let scope = Scope(String(decoding: try bytes(count), as: UTF8.self)) else {
            throw CodecError(.invalidScope, "scope", at: start)
        }
        return scope
    }

    /// Leaves in strictly ascending order.
    mutating func parents(_ count: Int, into batch: inout EntryBatch) throws(CodecError) {
        guard count <= EntryLimits.maximumParents else { throw CodecError(.overLimit, "parents of an entry", at: offset) }
        var last: Digest?
        for _ in 0..<count {
            let parent = try digest()
            if let last, !(last < parent) { throw CodecError(.notCanonical, "order of parents", at: offset) }
            last = parent
            batch.parents.append(parent)
        }
    }
}

extension EntryBatch {
    /// How much a batch holds, to go back to when a decoder fails half-way.
    struct Mark {
        var headers, fields, parents, bytes, seeds, sides: Int
    }

    var mark: Mark {
        Mark(
            headers: headers.count, fields: fields.count, parents: parents.count, bytes: bytes.count,
            seeds: seeds.count, sides: sides.count)
    }

    mutating func cut(to mark: Mark) {
        headers.removeSubrange(mark.headers...)
        fields.removeSubrange(mark.fields...)
        parents.removeSubrange(mark.parents...)
        bytes.removeSubrange(mark.bytes...)
        seeds.removeSubrange(mark.seeds...)
        sides.removeSubrange(mark.sides...)
    }

    /// Appends a slot whose value lies in the arena.
    mutating func append(
        _ id: FieldID, _ tag: ValueTag, presence: ValuePresence = .seeded, side: UInt32 = 0, _ value: UnsafeRawBufferPointer
    ) {
        let offset = bytes.count
        bytes.append(contentsOf: value)
        var slot = FieldSlot(id: id, tag: tag, offset: offset, byteCount: value.count)
        (slot.presence, slot.side) = (presence, side)
        fields.append(slot)
    }
}
