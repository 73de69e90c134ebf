import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsPolicy
import AmendsStore
import AmendsText

/// The clocks of one case, each on a line, and the reasons of their due times.
struct DuePage {
    let row: CaseRow
    let clocks: CaseClocks
    /// Milliseconds since 1970.
    let now: Int64
    let catalogue: Catalogue
    /// What is said of the days on which the site was closed.
    var closed: [ClosedDays] = []

    /// One clock in one round.
    struct Line {
        var reading: ClockReading
        /// Of the round the case is in; else of the first handling.
        var isLater: Bool
    }

    init(_ row: CaseRow, _ clocks: CaseClocks, at now: Int64, _ catalogue: Catalogue) {
        (self.row, self.clocks, self.now, self.catalogue) = (row, clocks, now, catalogue)
    }

    var number: String { CaseView.number(of: row) }
    var offset: Int { CaseView.offset(of: row.state) }

    /// In the order in which they are due.
    var lines: [Line] {
        var lines = (clocks.first?.started ?? []).map { Line(reading: $0, isLater: false) }
        lines += (clocks.current?.started ?? []).map { Line(reading: $0, isLater: true) }
        return lines.sorted {
            ($0.isLater ? 1 : 0, $0.reading.due, $0.reading.kind) < ($1.isLater ? 1 : 0, $1.reading.due, $1.reading.kind)
        }
    }

    /// What is said where there is nothing to show.
    var notice: TimeNotice? {
        if !lines.isEmpty || !others.isEmpty { return nil }
        guard let pack = clocks.pack else { return .noPack(number: number) }
        return clocks.judge == nil ? .unknownPack(pack, number: number) : .noClocks(number: number)
    }

    func table() -> TextTable {
        var table = TextTable([
            .init(catalogue.label(TimeWord.clock)), .init(catalogue.label(TimeWord.started)), .init(catalogue.label(TimeWord.due)),
            .init(catalogue.label(TimeWord.standing)), .init(catalogue.label(TimeWord.stopped)),
        ])
        for line in lines {
            let reading = line.reading
            let name = catalogue.label(reading.kind) + (line.isLater ? " (\(catalogue.label(TimeWord.laterRound)))" : "")
            table.append([
                name, time(reading.start), due(reading) + (isProvisional(line) ? " *" : ""), standing(reading),
                reading.stoppedAt == CaseTimes.never ? "" : time(reading.stoppedAt),
            ])
        }
        for (kind, due) in others {
            let left = row.state.isOpen || kind == .transfer ? self.left(until: due + 1) : ""
            table.append([catalogue.label(kind), "", time(due), left, ""])
        }
        return table
    }

    /// Deadlines that others set.
    var others: [(kind: DeadlineKind, due: Int64)] {
        var others: [(DeadlineKind, Int64)] = []
        if clocks.times.externalDue != CaseTimes.never { others.append((.external, clocks.times.externalDue)) }
        if clocks.times.promisedBy != CaseTimes.never { others.append((.promise, clocks.times.promisedBy)) }
        if let due = clocks.transferDue { others.append((.transfer, due - 1)) }
        return others
    }

    /// What moved a clock, and each day where it is asked for: a block of text for each clock that has any.
    func notes(explained: Bool) -> [String] {
        var texts: [String] = []
        var years: Set<Int64> = []
        for line in lines {
            guard let explanation = explanation(of: line) else { continue }
            for day in explanation.count.days where day.isProvisional { years.insert(CivilDate.date(ofDay: day.day).year) }
            var text = ""
            if explained { text += catalogue.text(counting(line, explanation)) + "\n" }
            if explained, let anchor = explanation.anchor { text += catalogue.text(.countedFrom(anchor)) + "\n" }
            for notice in moves(explanation) {
                text += (explained ? "" : "\(catalogue.label(line.reading.kind)): ") + catalogue.text(notice) + "\n"
            }
            if explained, !explanation.count.days.isEmpty { text += days(explanation.count.days).rendered() }
            if !text.isEmpty { texts.append(text) }
        }
        if !years.isEmpty { texts.append(years.sorted().map { catalogue.text(.provisional(year: $0)) + "\n" }.joined()) }
        return texts
    }

    func explanation(of line: Line) -> DueExplanation? { clocks.judge?.explain(line.reading.kind, of: clocks.times, inRound: line.isLater) }

    private func isProvisional(_ line: Line) -> Bool { explanation(of: line)?.isProvisional ?? false }

    private func counting(_ line: Line, _ explanation: DueExplanation) -> TimeNotice {
        let (kind, count) = (line.reading.kind, explanation.count)
        let end = catalogue.due(count.due, endsWithDay: line.reading.endsWithDay || !count.days.isEmpty, utcOffset: offset)
        if case .minutes = count.limit { return .elapsing(kind, limit: count.limit, from: time(count.start), to: end) }
        return .counting(kind, limit: count.limit, from: time(count.start), to: end)
    }

    private func moves(_ explanation: DueExplanation) -> [TimeNotice] {
        var notices = explanation.events.map { event -> TimeNotice in
            let at = time(event.time)
            return switch event.kind {
            case .urgency(true): .turnedUrgent(at: at)
            case .urgency(false): .notUrgentAnyMore(at: at)
            case .pause(let end?): .pausedUntil(at: at, end: time(end))
            case .pause(nil): .pausedSince(at: at)
            case .extension_(_, let until):
                switch explanation.reading.extension {
                case .counted, .none: .extended(at: at, until: time(until))
                case .tooLate: .extendedTooLate(at: at)
                case .notAllowed: .cannotBeExtended(at: at)
                }
            }
        }
        if let newest = explanation.newest {
            let due = catalogue.due(newest.due, endsWithDay: explanation.reading.endsWithDay, utcOffset: offset)
            notices.append(.newestWouldBe(version: clocks.newestCalendar, due: due))
        }
        return notices
    }

    private func days(_ steps: [DayStep]) -> TextTable {
        var table = TextTable([
            .init(catalogue.label(TimeWord.day)), .init(catalogue.label(TimeWord.weekday)), .init(catalogue.label(TimeWord.counts), .right),
            .init(catalogue.label(TimeWord.reason), maximumWidth: 96),
        ])
        var count = 0
        for step in steps {
            if step.isCounted { count += 1 }
            table.append([
                catalogue.date(milliseconds: step.day * CivilDate.dayMilliseconds, utcOffset: 0), catalogue.weekday(step.day),
                step.isCounted ? String(count) : "", reason(of: step) + (step.isProvisional ? " *" : ""),
            ])
        }
        return table
    }

    /// The entry that closed the site on this day; nil for a day that was not left out for that.
    func closure(of step: DayStep) -> ClosedDays? { step.reason == .siteClosed ? closed.first { $0.days.contains(step.day) } : nil }

    private func reason(of step: DayStep) -> String {
        guard let closure = closure(of: step) else { return catalogue.label(step.reason) }
        let cause = catalogue.label(code: closure.cause, of: ClosureRecord.cause, kind: .closure)
        return catalogue.text(.closed(cause: cause, number: closure.number))
    }

    private func standing(_ reading: ClockReading) -> String {
        switch reading.state {
        case .running: left(until: reading.due) + (isNearlyDue(reading) ? " (\(catalogue.label(TimeWord.nearlyDue)))" : "")
        case .timely: catalogue.label(TimeWord.timely)
        case .late: catalogue.label(TimeWord.late)
        case .ended: catalogue.label(TimeWord.ended)
        case .notNeeded, .notRunning: catalogue.label(TimeWord.notNeeded)
        }
    }

    /// Whether so little of the limit is left that its pack has its end announced.
    func isNearlyDue(_ reading: ClockReading) -> Bool {
        reading.state == .running && clocks.judge?.isNearlyDue(reading, at: now) ?? false
    }

    private func left(until due: Int64) -> String { catalogue.left(until: due, at: now) }
    private func time(_ instant: Int64) -> String { catalogue.dateTime(milliseconds: instant, utcOffset: offset) }
    private func due(_ reading: ClockReading) -> String { catalogue.due(reading.due, endsWithDay: reading.endsWithDay, utcOffset: offset) }
}

extension Catalogue {
    /// `2 days left`, `overdue by 3 hours`. `due` is the first millisecond that is too late.
    func left(until due: Int64, at now: Int64) -> String {
        now < due ? text(.left(.milliseconds(due - now))) : text(.overdueBy(.milliseconds(now - due)))
    }
}
