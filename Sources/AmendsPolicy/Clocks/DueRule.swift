import AmendsModel

/// Counts limits: the arithmetic of due times, in integers.
///
/// A deadline is the first millisecond that is too late. For a limit in days that is 24:00 of the last
/// counted day in the zone of the case; for one in minutes the millisecond after its end.
public struct DueRule: Sendable {
    public let calendar: WorkingCalendar
    public let closures: SiteClosures
    /// Minutes east of UTC.
    public let utcOffset: Int64

    public init(calendar: WorkingCalendar, closures: SiteClosures = .none, utcOffset: Int64) {
        (self.calendar, self.closures) = (calendar, closures)
        // No zone is further from Greenwich than a day.
        self.utcOffset = min(max(utcOffset, -1_440), 1_440)
    }

    public func day(of instant: Int64) -> Int64 { CivilDate.day(ofMilliseconds: instant, offset: utcOffset) }

    /// 24:00 of a day, ms since 1970.
    public func end(ofDay day: Int64) -> Int64 { (day + 1) * CivilDate.dayMilliseconds - utcOffset * 60_000 }

    /// The deadline of a limit that runs from `start`. `pauses` are ascending and apart.
    public func end(of limit: ClockLimit, from start: Int64, pauses: [Range<Int64>] = []) -> Int64 {
        end(of: CompiledLimit(limit), from: start, pauses: pauses)
    }

    func end(of limit: CompiledLimit, from start: Int64, pauses: [Range<Int64>]) -> Int64 {
        switch limit.unit {
        case .minutes:
            var end = start + limit.count * 60_000 + 1
            for pause in pauses where pause.lowerBound < end { end += pause.upperBound - max(pause.lowerBound, start) }
            return end
        case .workingDays:
            let first = day(of: start)
            if pauses.isEmpty && closures.isEmpty { return end(ofDay: calendar.day(limit.count, workingDaysAfter: first)) }
            return end(ofDay: lastDay(limit, after: first, pauses))
        case .calendarDays:
            let first = day(of: start)
            if pauses.isEmpty { return end(ofDay: first + limit.count) }
            return end(ofDay: lastDay(limit, after: first, pauses))
        }
    }

    private func lastDay(_ limit: CompiledLimit, after first: Int64, _ pauses: [Range<Int64>]) -> Int64 {
        var (day, rest) = (first, limit.count)
        // Twenty years: a site closed for good, or a limit of ten years in a pause of as many.
        let last = first + 2 * CompiledLimit.maximumDays
        while rest > 0, day < last {
            day += 1
            if step(day, limit.unit, pauses).isCounted { rest -= 1 }
        }
        return day
    }

    /// Whether a day counts, and why. A pause takes the days whose end falls into it.
    func step(_ day: Int64, _ unit: CompiledLimit.Unit, _ pauses: [Range<Int64>]) -> DayStep {
        let kind = calendar.kind(of: day)
        var reason: DayStep.Reason =
            switch kind {
            case .working: .workingDay
            case .makeUpWorking: .makeUpWorkingDay
            case .weekend: .weekend
            case .holiday: .holiday
            }
        if unit == .calendarDays { reason = .calendarDay }
        if reason.isCounted {
            let end = end(ofDay: day)
            if unit == .workingDays, closures.contains(day) {
                reason = .siteClosed
            } else if pauses.contains(where: { $0.lowerBound < end && end <= $0.upperBound }) {
                reason = .paused
            }
        }
        return DayStep(day: day, reason: reason, isProvisional: unit == .workingDays && calendar.isProvisional(day))
    }

    /// The deadline that an extension asks for: of a limit in days the whole day that `until` falls on.
    func end(of limit: CompiledLimit, asking until: Int64) -> Int64 {
        guard ClockJudge.possibleTimes.contains(until) else { return until < 0 ? CaseTimes.never : ClockJudge.possibleTimes.upperBound }
        return limit.unit == .minutes ? Self.deadline(until, utcOffset: utcOffset) : end(ofDay: day(of: until))
    }

    /// The deadline that somebody named by an instant: it may still be met at the instant itself. A date
    /// alone, which is midnight, means the whole of its day.
    static func deadline(_ instant: Int64, utcOffset: Int64) -> Int64 {
        guard ClockJudge.possibleTimes.contains(instant) else { return instant }
        let isMidnight = (instant &+ utcOffset &* 60_000) % CivilDate.dayMilliseconds == 0
        return isMidnight ? instant + CivilDate.dayMilliseconds : instant + 1
    }
}

/// One day of a limit, and why it counts or does not.
public struct DayStep: Sendable, Hashable {
    public enum Reason: Sendable, Hashable {
        /// The day the clock was started on.
        case dayOfStart
        case workingDay, makeUpWorkingDay, calendarDay
        case weekend, holiday, siteClosed, paused

        public var isCounted: Bool { self == .workingDay || self == .makeUpWorkingDay || self == .calendarDay }
    }

    /// Days since 1970, in the zone of the case.
    public var day: Int64
    public var reason: Reason
    /// The year has no notice yet: the day may come out otherwise.
    public var isProvisional: Bool

    public var isCounted: Bool { reason.isCounted }
}
