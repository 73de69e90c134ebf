import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy

/// How cases hang together: duplicates, groups, holds, and the way from one unit to another.
extension Rulebook {
    func linkBreaches(of act: RuledAct, after past: CasePast) -> [Breach] {
        let own = past.state.record.description
        switch act.kind {
        case CaseAct.link:
            return act.texts(CaseField.duplicateOf).flatMap { other -> [Breach] in
                if other == own { return [.linkedToItself] }
                // Ids begin with the time at which a case was taken in, so whatever two nodes link at
                // once, no circle can come of it: of two cases the later always stands behind the earlier.
                return other > own ? [.linkedBehindLater(other)] : []
            }
        case CaseAct.unlink:
            let linked = Set(past.state.elements(of: CaseField.duplicateOf))
            return removed(CaseField.duplicateOf, by: act).contains(where: linked.contains) ? [] : [.notLinked]
        case CaseAct.joinGroup:
            return act.texts(CaseField.groupCase).contains(own) ? [.groupOfItself] : []
        case CaseAct.leaveGroup:
            let groups = Set(past.state.elements(of: CaseField.groupCase))
            return removed(CaseField.groupCase, by: act).contains(where: groups.contains) ? [] : [.notInGroup]
        case CaseAct.releaseHold:
            let holds = Set(past.state.elements(of: CaseField.hold))
            return removed(CaseField.hold, by: act).filter { !holds.contains($0) }.map(Breach.notOnHold)
        default: return []
        }
    }

    func removed(_ field: FieldID, by act: RuledAct) -> [String] {
        act.fields.compactMap { given in
            if given.id == field, case .removed(let text) = given.value { text } else { nil }
        }
    }
}
