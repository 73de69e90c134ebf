/// What an indicator is to reach, in hundredths of a percent.
public struct IndicatorTarget: Sendable, Hashable {
    public var basisPoints: Int64
    /// True for a ceiling, false for a floor.
    public var isCeiling: Bool

    public init(basisPoints: Int64, isCeiling: Bool) { (self.basisPoints, self.isCeiling) = (basisPoints, isCeiling) }

    public enum Verdict: Sendable, Hashable {
        case met, missed
        /// It depends on what becomes of the cases that are undetermined.
        case open
    }

    /// Nil where there is nothing to be a share of.
    public func verdict(on ratio: Ratio) -> Verdict? {
        guard ratio.isAvailable else { return nil }
        var best = ratio
        best.numerator = Int64(clamping: Int128(ratio.numerator) + Int128(ratio.undetermined))
        let (now, later) =
            isCeiling
            ? (ratio.stays(atMost: basisPoints), best.stays(atMost: basisPoints))
            : (ratio.reaches(atLeast: basisPoints), best.reaches(atLeast: basisPoints))
        return now == later ? (now ? .met : .missed) : .open
    }
}

extension Pack {
    /// The indicators of the regulation, in the pack's order.
    public var indicators: [Indicator] { texts("kpi.indicators").compactMap { Indicator(code: $0) } }

    public func target(of indicator: Indicator) -> IndicatorTarget? {
        switch indicator {
        case .timelyRate: integer("kpi.timely_target_bp").map { IndicatorTarget(basisPoints: $0, isCeiling: false) }
        case .satisfaction: integer("kpi.satisfaction_target_bp").map { IndicatorTarget(basisPoints: $0, isCeiling: false) }
        case .complaintRate: integer("kpi.complaint_rate_target_bp").map { IndicatorTarget(basisPoints: $0, isCeiling: true) }
        default: nil
        }
    }
}
