import AmendsModel

/// A limit in a form that a clock can count with.
struct CompiledLimit: Sendable, Hashable {
    enum Unit: UInt8, Sendable { case minutes, workingDays, calendarDays }
    var unit: Unit
    var count: Int64

    /// Ten years: a longer limit is none, and what bounds a count bounds the work.
    static let maximumDays: Int64 = 3_653

    init(_ limit: ClockLimit) {
        switch limit {
        case .minutes(let count): (unit, self.count) = (.minutes, min(max(count, 0), Self.maximumDays * 1_440))
        case .workingDays(let count): (unit, self.count) = (.workingDays, min(max(count, 0), Self.maximumDays))
        case .calendarDays(let count): (unit, self.count) = (.calendarDays, min(max(count, 0), Self.maximumDays))
        }
    }
}

/// Steps that a limit may be counted from, the nearest first: the first that the case needs counts, and
/// without any the receipt. In one word, four bits for each, so that a clock needs no object: there are
/// fifteen milestones besides the last, which comes before nothing.
struct AnchorSteps: Sendable, Hashable, Sequence, IteratorProtocol {
    private var bits: UInt64 = 0

    init(_ milestones: [Milestone] = []) {
        for milestone in milestones.reversed() { bits = bits << 4 | UInt64(milestone.rawValue & 15) }
    }

    var isEmpty: Bool { bits == 0 }

    mutating func next() -> Milestone? {
        defer { bits >>= 4 }
        return Milestone(rawValue: UInt8(bits & 15))
    }
}

/// One clock of a pack, ready to be run.
struct CompiledClock: Sendable {
    let kind: ClockKind
    /// Positions in ``CaseTimes/Moments``.
    let start, stop: UInt8
    /// The steps that the limit may be counted from where that is not the receipt.
    let anchors: AnchorSteps
    let general, urgent, maximum, rework: CompiledLimit?
    /// Whether a settlement at the counter makes the stop needless.
    let isWaivedOnSite: Bool
    /// Whether the clock stands still while the customer is waited for.
    let canPause: Bool
}

/// The clocks of one pack, ready to be run over many cases.
public struct ClockTable: Sendable {
    let clocks: [CompiledClock]
    /// Which steps a case needs; asked only where a limit is counted from one.
    let steps: StepTable
    /// How long a case may wait for the customer in all, ms.
    let maximumPause: Int64
    /// Whether days on which the site is closed are days off.
    public let honoursClosures: Bool
    /// What a case has at least, once it turns urgent when its shorter limit is over already, ms.
    let urgentMinimum: Int64

    /// How long the answer may be waited for whether a unit takes over a case, hours.
    public let transferHours: Int64
    /// Whether the clocks of a case that was handed over run from there, and not from its receipt.
    let restartsOnTransfer: Bool
    /// With so much of a limit left its end is announced, per cent.
    let announcedPercent: Int64

    /// Names of the parameters that clocks read from a pack.
    public enum Parameter {
        public static let pauseAllowed = "pause.allowed"
        public static let pauseMaximumDays = "pause.maximum_days"
        public static let pauseClocks = "pause.clocks"
        public static let anchor = "anchor"
        public static let siteClosures = "calendar.site_exceptions"
        public static let timelyCounts = "kpi.timely_counts"
        public static let urgentMinimumMinutes = "urgency.minimum_minutes"
        public static let transferHours = "transfer.answer_hours"
        public static let transferClock = "transfer.clock"
        public static let announcedPercent = "warning.before_due_percent"
    }

    /// Where a pack names no other minimum.
    public static let defaultUrgentMinimumMinutes: Int64 = 60
    public static let defaultTransferHours: Int64 = 24

    public init(_ pack: Pack) {
        let pausing = pack.flag(Parameter.pauseAllowed) ? Set(pack.texts(Parameter.pauseClocks)) : []
        let order = StepTable(pack)
        steps = order
        clocks = pack.clocks.map { rule in
            let stop = Self.stop(of: rule, in: pack)
            return CompiledClock(
                kind: rule.kind, start: rule.start.position, stop: stop.position,
                anchors: order.anchors(pack.anchor(of: rule), before: stop), general: rule.general.map(CompiledLimit.init),
                urgent: rule.urgent.map(CompiledLimit.init), maximum: rule.maximum.map(CompiledLimit.init),
                rework: rule.rework.map(CompiledLimit.init), isWaivedOnSite: Self.isWaivedOnSite(rule.stop, in: pack),
                canPause: pausing.contains(rule.kind.code))
        }
        maximumPause = min(max(pack.integer(Parameter.pauseMaximumDays) ?? 0, 0), CompiledLimit.maximumDays) * CivilDate.dayMilliseconds
        honoursClosures = pack.flag(Parameter.siteClosures)
        transferHours = min(max(pack.integer(Parameter.transferHours) ?? Self.defaultTransferHours, 1), CompiledLimit.maximumDays * 24)
        restartsOnTransfer = pack.text(Parameter.transferClock) == "restarts"
        announcedPercent = min(max(pack.integer(Parameter.announcedPercent) ?? 0, 0), 100)
        urgentMinimum =
            min(max(pack.integer(Parameter.urgentMinimumMinutes) ?? Self.defaultUrgentMinimumMinutes, 0), CompiledLimit.maximumDays * 1_440)
            * 60_000
    }

    /// The kinds that can run at all, in the pack's order.
    public var kinds: [ClockKind] { clocks.map(\.kind) }

    /// Where a pack counts as timely what was handled in time (C14), the answer is not waited for.
    private static func stop(of rule: ClockRule, in pack: Pack) -> ClockMoment {
        let countsHandling = rule.kind == .resolve && pack.text(Parameter.timelyCounts) == "handled"
        return countsHandling && rule.stop == .milestone(.answered) ? .milestone(.executed) : rule.stop
    }

    /// A settlement at the counter is itself the first action and the answer; what lies between the two is
    /// not waited for, and whatever else the pack says.
    private static func isWaivedOnSite(_ stop: ClockMoment, in pack: Pack) -> Bool {
        switch stop {
        case .milestone(let milestone): pack.step(milestone)?.isWaivedOnSite ?? (.assigned ... .executed).contains(milestone)
        case .firstAction, .meetingHeld, .escalated: true
        }
    }
}
