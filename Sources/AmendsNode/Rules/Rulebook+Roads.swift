import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy

/// One complaint by several roads, one customer in several cases, and what counts as the customer's answer.
extension Rulebook {
    func roadBreaches(of act: RuledAct, after past: CasePast) -> [Breach] {
        let own = past.state.record.description
        switch act.kind {
        case CaseAct.receive: return numberTakenBy.map { [.externalNumberKnown($0)] } ?? []
        case CaseAct.addIntake:
            var found: [Breach] = numberTakenBy.map { [.externalNumberKnown($0)] } ?? []
            if let pack = binding, !pack.channels.isEmpty {
                for intake in act.texts(CaseField.intake).compactMap(CaseIntake.init(element:))
                where !pack.channels.contains(where: { $0.code == intake.channel }) {
                    found.append(.unknownCode(CaseField.channel, code: intake.channel))
                }
            }
            return found
        case CaseAct.removeIntake:
            let held = Set(past.state.elements(of: CaseField.intake))
            return removed(CaseField.intake, by: act).contains(where: held.contains) ? [] : [.intakeUnknown]
        case CaseAct.linkCustomer: return act.texts(CaseField.sameCustomer).contains(own) ? [.sameCustomerAsItself] : []
        case CaseAct.unlinkCustomer:
            let held = Set(past.state.elements(of: CaseField.sameCustomer))
            return removed(CaseField.sameCustomer, by: act).contains(where: held.contains) ? [] : [.notSameCustomer]
        default: return []
        }
    }

    /// A customer is asked about a result that was told, and answers it: not somebody who made it.
    func answerBreaches(of act: RuledAct, after past: CasePast) -> [Breach] {
        guard Self.followsUp.contains(act.kind) else { return [] }
        var found: [Breach] = []
        if !past.reached(.answered), !past.state.standing.waived.contains(.answered) { found.append(.resultNotTold) }
        if let method = act.text(CaseField.followUpMethod), Self.answeredInWriting.contains(method), !act.actor.isEmpty,
            handlers(past).contains(act.actor)
        {
            found.append(.handlerAnswers(act.actor))
        }
        return found
    }

    /// Ways of asking where the customer fills in the answer. A call or a visit is somebody's work, and a shop
    /// with one person on duty says why it was the handler's.
    private static let answeredInWriting: Set = ["questionnaire", "online"]
}
