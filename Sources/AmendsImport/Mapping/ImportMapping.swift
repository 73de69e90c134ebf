import AmendsLog
import AmendsModel

/// How one source's table becomes cases: which column is which field, and which acts happened when.
/// `protocol/mapping.md` describes the form it is written in.
public struct ImportMapping: Sendable {
    /// Names the source. It is part of every imported case's id and so never changes after a first import.
    public let id: String
    public let title: String
    public let encoding: TextEncoding
    /// The name of the time zone in which the file's times are read, or `wall-clock`.
    public var timeZone: String { clock.name }
    /// Whether several rows make one case.
    public var isEventLog: Bool { eventLog != nil }
    /// The columns the file must have.
    public var columnNames: [String] { columns.map(\.name) }

    let delimiter: UInt8
    let clock: SourceClock
    let dateFormats: [DateFormat]
    /// Texts that stand for no value, besides the empty one.
    let missing: Set<String>
    /// Every column the mapping names, once; the rules below name them by their place here.
    let columns: [Column]
    let caseColumn: Int
    let site: SiteRule?
    /// What `case.receive` carries and, in an event log, later events may change.
    let fields: [FieldRule]
    let constants: [Constant]
    /// `case.receive` first. In an event log the others are made of the last row.
    let acts: [ActRule]
    let eventLog: EventLogRule?

    /// Reads a mapping; throws an ``ImportError`` that lists all mistakes with their lines.
    public init(yaml: String) throws {
        var reader = MappingReader()
        self = try reader.read(yaml)
    }

    init(
        id: String, title: String, encoding: TextEncoding, delimiter: UInt8, clock: SourceClock, dateFormats: [DateFormat],
        missing: Set<String>, columns: [Column], caseColumn: Int, site: SiteRule?, fields: [FieldRule], constants: [Constant],
        acts: [ActRule], eventLog: EventLogRule?
    ) {
        (self.id, self.title, self.encoding, self.delimiter, self.clock) = (id, title, encoding, delimiter, clock)
        (self.dateFormats, self.missing, self.columns, self.caseColumn) = (dateFormats, missing, columns, caseColumn)
        (self.site, self.fields, self.constants, self.acts, self.eventLog) = (site, fields, constants, acts, eventLog)
    }
}

/// A column the mapping names, and where it does so first.
struct Column: Sendable {
    let name: String
    let line: Int
}

/// A value that does not come from the file.
struct Constant: Sendable {
    let field: FieldID
    let value: FieldValue
}

/// How one column becomes one field. A class, because a row meets every rule and copying one would touch
/// the reference count of each of its parts.
final class FieldRule: Sendable {
    let column: Int
    let field: FieldDefinition
    /// In place of the mapping's own list.
    let missing: Set<String>?
    let map: [String: String]
    /// For values the map does not list; nil keeps them.
    let fallback: String?
    /// For a missing value.
    let absent: String?

    init(column: Int, field: FieldDefinition, missing: Set<String>?, map: [String: String], fallback: String?, absent: String?) {
        (self.column, self.field, self.missing, self.map) = (column, field, missing, map)
        (self.fallback, self.absent) = (fallback, absent)
    }
}

/// How a row's site is found.
enum SiteRule: Sendable {
    case fixed(SiteCode)
    case column(Int, map: [String: SiteCode], fallback: SiteCode?, absent: SiteCode?, prefix: String, slug: Bool)
}

/// One act that a row may tell of. A class for the same reason.
final class ActRule: Sendable {
    let definition: ActDefinition
    /// All must hold.
    let conditions: [Condition]
    /// The column of its time; nil takes the latest time of the case's dated acts, or the event's.
    let at: Int?
    let actor: Int?
    let fields: [FieldRule]
    let constants: [Constant]
    /// In an event log: whether the first row, which is always the receipt, may make this act besides.
    let onFirstRow: Bool

    init(
        definition: ActDefinition, conditions: [Condition], at: Int?, actor: Int?, fields: [FieldRule], constants: [Constant],
        onFirstRow: Bool
    ) {
        (self.definition, self.conditions, self.at, self.actor) = (definition, conditions, at, actor)
        (self.fields, self.constants, self.onFirstRow) = (fields, constants, onFirstRow)
    }
}

/// When an act applies.
enum Condition: Sendable {
    case isOneOf(Int, Set<String>)
    case isNoneOf(Int, Set<String>)
    case isPresent(Int, Bool)
    case isAtLeast(Int, Int64)
    /// The three that compare with the case's event before.
    case changes(Int)
    case becomes(Int, Set<String>)
    case rises(Int)
}

/// How rows that tell of one case are put in order, and what each of them is.
struct EventLogRule: Sendable {
    struct OrderKey: Sendable {
        let column: Int
        let isTime: Bool
    }

    let order: [OrderKey]
    let at: Int
    let actor: Int?
    /// The first whose conditions hold makes the event's act; none makes it a `case.amend`.
    let kinds: [ActRule]
}
