import AmendsModel

/// What became of a clock, and the limit and the pauses that made it so.
struct ClockCourse {
    var reading: ClockReading
    /// The limit in force at the end; nil where the clock does not run.
    var limit: CompiledLimit?
    var pauses: [Range<Int64>] = []
    /// The newest deadline that an extension gave.
    var extendedTo = CaseTimes.never
    /// The step that the limit is counted from, where the pack has it so; nil for the clock's own start.
    var anchor: Milestone?

    init(_ kind: ClockKind) { reading = ClockReading(kind) }
}

/// One clock of one case, from its start on.
struct ClockRun {
    let kind: ClockKind
    let start: Int64
    let anchor: Milestone?
    let general, urgent, maximum: CompiledLimit?
    /// From the start on.
    let isUrgent: Bool
    let canPause: Bool

    /// What the clock shows by one calendar.
    func course(_ times: CaseTimes, _ stop: ClockInstant, _ judge: ClockJudge, _ calendar: WorkingCalendar) -> ClockCourse {
        var course = ClockCourse(kind)
        course.anchor = anchor
        let rule = DueRule(calendar: calendar, closures: judge.closures, utcOffset: times.utcOffset)
        begin(&course, isUrgent ? urgent : general, rule)
        if !times.events.isEmpty { move(&course, times.events, stop, judge.table, rule) }
        if course.limit != nil {
            course.reading.stoppedAt = stop.time
            course.reading.state = !stop.hasHappened ? .running : stop.time < course.reading.due ? .timely : .late
        }
        return course
    }

    private func begin(_ course: inout ClockCourse, _ limit: CompiledLimit?, _ rule: DueRule) {
        course.limit = limit
        guard let limit else {
            course.reading = ClockReading(kind)
            return
        }
        (course.reading.start, course.reading.calendar) = (start, rule.calendar.version)
        course.reading.baseDue = rule.end(of: limit, from: start, pauses: course.pauses)
        course.reading.due = max(course.reading.baseDue, course.extendedTo)
        course.reading.endsWithDay = limit.unit != .minutes
    }

    /// Lets what happened before the stop move the deadline, in the order of times.
    private func move(_ course: inout ClockCourse, _ events: [ClockEvent], _ stop: ClockInstant, _ table: ClockTable, _ rule: DueRule) {
        var isUrgent = isUrgent
        for event in events {
            if stop.hasHappened, event.time > stop.time { return }
            // Late stays late.
            let isOver = course.limit != nil && event.time >= course.reading.due
            switch event.kind {
            case .urgency(let change):
                guard change != isUrgent, !isOver || event.time <= start else { continue }
                isUrgent = change
                classify(&course, isUrgent ? urgent : general, at: event.time, table, rule)
            case .extension_(let kind, let until):
                if kind == self.kind { extend(&course, until: until, isOver: isOver, rule) }
            case .pause(let end):
                guard canPause, !isOver, event.time > start else { continue }
                pause(&course, event.time, end, stop, table, rule)
            }
        }
    }

    /// The other limit, from the same start.
    private func classify(_ course: inout ClockCourse, _ limit: CompiledLimit?, at time: Int64, _ table: ClockTable, _ rule: DueRule) {
        let before = course
        let wasExtended = course.reading.extension
        begin(&course, limit, rule)
        course.reading.extension = wasExtended
        let granted = time + table.urgentMinimum + 1
        guard limit != nil, time > start, course.reading.baseDue < granted else { return }
        guard before.limit != nil else {
            (course.reading.baseDue, course.reading.due, course.reading.endsWithDay) = (granted, granted, false)
            return
        }
        // A change never takes away the time that is left, and never gives more than there was.
        guard course.reading.baseDue < before.reading.baseDue else { return }
        let isShorter = granted < before.reading.baseDue
        course.reading.baseDue = isShorter ? granted : before.reading.baseDue
        course.reading.endsWithDay = isShorter ? false : before.reading.endsWithDay
        course.reading.due = max(course.reading.baseDue, course.extendedTo)
    }

    private func extend(_ course: inout ClockCourse, until: Int64, isOver: Bool, _ rule: DueRule) {
        guard let limit = course.limit else { return }
        guard let maximum else {
            course.reading.extension = .notAllowed
            return
        }
        if isOver {
            if course.reading.extension == .none { course.reading.extension = .tooLate }
            return
        }
        let cap = rule.end(of: maximum, from: start, pauses: course.pauses)
        course.extendedTo = max(course.extendedTo, min(rule.end(of: limit, asking: until), cap))
        course.reading.extension = .counted
        course.reading.due = max(course.reading.due, course.extendedTo)
    }

    /// A pause that nobody ended lasts as long as the pack lets it.
    private func pause(
        _ course: inout ClockCourse, _ time: Int64, _ end: Int64?, _ stop: ClockInstant, _ table: ClockTable, _ rule: DueRule
    ) {
        guard let limit = course.limit else { return }
        let left = table.maximumPause - course.pauses.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
        let from = max(time, course.pauses.last?.upperBound ?? time)
        let to = min(end ?? .max, stop.hasHappened ? stop.time : .max, from + left)
        guard to > from else { return }
        course.pauses.append(from..<to)
        let `extension` = course.reading.extension
        begin(&course, limit, rule)
        course.reading.extension = `extension`
    }
}
