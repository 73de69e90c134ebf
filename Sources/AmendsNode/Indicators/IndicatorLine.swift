public import AmendsMerge
public import AmendsPolicy
public import AmendsStore

/// What an indicator came to.
public enum IndicatorValue: Sendable, Equatable {
    case share(Ratio)
    case duration(KeptDuration)
    case count(Int64)
    case fen(Int64)
    /// Fen in all, and the cases they went to; no average of no cases.
    case average(fen: Int64, cases: Int64)
}

/// The kept figures of one place and period, of which every indicator follows.
public struct IndicatorLine: Sendable {
    /// One text for each division asked for, in that order.
    public var keys: [String]
    public let figures: StatisticsLine
    /// Orders or guests of the same places and months. Business is not divided by class, channel or
    /// outcome: a class is compared with the whole business.
    public var volume: Int64

    public init(_ figures: StatisticsLine, keys: [String]? = nil, volume: Int64? = nil) {
        (self.keys, self.figures, self.volume) = (keys ?? figures.keys, figures, volume ?? figures.count(Measure.orders))
    }

    public func count(_ tally: Tally) -> Int64 { tally == .volume ? volume : figures.count(tally) }

    /// Nil for indicators that are no sums of kept figures: changes, repeats and what is overdue.
    public func value(of indicator: Indicator) -> IndicatorValue? {
        switch indicator.measure {
        case .share: indicator.ratio(count).map(IndicatorValue.share)
        case .duration(let span): .duration(figures.duration(Self.kind(span)))
        case .count(let sum): .count(sum.count(count))
        case .amount(let tally): .fen(count(tally))
        case .average(let tally, let sum): .average(fen: count(tally), cases: sum.count(count))
        case .overdue, .repeats, .change: nil
        }
    }

    public func ratio(of indicator: Indicator) -> Ratio? { indicator.ratio(count) }

    private static func kind(_ span: Indicator.Span) -> DurationKind {
        switch span {
        case .response: .acknowledged
        case .handling: .answered
        case .closing: .closed
        }
    }
}
