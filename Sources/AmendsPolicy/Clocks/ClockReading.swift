import AmendsModel

/// What a clock shows.
public struct ClockReading: Sendable, Hashable {
    public enum State: UInt8, Sendable {
        /// The pack has no such clock, or it has not been started.
        case notRunning
        /// Not needed in this case: waived, or settled at the counter.
        case notNeeded
        /// Started and not stopped; whether it is overdue is a question for whoever has a clock.
        case running
        case timely
        case late
        /// The case was closed before the clock was stopped.
        case ended
    }

    public enum Extension: UInt8, Sendable {
        case none
        case counted
        /// Approved when the limit was over already.
        case tooLate
        /// The pack allows none for this clock.
        case notAllowed
    }

    public var kind: ClockKind
    public var state: State
    /// Milliseconds since 1970.
    public var start: Int64
    /// The first millisecond that is too late, extensions and pauses included.
    public var due: Int64
    /// The same without extensions.
    public var baseDue: Int64
    /// When the clock was stopped, or ``CaseTimes/never``.
    public var stoppedAt: Int64
    public var `extension`: Extension
    /// Whether the limit ends with a day (24:00) rather than at an instant.
    public var endsWithDay: Bool
    /// Version of the calendar it was judged by.
    public var calendar: Int64

    init(_ kind: ClockKind) {
        (self.kind, state, start, due, baseDue, stoppedAt) =
            (kind, .notRunning, CaseTimes.never, CaseTimes.never, CaseTimes.never, CaseTimes.never)
        (`extension`, endsWithDay, calendar) = (.none, false, 0)
    }

    /// Whether the clock has started and the case needs it.
    public var hasStarted: Bool { start != CaseTimes.never && state != .notNeeded }

    /// What a person is told: midnight for a limit in days, the last minute for one in minutes.
    public var shownDue: Int64 { endsWithDay ? due : due - 1 }

    public func isOverdue(at now: Int64) -> Bool { state == .running && now >= due }
}

/// The clocks of a case, each kind once.
public struct ClockReadings: Sendable {
    var readings: InlineArray<10, ClockReading>

    init() {
        readings = InlineArray { ClockReading(ClockKind(rawValue: UInt8($0)) ?? .respond) }
    }

    public subscript(_ kind: ClockKind) -> ClockReading {
        get { readings[Int(kind.rawValue)] }
        set { readings[Int(kind.rawValue)] = newValue }
    }

    /// Whether an extension counted for any of them.
    public var isExtended: Bool {
        for kind in ClockKind.allCases where self[kind].extension == .counted { return true }
        return false
    }

    /// Those that have been started, in the order of kinds.
    public var started: [ClockReading] { ClockKind.allCases.map { self[$0] }.filter(\.hasStarted) }
}
