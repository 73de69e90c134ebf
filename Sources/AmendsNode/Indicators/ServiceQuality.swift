import AmendsMerge
public import AmendsPolicy

/// The overall state of a unit's service in a period, as its complaints tell of it: how the indicators of
/// quality stand against their targets and against the period before. It grades; what to improve, the
/// divisions of the same period say.
public struct ServiceQuality: Sendable, Equatable {
    public struct Line: Sendable, Equatable {
        public var indicator: Indicator
        public var value: Ratio
        public var previous: Ratio
        public var target: IndicatorTarget?
        public var verdict: IndicatorTarget.Verdict?
        public var trend: ServiceTrend
    }

    public let lines: [Line]

    /// The indicators that tell of the service itself and of what is made of its faults, the most telling first.
    public static let indicators: [Indicator] = [.complaintRate, .satisfaction, .timelyRate, .substantiation, .reworkRate]

    public init(_ report: IndicatorReport) {
        lines = Self.indicators.compactMap { indicator in
            guard let value = report.total.ratio(of: indicator), let previous = report.previous.ratio(of: indicator) else { return nil }
            let target = report.target(of: indicator)
            return Line(
                indicator: indicator, value: value, previous: previous, target: target, verdict: target?.verdict(on: value),
                trend: Self.trend(indicator, value, previous))
        }
    }

    public var grade: ServiceGrade {
        let verdicts = lines.compactMap(\.verdict)
        let missed = verdicts.count { $0 == .missed }
        if missed > 0 { return missed == 1 ? .fair : .poor }
        if verdicts.contains(.open) { return .open }
        return verdicts.isEmpty ? .unknown : .good
    }

    /// Whether more of the indicators became better than worse.
    public var trend: ServiceTrend {
        let known = lines.map(\.trend).filter { $0 != .unknown }
        if known.isEmpty { return .unknown }
        let balance = known.count { $0 == .better } - known.count { $0 == .worse }
        return balance > 0 ? .better : balance < 0 ? .worse : .same
    }

    /// A share of few well-founded complaints is a better service, though no regulation sets it an aim.
    private static func trend(_ indicator: Indicator, _ value: Ratio, _ previous: Ratio) -> ServiceTrend {
        guard let compared = value.compared(to: previous) else { return .unknown }
        if compared == 0 { return .same }
        return (compared > 0) == (indicator.aim == .high) ? .better : .worse
    }
}
