public import AmendsText

/// One indicator of a period: whole numbers, of which the value follows. Undetermined cases are in
/// neither, and give the range in which the value will come to lie.
public struct Indicator: Sendable, Hashable {
    public enum Name: Sendable, Hashable {
        case known(IndicatorWord)
        /// Of a pack, in its own words.
        case text(Label)
    }

    public var name: Name
    public var numerator: Int64
    public var denominator: Int64
    /// Cases that will count once they are decided.
    public var undetermined: Int64

    public init(_ name: Name, _ numerator: Int64, of denominator: Int64, undetermined: Int64 = 0) {
        (self.name, self.numerator, self.denominator, self.undetermined) = (name, numerator, denominator, undetermined)
    }

    public init(_ word: IndicatorWord, _ numerator: Int64, of denominator: Int64, undetermined: Int64 = 0) {
        self.init(.known(word), numerator, of: denominator, undetermined: undetermined)
    }

    /// Per cent, to draw; nil without a denominator, for nothing of nothing is not 0 %.
    public var percent: Double? { denominator > 0 ? Double(numerator) * 100 / Double(denominator) : nil }

    /// What the value becomes if every undetermined case fails, and if every one succeeds; nil where
    /// nothing is undetermined.
    public var range: (lowest: (Int64, Int64), highest: (Int64, Int64))? {
        undetermined > 0
            ? ((numerator, denominator + undetermined), (numerator + undetermined, denominator + undetermined)) : nil
    }
}

extension Indicator {
    /// What the report counts by itself, in the order it is printed. Indicators of packs and of kept
    /// verdicts join this list.
    static func all(of counts: MonthCounts, outcomes: [String: Int64], findings: [String: Int64]) -> [Indicator] {
        let countable = counts.received - counts.duplicates
        let asked = counts.satisfied + counts.dissatisfied
        let found = findings.values.reduce(0, +)
        return [
            Indicator(
                .timelyRate, counts.timely, of: counts.timely + counts.late,
                undetermined: max(0, countable - counts.timely - counts.late)),
            Indicator(
                .satisfaction, counts.satisfied, of: asked, undetermined: max(0, counts.answered - asked - counts.unreached)),
            Indicator(.complaintRate, counts.received, of: counts.orders),
            Indicator(.closedRate, counts.closed, of: counts.received), Indicator(.answeredRate, counts.answered, of: counts.received),
            Indicator(.followUpRate, counts.followedUp, of: counts.answered),
            Indicator(.onSiteRate, outcomes["settled_onsite"] ?? 0, of: counts.closed),
            Indicator(
                .substantiationRate, findings["substantiated"] ?? 0, of: found, undetermined: max(0, countable - found)),
            Indicator(.reopenRate, counts.laterRounds, of: counts.received),
            Indicator(.escalationRate, counts.escalated, of: counts.received),
            Indicator(.compensatedRate, counts.compensated, of: counts.received),
            Indicator(.withdrawalRate, outcomes["withdrawn"] ?? 0, of: counts.closed),
        ]
    }
}
