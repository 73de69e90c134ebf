import AmendsModel
import AmendsPolicy
import AmendsTestSupport
import Testing

/// What is said of a clock in the end: by which calendar, in which round, of a case that was closed.
@Suite struct VerdictTests {
    private func times(_ received: String) -> CaseTimes { CaseTimes(receivedAt: moment(received), utcOffset: 480) }

    private func book(_ days: String, years: [Int64] = [], version: Int64 = 2) throws -> PolicyBook {
        PolicyBook(packs: [], revisions: [try CalendarRevision(version: version, days: days, years: years)])
    }

    @Test("E1 E2: what was in time by the calendar its act carried stays timely, and what the new calendar makes timely is timely")
    func eitherCalendar() throws {
        // The new list makes up for a holiday on Sunday 2027-01-10: the limit ends a day earlier.
        let earlier = try book("2027-01-01 off\n2027-01-10 work", years: [2027])
        var times = times("2027-01-04 09:00")
        times.first[.investigated] = ClockInstant(moment("2027-01-13 10:00"), calendar: 1)
        let shipped = ClockJudge(.salonClocks).judge(times)[.investigate]
        #expect(shipped.state == .timely && shipped.due == moment("2027-01-14"))
        let judge = ClockJudge(.salonClocks, book: earlier)
        #expect(judge.judge(times)[.investigate].state == .timely)
        #expect(judge.judge(times)[.investigate].calendar == 1)
        // The same act by somebody who knew the new list is late.
        times.first[.investigated].calendar = 2
        #expect(judge.judge(times)[.investigate].state == .late)
        // A clock that still runs follows the newest.
        times.first[.investigated] = .never
        #expect(judge.judge(times)[.investigate].due == moment("2027-01-13"))
        // The new list gives a day more: late by the old one, timely by the newest.
        let later = try book("2027-01-08 off", years: [2027])
        times.first[.investigated] = ClockInstant(moment("2027-01-14 10:00"), calendar: 1)
        #expect(ClockJudge(.salonClocks).judge(times)[.investigate].state == .late)
        #expect(ClockJudge(.salonClocks, book: later).judge(times)[.investigate].state == .timely)
    }

    @Test("E1: of two nodes with different calendars the higher version wins on both once they meet, in whatever order it came")
    func higherVersionWins() throws {
        let second = try CalendarRevision(version: 2, days: "2027-02-08 off", years: [])
        let third = try CalendarRevision(version: 3, days: "2027-02-08 work\n2027-02-09 off", years: [2027])
        let (forth, back) = (
            PolicyBook(packs: [], revisions: [second, third]), PolicyBook(packs: [], revisions: [third, second])
        )
        for book in [forth, back] {
            #expect(book.calendars.map(\.version) == [1, 2, 3] && book.newestCalendar.version == 3)
            #expect(book.newestCalendar.isWorking(day("2027-02-08")) && !book.newestCalendar.isWorking(day("2027-02-09")))
            #expect(book.calendar(2)?.isWorking(day("2027-02-08")) == false && book.calendar(4) == nil)
        }
    }

    @Test("E12 E13: a later round has clocks of its own from the act that opened it, and the first round's verdict stands")
    func rounds() {
        let judge = ClockJudge(.homeServiceClocks)
        var times = times("2026-03-09 09:30")
        times.first[.answered] = ClockInstant(moment("2026-03-25 10:00"))
        #expect(judge.judge(times)[.resolve].state == .timely)
        #expect(judge.judgeRound(times).started.isEmpty)
        (times.round, times.roundOpenedAt) = (2, moment("2026-03-26 15:00"))
        let rework = judge.judgeRound(times)
        #expect(rework.started.map(\.kind) == [.investigate, .resolve])
        // Six working days; Qingming is on 4 to 6 April.
        #expect(rework[.resolve].due == moment("2026-04-04") && rework[.investigate].due == moment("2026-04-01"))
        times.current[.answered] = ClockInstant(moment("2026-04-07 10:00"))
        #expect(judge.judgeRound(times)[.resolve].state == .late)
        #expect(judge.judge(times)[.resolve].state == .timely)
    }

    @Test("NM-4.3-2: a dissatisfied customer's second round has a meeting clock once it is escalated, and not before")
    func meetingOfALaterRound() {
        var pack = Pack.nightMarketClocks
        pack.clocks[0].rework = .minutes(1_440)
        let judge = ClockJudge(pack)
        var times = times("2026-03-09 20:00")
        (times.round, times.roundOpenedAt) = (2, moment("2026-03-12 20:00"))
        #expect(judge.due(.meeting, of: times) == nil)
        times.first[.escalated] = ClockInstant(moment("2026-03-12 21:00"))
        times.current[.escalated] = times.first[.escalated]
        #expect(judge.due(.meeting, of: times) == moment("2026-03-13 21:00") + 1)
        times.first[.meetingHeld] = ClockInstant(moment("2026-03-13 12:00"))
        times.current[.meetingHeld] = times.first[.meetingHeld]
        #expect(judge.due(.meeting, of: times) == nil && judge.judgeRound(times)[.meeting].state == .timely)
    }

    @Test("HS-3.4-2: what an extension cannot exceed counts from the receipt, in a later round from its opening")
    func maximum() {
        let judge = ClockJudge(.homeServiceClocks)
        var times = times("2026-03-09 09:30")
        #expect(judge.maximum(.investigate, of: times) == moment("2026-03-31") && judge.maximum(.followUp, of: times) == nil)
        (times.round, times.roundOpenedAt) = (2, moment("2026-03-26 15:00"))
        #expect(judge.maximum(.investigate, of: times) == moment("2026-04-18"))
    }

    @Test("E12: reopening before there was an answer does not save the first round: the first answer of any round counts for it")
    func reopenedUnanswered() {
        var times = times("2026-03-09 09:30")
        (times.round, times.roundOpenedAt) = (2, moment("2026-03-20 10:00"))
        times.first[.answered] = ClockInstant(moment("2026-03-26 10:00"))
        times.current[.answered] = times.first[.answered]
        let judge = ClockJudge(.homeServiceClocks)
        #expect(judge.judge(times)[.resolve].state == .late && judge.judgeRound(times)[.resolve].state == .timely)
    }

    @Test("A closed case ends what still runs, and is handled when it was closed")
    func closed() {
        let judge = ClockJudge(.salonClocks)
        var times = times("2026-03-09 09:30")
        times.closed = ClockInstant(moment("2026-03-11 10:00"))
        #expect(judge.judge(times)[.investigate].state == .ended && judge.judge(times)[.resolve].state == .timely)
        times.closed = ClockInstant(moment("2026-04-08 10:00"))
        #expect(judge.judge(times)[.resolve].state == .late)
    }

    @Test("E16: where no answer can be given and it was waived, the carrying out stops the handling clock")
    func anonymous() {
        let judge = ClockJudge(.salonClocks)
        var times = times("2026-03-09 09:30")
        times.waived = 1 << 11 | 1 << 12
        #expect(judge.judge(times)[.followUp].state == .notNeeded && judge.judge(times)[.resolve].state == .running)
        times.first[.executed] = ClockInstant(moment("2026-03-12 10:00"))
        #expect(judge.judge(times)[.resolve].state == .timely)
    }

    @Test("A settlement at the counter leaves the answer and the follow-up to be judged, and waits for nothing between")
    func settledOnSite() {
        let judge = ClockJudge(.salonClocks)
        var times = times("2026-03-09 09:30")
        times.first[.acknowledged] = ClockInstant(times.receivedAt)
        times.first[.assessed] = ClockInstant(times.receivedAt)
        times.first[.answered] = ClockInstant(times.receivedAt + 60_000)
        times.isSettledOnSite = true
        let readings = judge.judge(times)
        #expect(readings.started.map(\.kind) == [.respond, .assess, .resolve, .followUp])
        #expect(readings[.investigate].state == .notNeeded && readings[.followUp].state == .running)
    }

    @Test("E6 E7: a complaint typed later from paper runs from when the customer complained, and may be overdue at once")
    func typedLater() {
        var times = times("2026-03-09 09:30")
        times.first[.received] = ClockInstant(moment("2026-03-09 20:00"))
        times.first[.acknowledged] = ClockInstant(moment("2026-03-09 20:01"))
        #expect(ClockJudge(.salonClocks).judge(times)[.respond].state == .late)
    }

    // MARK: Reasons

    @Test("E1: every due time is explained day by day, with the reason why each counts or does not")
    func explained() throws {
        let judge = ClockJudge(.salonClocks)
        let explanation = try #require(judge.explain(.investigate, of: times("2026-02-13 09:30")))
        #expect(explanation.count.limit == .workingDays(7) && explanation.count.due == moment("2026-03-03"))
        let days = explanation.count.days
        #expect(days.count == 18 && days[0].reason == .dayOfStart && days[1].reason == .makeUpWorkingDay)
        #expect(days[2...10].allSatisfy { $0.reason == .holiday } && days[11].reason == .workingDay)
        #expect(days[15].reason == .makeUpWorkingDay && days[16].reason == .weekend && days[17].isCounted)
        #expect(days.filter(\.isCounted).count == 7 && !explanation.isProvisional)
        let open = try #require(judge.explain(.investigate, of: times("2026-12-25 09:30")))
        #expect(open.isProvisional && open.count.days.last?.isProvisional == true && open.count.days[1].isProvisional == false)
        #expect(judge.explain(.respond, of: times("2026-02-13 09:30"))?.count.days.isEmpty == true)
        #expect(judge.explain(.meeting, of: times("2026-02-13 09:30")) == nil)
    }

    @Test("E2: where the verdict was found by an older calendar, the explanation also says what the newest would have given")
    func wouldBe() throws {
        var times = times("2027-01-04 09:00")
        times.first[.investigated] = ClockInstant(moment("2027-01-13 10:00"), calendar: 1)
        let judge = ClockJudge(.salonClocks, book: try book("2027-01-10 work", years: [2027]))
        let explanation = try #require(judge.explain(.investigate, of: times))
        #expect(explanation.count.due == moment("2027-01-14") && explanation.newest?.due == moment("2027-01-13"))
    }

    @Test("The explanation of a deadline ends where the judge's does, whatever moved it")
    func explanationAgrees() throws {
        var random = SplitMix64(seed: 20_261_122)
        var pack = Pack.homeServiceClocks
        pack.parameters = [
            ClockTable.Parameter.pauseAllowed: .flag(true),
            ClockTable.Parameter.pauseClocks: .texts(["respond", "investigate", "resolve"]),
            ClockTable.Parameter.pauseMaximumDays: .integer(6),
            ClockTable.Parameter.siteClosures: .flag(true),
        ]
        for _ in 0..<2_000 {
            let received = moment("2026-01-01") + Int64.random(in: 0..<300 * 86_400_000, using: &random)
            let closures = SiteClosures((0..<3).map { _ in received / 86_400_000 + Int64.random(in: 0..<15, using: &random) })
            var times = CaseTimes(receivedAt: received, utcOffset: 480)
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let start = received + Int64.random(in: 0..<12 * 86_400_000, using: &random)
                times.add(ClockEvent(start, .pause(end: start + Int64.random(in: 0..<5 * 86_400_000, using: &random))))
            }
            let judge = ClockJudge(pack, closures: closures)
            let reading = judge.judge(times)[.investigate]
            let explanation = try #require(judge.explain(.investigate, of: times))
            #expect(explanation.count.due == reading.due, "seed 20261122, received \(received)")
            let last = try #require(explanation.count.days.last)
            #expect(last.isCounted && explanation.count.days.filter(\.isCounted).count == 5)
            #expect((last.day + 1) * 86_400_000 - 480 * 60_000 == reading.due)
            #expect(reading.due >= ClockJudge(pack).judge(CaseTimes(receivedAt: received, utcOffset: 480))[.investigate].due)
        }
    }
}
