public import AmendsPolicy

/// Where a tally stands in the vectors of the statistics. Kept sums and single cases are read at the
/// same place, so the cases that an indicator lists are the ones it counts.
extension StatisticsVector {
    static func position(of tally: Tally) -> Int {
        switch tally {
        case .received: position(of: Measure.received)
        case .countable: position(of: Measure.countable)
        case .started(let clock): position(of: clock)
        case .timely(let clock): position(of: clock) + 1
        case .late(let clock): position(of: clock) + 2
        case .reportedTimely: position(of: Measure.reportedTimely)
        case .reportedLate: position(of: Measure.reportedLate)
        case .settledOnSite: position(of: Measure.countableSettledOnSite)
        case .judged: position(of: Measure.countableJudged)
        case .substantiated: position(of: Measure.countableSubstantiated)
        case .asked: position(of: Measure.asked)
        case .surveyed: position(of: Measure.surveyed)
        case .satisfied: position(of: Measure.surveySatisfied)
        case .firstSurveyed: position(of: Measure.firstSurveyed)
        case .firstSatisfied: position(of: Measure.firstSatisfied)
        case .reworked: position(of: Measure.countableReworked)
        case .reopened: position(of: Measure.countableReopened)
        case .extended: position(of: Measure.countableExtended)
        case .escalated: position(of: Measure.countableEscalated)
        case .withdrawn: position(of: Measure.countableWithdrawn)
        case .compensated: position(of: Measure.compensated)
        case .closed: position(of: Measure.countableClosed)
        case .volume: position(of: Measure.orders)
        case .compensation: position(of: Measure.compensation)
        }
    }

    /// What a vector has for a tally.
    public static func count(_ tally: Tally, in vector: ArraySlice<Int64>) -> Int64 { vector[vector.startIndex + position(of: tally)] }
}

extension CaseFacts {
    /// The case's own vector, without histograms.
    public var contribution: [Int64] {
        var vector = [Int64](repeating: 0, count: StatisticsVector.plainCount)
        vector.withUnsafeMutableBufferPointer { add(1, to: $0) }
        return vector
    }

    /// Whether the case is one of those that the sum counts.
    public func isCounted(in sum: TallySum) -> Bool {
        let contribution = contribution[...]
        return sum.count { StatisticsVector.count($0, in: contribution) } != 0
    }
}
