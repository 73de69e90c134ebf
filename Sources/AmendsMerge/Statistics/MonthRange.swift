/// Months one after the other, as periods of reports: a month, a quarter, a year.
extension ClosedRange where Bound == MonthNumber {
    /// Reads `2026-11`, `2026-Q4` and `2026`; nil for anything else.
    public init?(period text: some StringProtocol) {
        if let month = MonthNumber(text) {
            self = month...month
            return
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count <= 2, let year = parts.first, let first = MonthNumber("\(year)-01") else { return nil }
        guard parts.count == 2 else {
            self = first...MonthNumber(rawValue: first.rawValue + 11)
            return
        }
        guard parts[1].count == 2, parts[1].first == "Q", let quarter = parts[1].last?.wholeNumberValue, (1...4).contains(quarter) else {
            return nil
        }
        let start = first.rawValue + Int32(quarter - 1) * 3
        self = MonthNumber(rawValue: start)...MonthNumber(rawValue: start + 2)
    }

    public var monthCount: Int { Int(upperBound.rawValue) - Int(lowerBound.rawValue) + 1 }

    public var months: [MonthNumber] { (0..<monthCount).map { MonthNumber(rawValue: lowerBound.rawValue + Int32($0)) } }

    /// As long, and right before it.
    public var previous: Self { moved(by: -monthCount) }
    public var yearBefore: Self { moved(by: -12) }

    public func moved(by months: Int) -> Self {
        MonthNumber(rawValue: lowerBound.rawValue + Int32(months))...MonthNumber(rawValue: upperBound.rawValue + Int32(months))
    }

    /// `2026-11`, `2026-Q4`, `2026`, or `2026-01…2026-05`.
    public var periodName: String {
        if monthCount == 1 { return lowerBound.description }
        let month = Int(lowerBound.rawValue) % 12
        if monthCount == 12, month == 0 { return String(lowerBound.description.dropLast(3)) }
        if monthCount == 3, month % 3 == 0 { return "\(lowerBound.description.dropLast(3))-Q\(month / 3 + 1)" }
        return "\(lowerBound)…\(upperBound)"
    }
}
