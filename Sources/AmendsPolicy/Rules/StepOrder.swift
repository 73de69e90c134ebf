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

/// Why a case is in the round it is in.
public enum RoundOpener: Sendable, Hashable, CaseIterable {
    case receipt
    case dissatisfaction
    case reopening
}

/// What of a case decides which steps of its pack it still has to take: plain facts of the current
/// round, the same on every node that holds the same entries.
public struct CaseStanding: Sendable, Hashable {
    /// More than one where concurrent acts opened the same round.
    public var openers: Set<RoundOpener> = [.receipt]
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

extension Pack {
    /// Where a round begins in the pack's order. Of several openers the one counts that leaves most to do.
    func firstStep(of openers: Set<RoundOpener>) -> Int {
        openers.map { opener in
            switch opener {
            case .receipt: 0
            case .dissatisfaction: position(from: milestone(RuleParameter.reworkFrom) ?? .planned)
            case .reopening: position(from: milestone(RuleParameter.reopenFrom) ?? .investigated)
            }
        }.min() ?? 0
    }

    /// The step of this milestone, or else the first one that comes after it in the union of the regulations.
    private func position(from milestone: Milestone) -> Int {
        steps.firstIndex { $0.milestone == milestone } ?? steps.firstIndex { $0.milestone > milestone } ?? 0
    }

    /// Whether the case needs this step at all, done or not.
    public func needs(_ step: Step, _ standing: CaseStanding) -> Bool {
        guard step.isMandatory, !standing.waived.contains(step.milestone) else { return false }
        switch step.milestone {
        case .received, .closed, .archived: return true
        case .destroyed: return false
        default: break
        }
        // Nobody to speak with.
        if standing.isAnonymous, [.planCommunicated, .answered, .followedUp].contains(step.milestone) { return false }
        // Investigated once, in the group case.
        if standing.isInGroup, (Milestone.teamFormed ... .liabilityDecided).contains(step.milestone) { return false }
        if standing.endedEarly, step.milestone == .followedUp { return false }
        if !standing.isComplaint { return step.milestone == .answered }
        return !(standing.isSettledOnSite && step.isWaivedOnSite)
    }

    /// The mandatory steps that should have come before `milestone` and did not, in the pack's order;
    /// none for a milestone that the pack does not order.
    public func missing(before milestone: Milestone, _ standing: CaseStanding) -> [Milestone] {
        guard let end = steps.firstIndex(where: { $0.milestone == milestone }) else { return [] }
        let start = firstStep(of: standing.openers)
        guard start < end else { return [] }
        return steps[start..<end].filter { needs($0, standing) && !standing.reached.contains($0.milestone) }.map(\.milestone)
    }

    /// The stage: the first mandatory step of the current round that is not there yet;
    /// ``Milestone/destroyed`` where none is. A closed case is past all that comes before closing,
    /// however short its way there was.
    public func stage(_ standing: CaseStanding) -> Milestone {
        let closing = standing.isClosed ? (steps.firstIndex { $0.milestone == .closed } ?? -1) + 1 : 0
        for step in steps[max(closing, min(firstStep(of: standing.openers), steps.count))...]
        where needs(step, standing) && !standing.reached.contains(step.milestone) {
            return step.milestone
        }
        return .destroyed
    }

    private func milestone(_ parameter: String) -> Milestone? {
        text(parameter).flatMap { code in Milestone.allCases.first { $0.code == code || $0.name == code } }
    }
}
