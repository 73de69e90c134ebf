import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy

/// Who may not do what: nobody judges himself, nobody approves what he asked for.
extension Rulebook {
    func peopleBreaches(of act: RuledAct, after past: CasePast) -> [Breach] {
        var found = knownPeople(act)
        found += roleBreaches(of: act, past)
        found += respondentBreaches(of: act, past)
        found += approvalBreaches(of: act, past)
        found += recusalBreaches(of: act, past)
        found += teamBreaches(of: act)
        if Self.followsUp.contains(act.kind), !act.actor.isEmpty, binding?.isOn(RuleParameter.notHandler) ?? false,
            handlers(past).contains(act.actor)
        {
            found.append(.handlerFollowsUp(act.actor))
        }
        return found
    }

    static let followsUp: Set<ActKind> = [CaseAct.followUp, CaseAct.dissatisfied]

    private func knownPeople(_ act: RuledAct) -> [Breach] {
        guard people.areKnown else { return [] }
        var found: [Breach] = []
        for name in [act.actor, act.text(CaseField.approvedBy) ?? ""] where !name.isEmpty {
            if !people.isKnown(name) {
                found.append(.staffUnknown(name))
            } else if people.hasLeft(name, act.time) {
                found.append(.staffHasLeft(name))
            }
        }
        return found
    }

    private func roleBreaches(of act: RuledAct, _ past: CasePast) -> [Breach] {
        guard people.areKnown, !act.actor.isEmpty, let pack = binding, let milestone = Vocabulary.act(act.kind)?.milestone,
            let roles = pack.step(milestone)?.roles, !roles.isEmpty, !Self.anyStepsRole.contains(act.kind)
        else { return [] }
        return people.roles(act.actor, act.time).isDisjoint(with: roles) ? [.roleMissing(roles)] : []
    }

    /// Acts that reach a milestone on a side path: whose they are is not the step's business.
    private static let anyStepsRole: Set<ActKind> = [CaseAct.settleOnSite, CaseAct.withdraw, CaseAct.invalidate, CaseAct.refer]

    // MARK: The one complained of

    /// Acts that judge the case or close it.
    static let judges: Set<ActKind> = [
        CaseAct.acknowledge, CaseAct.assess, CaseAct.assign, CaseAct.investigate, CaseAct.analyse, CaseAct.decide, CaseAct.plan,
        CaseAct.followUp, CaseAct.dissatisfied, CaseAct.settleOnSite, CaseAct.close, CaseAct.invalidate, CaseAct.withdraw, CaseAct.refer,
        CaseAct.extend, CaseAct.declineExtension, CaseAct.waive, CaseAct.destroy, CaseAct.confirmSettlement, CaseAct.classify,
        CaseAct.releaseHold, CaseAct.formTeam,
    ]

    private func respondentBreaches(of act: RuledAct, _ past: CasePast) -> [Breach] {
        let respondents = past.respondents.union(act.texts(CaseField.respondent)).union(handlersOfCause)
        var found: [Breach] = []
        if Self.judges.contains(act.kind), !act.actor.isEmpty {
            if respondents.contains(act.actor) || past.recused.contains(act.actor) { found.append(.respondentActs(act.actor)) }
            if let above = aboveRespondents(respondents, at: act.time), Self.isDecision(act.kind),
                people.roles(act.actor, act.time).isDisjoint(with: above)
            {
                found.append(.decidedAbove(above))
            }
        }
        if let approver = act.text(CaseField.approvedBy), respondents.contains(approver) { found.append(.respondentActs(approver)) }
        return found
    }

    private static func isDecision(_ kind: ActKind) -> Bool {
        [CaseAct.decide, CaseAct.close, CaseAct.invalidate, CaseAct.settleOnSite, CaseAct.waive, CaseAct.extend, CaseAct.plan].contains(
            kind)
    }

    /// The roles above whoever is complained of, where he runs the unit or head office's complaints.
    private func aboveRespondents(_ respondents: Set<String>, at time: Int64) -> [StaffRole]? {
        guard people.areKnown else { return nil }
        let roles = respondents.reduce(into: Set<StaffRole>()) { $0.formUnion(people.roles($1, time)) }
        if roles.contains(.headOfficeManager) || roles.contains(.companyLeader) { return [.companyLeader, .industryAdmin] }
        if roles.contains(.storeManager) { return [.headOfficeManager, .leadingGroup, .companyLeader, .industryAdmin] }
        return nil
    }

    /// Whether the one complained of took the complaint and nobody else has been in touch since.
    func isRecordedAlone(_ past: CasePast, and act: RuledAct? = nil) -> String? {
        let respondents = past.respondents.union(act?.texts(CaseField.respondent) ?? [])
        guard let receipt = past.acts.first(where: { $0.kind == CaseAct.receive }) ?? act, receipt.kind == CaseAct.receive else {
            return nil
        }
        let recorder = receipt.actor.isEmpty ? receipt.text(CaseField.receiver) ?? "" : receipt.actor
        guard !recorder.isEmpty, respondents.contains(recorder) else { return nil }
        let contacts = past.acts(CaseAct.acknowledge, CaseAct.contact, CaseAct.communicatePlan, CaseAct.feedBack)
        return contacts.contains { !$0.actor.isEmpty && !respondents.contains($0.actor) } ? nil : recorder
    }

    /// Those who investigated, decided, planned or carried out.
    func handlers(_ past: CasePast) -> Set<String> {
        var handlers = Set(
            past.acts(
                CaseAct.investigate, CaseAct.decide, CaseAct.plan, CaseAct.execute, CaseAct.completeMeasure, CaseAct.settleOnSite
            ).map(\.actor))
        if let assignee = past.state.text(CaseField.assignee) { handlers.insert(assignee) }
        handlers.remove("")
        return handlers
    }

    // MARK: Approval

    /// Acts that are only made with a second person.
    private static let needsSecond: Set<ActKind> = [CaseAct.invalidate, CaseAct.waive, CaseAct.destroy]

    private func approvalBreaches(of act: RuledAct, _ past: CasePast) -> [Breach] {
        let approver = act.text(CaseField.approvedBy) ?? ""
        var found: [Breach] = []
        if !approver.isEmpty, approver == act.actor { found.append(.ownRequest(act.actor)) }
        if Self.needsSecond.contains(act.kind), let pack = binding, !act.gives(CaseField.approvedBy),
            act.kind != CaseAct.invalidate || pack.isOn(RuleParameter.invalidSecond)
        {
            found.append(.secondPersonMissing)
        }
        switch act.kind {
        case CaseAct.extend:
            if let request = past.last(CaseAct.requestExtension), !act.actor.isEmpty, request.actor == act.actor,
                needsExtensionApproval
            {
                found.append(.ownRequest(act.actor))
            }
            if needsExtensionApproval { found += approverBreaches(act.actor, .extending, RuleParameter.extensionApprover, act) }
        case CaseAct.waive: found += approverBreaches(approver, .waiver, RuleParameter.waiveApprover, act)
        case CaseAct.destroy: found += approverBreaches(approver, .destruction, RuleParameter.destroyApprover, act)
        case CaseAct.close where act.text(CaseField.outcome) == "no_agreement" && binding != nil:
            if approver.isEmpty { found.append(.secondPersonMissing) }
            found += approverBreaches(approver, .noAgreement, RuleParameter.reworkDecider, act)
        case CaseAct.confirmSettlement:
            if let settlement = past.last(CaseAct.settleOnSite), !act.actor.isEmpty, settlement.actor == act.actor {
                found.append(.ownRequest(act.actor))
            }
        default: break
        }
        return found
    }

    /// Whether the pack names somebody who grants extensions.
    var needsExtensionApproval: Bool { binding?.role(RuleParameter.extensionApprover) != nil }

    /// `approver` must hold the role that the pack names, or one that stands above it.
    private func approverBreaches(_ approver: String, _ approval: Approval, _ parameter: String, _ act: RuledAct) -> [Breach] {
        guard people.areKnown, !approver.isEmpty, let pack = binding else { return [] }
        let roles = Self.approvers(approval, pack.role(parameter))
        return people.roles(approver, act.time).isDisjoint(with: roles) ? [.approverLacksRole(approver, roles)] : []
    }

    /// The role that the pack names and those above it, in the order of rank; without a name all that may.
    static func approvers(_ approval: Approval, _ named: StaffRole?) -> [StaffRole] {
        guard let named else { return approval.roles }
        let higher = ranks.firstIndex(of: named).map { Array(ranks[..<$0]) } ?? []
        return [named] + approval.roles.filter { $0 != named && higher.contains($0) }
    }

    /// The highest first.
    private static let ranks: [StaffRole] = [.companyLeader, .headOfficeManager, .leadingGroup, .storeManager]

    // MARK: Teams

    /// The roles that the pack wants in a team and nobody in it has.
    private func teamBreaches(of act: RuledAct) -> [Breach] {
        guard act.kind == CaseAct.formTeam, people.areKnown, let wanted = binding?.roles(RuleParameter.teamRoles), !wanted.isEmpty else {
            return []
        }
        let there = act.texts(CaseField.team).reduce(into: Set<StaffRole>()) { $0.formUnion(people.roles($1, act.time)) }
        let missing = wanted.filter { !there.contains($0) }
        return missing.isEmpty ? [] : [.teamLacksRoles(missing)]
    }

    // MARK: Standing aside

    private func recusalBreaches(of act: RuledAct, _ past: CasePast) -> [Breach] {
        let sitting: [String] =
            switch act.kind {
            case CaseAct.formTeam: act.texts(CaseField.team)
            case CaseAct.meet: act.texts(CaseField.attendee)
            default: []
            }
        if sitting.isEmpty || binding?.isOn(RuleParameter.recusal) != true { return [] }
        let aside = past.recused.union(act.texts(CaseField.recused))
        let concerned = past.respondents.union(act.texts(CaseField.respondent)).union(handlersOfCause).subtracting(aside)
        return sitting.filter(concerned.contains).map(Breach.recusalMissing)
    }
}
