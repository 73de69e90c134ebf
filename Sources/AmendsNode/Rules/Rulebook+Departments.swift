import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy

/// How a case goes from department to department: it is given, taken or given back with a reason, and no
/// department keeps it waiting unseen.
extension Rulebook {
    func departmentBreaches(of act: RuledAct, after past: CasePast) -> [Breach] {
        let state = past.state.text(CaseField.departmentState)
        let holder = DepartmentTurn.holder(of: past.state) ?? ""
        switch act.kind {
        case CaseAct.handOver:
            let target = act.text(CaseField.department) ?? ""
            return state != "returned" && isSameDepartment(target, holder) ? [.handedToItself(target)] : []
        case CaseAct.takeOver:
            return (state == "offered" ? [] : [.departmentNotOffered]) + outsiderBreaches(act, holder)
        case CaseAct.handBack:
            return (state == "offered" || state == "accepted" ? [] : [.departmentNotOffered]) + outsiderBreaches(act, holder)
        default: return []
        }
    }

    /// Whoever runs the unit may speak for every department of it.
    private func outsiderBreaches(_ act: RuledAct, _ holder: String) -> [Breach] {
        guard people.areKnown, !act.actor.isEmpty, !holder.isEmpty else { return [] }
        let own = people.department(act.actor)
        if own.isEmpty || isSameDepartment(own, holder) { return [] }
        return people.roles(act.actor, act.time).isDisjoint(with: Permissions.leaders)
            ? [.notOfDepartment(act.actor, department: holder)] : []
    }

    /// Departments are written by their codes in the pack, or by their names in any of its languages.
    func isSameDepartment(_ left: String, _ right: String) -> Bool {
        func names(_ text: String) -> Set<String> {
            let codes = pack?.codes("department") ?? []
            guard
                let code = codes.first(where: { [$0.code, $0.words.english, $0.words.simplified, $0.words.traditional].contains(text) })
            else { return [text.lowercased()] }
            return [code.code.lowercased()]
        }
        return !left.isEmpty && !names(left).isDisjoint(with: names(right))
    }

    func departmentStanding(_ past: CasePast, _ pack: Pack, at now: Int64) -> [Breach] {
        let holder = DepartmentTurn.holder(of: past.state) ?? ""
        switch past.state.text(CaseField.departmentState) {
        case "returned": return [.departmentReturned(holder)]
        case "offered":
            guard let given = past.acts.last(where: { $0.text(CaseField.departmentState) == "offered" }),
                let hours = pack.integer(RuleParameter.acceptHours),
                now.subtractingReportingOverflow(given.time).partialValue > hours * 3_600_000
            else { return [] }
            return [.departmentUnanswered(holder, hours: hours)]
        default: return []
        }
    }
}
