public import AmendsModel

/// A time limit between two moments of a case. The numbers are promises: the kept statistics are laid
/// out by them.
public enum ClockKind: UInt8, Sendable, CaseIterable, Comparable {
    case respond = 0
    case assess = 1
    case assign = 2
    case firstAction = 3
    case meeting = 4
    case investigate = 5
    case plan = 6
    case execute = 7
    /// Handled and answered: what the timely-handling rate counts.
    case resolve = 8
    case followUp = 9

    /// As written in packs, on the command line and in JSON.
    public var code: String {
        switch self {
        case .respond: "respond"
        case .assess: "assess"
        case .assign: "assign"
        case .firstAction: "first_action"
        case .meeting: "meeting"
        case .investigate: "investigate"
        case .plan: "plan"
        case .execute: "execute"
        case .resolve: "resolve"
        case .followUp: "follow_up"
        }
    }

    public init?(code: some StringProtocol) {
        guard let found = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = found
    }

    public static func < (left: ClockKind, right: ClockKind) -> Bool { left.rawValue < right.rawValue }
}

/// A moment of a case that starts or stops a clock.
public enum ClockMoment: Sendable, Hashable {
    case milestone(Milestone)
    /// The first act of this name: `first_action`, `meeting`, `escalated`.
    case firstAction, meetingHeld, escalated
}

/// What a limit that a pack writes from the receipt is counted from (C3).
public enum ClockAnchor: Sendable, Hashable {
    case receipt
    /// The step that the pack has before the one that stops the clock.
    case stepBefore
    case milestone(Milestone)

    /// As written in packs: `receipt`, `previous_milestone`, `M06`.
    public var code: String {
        switch self {
        case .receipt: "receipt"
        case .stepBefore: "previous_milestone"
        case .milestone(let milestone): milestone.code
        }
    }

    public init?(code: some StringProtocol) {
        switch code {
        case "receipt": self = .receipt
        case "previous_milestone": self = .stepBefore
        default:
            guard let milestone = Milestone.allCases.first(where: { $0.code == code }) else { return nil }
            self = .milestone(milestone)
        }
    }
}

/// How long a clock runs.
public enum ClockLimit: Sendable, Hashable {
    /// Elapsed time round the clock, from the instant.
    case minutes(Int64)
    /// Working days of the calendar; the day of the start does not count, and the limit ends when the
    /// last counted day ends.
    case workingDays(Int64)
    case calendarDays(Int64)
}

/// One clock of a pack.
public struct ClockRule: Sendable, Hashable {
    public var kind: ClockKind
    public var start: ClockMoment
    public var stop: ClockMoment
    /// For cases that are not urgent; nil where the clock runs for urgent ones only.
    public var general: ClockLimit?
    /// For urgent cases; where nil, as for the others.
    public var urgent: ClockLimit?
    /// The total, from the same start, that an approved extension cannot exceed; nil where the clock
    /// cannot be extended.
    public var maximum: ClockLimit?
    /// For the second and later rounds, from the act that opened the round, or, of a clock that starts
    /// with an escalation, from that of the round; nil where the clock does not run then.
    public var rework: ClockLimit?
    /// Of a clock that starts with the receipt: what it is counted from, where it does not follow the pack's
    /// parameter `anchor`.
    public var anchor: ClockAnchor?

    public init(
        _ kind: ClockKind, from start: ClockMoment, to stop: ClockMoment, general: ClockLimit?, urgent: ClockLimit? = nil,
        maximum: ClockLimit? = nil, rework: ClockLimit? = nil, anchor: ClockAnchor? = nil
    ) {
        (self.kind, self.start, self.stop, self.anchor) = (kind, start, stop, anchor)
        (self.general, self.urgent, self.maximum, self.rework) = (general, urgent, maximum, rework)
    }
}
