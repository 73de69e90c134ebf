import AmendsModel

/// Runs the clocks of a case: a pure function of what happened and when, the case's pack, and the
/// calendars. It reads no clock: a clock that nothing has stopped is *running*, however late it is.
///
/// The rules, in the order they are applied to each clock:
/// 1. It starts at its start moment and is stopped by its stop moment, the first in whichever round. Where
///    the pack counts a limit from the step before, it starts when the nearest earlier step was done that
///    the case needs; once it was stopped, the nearest one that was done by then. A case that another unit
///    received starts with that receipt, or with the handing over (`transfer.clock`).
/// 2. A limit in minutes counts from the instant; what comes exactly at its end is in time. A limit in
///    days does not count the day of the start, in the zone of the case, and ends at 24:00 of its last day.
/// 3. What happens before the stop moves the deadline, in the order of times: a change of urgency takes
///    the other limit from the same start (a shorter one that is over already leaves the pack's minimum
///    from the change, but never more than there was); an extension counts if it was approved while there
///    was still time, up to the pack's maximum; a pause, where the pack allows it, does not count.
///    Whatever comes when the deadline is past changes nothing: late stays late.
/// 4. A stop is timely by the newest calendar or by the one that its act carried (`DESIGN` law of verdicts).
/// 5. A closed case ends what still runs. The handling clock takes the closing for the answer.
public struct ClockJudge: Sendable {
    let table: ClockTable
    let book: PolicyBook
    let closures: SiteClosures

    /// `closures` are the site's; they count only where the pack honours them.
    public init(table: ClockTable, book: PolicyBook, closures: SiteClosures = .none) {
        (self.table, self.book) = (table, book)
        self.closures = table.honoursClosures ? closures : .none
    }

    /// Whether so little of a limit is left that the pack has its end announced.
    public func isNearlyDue(_ reading: ClockReading, at now: Int64) -> Bool {
        let (whole, left) = (reading.due - reading.start, reading.due - now)
        return whole > 0 && left > 0 && left <= whole / 100 * table.announcedPercent
    }

    /// The clocks of the first handling.
    public func judge(_ times: CaseTimes) -> ClockReadings {
        var readings = ClockReadings()
        for clock in table.clocks { readings[clock.kind] = course(of: clock, times).reading }
        return readings
    }

    /// The clocks of the round the case is in, where that is a later one.
    public func judgeRound(_ times: CaseTimes) -> ClockReadings {
        var readings = ClockReadings()
        guard times.round > 1 else { return readings }
        for clock in table.clocks { readings[clock.kind] = roundCourse(of: clock, times).reading }
        return readings
    }

    func course(of clock: CompiledClock, _ times: CaseTimes) -> ClockCourse {
        let stop = stop(of: clock, times.first, times)
        var (start, anchor) = (clock.start == 0 ? receipt(times) : times.first[at: clock.start].time, nil as Milestone?)
        if !clock.anchors.isEmpty {
            var standing = times.standing
            standing.openers = .receipt
            standing.waived = MilestoneSet(rawValue: times.waived)
            standing.isSettledOnSite = times.isSettledOnSite
            (start, anchor) = self.start(of: clock, among: times.first, stop, standing, orElse: receipt(times))
        }
        guard Self.possibleTimes.contains(start) else { return ClockCourse(clock.kind) }
        let isWaived = times.isWaived(clock.stop) && clock.kind != .resolve
        if isWaived || times.isSettledOnSite && clock.isWaivedOnSite, !times.first[at: clock.stop].hasHappened {
            var course = ClockCourse(clock.kind)
            (course.reading.start, course.reading.state) = (start, .notNeeded)
            return course
        }
        let run = ClockRun(
            kind: clock.kind, start: start, anchor: anchor, general: clock.general, urgent: clock.urgent ?? clock.general,
            maximum: clock.maximum, isUrgent: times.isUrgent, canPause: clock.canPause)
        return verdict(of: run, stop: stop, times)
    }

    /// The clocks of a case that was handed over go on from its first receipt, unless the pack lets them
    /// begin anew.
    private func receipt(_ times: CaseTimes) -> Int64 {
        table.restartsOnTransfer && times.handedOverAt != CaseTimes.never ? times.handedOverAt : times.receivedAt
    }

    /// In a later round a clock runs from the act that opened the round. One that starts with something
    /// that need not happen (an escalation) waits for it in the round; one that is counted from the step
    /// before waits for that, where the round takes it.
    func roundCourse(of clock: CompiledClock, _ times: CaseTimes) -> ClockCourse {
        let stop = stop(of: clock, times.current, times)
        let isOwn = clock.start < ClockMoment.firstAction.position
        var (start, anchor) = (isOwn ? times.roundOpenedAt : times.current[at: clock.start].time, nil as Milestone?)
        if !clock.anchors.isEmpty {
            (start, anchor) = self.start(of: clock, among: times.current, stop, times.standing, orElse: times.roundOpenedAt)
        }
        guard let limit = clock.rework, Self.possibleTimes.contains(start), !times.isWaived(clock.stop) else {
            return ClockCourse(clock.kind)
        }
        let run = ClockRun(
            kind: clock.kind, start: start, anchor: anchor, general: limit, urgent: limit, maximum: clock.maximum, isUrgent: false,
            canPause: clock.canPause)
        return verdict(of: run, stop: stop, times)
    }

    /// When the step was done that the limit is counted from; ``CaseTimes/never`` while the case still has to
    /// take it. What was left out, or was done only after the clock had been stopped, does not count: the
    /// step before it does.
    private func start(
        of clock: CompiledClock, among moments: CaseTimes.Moments, _ stop: ClockInstant, _ standing: CaseStanding, orElse first: Int64
    ) -> (Int64, Milestone?) {
        let needed = table.steps.needed(standing)
        for milestone in clock.anchors where table.steps.isInRound(milestone, standing.openers) {
            let instant = moments[milestone]
            if instant.hasHappened, !stop.hasHappened || instant.time <= stop.time { return (instant.time, milestone) }
            if !stop.hasHappened, needed.contains(milestone) { return (CaseTimes.never, milestone) }
        }
        return (first, nil)
    }

    /// What stops the clock. Where no answer is needed (it was waived) the carrying out takes its place; a
    /// case closed without an answer was handled when it was closed.
    private func stop(of clock: CompiledClock, _ moments: CaseTimes.Moments, _ times: CaseTimes) -> ClockInstant {
        let stop = moments[at: clock.stop]
        if stop.hasHappened || clock.kind != .resolve { return stop }
        if times.isWaived(clock.stop), moments[.executed].hasHappened { return moments[.executed] }
        // Where handling alone counts, an answer without anything to carry out was the handling.
        if moments[.answered].hasHappened { return moments[.answered] }
        return times.closed
    }

    private func verdict(of run: ClockRun, stop: ClockInstant, _ times: CaseTimes) -> ClockCourse {
        let newest = book.newestCalendar
        var course = run.course(times, stop, self, newest)
        if course.reading.state == .late, stop.hasHappened, stop.calendar != newest.version, let carried = book.calendar(stop.calendar) {
            let before = run.course(times, stop, self, carried)
            if before.reading.state == .timely { course = before }
        }
        if course.reading.state == .running, times.closed.hasHappened { course.reading.state = .ended }
        return course
    }

    /// Times that a clock can count from; what lies outside is a slip of the pen.
    static let possibleTimes: ClosedRange<Int64> = -(1 << 48)...(1 << 48)
}

extension ClockJudge {
    /// The deadline of a clock that runs, of the round the case is in where the clock has one there: the
    /// first millisecond that is too late. Nil where it does not run for this case, or has stopped.
    public func due(_ kind: ClockKind, of times: CaseTimes) -> Int64? {
        guard let clock = table.clocks.first(where: { $0.kind == kind }) else { return nil }
        let inRound = times.round > 1 ? roundCourse(of: clock, times).reading : ClockReading(kind)
        let reading = inRound.hasStarted ? inRound : course(of: clock, times).reading
        return reading.state == .running ? reading.due : nil
    }

    /// What no extension of the clock may exceed: the first millisecond beyond it. Nil where the clock
    /// cannot be extended or does not run.
    public func maximum(_ kind: ClockKind, of times: CaseTimes) -> Int64? {
        guard let clock = table.clocks.first(where: { $0.kind == kind }), let maximum = clock.maximum else { return nil }
        let inRound = times.round > 1 ? roundCourse(of: clock, times) : ClockCourse(kind)
        let course = inRound.reading.hasStarted ? inRound : self.course(of: clock, times)
        guard course.reading.hasStarted else { return nil }
        let rule = DueRule(calendar: book.newestCalendar, closures: closures, utcOffset: times.utcOffset)
        return rule.end(of: maximum, from: course.reading.start, pauses: course.pauses)
    }
}
