/// The number of an act. What the numbers mean stands in `AmendsModel`; an unknown one is kept,
/// hashed and forwarded like any other.
@frozen
public struct ActKind: RawRepresentable, Hashable, Sendable {
    public var rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
}

/// The number of a record kind (case, site, staff …).
@frozen
public struct RecordKind: RawRepresentable, Hashable, Sendable {
    public var rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
}

/// The number of a field within its record kind. 0 is the actor, for every act.
@frozen
public struct FieldID: RawRepresentable, Hashable, Sendable, Comparable {
    public var rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Who acted, as text: a person's name or staff id, committed to like any other text.
    public static let actor = FieldID(rawValue: 0)

    @inlinable
    public static func < (left: FieldID, right: FieldID) -> Bool { left.rawValue < right.rawValue }
}

/// What every version must understand of an act, even one whose kind it does not know.
@frozen
public struct ActFlags: OptionSet, Hashable, Sendable {
    public var rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Adds an obligation: a reason why the record is still open.
    public static let opens = ActFlags(rawValue: 1)
    /// Removes the obligations in its causal past.
    public static let discharges = ActFlags(rawValue: 2)
    /// Begins the next round.
    public static let opensRound = ActFlags(rawValue: 4)
    /// The last entry of one user action: the entries of an action are never parted.
    public static let lastOfAction = ActFlags(rawValue: 8)
    /// The bits that format 1 knows; others are refused.
    public static let known: ActFlags = [.opens, .discharges, .opensRound, .lastOfAction]
}

/// The type of a field's value as written.
@frozen
public struct ValueTag: RawRepresentable, Hashable, Sendable {
    public var rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// No value: the field is emptied.
    public static let cleared = ValueTag(rawValue: 0)
    /// A signed 64-bit integer: counts, fen, milliseconds.
    public static let integer = ValueTag(rawValue: 1)
    /// UTF-8 text, committed to.
    public static let text = ValueTag(rawValue: 2)
    /// Bytes, committed to.
    public static let bytes = ValueTag(rawValue: 3)
    /// Another record's id (16 bytes), hashed directly.
    public static let record = ValueTag(rawValue: 4)
    /// Text added to an observed-remove set, committed to.
    public static let added = ValueTag(rawValue: 5)
    /// Text removed from an observed-remove set, committed to.
    public static let removed = ValueTag(rawValue: 6)
    /// A SHA-256 value (32 bytes), hashed directly.
    public static let digest = ValueTag(rawValue: 7)

    /// 16–31: later types, carried as bytes and hashed directly.
    /// 32–63: later types, carried as bytes and committed to.
    @inlinable public var isOpaque: Bool { (16...63).contains(rawValue) }
    @inlinable public var isKnown: Bool { rawValue <= 7 || isOpaque }
    /// Whether the value is hashed as a salted commitment and so can be erased later.
    @inlinable public var isCommitted: Bool {
        switch rawValue {
        case 2, 3, 5, 6, 32...63: true
        default: false
        }
    }
    /// Whether the value lies in the batch's byte arena.
    @inlinable public var hasBytes: Bool { isCommitted || (16...31).contains(rawValue) || self == .record || self == .digest }
    @inlinable public var isText: Bool { self == .text || self == .added || self == .removed }
}

/// The limits of format 1, each with its reason. `protocol/entry.md` repeats them.
public enum EntryLimits {
    /// Bytes of one entry, values included: a wrong length must not make a node hold more.
    public static let maximumByteCount = 64 * 1024
    /// Parents of one entry: more concurrent heads than that are joined in several steps.
    public static let maximumParents = 64
    /// Fields of one entry.
    public static let maximumFields = 256
    /// Entries of one user action: it has to fit in a segment, whole.
    public static let maximumActionEntries = 256
    /// Entries of one segment.
    public static let maximumSegmentEntries = 4096
    /// Bytes of one segment when inflated, without salts and commitments.
    public static let maximumSegmentByteCount = 1 << 20
}
