/// The first time an act of some kind happened in a round of a case. The numbers are those of the
/// union lifecycle; M05, M07, M10 and M16 have no act of their own yet.
public enum Milestone: UInt8, Sendable, CaseIterable, Comparable {
    case received = 1
    case acknowledged = 2
    case assessed = 3
    case assigned = 4
    case teamFormed = 5
    case investigated = 6
    case causeAnalysed = 7
    case liabilityDecided = 8
    case planned = 9
    case planCommunicated = 10
    case executed = 11
    case answered = 12
    case followedUp = 13
    case closed = 14
    case archived = 15
    case destroyed = 16

    public static let count = 16

    /// `M01` … `M16`.
    public var code: String { "M\(rawValue < 10 ? "0" : "")\(rawValue)" }

    /// `received`, `acknowledged` … as used in JSON and CSV.
    public var name: String {
        switch self {
        case .received: "received"
        case .acknowledged: "acknowledged"
        case .assessed: "assessed"
        case .assigned: "assigned"
        case .teamFormed: "team_formed"
        case .investigated: "investigated"
        case .causeAnalysed: "cause_analysed"
        case .liabilityDecided: "liability_decided"
        case .planned: "planned"
        case .planCommunicated: "plan_communicated"
        case .executed: "executed"
        case .answered: "answered"
        case .followedUp: "followed_up"
        case .closed: "closed"
        case .archived: "archived"
        case .destroyed: "destroyed"
        }
    }

    /// Milestones that mean nothing while an obligation is open.
    public var needsDischarge: Bool { self >= .closed }

    public static func < (left: Milestone, right: Milestone) -> Bool { left.rawValue < right.rawValue }
}
