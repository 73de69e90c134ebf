import AmendsMerge
import AmendsModel
public import AmendsStore

/// The figures of the cases received in one month, in one place or under one heading, as the kept
/// statistics give them. Sums of these are again these.
public struct MonthCounts: Sendable, Hashable {
    public var received: Int64 = 0
    public var open: Int64 = 0
    public var closed: Int64 = 0
    /// In a second or later round.
    public var laterRounds: Int64 = 0
    public var escalated: Int64 = 0
    public var duplicates: Int64 = 0
    public var satisfied: Int64 = 0
    public var dissatisfied: Int64 = 0
    public var unreached: Int64 = 0
    public var timely: Int64 = 0
    public var late: Int64 = 0
    /// Fen.
    public var compensation: Int64 = 0
    public var compensated: Int64 = 0
    public var conflicting: Int64 = 0
    /// Business volume of the month; 0 where none was reported.
    public var orders: Int64 = 0
    public var answered: Int64 = 0
    public var followedUp: Int64 = 0

    public init() {}

    public init(_ line: StatisticsLine) {
        received = line.count(.received)
        open = line.count(.open)
        closed = line.count(.closed)
        laterRounds = line.count(.reopened)
        escalated = line.count(.escalated)
        duplicates = line.count(.duplicates)
        satisfied = line.count(.satisfied)
        dissatisfied = line.count(.dissatisfied)
        unreached = line.count(.unreached)
        timely = line.count(.timely)
        late = line.count(.late)
        compensation = line.count(.compensation)
        compensated = line.count(.compensated)
        conflicting = line.count(.conflicting)
        orders = line.count(.orders)
        answered = line.reached(.answered)
        followedUp = line.reached(.followedUp)
    }

    public static func += (left: inout MonthCounts, right: MonthCounts) {
        left.received += right.received
        left.open += right.open
        left.closed += right.closed
        left.laterRounds += right.laterRounds
        left.escalated += right.escalated
        left.duplicates += right.duplicates
        left.satisfied += right.satisfied
        left.dissatisfied += right.dissatisfied
        left.unreached += right.unreached
        left.timely += right.timely
        left.late += right.late
        left.compensation += right.compensation
        left.compensated += right.compensated
        left.conflicting += right.conflicting
        left.orders += right.orders
        left.answered += right.answered
        left.followedUp += right.followedUp
    }
}
