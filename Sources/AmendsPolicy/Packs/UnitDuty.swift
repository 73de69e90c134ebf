/// Something that the pack in force asks a unit to do or to have, case or no case.
public enum UnitDuty: String, Sendable, CaseIterable {
    /// The pack that head office ordered is acknowledged.
    case acknowledgement
    /// The leading group is there, with the posts that the pack names.
    case leadingGroup = "leading_group"
    case supervision
    case training
    case survey
    case inspection
    case summaryMeeting = "summary_meeting"
    case bulletin
    /// The month's volume is closed.
    case archiving
    case channelWatch = "channel_watch"

    /// The parameter that says how often, and what its number counts, ms; nil for what is there once.
    public var interval: (parameter: String, unit: Int64)? {
        switch self {
        case .acknowledgement, .leadingGroup, .archiving: nil
        case .supervision: ("supervision.days", Self.day)
        case .training: ("training.days", Self.day)
        case .survey: ("survey.days", Self.day)
        case .inspection: ("inspection.days", Self.day)
        case .summaryMeeting: ("meeting.summary_days", Self.day)
        case .bulletin: ("warning.bulletin_days", Self.day)
        case .channelWatch: ("channel_watch.minutes", 60_000)
        }
    }

    private static let day: Int64 = 86_400_000
}
