import AmendsLog
import AmendsModel

/// What the fold asks about an act's kind.
enum ActTable {
    /// The milestone's number by kind, 0 for none: an array, because it is asked for with every entry.
    private static let milestones: [UInt8] = {
        var numbers = [UInt8](repeating: 0, count: 1 + Int(Vocabulary.acts.map(\.kind.rawValue).max() ?? 0))
        for act in Vocabulary.acts { numbers[Int(act.kind.rawValue)] = act.milestone?.rawValue ?? 0 }
        return numbers
    }()

    /// Only cases have milestones.
    @inline(__always)
    static func milestoneNumber(of kind: ActKind, in recordKind: RecordKind) -> UInt8 {
        let table = milestones
        return recordKind == .complaintCase && Int(kind.rawValue) < table.count ? table[Int(kind.rawValue)] : 0
    }

    /// Whether an act of this kind can start, stop or move a clock, so that the calendar its writer held counts.
    @inline(__always)
    static func keepsCalendar(_ kind: ActKind, milestoneNumber: UInt8, in recordKind: RecordKind) -> Bool {
        guard recordKind == .complaintCase else { return false }
        return milestoneNumber != 0 || kind == CaseAct.firstAct || kind == CaseAct.meet || kind == CaseAct.escalate
            || kind == CaseAct.extend
    }

    /// Whether a discharging act whose writer knew `vocabulary` understood the obligation that an
    /// act of `kind` opened. Where this version does not know the kind, it cannot tell since when
    /// there is one, and the obligation stands.
    static func canDischarge(_ kind: ActKind, vocabulary: Int64) -> Bool {
        guard let act = Vocabulary.act(kind) else { return false }
        return act.since <= vocabulary
    }
}
