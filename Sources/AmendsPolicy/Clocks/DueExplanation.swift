import AmendsModel

/// How a due time came about, step by step, for a person who asks. Follows the same rules as
/// ``ClockJudge`` and ends at the same deadline.
public struct DueExplanation: Sendable {
    /// One limit and the days it went through; of a limit in minutes there are none.
    public struct Count: Sendable, Hashable {
        public var limit: ClockLimit
        /// Milliseconds since 1970.
        public var start: Int64
        /// The first millisecond that is too late.
        public var due: Int64
        /// The day of the start first, the last counted day last.
        public var days: [DayStep]
    }

    public var reading: ClockReading
    /// The limit that holds.
    public var count: Count
    /// The same limit by the newest calendar, where the verdict was found by an older one and this differs.
    public var newest: Count?
    public var utcOffset: Int64
    /// Whether one of the days belongs to a year without a notice.
    public var isProvisional: Bool { count.days.contains(where: \.isProvisional) }
    /// What moved the deadline, in the order of times.
    public var events: [ClockEvent]
}

extension DueRule {
    /// Every day from the start to the last counted one; empty for a limit in minutes.
    public func steps(of limit: ClockLimit, from start: Int64, pauses: [Range<Int64>] = []) -> [DayStep] {
        let compiled = CompiledLimit(limit)
        guard compiled.unit != .minutes else { return [] }
        let first = day(of: start)
        var steps = [
            DayStep(day: first, reason: .dayOfStart, isProvisional: false)
        ]
        var rest = compiled.count
        var day = first
        let last = first + 2 * CompiledLimit.maximumDays
        while rest > 0, day < last {
            day += 1
            let step = step(day, compiled.unit, pauses)
            steps.append(step)
            if step.isCounted { rest -= 1 }
        }
        return steps
    }
}

extension ClockJudge {
    /// Explains the clock of one kind, in the first handling or in the round the case is in; nil where it
    /// does not run.
    public func explain(_ kind: ClockKind, of times: CaseTimes, inRound: Bool = false) -> DueExplanation? {
        guard let clock = table.clocks.first(where: { $0.kind == kind }) else { return nil }
        let course = inRound ? times.round > 1 ? roundCourse(of: clock, times) : ClockCourse(kind) : self.course(of: clock, times)
        guard let limit = course.limit?.plain else { return nil }
        let reading = course.reading
        func count(by calendar: WorkingCalendar) -> DueExplanation.Count {
            let rule = DueRule(calendar: calendar, closures: closures, utcOffset: times.utcOffset)
            return DueExplanation.Count(
                limit: limit, start: reading.start, due: rule.end(of: limit, from: reading.start, pauses: course.pauses),
                days: rule.steps(of: limit, from: reading.start, pauses: course.pauses))
        }
        let counted = count(by: book.calendar(reading.calendar) ?? book.newestCalendar)
        var newest: DueExplanation.Count?
        if reading.calendar != book.newestCalendar.version {
            let other = count(by: book.newestCalendar)
            if other.due != counted.due { newest = other }
        }
        let events = times.events.filter { event in
            guard event.time > reading.start, reading.stoppedAt == CaseTimes.never || event.time <= reading.stoppedAt else { return false }
            switch event.kind {
            // Urgency says nothing of a clock that has one limit for all cases.
            case .urgency: return !inRound && clock.urgent != nil && clock.urgent != clock.general
            case .extension_(let other, _): return other == kind
            case .pause: return clock.canPause
            }
        }
        return DueExplanation(reading: reading, count: counted, newest: newest, utcOffset: times.utcOffset, events: events)
    }
}

extension CompiledLimit {
    var plain: ClockLimit {
        switch unit {
        case .minutes: .minutes(count)
        case .workingDays: .workingDays(count)
        case .calendarDays: .calendarDays(count)
        }
    }
}
