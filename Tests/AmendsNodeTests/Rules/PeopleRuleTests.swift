import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import Testing

@Suite struct PeopleRuleTests {
    /// A salon's case about a hairdresser, assessed.
    private static func begun(_ id: String = "salon", about respondent: String = "technician", takenBy actor: String = "front") throws
        -> (CaseStory, Rulebook)
    {
        let pack = try shipped(id)
        var story = CaseStory()
        story.add(CaseAct.receive, by: actor, ProperCase.receipt(pack) + [(CaseField.respondent, .added(respondent))])
        return (story, Rulebook(pack: pack, people: Crew.people))
    }

    @Test("C12 C13 E45: the one complained of may tell, apologise and answer, and may not judge the case", arguments: regulations)
    func respondent(id: String) throws {
        let (story, rulebook) = try Self.begun(id)
        for kind in [
            CaseAct.acknowledge, CaseAct.assess, CaseAct.assign, CaseAct.investigate, CaseAct.analyse, CaseAct.decide, CaseAct.plan,
            CaseAct.followUp, CaseAct.dissatisfied, CaseAct.settleOnSite, CaseAct.close, CaseAct.invalidate, CaseAct.extend, CaseAct.waive,
            CaseAct.classify, CaseAct.formTeam,
        ] {
            #expect(story.breaches(of: kind, by: "technician", under: rulebook).contains(.respondentActs("technician")), "\(kind)")
            #expect(
                !story.breaches(of: kind, by: "manager", under: rulebook).contains { if case .respondentActs = $0 { true } else { false } })
        }
        for kind in [CaseAct.note, CaseAct.answerEvidence, CaseAct.takeStatement, CaseAct.completeMeasure, CaseAct.execute] {
            #expect(!story.breaches(of: kind, by: "technician", under: rulebook).contains(.respondentActs("technician")), "\(kind)")
        }
        // Nor approve what somebody else does.
        let approved = story.breaches(
            of: CaseAct.invalidate, by: "front",
            [(CaseField.invalidReason, .text("no_facts")), (CaseField.approvedBy, .text("technician"))],
            under: rulebook)
        #expect(approved.contains(.respondentActs("technician")))
        #expect(Breach.respondentActs("technician").weight == .refuses)
    }

    @Test("C12 HS-2.1-3: a complaint taken by the one complained of is kept, and waits for somebody else to speak with the customer")
    func takenByRespondent() throws {
        var (story, rulebook) = try Self.begun("home-services", takenBy: "technician")
        #expect(rulebook.standing(of: story.history.past, at: CaseStory.start).contains(.respondentRecordsAlone("technician")))
        #expect(
            story.breaches(of: CaseAct.close, by: "manager", [(CaseField.outcome, .text("resolved"))], under: rulebook)
                .contains(.respondentRecordsAlone("technician")))
        // His own second call does not count.
        story.add(CaseAct.contact, by: "technician", [(CaseField.contactLog, .text("又打了一次"))])
        #expect(rulebook.standing(of: story.history.past, at: CaseStory.start).contains(.respondentRecordsAlone("technician")))
        story.add(
            CaseAct.acknowledge, by: "front",
            ProperCase.act(try #require(rulebook.pack?.step(.acknowledged)), try shipped("home-services")).fields)
        #expect(!rulebook.standing(of: story.history.past, at: CaseStory.start).contains(.respondentRecordsAlone("technician")))
    }

    @Test("HS-3.1-1 C12 C13 NM-3-1: whoever is concerned sits in a team or group only as one who stands aside")
    func recusal() throws {
        var (story, rulebook) = try Self.begun("night-market", about: "stall")
        let meeting: ActFields = [
            (CaseField.meetingAt, .integer(CaseStory.start)), (CaseField.decision, .text("整改")), (CaseField.attendee, .added("group")),
            (CaseField.attendee, .added("stall")),
        ]
        #expect(story.breaches(of: CaseAct.meet, by: "group", meeting, under: rulebook).contains(.recusalMissing("stall")))
        #expect(story.breaches(of: CaseAct.meet, by: "group", meeting + [(CaseField.recused, .added("stall"))], under: rulebook) == [])
        story.add(CaseAct.meet, by: "group", meeting + [(CaseField.recused, .added("stall"))])
        #expect(story.breaches(of: CaseAct.plan, by: "stall", under: rulebook).contains(.respondentActs("stall")))
        let (home, homeRules) = try Self.begun("home-services")
        let team: ActFields = [
            (CaseField.team, .added("front")), (CaseField.team, .added("handler")), (CaseField.team, .added("technician")),
        ]
        #expect(home.breaches(of: CaseAct.formTeam, by: "manager", team, under: homeRules).contains(.recusalMissing("technician")))
        #expect(
            !home.breaches(of: CaseAct.formTeam, by: "manager", team + [(CaseField.recused, .added("technician"))], under: homeRules)
                .contains(.recusalMissing("technician")))
    }

    @Test("E21 FS-3-6: a complaint about the manager is decided above the manager, one about head office above head office")
    func above() throws {
        for (respondent, allowed, refused) in [
            ("manager", ["hq", "leader", "group"], ["deputy", "manager"]), ("hq", ["leader"], ["hq", "deputy", "group"]),
        ] {
            let (story, rulebook) = try Self.begun("foot-spa", about: respondent)
            let decision: ActFields = [(CaseField.liability, .text("team"))]
            for staff in allowed {
                #expect(
                    !story.breaches(of: CaseAct.decide, by: staff, decision, under: rulebook)
                        .contains { if case .decidedAbove = $0 { true } else { false } }, "\(staff) on \(respondent)")
            }
            for staff in refused {
                let breaches = story.breaches(of: CaseAct.decide, by: staff, decision, under: rulebook)
                #expect(
                    breaches.contains { if case .decidedAbove = $0 { true } else { false } } || breaches.contains(.respondentActs(staff)))
            }
        }
    }

    @Test("E21 NM-2-5: those who handled the first case do not judge the complaint about its handling")
    func handling() throws {
        var (story, rulebook) = try Self.begun("night-market")
        story.add(CaseAct.assess, by: "front")
        rulebook.handlersOfCause = ["manager"]
        #expect(story.breaches(of: CaseAct.decide, by: "manager", under: rulebook).contains(.respondentActs("manager")))
        #expect(!story.breaches(of: CaseAct.decide, by: "deputy", under: rulebook).contains(.respondentActs("manager")))
    }

    @Test("C23 SA-2.1-7: whoever handled a case does not ask about it; with one person on duty the exception is said and stays visible")
    func handlerFollowsUp() throws {
        var (story, rulebook) = try Self.begun("salon", about: "")
        for step in try shipped("salon").steps where step.isMandatory && step.milestone < .followedUp && step.milestone != .received {
            let (kind, fields) = ProperCase.act(step, try shipped("salon"))
            story.add(kind, by: step.milestone == .answered ? "front" : "manager", fields)
        }
        let visit: ActFields = [(CaseField.satisfied, .text("yes"))]
        #expect(story.breaches(of: CaseAct.followUp, by: "manager", visit, under: rulebook) == [.handlerFollowsUp("manager")])
        #expect(story.breaches(of: CaseAct.followUp, by: "front", visit, under: rulebook) == [], "the contact owner handled nothing")
        #expect(Breach.handlerFollowsUp("manager").weight == .needsReason)
        story.add(CaseAct.followUp, by: "manager", visit + [(CaseField.reason, .text("店里只有一人当班"))])
        #expect(story.history.judged(by: rulebook).breaches.map(\.breach).contains(.handlerFollowsUp("manager")))
        rulebook.pack?.parameters["follow_up.not_handler"] = .flag(false)
        #expect(story.breaches(of: CaseAct.followUp, by: "manager", visit, under: rulebook) == [])
    }

    @Test("a step is for those whom the pack names, for people who are known and still there")
    func roles() throws {
        let (story, rulebook) = try Self.begun("home-services")
        let acknowledgement = ProperCase.act(try #require(try shipped("home-services").step(.acknowledged)), try shipped("home-services"))
            .fields
        #expect(
            story.breaches(of: CaseAct.acknowledge, by: "logistics", acknowledgement, under: rulebook)
                .contains { if case .roleMissing(let roles) = $0 { roles.first == .intake } else { false } })
        #expect(story.breaches(of: CaseAct.acknowledge, by: "front", acknowledgement, under: rulebook) == [])
        #expect(story.breaches(of: CaseAct.acknowledge, by: "王芳", acknowledgement, under: rulebook).contains(.staffUnknown("王芳")))
        #expect(story.breaches(of: CaseAct.acknowledge, by: "gone", acknowledgement, under: rulebook).contains(.staffHasLeft("gone")))
        // A shop that has not set up its people yet still works.
        #expect(story.breaches(of: CaseAct.acknowledge, by: "王芳", acknowledgement, under: Rulebook(pack: rulebook.pack)) == [])
    }

    @Test("nobody approves their own request, whatever it is")
    func ownRequest() throws {
        var (story, rulebook) = try Self.begun("home-services", about: "")
        let invalid: ActFields = [(CaseField.invalidReason, .text("no_facts"))]
        #expect(
            story.breaches(of: CaseAct.invalidate, by: "front", invalid + [(CaseField.approvedBy, .text("front"))], under: rulebook)
                .contains(.ownRequest("front")))
        #expect(story.breaches(of: CaseAct.invalidate, by: "front", invalid, under: rulebook).contains(.secondPersonMissing))
        #expect(
            story.breaches(of: CaseAct.invalidate, by: "front", invalid + [(CaseField.approvedBy, .text("manager"))], under: rulebook) == []
        )
        story.add(
            CaseAct.requestExtension, by: "leader",
            [
                (CaseField.extensionClock, .text("investigate")), (CaseField.extensionUntil, .integer(CaseStory.start + 9 * CaseStory.day)),
                (CaseField.reason, .text("复杂")),
            ])
        let grant: ActFields = [
            (CaseField.extendedInvestigation, .integer(CaseStory.start + 9 * CaseStory.day)),
            (CaseField.extensionToldAt, .integer(CaseStory.start + CaseStory.hour)),
        ]
        #expect(story.breaches(of: CaseAct.extend, by: "leader", grant, under: rulebook).contains(.ownRequest("leader")))
    }
}
