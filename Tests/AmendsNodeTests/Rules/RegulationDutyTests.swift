import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

/// Duties of the regulations that several rules carry together.
@Suite struct RegulationDutyTests {
    @Test(
        """
        FS-2-5: shop management verifies the facts on evidence, then judges responsibility, then plans; none of it can be left out or turned \
        round, and reception does none of it
        """)
    func managementInvestigates() throws {
        let pack = try shipped("foot-spa")
        let rulebook = Rulebook(pack: pack, people: Crew.people)
        let steps = [Milestone.investigated, .liabilityDecided, .planned].compactMap { pack.step($0) }
        #expect(steps.map(\.roles.first) == [.storeManager, .storeManager, .storeManager])
        var story = CaseStory()
        story.add(CaseAct.receive, by: "front", ProperCase.receipt(pack))
        for step in pack.steps.prefix(while: { $0.milestone != .investigated }) where step.milestone != .received {
            let (kind, fields) = ProperCase.act(step, pack)
            story.add(kind, by: ProperCase.actor(step), fields)
        }
        let unproven = ProperCase.act(steps[0], pack).fields.filter { $0.id != CaseField.evidence && $0.id != CaseField.evidenceKind }
        #expect(
            story.breaches(of: CaseAct.investigate, by: "manager", unproven, under: rulebook)
                .contains(.oneOfMissing([CaseField.evidence, CaseField.noEvidenceReason])))
        for (place, step) in steps.enumerated() {
            let (kind, fields) = ProperCase.act(step, pack)
            // What comes later is refused as long as this is not done.
            for later in steps.dropFirst(place + 1) {
                let (next, given) = ProperCase.act(later, pack)
                let breaches = story.breaches(of: next, by: "manager", given, under: rulebook)
                #expect(breaches.first == .outOfOrder(needs: step.milestone) && breaches.first?.weight == .refuses)
            }
            #expect(
                story.breaches(of: kind, by: "front", fields, under: rulebook).contains {
                    if case .roleMissing = $0 { true } else { false }
                })
            for required in step.requires {
                let without = fields.filter { $0.id != required }
                #expect(story.breaches(of: kind, by: "manager", without, under: rulebook).contains(.fieldMissing(required)))
            }
            #expect(story.breaches(of: kind, by: "manager", fields, under: rulebook) == [])
            story.add(kind, by: "manager", fields)
        }
    }

    @Test(
        """
        SA-9.2-3: fast, as what is late shows at once; fair, as nobody judges himself; effective, as nothing ends undone and an unhappy \
        customer opens the case again
        """)
    func fastFairEffective() throws {
        let clock = TestClock()
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        try node.usePack("salon")
        let row = try node.receive(
            [
                (CaseField.channel, .text("phone")), (CaseField.content, .text("剪发不满意")), (CaseField.customer, .text("王女士")),
                (CaseField.contact, .text("13800000000")), (CaseField.nature, .text("pending")), (CaseField.category, .text("attitude")),
                (CaseField.respondent, .added("E07")), (CaseField.urgency, .integer(1)),
            ], actor: "王芳")
        let number = try #require(row.state.text(CaseField.number))
        // Fast: an hour after the receipt nobody has answered.
        #expect(try node.store.cases(CaseFilter(dueBy: clock.read())).isEmpty)
        clock.move(3_600_000)
        #expect(try node.store.cases(CaseFilter(dueBy: clock.read())).map(\.record) == [row.record])
        // Fair.
        func refused(_ kind: ActKind, _ fields: ActFields, by actor: String) -> Breach? {
            guard
                case .breach(let breach, _, _)? = expectNodeError(.usage, { try node.act(kind, on: number, fields, actor: actor) })?.reason
            else { return nil }
            return breach
        }
        #expect(refused(CaseAct.acknowledge, [(CaseField.apologised, .text("yes"))], by: "E07") == .respondentActs("E07"))
        for (kind, fields) in [
            (CaseAct.acknowledge, [(CaseField.apologised, .text("yes"))]), (CaseAct.assess, [(CaseField.nature, .text("valid"))]),
            (CaseAct.assign, [(CaseField.department, .text("reception"))]),
            (CaseAct.investigate, [(CaseField.report, .text("监控可见")), (CaseField.evidence, .text("监控"))]),
            (CaseAct.analyse, [(CaseField.cause, .text("attitude"))]),
        ] as [(ActKind, ActFields)] { _ = try node.act(kind, on: number, fields, actor: "李强") }
        let plan: ActFields = [
            (CaseField.plan, .text("道歉并再培训")), (CaseField.planOwner, .text("李强")),
            (CaseField.planDue, .integer(clock.read() + 86_400_000)), (CaseField.expectedEffect, .text("不再发生")),
            (CaseField.foreseenProblems, .text("无")), (CaseField.measure, .text("staff:training:李强:2026-11-20:再培训")),
        ]
        #expect(refused(CaseAct.plan, plan, by: "E07") == .respondentActs("E07"))
        _ = try node.act(CaseAct.plan, on: number, plan, actor: "李强")
        // Effective.
        #expect(refused(CaseAct.execute, [], by: "李强") == .measuresUnfinished(1))
        _ = try node.act(CaseAct.execute, on: number, [(CaseField.measureDone, .text("1 已培训"))], actor: "李强")
        _ = try node.act(CaseAct.communicatePlan, on: number, [(CaseField.customerAnswer, .text("agreed"))], actor: "王芳")
        _ = try node.act(CaseAct.feedBack, on: number, [(CaseField.feedback, .text("已培训"))], actor: "王芳")
        let unhappy = try node.act(CaseAct.followUp, on: number, [(CaseField.satisfied, .text("no"))], actor: "赵敏")
        #expect(unhappy.state.isOpen && unhappy.state.round == 2)
        #expect(refused(CaseAct.close, [(CaseField.outcome, .text("resolved"))], by: "李强") != nil)
        let timely = try node.indicators(
            IndicatorQuery(MonthNumber(milliseconds: clock.read(), offset: 480)...MonthNumber(milliseconds: clock.read(), offset: 480)))
        #expect(timely.total.ratio(of: .timelyRate(of: .respond)) == Ratio(0, of: 1))
    }

    @Test("SA-2.2-4: a case is not closed without its result, and the record then has the result and the times of handling and closing")
    func resultIsAdded() throws {
        let clock = TestClock()
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        try node.usePack("salon")
        let row = try node.receive(
            [
                (CaseField.channel, .text("phone")), (CaseField.content, .text("价格不符")), (CaseField.customer, .text("王女士")),
                (CaseField.contact, .text("13800000000")), (CaseField.nature, .text("pending")), (CaseField.category, .text("attitude")),
            ], actor: "王芳")
        let number = try #require(row.state.text(CaseField.number))
        _ = try node.act(CaseAct.acknowledge, on: number, [(CaseField.apologised, .text("yes"))], actor: "王芳")
        _ = try node.act(CaseAct.assess, on: number, [(CaseField.nature, .text("valid"))], actor: "王芳")
        _ = try node.act(
            CaseAct.settleOnSite, on: number,
            [(CaseField.remedy, .text("refund")), (CaseField.settlement, .integer(1800)), (CaseField.feedback, .text("已退差价"))], actor: "王芳")
        clock.move(3_600_000)
        _ = try node.act(CaseAct.followUp, on: number, [(CaseField.satisfied, .text("yes"))], actor: "赵敏")
        guard
            case .breach(.fieldMissing(CaseField.outcome), _, _)? = expectNodeError(
                .usage, { try node.act(CaseAct.close, on: number, [], actor: "赵敏") })?.reason
        else {
            Issue.record("closed without a result")
            return
        }
        let before = clock.read()
        let closed = try node.act(CaseAct.close, on: number, [(CaseField.outcome, .text("settled_onsite"))], actor: "赵敏").state
        #expect(closed.text(CaseField.outcome) == "settled_onsite" && closed.text(CaseField.remedy) == "refund")
        #expect(closed.text(CaseField.feedback) == "已退差价")
        let answered = try #require(closed.mark(.answered, round: 1))
        #expect(closed.entries[Int(answered.ordinal)].time < before && (closed.closedAt ?? 0) > before)
    }

    @Test(
        "NG-1.2-1: what comes through the platforms is in scope: travel platforms, social media, the company's own site, each with its name"
    )
    func platforms() throws {
        let pack = try shipped("online-guests")
        let own = pack.channels.filter { !$0.isOurs }.map(\.code)
        #expect(own == ["ota", "social", "web", "email"], "the mailbox is that of the company's site")
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock())
        try node.usePack("online-guests")
        func received(_ channel: String) throws -> CaseRow {
            try node.receive(
                [
                    (CaseField.channel, .text(channel)), (CaseField.platform, .text("携程")), (CaseField.content, .text("房间有异味")),
                    (CaseField.contact, .text("guest-7")),
                ], actor: "王芳")
        }
        for channel in own {
            let row = try received(channel)
            #expect(row.state.text(CaseField.channel) == channel && row.state.text(CaseField.platform) == "携程")
            #expect(row.state.text(CaseField.policy) == "online-guests/1")
        }
        // A box on the wall is no platform, and this regulation does not know it.
        guard case .breach(.unknownCode(CaseField.channel, "box"), _, _)? = expectNodeError(.usage, { try received("box") })?.reason else {
            Issue.record("taken in under a regulation that is not about it")
            return
        }
        let month = MonthNumber(milliseconds: CaseStory.start, offset: 0)
        let lines = try node.figures(by: [.kept(.channel)], month...month)
        #expect(Set(lines.map { $0.keys[0] }) == Set(own) && lines.allSatisfy { $0.count(.received) == 1 })
    }
}
