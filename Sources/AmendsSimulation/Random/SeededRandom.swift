/// Random numbers that are a function of their seed alone, on every machine and in every version
/// of Swift: SplitMix64 (Steele, Lea and Flood, 2014). Not for keys or salts.
///
/// The standard library may change how it draws from a generator, so whoever needs the same values
/// next year draws with the methods here.
public struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    /// A generator for one of many parts of what `seed` stands for (a store, a case, an act), so
    /// that parts can be made in any order.
    public init(seed: UInt64, part: Int...) {
        self.init(seed: seed)
        for number in part { state = next() ^ UInt64(truncatingIfNeeded: number) }
        state = next()
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }

    /// 0 ..< `bound`, which is more than 0. The bias is below bound / 2^64.
    public mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0, "there is no number to draw")
        return Int(UInt64(bound).multipliedFullWidth(by: next()).high)
    }

    public mutating func integer(in range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    /// One of `choices`, which are not empty.
    public mutating func element<Element>(of choices: [Element]) -> Element { choices[below(choices.count)] }

    /// 0 ..< 1, in steps of 2^−53.
    public mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Exponentially distributed with the given mean: the time to the next of many independent acts.
    public mutating func exponential(mean: Double) -> Double { -mean * Self.logarithm(1 - fraction()) }

    /// The natural logarithm of 2^−53 ... 1. The C library's may differ in its last bit from one
    /// machine to the next; this one uses only the four operations, which may not.
    static func logarithm(_ value: Double) -> Double {
        // value = significand · 2^exponent, and ln s = 2 artanh((s − 1) / (s + 1)), |…| ≤ 1/3.
        let ratio = (value.significand - 1) / (value.significand + 1)
        var (power, sum) = (ratio, 0.0)
        for divisor in stride(from: 1.0, through: 31, by: 2) {
            sum += power / divisor
            power *= ratio * ratio
        }
        return 2 * sum + Double(value.exponent) * 0x1.62e42fefa39efp-1
    }
}
