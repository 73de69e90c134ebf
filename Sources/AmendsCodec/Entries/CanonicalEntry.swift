public import AmendsLog

/// The canonical bytes of entries, format 1 (`protocol/entry.md`): what is hashed, and nothing
/// else. Two entries are the same entry exactly where these bytes are equal.
///
/// | bytes | what |
/// |---|---|
/// | 1 | format, 1 |
/// | 1 + n | scope: length and text |
/// | 32 | writing node |
/// | 2 | act kind |
/// | 1 | flags |
/// | 1 | record kind |
/// | 16 | record id |
/// | 8 | stamp: milliseconds |
/// | 2 | stamp: counter |
/// | 1 | stamp: quality of the clock |
/// | 1 + 32 n | parents: count and leaves, strictly ascending |
/// | 2 | number of fields |
/// | per field | id (2), tag (1), payload by tag |
///
/// Node and scope are given once; the scratch memory is kept from entry to entry.
public struct CanonicalEntry: Sendable {
    public static let format: UInt8 = 1

    public let node: NodeID
    public let scope: Scope
    /// 0x00 of the leaf hash, and of the canonical bytes those that never change.
    private let prefix: [UInt8]
    private var scratch: CanonicalScratch

    public init(node: NodeID, scope: Scope) {
        (self.node, self.scope) = (node, scope)
        let text = Array(scope.description.utf8)
        prefix = [0x00, Self.format, UInt8(text.count)] + text + node.bytes
        scratch = CanonicalScratch(prefix: prefix)
    }

    /// The canonical bytes of entry `index` of `batch`, after checking everything that format 1
    /// asks of an entry.
    public mutating func encode(entry index: Int, of batch: EntryBatch) throws(CodecError) -> [UInt8] {
        let header = batch.headers[index]
        return try withColumns(of: batch) { (columns) throws(CodecError) -> [UInt8] in
            try withWriter(checksText: true) { (writer) throws(CodecError) -> [UInt8] in
                try writer.write(header, columns)
                return Array(writer.bytes.dropFirst())
            }
        }
    }

    /// The commitments of entry `index` of `batch`, one per committed field in field order.
    public func commitments(entry index: Int, of batch: EntryBatch) throws(CodecError) -> [Digest] {
        let header = batch.headers[index]
        return try withColumns(of: batch) { (columns) throws(CodecError) -> [Digest] in
            var result: [Digest] = []
            for (ordinal, slot) in try columns.fields(of: header).enumerated() where slot.tag.isCommitted {
                switch slot.presence {
                case .absent: result.append(try columns.side(of: slot))
                case .salted:
                    let side = try columns.side(of: slot)
                    result.append(Commitment.commit(salt: (side.a, side.b), value: try columns.value(of: slot)))
                case .seeded:
                    let salt = Commitment.salt(seed: try columns.seed(of: header), stamp: header.stamp, ordinal: ordinal)
                    result.append(Commitment.commit(salt: salt, value: try columns.value(of: slot)))
                }
            }
            return result
        }
    }

    mutating func withWriter<Result>(
        checksText: Bool, _ body: (inout CanonicalWriter) throws(CodecError) -> Result
    ) throws(CodecError) -> Result {
        // A copy of this value writes elsewhere.
        if !isKnownUniquelyReferenced(&scratch) { scratch = CanonicalScratch(prefix: prefix) }
        let scratch = scratch
        return try withExtendedLifetime(scratch) { () throws(CodecError) -> Result in
            var writer = CanonicalWriter(
                scratch: scratch.entry, prefixCount: prefix.count, commitment: scratch.commitment, checksText: checksText)
            return try body(&writer)
        }
    }
}

/// Memory for the largest entry, which nobody clears: a hasher is made for one entry as for a million.
private final class CanonicalScratch: @unchecked Sendable {
    /// 0x00 of the leaf hash, then the canonical bytes.
    let entry: UnsafeMutableRawBufferPointer
    /// 0x02 ‖ salt ‖ value, while a commitment is computed.
    let commitment: UnsafeMutableRawBufferPointer

    init(prefix: [UInt8]) {
        entry = .allocate(byteCount: 1 + EntryLimits.maximumByteCount, alignment: 8)
        commitment = .allocate(byteCount: 17 + EntryLimits.maximumByteCount, alignment: 8)
        entry.copyBytes(from: prefix)
        commitment[0] = 0x02
    }

    deinit {
        entry.deallocate()
        commitment.deallocate()
    }
}

/// Writes canonical bytes over borrowed scratch memory; lives for one call.
struct CanonicalWriter {
    private let scratch: UnsafeMutableRawBufferPointer
    private let commitment: UnsafeMutableRawBufferPointer
    private let prefixCount: Int
    private let checksText: Bool
    private var count: Int

    init(scratch: UnsafeMutableRawBufferPointer, prefixCount: Int, commitment: UnsafeMutableRawBufferPointer, checksText: Bool) {
        (self.scratch, self.prefixCount, self.commitment) = (scratch, prefixCount, commitment)
        (self.checksText, count) = (checksText, prefixCount)
    }

    /// 0x00 and the canonical bytes of the entry written last.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: scratch[0..<count]) }
    var leaf: Digest { sha256(bytes) }

    mutating func write(_ header: EntryHeader, _ columns: EntryColumns) throws(CodecError) {
        count = prefixCount
        guard header.flags.isSubset(of: .known) else { throw CodecError(.unknownFlags, "flags of an act") }
        guard header.stamp.milliseconds >= 0, header.stamp.milliseconds <= Stamp.maximumMilliseconds else {
            throw CodecError(.overLimit, "milliseconds of a stamp")
        }
        guard header.parentCount <= EntryLimits.maximumParents else { throw CodecError(.overLimit, "parents of an entry") }
        guard header.fieldCount <= EntryLimits.maximumFields else { throw CodecError(.overLimit, "fields of an entry") }
        // Prefix, fixed part and 64 parents always fit in the scratch memory.
        put(header.kind.rawValue)
        put(header.flags.rawValue)
        put(header.recordKind.rawValue)
        put(header.record.high)
        put(header.record.low)
        put(UInt64(bitPattern: header.stamp.milliseconds))
        put(header.stamp.counter)
        put(header.stamp.quality.rawValue)
        try writeParents(header, columns)
        try writeFields(header, columns)
    }

    private mutating func writeParents(_ header: EntryHeader, _ columns: EntryColumns) throws(CodecError) {
        put(header.parentCount)
        let parents = try columns.parents(of: header)
        var last: Digest?
        for parent in parents {
            if let last, !(last < parent) { throw CodecError(.notCanonical, "order of parents") }
            last = parent
            put(parent)
        }
    }

    private mutating func writeFields(_ header: EntryHeader, _ columns: EntryColumns) throws(CodecError) {
        put(header.fieldCount)
        let slots = try columns.fields(of: header)
        var lastID: UInt16 = 0
        // Committed values do not lie in the canonical bytes but count for the size of an entry.
        var besideCount = 0
        for ordinal in 0..<slots.count {
            let slot = slots[ordinal]
            guard slot.id.rawValue >= lastID else { throw CodecError(.notCanonical, "order of fields") }
            lastID = slot.id.rawValue
            guard scratch.count - count >= 3 + Digest.byteCount else { throw Self.tooLarge }
            put(slot.id.rawValue)
            put(slot.tag.rawValue)
            if slot.tag.isCommitted {
                besideCount += try writeCommitted(slot, ordinal: ordinal, header, columns)
            } else {
                guard slot.presence == .seeded else { throw CodecError(.notCanonical, "presence of a value hashed directly") }
                try writeDirect(slot, columns)
            }
        }
        guard count - 1 + besideCount <= EntryLimits.maximumByteCount else { throw Self.tooLarge }
    }

    private static var tooLarge: CodecError { CodecError(.overLimit, "bytes of an entry") }

    /// Writes the commitment and returns the size of the value.
    @inline(__always)
    private mutating func writeCommitted(
        _ slot: FieldSlot, ordinal: Int, _ header: EntryHeader, _ columns: EntryColumns
    ) throws(CodecError) -> Int {
        if slot.presence == .absent {
            put(try columns.side(of: slot))
            return 0
        }
        let value = try columns.value(of: slot)
        guard value.count <= EntryLimits.maximumByteCount else { throw Self.tooLarge }
        if checksText && slot.tag.isText && !UTF8Check.isValid(value) { throw CodecError(.invalidText, "text of a field") }
        let salt: (UInt64, UInt64)
        if slot.presence == .salted {
            let side = try columns.side(of: slot)
            salt = (side.a, side.b)
        } else {
            salt = Commitment.salt(seed: try columns.seed(of: header), stamp: header.stamp, ordinal: ordinal)
        }
        commitment.storeBytes(of: salt.0.bigEndian, toByteOffset: 1, as: UInt64.self)
        commitment.storeBytes(of: salt.1.bigEndian, toByteOffset: 9, as: UInt64.self)
        if let base = value.baseAddress { (commitment.baseAddress! + 17).copyMemory(from: base, byteCount: value.count) }
        put(sha256(UnsafeRawBufferPointer(rebasing: commitment[0..<17 + value.count])))
        return value.count
    }

    private mutating func writeDirect(_ slot: FieldSlot, _ columns: EntryColumns) throws(CodecError) {
        switch slot.tag {
        case .cleared:
            guard slot.payload == 0 else { throw CodecError(.notCanonical, "value of a cleared field") }
        case .integer: put(UInt64(bitPattern: slot.integer))
        case .record:
            let value = try columns.value(of: slot)
            guard value.count == RecordID.byteCount else { throw CodecError(.notCanonical, "size of a record id") }
            put(value)
        case .digest:
            let value = try columns.value(of: slot)
            guard value.count == Digest.byteCount else { throw CodecError(.notCanonical, "size of a digest") }
            put(value)
        default:
            guard slot.tag.isOpaque else { throw CodecError(.unknownTag, "tag of a field", at: Int(slot.tag.rawValue)) }
            let value = try columns.value(of: slot)
            guard value.count <= Int(UInt16.max), scratch.count - count >= 2 + value.count else { throw Self.tooLarge }
            put(UInt16(value.count))
            put(value)
        }
    }

    // The callers have made sure of the room.

    @inline(__always)
    private mutating func put<Number: FixedWidthInteger & BitwiseCopyable>(_ value: Number) {
        scratch.storeBytes(of: value.bigEndian, toByteOffset: count, as: Number.self)
        count += MemoryLayout<Number>.size
    }

    @inline(__always)
    private mutating func put(_ value: Digest) {
        put(value.a)
        put(value.b)
        put(value.c)
        put(value.d)
    }

    private mutating func put(_ value: UnsafeRawBufferPointer) {
        if let source = value.baseAddress, let target = scratch.baseAddress {
            (target + count).copyMemory(from: source, byteCount: value.count)
        }
        count += value.count
    }
}
