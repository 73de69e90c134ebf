import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy

/// The pack's own order, and what each of its steps must hold.
extension Rulebook {
    func orderBreaches(of act: RuledAct, _ milestone: Milestone?, after past: CasePast, _ pack: Pack) -> [Breach] {
        guard let milestone, milestone != .received, !Self.shortensTheWay.contains(act.kind) else { return [] }
        var standing = past.state.standing
        if act.gives(CaseField.groupCase) { standing.isInGroup = true }
        // Acts that close or archive name everything that is missing; others only what comes next.
        if milestone >= .closed { return [] }
        guard let missing = pack.missing(before: milestone, standing).first(where: { isAwaited($0, by: act) }) else {
            return planMissing(for: act, standing, pack)
        }
        return [.outOfOrder(needs: missing)]
    }

    /// Side paths that need none of the steps before them.
    private static let shortensTheWay: Set<ActKind> = [
        CaseAct.settleOnSite, CaseAct.withdraw, CaseAct.invalidate, CaseAct.refer,
    ]

    /// Whether an act waits for a step that its pack puts before it.
    private func isAwaited(_ milestone: Milestone, by act: RuledAct) -> Bool {
        switch act.kind {
        // Whoever was told the result may be dissatisfied at once, whatever is still to be done (E39).
        case CaseAct.dissatisfied: milestone == .answered
        // A pack may put the visit behind the archive; the archive comes with the end of the month, and
        // the customer is not kept waiting for it.
        case CaseAct.followUp: milestone < .closed
        default: true
        }
    }

    /// In a pack that does not order the talk about the plan, there must still be one to talk about.
    private func planMissing(for act: RuledAct, _ standing: CaseStanding, _ pack: Pack) -> [Breach] {
        guard act.kind == CaseAct.communicatePlan, pack.step(.planCommunicated) == nil, let step = pack.step(.planned),
            pack.needs(step, standing), !standing.reached.contains(.planned)
        else { return [] }
        return [.outOfOrder(needs: .planned)]
    }

    func contentBreaches(of act: RuledAct, _ milestone: Milestone?, after past: CasePast, _ pack: Pack) -> [Breach] {
        var found: [Breach] = []
        if let milestone, let step = pack.step(milestone), !Self.ownContent.contains(act.kind) {
            found += step.requires.filter { !isSet($0, at: milestone, act, past) }.map(Breach.fieldMissing)
            if !step.requiresOneOf.isEmpty, !step.requiresOneOf.contains(where: { isSet($0, at: milestone, act, past) }) {
                found.append(.oneOfMissing(step.requiresOneOf))
            }
        }
        switch act.kind {
        case CaseAct.receive, CaseAct.assess, CaseAct.classify, CaseAct.amend:
            found += classBreaches(of: act, after: past, pack)
        case CaseAct.assign:
            let departments = Set(past.state.elements(of: CaseField.departments)).union(act.texts(CaseField.departments))
            if pack.isOn(RuleParameter.leadRequired), departments.count > 1, !act.gives(CaseField.leadDepartment),
                !past.has(CaseField.leadDepartment)
            {
                found.append(.leadDepartmentMissing)
            }
        case CaseAct.investigate:
            found += investigationBreaches(of: act, after: past)
        case CaseAct.plan, CaseAct.takeMeasure:
            found += act.texts(CaseField.measure).compactMap { Self.measureBreach(CaseMeasure($0), pack) }
        case CaseAct.execute:
            if unfinishedMeasures(act, past) > 0 { found.append(.measuresUnfinished(unfinishedMeasures(act, past))) }
            if pack.flag(RuleParameter.planAgreed), past.state.text(CaseField.customerAnswer) == "refused" {
                found.append(.customerRefused)
            }
        case CaseAct.completeMeasure:
            let count = past.state.values(of: CaseField.measure).count
            found += act.texts(CaseField.measureDone).filter { Self.number(ofMeasure: $0).map { $0 < 1 || $0 > count } ?? true }.map(
                Breach.unknownMeasure)
        case CaseAct.communicatePlan where act.text(CaseField.customerAnswer) == "no_answer":
            found += attemptBreaches(of: act, after: past, pack)
        case CaseAct.followUp where act.text(CaseField.satisfied) == "unreached":
            found += attemptBreaches(of: act, after: past, pack)
        default: break
        }
        if let score = act.integer(CaseField.score), let most = pack.integer(RuleParameter.greatestScore), score > most {
            found.append(.scoreAboveMaximum(most))
        }
        if past.state.text(CaseField.anonymous) == "yes", act.kind == CaseAct.followUp || act.kind == CaseAct.communicatePlan {
            found.append(.anonymousIsNotAsked)
        }
        return found
    }

    /// Acts that reach a milestone by another way, with contents of their own.
    private static let ownContent: Set<ActKind> = [
        CaseAct.receive, CaseAct.settleOnSite, CaseAct.withdraw, CaseAct.invalidate, CaseAct.refer, CaseAct.dissatisfied,
    ]

    /// Whether a field that a step asks for is there: by this act or an earlier one, or by what stands for it.
    func isSet(_ field: FieldID, at milestone: Milestone, _ act: RuledAct, _ past: CasePast) -> Bool {
        func shown(_ field: FieldID) -> String? { act.value(field) == nil ? past.state.text(field) : act.text(field) }
        func isThere(_ field: FieldID) -> Bool {
            act.gives(field) || !act.fields.contains { $0.id == field && $0.value == .cleared } && past.has(field)
        }
        switch field {
        case CaseField.evidence: return isThere(CaseField.evidence) || isThere(CaseField.noEvidenceReason)
        case CaseField.apologised, CaseField.processExplained, CaseField.askedSatisfied:
            return shown(field) == "yes" || act.erased.contains(field)
        case CaseField.customer, CaseField.contact: return isThere(field) || shown(CaseField.anonymous) == "yes"
        default: return isThere(field)
        }
    }

    private func investigationBreaches(of act: RuledAct, after past: CasePast) -> [Breach] {
        var found: [Breach] = []
        if !isSet(CaseField.evidence, at: .investigated, act, past) { found.append(.evidenceMissing) }
        let allegations = past.state.values(of: CaseField.allegation).count
        let answered = Set(past.state.elements(of: CaseField.allegationFinding)).union(act.texts(CaseField.allegationFinding)).count
        if allegations > answered { found.append(.allegationsUnanswered(Int64(allegations - answered))) }
        return found
    }

    // MARK: Receipt and classes

    func receiptBreaches(of act: RuledAct, _ pack: Pack) -> [Breach] {
        let isAnonymous = act.text(CaseField.anonymous) == "yes"
        var found: [Breach] = []
        if isAnonymous, !pack.allowsAnonymous { found.append(.anonymousNotAllowed) }
        for field in pack.requiredAtReceipt where !act.gives(field) {
            if isAnonymous, field == CaseField.customer || field == CaseField.contact { continue }
            found.append(.fieldMissing(field))
        }
        if let channel = act.text(CaseField.channel), !pack.channels.isEmpty, !pack.channels.contains(where: { $0.code == channel }) {
            found.append(.unknownCode(CaseField.channel, code: channel))
        }
        let received = act.integer(CaseField.receivedAt) ?? act.time
        if received > act.written { found.append(.receivedInFuture) }
        let hours = act.written.subtractingReportingOverflow(received).partialValue / 3_600_000
        if let limit = pack.integer(RuleParameter.lateReceiptHours), hours >= limit, !act.gives(CaseField.recordedLate) {
            found.append(.recordedLate(hours: hours))
        }
        return found
    }

    private func classBreaches(of act: RuledAct, after past: CasePast, _ pack: Pack) -> [Breach] {
        var found: [Breach] = []
        if let category = act.text(CaseField.category), !pack.categories.isEmpty, !pack.categories.contains(where: { $0.code == category })
        {
            found.append(.unknownCode(CaseField.category, code: category))
        }
        if let floor = severityFloor(act, past, pack), act.kind != CaseAct.receive || act.gives(CaseField.severity),
            let severity = act.integer(CaseField.severity) ?? past.state.integer(CaseField.severity), severity < floor
        {
            found.append(.severityBelowFloor(Self.severities[Int(floor) - 1]))
        }
        return found
    }

    /// The least severity (from 1) of a case of this class; injury is severe whatever its class.
    private func severityFloor(_ act: RuledAct, _ past: CasePast, _ pack: Pack) -> Int64? {
        pack.entries(for: classes(past, act), in: RuleParameter.severityFloor).compactMap { Self.severities.firstIndex(of: $0) }.max().map {
            Int64($0) + 1
        }
    }

    /// The names under which the tables of a pack know the case.
    func classes(_ past: CasePast, _ act: RuledAct? = nil) -> [String] {
        let subcategory = act?.text(CaseField.subcategory) ?? past.state.text(CaseField.subcategory)
        let category = act?.text(CaseField.category) ?? past.state.text(CaseField.category)
        let risks = Set(past.state.elements(of: CaseField.risk)).union(act?.texts(CaseField.risk) ?? []).sorted()
        let further = Set(past.state.elements(of: CaseField.classification)).union(act?.texts(CaseField.classification) ?? []).sorted()
        return [subcategory, category].compactMap { $0 } + risks.map { "risk.\($0)" } + further.map { $0.replacing(":", with: ".") }
    }

    /// The codes of severity, the least first.
    static let severities: [String] = {
        if case .code(let codes)? = Vocabulary.field(CaseField.severity, of: .complaintCase)?.meaning { codes } else { [] }
    }()

    // MARK: Measures and attempts

    /// A measure must be one that the pack records: fines and deductions only where it says so (C18).
    private static func measureBreach(_ measure: CaseMeasure, _ pack: Pack) -> Breach? {
        if measure.target.isEmpty { return nil }
        guard CaseMeasure.targets.contains(measure.target) else { return .unknownCode(CaseField.measure, code: measure.target) }
        let listed = pack.codes(measure.taxonomy)
        var isRecorded = listed.isEmpty || listed.contains { $0.code == measure.kind }
        switch (measure.target, measure.kind) {
        case ("staff", "fine"): isRecorded = isRecorded && pack.flag(RuleParameter.staffFines)
        case ("staff", _): isRecorded = isRecorded && pack.isOn(RuleParameter.staffMeasures)
        case ("vendor", "deposit_deduction"): isRecorded = isRecorded && pack.flag(RuleParameter.vendorDeposit)
        case ("vendor", _): isRecorded = isRecorded && pack.flag(RuleParameter.vendorMeasures)
        default: break
        }
        return isRecorded ? nil : .unknownCode(CaseField.measure, code: measure.kind)
    }

    /// Measures neither done nor cancelled once `act` is made.
    func unfinishedMeasures(_ act: RuledAct, _ past: CasePast) -> Int64 {
        let count = past.state.values(of: CaseField.measure).count
        if count == 0 { return 0 }
        var done: Set<Int> = []
        for other in past.acts { done.formUnion(other.texts(CaseField.measureDone).compactMap(Self.number)) }
        done.formUnion(act.texts(CaseField.measureDone).compactMap(Self.number))
        return Int64((1...count).filter { !done.contains($0) }.count)
    }

    /// The number at the beginning of `2 反馈表已签收`; nil where there is none.
    static func number(ofMeasure text: String) -> Int? { Int(text.prefix { $0.isASCII && $0.isNumber }) }

    func attemptBreaches(of act: RuledAct, after past: CasePast, _ pack: Pack) -> [Breach] {
        guard let needed = pack.integer(RuleParameter.attempts) else { return [] }
        let made =
            past.acts.filter { $0.round == past.round }.reduce(0) { $0 + $1.texts(CaseField.attempt).count }
            + act.texts(CaseField.attempt).count
        return made < needed ? [.attemptsMissing(made: Int64(made), needed: needed)] : []
    }
}
