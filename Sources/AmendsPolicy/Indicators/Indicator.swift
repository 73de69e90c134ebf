/// A figure by which the handling of complaints is judged. A value of the table ``Indicator/all``; two
/// with one code are the same indicator.
public struct Indicator: Sendable, Hashable {
    /// As in packs, on the command line and in JSON: `timely_rate`.
    public let code: String
    public let measure: Measure
    public let aim: Aim

    public enum Measure: Sendable, Hashable {
        /// Cases of the numerator among those of the denominator; `undetermined` may still join the numerator.
        case share(numerator: TallySum, denominator: TallySum, undetermined: TallySum)
        /// How long something takes, from the receipt on.
        case duration(Span)
        case count(TallySum)
        /// Fen.
        case amount(Tally)
        /// Fen for each case.
        case average(Tally, of: TallySum)
        /// Open cases with a limit that is over, at the moment of asking.
        case overdue
        /// Cases that share a customer, a person or an item with another of the same period.
        case repeats
        /// The number of complaints against the period before.
        case change
    }

    /// From the receipt to …
    public enum Span: Sendable, Hashable { case response, handling, closing }

    /// Where one wants it to be.
    public enum Aim: Sendable, Hashable { case high, low, none }

    init(_ code: String, _ measure: Measure, _ aim: Aim) { (self.code, self.measure, self.aim) = (code, measure, aim) }

    private init(share code: String, _ numerator: Tally, of denominator: Tally, _ aim: Aim) {
        self.init(
            code, .share(numerator: .of(numerator), denominator: .of(denominator), undetermined: .nothing), aim)
    }

    public static func == (left: Indicator, right: Indicator) -> Bool { left.code == right.code }
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }

    /// Which group of an indicator a case is in.
    public enum Part: String, Sendable, CaseIterable { case numerator, denominator, undetermined }

    /// What a part adds up; nil where the indicator has no such part.
    public func sum(_ part: Part) -> TallySum? {
        switch (measure, part) {
        case (.share(let numerator, _, _), .numerator): numerator
        case (.share(_, let denominator, _), .denominator): denominator
        case (.share(_, _, let undetermined), .undetermined): undetermined
        case (.count(let sum), .numerator): sum
        case (.average(_, let sum), .denominator): sum
        default: nil
        }
    }

    /// The share, given each tally's number; nil where the indicator is none.
    public func ratio(_ number: (Tally) -> Int64) -> Ratio? {
        guard case .share(let numerator, let denominator, let undetermined) = measure else { return nil }
        return Ratio(numerator.count(number), of: denominator.count(number), undetermined: undetermined.count(number))
    }

    /// In what parts a share is shown first.
    public var scale: Ratio.Scale { .percent }
    /// Whether it is a rate upon the volume of business, which is shown per thousand as well.
    public var isUponVolume: Bool {
        if case .share(_, let denominator, _) = measure { denominator.added.contains(.volume) } else { false }
    }
}

extension Indicator {
    /// K1: handled and answered within the time set, in the first handling, among all complaints received.
    public static let timelyRate = Indicator(
        "timely_rate",
        .share(
            numerator: .of(.timely(.resolve)), denominator: .of(.countable),
            undetermined: .of(.countable, without: [.timely(.resolve), .late(.resolve)])), .high)

    /// The same for one clock, among the complaints in which it started.
    public static func timelyRate(of clock: ClockKind) -> Indicator {
        Indicator(
            "timely_rate.\(clock.code)",
            .share(
                numerator: .of(.timely(clock)), denominator: .of(.started(clock)),
                undetermined: .of(.started(clock), without: [.timely(clock), .late(clock)])), .high)
    }

    /// Among those of which the outcome is known.
    public static let onTimeClosure = Indicator(
        "on_time_closure",
        .share(
            numerator: .of(.timely(.resolve)), denominator: .of(.timely(.resolve), .late(.resolve)), undetermined: .nothing), .high)

    /// As a source that was imported reported it.
    public static let reportedTimelyRate = Indicator(
        "reported_timely_rate",
        .share(numerator: .of(.reportedTimely), denominator: .of(.reportedTimely, .reportedLate), undetermined: .nothing), .high)

    /// K2: by the last answer, among the customers who were asked and answered.
    public static let satisfaction = Indicator(share: "satisfaction", .satisfied, of: .surveyed, .high)
    public static let firstSatisfaction = Indicator(share: "first_satisfaction", .firstSatisfied, of: .firstSurveyed, .high)
    /// Answers among the customers whom somebody tried to ask.
    public static let answerRate = Indicator(share: "answer_rate", .surveyed, of: .asked, .high)

    /// K3: complaints upon orders or guests.
    public static let complaintRate = Indicator(share: "complaint_rate", .countable, of: .volume, .low)

    public static let responseTime = Indicator("response_time", .duration(.response), .low)
    public static let handlingTime = Indicator("handling_time", .duration(.handling), .low)
    public static let closingTime = Indicator("closing_time", .duration(.closing), .low)

    public static let count = Indicator("count", .count(.of(.countable)), .low)
    /// K4 over two periods: how the number of complaints changed.
    public static let change = Indicator("change", .change, .low)

    public static let onSiteRate = Indicator(share: "on_site_rate", .settledOnSite, of: .countable, .high)
    public static let substantiation = Indicator(share: "substantiation", .substantiated, of: .judged, .none)
    public static let reworkRate = Indicator(share: "rework_rate", .reworked, of: .countable, .low)
    public static let reopenRate = Indicator(share: "reopen_rate", .reopened, of: .countable, .low)
    public static let extensionRate = Indicator(share: "extension_rate", .extended, of: .countable, .low)
    public static let escalationRate = Indicator(share: "escalation_rate", .escalated, of: .countable, .low)
    public static let withdrawalRate = Indicator(share: "withdrawal_rate", .withdrawn, of: .countable, .none)
    public static let closedRate = Indicator(share: "closed_rate", .closed, of: .countable, .high)

    public static let compensation = Indicator("compensation", .amount(.compensation), .low)
    public static let averageCompensation = Indicator("average_compensation", .average(.compensation, of: .of(.compensated)), .low)

    public static let repeats = Indicator("repeat", .repeats, .low)
    public static let overdue = Indicator("overdue", .overdue, .low)

    /// In the order in which they are shown.
    public static let all: [Indicator] =
        [timelyRate] + ClockKind.allCases.map { timelyRate(of: $0) } + [
            onTimeClosure, reportedTimelyRate, satisfaction, firstSatisfaction, answerRate, complaintRate, responseTime, handlingTime,
            closingTime, count, change, onSiteRate, substantiation, reworkRate, reopenRate, extensionRate, escalationRate, withdrawalRate,
            closedRate, compensation, averageCompensation, repeats, overdue,
        ]

    private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })

    /// Nil for a code that there is not.
    public init?(code: some StringProtocol) {
        guard let found = Self.byCode[String(code)] else { return nil }
        self = found
    }

    /// What a pack may name: one for each of its limits would be too many.
    static let codesOfPacks = all.filter { !$0.code.hasPrefix("timely_rate.") }.map(\.code)
}
