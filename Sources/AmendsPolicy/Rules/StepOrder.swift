public import AmendsModel

/// The pack's own order, asked for one case. What is asked for many is a ``StepTable``.
extension Pack {
    /// Whether the case needs this step at all, done or not.
    public func needs(_ step: Step, _ standing: CaseStanding) -> Bool { StepTable(self).needed(standing).contains(step.milestone) }

    /// The mandatory steps that should have come before `milestone` and did not, in the pack's order;
    /// none for a milestone that the pack does not order.
    public func missing(before milestone: Milestone, _ standing: CaseStanding) -> [Milestone] {
        StepTable(self).missing(before: milestone, standing)
    }

    /// The first mandatory step of the current round that is not there yet.
    public func stage(_ standing: CaseStanding) -> Milestone { StepTable(self).stage(standing) }
}
