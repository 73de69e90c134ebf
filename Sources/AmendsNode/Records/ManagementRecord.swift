public import AmendsLog
public import AmendsMerge
public import AmendsModel
public import AmendsStore

/// A record of the management side with the acts that it was folded from.
public struct ManagementRecord: Sendable {
    public let kind: ManagementKind
    public let scope: Scope
    public let state: RecordState
    /// By ordinal.
    public let history: [HistoryEntry]
    /// Minutes east of UTC of the node's site when the record was made; days are counted there.
    public let offset: Int64

    init(_ kind: ManagementKind, scope: Scope, state: RecordState, history: [HistoryEntry], offset: Int64) {
        (self.kind, self.scope, self.state, self.history, self.offset) = (kind, scope, state, history, offset)
    }

    public var id: RecordID { state.record }
    /// The number; the id where the act that made the record has not arrived.
    public var number: String { text(ManagementField.number) ?? id.description }

    // MARK: Values

    /// What the field shows, in order: one value of a register, every one of a set or list. A value
    /// that was destroyed is nil.
    public func values(of field: FieldID) -> [FieldValue?] {
        let held = state.values(of: field)
        switch state.type(of: field) {
        case .register, .most: return held.filter { $0.isShown && $0.tag != .cleared }.prefix(1).map(value)
        case .set:
            var seen: Set<FieldValue?> = []
            return held.map(value).filter { seen.insert($0).inserted }
        case .list, .ledger: return held.map(value)
        case .sum: return held.isEmpty ? [] : [.integer(state.sum(of: field))]
        case .act: return []
        }
    }

    /// Nil where it was destroyed.
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

    /// The texts of the field, in order.
    public func texts(_ field: FieldID) -> [String] { values(of: field).compactMap { $0?.words } }
    public func text(_ field: FieldID) -> String? { texts(field).first }
    public func integers(_ field: FieldID) -> [Int64] {
        values(of: field).compactMap { if case .integer(let number)? = $0 { number } else { nil } }
    }
    public func integer(_ field: FieldID) -> Int64? { integers(field).first }

    // MARK: Course

    public var isOpen: Bool { state.isOpen }

    /// The day that puts the record in a month: the one that was named, else the day of its first act.
    public var day: Int64 {
        if let day = integer(ManagementField.day) { return day }
        return state.entries.first.map { localDay($0.time) } ?? 0
    }

    public var month: MonthNumber { MonthNumber(milliseconds: day * 86_400_000, offset: 0) }

    /// The last day on which it is in time; nil where none was set.
    public var due: Int64? { integer(ManagementField.due) }

    /// Whether it is open and its last day lies before `today`.
    public func isOverdue(on today: Int64) -> Bool { isOpen && due.map { $0 < today } ?? false }

    /// The day it was ended on; nil while it is open, and where nothing ends records of its kind.
    public var endedOn: Int64? {
        guard !isOpen else { return nil }
        return state.entries.last { $0.flags.contains(.discharges) }.map { localDay($0.time) }
    }

    func localDay(_ milliseconds: Int64) -> Int64 { CivilDate.floorDivide(milliseconds + offset * 60_000, 86_400_000) }

    // MARK: Acts

    public func has(_ verb: String) -> Bool { kind.act(verb: verb).map { act in state.entries.contains { $0.kind == act.kind } } ?? false }

    /// Who made the acts of a verb, in order; without those who gave no name.
    public func actors(of verb: String) -> [String] {
        guard let act = kind.act(verb: verb) else { return [] }
        return history.filter { $0.draft.kind == act.kind }.compactMap(\.actorName)
    }

    /// The values that one act wrote, by field: what was said together belongs together.
    public func groups(of verb: String) -> [[FieldID: FieldValue]] {
        guard let act = kind.act(verb: verb) else { return [] }
        return history.filter { $0.draft.kind == act.kind }.map { entry in
            Dictionary(entry.draft.fields.map { ($0.id, $0.value) }) { first, _ in first }
        }
    }
}

extension ManagementRecord {
    /// The acts that one act had seen, by ordinal.
    func past(of ordinal: Int) -> Set<Int> {
        let ordinals = Dictionary(history.enumerated().map { ($1.leaf, $0) }) { first, _ in first }
        var seen: Set<Int> = []
        var next = [ordinal]
        while let current = next.popLast() {
            for parent in history[current].draft.parents {
                if let found = ordinals[parent], seen.insert(found).inserted { next.append(found) }
            }
        }
        return seen
    }

    /// Whether an act of this kind had seen every value that the field was given. `past` restricts it to
    /// what somebody had seen; all acts where nil.
    func isApproved(by approval: ManagementAct, _ field: FieldID, within past: Set<Int>? = nil) -> Bool {
        let ordinals = past?.sorted() ?? Array(history.indices)
        let changes = ordinals.filter { history[$0].draft.fields.contains { $0.id == field } }
        return ordinals.contains { ordinal in
            history[ordinal].draft.kind == approval.kind && self.past(of: ordinal).isSuperset(of: changes)
        }
    }
}

extension FieldValue {
    /// The text of a value that is one.
    var words: String? {
        switch self {
        case .text(let text), .added(let text), .removed(let text): text
        case .record(let record): record.description
        default: nil
        }
    }
}

extension HistoryEntry {
    /// Who made it; nil where nobody was named.
    var actorName: String? {
        for field in draft.fields where field.id == .actor {
            if case .text(let name) = field.value, !name.isEmpty { return name }
        }
        return nil
    }
}
