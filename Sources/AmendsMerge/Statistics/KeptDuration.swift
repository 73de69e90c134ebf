/// A duration as the buckets keep it: numbers that can be added, and a histogram of minutes.
public struct KeptDuration: Sendable, Equatable {
    /// Cases with both ends, negative ones included.
    public var count: Int64
    /// Cases whose end lies before their start: counted, and left out of everything else.
    public var negative: Int64
    /// Cases whose two ends are the same instant.
    public var zero: Int64
    public var sumMilliseconds: Int64
    /// Cases per bin of ``Histogram``; empty where the bucket keeps none.
    public var histogram: [Int64]

    public init(vector: ArraySlice<Int64>, kind: DurationKind) {
        let position = vector.startIndex + StatisticsVector.position(of: kind)
        (count, negative, zero, sumMilliseconds) = (vector[position], vector[position + 1], vector[position + 2], vector[position + 3])
        let start = vector.startIndex + StatisticsVector.position(ofHistogram: kind)
        histogram = vector.count == StatisticsVector.count ? Array(vector[start..<start + Histogram.binCount]) : []
    }

    /// Mean over the cases that are not negative, milliseconds.
    public var mean: Double? { count > negative ? Double(sumMilliseconds) / Double(count - negative) : nil }

    /// About the `numerator`/`denominator` quantile, minutes: the lower bound of the bin that its
    /// nearest rank falls into; nil where no histogram is kept or nothing is counted.
    public func quantile(_ numerator: Int64, _ denominator: Int64) -> Int64? {
        let total = histogram.reduce(0, +)
        guard total > 0 else { return nil }
        let rank = max(1, (total * numerator + denominator - 1) / denominator)
        var seen: Int64 = 0
        for (bin, count) in histogram.enumerated() {
            seen += count
            if seen >= rank { return Histogram.lowerBound(ofBin: bin) }
        }
        return nil
    }
}
