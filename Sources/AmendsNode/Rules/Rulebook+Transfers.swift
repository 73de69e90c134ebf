import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy

/// The way of a case from one unit to another: who may send it where, and who may handle it in between.
extension Rulebook {
    /// How often units may pass a case on where the pack says nothing; then head office decides where it stays.
    public static let maximumHops: Int64 = 2

    /// An act that is being made is head office's where it is made there; one of a history says it itself.
    func isHeadOffices(_ act: RuledAct) -> Bool { writesEverywhere || act.gives(CaseField.headOffice) }

    func transferBreaches(of act: RuledAct, after past: CasePast) -> [Breach] {
        switch act.kind {
        case CaseAct.offerTransfer: offerBreaches(of: act, past) + unansweredBreaches(of: act, past)
        case CaseAct.refer where act.gives(CaseField.handedTo): referralBreaches(of: act, past) + unansweredBreaches(of: act, past)
        case CaseAct.acceptTransfer: answerBreaches(of: act, past)
        case CaseAct.refuseTransfer: answerBreaches(of: act, past)
        case CaseAct.reopen, CaseAct.dissatisfied, CaseAct.followUp:
            past.state.text(CaseField.handedTo).map { [.handedOver($0)] } ?? unansweredBreaches(of: act, past)
        default: unansweredBreaches(of: act, past)
        }
    }

    /// Asking head office to move a case; it stays here until it has.
    private func offerBreaches(of act: RuledAct, _ past: CasePast) -> [Breach] {
        var found: [Breach] = []
        let target = act.text(CaseField.transferTo) ?? ""
        if past.state.transferAnswer == "offered", !isOfferedHere(past.state) {
            found.append(.transferOffered(past.state.text(CaseField.transferTo) ?? ""))
        }
        if !target.isEmpty, target == site { found.append(.transferToItself) }
        if isSiteClosed(target, act.time) { found.append(.siteClosed(target)) }
        let hops = past.state.integer(CaseField.hops) ?? 0
        if hops >= maximumHops { found.append(.transferHopsUsed(hops)) }
        return found
    }

    /// Closing a case here because it is another unit's.
    private func referralBreaches(of act: RuledAct, _ past: CasePast) -> [Breach] {
        let target = act.text(CaseField.handedTo) ?? ""
        var found: [Breach] = []
        if target == site, past.state.isOpen { found.append(.transferToItself) }
        if !act.hasReason { found.append(.fieldMissing(CaseField.reason)) }
        if isSiteClosed(target, act.time) { found.append(.siteClosed(target)) }
        if isHeadOffices(act) { return found }
        let hops = past.state.integer(CaseField.hops) ?? 0
        if hops >= maximumHops { found.append(.transferLimit(hops)) }
        // A case that was closed there and opened here again meanwhile goes on where it is.
        if past.state.sitesBefore.contains(target), past.state.text(CaseField.handedTo) != target { found.append(.transferBack(target)) }
        return found
    }

    /// Accepting and refusing: of a case that is offered to this unit by the unit itself or by head office, of
    /// one that this unit wants to be rid of by head office alone.
    private func answerBreaches(of act: RuledAct, _ past: CasePast) -> [Breach] {
        let answer = past.state.transferAnswer
        if past.state.isTakenOver, past.state.text(CaseField.transferTo) == site {
            switch answer {
            case "offered": return []
            case "decided": return isHeadOffices(act) ? [.transferNotOffered] : [.transferDecided]
            case "refused" where isHeadOffices(act) && act.kind == CaseAct.acceptTransfer: return []
            default: return [.transferNotOffered]
            }
        }
        if answer != "offered" { return [.transferNotOffered] }
        // The two units do not read each other's cases: only head office can hand one over.
        return act.kind == CaseAct.acceptTransfer && !isHeadOffices(act) ? [.headOfficeAccepts] : []
    }

    private func isOfferedHere(_ state: RecordState) -> Bool { state.isTakenOver && state.text(CaseField.transferTo) == site }

    /// While a case is on offer here, or was refused, it is head office's: who handles it must have said so.
    private func unansweredBreaches(of act: RuledAct, _ past: CasePast) -> [Breach] {
        guard act.kind != CaseAct.receive, past.state.isOpen, isOfferedHere(past.state), let answer = past.state.transferAnswer,
            answer == "offered" || answer == "refused", !Self.takenUnanswered.contains(act.kind), !isHeadOffices(act)
        else { return [] }
        return [.transferNotAnswered(answer)]
    }

    /// What cannot wait for an answer, and what decides nothing.
    private static let takenUnanswered: Set<ActKind> = [
        CaseAct.note, CaseAct.contact, CaseAct.attempt, CaseAct.addEvidence, CaseAct.firstAct, CaseAct.declareEmergency,
        CaseAct.escalate, CaseAct.explain, CaseAct.link, CaseAct.unlink, CaseAct.supervise, CaseAct.hold, CaseAct.reportTransfer,
        CaseAct.settle, CaseAct.linkCustomer, CaseAct.unlinkCustomer, CaseAct.addIntake, CaseAct.removeIntake, CaseAct.restrict,
        CaseAct.liftRestriction,
    ]

    private var maximumHops: Int64 { pack?.integer(RuleParameter.transferHops) ?? Self.maximumHops }
}

extension RecordState {
    /// The sites that the case has passed on its way here.
    var sitesBefore: Set<String> {
        Set(elements(of: CaseField.way).compactMap(TransferStep.init(element:)).map(\.site))
    }
}
