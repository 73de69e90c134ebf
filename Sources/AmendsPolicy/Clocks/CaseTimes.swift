public import AmendsModel

/// When something happened in a case, and the calendar version that its act carried.
public struct ClockInstant: Sendable, Hashable {
    /// Milliseconds since 1970; ``CaseTimes/never`` where it did not happen.
    public var time: Int64
    /// 0 where the act carried none.
    public var calendar: Int64

    public init(_ time: Int64, calendar: Int64 = 0) { (self.time, self.calendar) = (time, calendar) }

    public static let never = ClockInstant(CaseTimes.never)
    public var hasHappened: Bool { time != CaseTimes.never }
}

/// Something that moves a deadline while the clock runs.
public struct ClockEvent: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// From now on the case is urgent, or is not.
        case urgency(isUrgent: Bool)
        /// An extension was approved: the clock may run up to `until`, ms since 1970.
        case extension_(ClockKind, until: Int64)
        /// Waiting for the customer until `end`, or without an end yet.
        case pause(end: Int64?)
    }

    /// When it happened: of an extension the time of the approval.
    public var time: Int64
    public var kind: Kind

    public init(_ time: Int64, _ kind: Kind) { (self.time, self.kind) = (time, kind) }
}

/// What clocks need to know of one case, and nothing else: plain numbers, read from the folded
/// record or made up by a test.
public struct CaseTimes: Sendable {
    /// Stands for "has not happened".
    public static let never = Int64.min

    /// The moments of one round: milestones M01 … M16, then first action, meeting and escalation.
    public struct Moments: Sendable {
        var instants = InlineArray<19, ClockInstant>(repeating: .never)

        public init() {}

        public subscript(_ milestone: Milestone) -> ClockInstant {
            get { instants[Int(milestone.rawValue) - 1] }
            set { instants[Int(milestone.rawValue) - 1] = newValue }
        }

        public subscript(_ moment: ClockMoment) -> ClockInstant {
            get { instants[Int(moment.position)] }
            set { instants[Int(moment.position)] = newValue }
        }

        subscript(at position: UInt8) -> ClockInstant { instants[Int(position)] }
    }

    /// When the customer complained, as the receipt says; the start of every clock that runs from M01.
    public var receivedAt: Int64
    /// Minutes east of UTC where the case was received: it decides on which day an instant falls.
    public var utcOffset: Int64
    /// Whether the case was urgent from its receipt on; later changes are events.
    public var isUrgent = false
    /// The first time of each moment in whichever round it came: reopening a case does not undo what
    /// was late, and does not keep it open for ever either.
    public var first = Moments()
    /// In the order of their times.
    public var events: [ClockEvent] = []
    /// The closing that stands; ``never`` while the case is open.
    public var closed = ClockInstant.never
    /// Settled at the counter: what the pack waives then is not waited for.
    public var isSettledOnSite = false
    /// Bit n − 1 for a milestone Mn that was waived in this case.
    public var waived: UInt16 = 0
    /// Where the case stands in its round: which steps it needs at all, for limits that are counted from one.
    public var standing = CaseStanding()

    /// The round the case is in, from 1; when it was opened, and its moments. Only read in later rounds.
    public var round: UInt32 = 1
    public var roundOpenedAt = never
    public var current = Moments()

    /// What an outside body asks for, and what the customer was promised; shown beside the clocks.
    public var externalDue = never
    public var externalAnsweredAt = never
    public var promisedBy = never

    public init(receivedAt: Int64, utcOffset: Int64) { (self.receivedAt, self.utcOffset) = (receivedAt, utcOffset) }

    /// Whether the milestone at a position of ``Moments`` was waived.
    func isWaived(_ position: UInt8) -> Bool { position < 16 && waived >> UInt16(position) & 1 == 1 }

    /// Adds an event in the order of times; of one time, behind those that are there.
    public mutating func add(_ event: ClockEvent) {
        var index = events.count
        while index > 0, events[index - 1].time > event.time { index -= 1 }
        events.insert(event, at: index)
    }
}

extension ClockMoment {
    var position: UInt8 {
        switch self {
        case .milestone(let milestone): milestone.rawValue - 1
        case .firstAction: 16
        case .meetingHeld: 17
        case .escalated: 18
        }
    }
}
