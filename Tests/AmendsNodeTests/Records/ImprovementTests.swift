import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

@Suite struct ImprovementTests {
    private static let complete: [(String, any Sendable)] = [
        ("title", "调整叫号流程"), ("department", "前厅部"), ("responsible", "E07"), ("due", day(2026, 10, 31)), ("area", "process"),
    ]

    @Test("HS-6.2-1 SA-2.3-4 FS-2-7: a measure names department, person and deadline, and the cases it comes from")
    func aMeasureNamesWhoAndUntilWhen() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock())
        for missing in ["department", "responsible", "due", "title"] {
            let error = expectNodeError(.usage) { try node.add(ImprovementRecord.table, Self.complete.filter { $0.0 != missing }) }
            guard case .recordRule(.improvement, _, .fieldMissing(let field))? = error?.reason else {
                Issue.record("\(missing) was not missed")
                continue
            }
            #expect(ImprovementRecord.table.field(field)?.name == missing)
        }
        let row = try node.receive([(CaseField.channel, .text("phone"))])
        let measure = try node.add(ImprovementRecord.table, Self.complete + [("case", row.record), ("source_kind", "cases")])
        #expect(measure.number.hasPrefix("IM-S001-"))
        #expect(measure.texts(ManagementField.cases) == [row.record.description])
        #expect(measure.text(ManagementField.responsible) == "E07" && measure.due == day(2026, 10, 31))
        expectBreach(.fieldMissing(ManagementField.due)) {
            try node.act(
                #require(ImprovementRecord.table.act(verb: "amend")), of: ImprovementRecord.table, on: measure.number,
                [(ManagementField.due, .cleared)], actor: "王芳")
        }
    }

    @Test("SA-2.3-5 FS-2-9 SA-6.3.4-1 HS-8.3-2 SA-9.3-1: a measure is tracked until it is done, and taken up again where it did not help")
    func aMeasureIsTracked() throws {
        let clock = TestClock(instant(2026, 10, 1))
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        var measure = try node.add(ImprovementRecord.table, Self.complete)
        #expect(measure.isOpen && !measure.isOverdue(on: day(2026, 10, 31)) && measure.isOverdue(on: day(2026, 11, 1)))
        #expect(try node.records(ImprovementRecord.table, RecordFilter(overdueOn: day(2026, 11, 1))).count == 1)
        measure = try node.act("progress", on: measure, [("step_done", "叫号屏已装")])
        expectBreach(.mustFollow(try #require(ImprovementRecord.table.act(verb: "complete")).kind)) {
            try node.act("evaluate", on: measure, [("verdict", "effective")])
        }
        measure = try node.act("complete", on: measure, [("proof", "验收单")])
        #expect(!measure.isOpen && measure.integer(ImprovementRecord.effectiveOn) == day(2026, 10, 1))
        expectBreach(.ended) { try node.act("progress", on: measure, [("step_done", "x")]) }
        measure = try node.act("adjust", on: measure, [("due", day(2026, 12, 31)), ("text", "增加一台叫号机")])
        #expect(measure.isOpen && measure.due == day(2026, 12, 31))
        #expect(try node.act("cancel", on: measure, [("note", "并入新系统")]).isOpen == false)
    }

    @Test("HS-6.2-2 SA-9.2-4 SA-6.3.2-1: the effect is counted in equal windows before and after, and a verdict follows")
    func theEffectIsCounted() throws {
        let clock = TestClock(instant(2026, 10, 1))
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        // Twenty cases in the ten days before, five in the ten days after, on both edges one each; one of
        // another class, one outside, one merged and one that is only a question do not count.
        func receive(_ time: Int64, _ category: String = "hygiene_safety", kind: String = "complaint") throws -> RecordID {
            try node.receive([
                (CaseField.channel, .text("phone")), (CaseField.category, .text(category)), (CaseField.receivedAt, .integer(time)),
                (CaseField.kind, .text(kind)),
            ]).record
        }
        let first = try receive(instant(2026, 9, 21, 0, 0))
        for number in 1..<20 { _ = try receive(instant(2026, 9, 22, 1, Int64(number))) }
        _ = try receive(instant(2026, 9, 20, 23, 59))
        _ = try receive(instant(2026, 9, 25), "price")
        _ = try receive(instant(2026, 9, 25), kind: "inquiry")
        let twin = try receive(instant(2026, 9, 26))
        _ = try node.link(twin.description, behind: first.description)
        clock.set(instant(2026, 10, 20))
        _ = try receive(instant(2026, 10, 1, 0, 0))
        for number in 1..<5 { _ = try receive(instant(2026, 10, 5, 9, Int64(number))) }
        var measure = try node.add(
            ImprovementRecord.table, Self.complete + [("category", "hygiene_safety"), ("window_days", 10), ("indicator", "count")])
        measure = try node.act("complete", on: measure, [("effective_on", day(2026, 10, 1))])
        #expect(try node.effect(of: measure) == EffectFigures(before: 20, after: 5))
        measure = try node.act("evaluate", on: measure)
        #expect(measure.text(ImprovementRecord.verdict) == "effective" && measure.text(ImprovementRecord.provisional) == "no")
        #expect(measure.integer(ImprovementRecord.countBefore) == 20 && measure.integer(ImprovementRecord.countAfter) == 5)
        // A window that is not over gives a verdict that says so.
        measure = try node.act("evaluate", on: measure, [("window_days", 30)])
        #expect(measure.text(ImprovementRecord.provisional) == "yes")
    }

    @Test(
        "HS-6.2-2: a verdict needs more cases and a greater difference than chance makes",
        arguments: [
            (EffectFigures(before: 2, after: 2), false, "too_few"), (EffectFigures(before: 0, after: 0), false, "too_few"),
            (EffectFigures(before: 10, after: 8), false, "no_effect"), (EffectFigures(before: 10, after: 3), false, "effective"),
            (EffectFigures(before: 3, after: 10), false, "worse"),
            // Twice the business, the same number: the rate has fallen.
            (EffectFigures(before: 40, after: 40, volumeBefore: 1000, volumeAfter: 2000), true, "effective"),
            (EffectFigures(before: 40, after: 40, volumeBefore: 1000, volumeAfter: 2000), false, "no_effect"),
            // Without business there is no rate, and the numbers are compared.
            (EffectFigures(before: 40, after: 10, volumeBefore: 0, volumeAfter: 2000), true, "effective"),
            (EffectFigures(before: .max / 4, after: 0, volumeBefore: 1, volumeAfter: .max), false, "effective"),
        ])
    func aVerdictFollows(figures: EffectFigures, byRate: Bool, verdict: String) {
        #expect(figures.verdict(byRate: byRate) == verdict)
    }

    @Test("SA-6.3.3-1 NM-3-4: departments and people are evaluated by somebody else, with lessons and proposals")
    func anEvaluationIsNotOfOneself() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock())
        let given: [(String, any Sendable)] = [
            ("subject_kind", "person"), ("subject", "E07"), ("grade", "fair"), ("lesson", "先核实再答复"), ("proposal", "设双人复核"),
        ]
        expectBreach(.aboutThemselves(EvaluationRecord.subject, actor: "E07 ")) { try node.add(EvaluationRecord.table, given, by: "E07 ") }
        let evaluation = try node.add(EvaluationRecord.table, given, by: "E01")
        #expect(evaluation.texts(EvaluationRecord.proposal) == ["设双人复核"])
        #expect(try node.records(EvaluationRecord.table, RecordFilter(month: MonthNumber("2026-09"))).map(\.number) == [evaluation.number])
    }

    @Test("NG-5.3-1 NG-5.3-2 SA-9.1-1: what customers say is kept by how it came, and becomes a measure or gets a reason")
    func feedbackBecomesAMeasure() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock())
        let sources = ManagementCode.feedbackSources
        #expect(Set(["questionnaire", "phone", "interview"]).isSubset(of: sources))
        var feedback = try node.add(
            FeedbackRecord.table, [("feedback_source", "interview"), ("text", "希望等候区有热水"), ("category", "environment")])
        #expect(feedback.isOpen)
        let measure = try node.add(
            ImprovementRecord.table,
            Self.complete + [("source", feedback.number), ("source_kind", "feedback"), ("prevention", "customer_feedback")])
        feedback = try node.act("convert", on: feedback, [("measure", measure.number)])
        #expect(!feedback.isOpen && feedback.text(FeedbackRecord.measure) == measure.number)
        #expect(
            Set(ManagementCode.prevention) == [
                "service_awareness", "process", "communication", "customer_feedback", "internal_rules", "product_quality",
            ])
        let other = try node.add(FeedbackRecord.table, [("feedback_source", "phone"), ("text", "想要更大的停车场")])
        expectBreach(.fieldMissing(ManagementField.note)) { try node.act("dismiss", on: other) }
        #expect(try node.act("dismiss", on: other, [("note", "场地不归本店")]).isOpen == false)
    }
}
