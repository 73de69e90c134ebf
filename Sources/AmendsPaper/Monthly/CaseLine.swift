public import AmendsLog
public import AmendsMerge
public import AmendsModel
public import AmendsPolicy
public import AmendsStore

/// One case as a report lists it: nothing about people.
public struct CaseLine: Sendable, Hashable {
    public enum Verdict: String, Sendable {
        case timely, late, undetermined
        /// No limit runs for it, or it counts in no indicator.
        case none = ""
    }

    public var record: RecordID
    public var number: String
    public var site: String
    /// Milliseconds since 1970, and minutes east of UTC where it was received.
    public var receivedAt: Int64
    public var offset: Int64
    public var closedAt: Int64?
    public var isOpen: Bool
    public var round: Int
    public var category: String
    public var channel: String
    public var outcome: String
    public var satisfied: String
    public var verdict: Verdict
    public var compensation: Fen
    public var conflicts: Int
    public var isDuplicate: Bool
    /// The earliest limit that still runs; nil where none does.
    public var due: Int64?
    /// Which limit that is.
    public var dueKind: DeadlineKind?

    public init(_ row: CaseRow, _ facts: CaseFacts? = nil) {
        let state = row.state
        (record, number, site) = (row.record, CaseView.number(of: row), CaseView.site(of: row))
        receivedAt = state.integer(CaseField.receivedAt) ?? state.entries.first?.time ?? 0
        offset = state.integer(CaseField.utcOffset) ?? 0
        (closedAt, isOpen, round) = (state.closedAt, state.isOpen, Int(state.round))
        (conflicts, isDuplicate, due) = (row.conflicts, state.isHiddenAsDuplicate, row.deadline?.due)
        dueKind = row.deadline?.kind
        category = state.text(CaseField.category) ?? ""
        channel = state.text(CaseField.channel) ?? ""
        outcome = state.text(CaseField.outcome) ?? ""
        satisfied = state.text(CaseField.satisfied) ?? ""
        compensation = state.balance(of: CaseField.compensation)
        verdict = facts.map(Self.verdict) ?? .none
    }

    private static func verdict(_ facts: CaseFacts) -> Verdict {
        let bit: UInt16 = 1 << UInt16(ClockKind.resolve.rawValue)
        if facts.verdicts.timely & bit != 0 { return .timely }
        if facts.verdicts.late & bit != 0 { return .late }
        return facts.verdicts.started & bit != 0 ? .undetermined : .none
    }
}
