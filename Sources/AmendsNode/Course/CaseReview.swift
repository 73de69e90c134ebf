public import AmendsPolicy

/// What is read off the acts of a case beside its fields.
public struct CaseReview: Sendable {
    public var findings: CaseFindings
    /// The departments that had the case, in order.
    public var turns: [DepartmentTurn]
    /// Who has a task in the plan, or was told of it.
    public var tasks: [PlanTask]
    /// The pack that the case is handled under; nil where it is not known here.
    public var pack: Pack?
    /// When it was looked at, ms since 1970.
    public var at: Int64
}
