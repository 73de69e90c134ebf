import AmendsModel

/// What a deadline belongs to. The numbers are those of ``ClockKind``, and some above them.
public enum DeadlineKind: Sendable, Hashable {
    case clock(ClockKind)
    /// What an outside body (a regulator, an association) asks for.
    case external
    /// What the customer was promised.
    case promise
    /// The answer to whether a unit takes over a case.
    case transfer

    public var number: UInt8 {
        switch self {
        case .clock(let kind): kind.rawValue
        case .external: 32
        case .promise: 33
        case .transfer: 34
        }
    }

    public init?(number: UInt8) {
        switch number {
        case 32: self = .external
        case 33: self = .promise
        case 34: self = .transfer
        default:
            guard let kind = ClockKind(rawValue: number) else { return nil }
            self = .clock(kind)
        }
    }

    /// As in JSON: `resolve`, `external`, `promise`.
    public var code: String {
        switch self {
        case .clock(let kind): kind.code
        case .external: "external"
        case .promise: "promise"
        case .transfer: "transfer"
        }
    }
}

/// Gathers the deadlines of a case that still run; of several the earliest is the one to show, whoever
/// set it.
public struct CaseDeadlines: Sendable {
    public private(set) var earliest: (due: Int64, kind: DeadlineKind)?

    /// Begins with what an outside body asks for and what was promised; a closed case has no deadline but
    /// that of the answer who takes it over. `transferHours` is how long that may be waited for.
    public init(_ times: CaseTimes, isOpen: Bool, transferHours: Int64 = ClockTable.defaultTransferHours) {
        if times.transferAskedAt != CaseTimes.never { add(times.transferAskedAt + transferHours * 3_600_000, .transfer) }
        guard isOpen else { return }
        if times.externalDue != CaseTimes.never, times.externalAnsweredAt == CaseTimes.never {
            add(DueRule.deadline(times.externalDue, utcOffset: times.utcOffset), .external)
        }
        if times.promisedBy != CaseTimes.never, !times.first[.answered].hasHappened {
            add(DueRule.deadline(times.promisedBy, utcOffset: times.utcOffset), .promise)
        }
        self.isOpen = true
    }

    private var isOpen = false

    public mutating func add(_ readings: ClockReadings) {
        guard isOpen else { return }
        for kind in ClockKind.allCases where readings[kind].state == .running { add(readings[kind].due, .clock(kind)) }
    }

    private mutating func add(_ due: Int64, _ kind: DeadlineKind) {
        if let earliest, (earliest.due, earliest.kind.number) <= (due, kind.number) { return }
        earliest = (due, kind)
    }
}
