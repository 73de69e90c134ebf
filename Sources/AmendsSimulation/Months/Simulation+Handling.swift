import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore

/// How the people of a shop go through their cases: step by step as the pack asks, some quickly, some
/// late, some by a side path.
extension Simulation {
    /// What one of the people at a node does now.
    func work(at owner: SimulatedNode) throws {
        guard let node = owner.node else { return }
        let cases = try node.store.cases(CaseFilter(limit: Self.casesAtHand))
        let roll = random.below(100)
        if cases.isEmpty || roll < 30 { return receiveUnderPack(at: owner, of: owner.site) }
        if roll == 99 { return try writeOddEntries(at: owner, cases) }
        if roll >= 90 { return correct(random.element(of: cases), at: owner) }
        let open = cases.filter(\.state.isOpen)
        if roll >= 72 || open.isEmpty { return takeSidePath(random.element(of: cases), cases, at: owner) }
        handle(random.element(of: open), steps: 1 + random.below(6), at: owner)
    }

    private static let casesAtHand = 24

    /// Head office takes in a case for a site, goes on with one, grants what was asked for, or looks into one.
    func workAtHeadOffice() throws {
        guard let node = headOffice.node else { return }
        if let request = course?.requested.popLast() { return grant(request) }
        let cases = try node.store.cases(CaseFilter(limit: Self.casesAtHand))
        switch random.below(8) {
        case 0, 1: receiveUnderPack(at: headOffice, of: random.element(of: nodes.dropFirst().filter { $0.role == .store }).site)
        case 2, 3: if !cases.isEmpty { handle(random.element(of: cases), steps: 1 + random.below(3), at: headOffice) }
        case 4: if !cases.isEmpty { migrate(random.element(of: cases)) }
        default: if !cases.isEmpty { takeSidePath(random.element(of: cases), cases, at: headOffice) }
        }
    }

    // MARK: Receipt

    private func receiveUnderPack(at owner: SimulatedNode, of site: SiteCode) {
        guard let node = owner.node else { return }
        let name: PackName? = { do throws(NodeError) { return try node.packInForce(at: site) } catch { return nil } }()
        guard let pack = name.flatMap({ course?.packs[$0] }) else { return }
        var fields: ActFields = [(CaseField.content, .text(words(5...40)))]
        for field in [CaseField.channel, CaseField.category] + pack.requiredAtReceipt where !fields.contains(where: { $0.id == field }) {
            fields.append((field, value(of: field, pack)))
        }
        // A complaint is often written down later, and now and then days later.
        switch random.below(6) {
        case 0: fields.append((CaseField.receivedAt, .integer(owner.clock.now - Int64(random.below(20)) * VirtualTime.hour)))
        case 1 where random.below(2) == 0:
            fields.append((CaseField.receivedAt, .integer(owner.clock.now - Int64(random.below(40)) * VirtualTime.day)))
            fields.append((CaseField.recordedLate, .text("电话记录补登")))
        default: break
        }
        if random.below(8) == 0 {
            fields.append((CaseField.kind, .text(random.element(of: ["inquiry", "suggestion", "handling_complaint", "feedback"]))))
        }
        if random.below(10) == 0 { fields.append((CaseField.anonymous, .text("yes"))) }
        if random.below(4) == 0 { fields.append((CaseField.urgency, .integer(2))) }
        if random.below(3) == 0 { fields.append((CaseField.severity, .integer(1))) }
        let actor = somebody(for: CaseAct.receive, at: site)
        attempt(owner) { node in
            let row = try node.receive(fields, by: actor, site: site)
            // Simple ones are often settled or begun with at once.
            if random.below(3) == 0 {
                plan(after: Int64(random.below(90)) * VirtualTime.minute) { [unowned self, unowned owner] in
                    handleNamed(row.record, at: owner)
                }
            }
        }
    }

    private func handleNamed(_ record: RecordID, at owner: SimulatedNode) {
        guard let row = find(record, at: owner) else { return }
        if random.below(4) == 0 {
            let fields: ActFields = [
                (CaseField.remedy, .text("apology")), (CaseField.compensation, .integer(Int64(random.below(6_000)))),
                (CaseField.complexity, .integer(1)), (CaseField.feedback, .text(words(3...9))),
            ]
            make(CaseAct.settleOnSite, fields, on: row, at: owner)
        } else {
            handle(row, steps: 2 + random.below(3), at: owner)
        }
    }

    func find(_ record: RecordID, at owner: SimulatedNode) -> CaseRow? {
        guard let node = owner.node else { return nil }
        return try? node.store.findCase(record.description)
    }

    // MARK: Step by step

    /// Takes the next steps of a case, as many as asked for or until something is in the way.
    func handle(_ first: CaseRow, steps: Int, at owner: SimulatedNode) {
        var row = first
        for _ in 0..<steps {
            guard row.state.isOpen, let pack = course?.pack(named: row.state.text(CaseField.policy)) else { return }
            let milestone = row.state.stage(under: pack)
            guard milestone <= .closed, let next = takeStep(milestone, row, pack, at: owner) else { return }
            row = next
        }
    }

    /// One step and, where a rule is in the way, what the rule asks for first.
    private func takeStep(_ milestone: Milestone, _ row: CaseRow, _ pack: Pack, at owner: SimulatedNode) -> CaseRow? {
        var (kind, fields) = step(milestone, row, pack)
        let refusals = row.state.entries.count { $0.kind == CaseAct.dissatisfied }
        // Who was asked often enough and never satisfied is told that it ends here.
        if let cap = pack.integer(RuleParameter.reworkCap), refusals >= cap { (kind, fields) = (CaseAct.close, end("no_agreement")) }
        for _ in 0..<Self.maximumTries {
            let roles = pack.step(milestone)?.roles ?? []
            let result = make(kind, fields, on: row, at: owner, roles: roles)
            if let done = result.row { return done }
            guard case .breach(let breach, _, _)? = result.refusal?.reason else { return nil }
            switch breach {
            case .fieldMissing(let field): fields.append((field, value(of: field, pack)))
            case .oneOfMissing(let choice): fields.append((choice[0], value(of: choice[0], pack)))
            case .severityBelowFloor: fields = fields.filter { $0.id != CaseField.severity } + [(CaseField.severity, .integer(4))]
            case .leadDepartmentMissing: fields.append((CaseField.leadDepartment, .text("客服部")))
            case .outOfOrder(let needed), .mandatoryStepMissing(let needed): (kind, fields) = step(needed, row, pack)
            case .meetingMissing, .specialMeetingMissing:
                (kind, fields) = (
                    CaseAct.meet,
                    [
                        (CaseField.meetingAt, .integer(owner.clock.now)), (CaseField.decision, .text(words(3...9))),
                        (CaseField.meetingKind, .text("special")),
                    ]
                )
            case .attemptsMissing: fields += (0..<3).map { _ in (CaseField.attempt, .text("未接听")) }
            case .supervisionUnanswered: (kind, fields) = (CaseAct.answerSupervision, [(CaseField.supervisionReply, .text(words(3...9)))])
            case .reworkCapReached: (kind, fields) = (CaseAct.close, end("no_agreement"))
            case .handlerFollowsUp, .recordedLate, .extensionTooLate: fields.append((CaseField.reason, .text(words(2...6))))
            default: return nil
            }
        }
        return nil
    }

    private static let maximumTries = 4

    private func end(_ outcome: String) -> ActFields {
        [(CaseField.outcome, .text(outcome)), (CaseField.approvedBy, .text(approver))]
    }

    /// The act that reaches a milestone, and what the pack asks it to hold.
    private func step(_ milestone: Milestone, _ row: CaseRow, _ pack: Pack) -> (ActKind, ActFields) {
        let definition =
            milestone == .closed ? Vocabulary.act(CaseAct.close) : CaseAct.definitions.first { $0.milestone == milestone }
        guard let definition, definition.kind != CaseAct.receive else { return (CaseAct.note, [(CaseField.note, .text(words(2...9)))]) }
        let step = pack.step(milestone)
        var fields: ActFields = []
        for field in definition.required + (step?.requires ?? []) + (step?.requiresOneOf.prefix(1) ?? [])
        where !fields.contains(where: { $0.id == field }) { fields.append((field, value(of: field, pack))) }
        switch milestone {
        case .assessed: if random.below(3) == 0 { fields.append((CaseField.complexity, .integer(Int64(1 + random.below(3))))) }
        case .investigated: fields += [(CaseField.evidence, .text("监控录像")), (CaseField.finding, value(of: CaseField.finding, pack))]
        case .executed: if random.below(4) == 0 { fields.append((CaseField.compensation, .integer(Int64(random.below(8_000))))) }
        case .followedUp:
            // Who was not satisfied once seldom is the next time.
            let isStubborn = row.state.entries.contains { $0.kind == CaseAct.dissatisfied }
            let answer = random.element(of: isStubborn ? ["yes", "no", "no"] : ["yes", "yes", "yes", "no", "unreached"])
            fields = [(CaseField.satisfied, .text(answer)), (CaseField.reason, .text("人手不足"))]
        case .closed:
            fields = end(random.element(of: ["resolved", "resolved", "explained"]))
        default: break
        }
        return (definition.kind, fields)
    }

    /// A value of any field that a pack may ask for.
    func value(of field: FieldID, _ pack: Pack) -> FieldValue {
        guard let definition = Vocabulary.field(field, of: .complaintCase) else { return .text("x") }
        func wrapped(_ text: String) -> FieldValue { definition.type == .set ? .added(text) : .text(text) }
        if field == CaseField.channel, !pack.channels.isEmpty { return .text(random.element(of: pack.channels).code) }
        if field == CaseField.category {
            let first = pack.categories.filter { $0.parent == nil }
            return .text(first.isEmpty ? "other" : random.element(of: first).code)
        }
        if field == CaseField.approvedBy { return .text(approver) }
        switch definition.meaning {
        case .code(let codes): return definition.type == .most ? .integer(Int64(1 + random.below(2))) : wrapped(random.element(of: codes))
        case .instant: return .integer(time.now + Int64(1 + random.below(9)) * VirtualTime.day)
        case .fen, .count: return .integer(Int64(random.below(9_000)))
        case .offset: return .integer(480)
        case .record: return .record(RecordID(high: random.next(), low: random.next()))
        default: return wrapped(words(2...12))
        }
    }

    /// One act on a case by somebody who may make it: the case after it, or why it was refused.
    @discardableResult
    func make(_ kind: ActKind, _ fields: ActFields, on row: CaseRow, at owner: SimulatedNode, roles: [StaffRole] = []) -> (
        row: CaseRow?, refusal: NodeError?
    ) {
        guard case .site(let site) = row.scope else { return (nil, nil) }
        var after: CaseRow?
        let actor = somebody(for: kind, at: site, roles: roles)
        let refusal = attempt(owner) { after = try $0.act(kind, on: row.record.description, fields, by: actor) }
        return (after, refusal)
    }
}
