import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import Testing

@Suite struct TrainingTests {
    @Test(
        "FS-1-2 HS-7.1-1 NM-5-4 NG-5.1-1 SA-8.1-1: a training is planned at a level, held on topics, and mastery is recorded for each person"
    )
    func trainingIsPlannedHeldAndMastered() throws {
        let node = try makeNode(.headOffice, "HQ", seed: 1, clock: TestClock(instant(2026, 9, 10)))
        let plan = try node.add(
            TrainingPlanRecord.table,
            [
                ("title", "第三季度投诉处理培训"), ("topic", "communication"), ("topic", "service_norm"), ("topic", "faq"), ("method", "case"),
                ("level", "industry"), ("responsible", "E01"), ("due", day(2026, 9, 30)), ("period", "每季度"), ("audience", "全体员工"),
            ])
        #expect(plan.scope == .company && plan.isOpen)
        var held = try node.add(
            TrainingRecord.table,
            [("topic", "communication"), ("topic", "faq"), ("method", "drill"), ("source", plan.number), ("trainer", "E01")])
        held = try node.act("attend", on: held, [("attendee", "E07"), ("score", 92), ("mastery", "mastered")])
        held = try node.act("attend", on: held, [("attendee", "E08"), ("score", 55), ("mastery", "not_mastered")])
        let people = held.groups(of: "attend").map { ($0[TrainingRecord.attendee], $0[TrainingRecord.score], $0[TrainingRecord.mastery]) }
        #expect(people[0] == (.text("E07"), .integer(92), .text("mastered")))
        #expect(people[1] == (.text("E08"), .integer(55), .text("not_mastered")))
        #expect(try node.act("complete", on: plan).isOpen == false)
    }

    @Test("FS-2-4 FS-4-5: the trainings of a person are found by the person, a technician's among them")
    func aPersonsTrainings() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock())
        let first = try node.add(TrainingRecord.table, [("topic", "awareness")])
        let second = try node.add(TrainingRecord.table, [("topic", "technique"), ("day", day(2026, 8, 2))])
        try node.act("attend", on: first, [("attendee", "E07")])
        try node.act("attend", on: second, [("attendee", "E07"), ("mastery", "partly")])
        try node.act("attend", on: first, [("attendee", "E08")])
        #expect(try node.records(TrainingRecord.table, RecordFilter(person: "e07")).map(\.number) == [second.number, first.number])
        #expect(try node.records(TrainingRecord.table, RecordFilter(person: "E08")).map(\.number) == [first.number])
        #expect(try node.records(TrainingRecord.table, RecordFilter(month: MonthNumber("2026-08"))).map(\.number) == [second.number])
    }

    @Test func theTopicsAndMethodsAreThoseTheRegulationsName() {
        #expect(
            Set(ManagementCode.trainingTopics).isSuperset(of: [
                "importance", "principles", "classification_process", "communication", "response", "service_norm", "ethics", "faq",
                "mindset",
            ]))
        #expect(Set(ManagementCode.trainingMethods).isSuperset(of: ["case", "drill"]))
    }
}
