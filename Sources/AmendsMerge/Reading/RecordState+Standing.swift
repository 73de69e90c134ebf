import AmendsLog
public import AmendsModel
public import AmendsPolicy

/// Where a case stands in the order of its pack.
extension RecordState {
    /// The facts that decide which steps are still to be taken.
    public var standing: CaseStanding {
        var standing = CaseStanding()
        standing.openers = openers
        standing.isClosed = closedAt != nil
        for mark in milestones where mark.round == round && !(isOpen && mark.milestone.needsDischarge) {
            standing.reached.insert(mark.milestone)
        }
        for value in values(of: CaseField.waived) where entries[value.ordinal].round == round {
            if let milestone = value.text.flatMap(Self.milestone) { standing.waived.insert(milestone) }
        }
        standing.isComplaint = text(CaseField.kind).map { $0 == "complaint" || $0 == "handling_complaint" } ?? true
        standing.isAnonymous = text(CaseField.anonymous) == "yes"
        standing.isSettledOnSite = entries.contains { $0.kind == CaseAct.settleOnSite && $0.round == round }
        standing.isInGroup = !elements(of: CaseField.groupCase).isEmpty
        standing.endedEarly = standing.isClosed && text(CaseField.outcome).map(Self.endings.contains) == true
        return standing
    }

    /// The milestone that comes next under `pack`; without one, by the plain order of handling.
    public func stage(under pack: Pack?) -> Milestone {
        guard let pack, !pack.steps.isEmpty else { return stage }
        return pack.stage(standing)
    }

    /// Outcomes without a result that the customer could be asked about.
    private static let endings: Set = ["withdrawn", "invalid", "merged", "referred"]

    /// What opened the current round: more than one where acts that did not see each other opened it.
    private var openers: Set<RoundOpener> {
        guard round > 1 else { return [.receipt] }
        var openers: Set<RoundOpener> = []
        for entry in entries where entry.round == round && entry.flags.contains(.opensRound) {
            openers.insert(entry.kind == CaseAct.dissatisfied ? .dissatisfaction : .reopening)
        }
        return openers
    }

    /// `M10`, or its name, at the beginning of a waiver: `M10`, `M10 no contact`.
    private static func milestone(_ text: String) -> Milestone? {
        let word = text.prefix { $0 != " " && $0 != ":" }
        return Milestone.allCases.first { $0.code == word || $0.name == word }
    }
}
