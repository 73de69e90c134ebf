import AmendsPolicy

struct EnglishTime: TimeWording {
    func word(_ word: TimeWord) -> String {
        switch word {
        case .clock: "Clock"
        case .started: "Started"
        case .due: "Due"
        case .standing: "State"
        case .stopped: "Done"
        case .limit: "Limit"
        case .leastTime: "Time left"
        case .promise: "Promised to the customer"
        case .external: "Asked by an outside body"
        case .transfer: "Answer who takes it over"
        case .laterRound: "later round"
        case .running: "running"
        case .overdue: "overdue"
        case .timely: "in time"
        case .nearlyDue: "due soon"
        case .late: "late"
        case .ended: "ended with the case"
        case .notNeeded: "not needed"
        case .day: "Day"
        case .weekday: "Weekday"
        case .counts: "Counts"
        case .reason: "Why"
        case .yes: "yes"
        case .no: "no"
        case .dayOfStart: "day of the start"
        case .workingDay: "working day"
        case .makeUpWorkingDay: "make-up working day"
        case .calendarDay: "day"
        case .weekend: "weekend"
        case .holiday: "holiday"
        case .siteClosed: "site closed"
        case .paused: "waiting for the customer"
        case .version: "Version"
        case .years: "Years"
        case .listed: "official list"
        case .provisional: "provisional"
        case .shipped: "shipped"
        case .published: "published"
        case .workingDays: "Working days"
        case .daysOff: "Days off"
        case .makeUpDays: "Make-up working days"
        case .source: "Source"
        case .month: "Month"
        }
    }

    func weekday(_ number: Int) -> String {
        let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        return names.indices.contains(number) ? names[number] : ""
    }

    func sentence(_ notice: TimeNotice, in catalogue: Catalogue) -> String {
        switch notice {
        case .noPack(let number): "\(number) was received under no policy pack, so no clock runs."
        case .unknownPack(let pack, let number):
            "\(number) was received under \(pack), which is not here. It comes with the next session or bundle from head office."
        case .noClocks(let number): "No clock of \(number) has started."
        case .left(let duration): "\(catalogue.text(duration)) left"
        case .overdueBy(let duration): "overdue by \(catalogue.text(duration))"
        case .counting(let clock, let limit, let start, let end):
            "\(catalogue.label(clock)): \(catalogue.text(limit)) from \(start), the day of the start not counted, until \(end)."
        case .elapsing(let clock, let limit, let start, let end):
            "\(catalogue.label(clock)): \(catalogue.text(limit)) round the clock from \(start) until \(end)."
        case .countedFrom(let step):
            "The pack counts this limit from the step \u{201c}\(catalogue.label(step))\u{201d}, not from the receipt."
        case .closed(let cause, let number): "site closed: \(cause) (\(number))"
        case .provisional(let year):
            "* Provisional: this node has no official list of days off for \(year). When it comes, the due time may move."
        case .newestWouldBe(let version, let due):
            "By version \(version) of the calendar it would have been due at \(due); the verdict stays."
        case .turnedUrgent(let time): "Urgent since \(time)."
        case .notUrgentAnyMore(let time): "Not urgent any more since \(time)."
        case .extended(let time, let end): "Extension approved at \(time), to \(end)."
        case .extendedTooLate(let time): "Extension approved at \(time), when the limit was over: it does not count."
        case .cannotBeExtended(let time): "Extension approved at \(time): the pack allows none for this clock, so it does not count."
        case .pausedUntil(let time, let end): "Waiting for the customer from \(time) to \(end)."
        case .pausedSince(let time): "Waiting for the customer since \(time)."
        case .noneDue: "No case is due by then."
        case .noMistakes(let path, let days): "\(path) has no mistakes; it names \(days) \(days == 1 ? "day" : "days")."
        case .published(let version, let days):
            "Version \(version) of the calendar is published, with \(days) \(days == 1 ? "day" : "days"). It travels to the stores with the next session or bundle; clocks that still run follow it at once."
        case .calendarOf(let year, let version): "Working days of \(year), calendar version \(version)"
        }
    }

    func sentence(_ problem: TimeProblem) -> String {
        switch problem {
        case .mistakes(let path, let count): "\(path) has \(count) \(count == 1 ? "mistake" : "mistakes"), so nothing of it was taken."
        case .versionTaken(let version, let newest):
            "Version \(version) can't be published: \(newest) is there already. Leave --version out, or give a greater one."
        case .badYear(let text): "\(text) is no year between 1970 and 2099."
        case .badSpan(let text): "\(text) is no span of time. Write it like 2d, 36h or 90m."
        }
    }

    func sentence(_ mistake: CalendarMistake.Kind) -> String {
        switch mistake {
        case .notADayAndAWord(let line): "“\(line)” is not a day and off or work, such as 2027-01-01 off."
        case .noSuchDay(let text): "There is no day \(text). Write it like 2027-01-01."
        case .neitherOffNorWork(let text): "“\(text)” is neither off nor work."
        case .dayTwice(let text): "\(text) is named twice."
        case .yearOutOfRange(let text): "\(text) lies outside the years 2000 to 2099."
        case .versionTaken(let version): "Version \(version) comes with the program. A published calendar has version 2 or greater."
        case .noDays: "The list names no day."
        case .tooLong: "The list is longer than \(CalendarRevision.maximumLineCount) lines."
        }
    }

    func mistake(line: Int, _ sentence: String) -> String { "line \(line): \(sentence)" }
}
