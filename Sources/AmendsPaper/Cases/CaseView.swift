public import AmendsLog
public import AmendsMerge
import AmendsModel
public import AmendsNode
public import AmendsPolicy
public import AmendsStore
public import AmendsText

/// A case with the entries it was folded from, ready to be shown: the long texts that the state
/// only refers to are looked up in their entries, and so are the names of people and other cases.
public struct CaseView: Sendable {
    public let row: CaseRow
    /// By ordinal.
    public let history: [HistoryEntry]
    /// What the reader may see.
    public let sight: Sight
    private let names: StaffNames
    /// Numbers of the cases that this one names.
    private let numbers: [RecordID: String]
    /// What the rules have to say of it.
    public let ruled: CaseFindings
    /// The pack it is handled under; nil where it is not here.
    public let pack: Pack?

    public init(_ row: CaseRow, _ node: Node, as reader: Reader? = nil) throws {
        self.row = row
        sight = reader?.sight(of: row) ?? .whole
        history = try node.store.history(of: row)
        var codes = Set(history.map(\.actor))
        for entry in history {
            for field in entry.draft.fields {
                switch field.value {
                case .text(let text), .added(let text), .removed(let text): codes.formUnion(Self.people(in: text, of: field.id))
                default: break
                }
            }
        }
        codes.remove("")
        names = try StaffNames(of: codes, in: row.scope, node.store)
        var numbers: [RecordID: String] = [:]
        for field in CaseField.definitions where field.meaning == .record {
            let named =
                row.state.elements(of: field.id).compactMap { RecordID(hexadecimal: $0) }
                + [row.state.shown(field.id)?.record].compactMap { $0 }
            for record in named where numbers[record] == nil {
                numbers[record] = (try? node.store.findCase(record.description)).map(Self.number(of:))
            }
        }
        for held in row.state.values(of: CaseField.volume) {
            guard let record = held.record else { continue }
            numbers[record] = try node.store.record(record, in: row.scope)?.text(ArchiveVolumeRecord.number)
        }
        self.numbers = numbers
        ruled = try node.findings(of: row)
        pack = try row.state.text(CaseField.policy).flatMap { PackName($0) }.flatMap { try node.store.policyBook().pack($0) }
    }

    /// The staff codes that a text of a field may hold.
    private static func people(in text: String, of field: FieldID) -> [String] {
        switch field {
        case CaseField.measure: [CaseMeasure(text).owner]
        case CaseField.liabilityShares: (try? LiabilityShares(reading: text))?.shares.map(\.who) ?? []
        default: CaseGroup.people.contains(field) ? [text] : []
        }
    }

    public var state: RecordState { row.state }
    public var number: String { Self.number(of: row) }
    /// Minutes east of UTC where the case was received.
    public var offset: Int { Self.offset(of: row.state) }

    /// The number, or the id where the receipt has not arrived.
    public static func number(of row: CaseRow) -> String { row.state.text(CaseField.number) ?? row.record.description }
    public static func offset(of state: RecordState) -> Int { Int(clamping: state.integer(CaseField.utcOffset) ?? 0) }
    public static func site(of row: CaseRow) -> String {
        if case .site(let code) = row.scope { code.text } else { row.scope.description }
    }

    /// Who made an entry; empty where nobody was named.
    public func actor(of ordinal: Int) -> String { history.indices.contains(ordinal) ? history[ordinal].actor : "" }

    /// The same with the name that a staff code had at the time: `王芳 (E012)`.
    public func person(of ordinal: Int) -> String {
        let code = actor(of: ordinal)
        return code.isEmpty ? "" : person(code, at: state.entries[ordinal].time)
    }

    /// The same for any text that may be a staff code.
    public func person(_ code: String, at instant: Int64) -> String {
        guard let name = names.name(of: code, at: instant), name != code else { return code }
        return "\(name) (\(code))"
    }

    public func name(of code: String, at instant: Int64) -> String? { names.name(of: code, at: instant) }

    /// The number of another case, or of the volume that lists it; nil where it is not here.
    public func number(of record: RecordID) -> String? { numbers[record] }

    /// Nil where it was erased.
    public func value(_ held: HeldValue) -> FieldValue? {
        switch held.content {
        case .value(let value): return value
        case .absent: return nil
        case .reference:
            guard history.indices.contains(held.ordinal), history[held.ordinal].draft.fields.indices.contains(held.position) else {
                return nil
            }
            return history[held.ordinal].draft.fields[held.position].value
        }
    }

    /// Registers with values that differ, then payments that did not see each other.
    public var conflicts: [ConflictNotice] {
        let registers = state.conflicts.map { conflict in
            ConflictNotice(
                recordKind: .complaintCase, field: conflict.field, number: number, sides: conflict.values.map(side),
                shown: conflict.values.firstIndex(where: \.isShown))
        }
        let ledgers = CaseField.definitions.filter { $0.type == .ledger }
        let payments = ledgers.compactMap { field -> ConflictNotice? in
            let values = state.concurrentPayments(of: field.id)
            if values.isEmpty { return nil }
            return ConflictNotice(recordKind: .complaintCase, field: field.id, number: number, sides: values.map(side), shown: nil)
        }
        return registers + payments
    }

    private func side(_ held: HeldValue) -> ConflictNotice.Side {
        let isShown = Vocabulary.field(held.field, of: .complaintCase).map(sight.shows) ?? true
        return .init(
            value: isShown ? value(held) : .text(Masked.text), actor: person(of: held.ordinal), milliseconds: held.stamp.milliseconds)
    }

    /// Broken rules; conflicts are told apart from them.
    public var findings: [FindingNotice] {
        state.findings().compactMap { finding in
            switch finding {
            case .entriesWaiting(let count): .entriesWaiting(count: count)
            case .actBeforeReceipt: .actBeforeReceipt
            case .closedWithoutReceipt: .closedWithoutReceipt
            case .closedTwice: .closedTwice
            case .concurrentPayments, .conflict: nil
            }
        }
    }

    /// The same for the rules of handling.
    public func notice(_ item: CaseFindings.Item) -> RuleNotice {
        func act(_ act: CaseFindings.Act) -> RuleNotice.Act {
            .init(act.kind, actor: person(act.actor, at: act.time), milliseconds: act.time)
        }
        return switch item.subject {
        case .broken(let breach, let made): .broken(breach, by: act(made), number: number)
        case .met(let encounter, let left, let right): .met(encounter, act(left), act(right), number: number)
        case .standing(let breach): .standing(breach, number: number)
        }
    }

    public func explanation(of item: CaseFindings.Item) -> RuleNotice? {
        item.explanation.map { .explained(by: person($0.actor, at: $0.time), milliseconds: $0.time, reason: $0.reason) }
    }
}

/// What stands in the place of a value that the reader must not see.
public enum Masked {
    public static let text = "***"
}

extension HeldValue {
    /// Nil unless it names a record.
    var record: RecordID? {
        if case .value(.record(let record)) = content { record } else { nil }
    }
}

extension HistoryEntry {
    /// Who made it; empty where nobody was named.
    public var actor: String {
        for field in draft.fields where field.id == .actor {
            if case .text(let name) = field.value { return name }
        }
        return ""
    }
}
