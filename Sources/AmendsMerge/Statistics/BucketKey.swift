/// Which month a bucket counts in. Each measure names its own: a case received in October and
/// closed in November counts as received in one and as closed in the other.
public enum BucketBasis: UInt8, Sendable, CaseIterable {
    /// The month of receipt: all measures.
    case received = 0
    /// The month of the answer: one count.
    case answered = 1
    /// The month of closing: one count.
    case closed = 2
}

/// By what a bucket divides its month.
public enum BucketDimension: UInt8, Sendable, CaseIterable {
    /// The site's month as a whole.
    case none = 0
    case region = 1
    case category = 2
    case channel = 3
    case outcome = 4
    /// All four at once; counts only, no histograms.
    case cross = 5
}

/// Months counted from January of year 0, in the time zone the case was received in.
public struct MonthNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var rawValue: Int32
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// The month of an instant (ms since 1970) at an offset (minutes east of UTC).
    public init(milliseconds: Int64, offset: Int64) {
        let local = milliseconds.addingReportingOverflow(offset &* 60_000).partialValue
        let (year, month, _) = CivilDate.date(ofDay: CivilDate.floorDivide(local, 86_400_000))
        rawValue = Int32(clamping: year * 12 + month - 1)
    }

    /// Reads `2026-01`.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 4, parts[1].count == 2, let year = Int32(parts[0]), let month = Int32(parts[1]),
            (1...12).contains(month), year >= 0
        else { return nil }
        rawValue = year * 12 + month - 1
    }

    public var description: String {
        let number = Int64(rawValue)
        let year = CivilDate.floorDivide(number, 12)
        let month = number - year * 12 + 1
        let digits = String(max(year, 0))
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-" + (month < 10 ? "0" : "") + String(month)
    }

    public static func < (left: MonthNumber, right: MonthNumber) -> Bool { left.rawValue < right.rawValue }
}

/// The proleptic Gregorian calendar in integers.
public enum CivilDate {
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
}
