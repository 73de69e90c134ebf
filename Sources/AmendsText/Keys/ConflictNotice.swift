public import AmendsLog

/// Values of one field that were written without seeing each other, for one sentence about them.
public struct ConflictNotice: Sendable {
    public struct Side: Sendable {
        /// Nil where it was destroyed, or is not here yet.
        public var value: FieldValue?
        /// Who wrote it; empty where nobody was named.
        public var actor: String
        /// When, in ms since 1970.
        public var milliseconds: Int64

        public init(value: FieldValue?, actor: String, milliseconds: Int64) {
            (self.value, self.actor, self.milliseconds) = (value, actor, milliseconds)
        }
    }

    public var recordKind: RecordKind
    public var field: FieldID
    /// The case's number, or the record's name on the command line.
    public var number: String
    /// Two or more, in the order in which they are told.
    public var sides: [Side]
    /// Which of the sides the record shows at present; nil where all count (payments).
    public var shown: Int?

    public init(recordKind: RecordKind, field: FieldID, number: String, sides: [Side], shown: Int?) {
        (self.recordKind, self.field, self.number, self.sides, self.shown) = (recordKind, field, number, sides, shown)
    }
}

/// A conflict in words that a sentence is made of.
struct ConflictWords {
    /// The label of the field.
    var field: String
    /// `价格 (王芳, 3 Nov 10:20)`
    var sides: [String]
    /// Different people, or nil where some side names nobody or one person wrote twice.
    var people: Int?
    /// What the record shows at present, where it shows one of the sides.
    var shown: Shown?
    /// The command that settles it.
    var command: String

    enum Shown {
        case later
        case earlier
        case value(String)
    }
}
