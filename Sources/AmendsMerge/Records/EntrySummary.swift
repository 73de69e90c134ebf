public import AmendsLog
public import AmendsModel

/// What the folded state keeps of one entry: enough for a history, for clocks and for the next
/// fold step. The entry's place in ``RecordState/entries`` is its ordinal.
@frozen
public struct EntrySummary: Sendable {
    /// When it was written, by the writer's clock as read.
    public var stamp: Stamp
    /// When it happened, ms since 1970: its `at` field, else its stamp.
    public var time: Int64
    public var kind: ActKind
    public var flags: ActFlags
    /// The number of the act's milestone, 0 for none.
    @usableFromInline var milestoneNumber: UInt8
    /// Whether it is the first of its milestone in the round the milestone counts for.
    public var isFirst: Bool
    /// 1 + the longest chain of round openers in its past, itself included.
    public var round: UInt32
    /// The calendar version that its writer held, where the act starts or stops a clock; 0 for none.
    public var calendar: UInt32 = 0

    @inlinable
    init(stamp: Stamp, time: Int64, kind: ActKind, flags: ActFlags, milestoneNumber: UInt8, isFirst: Bool, round: UInt32) {
        (self.stamp, self.time, self.kind, self.flags) = (stamp, time, kind, flags)
        (self.milestoneNumber, self.isFirst, self.round) = (milestoneNumber, isFirst, round)
    }

    @inlinable public var milestone: Milestone? { Milestone(rawValue: milestoneNumber) }

    /// The round that its milestone counts for. An act that opens a round ends the one before, and
    /// its milestone (a follow-up that found the customer dissatisfied) belongs to the round it ends.
    @inlinable public var milestoneRound: UInt32 { flags.contains(.opensRound) ? round - 1 : round }
}

/// An entry that no complete entry names as a parent.
@frozen
public struct Head: Hashable, Sendable {
    public var leaf: Digest
    public var ordinal: UInt32

    @inlinable
    public init(leaf: Digest, ordinal: UInt32) { (self.leaf, self.ordinal) = (leaf, ordinal) }
}

/// The first entry of a milestone in a round.
@frozen
public struct MilestoneMark: Hashable, Sendable {
    public var round: UInt32
    public var milestone: Milestone
    public var ordinal: UInt32

    @inlinable
    init(round: UInt32, milestone: Milestone, ordinal: UInt32) {
        (self.round, self.milestone, self.ordinal) = (round, milestone, ordinal)
    }

    /// The order they are kept in; candidates for one place lie beside each other.
    @inlinable
    func isBefore(_ round: UInt32, _ milestone: Milestone) -> Bool {
        self.round != round ? self.round < round : self.milestone < milestone
    }
}
