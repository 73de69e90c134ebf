public import AmendsLog

/// One value that a field holds: who wrote it and what, without a heap object of its own.
@frozen
public struct Write: Sendable {
    /// The integer; or offset << 32 | byte count in the state's text; or, for a reference, the byte count alone.
    @usableFromInline var payload: Int64
    /// The entry that wrote it.
    public var ordinal: UInt32
    public var field: FieldID
    /// Which field of that entry it is, from 0.
    public var position: UInt16
    public var tag: ValueTag
    public var flags: WriteFlags

    @inlinable
    init(field: FieldID, tag: ValueTag, flags: WriteFlags, ordinal: UInt32, position: UInt16, payload: Int64) {
        (self.field, self.tag, self.flags) = (field, tag, flags)
        (self.ordinal, self.position, self.payload) = (ordinal, position, payload)
    }

    /// Nil where the value is no integer.
    @inlinable public var integer: Int64? { tag == .integer ? payload : nil }

    /// Whether the value's bytes lie in the state.
    @inlinable public var isInline: Bool { tag.hasBytes && flags.isDisjoint(with: [.absent, .reference]) }

    /// Bytes of the value, wherever they lie.
    @inlinable public var byteCount: Int { tag.hasBytes ? Int(payload & 0xffff_ffff) : 0 }

    /// Where in the state's text they lie; only for an inline value.
    @inlinable var byteRange: Range<Int> {
        let offset = Int(payload >> 32)
        return offset..<offset + byteCount
    }
}

/// What the fold found out about a value.
@frozen
public struct WriteFlags: OptionSet, Hashable, Sendable {
    public var rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Another of the concurrent values is the one shown.
    public static let outshone = WriteFlags(rawValue: 1)
    /// It is not equal to the one shown: a conflict.
    public static let differs = WriteFlags(rawValue: 2)
    /// A payment made without knowing of another one in the same ledger, or the other way round.
    public static let concurrent = WriteFlags(rawValue: 4)
    /// The value was gone when the entry was folded.
    public static let absent = WriteFlags(rawValue: 8)
    /// The value is too long to be kept twice: read it from the entry.
    public static let reference = WriteFlags(rawValue: 16)

    @usableFromInline static let known = WriteFlags(rawValue: 31)
}
