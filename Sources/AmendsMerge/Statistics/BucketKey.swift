import AmendsModel

/// Which month a bucket counts in. Each measure names its own: a case received in October and
/// closed in November counts as received in one and as closed in the other.
public enum BucketBasis: UInt8, Sendable, CaseIterable {
    /// The month of receipt: all measures.
    case received = 0
    /// The month of the answer: one count.
    case answered = 1
    /// The month of closing: one count for each closing, those that a reopening undid included.
    case closed = 2
    /// The month of opening again what had been closed: one count for each time.
    case reopened = 3
    /// The month of handing over to another unit: one count.
    case handedOver = 4
    /// The month of coming from another unit: one count.
    case takenOver = 5
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
