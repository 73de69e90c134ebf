/// Entries in memory, in columns: fixed-size headers, field slots, parents, and one arena of
/// bytes. There is no heap object per entry or field, so a batch can be filled, hashed, folded
/// and emptied again a million times a second; keep one and call ``removeAll()``.
///
/// All entries of a batch belong to one stream. A batch says nothing about where in the stream
/// they lie.
public struct EntryBatch: Sendable {
    public var headers: [EntryHeader] = []
    public var fields: [FieldSlot] = []
    public var parents: [Digest] = []
    /// Text, bytes, record ids and digests of the slots, back to back.
    public var bytes: [UInt8] = []
    /// The seeds that `EntryHeader.seed` points into.
    public var seeds: [Seed] = []
    /// Own salts and bare commitments of the slots that have one (`FieldSlot.side`).
    public var sides: [Digest] = []

    public init() {}

    @inlinable public var count: Int { headers.count }
    @inlinable public var isEmpty: Bool { headers.isEmpty }

    /// Empties the batch and keeps its memory.
    public mutating func removeAll() {
        headers.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
        parents.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        seeds.removeAll(keepingCapacity: true)
        sides.removeAll(keepingCapacity: true)
    }
}

/// One entry without its values.
@frozen
public struct EntryHeader: Sendable {
    /// SHA-256(0x00 ‖ canonical bytes); zero until the codec has computed it.
    public var leaf: Digest
    public var record: RecordID
    public var stamp: Stamp
    public var kind: ActKind
    public var recordKind: RecordKind
    public var flags: ActFlags
    public var parentCount: UInt8
    public var fieldCount: UInt16
    public var firstField: UInt32
    public var firstParent: UInt32
    /// Index into the batch's seeds.
    public var seed: UInt32

    @inlinable
    public init(
        kind: ActKind, flags: ActFlags, recordKind: RecordKind, record: RecordID, stamp: Stamp, seed: UInt32,
        firstParent: UInt32, parentCount: UInt8, firstField: UInt32, fieldCount: UInt16
    ) {
        leaf = .zero
        (self.kind, self.flags, self.recordKind, self.record, self.stamp) = (kind, flags, recordKind, record, stamp)
        (self.seed, self.firstParent, self.parentCount) = (seed, firstParent, parentCount)
        (self.firstField, self.fieldCount) = (firstField, fieldCount)
    }

    @inlinable public var fieldRange: Range<Int> { Int(firstField)..<Int(firstField) + Int(fieldCount) }
    @inlinable public var parentRange: Range<Int> { Int(firstParent)..<Int(firstParent) + Int(parentCount) }
}

/// One field of one entry.
@frozen
public struct FieldSlot: Sendable {
    public var id: FieldID
    public var tag: ValueTag
    public var presence: ValuePresence
    /// Index into the batch's sides, where `presence` needs one.
    public var side: UInt32
    /// The integer itself, or offset << 32 | byte count in the arena.
    public var payload: Int64

    @inlinable
    public init(id: FieldID, tag: ValueTag, presence: ValuePresence = .seeded, side: UInt32 = 0, payload: Int64) {
        (self.id, self.tag, self.presence, self.side, self.payload) = (id, tag, presence, side, payload)
    }

    @inlinable
    public init(id: FieldID, tag: ValueTag, offset: Int, byteCount: Int) {
        self.init(id: id, tag: tag, payload: Int64(offset) << 32 | Int64(byteCount))
    }

    @inlinable public var integer: Int64 { payload }
    @inlinable public var offset: Int { Int(payload >> 32) }
    @inlinable public var byteCount: Int { Int(payload & 0xffff_ffff) }
    @inlinable public var byteRange: Range<Int> { offset..<offset + byteCount }
}

/// How a committed value is held.
@frozen
public enum ValuePresence: UInt8, Sendable {
    /// Value present, salt drawn from the entry's seed.
    case seeded = 0
    /// Value present with a salt of its own: the first 16 bytes of its side. (After an erasure the
    /// seed is destroyed and the survivors carry their own salts.)
    case salted = 1
    /// Value gone; the commitment is its side.
    case absent = 2
}

/// A value on its way into an entry. Used where acts are made, never where they pass by the thousand.
public enum FieldValue: Hashable, Sendable {
    case cleared
    case integer(Int64)
    case text(String)
    case bytes([UInt8])
    case record(RecordID)
    case added(String)
    case removed(String)
    case digest(Digest)
    /// A type of a later version, tag 16–63.
    case opaque(ValueTag, [UInt8])

    public var tag: ValueTag {
        switch self {
        case .cleared: .cleared
        case .integer: .integer
        case .text: .text
        case .bytes: .bytes
        case .record: .record
        case .added: .added
        case .removed: .removed
        case .digest: .digest
        case .opaque(let tag, _): tag
        }
    }
}

/// An act as it is made: everything of an entry but its hash.
public struct EntryDraft: Sendable {
    public var kind: ActKind
    public var flags: ActFlags
    public var recordKind: RecordKind
    public var record: RecordID
    public var stamp: Stamp
    /// The heads of the record as the writer saw them, in any order.
    public var parents: [Digest]
    /// In any order; the batch sorts them by id and keeps the order of equal ids.
    public var fields: [(id: FieldID, value: FieldValue)]

    public init(
        kind: ActKind, flags: ActFlags = [], recordKind: RecordKind, record: RecordID, stamp: Stamp,
        parents: [Digest] = [], fields: [(id: FieldID, value: FieldValue)] = []
    ) {
        (self.kind, self.flags, self.recordKind, self.record) = (kind, flags, recordKind, record)
        (self.stamp, self.parents, self.fields) = (stamp, parents, fields)
    }
}

extension EntryBatch {
    /// The index of `seed` among the batch's seeds, added where it is new.
    public mutating func index(of seed: Seed) -> UInt32 {
        if let last = seeds.indices.last, seeds[last] == seed { return UInt32(last) }
        if let found = seeds.firstIndex(of: seed) { return UInt32(found) }
        seeds.append(seed)
        return UInt32(seeds.count - 1)
    }

    /// Appends `draft` with parents and fields in canonical order. Its leaf stays zero until the
    /// codec hashes it. The limits are the caller's to keep; the codec checks them.
    public mutating func append(_ draft: EntryDraft, seed: Seed) {
        let seedIndex = index(of: seed)
        let firstParent = parents.count
        parents.append(contentsOf: Set(draft.parents).sorted())
        let firstField = fields.count
        let ordered = draft.fields.enumerated().sorted { ($0.element.id, $0.offset) < ($1.element.id, $1.offset) }
        for (_, field) in ordered { append(field.id, field.value) }
        headers.append(
            EntryHeader(
                kind: draft.kind, flags: draft.flags, recordKind: draft.recordKind, record: draft.record,
                stamp: draft.stamp, seed: seedIndex,
                firstParent: UInt32(firstParent), parentCount: UInt8(parents.count - firstParent),
                firstField: UInt32(firstField), fieldCount: UInt16(fields.count - firstField)))
    }

    private mutating func append(_ id: FieldID, _ value: FieldValue) {
        let offset = bytes.count
        switch value {
        case .cleared:
            fields.append(FieldSlot(id: id, tag: .cleared, payload: 0))
            return
        case .integer(let number):
            fields.append(FieldSlot(id: id, tag: .integer, payload: number))
            return
        case .text(let text), .added(let text), .removed(let text): bytes.append(contentsOf: text.utf8)
        case .bytes(let content), .opaque(_, let content): bytes.append(contentsOf: content)
        case .record(let record): record.append(to: &bytes)
        case .digest(let digest): digest.append(to: &bytes)
        }
        fields.append(FieldSlot(id: id, tag: value.tag, offset: offset, byteCount: bytes.count - offset))
    }

    /// The value of a slot, copied out; nil where it is absent.
    public func value(of slot: FieldSlot) -> FieldValue? {
        if slot.presence == .absent { return nil }
        switch slot.tag {
        case .cleared: return .cleared
        case .integer: return .integer(slot.integer)
        case .text: return .text(text(of: slot))
        case .added: return .added(text(of: slot))
        case .removed: return .removed(text(of: slot))
        case .bytes: return .bytes(Array(bytes[slot.byteRange]))
        case .record: return RecordID(bytes[slot.byteRange]).map(FieldValue.record)
        case .digest: return Digest(bytes[slot.byteRange]).map(FieldValue.digest)
        default: return .opaque(slot.tag, Array(bytes[slot.byteRange]))
        }
    }

    public func text(of slot: FieldSlot) -> String { String(decoding: bytes[slot.byteRange], as: UTF8.self) }

    /// The entry as a draft again, absent values left out.
    public func draft(at index: Int) -> EntryDraft {
        let header = headers[index]
        return EntryDraft(
            kind: header.kind, flags: header.flags, recordKind: header.recordKind, record: header.record,
            stamp: header.stamp, parents: Array(parents[header.parentRange]),
            fields: fields[header.fieldRange].compactMap { slot in value(of: slot).map { (slot.id, $0) } })
    }

    /// Appends entry `index` of `other`, leaf included.
    public mutating func append(entry index: Int, of other: EntryBatch) {
        var header = other.headers[index]
        header.seed = other.seeds.isEmpty ? 0 : self.index(of: other.seeds[Int(header.seed)])
        let parentRange = header.parentRange
        header.firstParent = UInt32(parents.count)
        parents.append(contentsOf: other.parents[parentRange])
        let fieldRange = header.fieldRange
        header.firstField = UInt32(fields.count)
        for slot in other.fields[fieldRange] {
            var slot = slot
            if slot.tag.hasBytes && slot.presence != .absent {
                let offset = bytes.count
                let byteCount = slot.byteCount
                bytes.append(contentsOf: other.bytes[slot.byteRange])
                slot.payload = Int64(offset) << 32 | Int64(byteCount)
            }
            if slot.presence != .seeded {
                sides.append(other.sides[Int(slot.side)])
                slot.side = UInt32(sides.count - 1)
            }
            fields.append(slot)
        }
        headers.append(header)
    }
}
