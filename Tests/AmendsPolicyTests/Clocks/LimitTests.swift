import AmendsModel
import AmendsPolicy
import Testing

/// The limits of the regulations, on both sides of their ends.
@Suite struct LimitTests {
    struct Limit: CustomTestStringConvertible {
        let id: String
        let pack: Pack
        let kind: ClockKind
        let stop: Milestone
        /// The last instant that is in time, to the millisecond, for a complaint of Friday 2026-02-13 09:30.
        let last: String
        var isUrgent = false
        var testDescription: String { id }
    }

    static let limits = [
        Limit(id: "SA-4.3-1", pack: .salonClocks, kind: .respond, stop: .acknowledged, last: "2026-02-13 10:30:00.000"),
        Limit(id: "SA-4.3-2", pack: .salonClocks, kind: .assess, stop: .assessed, last: "2026-02-13 11:30:00.000"),
        Limit(id: "SA-4.3-3", pack: .salonClocks, kind: .assign, stop: .assigned, last: "2026-02-13 13:30:00.000"),
        Limit(id: "SA-4.3-4", pack: .salonClocks, kind: .investigate, stop: .investigated, last: "2026-03-02 23:59:59.999"),
        Limit(id: "SA-4.3-5", pack: .salonClocks, kind: .plan, stop: .planned, last: "2026-03-05 23:59:59.999"),
        Limit(id: "SA-4.3-6", pack: .salonClocks, kind: .execute, stop: .executed, last: "2026-03-12 23:59:59.999"),
        Limit(id: "SA-4.3-7", pack: .salonClocks, kind: .resolve, stop: .answered, last: "2026-03-19 23:59:59.999"),
        Limit(id: "SA-4.3-8", pack: .salonClocks, kind: .followUp, stop: .followedUp, last: "2026-04-02 23:59:59.999"),
        Limit(id: "HS-3.4-1", pack: .homeServiceClocks, kind: .investigate, stop: .investigated, last: "2026-02-27 23:59:59.999"),
        Limit(
            id: "NG-3.2-1", pack: .onlineGuestClocks, kind: .respond, stop: .acknowledged, last: "2026-02-13 11:30:00.000", isUrgent: true),
        Limit(id: "NG-3.2-2", pack: .onlineGuestClocks, kind: .resolve, stop: .answered, last: "2026-02-24 23:59:59.999", isUrgent: true),
        Limit(id: "NG-3.2-3", pack: .onlineGuestClocks, kind: .respond, stop: .acknowledged, last: "2026-02-14 23:59:59.999"),
        Limit(id: "NG-3.2-4", pack: .onlineGuestClocks, kind: .investigate, stop: .investigated, last: "2026-02-25 23:59:59.999"),
        Limit(id: "NG-3.2-5", pack: .onlineGuestClocks, kind: .plan, stop: .planCommunicated, last: "2026-02-27 23:59:59.999"),
        Limit(id: "NG-3.2-6", pack: .onlineGuestClocks, kind: .resolve, stop: .answered, last: "2026-03-05 23:59:59.999"),
    ]

    @Test(
        "SA-4.3-1 SA-4.3-2 SA-4.3-3 SA-4.3-4 SA-4.3-5 SA-4.3-6 SA-4.3-7 SA-4.3-8 HS-3.4-1 NG-3.2-1 NG-3.2-2 NG-3.2-3 NG-3.2-4 NG-3.2-5 NG-3.2-6 C3 E4: each limit of each regulation, to the millisecond, cumulative from receipt",
        arguments: limits)
    func bothSides(_ limit: Limit) {
        let judge = ClockJudge(limit.pack)
        var times = CaseTimes(receivedAt: moment("2026-02-13 09:30"), utcOffset: 480)
        times.isUrgent = limit.isUrgent
        let running = judge.judge(times)[limit.kind]
        #expect(running.state == .running && running.due == moment(limit.last) + 1)
        #expect(!running.isOverdue(at: moment(limit.last)) && running.isOverdue(at: moment(limit.last) + 1))
        for (late, state) in [(Int64(-1_000), ClockReading.State.timely), (-1, .timely), (0, .timely), (1, .late), (1_000, .late)] {
            times.first[limit.stop] = ClockInstant(moment(limit.last) + late, calendar: 1)
            let reading = judge.judge(times)[limit.kind]
            #expect(reading.state == state && reading.stoppedAt == moment(limit.last) + late, "\(late) ms")
        }
    }

    @Test("HS-4.4-1: the follow-up has its days from the answer, not from the receipt")
    func followUpFromTheAnswer() {
        var times = CaseTimes(receivedAt: moment("2026-09-07 15:00"), utcOffset: 480)
        let judge = ClockJudge(.homeServiceClocks)
        #expect(judge.judge(times)[.followUp].state == .notRunning)
        times.first[.answered] = ClockInstant(moment("2026-09-18 10:00"))
        // The Sunday is worked, and the holiday of the 25th is not reached.
        #expect(judge.judge(times)[.followUp].due == moment("2026-09-23"))
        times.first[.followedUp] = ClockInstant(moment("2026-09-22 23:59:59.999"))
        #expect(judge.judge(times)[.followUp].state == .timely)
        times.first[.followedUp] = ClockInstant(moment("2026-09-23"))
        #expect(judge.judge(times)[.followUp].state == .late)
    }

    @Test("NM-4.3-2 C4: the leading group has 24 hours from the escalation, round the clock and over a holiday")
    func meetingWithin24Hours() {
        var times = CaseTimes(receivedAt: moment("2026-09-30 20:00"), utcOffset: 480)
        let judge = ClockJudge(.nightMarketClocks)
        #expect(judge.judge(times)[.meeting].state == .notRunning)
        times.first[.escalated] = ClockInstant(moment("2026-10-01 23:10:05"))
        #expect(judge.judge(times)[.meeting].shownDue == moment("2026-10-02 23:10:05"))
        times.first[.meetingHeld] = ClockInstant(moment("2026-10-02 23:10:05"))
        #expect(judge.judge(times)[.meeting].state == .timely)
        times.first[.meetingHeld] = ClockInstant(moment("2026-10-02 23:10:05.001"))
        #expect(judge.judge(times)[.meeting].state == .late)
    }

    @Test("E44: a meeting that decides nothing stops the meeting's clock and not the plan's")
    func meetingWithoutDecision() {
        var times = CaseTimes(receivedAt: moment("2026-03-02 20:00"), utcOffset: 480)
        times.first[.escalated] = ClockInstant(moment("2026-03-02 22:00"))
        times.first[.meetingHeld] = ClockInstant(moment("2026-03-03 19:00"))
        let readings = ClockJudge(.nightMarketClocks).judge(times)
        #expect(readings[.meeting].state == .timely && readings[.plan].state == .running)
        #expect(readings[.plan].isOverdue(at: moment("2026-03-06")) && !readings[.plan].isOverdue(at: moment("2026-03-05 23:59:59.999")))
    }

    @Test("E4: a second before and after midnight is a day's difference for limits in days and none for limits in hours")
    func midnight() {
        let judge = ClockJudge(.salonClocks)
        let before = judge.judge(CaseTimes(receivedAt: moment("2026-03-09 23:59:59"), utcOffset: 480))
        let after = judge.judge(CaseTimes(receivedAt: moment("2026-03-10 00:00:00"), utcOffset: 480))
        #expect(before[.investigate].due == moment("2026-03-19") && after[.investigate].due == moment("2026-03-20"))
        #expect(after[.respond].due - before[.respond].due == 1_000)
        #expect(before[.respond].shownDue == moment("2026-03-10 00:59:59"))
        #expect(before[.investigate].shownDue == moment("2026-03-19"))
    }

    @Test("E5: the case's own zone decides the day, also half-hour zones and those west of Greenwich")
    func zones() {
        // One instant, 2026-03-09 17:30 UTC: the 10th in China, still the 9th in Xinjiang's custom and in New York.
        let instant = moment("2026-03-09 17:30", offset: 0)
        for (offset, start, end) in [
            (Int64(480), "2026-03-10", "2026-03-20"), (360, "2026-03-09", "2026-03-19"), (330, "2026-03-09", "2026-03-19"),
            (-240, "2026-03-09", "2026-03-19"),
        ] {
            #expect(CivilDate.text(ofDay: CivilDate.day(ofMilliseconds: instant, offset: offset)) == start)
            let reading = ClockJudge(.salonClocks).judge(CaseTimes(receivedAt: instant, utcOffset: offset))[.investigate]
            #expect(reading.due == moment(end, offset: offset), "\(offset)")
        }
    }

    @Test("A case without a pack's clocks, with an impossible time or an impossible zone breaks nothing")
    func nonsense() {
        for received in [Int64.min, .min + 1, .max, 1 << 50, -(1 << 50)] {
            let reading = ClockJudge(.salonClocks).judge(CaseTimes(receivedAt: received, utcOffset: .max))[.investigate]
            #expect(reading.state == .notRunning && !reading.hasStarted)
        }
        let reading = ClockJudge(.salonClocks).judge(CaseTimes(receivedAt: moment("2026-03-09 12:00"), utcOffset: .min))[.investigate]
        #expect(reading.state == .running)
        let huge = Pack.clocks("x", [ClockRule(.plan, from: .milestone(.received), to: .milestone(.planned), general: .workingDays(.max))])
        #expect(ClockJudge(huge).judge(CaseTimes(receivedAt: moment("2026-03-09"), utcOffset: 480))[.plan].state == .running)
        #expect(ClockJudge(Pack.clocks("none", [])).judge(CaseTimes(receivedAt: 0, utcOffset: 0)).started.isEmpty)
    }
}
