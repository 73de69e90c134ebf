public import AmendsLog
public import AmendsMerge
public import AmendsPolicy
public import AmendsStore

/// Of which cases the indicators are asked for: those received in these months, at one site or at all.
public struct IndicatorQuery: Sendable {
    public var months: ClosedRange<MonthNumber>
    public var site: SiteCode?
    public var divisions: [StatisticsQuery.Division]

    public init(_ months: ClosedRange<MonthNumber>, site: SiteCode? = nil, by divisions: [StatisticsQuery.Division] = []) {
        (self.months, self.site, self.divisions) = (months, site, divisions)
    }
}

/// The indicators of a period, with what they are compared to and what they rest on.
public struct IndicatorReport: Sendable {
    public let query: IndicatorQuery
    /// Those of the packs in force, in the order of ``Indicator/all``.
    public let indicators: [Indicator]
    /// By the keys of the divisions; one line without keys where nothing divides.
    public let lines: [IndicatorLine]
    public let total: IndicatorLine
    /// The same as ``total`` of the period before, as long as this one, and of the same months a year before.
    public let previous: IndicatorLine
    public let yearBefore: IndicatorLine
    /// Open cases with a limit that is over, at the moment of asking.
    public let overdue: Int64
    public let watermarks: Watermarks
    /// By site; packs in force on the last day of the period (or today, if that is earlier).
    public let packs: [String: Pack]

    /// Whether nothing that happened in the period can still arrive.
    public var isFinal: Bool { watermarks.isFinal }

    /// What an indicator is to reach at a site, or at all sites where their packs agree.
    public func target(of indicator: Indicator, at site: String? = nil) -> IndicatorTarget? {
        let asked = site.map { [$0] } ?? query.site.map { [$0.text] } ?? Array(packs.keys)
        let targets = Set(asked.map { packs[$0]?.target(of: indicator) })
        return targets.count == 1 ? targets.first ?? nil : nil
    }

    /// What an indicator came to, those included that are no sums of kept figures.
    public func value(of indicator: Indicator) -> IndicatorValue? {
        switch indicator.measure {
        case .overdue: .count(overdue)
        case .change: .count(total.count(.countable) - previous.count(.countable))
        default: total.value(of: indicator)
        }
    }
}
