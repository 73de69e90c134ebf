public import AmendsModel
import AmendsPolicy

/// The stage of a case by the plain order of handling (ISO 10002), which holds wherever no policy
/// pack gives another.
extension RecordState {
    /// Milestones that every case passes, in their order.
    public static let plainOrder: [Milestone] = [
        .received, .acknowledged, .assessed, .investigated, .answered, .followedUp, .closed, .archived,
    ]

    /// The first milestone of the order missing in the current round. A later round begins with the
    /// investigation. A case that was closed is past all that comes before closing, however short its way
    /// there was.
    func plainStage(_ standing: CaseStanding) -> Milestone {
        for milestone in Self.plainOrder where !standing.reached.contains(milestone) {
            if round > 1 && milestone < .investigated { continue }
            if standing.isClosed && milestone <= .closed { continue }
            return milestone
        }
        return .destroyed
    }
}
