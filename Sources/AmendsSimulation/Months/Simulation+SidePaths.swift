import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore

/// Ways off the main road, and what is put right afterwards.
extension Simulation {
    func takeSidePath(_ row: CaseRow, _ cases: [CaseRow], at owner: SimulatedNode) {
        let state = row.state
        let reason: ActFields = [(CaseField.reason, .text(words(2...10)))]
        if !state.isOpen {
            switch random.below(4) {
            case 0: make(CaseAct.reopen, reason, on: row, at: owner)
            case 1: make(CaseAct.followUp, [(CaseField.satisfied, .text(random.element(of: ["yes", "no"])))] + reason, on: row, at: owner)
            case 2: linkSomewhere(row, cases, at: owner)
            default: make(CaseAct.note, [(CaseField.note, .text(words(2...10)))], on: row, at: owner)
            }
            return
        }
        if course?.pack(named: state.text(CaseField.policy))?.flag(RuleParameter.pauseAllowed) == true, random.below(4) == 0 {
            let isWaiting = state.entries.last { $0.kind == CaseAct.pause || $0.kind == CaseAct.resume }?.kind == CaseAct.pause
            if isWaiting {
                make(CaseAct.resume, [], on: row, at: owner)
            } else {
                make(
                    CaseAct.pause, [(CaseField.pauseReason, .text("等顾客寄回")), (CaseField.proof, .text("快递单"))] + reason, on: row, at: owner)
            }
            return
        }
        switch random.below(15) {
        case 0, 1: make(CaseAct.escalate, [(CaseField.escalatedTo, .text("区域经理"))], on: row, at: owner)
        case 2: make(CaseAct.withdraw, [(CaseField.proof, .text("顾客来电"))] + reason, on: row, at: owner)
        case 3:
            make(
                CaseAct.invalidate,
                [(CaseField.invalidReason, .text(random.element(of: CaseCode.invalidReasons))), (CaseField.approvedBy, .text(approver))],
                on: row, at: owner)
        case 4: linkSomewhere(row, cases, at: owner)
        case 5, 6, 7: askForMoreTime(row, at: owner)
        case 8: make(CaseAct.classify, [(CaseField.urgency, .integer(Int64(1 + random.below(2))))], on: row, at: owner)
        case 9:
            make(
                CaseAct.waive,
                [(CaseField.waived, .added(random.element(of: ["M07", "M10", "M12", "M13"]))), (CaseField.approvedBy, .text(approver))]
                    + reason,
                on: row, at: owner)
        case 10: make(CaseAct.firstAct, [(CaseField.firstAction, .text(random.element(of: CaseCode.firstActions)))], on: row, at: owner)
        case 11: make(CaseAct.promise, [(CaseField.promised, .integer(Int64(random.below(40_000))))], on: row, at: owner)
        case 12: make(CaseAct.pay, [(CaseField.compensation, .integer(Int64(random.below(20_000))))], on: row, at: owner)
        case 13: transfer(row, at: owner)
        default:
            if state.conflicts.isEmpty {
                make(CaseAct.supervise, [(CaseField.supervisionReason, .text(words(2...9)))], on: row, at: owner)
            } else {
                settleConflict(row, at: owner)
            }
        }
    }

    private func settleConflict(_ row: CaseRow, at owner: SimulatedNode) {
        guard let conflict = row.state.conflicts.first else { return }
        for held in conflict.values {
            if case .value(let value) = held.content {
                make(CaseAct.settle, [(conflict.field, value)], on: row, at: owner)
                return
            }
        }
    }

    private func linkSomewhere(_ row: CaseRow, _ cases: [CaseRow], at owner: SimulatedNode) {
        if let linked = row.state.elements(of: CaseField.duplicateOf).first {
            make(CaseAct.unlink, [(CaseField.duplicateOf, .removed(linked))], on: row, at: owner)
        } else {
            let other = random.element(of: cases)
            guard other.scope == row.scope else { return }
            make(CaseAct.link, [(CaseField.duplicateOf, .added(other.record.description))], on: row, at: owner)
        }
    }

    private func transfer(_ row: CaseRow, at owner: SimulatedNode) {
        guard row.state.text(CaseField.transferState) != "offered" else {
            make(random.below(3) == 0 ? CaseAct.refuseTransfer : CaseAct.acceptTransfer, [], on: row, at: owner)
            return
        }
        let other = random.element(of: nodes.filter { $0.role == .store }).site
        if random.below(4) == 0 {
            make(CaseAct.refer, [(CaseField.referredTo, .text(other.text))], on: row, at: owner)
        } else if make(CaseAct.offerTransfer, [(CaseField.transferTo, .text(other.text))], on: row, at: owner).row != nil {
            plan(after: Int64(1 + random.below(6)) * VirtualTime.day) { [unowned self] in
                if let offered = find(row.record, at: headOffice) { transfer(offered, at: headOffice) }
            }
        }
    }

    // MARK: Time

    /// Asks for more time; whoever may grant it does so hours or days later, knowing of the answer or not.
    private func askForMoreTime(_ row: CaseRow, at owner: SimulatedNode) {
        guard case .site(let site) = row.scope else { return }
        let until = time.now + Int64(random.integer(in: 2...25)) * VirtualTime.day
        let fields: ActFields = [
            (CaseField.extensionClock, .text(random.below(3) == 0 ? "investigate" : "resolve")),
            (CaseField.extensionUntil, .integer(until)),
            (CaseField.reason, .text("等检测报告")),
        ]
        guard make(CaseAct.requestExtension, fields, on: row, at: owner).row != nil else { return }
        if random.below(2) == 0 {
            course?.requested.append((row.record, site, until))
        } else {
            plan(after: Int64(random.below(4)) * VirtualTime.day) { [unowned self, unowned owner] in
                grant((row.record, site, until), at: owner)
            }
        }
    }

    func grant(_ request: (record: RecordID, site: SiteCode, until: Int64), at owner: SimulatedNode? = nil) {
        let owner = owner ?? headOffice
        guard let row = find(request.record, at: owner), let pack = course?.pack(named: row.state.text(CaseField.policy)) else { return }
        if random.below(6) == 0 {
            make(CaseAct.declineExtension, [(CaseField.reason, .text("可以按期"))], on: row, at: owner)
            return
        }
        let clock = row.state.text(CaseField.extensionClock)
        let field = clock == "investigate" ? CaseField.extendedInvestigation : CaseField.extendedResolution
        let roles = pack.role(RuleParameter.extensionApprover).map { [$0] } ?? []
        make(
            CaseAct.extend,
            [(field, .integer(request.until)), (CaseField.extensionToldAt, .integer(owner.clock.now)), (CaseField.reason, .text("同意"))],
            on: row, at: owner, roles: roles)
        // What was given more time is done when it is nearly over, in the shop, where one may not have heard of it.
        let shop = nodes.filter { $0.site == request.site }
        plan(at: request.until - Int64(random.below(60)) * VirtualTime.hour) { [unowned self] in
            let owner = random.element(of: shop)
            if let row = find(request.record, at: owner) { handle(row, steps: Self.whole, at: owner) }
        }
    }

    /// Steps of a whole case.
    private static let whole = 14

    // MARK: Corrections

    /// Something was written down wrongly, and what the statistics divide by changes.
    func correct(_ row: CaseRow, at owner: SimulatedNode) {
        guard let pack = course?.pack(named: row.state.text(CaseField.policy)) else { return }
        let change: (id: FieldID, value: FieldValue) =
            switch random.below(8) {
            case 0, 1: (CaseField.category, value(of: CaseField.category, pack))
            case 2: (CaseField.channel, value(of: CaseField.channel, pack))
            case 3: (CaseField.region, .text(words(1...2)))
            case 4: (CaseField.receivedAt, .integer(owner.clock.now - Int64(random.below(50)) * VirtualTime.day))
            case 5: (CaseField.kind, .text(random.element(of: ["complaint", "inquiry", "suggestion"])))
            case 6: (CaseField.anonymous, .text(random.element(of: ["yes", "no"])))
            default: (CaseField.finding, value(of: CaseField.finding, pack))
            }
        make(CaseAct.amend, [change], on: row, at: owner)
    }

    /// A case changes its pack only by an act that says so.
    func migrate(_ row: CaseRow) {
        guard let old = row.state.text(CaseField.policy).flatMap({ PackName($0) }), let course else { return }
        let newer = course.packs.keys.filter { $0.id == old.id && $0.version > old.version }.max { $0.version < $1.version }
        guard let newer else { return }
        if make(
            CaseAct.migrate, [(CaseField.policy, .text(newer.description)), (CaseField.reason, .text("新版制度"))], on: row, at: headOffice
        ).row != nil {
            reach(.sometimesCaseMigrated)
        }
    }

    // MARK: Meeting

    /// The nodes of one site and head office act on one case within minutes, without hearing of each other.
    func meetUnderPack() throws {
        let actors = [nodes[1], nodes[2], headOffice]
        guard let node = actors[random.below(2)].node else { return }
        let open = try node.store.cases(CaseFilter(isOpen: true, site: actors[0].site, limit: 6))
        guard !open.isEmpty else { return }
        let record = random.element(of: open).record
        for owner in actors {
            plan(after: Int64(random.below(Int(10 * VirtualTime.minute)))) { [unowned self, unowned owner] in
                guard let row = find(record, at: owner) else { return }
                switch random.below(6) {
                case 0: make(CaseAct.escalate, [(CaseField.escalatedTo, .text("区域经理"))], on: row, at: owner)
                case 1: make(CaseAct.withdraw, [(CaseField.proof, .text("顾客来电")), (CaseField.reason, .text("已解决"))], on: row, at: owner)
                case 2: make(CaseAct.reopen, [(CaseField.reason, .text("新情况"))], on: row, at: owner)
                case 3: correct(row, at: owner)
                default: handle(row, steps: 1 + random.below(4), at: owner)
                }
            }
        }
    }
}
