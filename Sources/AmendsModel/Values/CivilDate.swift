/// The proleptic Gregorian calendar in integers.
public enum CivilDate {
    /// Milliseconds of a day; there are no leap seconds in Unix time.
    public static let dayMilliseconds: Int64 = 86_400_000

    @inlinable
    public static func floorDivide(_ number: Int64, _ divisor: Int64) -> Int64 {
        // Not by negating: the smallest number has no negative.
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// Year, month and day of a number of days since 1970-01-01.
    public static func date(ofDay day: Int64) -> (year: Int64, month: Int64, day: Int64) {
        // Years are taken to begin in March, so that the leap day comes last.
        let shifted = day + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// Days since 1970-01-01 of a date.
    public static func day(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = floorDivide(shiftedYear, 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// 0 for Monday … 6 for Sunday.
    @inlinable
    public static func weekday(ofDay day: Int64) -> Int64 {
        // 1970-01-01 was a Thursday.
        let rest = (day &+ 3) % 7
        return rest < 0 ? rest + 7 : rest
    }

    /// `2026-02-14`; years before 0 and after 9999 are written with what digits they have.
    public static func text(ofDay day: Int64) -> String {
        let (year, month, dayOfMonth) = date(ofDay: day)
        func padded(_ number: Int64, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(dayOfMonth, 2)
    }

    /// Reads `2026-02-14`; nil for anything else and for days that no month has.
    public static func day(_ text: some StringProtocol) -> Int64? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let year = Int64(parts[0]), let month = Int64(parts[1]), let dayOfMonth = Int64(parts[2]), (1...12).contains(month)
        else { return nil }
        let day = Self.day(year: year, month: month, day: dayOfMonth)
        // The 31st of a month of 30 days comes out as the 1st of the next.
        return dayOfMonth >= 1 && date(ofDay: day).month == month ? day : nil
    }

    /// The day that an instant (ms since 1970) falls on at an offset (minutes east of UTC).
    @inlinable
    public static func day(ofMilliseconds milliseconds: Int64, offset: Int64) -> Int64 {
        floorDivide(milliseconds &+ offset &* 60_000, 86_400_000)
    }
}
