import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

/// A plan is told to those concerned, and the customer is asked about it.
@Suite struct PlanTaskTests {
    /// A salon's case whose plan gives tasks to E01, to E02 and to the beauty department, told act by act.
    private static func planned(by planner: String = "manager") throws -> (CaseStory, Rulebook) {
        let pack = try shipped("salon")
        var people = Crew.people
        people.department = { ["technician": "beauty"][$0] ?? "" }
        people.name = { ["front": "王芳"][$0] ?? $0 }
        var story = CaseStory()
        story.add(CaseAct.receive, by: "front", ProperCase.receipt(pack))
        for step in pack.steps.prefix(while: { $0.milestone != .planned }) where step.isMandatory && step.milestone != .received {
            let (kind, fields) = ProperCase.act(step, pack)
            story.add(kind, by: "manager", fields)
        }
        story.add(
            CaseAct.plan, by: planner,
            [
                (CaseField.plan, .text("免费修复，退半价")), (CaseField.planOwner, .text("manager")),
                (CaseField.measure, .text("customer:remedial_service:handler:2026-11-20:免费修复一次")),
                (CaseField.measure, .text("staff:training:王芳:2026-11-30:皮试流程再培训")),
            ])
        story.add(CaseAct.tellPlan, by: "manager", [(CaseField.planTold, .added("beauty"))])
        return (story, Rulebook(pack: pack, people: people))
    }

    private static func tasks(_ story: CaseStory, _ rulebook: Rulebook) -> [String: Bool] {
        var open: [String: Bool] = [:]
        for case .standing(.tasksUnacknowledged(let people)) in CaseFindings(story.history, rulebook, at: CaseStory.start).items.map(\.subject) {
            for who in people { open[who] = true }
        }
        return open
    }

    @Test(
        """
        SA-6.2.1-1: whoever the plan gives a task, and every department that is told of it, says that they know it; until then the case names \
        them, and carrying the plan out without them stays a finding
        """)
    func acknowledged() throws {
        var (story, rulebook) = try Self.planned()
        // Whoever made the plan knows his own part.
        #expect(Set(Self.tasks(story, rulebook).keys) == ["handler", "王芳", "beauty"])
        #expect(
            story.breaches(of: CaseAct.execute, by: "manager", [(CaseField.measureDone, .text("1")), (CaseField.measureDone, .text("2"))], under: rulebook)
                .contains(.tasksUnacknowledged(["handler", "王芳", "beauty"])))
        #expect(story.breaches(of: CaseAct.acknowledgeTask, by: "desk", under: rulebook) == [.noTask("desk")])
        story.add(CaseAct.acknowledgeTask, by: "handler")
        // A name in the plan is the person, and anybody of the department speaks for it.
        story.add(CaseAct.acknowledgeTask, by: "front")
        #expect(Set(Self.tasks(story, rulebook).keys) == ["beauty"])
        story.add(CaseAct.acknowledgeTask, by: "technician")
        #expect(Self.tasks(story, rulebook).isEmpty)
        #expect(story.breaches(of: CaseAct.acknowledgeTask, by: "handler", under: rulebook) == [.noTask("handler")])
        #expect(
            !story.breaches(of: CaseAct.execute, by: "manager", [(CaseField.measureDone, .text("1")), (CaseField.measureDone, .text("2"))], under: rulebook)
                .contains { if case .tasksUnacknowledged = $0 { true } else { false } })
        // A further task is another thing to know.
        story.add(CaseAct.takeMeasure, by: "manager", [(CaseField.measure, .text("staff:guidance:handler:2026-11-25:复查"))])
        #expect(Set(Self.tasks(story, rulebook).keys) == ["handler"])
        // Done is known.
        story.add(CaseAct.completeMeasure, by: "handler", [(CaseField.measureDone, .text("3 已复查"))])
        #expect(Self.tasks(story, rulebook).isEmpty)
    }

    @Test("SA-6.2.1-1: a plan carried out while somebody did not know of it shows so afterwards, under the pack that asks for it alone")
    func findingStays() throws {
        var (story, rulebook) = try Self.planned()
        story.add(CaseAct.execute, by: "manager", [(CaseField.measureDone, .text("1")), (CaseField.measureDone, .text("2"))])
        let broken = story.history.judged(by: rulebook).breaches.map(\.breach)
        #expect(broken.contains(.tasksUnacknowledged(["handler", "王芳", "beauty"])))
        let elsewhere = Rulebook(pack: try shipped("foot-spa"), people: rulebook.people)
        #expect(!story.history.judged(by: elsewhere).breaches.contains { if case .tasksUnacknowledged = $0.breach { true } else { false } })
    }

    @Test(
        """
        SA-6.2.4-1: before the result is told the customer has been asked about the plan, and a plan that was refused has been adjusted, or \
        somebody says why not
        """)
    func customerAsked() throws {
        var (story, rulebook) = try Self.planned()
        let result: ActFields = [(CaseField.feedback, .text("已修复"))]
        func told(_ more: ActFields = []) -> [Breach] {
            story.breaches(of: CaseAct.feedBack, by: "front", result + more, under: rulebook).filter {
                $0 == .customerViewMissing || $0 == .planNotAdjusted
            }
        }
        #expect(told() == [.customerViewMissing])
        story.add(CaseAct.communicatePlan, by: "front", [(CaseField.customerAnswer, .text("refused"))])
        #expect(told() == [.planNotAdjusted] && Breach.planNotAdjusted.weight == .needsReason)
        story.add(CaseAct.takeMeasure, by: "manager", [(CaseField.measure, .text("customer:refund:handler:2026-11-20:全额退款"))])
        #expect(told() == [])
        story.add(CaseAct.communicatePlan, by: "front", [(CaseField.customerAnswer, .text("agreed"))])
        #expect(told() == [])
        // The next round has a plan of its own to ask about.
        story.add(CaseAct.dissatisfied, by: "relations", [(CaseField.satisfied, .text("no"))])
        story.add(CaseAct.plan, by: "manager", [(CaseField.plan, .text("再次修复")), (CaseField.planOwner, .text("manager"))])
        #expect(told() == [.customerViewMissing])
    }
}
