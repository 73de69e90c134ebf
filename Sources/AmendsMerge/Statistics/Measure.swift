public import AmendsModel
public import AmendsPolicy

/// The numbers that are kept for every bucket of the statistics. Positions in the vector are
/// promises of the materializer version: the statistics digest is taken over them.
public enum Measure: Int, Sendable, CaseIterable {
    case received = 0
    case open = 1
    case closed = 2
    /// In a second or later round.
    case reopened = 3
    case escalated = 4
    /// Hidden behind another case as its duplicate.
    case duplicates = 5
    case satisfied = 6
    case dissatisfied = 7
    case unreached = 8
    /// As an imported source reported it.
    case reportedTimely = 9
    case reportedLate = 10
    /// Sum of compensation, fen.
    case compensation = 11
    case compensated = 12
    /// In conflict: a field with two values that nobody has settled.
    case conflicting = 13
    /// Business volume: orders or guests served in the month.
    case orders = 14
    /// What the indicators are shares of: complaints that are no duplicate of another case and were not
    /// found to be none of ours. Clocks are counted for these alone.
    case countable = 15
    /// Declared invalid, for whatever reason.
    case invalid = 16
    /// Taken back by the customer before there was an answer.
    case withdrawn = 17
    case settledOnSite = 18
    case substantiated = 19
    case partlySubstantiated = 20
    /// Countable cases whose customer answered whether satisfied; not those withdrawn or anonymous.
    case surveyed = 21
    /// Of these, satisfied by the last answer.
    case surveySatisfied = 22
    /// Countable cases with an answer in the first round, and those satisfied by it.
    case firstSurveyed = 23
    case firstSatisfied = 24
    /// With an extension that counted.
    case extended = 25
    /// With a follow-up that found the customer dissatisfied, and how many such follow-ups there were.
    case reworked = 26
    case reworks = 27
    /// By kind; what is none of these is a complaint.
    case inquiries = 28
    case suggestions = 29
    case feedback = 30
    /// Complaints about how a complaint was handled; countable like others.
    case handlingComplaints = 31
    case anonymous = 32
    /// Opened again after a closing or an answer, by an act that says so.
    case reopenedByAct = 33
    // What indicators are made of: the same of countable cases alone.
    case countableSettledOnSite = 34
    /// Found to be true, in part true, or not true.
    case countableJudged = 35
    /// True, or in part.
    case countableSubstantiated = 36
    case countableReworked = 37
    case countableReopened = 38
    case countableExtended = 39
    case countableEscalated = 40
    case countableWithdrawn = 41
    case countableClosed = 42
    /// Whose customer somebody tried to ask whether satisfied; not those withdrawn or anonymous.
    case asked = 43

    public var name: String {
        switch self {
        case .received: "received"
        case .open: "open"
        case .closed: "closed"
        case .reopened: "reopened"
        case .escalated: "escalated"
        case .duplicates: "duplicates"
        case .satisfied: "satisfied"
        case .dissatisfied: "dissatisfied"
        case .unreached: "unreached"
        case .reportedTimely: "reported_timely"
        case .reportedLate: "reported_late"
        case .compensation: "compensation_fen"
        case .compensated: "compensated"
        case .conflicting: "conflicting"
        case .orders: "orders"
        case .countable: "countable"
        case .invalid: "invalid"
        case .withdrawn: "withdrawn"
        case .settledOnSite: "settled_on_site"
        case .substantiated: "substantiated"
        case .partlySubstantiated: "partly_substantiated"
        case .surveyed: "surveyed"
        case .surveySatisfied: "survey_satisfied"
        case .firstSurveyed: "first_surveyed"
        case .firstSatisfied: "first_satisfied"
        case .extended: "extended"
        case .reworked: "reworked"
        case .reworks: "reworks"
        case .inquiries: "inquiries"
        case .suggestions: "suggestions"
        case .feedback: "feedback"
        case .handlingComplaints: "handling_complaints"
        case .anonymous: "anonymous"
        case .reopenedByAct: "reopened_by_act"
        case .countableSettledOnSite: "countable_settled_on_site"
        case .countableJudged: "countable_judged"
        case .countableSubstantiated: "countable_substantiated"
        case .countableReworked: "countable_reworked"
        case .countableReopened: "countable_reopened"
        case .countableExtended: "countable_extended"
        case .countableEscalated: "countable_escalated"
        case .countableWithdrawn: "countable_withdrawn"
        case .countableClosed: "countable_closed"
        case .asked: "asked"
        }
    }
}

/// What the kept statistics say of one clock, of the first handling of countable cases. What has
/// started and is neither timely nor late is undetermined.
public struct KeptClock: Sendable, Equatable {
    public var started: Int64
    public var timely: Int64
    public var late: Int64
    public var undetermined: Int64 { started - timely - late }

    public init(vector: ArraySlice<Int64>, kind: ClockKind) {
        let position = vector.startIndex + StatisticsVector.position(of: kind)
        (started, timely, late) = (vector[position], vector[position + 1], vector[position + 2])
    }
}

/// The durations that are kept: from receipt, and from the answer to the follow-up.
public enum DurationKind: Int, Sendable, CaseIterable {
    case acknowledged, assigned, investigated, answered, closed, followedUp

    public var end: Milestone {
        switch self {
        case .acknowledged: .acknowledged
        case .assigned: .assigned
        case .investigated: .investigated
        case .answered: .answered
        case .closed: .closed
        case .followedUp: .followedUp
        }
    }

    public var start: Milestone { self == .followedUp ? .answered : .received }

    public var name: String { "\(start.name)_to_\(end.name)" }
}

/// The layout of a bucket's vector of 64-bit integers.
public enum StatisticsVector {
    /// Places for measures, some of them free.
    static let measures = 48
    static let clocks = measures
    /// started, timely, late
    static let numbersPerClock = 3
    /// Kinds of clocks that there is room for.
    static let maximumClocks = 12
    static let milestones = clocks + maximumClocks * numbersPerClock
    static let durations = milestones + Milestone.count
    /// count, negative, zero, sum of milliseconds
    static let numbersPerDuration = 4
    /// Counts only stop here: the cross of all dimensions keeps no histograms.
    public static let plainCount = durations + DurationKind.allCases.count * numbersPerDuration
    static let histograms = plainCount
    public static let count = histograms + DurationKind.allCases.count * Histogram.binCount

    public static func position(of measure: Measure) -> Int { measure.rawValue }
    public static func position(of milestone: Milestone) -> Int { milestones + Int(milestone.rawValue) - 1 }
    static func position(of clock: ClockKind) -> Int { clocks + Int(clock.rawValue) * numbersPerClock }
    static func position(of duration: DurationKind) -> Int { durations + duration.rawValue * numbersPerDuration }
    static func position(ofHistogram duration: DurationKind) -> Int { histograms + duration.rawValue * Histogram.binCount }
}

/// Kept histograms count whole minutes in bins that grow with the duration, four to an octave:
/// a percentile read from them is off by at most a fifth of itself.
public enum Histogram {
    /// 0…7 minutes have a bin each; then four bins an octave up to 2^23 minutes (16 years), and
    /// one for all beyond.
    public static let binCount = 8 + 20 * 4 + 1

    public static func bin(minutes: Int64) -> Int {
        if minutes < 8 { return Int(max(minutes, 0)) }
        let octave = 63 - minutes.leadingZeroBitCount
        if octave >= 23 { return binCount - 1 }
        return 8 + (octave - 3) * 4 + Int((minutes >> Int64(octave - 2)) & 3)
    }

    /// The first minute that falls into the bin.
    public static func lowerBound(ofBin bin: Int) -> Int64 {
        if bin < 8 { return Int64(bin) }
        let octave = 3 + (bin - 8) / 4
        return (4 + Int64((bin - 8) % 4)) << Int64(octave - 2)
    }
}
