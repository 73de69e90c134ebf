import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsPolicy
import AmendsStore
import AmendsText

/// Instants are ISO 8601 in the case's own offset; `due` is the first moment that is too late.
extension DuePage {
    func json(explained: Bool) -> JSON {
        .object([
            ("number", .text(number)), ("record", .text(row.record.description)), ("pack", .optional(clocks.pack?.description)),
            ("calendar", .number(clocks.newestCalendar)), ("at", instant(now)),
            ("due", row.deadline.map { instant($0.due) } ?? .null), ("due_kind", .optional(row.deadline?.kind.code)),
            ("clocks", .array(lines.map { json($0, explained: explained) })),
            ("external_due", optional(clocks.times.externalDue)), ("promised_by", optional(clocks.times.promisedBy)),
            ("transfer_due", clocks.transferDue.map(instant) ?? .null),
        ])
    }

    private func json(_ line: Line, explained: Bool) -> JSON {
        let reading = line.reading
        let explanation = explanation(of: line)
        var members: [(String, JSON)] = [
            ("kind", .text(reading.kind.code)), ("round", .number(line.isLater ? Int64(clocks.times.round) : 1)),
            ("state", .text(reading.state.code)), ("overdue", .flag(reading.isOverdue(at: now))),
            ("nearly_due", .flag(isNearlyDue(reading))), ("start", instant(reading.start)),
            ("limit", explanation.map { Self.json($0.count.limit) } ?? .null), ("due", instant(reading.due)),
            ("base_due", instant(reading.baseDue)), ("ends_with_day", .flag(reading.endsWithDay)),
            ("stopped_at", optional(reading.stoppedAt)), ("extension", .text(reading.extension.code)),
            ("calendar", .number(reading.calendar)), ("counted_from", .optional(explanation?.anchor?.code)),
            ("provisional", .flag(explanation?.isProvisional ?? false)),
        ]
        if let newest = explanation?.newest { members.append(("due_by_newest_calendar", instant(newest.due))) }
        if explained {
            members.append(("days", .array((explanation?.count.days ?? []).map(json))))
        }
        return .object(members)
    }

    private static func json(_ limit: ClockLimit) -> JSON {
        switch limit {
        case .minutes(let count): .object([("minutes", .number(count))])
        case .workingDays(let count): .object([("working_days", .number(count))])
        case .calendarDays(let count): .object([("days", .number(count))])
        }
    }

    private func json(_ step: DayStep) -> JSON {
        var members: [(String, JSON)] = [
            ("day", .text(CivilDate.text(ofDay: step.day))), ("counted", .flag(step.isCounted)), ("reason", .text(step.reason.code)),
            ("provisional", .flag(step.isProvisional)),
        ]
        if let closure = closure(of: step) { members += [("closure", .text(closure.number)), ("cause", .text(closure.cause))] }
        return .object(members)
    }

    private func instant(_ milliseconds: Int64) -> JSON { .text(CivilTime(milliseconds: milliseconds, utcOffset: offset).iso8601) }
    private func optional(_ milliseconds: Int64) -> JSON { milliseconds == CaseTimes.never ? .null : instant(milliseconds) }
}

extension ClockReading.State {
    var code: String {
        switch self {
        case .notRunning: "not_running"
        case .notNeeded: "not_needed"
        case .running: "running"
        case .timely: "timely"
        case .late: "late"
        case .ended: "ended"
        }
    }
}

extension ClockReading.Extension {
    var code: String {
        switch self {
        case .none: "none"
        case .counted: "counted"
        case .tooLate: "too_late"
        case .notAllowed: "not_allowed"
        }
    }
}

extension DayStep.Reason {
    var code: String {
        switch self {
        case .dayOfStart: "day_of_start"
        case .workingDay: "working_day"
        case .makeUpWorkingDay: "make_up_working_day"
        case .calendarDay: "calendar_day"
        case .weekend: "weekend"
        case .holiday: "holiday"
        case .siteClosed: "site_closed"
        case .paused: "paused"
        }
    }
}
