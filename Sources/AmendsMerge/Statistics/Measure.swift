public import AmendsModel

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
    case timely = 9
    case late = 10
    /// Sum of compensation, fen.
    case compensation = 11
    case compensated = 12
    /// In conflict: a field with two values that nobody has settled.
    case conflicting = 13
    /// Business volume: orders or guests served in the month.
    case orders = 14

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
        case .timely: "timely"
        case .late: "late"
        case .compensation: "compensation_fen"
        case .compensated: "compensated"
        case .conflicting: "conflicting"
        case .orders: "orders"
        }
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
    static let milestones = 16
    static let durations = milestones + Milestone.count
    /// count, negative, zero, sum of milliseconds
    static let numbersPerDuration = 4
    /// Counts only stop here: the cross of all dimensions keeps no histograms.
    public static let plainCount = durations + DurationKind.allCases.count * numbersPerDuration
    static let histograms = plainCount
    public static let count = histograms + DurationKind.allCases.count * Histogram.binCount

    public static func position(of measure: Measure) -> Int { measure.rawValue }
    public static func position(of milestone: Milestone) -> Int { milestones + Int(milestone.rawValue) - 1 }
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
