import AmendsModel
import AmendsPolicy
import Testing

/// Limits that are counted from the step before, or from a step that the pack names (C3).
@Suite struct AnchorTests {
    /// The salon's steps and limits, with another word on what the limits are counted from.
    private static func salon(_ parameter: String = "previous_milestone", _ changes: [(String, String)] = []) throws -> Pack {
        var text = try #require(ShippedPacks.text(named: "salon")).replacing("anchor: {ours: receipt}", with: "anchor: \(parameter)")
        for (old, new) in changes {
            #expect(text.contains(old))
            text = text.replacing(old, with: new)
        }
        return try PackReader.read(text)
    }

    private func times(_ done: [(Milestone, String)]) -> CaseTimes {
        var times = CaseTimes(receivedAt: moment("2026-03-09 09:30"), utcOffset: 480)
        times.first[.received] = ClockInstant(moment("2026-03-09 09:30"))
        for (milestone, text) in done { times.first[milestone] = ClockInstant(moment(text)) }
        return times
    }

    // MARK: Packs

    @Test("C3: a pack that says nothing counts every limit from the receipt, and so do all that are shipped", arguments: ShippedPacks.ids)
    func shipped(id: String) throws {
        let pack = try PackReader.read(try #require(ShippedPacks.text(named: id)))
        #expect(pack.clocks.allSatisfy { pack.anchor(of: $0) == .receipt })
        #expect(pack.text("anchor") == "receipt")
    }

    @Test("C3: a clock's own word goes before the parameter, and one that starts with another step is not touched by it")
    func ownWord() throws {
        let pack = try Self.salon("previous_milestone", [("    to: M09\n", "    to: M09\n    anchor: receipt\n")])
        func anchor(_ kind: ClockKind) throws -> ClockAnchor { pack.anchor(of: try #require(pack.clock(kind))) }
        #expect(try anchor(.investigate) == .stepBefore && anchor(.plan) == .receipt)
        let services = try PackReader.read(
            try #require(ShippedPacks.text(named: "home-services")).replacing(
                "parameters:\n", with: "parameters:\n  anchor: previous_milestone\n"))
        #expect(services.anchor(of: try #require(services.clock(.followUp))) == .receipt)
        #expect(services.clock(.followUp)?.start == .milestone(.answered))
    }

    @Test("C3: limits counted from their own steps need not increase")
    func notIncreasing() throws {
        let changes = [("general: 10 working days", "general: 1 working day")]
        #expect(throws: PackError.self) { try Self.salon("receipt", changes) }
        #expect(try Self.salon("previous_milestone", changes).clock(.plan)?.general == .workingDays(1))
    }

    @Test("C3: what a limit is counted from shows among the differences of two packs")
    func difference() throws {
        let named = try Self.salon("receipt", [("    to: M09\n", "    to: M09\n    anchor: M06\n")])
        let found = try Self.salon("receipt").differences(from: named)
        #expect(found.map(\.place) == [.moments(.plan)])
        #expect(found.first?.new == .moments(.milestone(.received), .milestone(.planned), .milestone(.investigated)))
    }

    // MARK: Due times

    @Test("C3: each limit starts when the step before it was done, and not before")
    func fromTheStepBefore() throws {
        let judge = ClockJudge(try Self.salon())
        var times = times([])
        #expect(judge.judge(times)[.respond].shownDue == moment("2026-03-09 10:30"), "nothing comes before the first but the receipt")
        #expect(judge.judge(times)[.assess].state == .notRunning && judge.judge(times)[.investigate].state == .notRunning)
        times.first[.acknowledged] = ClockInstant(moment("2026-03-09 10:10"))
        #expect(judge.judge(times)[.assess].shownDue == moment("2026-03-09 12:10"))
        times.first[.assessed] = ClockInstant(moment("2026-03-09 11:00"))
        times.first[.assigned] = ClockInstant(moment("2026-03-11 18:00"))
        let readings = judge.judge(times)
        #expect(readings[.assign].state == .late && readings[.assign].shownDue == moment("2026-03-09 15:00"))
        // Seven working days after the 11th, not after the 9th.
        #expect(readings[.investigate].due == moment("2026-03-21") && readings[.investigate].start == moment("2026-03-11 18:00"))
        #expect(readings[.plan].state == .notRunning, "the analysis of causes comes before it")
        #expect(ClockJudge(try Self.salon("receipt")).judge(times)[.investigate].due == moment("2026-03-19"))
    }

    @Test("C3: a step that was waived, or that the case does not need, holds up no limit: the one before it counts")
    func withoutTheStep() throws {
        let judge = ClockJudge(try Self.salon())
        var times = times([(.acknowledged, "2026-03-09 10:00"), (.assessed, "2026-03-10 10:00")])
        times.waived = MilestoneSet(.assigned).rawValue
        #expect(judge.judge(times)[.investigate].start == moment("2026-03-10 10:00"))
        times.waived = 0
        #expect(judge.judge(times)[.investigate].state == .notRunning)
        var inquiry = self.times([])
        inquiry.standing.isComplaint = false
        #expect(judge.judge(inquiry)[.resolve].start == inquiry.receivedAt, "an inquiry is answered, and needs nothing before that")
        var settled = self.times([(.acknowledged, "2026-03-09 10:00")])
        settled.isSettledOnSite = true
        settled.first[.answered] = ClockInstant(moment("2026-03-09 10:05"))
        #expect(judge.judge(settled)[.followUp].start == moment("2026-03-09 10:05"))
    }

    @Test("C3: a step left out does not take the limit away once the next was done, nor does one that was done too late for it")
    func stoppedWithout() throws {
        let judge = ClockJudge(try Self.salon())
        var times = times([(.acknowledged, "2026-03-09 10:00"), (.assigned, "2026-03-10 10:00"), (.investigated, "2026-03-30 10:00")])
        var reading = judge.judge(times)[.investigate]
        #expect(reading.state == .late && reading.start == moment("2026-03-10 10:00"))
        // Nobody makes a limit longer by doing the step before it afterwards.
        times.first[.assigned] = ClockInstant(moment("2026-03-31 10:00"))
        reading = judge.judge(times)[.investigate]
        #expect(reading.state == .late && reading.start == moment("2026-03-09 10:00"))
        let plain = self.times([(.investigated, "2026-03-30 10:00")])
        #expect(judge.judge(plain)[.investigate].start == plain.receivedAt)
    }

    @Test("C3: a named step is the anchor of its limit, also one that need not be taken; where it was not, the step before it is")
    func namedStep() throws {
        let pack = try Self.salon(
            "receipt",
            [
                ("    to: M09\n", "    to: M09\n    anchor: M04\n"),
                ("  - {id: M11,", "  - {id: M10, mandatory: false}\n  - {id: M11,"),
                ("    to: M11\n", "    to: M11\n    anchor: M10\n"),
            ])
        let judge = ClockJudge(pack)
        var times = times([(.acknowledged, "2026-03-09 10:00"), (.assessed, "2026-03-09 11:00"), (.assigned, "2026-03-12 10:00")])
        #expect(judge.judge(times)[.plan].start == moment("2026-03-12 10:00"))
        #expect(judge.judge(times)[.investigate].start == times.receivedAt, "the others stay as they were")
        #expect(judge.judge(times)[.execute].state == .notRunning)
        times.first[.investigated] = ClockInstant(moment("2026-03-13 10:00"))
        times.first[.causeAnalysed] = ClockInstant(moment("2026-03-13 15:00"))
        #expect(judge.judge(times)[.execute].state == .notRunning, "the plan comes before it")
        times.first[.planned] = ClockInstant(moment("2026-03-14 10:00"))
        #expect(judge.judge(times)[.execute].start == moment("2026-03-14 10:00"))
        times.first[.planCommunicated] = ClockInstant(moment("2026-03-16 10:00"))
        #expect(judge.judge(times)[.execute].start == moment("2026-03-16 10:00"))
    }

    @Test("C3 E11: a later round counts from its own steps, and the first of them from the act that opened the round")
    func laterRound() throws {
        let pack = try PackReader.read(
            try #require(ShippedPacks.text(named: "home-services")).replacing(
                "parameters:\n", with: "parameters:\n  anchor: previous_milestone\n"
            ).replacing("kpi.timely_counts: handled", with: "kpi.timely_counts: answered"))
        let judge = ClockJudge(pack)
        let rule = try #require(pack.clock(.resolve))
        var times = times([(.answered, "2026-03-12 10:00")])
        (times.round, times.roundOpenedAt) = (2, moment("2026-03-16 10:00"))
        times.standing.openers = .dissatisfaction
        #expect(rule.rework != nil && judge.judgeRound(times)[.resolve].state == .notRunning, "the carrying out comes before the answer")
        times.current[.executed] = ClockInstant(moment("2026-03-18 10:00"))
        #expect(judge.judgeRound(times)[.resolve].start == moment("2026-03-18 10:00"))
        times.current[.executed] = .never
        times.current[.answered] = ClockInstant(moment("2026-03-20 10:00"))
        #expect(judge.judgeRound(times)[.resolve].start == times.roundOpenedAt)
    }

    @Test("C3: the explanation names the step and ends where the judge's deadline does; an extension's cap is counted from it too")
    func explained() throws {
        let pack = try Self.salon()
        let judge = ClockJudge(pack)
        var times = times([(.acknowledged, "2026-03-09 10:00"), (.assessed, "2026-03-09 11:00"), (.assigned, "2026-03-12 10:00")])
        let explanation = try #require(judge.explain(.investigate, of: times))
        #expect(explanation.anchor == .assigned && explanation.count.due == judge.judge(times)[.investigate].due)
        #expect(explanation.count.days.first?.day == day("2026-03-12"))
        #expect(judge.explain(.respond, of: times)?.anchor == nil)
        times.add(ClockEvent(moment("2026-03-13 10:00"), .extension_(.investigate, until: moment("2026-12-01"))))
        #expect(
            judge.judge(times)[.investigate].due == moment("2026-04-03") && judge.maximum(.investigate, of: times) == moment("2026-04-03"))
    }
}
