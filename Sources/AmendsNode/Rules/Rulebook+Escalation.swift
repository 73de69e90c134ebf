import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy

/// What goes up, who meets about it, and what is done at once.
extension Rulebook {
    func escalationBreaches(of act: RuledAct, after past: CasePast, _ pack: Pack) -> [Breach] {
        var found: [Breach] = []
        if Self.movesOn.contains(act.kind) {
            found += missingEscalation(past, pack, at: act.time).map { [Breach.escalationMissing($0)] } ?? []
            if let action = missingFirstAction(past, pack) { found.append(.firstActionMissing(action)) }
            if isEmergencyMissing(past, pack) { found.append(.emergencyMissing) }
        }
        switch act.kind {
        case CaseAct.plan:
            if needsMeeting(past, pack) { found.append(.meetingMissing) }
            if needsSpecialMeeting(past, pack) { found.append(.specialMeetingMissing) }
        case CaseAct.meet:
            if !act.gives(CaseField.decision) { found.append(.meetingWithoutDecision) }
        case CaseAct.answerSupervision:
            if !Self.isSupervisionOpen(past) { found.append(.supervisionNotAsked) }
        default: break
        }
        return found
    }

    /// Acts by which a case moves on past its first judgement.
    private static let movesOn: Set<ActKind> = [
        CaseAct.assign, CaseAct.investigate, CaseAct.decide, CaseAct.plan, CaseAct.execute, CaseAct.feedBack, CaseAct.close,
    ]

    // MARK: Going up

    /// The first trigger of the pack that holds while the case has not gone up in this round.
    func missingEscalation(_ past: CasePast, _ pack: Pack, at time: Int64) -> EscalationTrigger? {
        if past.acts.contains(where: { $0.kind == CaseAct.escalate && $0.round == past.round }) { return nil }
        return pack.texts(RuleParameter.triggers).compactMap(EscalationTrigger.init(rawValue:)).first { holds($0, past, pack, at: time) }
    }

    func holds(_ trigger: EscalationTrigger, _ past: CasePast, _ pack: Pack, at time: Int64) -> Bool {
        switch trigger {
        case .severe: past.state.integer(CaseField.severity).map { $0 >= Self.severe } ?? false
        case .major: past.state.integer(CaseField.severity).map { $0 >= Self.major } ?? false
        case .urgent: past.state.integer(CaseField.urgency) == 2
        case .complex: past.state.integer(CaseField.complexity).map { $0 >= Self.complex } ?? false
        case .dissatisfied: past.state.standing.openers.contains(.dissatisfaction)
        // Assessed and acted upon at once, and still not settled when the case moves on.
        case .notSolvedOnSite:
            past.acts.contains { $0.kind == CaseAct.firstAct && $0.round == past.round } && !past.state.standing.isSettledOnSite
                && !past.reached(.answered)
        case .overdue:
            !past.reached(.answered)
                && dues.due(.resolve, past.state).map { time >= $0 + (pack.integer(RuleParameter.overdueHours) ?? 0) * 3_600_000 } ?? false
        }
    }

    /// Whether the case went up in this round and whoever it went to has not met about it.
    func needsMeeting(_ past: CasePast, _ pack: Pack) -> Bool {
        guard pack.clock(.meeting) != nil, let escalation = past.acts.lastIndex(where: { $0.kind == CaseAct.escalate }),
            past.acts[escalation].round == past.round
        else { return false }
        return !past.acts.contains { $0.kind == CaseAct.meet && $0.round == past.round }
    }

    func needsSpecialMeeting(_ past: CasePast, _ pack: Pack) -> Bool {
        guard let severity = past.state.integer(CaseField.severity), severity > 0, severity <= Self.severities.count,
            pack.texts(RuleParameter.specialMeeting).contains(Self.severities[Int(severity) - 1])
        else { return false }
        return !past.acts.contains { $0.kind == CaseAct.meet && $0.text(CaseField.meetingKind) == "special" }
    }

    // MARK: At once

    /// The first action that the case's class asks for and nobody recorded.
    func missingFirstAction(_ past: CasePast, _ pack: Pack) -> String? {
        let classes = classes(past)
        // Settling at the counter is an act of its own, and asked of nobody who could not.
        var asked = pack.entries(for: classes, in: RuleParameter.firstAction).filter { $0 != "settle_onsite" }
        if !pack.entries(for: classes, in: RuleParameter.notifyAtOnce).isEmpty { asked.append("immediate_notify") }
        let done = Set(past.state.values(of: CaseField.firstAction).compactMap(\.text))
        return past.state.standing.isSettledOnSite ? nil : asked.first { !done.contains($0) }
    }

    /// Whether what the pack calls an emergency holds and nobody declared it.
    func isEmergencyMissing(_ past: CasePast, _ pack: Pack) -> Bool {
        if past.last(CaseAct.declareEmergency) != nil || past.state.text(CaseField.emergency) == "yes" { return false }
        let categories = pack.texts(RuleParameter.emergencyCategories)
        if classes(past).contains(where: categories.contains) { return true }
        let (needsUrgent, needsSevere) = (pack.flag(RuleParameter.emergencyUrgent), pack.flag(RuleParameter.emergencySevere))
        guard needsUrgent || needsSevere else { return false }
        let isUrgent = past.state.integer(CaseField.urgency) == 2
        let isSevere = past.state.integer(CaseField.severity).map { $0 >= Self.severe } ?? false
        return (isUrgent || !needsUrgent) && (isSevere || !needsSevere)
    }

    /// The outside bodies that the pack has told of an emergency and nobody recorded as told.
    func unreportedEmergency(_ past: CasePast, _ pack: Pack) -> [String] {
        guard past.last(CaseAct.declareEmergency) != nil || past.state.text(CaseField.emergency) == "yes" else { return [] }
        let told = Set(
            past.state.elements(of: CaseField.reportedTo) + past.acts(CaseAct.referOut).compactMap { $0.text(CaseField.externalBody) })
        return pack.texts(RuleParameter.reportTo).filter { !told.contains($0) }
    }

    /// Whether an order from above to report has no answer after it.
    static func isSupervisionOpen(_ past: CasePast) -> Bool {
        past.acts.last { $0.kind == CaseAct.supervise || $0.kind == CaseAct.answerSupervision }?.kind == CaseAct.supervise
    }
}
