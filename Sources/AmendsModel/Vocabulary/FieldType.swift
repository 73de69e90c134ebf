public import AmendsLog

/// How concurrent values of a field are joined (`protocol/merge.md`).
public enum FieldType: UInt8, Sendable, CaseIterable {
    /// Multi-value register: concurrent values stand beside each other and are shown as a conflict.
    case register
    /// Register of a code with an order: of concurrent values the greatest counts, without conflict.
    case most
    /// Observed-remove set of texts.
    case set
    /// Append-only list.
    case list
    /// Money in fen, every entry kept; concurrent amounts for one claim are flagged, never merged.
    case ledger
    /// Integers added up over concurrent entries; an entry replaces those that it saw.
    case sum
    /// Belongs to its act alone and is not folded into the record (the time of the act, a reason).
    case act
}

/// What a field's value means to a person, for reading it from a command line and showing it.
public enum FieldMeaning: Sendable, Equatable {
    case text
    /// One of the listed codes; other codes are kept and shown as they are.
    case code([String])
    /// Milliseconds since 1970.
    case instant
    /// Minutes east of UTC.
    case offset
    case fen
    case count
    case record
    /// Days since 1970-01-01 in the site's own calendar.
    case day
    /// A share in hundredths of a percent.
    case share
}

/// One field of one record kind: a line in a table.
public struct FieldDefinition: Sendable {
    public let id: FieldID
    /// The name on the command line and in JSON: lower case, words joined by `_`.
    public let name: String
    public let type: FieldType
    public let meaning: FieldMeaning
    /// Whether the value may be about a person; such values are masked where a role has no need of them.
    public let isPersonal: Bool

    public init(_ id: UInt16, _ name: String, _ type: FieldType, _ meaning: FieldMeaning = .text, personal: Bool = false) {
        self.id = FieldID(rawValue: id)
        (self.name, self.type, self.meaning, isPersonal) = (name, type, meaning, personal)
    }

    /// The name as an option of a command: `received-at`.
    public var option: String { String(name.map { $0 == "_" ? "-" : $0 }) }
}

/// One kind of act: a line in a table.
public struct ActDefinition: Sendable {
    public let kind: ActKind
    /// `case.receive`, `site.define` …; the command line drops the part before the dot.
    public let name: String
    public let recordKind: RecordKind
    public let flags: ActFlags
    public let milestone: Milestone?
    /// The vocabulary version that brought this act in.
    public let since: Int64
    /// Fields that must be there for the act to be made here; merge never asks.
    public let required: [FieldID]

    public init(
        _ kind: UInt16, _ name: String, _ recordKind: RecordKind, flags: ActFlags = [], milestone: Milestone? = nil,
        since: Int64 = 1, required: [FieldID] = []
    ) {
        self.kind = ActKind(rawValue: kind)
        (self.name, self.recordKind, self.flags, self.milestone) = (name, recordKind, flags, milestone)
        (self.since, self.required) = (since, required)
    }

    /// The fields a person is asked for, in that order; empty where any field may be given.
    public var fields: [FieldID] {
        if let act = ManagementTable.of(recordKind)?.act(kind) { return act.fields }
        return recordKind == .complaintCase
            ? CaseAct.fields[kind] ?? [] : Vocabulary.fields(of: recordKind).map(\.id).filter { $0.rawValue < 200 }
    }

    /// The name without its record kind: `receive`.
    public var verb: String { String(name.split(separator: ".").last ?? "") }
}
