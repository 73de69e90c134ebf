/// A share of whole numbers, such as the cases handled in time among all complaints. It is never
/// rounded before it is shown, and the shares of several places are added by their numbers: the rate of a
/// company is not the mean of its shops' rates.
public struct Ratio: Sendable, Hashable {
    public var numerator: Int64
    public var denominator: Int64
    /// Cases of the denominator of which nobody knows yet whether they will be in the numerator.
    public var undetermined: Int64

    public init(_ numerator: Int64, of denominator: Int64, undetermined: Int64 = 0) {
        (self.numerator, self.denominator, self.undetermined) = (numerator, denominator, undetermined)
    }

    /// False where there is nothing to be a share of: then it is neither 0 nor anything else.
    public var isAvailable: Bool { denominator > 0 }
    /// Whether no case is undetermined any more.
    public var isFinal: Bool { undetermined == 0 }

    /// In which parts a share is shown, with two decimals.
    public enum Scale: Int64, Sendable {
        case percent = 100
        case perThousand = 1_000
    }

    /// Hundredths of a percent, or of a per mille, rounded half up; nil where it is not available. While
    /// cases are undetermined this is the least that it can become.
    public func hundredths(_ scale: Scale = .percent) -> Int64? { Self.hundredths(numerator, of: denominator, scale) }

    /// The least and the greatest that it can become, in hundredths; nil where nothing is undetermined.
    public func interval(_ scale: Scale = .percent) -> ClosedRange<Int64>? {
        guard undetermined > 0, let low = Self.hundredths(numerator, of: denominator, scale),
            let high = Self.hundredths(Self.sum(numerator, undetermined), of: denominator, scale)
        else { return nil }
        return low...max(low, high)
    }

    /// Of which part of the denominator the outcome is known; nil where it is not available.
    public var coverage: Ratio? { isAvailable ? Ratio(Self.sum(denominator, -undetermined), of: denominator) : nil }

    public static func + (left: Ratio, right: Ratio) -> Ratio {
        Ratio(
            sum(left.numerator, right.numerator), of: sum(left.denominator, right.denominator),
            undetermined: sum(left.undetermined, right.undetermined))
    }

    /// Whether the share is at least, or at most, so many hundredths of a percent: compared as whole
    /// numbers, so that 94.996 % does not reach 95 %.
    public func reaches(atLeast target: Int64) -> Bool { Int128(numerator) * 10_000 >= Int128(target) * Int128(denominator) }
    public func stays(atMost target: Int64) -> Bool { Int128(numerator) * 10_000 <= Int128(target) * Int128(denominator) }

    /// Less than nothing where its share is smaller than the other's, more where it is greater.
    public func compared(to other: Ratio) -> Int? {
        guard isAvailable, other.isAvailable else { return nil }
        let difference = Int128(numerator) * Int128(other.denominator) - Int128(other.numerator) * Int128(denominator)
        return difference.signum() == 0 ? 0 : difference > 0 ? 1 : -1
    }

    private static func hundredths(_ numerator: Int64, of denominator: Int64, _ scale: Scale) -> Int64? {
        guard denominator > 0 else { return nil }
        let doubled = Int128(numerator) * Int128(scale.rawValue) * 200 + Int128(denominator)
        let divisor = Int128(denominator) * 2
        // Half up for negative numbers as well: corrections can make a numerator one.
        let (quotient, rest) = doubled.quotientAndRemainder(dividingBy: divisor)
        return Int64(clamping: rest < 0 ? quotient - 1 : quotient)
    }

    /// Sums of what others reported may leave 64 bits; they stop at the end of the range.
    private static func sum(_ left: Int64, _ right: Int64) -> Int64 { Int64(clamping: Int128(left) + Int128(right)) }
}
