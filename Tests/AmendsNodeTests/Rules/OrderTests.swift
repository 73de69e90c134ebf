import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import Testing

@Suite struct OrderTests {
    private static let stepOrders: [String: [String]] = [
        "foot-spa": ["M01", "M02", "M03", "M04", "M06", "M08", "M09", "M12", "M11", "M14", "M15", "M13"],
        "salon": ["M01", "M02", "M03", "M04", "M06", "M07", "M09", "M11", "M12", "M13", "M14", "M15"],
        "night-market": ["M01", "M02", "M03", "M06", "M09", "M11", "M12", "M13", "M14", "M15"],
        "home-services": ["M01", "M02", "M03", "M04", "M05", "M06", "M08", "M09", "M11", "M12", "M13", "M14", "M15"],
        "online-guests": ["M01", "M02", "M03", "M04", "M06", "M07", "M09", "M10", "M11", "M12", "M13", "M14", "M15"],
    ]

    @Test(
        """
        C1 FS-2-3 FS-6-1 FS-6-2 FS-6-3 FS-6-4 FS-6-5 FS-6-6 FS-6-7 SA-4.2-1 SA-4.2-2 SA-4.2-3 SA-4.2-4 SA-4.2-5 SA-4.2-6 SA-4.2-7 SA-4.2-8 \
        HS-2.2-3 HS-3.1-1 NG-3.1-4 NG-3.1-5 NG-3.1-6: each regulation's steps are taken in its own order without a word from the rules, \
        and the stage shown is always the next of them
        """, arguments: regulations)
    func properWay(id: String) throws {
        let pack = try shipped(id)
        let rulebook = Rulebook(pack: pack, people: Crew.people)
        var story = CaseStory()
        var shown: [String] = []
        #expect(story.breaches(of: CaseAct.receive, by: "front", ProperCase.receipt(pack), under: rulebook) == [])
        story.add(CaseAct.receive, by: "front", ProperCase.receipt(pack))
        shown.append("M01")
        for step in pack.steps where step.isMandatory && step.milestone != .received {
            #expect(story.state.stage(under: pack) == step.milestone, "\(id)")
            let (kind, fields) = ProperCase.act(step, pack)
            let actor = ProperCase.actor(step)
            #expect(story.breaches(of: kind, by: actor, fields, under: rulebook) == [], "\(id) \(step.milestone.code) by \(actor)")
            story.add(kind, by: actor, fields)
            shown.append(step.milestone.code)
            if step.milestone == .planned, pack.flag(RuleParameter.planAsked) {
                story.add(CaseAct.communicatePlan, by: actor, [(CaseField.customerAnswer, .text("agreed"))])
            }
        }
        #expect(story.state.stage(under: pack) == .destroyed)
        #expect(shown == Self.stepOrders[id])
        #expect(story.history.judged(by: rulebook).breaches.isEmpty)
    }

    @Test("FS-7-3 E13: a step left out is named before every later step, and again before closing and archiving", arguments: regulations)
    func leftOut(id: String) throws {
        let pack = try shipped(id)
        let rulebook = Rulebook(pack: pack)
        let mandatory = pack.steps.filter { $0.isMandatory && $0.milestone != .received }
        for (place, omitted) in mandatory.enumerated() where omitted.milestone < .closed {
            var story = CaseStory()
            story.add(CaseAct.receive, ProperCase.receipt(pack))
            for step in mandatory.prefix(place) {
                let (kind, fields) = ProperCase.act(step, pack)
                story.add(kind, fields)
            }
            for step in mandatory.dropFirst(place + 1) {
                let (kind, fields) = ProperCase.act(step, pack)
                let breaches = story.breaches(of: kind, fields, under: rulebook)
                let isAtTheEnd = step.milestone >= .closed
                #expect(
                    breaches.contains(isAtTheEnd ? .mandatoryStepMissing(omitted.milestone) : .outOfOrder(needs: omitted.milestone)),
                    "\(id): \(step.milestone.code) without \(omitted.milestone.code)")
                #expect(breaches.first?.weight == .refuses)
                // It came by sync all the same, and is kept.
                story.add(kind, fields)
            }
            #expect(
                story.history.judged(by: rulebook).breaches.contains { $0.breach == .mandatoryStepMissing(omitted.milestone) }
                    || mandatory.dropFirst(place + 1).allSatisfy { $0.milestone < .closed || $0.milestone == .followedUp })
        }
    }

    @Test("FS-7-3: a waiver with approval takes the place of a step in its round, and only there", arguments: regulations)
    func waived(id: String) throws {
        let pack = try shipped(id)
        let rulebook = Rulebook(pack: pack, people: Crew.people)
        var story = CaseStory()
        story.add(CaseAct.receive, by: "front", ProperCase.receipt(pack))
        let mandatory = pack.steps.filter { $0.isMandatory && $0.milestone < .closed && $0.milestone != .received }
        let omitted = try #require(mandatory.first { $0.milestone == .investigated })
        let waiver: ActFields = [(CaseField.waived, .added("M06")), (CaseField.approvedBy, .text("leader"))]
        #expect(story.breaches(of: CaseAct.waive, by: "manager", waiver, under: rulebook) == [])
        #expect(story.breaches(of: CaseAct.waive, by: "leader", waiver, under: rulebook).contains(.ownRequest("leader")))
        #expect(
            story.breaches(of: CaseAct.waive, by: "manager", [(CaseField.waived, .added("M06"))], under: rulebook)
                .contains(.secondPersonMissing))
        #expect(
            story.breaches(
                of: CaseAct.waive, by: "manager", [(CaseField.waived, .added("M06")), (CaseField.approvedBy, .text("technician"))],
                under: rulebook
            )
            .contains { if case .approverLacksRole("technician", _) = $0 { true } else { false } })
        story.add(CaseAct.waive, by: "manager", waiver)
        for step in mandatory where step.milestone != omitted.milestone {
            let (kind, fields) = ProperCase.act(step, pack)
            #expect(!story.breaches(of: kind, fields, under: rulebook).contains(.outOfOrder(needs: .investigated)))
            story.add(kind, fields)
        }
        story.add(CaseAct.close, [(CaseField.outcome, .text("resolved"))])
        story.add(CaseAct.reopen, [(CaseField.reason, .text("新情况"))])
        #expect(story.state.stage(under: pack) != .planned, "\(id): the waiver was for the first round")
    }

    @Test(
        "FS-3-4 NG-3.1-3 C24: settled at the counter, a case goes on to its visit and closing, and is a whole case", arguments: regulations)
    func settledOnSite(id: String) throws {
        let pack = try shipped(id)
        let rulebook = Rulebook(pack: pack, people: Crew.people)
        var story = CaseStory()
        story.add(CaseAct.receive, by: "front", ProperCase.receipt(pack))
        for milestone in [Milestone.acknowledged, .assessed] {
            guard let step = pack.step(milestone) else { continue }
            let (kind, fields) = ProperCase.act(step, pack)
            story.add(kind, by: "front", fields)
        }
        let settlement: ActFields = [(CaseField.remedy, .text("apology")), (CaseField.settlement, .integer(9_000))]
        #expect(story.breaches(of: CaseAct.settleOnSite, by: "front", settlement, under: rulebook) == [])
        story.add(CaseAct.settleOnSite, by: "front", settlement)
        let next = story.state.stage(under: pack)
        #expect(next == (id == "foot-spa" ? .closed : .followedUp))
        // Not by the one who settled it.
        let visit: ActFields = [(CaseField.satisfied, .text("yes"))]
        #expect(story.breaches(of: CaseAct.followUp, by: "front", visit, under: rulebook).contains(.handlerFollowsUp("front")))
        if next == .followedUp {
            #expect(
                story.breaches(of: CaseAct.close, by: "manager", [(CaseField.outcome, .text("settled_onsite"))], under: rulebook)
                    .contains(.mandatoryStepMissing(.followedUp)))
            story.add(CaseAct.followUp, by: "relations", visit)
        }
        #expect(story.breaches(of: CaseAct.close, by: "manager", [(CaseField.outcome, .text("settled_onsite"))], under: rulebook) == [])
        #expect(story.state.entries.count >= 3)
    }

    @Test("E16: an anonymous complaint is investigated, and needs neither agreement nor answer nor visit", arguments: regulations)
    func anonymous(id: String) throws {
        let pack = try shipped(id)
        let rulebook = Rulebook(pack: pack)
        var story = CaseStory()
        let receipt =
            ProperCase.receipt(pack).filter { $0.id != CaseField.customer && $0.id != CaseField.contact && $0.id != CaseField.anonymous }
            + [(CaseField.anonymous, .text("yes"))]
        let breaches = story.breaches(of: CaseAct.receive, receipt, under: rulebook)
        #expect(breaches == (pack.allowsAnonymous ? [] : [.anonymousNotAllowed]))
        story.add(CaseAct.receive, receipt)
        let needed = pack.steps.filter { pack.needs($0, story.state.standing) }.map(\.milestone)
        #expect(needed.contains(.investigated))
        #expect(Set(needed).isDisjoint(with: [.planCommunicated, .answered, .followedUp]))
        for step in pack.steps where needed.contains(step.milestone) && step.milestone < .closed && step.milestone != .received {
            let (kind, fields) = ProperCase.act(step, pack)
            story.add(kind, fields)
        }
        #expect(story.breaches(of: CaseAct.followUp, [(CaseField.satisfied, .text("yes"))], under: rulebook).contains(.anonymousIsNotAsked))
        #expect(story.breaches(of: CaseAct.close, [(CaseField.outcome, .text("resolved"))], under: rulebook) == [])
        // Later the customer says who they are, and is asked like anybody else.
        story.add(
            CaseAct.amend, [(CaseField.anonymous, .text("no")), (CaseField.customer, .text("陈女士")), (CaseField.contact, .text("138"))])
        #expect(pack.needs(try #require(pack.step(.answered)), story.state.standing))
    }

    @Test("FS-5-5 E25: an inquiry is answered and closed, and needs no investigation", arguments: regulations)
    func inquiry(id: String) throws {
        let pack = try shipped(id)
        var story = CaseStory()
        story.add(CaseAct.receive, ProperCase.receipt(pack).filter { $0.id != CaseField.kind } + [(CaseField.kind, .text("inquiry"))])
        #expect(story.state.stage(under: pack) == .answered)
        // It turns out to be a complaint.
        story.add(CaseAct.classify, [(CaseField.kind, .text("complaint"))])
        #expect(story.state.stage(under: pack) != .answered)
        story.add(CaseAct.classify, [(CaseField.kind, .text("inquiry"))])
        story.add(CaseAct.feedBack, [(CaseField.feedback, .text("已答复"))])
        #expect(story.state.stage(under: pack) == .closed)
    }

    @Test(
        "E12 E13 HS-4.4-2 NG-3.3-3 SA-4.2-8: dissatisfaction and reopening lead back to the step that the pack names",
        arguments: regulations)
    func laterRounds(id: String) throws {
        let pack = try shipped(id)
        for (opener, from) in [(CaseAct.dissatisfied, "rework.from"), (CaseAct.reopen, "reopen.from")] {
            var story = CaseStory()
            story.add(CaseAct.receive, ProperCase.receipt(pack))
            for step in pack.steps where step.isMandatory && step.milestone != .received && step.milestone < .closed {
                let (kind, fields) = ProperCase.act(step, pack)
                story.add(kind, fields)
            }
            if opener == CaseAct.reopen { story.add(CaseAct.close, [(CaseField.outcome, .text("resolved"))]) }
            story.add(
                opener,
                opener == CaseAct.reopen ? [(CaseField.reason, .text("新证据"))] : [(CaseField.satisfied, .text("no"))])
            #expect(story.state.round == 2)
            let named = try #require(pack.text(from))
            let expected = try #require(pack.steps.first { $0.milestone.code == named } ?? pack.steps.first { $0.milestone.code > named })
            #expect(story.state.stage(under: pack) == expected.milestone, "\(id) \(from)")
            // What came before that step was done in the first round and is not asked again.
            let (kind, fields) = ProperCase.act(expected, pack)
            #expect(
                !story.breaches(of: kind, fields, under: Rulebook(pack: pack)).contains { if case .outOfOrder = $0 { true } else { false } }
            )
        }
    }

    @Test("the stage of a round that two acts opened at once is that of the opener that leaves more to do, in either order")
    func twoOpeners() throws {
        let pack = try shipped("online-guests")
        var stages: Set<Milestone> = []
        for openers in [[CaseAct.dissatisfied, CaseAct.reopen], [CaseAct.reopen, CaseAct.dissatisfied]] {
            var story = CaseStory()
            story.add(CaseAct.receive, ProperCase.receipt(pack), named: "receipt")
            for step in pack.steps where step.isMandatory && step.milestone != .received && step.milestone <= .closed {
                let (kind, fields) = ProperCase.act(step, pack)
                story.add(kind, fields, named: step.milestone.code)
            }
            for opener in openers {
                story.add(opener, [(CaseField.reason, .text("x")), (CaseField.satisfied, .text("no"))], after: ["M14"])
            }
            #expect(story.state.round == 2)
            stages.insert(story.state.stage(under: pack))
        }
        #expect(stages == [.investigated])
    }

    @Test("a pack whose steps do not bind gives the stage and refuses nothing")
    func plain() throws {
        let pack = try shipped("plain")
        #expect(!pack.isBinding)
        var story = CaseStory()
        story.add(CaseAct.receive, ProperCase.receipt(pack))
        #expect(story.breaches(of: CaseAct.close, under: Rulebook(pack: pack)) == [])
        #expect(story.state.stage(under: pack) == .acknowledged)
        #expect(story.state.stage(under: nil) == .acknowledged)
    }
}
