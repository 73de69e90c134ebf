public import AmendsLog

/// A value that a field holds, copied out for a reader.
public struct HeldValue: Hashable, Sendable {
    public let field: FieldID
    /// The entry that wrote it, and which of its fields it is.
    public let ordinal: Int
    public let position: Int
    /// When that entry was written.
    public let stamp: Stamp
    public let tag: ValueTag
    public let content: Content
    /// False where another of several concurrent values is shown in its place.
    public let isShown: Bool
    /// Whether it is a payment made without knowing of another one, or the other way round.
    public let isConcurrent: Bool

    public enum Content: Hashable, Sendable {
        case value(FieldValue)
        /// Too long to be kept in the state: read it from the entry.
        case reference(byteCount: Int)
        /// Erased.
        case absent
    }

    /// Nil unless it is an integer.
    public var integer: Int64? {
        if case .value(.integer(let number)) = content { number } else { nil }
    }

    /// Nil unless it is a text and is kept in the state.
    public var text: String? {
        switch content {
        case .value(.text(let text)), .value(.added(let text)), .value(.removed(let text)): text
        default: nil
        }
    }
}

/// A register with values that did not see each other and are not equal. An ordinary write that saw
/// them all settles it.
public struct Conflict: Hashable, Sendable {
    public let field: FieldID
    /// All values in ordinal order, the one shown included.
    public let values: [HeldValue]
}

/// A reason why the record is still open.
public struct Obligation: Hashable, Sendable {
    /// The act that opened it.
    public let ordinal: Int
    public let kind: ActKind
    public let stamp: Stamp
    /// When it happened, ms since 1970.
    public let time: Int64
}
