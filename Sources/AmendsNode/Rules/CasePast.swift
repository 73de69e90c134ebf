public import AmendsLog
public import AmendsMerge
import AmendsModel

/// An act as the rules look at it, whether it is about to be made or lies in a history.
public struct RuledAct: Sendable {
    public var kind: ActKind
    /// A staff code, or a name typed by hand; empty where nobody was named.
    public var actor: String
    /// When it happened, and when it was written down, ms since 1970.
    public var time: Int64
    public var written: Int64
    /// The round it belongs to; 0 for an act that is not made yet.
    public var round: UInt32
    public var fields: [(id: FieldID, value: FieldValue)]
    /// Fields whose values were erased: they were there.
    public var erased: Set<FieldID>

    public init(
        _ kind: ActKind, actor: String = "", time: Int64, written: Int64? = nil, round: UInt32 = 0,
        fields: [(id: FieldID, value: FieldValue)] = [], erased: Set<FieldID> = []
    ) {
        (self.kind, self.actor, self.time, self.round) = (kind, actor, time, round)
        (self.fields, self.erased) = (fields, erased)
        self.written = written ?? time
    }

    /// The last value given; nil where there is none.
    func value(_ field: FieldID) -> FieldValue? { fields.last { $0.id == field }?.value }

    func text(_ field: FieldID) -> String? {
        switch value(field) {
        case .text(let text), .added(let text): text
        case .record(let record): record.description
        default: nil
        }
    }

    func integer(_ field: FieldID) -> Int64? { if case .integer(let number)? = value(field) { number } else { nil } }

    /// The texts added to a set or list.
    func texts(_ field: FieldID) -> [String] {
        fields.compactMap { given in
            guard given.id == field else { return nil }
            switch given.value {
            case .text(let text), .added(let text): return text
            case .record(let record): return record.description
            default: return nil
            }
        }
    }

    func sum(_ field: FieldID) -> Int64 {
        fields.reduce(0) { sum, given in
            if given.id == field, case .integer(let number) = given.value { sum.addingReportingOverflow(number).partialValue } else { sum }
        }
    }

    /// Whether it writes something into the field, rather than emptying it.
    func gives(_ field: FieldID) -> Bool {
        erased.contains(field) || fields.contains { $0.id == field && !$0.value.isNothing }
    }

    var reason: String { text(CaseField.reason) ?? "" }
    var hasReason: Bool { gives(CaseField.reason) }
}

extension FieldValue {
    var isNothing: Bool {
        switch self {
        case .cleared, .text(""), .added(""): true
        default: false
        }
    }
}

/// What an act saw of its case: the state folded from it, and the acts themselves, by ordinal.
public struct CasePast: Sendable {
    public let state: RecordState
    public let acts: ArraySlice<RuledAct>

    public init(_ state: RecordState, _ acts: ArraySlice<RuledAct>) { (self.state, self.acts) = (state, acts) }

    var round: UInt32 { state.round }
    var receivedAt: Int64? { state.earliestReceipt ?? state.firstTime(of: .received) }

    func has(_ field: FieldID) -> Bool {
        switch state.type(of: field) {
        case .register, .most: state.shown(field).map { $0.text != "" } ?? false
        case .set, .list, .ledger, .sum: !state.values(of: field).isEmpty
        case .act: false
        }
    }

    func acts(_ kinds: ActKind..., inRound round: UInt32? = nil) -> [RuledAct] {
        acts.filter { kinds.contains($0.kind) && (round == nil || $0.round == round) }
    }

    func last(_ kind: ActKind) -> RuledAct? { acts.last { $0.kind == kind } }

    /// Whether the milestone was reached in the current round, or in an earlier one.
    func reached(_ milestone: Milestone, inAnyRound: Bool = false) -> Bool {
        state.milestones.contains { $0.milestone == milestone && (inAnyRound || $0.round == round) }
    }

    /// Staff codes of those complained of.
    var respondents: Set<String> { Set(state.elements(of: CaseField.respondent)) }
    var recused: Set<String> { Set(state.elements(of: CaseField.recused)) }
}

extension RuledAct {
    /// Entry `index` of `batch` as the rules look at it.
    init(_ batch: EntryBatch, _ index: Int, _ summary: EntrySummary) {
        let header = batch.headers[index]
        var fields: [(id: FieldID, value: FieldValue)] = []
        var erased: Set<FieldID> = []
        var actor = ""
        for slot in batch.fields[header.fieldRange] {
            guard let value = batch.value(of: slot) else {
                erased.insert(slot.id)
                continue
            }
            if slot.id == .actor {
                if case .text(let name) = value { actor = name }
            } else {
                fields.append((slot.id, value))
            }
        }
        self.init(
            header.kind, actor: actor, time: summary.time, written: header.stamp.milliseconds, round: summary.round, fields: fields,
            erased: erased)
    }
}
