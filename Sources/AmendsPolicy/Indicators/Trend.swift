/// Where a row of values is going, from one period to the next.
public enum Trend: String, Sendable, CaseIterable {
    /// No step up, and the last below the first.
    case falling
    case rising
    /// Always the same.
    case level
    /// Up and down, and by more steps down than up over all pairs of periods; or the other way round.
    case mostlyFalling = "mostly_falling"
    case mostlyRising = "mostly_rising"
    case mixed
    /// Fewer than three periods with a value.
    case tooFew = "too_few"

    /// `steps` compares any two of the periods: less than nothing where the later is smaller. Periods
    /// without a value are left out before.
    public init(count: Int, compare: (_ earlier: Int, _ later: Int) -> Int) {
        guard count >= 3 else {
            self = .tooFew
            return
        }
        let steps = (1..<count).map { compare($0 - 1, $0).signum() }
        if steps.allSatisfy({ $0 == 0 }) {
            self = .level
        } else if steps.allSatisfy({ $0 <= 0 }) {
            self = .falling
        } else if steps.allSatisfy({ $0 >= 0 }) {
            self = .rising
        } else {
            // Mann and Kendall: pairs that rise less pairs that fall. With up and down evenly mixed it stays
            // below the standard deviation n(n−1)(2n+5)/18 says, compared here as squares.
            var score = 0
            for earlier in 0..<count { for later in earlier + 1..<count { score += compare(earlier, later).signum() } }
            let isClear = 18 * score * score > count * (count - 1) * (2 * count + 5)
            self = !isClear ? .mixed : score < 0 ? .mostlyFalling : .mostlyRising
        }
    }

    public init(_ values: [Int64]) {
        self.init(count: values.count) { values[$1] < values[$0] ? -1 : values[$1] > values[$0] ? 1 : 0 }
    }

    /// Shares are compared exactly; those that are not available are left out.
    public init(_ ratios: [Ratio]) {
        let known = ratios.filter(\.isAvailable)
        self.init(count: known.count) { known[$1].compared(to: known[$0]) ?? 0 }
    }
}
