import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy

/// What becomes of a plan: those concerned know their tasks, and the customer is asked about it meanwhile.
extension Rulebook {
    func planBreaches(of act: RuledAct, after past: CasePast, _ pack: Pack) -> [Breach] {
        switch act.kind {
        case CaseAct.execute: return unacknowledged(past, pack)
        case CaseAct.feedBack: return customerViewBreaches(past, pack)
        default: return []
        }
    }

    /// Asked under every pack: nobody acknowledges what he was not given.
    func taskBreaches(of act: RuledAct, after past: CasePast) -> [Breach] {
        guard act.kind == CaseAct.acknowledgeTask else { return [] }
        return tasks(past.acts).contains { $0.isOpen && isOne(act.actor, $0.who) } ? [] : [.noTask(act.actor)]
    }

    func tasks(_ acts: some Sequence<RuledAct>) -> [PlanTask] { PlanTasks(of: acts, isOne: isOne).tasks }

    /// Whether a name in a plan means this person: by code, by name, or by the department.
    private func isOne(_ person: String, _ who: String) -> Bool {
        guard !person.isEmpty else { return false }
        return person == who || people.name(person) == who || isSameDepartment(people.department(person), who)
    }

    func unacknowledged(_ past: CasePast, _ pack: Pack) -> [Breach] {
        guard pack.flag(RuleParameter.tasksAcknowledged) else { return [] }
        let open = tasks(past.acts).filter(\.isOpen).map(\.who)
        return open.isEmpty ? [] : [.tasksUnacknowledged(open)]
    }

    /// A plan of this round that the customer was not asked about, or that stayed as it was refused.
    private func customerViewBreaches(_ past: CasePast, _ pack: Pack) -> [Breach] {
        guard pack.flag(RuleParameter.planAsked), past.reached(.planned), past.state.text(CaseField.anonymous) != "yes" else {
            return []
        }
        let acts = past.acts.filter { $0.round == past.round }
        guard let asked = acts.lastIndex(where: { $0.kind == CaseAct.communicatePlan }) else { return [.customerViewMissing] }
        guard acts[asked].text(CaseField.customerAnswer) == "refused" else { return [] }
        let isAdjusted = acts[asked...].contains { $0.kind == CaseAct.plan || $0.kind == CaseAct.takeMeasure }
        return isAdjusted ? [] : [.planNotAdjusted]
    }
}
