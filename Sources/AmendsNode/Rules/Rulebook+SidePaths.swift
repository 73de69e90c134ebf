import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy

/// Ways off the main road: withdrawn, invalid, reopened, dissatisfied, and the ends of the road.
extension Rulebook {
    func sidePathBreaches(of act: RuledAct, after past: CasePast, _ pack: Pack) -> [Breach] {
        var found: [Breach] = []
        switch act.kind {
        case CaseAct.withdraw:
            if pack.isOn(RuleParameter.withdrawProof), !act.gives(CaseField.proof), !past.has(CaseField.proof) {
                found.append(.fieldMissing(CaseField.proof))
            }
            if isSafetyMatter(past), !past.has(CaseField.related), !act.gives(CaseField.related) {
                found.append(.safetyMatterContinues)
            }
        case CaseAct.invalidate:
            if past.reached(.liabilityDecided, inAnyRound: true) { found.append(.invalidAfterDecision) }
        case CaseAct.reopen:
            if let window = pack.integer(RuleParameter.reopenDays), window > 0, let closed = past.state.closedAt {
                let days = act.time.subtractingReportingOverflow(closed).partialValue / 86_400_000
                if days > window { found.append(.reopenedLate(days: days)) }
            }
        case CaseAct.dissatisfied:
            if let cap = pack.integer(RuleParameter.reworkCap), dissatisfactions(past) >= cap { found.append(.reworkCapReached(cap)) }
        default: break
        }
        return found
    }

    /// How often the customer was asked and said no.
    func dissatisfactions(_ past: CasePast) -> Int64 { Int64(past.acts(CaseAct.dissatisfied).count) }

    func isSafetyMatter(_ past: CasePast) -> Bool {
        past.state.text(CaseField.category).map(Self.safetyCategories.contains) ?? false
            || past.state.elements(of: CaseField.risk).contains("injury") || past.state.text(CaseField.emergency) == "yes"
    }

    static let safetyCategories: Set = ["hygiene_safety", "safety_hazard", "incident"]

    // MARK: Closing

    func closingBreaches(of act: RuledAct, after past: CasePast, _ pack: Pack) -> [Breach] {
        var found: [Breach] = []
        let outcome = act.text(CaseField.outcome) ?? past.state.text(CaseField.outcome)
        if outcome == nil { found.append(.fieldMissing(CaseField.outcome)) }
        if let outcome, ["withdrawn", "invalid", "referred"].contains(outcome) { found.append(.outcomeHasOwnAct(outcome)) }
        switch outcome {
        case "merged":
            // What it was about is handled in the other case.
            return past.state.isHiddenAsDuplicate ? found : found + [.notLinked]
        case "no_agreement":
            // Where the pack does not have a case handled until the customer is satisfied, one refusal is enough.
            let cap = pack.isOn(RuleParameter.untilSatisfied) ? pack.integer(RuleParameter.reworkCap) ?? 0 : 1
            if dissatisfactions(past) < cap { found.append(.reworkCapNotReached(cap)) }
        default:
            found += pack.missing(before: .closed, past.state.standing).map(Breach.mandatoryStepMissing)
        }
        let unfinished = unfinishedMeasures(act, past)
        if unfinished > 0 { found.append(.measuresUnfinished(unfinished)) }
        if Self.isSupervisionOpen(past) { found.append(.supervisionUnanswered) }
        found += itemBreaches(past, pack)
        if pack.isOn(RuleParameter.secondContact), let recorder = isRecordedAlone(past) { found.append(.respondentRecordsAlone(recorder)) }
        if let body = externalBodyWaiting(past) { found.append(.externalReplyMissing(body)) }
        if let settlement = past.last(CaseAct.settleOnSite), needsConfirmation(settlement, pack),
            past.last(CaseAct.confirmSettlement) == nil
        {
            found.append(.settlementNotConfirmed)
        }
        return found
    }

    /// The outside body that was asked last and has not answered.
    func externalBodyWaiting(_ past: CasePast) -> String? {
        guard let asked = past.acts.last(where: { $0.kind == CaseAct.referOut || $0.kind == CaseAct.recordExternalReply }),
            asked.kind == CaseAct.referOut
        else { return nil }
        return asked.text(CaseField.externalBody) ?? past.state.text(CaseField.externalBody)
    }

    // MARK: Archive and destruction

    /// Every link of the chain is carried out, or shows why not: a case that was closed by an act which
    /// had not seen what was missing stops here.
    func archivingBreaches(of act: RuledAct, after past: CasePast, _ pack: Pack) -> [Breach] {
        var found: [Breach] = []
        var standing = past.state.standing
        if !standing.endedEarly, past.state.text(CaseField.outcome) != "no_agreement" {
            standing.isClosed = false
            found += pack.missing(before: .archived, standing).map(Breach.mandatoryStepMissing)
        }
        if past.state.text(CaseField.paperForm) == "yes", !past.has(CaseField.paperLocation) {
            found.append(.fieldMissing(CaseField.paperLocation))
        } else if pack.flag(RuleParameter.archivePaper), !past.has(CaseField.paperLocation), !act.gives(CaseField.paperLocation) {
            found.append(.paperMissing)
        }
        return found
    }

    func destructionBreaches(of act: RuledAct, after past: CasePast) -> [Breach] {
        var found = past.state.elements(of: CaseField.hold).map(Breach.onHold)
        if past.state.isOpen || !past.reached(.archived, inAnyRound: true) { found.append(.notClosedYet) }
        if let until = past.state.integer(CaseField.retainUntil) {
            if act.time < until { found.append(.retentionNotOver(until: until)) }
        } else {
            found.append(.fieldMissing(CaseField.retainUntil))
        }
        return found
    }
}
