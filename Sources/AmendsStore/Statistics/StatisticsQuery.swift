import AmendsLog
public import AmendsMerge
public import AmendsModel
public import AmendsPolicy

/// What to divide the statistics by, and which of them to read.
public struct StatisticsQuery: Sendable {
    public enum Division: String, Sendable, CaseIterable {
        case site, month, region, category, channel, outcome

        var dimension: BucketDimension? {
            switch self {
            case .region: .region
            case .category: .category
            case .channel: .channel
            case .outcome: .outcome
            case .site, .month: nil
            }
        }
    }

    public var divisions: [Division]
    /// First and last month, both included; nil for no bound.
    public var from: MonthNumber?
    public var to: MonthNumber?
    /// Also read exact percentiles from the cases themselves; takes time in proportion to their number.
    public var isExact: Bool

    public init(by divisions: [Division] = [], from: MonthNumber? = nil, to: MonthNumber? = nil, isExact: Bool = false) {
        (self.divisions, self.from, self.to, self.isExact) = (divisions, from, to, isExact)
    }
}

/// One line of statistics: the sums of the buckets it stands for.
public struct StatisticsLine: Sendable {
    /// One text for each division asked for, in that order.
    public var keys: [String]
    /// A part of what all lines of an answer share.
    var vector: ArraySlice<Int64>
    /// Cases answered, closings and reopenings in the months asked for, whenever the cases were received;
    /// nil where the lines are divided by more than site and month.
    public internal(set) var answeredInPeriod: Int64?
    public internal(set) var closedInPeriod: Int64?
    public internal(set) var reopenedInPeriod: Int64?
    public internal(set) var exact: [DurationKind: ExactDuration] = [:]

    public func count(_ measure: Measure) -> Int64 { vector[vector.startIndex + StatisticsVector.position(of: measure)] }
    public func reached(_ milestone: Milestone) -> Int64 { vector[vector.startIndex + StatisticsVector.position(of: milestone)] }
    /// Counted for countable cases only.
    public func clock(_ kind: ClockKind) -> KeptClock { KeptClock(vector: vector, kind: kind) }
    public func duration(_ kind: DurationKind) -> KeptDuration { KeptDuration(vector: vector, kind: kind) }
}

/// A duration as exact as its source: from the cases themselves. Negative ones are left out.
public struct ExactDuration: Sendable, Equatable {
    /// Mean of the two middle values where their number is even, milliseconds.
    public var median: Double
    /// Nearest rank, milliseconds.
    public var percentile90: Int64
    public var maximum: Int64

    /// Nil for no values. `sorted` is ascending.
    public init?(sorted: [Int64]) {
        guard let last = sorted.last else { return nil }
        let middle = sorted.count / 2
        median = sorted.count % 2 == 1 ? Double(sorted[middle]) : (Double(sorted[middle - 1]) + Double(sorted[middle])) / 2
        percentile90 = sorted[(sorted.count * 9 + 9) / 10 - 1]
        maximum = last
    }
}
