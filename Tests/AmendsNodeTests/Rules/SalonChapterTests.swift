import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

/// The handbook's twelfth chapter is lost but for its headings. What they promise is kept by the rules
/// that the other chapters give, applied as one set.
@Suite struct SalonChapterTests {
    private static func begun() throws -> (story: CaseStory, pack: Pack, rulebook: Rulebook) {
        let pack = try shipped("salon")
        var story = CaseStory()
        story.add(CaseAct.receive, by: "front", ProperCase.receipt(pack) + [(CaseField.respondent, .added("technician"))])
        return (story, pack, Rulebook(pack: pack, people: Crew.people))
    }

    @Test("SA-12.1.1-1: a complaint is taken in whole, apologised for first, and what is written down late says why")
    func receptionAndRecording() throws {
        let (story, pack, rulebook) = try Self.begun()
        let receipt = ProperCase.receipt(pack)
        for field in [CaseField.channel, CaseField.content, CaseField.customer, CaseField.contact, CaseField.nature] {
            let without = receipt.filter { $0.id != field }
            #expect(CaseStory().breaches(of: CaseAct.receive, by: "front", without, under: rulebook).contains(.fieldMissing(field)))
        }
        #expect(story.breaches(of: CaseAct.acknowledge, by: "front", under: rulebook).contains(.fieldMissing(CaseField.apologised)))
        #expect(
            CaseStory().breaches(of: CaseAct.receive, by: "front", receipt, under: rulebook, minutes: 60, written: 26 * 60)
                .contains { if case .recordedLate = $0 { true } else { false } })
    }

    @Test("SA-12.1.3-1 SA-12.1.5-1: every step is taken before a case ends, and its result told to the customer by whoever received it")
    func processAndFeedback() throws {
        var (story, pack, rulebook) = try Self.begun()
        #expect(pack.step(.answered)?.roles.first == .intake && pack.step(.answered)?.requires == [CaseField.feedback])
        for step in pack.steps where step.isMandatory && step.milestone != .received && step.milestone < .closed {
            let (kind, fields) = ProperCase.act(step, pack)
            #expect(
                story.breaches(of: CaseAct.close, by: "manager", [(CaseField.outcome, .text("resolved"))], under: rulebook)
                    .contains(.mandatoryStepMissing(step.milestone)), "\(step.milestone.code)")
            story.add(kind, by: step.milestone == .followedUp ? "relations" : step.milestone == .answered ? "front" : "manager", fields)
        }
        #expect(story.breaches(of: CaseAct.close, by: "manager", [(CaseField.outcome, .text("resolved"))], under: rulebook) == [])
    }

    @Test("SA-12.1.4-1: each step has its limit, an act after it is late, and every grade has its priority")
    func limits() throws {
        let (_, pack, _) = try Self.begun()
        for (kind, milestone) in [
            (ClockKind.respond, Milestone.acknowledged), (.assess, .assessed), (.assign, .assigned), (.investigate, .investigated),
            (.plan, .planned), (.execute, .executed), (.resolve, .answered), (.followUp, .followedUp),
        ] {
            let clock = try #require(pack.clock(kind))
            #expect(clock.start == .milestone(.received) && clock.stop == .milestone(milestone), "\(kind)")
        }
        for severity in CaseField.severities {
            for urgency in CaseField.urgencies { #expect(pack.entry("\(severity).\(urgency)", in: "priority") != nil) }
        }
    }

    @Test("SA-12.2.1-1: the department that a class of complaints belongs to gets it without being named, and its people take it")
    func department() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock())
        try node.usePack("salon")
        let departments = Set(try shipped("salon").codes("department").map(\.code))
        for (category, department) in [("attitude", "reception"), ("service_quality", "hair")] {
            let row = try node.receive(
                [
                    (CaseField.channel, .text("phone")), (CaseField.content, .text("不满意")), (CaseField.customer, .text("王女士")),
                    (CaseField.contact, .text("13800000000")), (CaseField.nature, .text("pending")), (CaseField.category, .text(category)),
                ], actor: "王芳")
            let number = try #require(row.state.text(CaseField.number))
            _ = try node.act(CaseAct.acknowledge, on: number, [(CaseField.apologised, .text("yes"))], actor: "王芳")
            _ = try node.act(CaseAct.assess, on: number, [(CaseField.nature, .text("valid"))], actor: "王芳")
            let assigned = try node.act(CaseAct.assign, on: number, [], actor: "王芳").state
            #expect(assigned.text(CaseField.department) == department && departments.contains(department))
            #expect(try node.act(CaseAct.takeOver, on: number, [], actor: "李强").state.text(CaseField.departmentState) == "accepted")
        }
    }

    @Test("SA-12.2.2-1: a team is named for a case, its members investigate it, and whoever is complained of stands aside")
    func team() throws {
        var (story, pack, rulebook) = try Self.begun()
        let team: ActFields = [(CaseField.team, .added("investigator")), (CaseField.team, .added("technician"))]
        #expect(story.breaches(of: CaseAct.formTeam, by: "manager", team, under: rulebook) == [.recusalMissing("technician")])
        #expect(story.breaches(of: CaseAct.formTeam, by: "manager", team + [(CaseField.recused, .added("technician"))], under: rulebook) == [])
        story.add(CaseAct.formTeam, by: "manager", [(CaseField.team, .added("investigator"))])
        for step in pack.steps where [.acknowledged, .assessed, .assigned].contains(step.milestone) {
            let (kind, fields) = ProperCase.act(step, pack)
            story.add(kind, by: "manager", fields)
        }
        let report: ActFields = [(CaseField.report, .text("属实")), (CaseField.evidence, .text("监控"))]
        #expect(story.breaches(of: CaseAct.investigate, by: "investigator", report, under: rulebook) == [])
        #expect(story.breaches(of: CaseAct.investigate, by: "technician", report, under: rulebook).contains(.respondentActs("technician")))
    }
}
