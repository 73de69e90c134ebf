public import AmendsLog

/// One entry by itself, with its values and its seed: the form in which a store keeps the entries
/// that are not sealed yet. The leaf is not part of it.
///
///     u8 format · 16 seed · varint kind · u8 flags · u8 record kind · 16 record
///     varint milliseconds · varint counter · u8 quality
///     u8 parent count · 32 each · varint field count
///     per field: varint id − id before · u8 tag | presence << 6 · value
///
/// A value is an integer in zigzag, a record id (16), a digest (32), or a length and bytes; with a
/// salt of its own, that salt (16) stands first; an absent one is its commitment (32).
public enum EntryRow {
    public static let format: UInt8 = 1

    /// Appends entry `index` of `batch`, whose leaf has been computed: only then is it known to
    /// keep the rules.
    public static func append(entry index: Int, of batch: EntryBatch, to bytes: inout [UInt8]) {
        let header = batch.headers[index]
        bytes.append(format)
        let seed = Int(header.seed) < batch.seeds.count ? batch.seeds[Int(header.seed)] : .zero
        bytes.append(bigEndian: seed.high)
        bytes.append(bigEndian: seed.low)
        bytes.append(varint: UInt64(header.kind.rawValue))
        bytes.append(header.flags.rawValue)
        bytes.append(header.recordKind.rawValue)
        bytes.append(bigEndian: header.record.high)
        bytes.append(bigEndian: header.record.low)
        bytes.append(varint: UInt64(bitPattern: header.stamp.milliseconds))
        bytes.append(varint: UInt64(header.stamp.counter))
        bytes.append(header.stamp.quality.rawValue)
        bytes.append(header.parentCount)
        for parent in batch.parents[header.parentRange] { parent.append(to: &bytes) }
        bytes.append(varint: UInt64(header.fieldCount))
        var lastID: UInt16 = 0
        for slot in batch.fields[header.fieldRange] {
            bytes.append(varint: UInt64(slot.id.rawValue - lastID))
            lastID = slot.id.rawValue
            bytes.append(slot.tag.rawValue | slot.presence.rawValue << 6)
            append(slot, of: batch, to: &bytes)
        }
    }

    private static func append(_ slot: FieldSlot, of batch: EntryBatch, to bytes: inout [UInt8]) {
        switch slot.presence {
        case .absent:
            batch.sides[Int(slot.side)].append(to: &bytes)
            return
        case .salted:
            bytes.append(bigEndian: batch.sides[Int(slot.side)].a)
            bytes.append(bigEndian: batch.sides[Int(slot.side)].b)
        case .seeded: break
        }
        switch slot.tag {
        case .cleared: break
        case .integer: bytes.append(zigzag: slot.integer)
        case .record, .digest: bytes.append(contentsOf: batch.bytes[slot.byteRange])
        default:
            bytes.append(varint: slot.byteCount)
            bytes.append(contentsOf: batch.bytes[slot.byteRange])
        }
    }

    /// Appends the entry to `batch`, its leaf zero. `bytes` is exactly one row. On error the batch
    /// is as before.
    public static func decode(_ bytes: UnsafeRawBufferPointer, into batch: inout EntryBatch) throws(CodecError) {
        let mark = batch.mark
        do throws(CodecError) {
            try read(bytes, into: &batch)
        } catch {
            batch.cut(to: mark)
            throw error
        }
    }

    private static func read(_ bytes: UnsafeRawBufferPointer, into batch: inout EntryBatch) throws(CodecError) {
        var reader = ByteReader(bytes)
        guard try reader.byte() == format else { throw CodecError(.unknownFormat, "format of a row") }
        let seed = try reader.seed()
        let kind = ActKind(rawValue: UInt16(try reader.varint(atMost: Int(UInt16.max), "act kind")))
        let flags = ActFlags(rawValue: try reader.byte())
        guard flags.isSubset(of: .known) else { throw CodecError(.unknownFlags, "flags of an act") }
        let recordKind = RecordKind(rawValue: try reader.byte())
        let record = try reader.record()
        let milliseconds = try reader.varint(atMost: Int(Stamp.maximumMilliseconds), "milliseconds of a stamp")
        let counter = UInt16(try reader.varint(atMost: Int(UInt16.max), "counter of a stamp"))
        let quality = ClockQuality(rawValue: try reader.byte())
        let parentCount = try reader.byte()
        let firstParent = batch.parents.count
        try reader.parents(Int(parentCount), into: &batch)
        let firstField = batch.fields.count
        let fieldCount = try reader.varint(atMost: EntryLimits.maximumFields, "fields of an entry")
        var lastID = 0
        var byteCount = 0
        for _ in 0..<fieldCount {
            lastID += try reader.varint(atMost: Int(UInt16.max) - lastID, "field id")
            try readField(FieldID(rawValue: UInt16(lastID)), &reader, byteCount: &byteCount, into: &batch)
        }
        try reader.finish()
        batch.headers.append(
            EntryHeader(
                kind: kind, flags: flags, recordKind: recordKind, record: record,
                stamp: Stamp(milliseconds: Int64(milliseconds), counter: counter, quality: quality),
                seed: batch.index(of: seed),
                firstParent: UInt32(firstParent), parentCount: parentCount,
                firstField: UInt32(firstField), fieldCount: UInt16(fieldCount)))
    }

    private static func readField(
        _ id: FieldID, _ reader: inout ByteReader, byteCount: inout Int, into batch: inout EntryBatch
    ) throws(CodecError) {
        let start = reader.offset
        let byte = try reader.byte()
        let tag = ValueTag(rawValue: byte & 0x3f)
        guard tag.isKnown else { throw CodecError(.unknownTag, "tag of a field", at: start) }
        guard let presence = ValuePresence(rawValue: byte >> 6) else { throw CodecError(.unknownFormat, "presence", at: start) }
        if presence != .seeded && !tag.isCommitted { throw CodecError(.notCanonical, "presence of a value hashed directly", at: start) }
        var side: UInt32 = 0
        switch presence {
        case .absent:
            batch.sides.append(try reader.digest())
            batch.fields.append(FieldSlot(id: id, tag: tag, presence: .absent, side: UInt32(batch.sides.count - 1), payload: 0))
            return
        case .salted:
            let salt = try reader.record()
            side = UInt32(batch.sides.count)
            batch.sides.append(Digest(a: salt.high, b: salt.low, c: 0, d: 0))
        case .seeded: break
        }
        switch tag {
        case .cleared: batch.fields.append(FieldSlot(id: id, tag: tag, payload: 0))
        case .integer: batch.fields.append(FieldSlot(id: id, tag: tag, payload: try reader.zigzag()))
        case .record: batch.append(id, tag, try reader.bytes(RecordID.byteCount))
        case .digest: batch.append(id, tag, try reader.bytes(Digest.byteCount))
        default:
            let count = try reader.varint(atMost: EntryLimits.maximumByteCount, "value of a field")
            byteCount += count
            guard byteCount <= EntryLimits.maximumByteCount else { throw CodecError(.overLimit, "bytes of an entry", at: start) }
            let value = try reader.bytes(count)
            if tag.isText && !UTF8Check.isValid(value) { throw CodecError(.invalidText, "text of a field", at: start) }
            batch.append(id, tag, presence: presence, side: side, value)
        }
    }
}
