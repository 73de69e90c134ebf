import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import AmendsText

/// A case with the entries it was folded from, ready to be shown: the long texts that the state
/// only refers to are looked up in their entries, and so are the names of people and other cases.
struct CaseView {
    let row: CaseRow
    /// By ordinal.
    let history: [HistoryEntry]
    /// What the reader may see.
    let sight: Sight
    private let names: StaffNames
    /// Numbers of the cases that this one names.
    private let numbers: [RecordID: String]

    init(_ row: CaseRow, _ node: Node, as reader: Reader? = nil) throws {
        self.row = row
        sight = reader?.sight(of: row) ?? .whole
        history = try node.store.history(of: row)
        names = try StaffNames(of: Set(history.map(\.actor).filter { !$0.isEmpty }), in: row.scope, node.store)
        var numbers: [RecordID: String] = [:]
        for field in CaseField.definitions where field.meaning == .record {
            let named = row.state.elements(of: field.id).compactMap { RecordID(hexadecimal: $0) } + [row.state.shown(field.id)?.record].compactMap { $0 }
            for record in named where numbers[record] == nil {
                numbers[record] = (try? node.store.findCase(record.description)).map(Self.number(of:))
            }
        }
        self.numbers = numbers
    }

    var state: RecordState { row.state }
    var number: String { Self.number(of: row) }
    /// Minutes east of UTC where the case was received.
    var offset: Int { Self.offset(of: row.state) }

    /// The number, or the id where the receipt has not arrived.
    static func number(of row: CaseRow) -> String { row.state.text(CaseField.number) ?? row.record.description }
    static func offset(of state: RecordState) -> Int { Int(clamping: state.integer(CaseField.utcOffset) ?? 0) }
    static func site(of row: CaseRow) -> String {
        if case .site(let code) = row.scope { code.text } else { row.scope.description }
    }

    /// Who made an entry; empty where nobody was named.
    func actor(of ordinal: Int) -> String { history.indices.contains(ordinal) ? history[ordinal].actor : "" }

    /// The same with the name that a staff code had at the time: `王芳 (E012)`.
    func person(of ordinal: Int) -> String {
        let code = actor(of: ordinal)
        guard !code.isEmpty, let name = names.name(of: code, at: state.entries[ordinal].time), name != code else { return code }
        return "\(name) (\(code))"
    }

    func name(of code: String, at instant: Int64) -> String? { names.name(of: code, at: instant) }

    /// The number of another case; nil where it is not here.
    func number(of record: RecordID) -> String? { numbers[record] }

    /// Nil where it was erased.
    func value(_ held: HeldValue) -> FieldValue? {
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
    var conflicts: [ConflictNotice] {
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
    var findings: [FindingNotice] {
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
}

/// What stands in the place of a value that the reader must not see.
enum Masked {
    static let text = "***"
}

extension HeldValue {
    /// Nil unless it names a record.
    var record: RecordID? {
        if case .value(.record(let record)) = content { record } else { nil }
    }
}
