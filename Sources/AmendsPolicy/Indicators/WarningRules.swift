/// The thresholds of a pack, and what they say of figures. Whole numbers alone decide, so that every
/// node that holds the same cases warns of the same.
public struct WarningRules: Sendable, Equatable {
    public var indicators: [WarningIndicator]
    /// Complaints upon the volume of business, hundredths of a percent.
    public var rate: Int64
    /// Complaints, of a place or of a class, an area, a person …
    public var count: Int64
    public var windowDays: Int64
    /// Fewer cases than this never make a rate, a spike or a satisfaction worth a warning.
    public var minimumCases: Int64
    /// A warning is over when the value is so many percent better than its threshold.
    public var hysteresis: Int64
    /// Below this share of satisfied customers, hundredths of a percent.
    public var satisfaction: Int64

    public init(
        indicators: [WarningIndicator] = WarningIndicator.allCases, rate: Int64 = 200, count: Int64 = 5, windowDays: Int64 = 30,
        minimumCases: Int64 = 3, hysteresis: Int64 = 20, satisfaction: Int64 = 9_000
    ) {
        (self.indicators, self.rate, self.count, self.windowDays) = (indicators, rate, count, windowDays)
        (self.minimumCases, self.hysteresis, self.satisfaction) = (minimumCases, hysteresis, satisfaction)
    }

    public init(_ pack: Pack) {
        let standard = WarningRules()
        self.init(
            indicators: pack.texts("warning.indicators").compactMap(WarningIndicator.init(rawValue:)),
            rate: pack.integer("warning.rate_bp") ?? standard.rate, count: pack.integer("warning.count") ?? standard.count,
            windowDays: pack.integer("warning.window_days") ?? standard.windowDays,
            minimumCases: pack.integer("warning.minimum_cases") ?? standard.minimumCases,
            hysteresis: pack.integer("warning.hysteresis_percent") ?? standard.hysteresis,
            satisfaction: pack.integer("kpi.satisfaction_target_bp") ?? standard.satisfaction)
    }

    /// The figures of one place in a window of days.
    public struct Figures: Sendable, Equatable {
        public var countable: Int64 = 0
        /// Of the window before, as long.
        public var countableBefore: Int64 = 0
        public var volume: Int64 = 0
        public var surveyed: Int64 = 0
        public var satisfied: Int64 = 0
        /// Open cases with a limit that is over.
        public var overdue: Int64 = 0
        /// Complaints by what they have in common, in the window and in the one before.
        public var shared: [WarningSubject: (now: Int64, before: Int64)] = [:]

        public init() {}

        public static func == (left: Self, right: Self) -> Bool {
            left.countable == right.countable && left.countableBefore == right.countableBefore && left.volume == right.volume
                && left.surveyed == right.surveyed && left.satisfied == right.satisfied && left.overdue == right.overdue
                && left.shared.mapValues { [$0.now, $0.before] } == right.shared.mapValues { [$0.now, $0.before] }
        }
    }

    /// A warning that stands already.
    public struct Standing: Sendable, Hashable {
        public var indicator: WarningIndicator
        public var subject: WarningSubject

        public init(_ indicator: WarningIndicator, _ subject: WarningSubject) { (self.indicator, self.subject) = (indicator, subject) }
    }

    /// What fires, what still stands and what has calmed down, in the order of indicators and subjects.
    public func signals(_ figures: Figures, standing: Set<Standing> = []) -> [WarningSignal] {
        var signals: [WarningSignal] = []
        func watch(
            _ indicator: WarningIndicator, _ subject: WarningSubject, _ value: WarningSignal.Value, _ threshold: Int64, _ before: Int64?
        ) {
            let stands = standing.contains(Standing(indicator, subject))
            let isPassed = isPassed(indicator, value, threshold)
            if isPassed || stands {
                let state: WarningSignal.State = !stands ? .new : isPassed || !isCalm(indicator, value, threshold) ? .standing : .calmed
                signals.append(
                    WarningSignal(
                        indicator: indicator, subject: subject, value: value, threshold: threshold, before: before, state: state))
            }
        }
        let place = WarningSubject(.site)
        for indicator in indicators {
            switch indicator {
            case .rate: watch(.rate, place, .share(Ratio(figures.countable, of: figures.volume)), rate, nil)
            case .count: watch(.count, place, .count(figures.countable), count, figures.countableBefore)
            case .overdue: watch(.overdue, place, .count(figures.overdue), minimumCases, nil)
            case .satisfaction: watch(.satisfaction, place, .share(Ratio(figures.satisfied, of: figures.surveyed)), satisfaction, nil)
            case .hotspot, .repeat:
                // What nobody complains of any more is not among the figures, and has calmed down.
                let known = standing.filter { $0.indicator == indicator }.map(\.subject)
                for subject in Set(figures.shared.keys.filter { Self.isRepeat($0) == (indicator == .repeat) }).union(known) {
                    let counts = figures.shared[subject] ?? (0, 0)
                    watch(indicator, subject, .count(counts.now), threshold(of: indicator, counts.before), counts.before)
                }
            }
        }
        return signals.sorted { ($0.indicator.rawValue, $0.subject) < ($1.indicator.rawValue, $1.subject) }
    }

    /// Customers, people and items come back; classes, areas, stalls and departments are hot spots.
    static func isRepeat(_ subject: WarningSubject) -> Bool {
        switch subject.kind {
        case .customer, .respondent, .item: true
        case .site, .category, .region, .stall, .department: false
        }
    }

    /// A hot spot is as many complaints as the pack warns of, or a spike: twice as many as in the window
    /// before, and no fewer than the least that counts.
    private func threshold(of indicator: WarningIndicator, _ before: Int64) -> Int64 {
        if indicator == .repeat { return minimumCases }
        return before > 0 ? min(count, max(minimumCases, before.multipliedReportingOverflow(by: 2).partialValue)) : count
    }

    private func isPassed(_ indicator: WarningIndicator, _ value: WarningSignal.Value, _ threshold: Int64) -> Bool {
        switch value {
        case .count(let count): count >= threshold
        case .share(let ratio):
            if indicator == .satisfaction {
                ratio.denominator >= minimumCases && !ratio.reaches(atLeast: threshold)
            } else {
                // Without a volume there is no rate, and no warning of one.
                ratio.isAvailable && ratio.numerator >= minimumCases && ratio.reaches(atLeast: threshold)
            }
        }
    }

    /// Whether a warning that stands is over: the value is better than the threshold by the hysteresis.
    private func isCalm(_ indicator: WarningIndicator, _ value: WarningSignal.Value, _ threshold: Int64) -> Bool {
        switch value {
        case .count(let count): Int128(count) * 100 < Int128(threshold) * Int128(100 - hysteresis)
        case .share(let ratio):
            if indicator == .satisfaction {
                // Part of the way from the threshold to everybody.
                ratio.isAvailable && ratio.reaches(atLeast: threshold + (10_000 - threshold) * hysteresis / 100)
            } else {
                ratio.isAvailable && !ratio.reaches(atLeast: threshold * (100 - hysteresis) / 100)
            }
        }
    }
}
