import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy

/// Shares of liability, and who may grant how much.
extension Rulebook {
    func liabilityBreaches(of act: RuledAct) -> [Breach] {
        guard let text = act.text(CaseField.liabilityShares), !text.isEmpty else { return [] }
        do throws(LiabilityError) {
            _ = try LiabilityShares(reading: text)
            return []
        } catch {
            switch error {
            case .sum(let sum): return [.sharesDoNotSum(sum)]
            case .unreadable(let part): return [.sharesUnreadable(part)]
            }
        }
    }

    func authorityBreaches(of act: RuledAct, after past: CasePast, _ pack: Pack) -> [Breach] {
        switch act.kind {
        case CaseAct.settleOnSite: return settlementBreaches(of: act, after: past, pack)
        case CaseAct.confirmSettlement: return confirmationBreaches(of: act, after: past, pack)
        case CaseAct.plan, CaseAct.promise:
            // Several promises of one case count together, or a large one could be made in small pieces.
            let total = past.state.balance(of: CaseField.promised).count.addingReportingOverflow(act.sum(CaseField.promised)).partialValue
            return act.sum(CaseField.promised) > 0 ? amountBreaches(total, act, pack, limit: unitLimit(pack)) : []
        case CaseAct.pay, CaseAct.execute:
            // What was promised was approved then; only what goes beyond it asks for authority.
            let paying = act.sum(CaseField.compensation).addingReportingOverflow(act.sum(CaseField.couponCost)).partialValue
            let paid = past.state.balance(of: CaseField.compensation).count
                .addingReportingOverflow(past.state.balance(of: CaseField.couponCost).count).partialValue
            let total = paid.addingReportingOverflow(paying).partialValue
            guard paying > 0, total > past.state.balance(of: CaseField.promised).count else { return [] }
            return amountBreaches(total, act, pack, limit: unitLimit(pack))
        default: return []
        }
    }

    private func unitLimit(_ pack: Pack) -> Int64 { pack.integer(RuleParameter.managerLimit) ?? .max }

    /// Fen that `staff` may grant alone. Where nobody's roles are known, it is the limit of whoever
    /// ordinarily makes such an act.
    private func limit(of staff: String, at time: Int64, _ pack: Pack, ordinarily: Int64) -> Int64 {
        guard people.areKnown, !staff.isEmpty else { return ordinarily }
        let roles = people.roles(staff, time)
        let approvers = Self.approvers(.compensation, pack.role(RuleParameter.amountApprover))
        if !roles.isDisjoint(with: approvers + [.industryAdmin]) { return .max }
        if !roles.isDisjoint(with: [.storeManager, .leadingGroup, .headOfficeManager]) { return unitLimit(pack) }
        return pack.integer(RuleParameter.onSiteLimit) ?? unitLimit(pack)
    }

    private func amountBreaches(_ amount: Int64, _ act: RuledAct, _ pack: Pack, limit ordinary: Int64) -> [Breach] {
        let own = limit(of: act.actor, at: act.time, pack, ordinarily: ordinary)
        if amount <= own { return [] }
        guard let approver = act.text(CaseField.approvedBy), !approver.isEmpty else { return [.aboveAuthority(fen: amount, limit: own)] }
        let approved = limit(of: approver, at: act.time, pack, ordinarily: .max)
        return amount <= approved ? [] : [.aboveAuthority(fen: amount, limit: approved)]
    }

    // MARK: At the counter

    private func settlementBreaches(of act: RuledAct, after past: CasePast, _ pack: Pack) -> [Breach] {
        var found: [Breach] = []
        let severity = max(act.integer(CaseField.severity) ?? 0, past.state.integer(CaseField.severity) ?? 0)
        let complexity = max(act.integer(CaseField.complexity) ?? 0, past.state.integer(CaseField.complexity) ?? 0)
        let simple = pack.texts(RuleParameter.onSiteComplexity).compactMap { Self.complexities.firstIndex(of: $0) }.max().map {
            Int64($0) + 1
        }
        if severity >= Self.severe || complexity > simple ?? Self.complex - 1 || past.state.text(CaseField.emergency) == "yes" {
            found.append(.notSimple)
        }
        let amount = Self.settledAmount(act)
        let limit = pack.integer(RuleParameter.onSiteLimit) ?? .max
        let breaches = amountBreaches(amount, act, pack, limit: limit)
        found += breaches
        if breaches.isEmpty, needsConfirmation(act, pack) { found.append(.settlementNotConfirmed) }
        return found
    }

    /// Positions among the codes, from 1.
    static let severe: Int64 = 3
    static let major: Int64 = 4
    static let complex: Int64 = 3
    private static let complexities = ["simple", "normal", "complex"]

    static func settledAmount(_ act: RuledAct) -> Int64 {
        max(
            act.integer(CaseField.settlement) ?? 0,
            act.sum(CaseField.compensation).addingReportingOverflow(act.sum(CaseField.couponCost)).partialValue)
    }

    /// Whether a settlement leans on an approval given by word of mouth.
    func needsConfirmation(_ act: RuledAct, _ pack: Pack) -> Bool {
        let own = limit(of: act.actor, at: act.time, pack, ordinarily: pack.integer(RuleParameter.onSiteLimit) ?? .max)
        return Self.settledAmount(act) > own && act.gives(CaseField.approvedBy)
    }

    private func confirmationBreaches(of act: RuledAct, after past: CasePast, _ pack: Pack) -> [Breach] {
        guard let settlement = past.last(CaseAct.settleOnSite) else { return [] }
        var found: [Breach] = []
        let limit = limit(of: act.actor, at: act.time, pack, ordinarily: .max)
        if Self.settledAmount(settlement) > limit { found.append(.aboveAuthority(fen: Self.settledAmount(settlement), limit: limit)) }
        let hours = pack.integer(RuleParameter.confirmHours) ?? Self.confirmHours
        if act.time.subtractingReportingOverflow(settlement.time).partialValue > hours * 3_600_000 {
            found.append(.settlementConfirmedLate(hours: hours))
        }
        return found
    }

    /// Hours for a confirmation where the pack names none.
    static let confirmHours: Int64 = 24
}
