import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

/// What counts as the customer's answer.
@Suite struct AnswerTests {
    private static let yes: ActFields = [(CaseField.satisfied, .text("yes"))]

    @Test("E39: nobody is asked about a result that was not told, in every pack and in every round", arguments: regulations + ["plain"])
    func onlyAfterTheResult(id: String) throws {
        let pack = try shipped(id)
        let rulebook = Rulebook(pack: pack, people: Crew.people)
        var story = CaseStory()
        story.add(CaseAct.receive, by: "front", ProperCase.receipt(pack))
        for kind in [CaseAct.followUp, CaseAct.dissatisfied] {
            #expect(story.breaches(of: kind, by: "relations", Self.yes, under: rulebook).contains(.resultNotTold), "\(id)")
        }
        story.add(CaseAct.feedBack, by: "front", [(CaseField.feedback, .text("已退款"))])
        #expect(!story.breaches(of: CaseAct.followUp, by: "relations", Self.yes, under: rulebook).contains(.resultNotTold))
        story.add(CaseAct.dissatisfied, by: "relations", [(CaseField.satisfied, .text("no"))])
        #expect(story.breaches(of: CaseAct.followUp, by: "relations", Self.yes, under: rulebook).contains(.resultNotTold), "a second round")
        // Settled at the counter, the customer was told there.
        var settled = CaseStory()
        settled.add(CaseAct.receive, by: "front", ProperCase.receipt(pack))
        settled.add(CaseAct.settleOnSite, by: "front", [(CaseField.remedy, .text("apology"))])
        #expect(!settled.breaches(of: CaseAct.followUp, by: "relations", Self.yes, under: rulebook).contains(.resultNotTold))
    }

    @Test("E39: who handled a case fills in no questionnaire for its customer; made elsewhere it is kept and shown")
    func noAnswerForTheCustomer() throws {
        let pack = try shipped("home-services")
        let rulebook = Rulebook(pack: pack, people: Crew.people)
        var story = CaseStory()
        story.add(CaseAct.receive, by: "front", ProperCase.receipt(pack))
        story.add(CaseAct.plan, by: "manager", [(CaseField.plan, .text("退款"))])
        story.add(CaseAct.feedBack, by: "manager", [(CaseField.feedback, .text("已退款"))])
        for method in ["questionnaire", "online"] {
            let fields = Self.yes + [(CaseField.followUpMethod, .text(method)), (CaseField.reason, .text("只有我在"))]
            let breaches = story.breaches(of: CaseAct.followUp, by: "manager", fields, under: rulebook)
            #expect(breaches.contains(.handlerAnswers("manager")) && Breach.handlerAnswers("manager").weight == .refuses, "no reason helps")
            #expect(
                !story.breaches(of: CaseAct.followUp, by: "relations", fields, under: rulebook).contains { $0.rule == "segregation.answer" }
            )
        }
        story.add(CaseAct.followUp, by: "manager", Self.yes + [(CaseField.followUpMethod, .text("online"))])
        let findings = CaseFindings(story.history, rulebook, at: CaseStory.start)
        #expect(findings.rules.contains("segregation.answer"))
    }

    @Test("E39: an answer that came before the result is no share of the satisfaction, whoever wrote it")
    func notCounted() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        var chronicle = try Chronicle(node)
        let early = try chronicle.receive("2026-08-01")
        try chronicle.act(CaseAct.followUp, on: early, day: "2026-08-02", Self.yes)
        let late = try chronicle.receive("2026-08-03")
        try chronicle.act(CaseAct.feedBack, on: late, day: "2026-08-04")
        try chronicle.act(CaseAct.followUp, on: late, day: "2026-08-05", Self.yes)
        func counts() throws -> [Int64] {
            let line = try #require(try node.store.statistics(StatisticsQuery()).first)
            return [
                line.count(Measure.countable), line.count(Measure.surveyed), line.count(Measure.surveySatisfied),
                line.count(Measure.firstSatisfied),
            ]
        }
        #expect(try counts() == [2, 1, 1, 1])
        // The result told afterwards does not make the answer one about it; asked again it is.
        try chronicle.act(CaseAct.feedBack, on: early, day: "2026-08-06")
        #expect(try counts() == [2, 1, 1, 1])
        try chronicle.act(CaseAct.followUp, on: early, day: "2026-08-07", Self.yes)
        #expect(try counts() == [2, 2, 2, 2])
    }

    @Test("E39: answers to a survey about a case need its result told, and come from others than its handlers")
    func surveys() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        let survey = try node.add(SurveyRecord.table, [("title", "回访问卷"), ("mode", "online")])
        _ = try node.act("ask", on: survey, [("question", "满意吗"), ("aspect", "service")])
        let row = try node.receive([(CaseField.channel, .text("phone")), (CaseField.assignee, .text("陈静"))], actor: "王芳")
        let number = try #require(row.state.text(CaseField.number))
        func answer(by actor: String) throws -> ManagementRecord {
            try node.add(
                SurveyAnswerRecord.table, [("source", survey.number), ("mode", "online"), ("answer", "1=5"), ("case", row.record)],
                by: actor)
        }
        expectBreach(.resultNotTold(number: number)) { try answer(by: "李强") }
        _ = try node.act(CaseAct.feedBack, on: number, [(CaseField.feedback, .text("已退款"))], actor: "陈静")
        expectBreach(.ownAnswer(actor: "陈静", number: number)) { try answer(by: "陈静") }
        _ = try answer(by: "李强")
        #expect(try node.results(ofSurvey: survey.number).answered == 1)
    }
}
