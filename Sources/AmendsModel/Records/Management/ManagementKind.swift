public import AmendsLog

/// One kind of record of the management side: training, improvement, supervision and the like. All of
/// them are lines of one table (``ManagementTable``) and share commands, lists and rules; none has a
/// subsystem of its own.
///
/// Acts have the numbers 0xKK01 add, 0xKK02 amend and 0xKK03 settle, then the kind's own; KK is the
/// number of the kind. Fields below 20 mean the same in every kind (``ManagementField``).
public struct ManagementKind: Sendable {
    public let kind: RecordKind
    /// As typed: `amends training-plan list`.
    public let name: String
    /// Two letters that begin the records' numbers: `TP-S012-1f3a-0004`.
    public let prefix: String
    /// In the order of their numbers, those of the act included.
    public let fields: [FieldDefinition]
    public let acts: [ManagementAct]
    /// The fields that name a record, where the same ones said again mean the same record; empty where
    /// every addition is a new record.
    public let identity: [FieldID]
    public let home: Home
    /// Fields of a list, in that order.
    public let columns: [FieldID]

    /// Whose scope the records lie in.
    public enum Home: Sendable {
        /// The scope of the node that makes it: a site's, or the company's at head office.
        case own
        /// The company's: head office alone makes it, every site sees it.
        case company
        /// The writing node's own log, which head office reads.
        case log
    }

    init(
        _ number: UInt8, _ name: String, _ prefix: String, home: Home = .own, identity: [FieldID] = [],
        common: [FieldID], own fields: [FieldDefinition] = [], columns: [FieldID], acts: [ManagementAct]
    ) {
        kind = RecordKind(rawValue: number)
        (self.name, self.prefix, self.home, self.identity, self.columns) = (name, prefix, home, identity, columns)
        let shared = ManagementField.definitions.filter { $0.id == ManagementField.number || common.contains($0.id) }
        self.fields = shared + fields + ManagementField.ofActs
        self.acts = acts.map { $0.numbered(in: number, recordName: name) }
    }

    public func act(_ kind: ActKind) -> ManagementAct? { acts.first { $0.kind == kind } }
    public func act(verb: String) -> ManagementAct? { acts.first { $0.verb == verb } }
    public func field(_ id: FieldID) -> FieldDefinition? { fields.first { $0.id == id } }

    /// The act that makes a record.
    public var add: ActKind { act(number: 1) }
    public var amend: ActKind { act(number: 2) }
    public var settle: ActKind { act(number: 3) }
    public func act(number: UInt16) -> ActKind { ActKind(rawValue: UInt16(kind.rawValue) << 8 | number) }

    public func has(_ field: FieldID) -> Bool { fields.contains { $0.id == field } }

    /// The fields that a person may write.
    public var written: [FieldDefinition] { fields.filter { $0.id.rawValue < 200 && $0.id != ManagementField.number } }
}

/// One kind of act on a management record.
public struct ManagementAct: Sendable {
    /// Numbered within its kind until the kind numbers it.
    public private(set) var kind: ActKind
    public let verb: String
    public private(set) var name: String
    public let flags: ActFlags
    public let required: [FieldID]
    /// What a person is asked for, in that order; empty where any field may be given.
    public let fields: [FieldID]
    public let rules: [ManagementRule]
    /// Fields that mean now, or today, where nothing is said.
    public let now: [FieldID]

    init(
        _ number: UInt16, _ verb: String, flags: ActFlags = [], required: [FieldID] = [], _ fields: [FieldID] = [],
        rules: [ManagementRule] = [], now: [FieldID] = []
    ) {
        kind = ActKind(rawValue: number)
        self.now = now
        (self.verb, name, self.flags, self.required, self.rules) = (verb, verb, flags, required, rules)
        self.fields = required.filter { !fields.contains($0) } + fields
    }

    /// Sets a record down; where `opens`, it stays open until an act that has seen this one ends it.
    static func add(opens: Bool = false, _ required: [FieldID], rules: [ManagementRule] = [], now: [FieldID] = []) -> ManagementAct {
        ManagementAct(1, "add", flags: opens ? .opens : [], required: required, rules: rules, now: now)
    }

    static func amend(_ rules: [ManagementRule] = []) -> ManagementAct { ManagementAct(2, "amend", rules: rules) }
    static var settle: ManagementAct { ManagementAct(3, "settle") }

    func numbered(in kind: UInt8, recordName: String) -> ManagementAct {
        var act = self
        act.kind = ActKind(rawValue: UInt16(kind) << 8 | self.kind.rawValue)
        act.name = "\(recordName).\(verb)"
        return act
    }

    func definition(_ record: RecordKind) -> ActDefinition {
        ActDefinition(kind.rawValue, name, record, flags: flags, required: required)
    }
}

/// What has to hold for an act on a management record, besides its fields. Checked before the act is
/// made, and shown as a finding where it came from elsewhere.
public enum ManagementRule: Sendable, Hashable {
    /// Somebody must be named as the one who acts.
    case named
    /// Not by whoever made an act of this verb on the record.
    case byAnother(than: String)
    /// Not by the person whom this field names.
    case notBy(FieldID)
    /// By nobody but the person whom this field names.
    case onlyBy(FieldID)
    /// After an act of this verb that the writer had seen.
    case after(String)
    /// After an act of this verb since which the named field has not changed.
    case stillAs(approvedBy: String, FieldID)
    /// Only as long as something keeps the record open.
    case whileOpen
    /// Not once an act of this verb has been made.
    case before(String)
    /// Each item of the list `items` has its number in the list `done`.
    case allDone(items: FieldID, done: FieldID)
    /// Not by anybody who acted on the cases that the record names.
    case notByHandlers
    /// The text may be read by everybody: no customer, no telephone number, no address.
    case anonymous
    /// Of the cases that the record names the result was told to the customer, and nobody who handled one of
    /// them answers for the customer.
    case customersAnswer
    /// The record that the field `source` names exists here.
    case sourceExists
    /// The field names somebody else who may approve it, in the act itself.
    case approved(by: FieldID)
    /// It closes a site on days that its pack lets it be closed on.
    case closesSite
    /// What came of complaints is made known only where the pack in force lets it be; how to complain, always.
    case publicity(FieldID)
}
