/// A point in time as a calendar and a clock on the wall show it, in the proleptic Gregorian calendar.
public struct CivilTime: Sendable, Equatable {
    public var year: Int
    /// 1 … 12.
    public var month: Int
    /// 1 … 31.
    public var day: Int
    public var hour: Int
    public var minute: Int
    public var second: Int
    /// Minutes east of UTC.
    public var utcOffset: Int

    static let millisecondsPerDay: Int64 = 86_400_000

    /// Offsets beyond this many minutes exist nowhere and are read as this.
    public static let maximumOffset = 18 * 60

    /// `milliseconds` since 1970-01-01T00:00Z at a place `utcOffset` minutes east of UTC. Defined
    /// for every integer: times far beyond any calendar stop at its end.
    public init(milliseconds: Int64, utcOffset: Int = 0) {
        let offset = min(max(utcOffset, -Self.maximumOffset), Self.maximumOffset)
        let farthest: Int64 = 300_000 * 366 * Self.millisecondsPerDay
        let local = min(max(milliseconds, -farthest), farthest) + Int64(offset) * 60_000
        let day = (local >= 0 ? local : local - Self.millisecondsPerDay + 1) / Self.millisecondsPerDay
        let time = Int(local - day * Self.millisecondsPerDay) / 1000
        (year, month, self.day) = Self.date(daysSince1970: Int(day))
        (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60)
        self.utcOffset = offset
    }

    /// Counts from 1 March of year 0 in eras of 400 years, so that leap days end a year
    /// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    static func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// Midnight of a day counted from 1970-01-01.
    public init(day: Int64) { self.init(milliseconds: min(max(day, -200_000_000), 200_000_000) * Self.millisecondsPerDay) }

    /// `2026-11-03` of a day counted from 1970-01-01.
    public static func isoDay(_ day: Int64) -> String { CivilTime(day: day).isoDate }

    /// `10:20`.
    public var clock: String { "\(Self.padded(hour)):\(Self.padded(minute))" }
    /// `2026-11`.
    public var isoMonth: String { "\(Self.padded(year, to: 4))-\(Self.padded(month))" }
    /// `2026-11-03`.
    public var isoDate: String { "\(isoMonth)-\(Self.padded(day))" }
    /// `2026-11-03T10:20:05+08:00`, in every language the same, for JSON, CSV and command lines.
    public var iso8601: String { "\(isoDate)T\(clock):\(Self.padded(second))\(Self.offsetText(minutes: utcOffset))" }

    /// `+08:00`. An entry may hold any integer, so one that is no offset stops at 99:59.
    public static func offsetText(minutes: Int) -> String {
        let magnitude = Int(min(minutes.magnitude, 99 * 60 + 59))
        return "\(minutes < 0 ? "-" : "+")\(padded(magnitude / 60)):\(padded(magnitude % 60))"
    }

    static func padded(_ number: Int, to digits: Int = 2) -> String {
        let text = String(number.magnitude)
        return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
