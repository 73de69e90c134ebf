public import AmendsModel

/// A set of milestones in one word.
public struct MilestoneSet: OptionSet, Hashable, Sendable {
    public var rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    public init(_ milestones: some Sequence<Milestone>) {
        rawValue = milestones.reduce(0) { $0 | Self($1).rawValue }
    }
    public init(_ milestone: Milestone) { rawValue = 1 << (UInt16(milestone.rawValue) - 1) }

    public func contains(_ milestone: Milestone) -> Bool { contains(Self(milestone)) }
    public mutating func insert(_ milestone: Milestone) { insert(Self(milestone)) }
}

/// Why a case is in the round it is in: more than one where acts that did not see each other opened the
/// same round.
public struct RoundOpeners: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let receipt = RoundOpeners(rawValue: 1)
    public static let dissatisfaction = RoundOpeners(rawValue: 2)
    public static let reopening = RoundOpeners(rawValue: 4)
}

/// What of a case decides which steps of its pack it still has to take: plain facts of the current
/// round, the same on every node that holds the same entries.
public struct CaseStanding: Sendable, Hashable {
    public var openers: RoundOpeners = .receipt
    /// Reached in the current round; ``Milestone/closed`` and what follows only while nothing stands open.
    public var reached: MilestoneSet = []
    /// Waived in the current round, by an act and with approval.
    public var waived: MilestoneSet = []
    /// False for inquiries, suggestions and feedback, which are answered and closed and no more.
    public var isComplaint = true
    public var isAnonymous = false
    /// Settled at the counter in the current round.
    public var isSettledOnSite = false
    /// The group case is investigated once for all its members.
    public var isInGroup = false
    public var isClosed = false
    /// Closed without a result that the customer could be asked about: withdrawn, invalid, merged, referred.
    public var endedEarly = false

    public init() {}
}
