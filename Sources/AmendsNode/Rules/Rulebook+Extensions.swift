import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy

/// More time, and time that does not count.
extension Rulebook {
    func extensionBreaches(of act: RuledAct, after past: CasePast, _ pack: Pack) -> [Breach] {
        switch act.kind {
        case CaseAct.requestExtension:
            guard let clock = act.text(CaseField.extensionClock).flatMap({ ClockKind(code: $0) }) else { return [] }
            return limitBreaches(clock, until: act.integer(CaseField.extensionUntil), act, past, pack)
        case CaseAct.extend: return grantBreaches(of: act, after: past, pack)
        case CaseAct.pause, CaseAct.resume: return pauseBreaches(of: act, after: past, pack)
        default: return []
        }
    }

    /// An extension is asked for and approved before the limit ends: it is the time of the act that
    /// counts, not when it becomes known.
    private func limitBreaches(_ clock: ClockKind, until: Int64?, _ act: RuledAct, _ past: CasePast, _ pack: Pack) -> [Breach] {
        guard pack.clock(clock)?.maximum != nil else { return [.extensionNotAllowed(clock)] }
        var found: [Breach] = []
        if let due = dues.due(clock, past.state), act.time >= due {
            found.append(pack.isOn(RuleParameter.forceMajeure) ? .extensionTooLate : .extensionOver)
        }
        if let until, let maximum = dues.maximum(clock, past.state), until >= maximum { found.append(.extensionAboveMaximum(clock)) }
        if pack.flag(RuleParameter.extensionReason), !act.hasReason, act.kind == CaseAct.requestExtension || !needsExtensionApproval {
            found.append(.fieldMissing(CaseField.reason))
        }
        return found
    }

    private func grantBreaches(of act: RuledAct, after past: CasePast, _ pack: Pack) -> [Breach] {
        var found: [Breach] = []
        let granted: [(ClockKind, Int64)] = [
            (.investigate, act.integer(CaseField.extendedInvestigation)), (.resolve, act.integer(CaseField.extendedResolution)),
        ].compactMap { clock, until in until.map { (clock, $0) } }
        if granted.isEmpty { found.append(.fieldMissing(CaseField.extendedInvestigation)) }
        for (clock, until) in granted { found += limitBreaches(clock, until: until, act, past, pack) }
        let request = past.acts(CaseAct.requestExtension, inRound: past.round).last
        if request == nil, needsExtensionApproval { found.append(.extensionNotRequested) }
        guard pack.isOn(RuleParameter.extensionTold) else { return found }
        let toldBefore = past.state.shown(CaseField.extensionToldAt)?.integer.map { $0 >= request?.time ?? .min } ?? false
        if !act.gives(CaseField.extensionToldAt), !toldBefore { found.append(.customerNotTold) }
        return found
    }

    private func pauseBreaches(of act: RuledAct, after past: CasePast, _ pack: Pack) -> [Breach] {
        let isPaused = Self.isPaused(past)
        if act.kind == CaseAct.resume { return isPaused ? [] : [.notPaused] }
        var found: [Breach] = []
        let reasons = pack.texts(RuleParameter.pauseReasons)
        let isAllowed =
            pack.flag(RuleParameter.pauseAllowed) && (reasons.isEmpty || reasons.contains(act.text(CaseField.pauseReason) ?? ""))
        if !isAllowed { found.append(.pauseNotAllowed) }
        if !act.gives(CaseField.proof) { found.append(.fieldMissing(CaseField.proof)) }
        if isPaused { found.append(.isPaused) }
        if let due = dues.due(.resolve, past.state), act.time >= due { found.append(.pauseTooLate) }
        return found
    }

    static func isPaused(_ past: CasePast) -> Bool {
        past.acts.last { $0.kind == CaseAct.pause || $0.kind == CaseAct.resume }?.kind == CaseAct.pause
    }
}
