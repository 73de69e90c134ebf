public import AmendsModel
public import AmendsPolicy

/// Words around clocks and calendars.
public enum TimeWord: Sendable, CaseIterable {
    // clocks
    case clock, started, due, standing, stopped, limit, leastTime, promise, external, transfer, laterRound
    // how a clock stands
    case running, nearlyDue, overdue, timely, late, ended, notNeeded
    // days
    case day, weekday, counts, reason, yes, no
    case dayOfStart, workingDay, makeUpWorkingDay, calendarDay, weekend, holiday, siteClosed, paused
    // calendars
    case version, years, listed, provisional, shipped, published, workingDays, daysOff, makeUpDays, source, month
}

/// What is said of clocks and calendars.
public enum TimeNotice: Sendable, Equatable {
    case noPack(number: String)
    case unknownPack(PackName, number: String)
    case noClocks(number: String)
    case left(Duration)
    case overdueBy(Duration)
    /// The count of days that a clock has, before they are listed.
    case counting(ClockKind, limit: ClockLimit, from: String, to: String)
    case elapsing(ClockKind, limit: ClockLimit, from: String, to: String)
    /// The pack counts the limit from a step and not from the receipt.
    case countedFrom(Milestone)
    /// A day on which the site was closed, with the cause, and the record that says so.
    case closed(cause: String, number: String)
    /// Some of the days belong to a year without a notice.
    case provisional(year: Int64)
    /// By the newest calendar the limit would have ended on another day; the verdict stays.
    case newestWouldBe(version: Int64, due: String)
    case turnedUrgent(at: String)
    case notUrgentAnyMore(at: String)
    case extended(at: String, until: String)
    case extendedTooLate(at: String)
    case cannotBeExtended(at: String)
    case pausedUntil(at: String, end: String)
    case pausedSince(at: String)
    case noneDue
    // calendars
    case noMistakes(path: String, days: Int)
    case published(version: Int64, days: Int)
    case calendarOf(year: Int64, version: Int64)
}

/// Why a command on clocks or calendars did not do what was asked.
public enum TimeProblem: Sendable, Equatable {
    case mistakes(path: String, count: Int)
    case versionTaken(Int64, newest: Int64)
    case badYear(text: String)
    case badSpan(text: String)
}

/// What a language says of time.
protocol TimeWording: Sendable {
    func word(_ word: TimeWord) -> String
    /// 0 for Monday … 6 for Sunday.
    func weekday(_ number: Int) -> String
    func sentence(_ notice: TimeNotice, in catalogue: Catalogue) -> String
    func sentence(_ problem: TimeProblem) -> String
    func sentence(_ mistake: CalendarMistake.Kind) -> String
    /// `line 12: …`; line 0 is the list as a whole.
    func mistake(line: Int, _ sentence: String) -> String
}

extension Catalogue {
    private var time: any TimeWording {
        switch language {
        case .english: EnglishTime()
        case .simplifiedChinese: SimplifiedChineseTime()
        case .traditionalChinese: TraditionalChineseTime()
        }
    }

    public func label(_ word: TimeWord) -> String { time.word(word) }
    public func weekday(_ day: Int64) -> String { time.weekday(Int(CivilDate.weekday(ofDay: day))) }
    public func text(_ notice: TimeNotice) -> String { Printable.text(time.sentence(notice, in: self), keepingLineBreaks: true) }
    public func text(_ problem: TimeProblem) -> String { Printable.text(time.sentence(problem), keepingLineBreaks: true) }
    /// What is wrong, without the line.
    public func text(_ mistake: CalendarMistake.Kind) -> String { Printable.text(time.sentence(mistake)) }

    public func text(_ mistake: CalendarMistake) -> String {
        Printable.text(mistake.line == 0 ? time.sentence(mistake.kind) : time.mistake(line: mistake.line, time.sentence(mistake.kind)))
    }

    public func label(_ kind: DeadlineKind) -> String {
        switch kind {
        case .clock(let clock): label(clock)
        case .external: label(TimeWord.external)
        case .promise: label(TimeWord.promise)
        case .transfer: label(TimeWord.transfer)
        }
    }

    public func label(_ reason: DayStep.Reason) -> String {
        let word: TimeWord =
            switch reason {
            case .dayOfStart: .dayOfStart
            case .workingDay: .workingDay
            case .makeUpWorkingDay: .makeUpWorkingDay
            case .calendarDay: .calendarDay
            case .weekend: .weekend
            case .holiday: .holiday
            case .siteClosed: .siteClosed
            case .paused: .paused
            }
        return label(word)
    }

    /// `2026年3月2日 24:00` for a limit that ends with a day, `2026年3月2日 14:05` for another. `due` is the
    /// first millisecond that is too late.
    public func due(_ due: Int64, endsWithDay: Bool, utcOffset: Int) -> String {
        if endsWithDay { return "\(date(milliseconds: due - 1, utcOffset: utcOffset)) 24:00" }
        return dateTime(milliseconds: due - 1, utcOffset: utcOffset)
    }
}
