import AmendsModel
import Yams

extension PackReader {
    mutating func clocks(_ node: Node) {
        let names = ClockKind.allCases.map(\.code)
        var lines: [ClockKind: Int] = [:]
        for (key, keyNode, value) in pairs(node, "clocks") ?? [] {
            let line = line(of: keyNode)
            guard let kind = ClockKind(code: key) else {
                note(line, .unknownKey(key, place: "clocks", nearest: Spelling.nearest(to: key, among: names), known: names))
                continue
            }
            lines[kind] = line
            clocksNamed.insert(kind)
            if let rule = clock(kind, value, line) { pack.clocks.append(rule) }
        }
        pack.clocks.sort { $0.kind < $1.kind }
        clockLines = lines
    }

    private mutating func clock(_ kind: ClockKind, _ node: Node, _ line: Int) -> ClockRule? {
        let place = "clocks.\(kind.code)"
        guard let section = section(node, place, keys: ["from", "to", "anchor", "general", "urgent", "maximum", "rework"]) else { return nil }
        for key in ["from", "to"] where section[key] == nil { note(line, .missingKey(key, place: place)) }
        let start = section["from"].flatMap { moment($0, kind, "\(place).from") }
        let stop = section["to"].flatMap { moment($0, kind, "\(place).to") }
        var limits: [String: ClockLimit] = [:]
        for key in ["general", "urgent", "maximum", "rework"] {
            guard let value = section[key], let (node, origin) = origin(value, "\(place).\(key)") else { continue }
            limits[key] = limit(node, "\(place).\(key)")
            pack.origins["\(kind.code).\(key)"] = origin
        }
        if section["general"] == nil && section["urgent"] == nil { note(line, .limitMissing(kind)) }
        guard let start, let stop else { return nil }
        return ClockRule(
            kind, from: start, to: stop, general: limits["general"], urgent: limits["urgent"], maximum: limits["maximum"],
            rework: limits["rework"], anchor: section["anchor"].flatMap { anchor($0, kind, from: start, to: stop) })
    }

    private mutating func anchor(_ node: Node, _ kind: ClockKind, from start: ClockMoment, to stop: ClockMoment) -> ClockAnchor? {
        let place = "clocks.\(kind.code).anchor"
        guard let (node, origin) = origin(node, place), let text = text(node, place) else { return nil }
        pack.origins["\(kind.code).anchor"] = origin
        guard let anchor = ClockAnchor(code: text) else {
            note(node, .unknownAnchor(text, place: place))
            return nil
        }
        if start != .milestone(.received) { note(node, .anchorWithoutReceipt(kind)) }
        guard anchor != .receipt else { return anchor }
        guard case .milestone(let stop) = stop else {
            note(node, .anchorWithoutStep(kind))
            return nil
        }
        if case .milestone(let named) = anchor {
            let places = pack.steps.map(\.milestone)
            guard let place = places.firstIndex(of: named) else {
                note(node, .clockWithoutMilestone(kind, named))
                return nil
            }
            if let end = places.firstIndex(of: stop), place >= end { note(node, .anchorNotBefore(kind, named, stop: stop)) }
        }
        return anchor
    }

    private mutating func moment(_ node: Node, _ kind: ClockKind, _ place: String) -> ClockMoment? {
        guard let text = text(node, place) else { return nil }
        switch text {
        case "first_action": return .firstAction
        case "meeting": return .meetingHeld
        case "escalated": return .escalated
        default: break
        }
        guard let milestone = Milestone.allCases.first(where: { $0.code == text }) else {
            note(node, .unknownMoment(text, place: place))
            return nil
        }
        if pack.step(milestone) == nil { note(node, .clockWithoutMilestone(kind, milestone)) }
        return .milestone(milestone)
    }

    /// `2 hours`, `7 working days`.
    private mutating func limit(_ node: Node, _ place: String) -> ClockLimit? {
        guard let text = text(node, place) else { return nil }
        let words = text.split(separator: " ")
        guard let first = words.first, let number = Int64(first) else {
            note(node, .badLimit(text, place: place))
            return nil
        }
        let (range, limit): (ClosedRange<Int64>, ClockLimit)
        switch words.dropFirst().joined(separator: " ") {
        case "minute", "minutes": (range, limit) = (PackLimits.minutes, .minutes(number))
        case "hour", "hours": (range, limit) = (PackLimits.hours, .minutes(number.multipliedReportingOverflow(by: 60).partialValue))
        case "working day", "working days": (range, limit) = (PackLimits.days, .workingDays(number))
        case "day", "days": (range, limit) = (PackLimits.days, .calendarDays(number))
        default:
            note(node, .badLimit(text, place: place))
            return nil
        }
        guard range.contains(number) else {
            note(node, .outOfBounds(place: place, number: number, minimum: range.lowerBound, maximum: range.upperBound))
            return nil
        }
        return limit
    }

    // MARK: Increasing

    /// Asked when the parameters were read: one of them says what limits are counted from.
    mutating func checkIncreasing() {
        let lines = clockLines
        for rule in pack.clocks {
            let line = lines[rule.kind] ?? 1
            if let general = rule.general, let urgent = rule.urgent, urgent.leastMinutes > general.leastMinutes {
                note(line, .urgentAboveGeneral(rule.kind))
            }
            if let maximum = rule.maximum, [rule.general, rule.urgent].contains(where: { $0?.isSurelyWithin(maximum) == false }) {
                note(line, .maximumBelowLimit(rule.kind))
            }
        }
        let places = Dictionary(uniqueKeysWithValues: pack.steps.enumerated().map { ($1.milestone, $0) })
        // Clocks of one start, in the order in which the pack reaches their ends.
        let rules = pack.clocks.compactMap { rule -> (rule: ClockRule, place: Int)? in
            guard rule.start == .milestone(.received), pack.anchor(of: rule) == .receipt, case .milestone(let stop) = rule.stop,
                let place = places[stop]
            else { return nil }
            return (rule, place)
        }.sorted { ($0.place, $0.rule.kind) < ($1.place, $1.rule.kind) }
        for isUrgent in [false, true] {
            let limits = rules.compactMap { rule, _ in (isUrgent ? rule.urgent ?? rule.general : rule.general).map { (rule.kind, $0) } }
            for (earlier, later) in zip(limits, limits.dropFirst()) where !earlier.1.isSurelyWithin(later.1) {
                // Said once where both kinds of cases have the same limits.
                let fault = PackMistake.Fault.notIncreasing(earlier: earlier.0, later: later.0, urgent: isUrgent)
                let general = PackMistake.Fault.notIncreasing(earlier: earlier.0, later: later.0, urgent: false)
                if !mistakes.contains(where: { $0.fault == general }) { note(lines[later.0] ?? 1, fault) }
            }
        }
    }
}

extension ClockLimit {
    /// Minutes that it is never shorter than: the day of the start does not count, so n days are
    /// always more than n times 24 hours.
    var leastMinutes: Int64 {
        switch self {
        case .minutes(let minutes): minutes
        case .workingDays(let days), .calendarDays(let days): days * 1440
        }
    }

    /// Whether it can never end after `other`. Working days take as many days again for weekends, and
    /// nine more for the longest holiday there is.
    func isSurelyWithin(_ other: ClockLimit) -> Bool {
        switch (self, other) {
        case (.workingDays(let days), .minutes), (.workingDays(let days), .calendarDays): (2 * days + 9) * 1440 <= other.leastMinutes
        default: leastMinutes <= other.leastMinutes
        }
    }
}
