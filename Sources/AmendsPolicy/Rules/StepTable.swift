public import AmendsModel

/// The order of a pack's steps, ready to be asked for many cases: in integers and without objects, for it
/// runs for every case that an entry touches.
public struct StepTable: Sendable {
    /// In the pack's own order.
    private let order: [Milestone]
    private let mandatory: MilestoneSet
    /// What a settlement at the counter makes needless.
    private let waivedOnSite: MilestoneSet
    /// Places in the order at which a round begins that dissatisfaction, or a reopening, has opened.
    private let reworkStart, reopenStart: Int
    /// The place behind the closing.
    private let afterClosing: Int

    public init(_ pack: Pack) {
        let steps = pack.steps.map(\.milestone)
        func place(_ parameter: String, _ fallback: Milestone) -> Int {
            let named = pack.text(parameter).flatMap { code in Milestone.allCases.first { $0.code == code || $0.name == code } }
            let milestone = named ?? fallback
            // The step itself, or else the first one that comes after it in the union of the regulations.
            return steps.firstIndex(of: milestone) ?? steps.firstIndex { $0 > milestone } ?? 0
        }
        order = steps
        mandatory = MilestoneSet(pack.steps.filter(\.isMandatory).map(\.milestone))
        waivedOnSite = MilestoneSet(pack.steps.filter(\.isWaivedOnSite).map(\.milestone))
        (reworkStart, reopenStart) = (place(RuleParameter.reworkFrom, .planned), place(RuleParameter.reopenFrom, .investigated))
        afterClosing = steps.firstIndex(of: .closed).map { $0 + 1 } ?? 0
    }

    public var isEmpty: Bool { order.isEmpty }

    // MARK: Needed

    /// The steps that the case needs at all, done or not.
    public func needed(_ standing: CaseStanding) -> MilestoneSet {
        let needed = mandatory.subtracting(standing.waived).subtracting(Self.never)
        var handling = needed.subtracting(Self.always)
        // Nobody to speak with.
        if standing.isAnonymous { handling.subtract(Self.withCustomer) }
        // Investigated once, in the group case.
        if standing.isInGroup { handling.subtract(Self.inquiry) }
        if standing.endedEarly { handling.remove(Self.followUp) }
        if !standing.isComplaint {
            handling.formIntersection(Self.answer)
        } else if standing.isSettledOnSite {
            handling.subtract(waivedOnSite)
        }
        return needed.intersection(Self.always).union(handling)
    }

    private static let always = MilestoneSet([.received, .closed, .archived])
    private static let never = MilestoneSet(.destroyed)
    private static let withCustomer = MilestoneSet([.planCommunicated, .answered, .followedUp])
    private static let inquiry = MilestoneSet([.teamFormed, .investigated, .causeAnalysed, .liabilityDecided])
    private static let followUp = MilestoneSet(.followedUp)
    private static let answer = MilestoneSet(.answered)

    // MARK: Anchors

    /// The steps that a limit up to `stop` may be counted from, the nearest first: those before it, or the
    /// one that is named and those before that. Empty where it is counted from the receipt.
    func anchors(_ anchor: ClockAnchor, before stop: ClockMoment) -> AnchorSteps {
        let end: Int?
        switch (anchor, stop) {
        case (.receipt, _): end = nil
        case (.stepBefore, .milestone(let stop)): end = order.firstIndex(of: stop)
        case (.stepBefore, _): end = nil
        case (.milestone(let named), _): end = order.firstIndex(of: named).map { $0 + 1 }
        }
        guard let end else { return AnchorSteps() }
        // A step that need not be taken moves no limit, unless the pack names it.
        return AnchorSteps(
            order[..<end].filter { $0 != .received && (mandatory.contains($0) || anchor == .milestone($0)) }.reversed())
    }

    /// Whether a round that was opened so takes the step at all.
    func isInRound(_ milestone: Milestone, _ openers: RoundOpeners) -> Bool {
        order.firstIndex(of: milestone).map { $0 >= start(of: openers) } ?? false
    }

    // MARK: Missing

    /// Where a round begins in the order. Of several openers the one counts that leaves most to do.
    func start(of openers: RoundOpeners) -> Int {
        if openers.isEmpty || openers.contains(.receipt) { return 0 }
        let rework = openers.contains(.dissatisfaction) ? reworkStart : Int.max
        return min(rework, openers.contains(.reopening) ? reopenStart : Int.max)
    }

    /// The needed steps that should have come before `milestone` and did not, in the pack's order; none for
    /// a milestone that the pack does not order.
    public func missing(before milestone: Milestone, _ standing: CaseStanding) -> [Milestone] {
        guard let end = order.firstIndex(of: milestone) else { return [] }
        let start = start(of: standing.openers)
        guard start < end else { return [] }
        let missing = needed(standing).subtracting(standing.reached)
        return order[start..<end].filter { missing.contains($0) }
    }

    /// The stage: the first needed step of the current round that is not there yet; ``Milestone/destroyed``
    /// where none is. A closed case is past all that comes before closing, however short its way there was.
    public func stage(_ standing: CaseStanding) -> Milestone {
        let missing = needed(standing).subtracting(standing.reached)
        var place = max(standing.isClosed ? afterClosing : 0, start(of: standing.openers))
        while place < order.count {
            if missing.contains(order[place]) { return order[place] }
            place += 1
        }
        return .destroyed
    }
}
