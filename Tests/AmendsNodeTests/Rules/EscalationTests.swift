import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import Testing

@Suite struct EscalationTests {
    private static func begun(_ id: String, _ fields: ActFields = []) throws -> (CaseStory, Rulebook) {
        let pack = try shipped(id)
        var story = CaseStory()
        let receipt = ProperCase.receipt(pack).filter { field in !fields.contains { $0.id == field.id } }
        story.add(CaseAct.receive, by: "front", receipt + fields)
        return (story, Rulebook(pack: pack, people: Crew.people))
    }

    private static func category(_ code: String) -> (id: FieldID, value: FieldValue) { (CaseField.category, .text(code)) }

    @Test("FS-3-3 FS-3-6: a complex or severe complaint at the front desk goes up, and until it has that is said of it")
    func frontDesk() throws {
        for (judgement, trigger) in [
            ((CaseField.severity, FieldValue.integer(3)), EscalationTrigger.severe), ((CaseField.complexity, .integer(3)), .complex),
        ] {
            var (story, rulebook) = try Self.begun("foot-spa")
            let step = ProperCase.act(try #require(rulebook.pack?.step(.assessed)), try shipped("foot-spa"))
            story.add(CaseAct.assess, by: "front", step.fields.filter { $0.id != judgement.0 } + [judgement])
            #expect(rulebook.standing(of: story.history.past, at: CaseStory.start).contains(.escalationMissing(trigger)))
            story.add(CaseAct.escalate, by: "front", [(CaseField.escalatedTo, .text("store_manager"))])
            #expect(!rulebook.standing(of: story.history.past, at: CaseStory.start).contains(.escalationMissing(trigger)))
            #expect(story.state.obligations.map(\.kind) == [CaseAct.receive, CaseAct.escalate])
        }
    }

    @Test("NM-4.3-1: what was acted upon at once and not solved on the spot, or left the customer dissatisfied, goes to the leading group")
    func nightMarket() throws {
        var (story, rulebook) = try Self.begun("night-market", [Self.category("service_quality")])
        story.add(CaseAct.assess, by: "front", [(CaseField.category, .text("service_quality"))])
        story.add(CaseAct.firstAct, by: "front", [(CaseField.firstAction, .text("contact_stall"))])
        let missing = Breach.escalationMissing(.notSolvedOnSite)
        #expect(rulebook.standing(of: story.history.past, at: CaseStory.start).contains(missing))
        #expect(story.breaches(of: CaseAct.investigate, by: "group", under: rulebook).contains(missing))
        #expect(missing.weight == .warns)
        var settled = story
        settled.add(CaseAct.settleOnSite, by: "front", [(CaseField.remedy, .text("apology"))])
        #expect(!rulebook.standing(of: settled.history.past, at: CaseStory.start).contains(missing))
        settled.add(CaseAct.dissatisfied, by: "relations", [(CaseField.satisfied, .text("no"))])
        #expect(rulebook.standing(of: settled.history.past, at: CaseStory.start).contains(.escalationMissing(.dissatisfied)))
        #expect(rulebook.pack?.role("escalation.target") == .leadingGroup)
    }

    @Test(
        "NM-4.3-2 NM-4.3-3 NM-4.3-4 E43 E44: what went up is planned after the group has met, with investigation, evidence and statements")
    func meeting() throws {
        var (story, rulebook) = try Self.begun("night-market", [Self.category("service_quality")])
        for step in try shipped("night-market").steps where [.acknowledged, .assessed].contains(step.milestone) {
            let (kind, fields) = ProperCase.act(step, try shipped("night-market"))
            story.add(kind, by: "front", fields)
        }
        story.add(CaseAct.escalate, by: "front", [(CaseField.escalatedTo, .text("leading_group"))])
        story.add(CaseAct.investigate, by: "group", [(CaseField.report, .text("现场核实"))])
        let plan: ActFields = [(CaseField.plan, .text("整改摊位"))]
        let breaches = story.breaches(of: CaseAct.plan, by: "group", plan, under: rulebook)
        #expect(breaches.contains(.meetingMissing))
        #expect(breaches.contains(.fieldMissing(CaseField.statement)))
        #expect(breaches.contains { if case .oneOfMissing(let fields) = $0 { fields.contains(CaseField.evidence) } else { false } })
        // The head is absent, the deputy holds the meeting; it decides nothing.
        let empty: ActFields = [(CaseField.meetingAt, .integer(CaseStory.start)), (CaseField.attendee, .added("relations"))]
        #expect(story.breaches(of: CaseAct.meet, by: "relations", empty, under: rulebook) == [.meetingWithoutDecision])
        #expect(Breach.meetingWithoutDecision.weight == .warns)
        story.add(CaseAct.meet, by: "relations", empty)
        story.add(CaseAct.takeStatement, by: "group", [(CaseField.statement, .text("摊主说明")), (CaseField.statementBy, .text("stall"))])
        story.add(CaseAct.addEvidence, by: "group", [(CaseField.evidence, .text("照片")), (CaseField.evidenceKind, .text("photo"))])
        #expect(story.breaches(of: CaseAct.plan, by: "group", plan, under: rulebook) == [])
        // A later round that goes up again is met about again.
        story.add(CaseAct.plan, by: "group", plan)
        story.add(CaseAct.dissatisfied, by: "relations", [(CaseField.satisfied, .text("no"))])
        story.add(CaseAct.escalate, by: "front", [(CaseField.escalatedTo, .text("leading_group"))])
        story.add(CaseAct.investigate, by: "group", [(CaseField.report, .text("复核"))])
        #expect(story.breaches(of: CaseAct.plan, by: "group", plan, under: rulebook).contains(.meetingMissing))
    }

    @Test("NM-4.3-5 NM-3-3: a major event needs a special meeting, and its lack is shown")
    func specialMeeting() throws {
        var (story, rulebook) = try Self.begun("night-market", [Self.category("safety_hazard"), (CaseField.severity, .integer(4))])
        story.add(CaseAct.escalate, by: "front", [(CaseField.escalatedTo, .text("leading_group"))])
        story.add(
            CaseAct.meet, by: "group",
            [
                (CaseField.meetingAt, .integer(CaseStory.start)), (CaseField.meetingKind, .text("leading_group")),
                (CaseField.decision, .text("x")),
            ])
        #expect(rulebook.standing(of: story.history.past, at: CaseStory.start).contains(.specialMeetingMissing))
        story.add(
            CaseAct.meet, by: "group",
            [(CaseField.meetingAt, .integer(CaseStory.start)), (CaseField.meetingKind, .text("special")), (CaseField.decision, .text("x"))])
        #expect(!rulebook.standing(of: story.history.past, at: CaseStory.start).contains(.specialMeetingMissing))
    }

    @Test(
        "NM-4.2-2 NM-4.2-3 NM-4.2-4 NM-4.2-5: each class asks for its own action at once, and for no other",
        arguments: [
            ("service_quality", "contact_stall"), ("environment", "inspect_hygiene"), ("price", "explain_price"),
            ("safety_hazard", "safety_check"),
        ])
    func firstActions(category: String, action: String) throws {
        var (story, rulebook) = try Self.begun("night-market", [Self.category(category), (CaseField.severity, .integer(4))])
        story.add(CaseAct.assess, by: "front", [Self.category(category)])
        #expect(rulebook.standing(of: story.history.past, at: CaseStory.start).contains(.firstActionMissing(action)))
        story.add(CaseAct.firstAct, by: "front", [(CaseField.firstAction, .text("emergency"))])
        #expect(rulebook.standing(of: story.history.past, at: CaseStory.start).contains(.firstActionMissing(action)))
        story.add(CaseAct.firstAct, by: "front", [(CaseField.firstAction, .text(action))])
        #expect(
            !rulebook.standing(of: story.history.past, at: CaseStory.start)
                .contains { if case .firstActionMissing = $0 { true } else { false } })
    }

    @Test("SA-2.1-5: matters of product quality and after-sales are told to the department at once")
    func notify() throws {
        var (story, rulebook) = try Self.begun("salon", [(CaseField.classification, .added("sorting:product_quality"))])
        story.add(CaseAct.assess, by: "front", [Self.category("other")])
        #expect(rulebook.standing(of: story.history.past, at: CaseStory.start).contains(.firstActionMissing("immediate_notify")))
        story.add(CaseAct.firstAct, by: "front", [(CaseField.firstAction, .text("immediate_notify"))])
        #expect(!rulebook.standing(of: story.history.past, at: CaseStory.start).contains(.firstActionMissing("immediate_notify")))
    }

    @Test("C17 E47 HS-2.2-2 NG-2.2-4: urgent alone is an emergency in one pack, urgent and severe in another, a class by itself in a third")
    func emergencies() throws {
        func isMissing(_ id: String, _ fields: ActFields, declared: Bool = false) throws -> Bool {
            var (story, rulebook) = try Self.begun(id, fields)
            if declared { story.add(CaseAct.declareEmergency, by: "front", [(CaseField.emergency, .text("yes"))]) }
            return rulebook.standing(of: story.history.past, at: CaseStory.start).contains(.emergencyMissing)
        }
        let (urgent, severe) = ((CaseField.urgency, FieldValue.integer(2)), (CaseField.severity, FieldValue.integer(3)))
        #expect(try isMissing("home-services", [urgent]))
        #expect(try !isMissing("home-services", [severe]))
        #expect(try !isMissing("online-guests", [urgent]))
        #expect(try isMissing("online-guests", [urgent, severe]))
        #expect(try !isMissing("online-guests", [urgent, severe], declared: true))
        #expect(try isMissing("night-market", [Self.category("safety_hazard")]))
        #expect(try !isMissing("night-market", [urgent, severe, Self.category("price")]))
    }

    @Test("NM-2-4 E47: a danger to persons is never less than the pack's floor, whoever judges it")
    func severityFloor() throws {
        let (story, rulebook) = try Self.begun("night-market", [Self.category("safety_hazard"), (CaseField.severity, .integer(4))])
        for (severity, isEnough) in [(1, false), (3, false), (4, true)] as [(Int64, Bool)] {
            let breaches = story.breaches(
                of: CaseAct.assess, by: "front", [Self.category("safety_hazard"), (CaseField.severity, .integer(severity))], under: rulebook
            )
            #expect(breaches.contains(.severityBelowFloor("major")) == !isEnough)
        }
        let injury = story.breaches(
            of: CaseAct.assess, by: "front",
            [Self.category("service_quality"), (CaseField.risk, .added("injury")), (CaseField.severity, .integer(2))], under: rulebook)
        #expect(injury.contains(.severityBelowFloor("major")))
    }

    @Test("FS-1-5 E43: an order from above is answered before the case ends, and only where there is one")
    func supervision() throws {
        var (story, rulebook) = try Self.begun("foot-spa")
        let reply: ActFields = [(CaseField.supervisionReply, .text("已整改"))]
        #expect(story.breaches(of: CaseAct.answerSupervision, by: "manager", reply, under: rulebook).contains(.supervisionNotAsked))
        story.add(CaseAct.supervise, by: "leader", [(CaseField.supervisionReason, .text("重大投诉"))])
        let close: ActFields = [(CaseField.outcome, .text("resolved"))]
        #expect(story.breaches(of: CaseAct.close, by: "manager", close, under: rulebook).contains(.supervisionUnanswered))
        story.add(CaseAct.answerSupervision, by: "manager", reply)
        #expect(!story.breaches(of: CaseAct.close, by: "manager", close, under: rulebook).contains(.supervisionUnanswered))
        story.add(CaseAct.supervise, by: "leader", [(CaseField.supervisionReason, .text("再次督办"))])
        #expect(story.breaches(of: CaseAct.close, by: "manager", close, under: rulebook).contains(.supervisionUnanswered))
    }

    @Test("SA-2.1-2 FS-3-6: what is overdue goes up after the time that the pack gives, and not before")
    func overdue() throws {
        var (story, rulebook) = try Self.begun("home-services")
        let due = CaseStory.start + 9 * CaseStory.day
        rulebook.dues = RuleDues(due: { kind, _ in kind == .resolve ? due : nil }, maximum: { _, _ in nil })
        let hours = try #require(rulebook.pack?.integer("escalation.overdue_hours"))
        let late = Breach.escalationMissing(.overdue)
        #expect(!rulebook.standing(of: story.history.past, at: due + hours * CaseStory.hour - 1).contains(late))
        #expect(rulebook.standing(of: story.history.past, at: due + hours * CaseStory.hour).contains(late))
        story.add(CaseAct.escalate, by: "front", [(CaseField.escalatedTo, .text("company_leader"))])
        #expect(!rulebook.standing(of: story.history.past, at: due + hours * CaseStory.hour).contains(late))
    }
}
