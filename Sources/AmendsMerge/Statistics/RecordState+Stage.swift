public import AmendsModel

/// The stage of a case by the plain order of handling (ISO 10002), which holds wherever no policy
/// pack gives another.
extension RecordState {
    /// Milestones that every case passes, in their order.
    public static let plainOrder: [Milestone] = [
        .received, .acknowledged, .assessed, .investigated, .answered, .followedUp, .closed, .archived,
    ]

    /// The milestone that comes next: the first one of the order missing in the current round. A
    /// later round begins with the investigation. A case that was closed is past all that comes
    /// before closing, however short its way there was.
    public var stage: Milestone {
        let isClosed = closedAt != nil
        for milestone in Self.plainOrder {
            if round > 1 && milestone < .investigated { continue }
            if isClosed && milestone <= .closed { continue }
            if time(of: milestone, round: round) == nil { return milestone }
        }
        return .destroyed
    }
}
