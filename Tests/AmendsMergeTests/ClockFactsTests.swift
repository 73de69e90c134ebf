import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
import Testing

/// From the acts on a case to the verdicts of its clocks and to what it is counted as.
@Suite struct ClockFactsTests {
    private let moment = CaseCourse.moment

    private func has(_ course: CaseCourse, _ measure: Measure) -> Bool { course.facts()?.marks.contains(measure) ?? false }

    // MARK: Clocks

    @Test("SA-4.3-1 SA-4.3-2 SA-4.3-3 SA-4.3-7: the shipped salon pack judges the acts of a case")
    func salon() throws {
        var course = CaseCourse(received: "2026-02-13 09:30")
        course.add(CaseAct.acknowledge, at: "2026-02-13 10:30", [(CaseField.calendar, .integer(1))])
        course.add(CaseAct.assess, at: "2026-02-13 11:31", [(CaseField.calendar, .integer(1))])
        course.add(CaseAct.assign, at: "2026-02-13 13:30")
        course.add(CaseAct.feedBack, at: "2026-03-19 23:59")
        let readings = try #require(course.readings())
        #expect(readings[.respond].state == .timely && readings[.assess].state == .late && readings[.assign].state == .timely)
        #expect(readings[.resolve].state == .timely && readings[.investigate].state == .running)
        let verdicts = try #require(course.facts()).verdicts
        #expect(verdicts.timely == 1 << 0 | 1 << 2 | 1 << 8 && verdicts.late == 1 << 1)
        #expect(course.state.entries.map(\.calendar) == [1, 1, 1, 0, 0])
    }

    @Test("E10: a case is judged by the pack it was received under, and by another only after a migration")
    func pinned() throws {
        var course = CaseCourse(received: "2026-02-13 09:30", policy: "home-services/1")
        let before = try #require(course.readings())[.resolve].due
        course.add(CaseAct.migrate, at: "2026-02-14 09:30", [(CaseField.policy, .text("salon/1"))])
        let after = try #require(course.readings())[.resolve].due
        #expect(after == moment("2026-03-20 00:00") && before < after)
        // A pack that is not here judges nothing.
        let unknown = CaseCourse(received: "2026-02-13 09:30", policy: "salon/99")
        #expect(unknown.readings() == nil && unknown.facts()?.verdicts == CaseFacts.Verdicts())
    }

    @Test("E9: an extension that counted stays when a later one came too late, though the field shows only the later one")
    func extensions() throws {
        var course = CaseCourse(received: "2026-03-09 09:30", policy: "home-services/1")
        let due = try #require(course.readings())[.investigate].due
        #expect(due == moment("2026-03-17 00:00"))
        course.add(CaseAct.extend, at: "2026-03-16 10:00", [(CaseField.extendedInvestigation, .integer(moment("2026-03-19 00:00")))])
        course.add(CaseAct.extend, at: "2026-03-20 10:00", [(CaseField.extendedInvestigation, .integer(moment("2026-03-25 00:00")))])
        let reading = try #require(course.readings())[.investigate]
        #expect(reading.due == moment("2026-03-20 00:00") && reading.extension == .counted)
        #expect(course.state.integer(CaseField.extendedInvestigation) == moment("2026-03-25 00:00"))
        #expect(has(course, .extended))
    }

    @Test("E11: what the urgency was and when it changed is kept, though the field shows only the last")
    func urgency() {
        var course = CaseCourse(received: "2026-03-09 09:30", [(CaseField.urgency, .integer(1))])
        course.add(CaseAct.assess, at: "2026-03-09 11:00", [(CaseField.urgency, .integer(2))])
        course.add(CaseAct.amend, at: "2026-03-09 15:00", [(CaseField.urgency, .integer(2))])
        course.add(CaseAct.amend, at: "2026-03-10 09:00", [(CaseField.urgency, .integer(1))])
        let times = course.state.times
        #expect(!times.isUrgent)
        #expect(
            times.events == [
                ClockEvent(moment("2026-03-09 11:00"), .urgency(isUrgent: true)),
                ClockEvent(moment("2026-03-10 09:00"), .urgency(isUrgent: false)),
            ])
        #expect(CaseCourse(received: "2026-03-09 09:30", [(CaseField.urgency, .integer(2))]).state.times.isUrgent)
    }

    @Test("E11: of two acts that did not see each other, one urgent and one not, the case is urgent in the end")
    func concurrentUrgency() {
        for order in [("b", "c"), ("c", "b")] {
            var history = History()
            history.add("a", CaseAct.receive, at: 1_000, fields: [(CaseField.receivedAt, .integer(1_000))])
            history.add(order.0, CaseAct.amend, at: 2_000, after: ["a"], fields: [(CaseField.urgency, .integer(2))])
            history.add(order.1, CaseAct.amend, at: 3_000, after: ["a"], fields: [(CaseField.urgency, .integer(1))])
            let events = history.state.times.events
            #expect(events.last?.kind == .urgency(isUrgent: true))
        }
    }

    @Test("E8: a pause without a proof of what was asked for stops nothing")
    func pauses() {
        var course = CaseCourse(received: "2026-03-09 09:30")
        course.add(CaseAct.pause, at: "2026-03-10 09:00", [(CaseField.pauseReason, .text("away"))])
        course.add(CaseAct.resume, at: "2026-03-11 09:00")
        #expect(course.state.times.events.isEmpty)
        course.add(CaseAct.pause, at: "2026-03-12 09:00", [(CaseField.pauseReason, .text("away")), (CaseField.proof, .text("letter 7"))])
        #expect(course.state.times.events == [ClockEvent(moment("2026-03-12 09:00"), .pause(end: nil))])
        course.add(CaseAct.resume, at: "2026-03-13 09:00")
        #expect(course.state.times.events == [ClockEvent(moment("2026-03-12 09:00"), .pause(end: moment("2026-03-13 09:00")))])
    }

    @Test("NM-4.3-2 E44: the meeting counts when it was held, not when it was written down")
    func meeting() throws {
        var course = CaseCourse(received: "2026-03-09 20:00", policy: "night-market/1")
        course.add(CaseAct.escalate, at: "2026-03-09 21:00", [(CaseField.escalatedTo, .text("leading group"))])
        course.add(CaseAct.meet, at: "2026-03-11 09:00", [(CaseField.meetingAt, .integer(moment("2026-03-10 20:59")))])
        let readings = try #require(course.readings())
        #expect(readings[.meeting].state == .timely && readings[.plan].state == .running)
    }

    @Test("E48: what an outside body asks for stands beside the clocks, and the stricter of them is the case's deadline")
    func external() throws {
        var course = CaseCourse(received: "2026-03-09 09:30")
        course.add(CaseAct.acknowledge, at: "2026-03-09 10:00")
        course.add(CaseAct.assess, at: "2026-03-09 10:10")
        course.add(CaseAct.firstAct, at: "2026-03-09 10:15")
        course.add(CaseAct.assign, at: "2026-03-09 10:20")
        #expect(course.facts()?.dueKind == .clock(.investigate) && course.facts()?.due == moment("2026-03-19 00:00"))
        course.add(
            CaseAct.referOut, at: "2026-03-10 09:00",
            [(CaseField.externalBody, .text("12315")), (CaseField.externalDue, .integer(moment("2026-03-17 00:00")))])
        // A date alone means the whole of its day.
        #expect(course.facts()?.dueKind == .external && course.facts()?.due == moment("2026-03-18 00:00"))
        course.add(CaseAct.recordExternalReply, at: "2026-03-11 09:00", [(CaseField.externalReply, .text("settled"))])
        #expect(course.facts()?.dueKind == .clock(.investigate))
        // K1 is not touched by it.
        #expect(try #require(course.readings())[.resolve].due == moment("2026-04-08 00:00"))
        course.add(CaseAct.close, at: "2026-03-12 09:00", [(CaseField.outcome, .text("resolved"))])
        #expect(course.facts()?.due == CaseFacts.none)
    }

    @Test("E7: a promise to the customer is a deadline until there is an answer")
    func promise() {
        var course = CaseCourse(
            received: "2026-03-09 09:30", policy: "nobody/1", [(CaseField.promisedBy, .integer(moment("2026-03-09 18:00")))])
        #expect(course.facts()?.dueKind == .promise && course.facts()?.due == moment("2026-03-09 18:00") + 1)
        course.add(CaseAct.feedBack, at: "2026-03-09 19:00")
        #expect(course.facts()?.due == CaseFacts.none)
    }

    // MARK: What a case is counted as

    @Test("E41: a case counts in the month of its receipt, however late its answer is, and the answer in its own month")
    func cohort() throws {
        var course = CaseCourse(received: "2026-10-30 09:30")
        course.add(CaseAct.feedBack, at: "2026-11-20 10:00")
        let facts = try #require(course.facts())
        #expect(facts.month.description == "2026-10" && facts.marks.contains(.countable))
        #expect(MonthNumber(milliseconds: facts.answeredAt, offset: facts.offset).description == "2026-11")
        #expect(facts.verdicts.timely & 1 << UInt16(ClockKind.resolve.rawValue) != 0)
    }

    @Test("E12 E13: a dissatisfied customer's case keeps its first verdict and its first answer, and the last answer is the satisfaction")
    func rework() throws {
        var course = CaseCourse(received: "2026-03-09 09:30")
        course.add(CaseAct.feedBack, at: "2026-03-20 10:00")
        course.add(CaseAct.dissatisfied, at: "2026-03-23 10:00", [(CaseField.satisfied, .text("no"))])
        var facts = try #require(course.facts())
        #expect(facts.reworks == 1 && facts.marks.contains(.reworked) && facts.marks.contains(.firstSurveyed))
        #expect(!facts.marks.contains(.firstSatisfied) && !facts.marks.contains(.surveySatisfied))
        course.add(CaseAct.feedBack, at: "2026-05-20 10:00")
        course.add(CaseAct.followUp, at: "2026-05-21 10:00", [(CaseField.satisfied, .text("yes"))])
        facts = try #require(course.facts())
        #expect(facts.marks.contains(.surveySatisfied) && !facts.marks.contains(.firstSatisfied))
        #expect(facts.verdicts.timely & 1 << UInt16(ClockKind.resolve.rawValue) != 0)
        #expect(course.state.times.round == 2 && course.state.times.roundOpenedAt == moment("2026-03-23 10:00"))
        course.add(CaseAct.close, at: "2026-05-22 10:00")
        course.add(CaseAct.reopen, at: "2026-06-22 10:00", [(CaseField.reason, .text("again"))])
        #expect(has(course, .reopenedByAct) && has(course, .surveySatisfied))
        #expect(try #require(course.facts()).verdicts == facts.verdicts)
    }

    @Test("E38: an answer after the deadline counts for satisfaction and not for punctuality; the last answer of the round counts")
    func lateAnswer() throws {
        var course = CaseCourse(received: "2026-03-09 09:30")
        course.add(CaseAct.feedBack, at: "2026-03-20 10:00")
        course.add(CaseAct.followUp, at: "2026-04-01 10:00", [(CaseField.satisfied, .text("unreached"))])
        #expect(!has(course, .surveyed) && has(course, .unreached))
        course.add(CaseAct.followUp, at: "2026-06-01 10:00", [(CaseField.satisfied, .text("yes"))])
        #expect(has(course, .surveyed) && has(course, .surveySatisfied) && has(course, .firstSatisfied))
        // The follow-up was made in time the first time, when nobody answered.
        #expect(try #require(course.readings())[.followUp].state == .timely)
        var other = CaseCourse(received: "2026-03-09 09:30")
        other.add(CaseAct.feedBack, at: "2026-03-20 10:00")
        other.add(CaseAct.followUp, at: "2026-06-01 10:00", [(CaseField.satisfied, .text("yes"))])
        #expect(has(other, .surveySatisfied) && other.readings()?[.followUp].state == .late)
    }

    @Test("E14: a duplicate is counted nowhere else than as received, until the link is undone")
    func duplicate() {
        var course = CaseCourse(received: "2026-03-09 09:30")
        let other = RecordID(high: 1, low: 2).description
        #expect(has(course, .countable))
        course.add(CaseAct.link, at: "2026-03-10 09:30", [(CaseField.duplicateOf, .added(other))])
        #expect(!has(course, .countable) && has(course, .received) && course.facts()?.verdicts.started == 0)
        #expect(course.facts()?.due == CaseFacts.none)
        course.add(CaseAct.unlink, at: "2026-03-11 09:30", [(CaseField.duplicateOf, .removed(other))])
        #expect(has(course, .countable) && course.facts()?.verdicts.started != 0)
    }

    @Test("E16 E23 E24 E25: what is not ours, taken back, anonymous or no complaint is told apart from what indicators count")
    func countable() {
        func closed(_ act: ActKind, _ fields: [(id: FieldID, value: FieldValue)]) -> CaseCourse {
            var course = CaseCourse(received: "2026-03-09 09:30")
            course.add(act, at: "2026-03-10 09:30", fields)
            return course
        }
        let notOurs = closed(CaseAct.invalidate, [(CaseField.invalidReason, .text("not_ours"))])
        #expect(has(notOurs, .invalid) && !has(notOurs, .countable))
        let malicious = closed(CaseAct.invalidate, [(CaseField.invalidReason, .text("malicious"))])
        #expect(has(malicious, .invalid) && !has(malicious, .countable))
        var revived = notOurs
        revived.add(CaseAct.reopen, at: "2026-03-11 09:30", [(CaseField.reason, .text("it is ours"))])
        #expect(!has(revived, .invalid) && has(revived, .countable))
        let withdrawn = closed(CaseAct.withdraw, [(CaseField.satisfied, .text("yes"))])
        #expect(has(withdrawn, .withdrawn) && has(withdrawn, .countable) && !has(withdrawn, .surveyed))
        var settled = CaseCourse(received: "2026-03-09 09:30")
        settled.add(CaseAct.feedBack, at: "2026-03-10 09:30")
        settled.add(CaseAct.withdraw, at: "2026-03-11 09:30")
        #expect(!has(settled, .withdrawn), "taken back after the answer, it was settled")
        let anonymous = CaseCourse(
            received: "2026-03-09 09:30", [(CaseField.anonymous, .text("yes")), (CaseField.satisfied, .text("yes"))])
        #expect(has(anonymous, .anonymous) && has(anonymous, .countable) && !has(anonymous, .surveyed))
        var inquiry = CaseCourse(received: "2026-03-09 09:30", [(CaseField.kind, .text("inquiry"))])
        #expect(has(inquiry, .inquiries) && !has(inquiry, .countable))
        inquiry.add(CaseAct.classify, at: "2026-03-09 12:00", [(CaseField.kind, .text("complaint"))])
        #expect(!has(inquiry, .inquiries) && has(inquiry, .countable))
        let handling = CaseCourse(received: "2026-03-09 09:30", [(CaseField.kind, .text("handling_complaint"))])
        #expect(has(handling, .handlingComplaints) && has(handling, .countable))
    }

    @Test("Reported times of an imported source are told apart from verdicts of clocks")
    func reported() {
        let course = CaseCourse(received: "2026-03-09 09:30", policy: "nobody/1", [(CaseField.reportedTimely, .text("yes"))])
        #expect(has(course, .reportedTimely) && course.facts()?.verdicts == CaseFacts.Verdicts())
    }
}
