public import AmendsLog
public import AmendsMerge
public import AmendsPolicy

/// One indicator month by month.
public struct IndicatorCourse: Sendable {
    public struct Step: Sendable {
        public var month: MonthNumber
        public var value: IndicatorValue?
        public var previous: IndicatorValue?
        public var yearBefore: IndicatorValue?
    }

    public let indicator: Indicator
    public let steps: [Step]
    /// Of the months that have a value.
    public let trend: Trend
}

extension Node {
    /// Nil for an indicator that has no value of a month in the kept figures.
    public func course(of indicator: Indicator, _ months: ClosedRange<MonthNumber>, site: SiteCode? = nil) throws(NodeError)
        -> IndicatorCourse?
    {
        let first = MonthNumber(rawValue: months.lowerBound.rawValue - 12)
        let lines = try indicatorsByMonth(first...months.upperBound, site: site)
        let values = lines.map { $0.line.value(of: indicator) }
        guard values.contains(where: { $0 != nil }) else { return nil }
        let steps = values.indices.dropFirst(12).map { index in
            IndicatorCourse.Step(
                month: lines[index].month, value: values[index], previous: values[index - 1], yearBefore: values[index - 12])
        }
        return IndicatorCourse(indicator: indicator, steps: steps, trend: Self.trend(steps.compactMap(\.value)))
    }

    private static func trend(_ values: [IndicatorValue]) -> Trend {
        let ratios = values.compactMap { if case .share(let ratio) = $0 { ratio } else { nil } }
        if !ratios.isEmpty { return Trend(ratios) }
        return Trend(
            values.compactMap { value in
                switch value {
                case .count(let number), .fen(let number): number
                case .average(let fen, let cases): cases > 0 ? fen / cases : nil
                case .duration(let kept): kept.count > kept.negative ? kept.sumMilliseconds / (kept.count - kept.negative) : nil
                case .share: nil
                }
            })
    }
}
