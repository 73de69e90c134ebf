import AmendsModel
import AmendsPolicy
import Testing

/// What moves a deadline while the clock runs: urgency, extensions, pauses, closed days.
@Suite struct MovedDeadlineTests {
    private func times(_ received: String = "2026-03-09 09:30") -> CaseTimes { CaseTimes(receivedAt: moment(received), utcOffset: 480) }

    // MARK: Urgency

    @Test("E11: a case that turns urgent takes the shorter limit from its receipt, but never less than an hour from the change")
    func turnsUrgent() {
        let judge = ClockJudge(.onlineGuestClocks)
        var times = times()
        times.add(ClockEvent(moment("2026-03-09 10:00"), .urgency(isUrgent: true)))
        // Two hours from receipt, and the whole of the second working day.
        #expect(judge.judge(times)[.respond].shownDue == moment("2026-03-09 11:30"))
        #expect(judge.judge(times)[.resolve].due == moment("2026-03-12"))
        times.events = [ClockEvent(moment("2026-03-09 17:00"), .urgency(isUrgent: true))]
        let late = judge.judge(times)[.respond]
        #expect(late.shownDue == moment("2026-03-09 18:00") && !late.endsWithDay)
        // Never more than there was: the general limit ends half an hour after the change.
        times.events = [ClockEvent(moment("2026-03-10 23:30"), .urgency(isUrgent: true))]
        #expect(judge.judge(times)[.respond].due == moment("2026-03-11") && judge.judge(times)[.respond].endsWithDay)
    }

    @Test("E11: verdicts from before the change stay, timely ones and late ones")
    func oldVerdictsStay() {
        let judge = ClockJudge(.onlineGuestClocks)
        var times = times()
        times.first[.acknowledged] = ClockInstant(moment("2026-03-09 16:00"))
        times.add(ClockEvent(moment("2026-03-09 17:00"), .urgency(isUrgent: true)))
        #expect(judge.judge(times)[.respond].state == .timely)
        // Late as an urgent case; that it is urgent no more comes too late to help.
        times.isUrgent = true
        times.events = [ClockEvent(moment("2026-03-09 15:00"), .urgency(isUrgent: false))]
        #expect(judge.judge(times)[.respond].state == .late)
        // In time it helps.
        times.events = [ClockEvent(moment("2026-03-09 11:00"), .urgency(isUrgent: false))]
        #expect(judge.judge(times)[.respond].state == .timely)
    }

    @Test("E11: a clock for urgent cases only starts with the change and has the pack's minimum from then")
    func urgentOnly() {
        let judge = ClockJudge(.onlineGuestClocks)
        var times = times()
        times.first[.assessed] = ClockInstant(moment("2026-03-09 09:40"))
        #expect(judge.judge(times)[.firstAction].state == .notRunning)
        times.add(ClockEvent(moment("2026-03-09 14:00"), .urgency(isUrgent: true)))
        #expect(judge.judge(times)[.firstAction].shownDue == moment("2026-03-09 15:00"))
        times.first[.firstAction] = ClockInstant(moment("2026-03-09 14:59"))
        #expect(judge.judge(times)[.firstAction].state == .timely)
        times.add(ClockEvent(moment("2026-03-09 14:30"), .urgency(isUrgent: false)))
        #expect(judge.judge(times)[.firstAction].state == .notRunning)
    }

    // MARK: Extensions

    @Test("HS-3.4-2 E9 C7: an extension counts if it was approved before the limit was over, up to the maximum from receipt")
    func extended() {
        let judge = ClockJudge(.homeServiceClocks)
        var times = times()
        #expect(judge.judge(times)[.investigate].due == moment("2026-03-17"))
        times.add(ClockEvent(moment("2026-03-16 23:59:59.999"), .extension_(.investigate, until: moment("2026-03-20 12:00"))))
        var reading = judge.judge(times)[.investigate]
        // Up to the end of the day that was named.
        #expect(reading.due == moment("2026-03-21") && reading.baseDue == moment("2026-03-17") && reading.extension == .counted)
        times.first[.investigated] = ClockInstant(moment("2026-03-20 23:00"))
        #expect(judge.judge(times)[.investigate].state == .timely)
        // Another clock is not touched.
        #expect(judge.judge(times)[.resolve].extension == .none)
        times.events = [ClockEvent(moment("2026-03-10"), .extension_(.investigate, until: moment("2026-06-30")))]
        times.first[.investigated] = .never
        reading = judge.judge(times)[.investigate]
        #expect(reading.due == moment("2026-03-31"), "15 working days in all")
    }

    @Test("E9: an extension approved a millisecond after the limit was over changes nothing and is shown as too late")
    func extendedTooLate() {
        let judge = ClockJudge(.homeServiceClocks)
        var times = times()
        times.add(ClockEvent(moment("2026-03-17"), .extension_(.investigate, until: moment("2026-03-20"))))
        times.first[.investigated] = ClockInstant(moment("2026-03-18 10:00"))
        let reading = judge.judge(times)[.investigate]
        #expect(reading.state == .late && reading.extension == .tooLate && reading.due == reading.baseDue)
    }

    @Test("E9: a second extension is judged by the first one's end")
    func extendedTwice() {
        let judge = ClockJudge(.homeServiceClocks)
        var times = times()
        times.add(ClockEvent(moment("2026-03-19 10:00"), .extension_(.investigate, until: moment("2026-03-24"))))
        #expect(judge.judge(times)[.investigate].extension == .tooLate)
        // Added later, happened earlier.
        times.add(ClockEvent(moment("2026-03-16 10:00"), .extension_(.investigate, until: moment("2026-03-19"))))
        #expect(judge.judge(times)[.investigate].due == moment("2026-03-25"))
    }

    @Test("NG-3.3-2 C7: a clock without a maximum cannot be extended; with one it is capped though nobody approves")
    func extensionNotAllowed() {
        var times = times()
        times.add(ClockEvent(moment("2026-03-09 12:00"), .extension_(.investigate, until: moment("2026-12-31"))))
        times.add(ClockEvent(moment("2026-03-09 12:00"), .extension_(.plan, until: moment("2026-12-31"))))
        let readings = ClockJudge(.onlineGuestClocks).judge(times)
        #expect(readings[.plan].extension == .notAllowed && readings[.plan].due == readings[.plan].baseDue)
        #expect(readings[.investigate].extension == .counted && readings[.investigate].due == moment("2026-03-31"))
    }

    // MARK: Pauses

    private static let pausing = Pack.clocks(
        "pausing",
        [
            ClockRule(.respond, from: .milestone(.received), to: .milestone(.acknowledged), general: .minutes(120)),
            ClockRule(.resolve, from: .milestone(.received), to: .milestone(.answered), general: .workingDays(5)),
        ],
        [
            ClockTable.Parameter.pauseAllowed: .flag(true),
            ClockTable.Parameter.pauseClocks: .texts(["respond", "investigate", "resolve"]),
            ClockTable.Parameter.pauseMaximumDays: .integer(10),
        ])

    @Test("E8: waiting for the customer stops no clock unless the pack says so")
    func noPauseByDefault() {
        var times = times()
        times.add(ClockEvent(moment("2026-03-10 10:00"), .pause(end: moment("2026-03-13 10:00"))))
        #expect(ClockJudge(.salonClocks).judge(times)[.resolve].due == moment("2026-04-08"))
    }

    @Test("E8: a pause takes the days whose end falls into it, and weekends inside it are not taken twice")
    func pauseOverAWeekend() {
        let judge = ClockJudge(Self.pausing)
        var times = times()
        #expect(judge.judge(times)[.resolve].due == moment("2026-03-17"))
        // Thursday noon to Monday noon: Thursday and Friday are taken, the weekend never counted, Monday counts.
        times.add(ClockEvent(moment("2026-03-12 12:00"), .pause(end: moment("2026-03-16 12:00"))))
        #expect(judge.judge(times)[.resolve].due == moment("2026-03-19"))
        // Within one day a pause takes no day.
        times.events = [ClockEvent(moment("2026-03-12 09:00"), .pause(end: moment("2026-03-12 18:00")))]
        #expect(judge.judge(times)[.resolve].due == moment("2026-03-17"))
    }

    @Test("E8: hours are given back to the millisecond; a pause after the end of the limit gives nothing")
    func pauseOfHours() {
        let judge = ClockJudge(Self.pausing)
        var times = times()
        times.add(ClockEvent(moment("2026-03-09 10:00"), .pause(end: moment("2026-03-09 10:40:00.500"))))
        #expect(judge.judge(times)[.respond].shownDue == moment("2026-03-09 12:10:00.500"))
        times.events = [ClockEvent(moment("2026-03-09 11:30:00.001"), .pause(end: moment("2026-03-09 15:00")))]
        times.first[.acknowledged] = ClockInstant(moment("2026-03-09 12:00"))
        #expect(judge.judge(times)[.respond].state == .late)
    }

    @Test("E8: pauses end at the pack's cap, whether somebody ends them or not, and the cap is for all of them together")
    func pauseCap() {
        let judge = ClockJudge(Self.pausing)
        var times = times()
        times.add(ClockEvent(moment("2026-03-09 10:00"), .pause(end: nil)))
        #expect(judge.judge(times)[.respond].shownDue == moment("2026-03-19 11:30"))
        times.events = [
            ClockEvent(moment("2026-03-09 10:00"), .pause(end: moment("2026-03-17 10:00"))),
            ClockEvent(moment("2026-03-17 10:30"), .pause(end: moment("2026-03-25 10:30"))),
        ]
        #expect(judge.judge(times)[.respond].shownDue == moment("2026-03-19 11:30"))
    }

    // MARK: Closed days

    @Test("E3: days on which a site is closed count only where the pack says so, and never shorten a limit")
    func closures() {
        let closed = SiteClosures([day("2026-03-10"), day("2026-03-11"), day("2026-03-14")])
        #expect(ClockJudge(.salonClocks, closures: closed).judge(times())[.investigate].due == moment("2026-03-19"))
        var pack = Pack.salonClocks
        pack.parameters[ClockTable.Parameter.siteClosures] = .flag(true)
        let readings = ClockJudge(pack, closures: closed).judge(times())
        // Two working days later: a Saturday that is closed was none.
        #expect(readings[.investigate].due == moment("2026-03-21"))
        #expect(readings[.respond].shownDue == moment("2026-03-09 10:30"))
        for start in day("2026-01-01")...day("2026-04-01") {
            let received = start * CivilDate.dayMilliseconds
            let plain = ClockJudge(pack).judge(CaseTimes(receivedAt: received, utcOffset: 480))
            let longer = ClockJudge(pack, closures: closed).judge(CaseTimes(receivedAt: received, utcOffset: 480))
            for kind in ClockKind.allCases { #expect(longer[kind].due >= plain[kind].due) }
        }
    }
}
