import AmendsModel
import AmendsNode
import AmendsStore
import AmendsText

/// The time of day at a node's site: reads what a person types and tells how far the site is from UTC.
struct SiteTime {
    /// An IANA name.
    let zone: String

    init(zone: String) { self.zone = zone }

    init(_ node: Node) throws { zone = try node.store.settings()["time_zone"] ?? "UTC" }

    /// Minutes east of UTC at an instant, ms since 1970.
    func offset(at milliseconds: Int64) -> Int { Int(TimeZoneOffset.minutes(zone, at: milliseconds)) }

    /// An instant as read, with the offset that was given or that holds at the site.
    struct Instant: Equatable {
        var milliseconds: Int64
        var offset: Int
    }

    /// Reads `2026-11-03T10:20+08:00`, `2026-11-03T10:20:05Z`, or without an offset the local time of
    /// the site; a space may stand for `T`, and a date alone is its first minute. Nil for anything else.
    func instant(_ text: String) -> Instant? {
        var reader = DigitReader(text)
        guard let day = reader.day() else { return nil }
        var seconds: Int64 = 0
        if reader.take(where: { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: " ") }) {
            guard let time = reader.secondsOfDay() else { return nil }
            seconds = time
        }
        let local = (day * 86_400 + seconds) * 1000
        if reader.isAtEnd { return localInstant(local) }
        guard let offset = reader.offset(), reader.isAtEnd else { return nil }
        return Instant(milliseconds: local - Int64(offset) * 60_000, offset: offset)
    }

    /// Days since 1970 of `2026-11-03`; nil for anything else.
    static func day(_ text: String) -> Int64? {
        var reader = DigitReader(text)
        guard let day = reader.day(), reader.isAtEnd else { return nil }
        return day
    }

    /// Minutes east of UTC of `+08:00` or `Z`; nil for anything else.
    static func offset(_ text: String) -> Int? {
        var reader = DigitReader(text)
        guard let offset = reader.offset(), reader.isAtEnd else { return nil }
        return offset
    }

    /// Where clocks are put back a local time happens twice; the first of the two is meant.
    private func localInstant(_ local: Int64) -> Instant {
        let before = offset(at: local - 86_400_000)
        let candidate = local - Int64(before) * 60_000
        if offset(at: candidate) == before { return Instant(milliseconds: candidate, offset: before) }
        let after = offset(at: candidate)
        return Instant(milliseconds: local - Int64(after) * 60_000, offset: after)
    }
}

/// Reads digits and marks from the beginning of a text.
private struct DigitReader {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(where isWanted: (UInt8) -> Bool) -> Bool {
        guard let first = rest.first, isWanted(first) else { return false }
        rest.removeFirst()
        return true
    }

    mutating func take(_ mark: Character) -> Bool { take { $0 == mark.asciiValue } }

    mutating func number(digits count: Int) -> Int64? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        rest = rest.dropFirst(count)
        return digits.reduce(0) { $0 * 10 + Int64($1 - 48) }
    }

    /// `2026-11-03`, as days since 1970.
    mutating func day() -> Int64? {
        guard let year = number(digits: 4), take("-"), let month = number(digits: 2), take("-"), let day = number(digits: 2),
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let result = CivilDate.day(year: year, month: month, day: day)
        // 30 February would be read as a day of March.
        let back = CivilTime(milliseconds: result * 86_400_000)
        return back.month == month && back.day == day ? result : nil
    }

    /// `10:20` or `10:20:05`.
    mutating func secondsOfDay() -> Int64? {
        guard let hour = number(digits: 2), take(":"), let minute = number(digits: 2), hour < 24, minute < 60 else { return nil }
        guard take(":") else { return hour * 3600 + minute * 60 }
        guard let second = number(digits: 2), second < 60 else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    /// `Z`, `+08:00`, `+0800` or `-05:30`, in minutes.
    mutating func offset() -> Int? {
        if take("Z") { return 0 }
        let sign: Int64
        if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
        guard let hours = number(digits: 2) else { return nil }
        _ = take(":")
        guard let minutes = number(digits: 2), minutes < 60, hours * 60 + minutes <= Int64(CivilTime.maximumOffset) else { return nil }
        return Int(sign * (hours * 60 + minutes))
    }
}
