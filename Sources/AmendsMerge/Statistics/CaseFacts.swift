public import AmendsLog
public import AmendsModel
public import AmendsPolicy

/// What the statistics need to know of one case: a pure function of its folded state and of the packs
/// and calendars it is judged by. It never reads a clock. Its contribution to every bucket follows from it.
public struct CaseFacts: Equatable, Sendable {
    /// The measures in which the case counts once: bit n for the measure at place n.
    public struct Marks: OptionSet, Sendable, Hashable {
        public var rawValue: UInt64
        public init(rawValue: UInt64) { self.rawValue = rawValue }
        public init(_ measure: Measure) { rawValue = 1 << UInt64(measure.rawValue) }
        public func contains(_ measure: Measure) -> Bool { contains(Marks(measure)) }
        mutating func insert(_ measure: Measure) { insert(Marks(measure)) }
    }

    /// The verdicts of the clocks, bit n for the kind with number n; empty for a case that is not countable.
    public struct Verdicts: Sendable, Hashable {
        public var started: UInt16 = 0
        public var timely: UInt16 = 0
        public var late: UInt16 = 0

        public init() {}
    }

    /// Stands for "not there" among times and durations.
    public static let none = Int64.min

    /// Milliseconds since 1970, and minutes east of UTC: together they give the month.
    public var receivedAt: Int64
    public var offset: Int64
    public var marks: Marks = []
    public var verdicts = Verdicts()
    /// Bit n−1 for milestone n, in whichever round it was reached.
    public var reached: UInt16 = 0
    /// Follow-ups that found the customer dissatisfied.
    public var reworks: Int64 = 0
    /// Fen.
    public var compensation: Int64 = 0
    /// Milliseconds since 1970 of the first answer and of the closing that stands; or ``none``.
    public var answeredAt = none
    public var closedAt = none
    /// Of a case that was opened more than once: its openings and closings after the receipt, by turns.
    /// Empty for any other, whose only closing is ``closedAt``.
    public var turns: [Turn] = []
    /// Milliseconds, in the order of ``DurationKind``; ``none`` where an end is missing.
    public var durations = (none, none, none, none, none, none)
    /// The earliest deadline of the case that still runs: the first millisecond that is too late, or
    /// ``none``. Shown in queues; no part of the statistics.
    public var due = none
    public var dueKind = DeadlineKind.promise
    /// The milestone that comes next in the order of the case's pack; ``Milestone/destroyed`` where none
    /// does. Shown in lists; no part of the statistics that are kept.
    public var stage = Milestone.received
    /// What the store calls the case's region, category, channel and outcome.
    public var symbols: (UInt32, UInt32, UInt32, UInt32)
    /// SHA-256(record id ‖ what the statistics take of the above, with the texts of its dimensions).
    public var digest = Digest.zero

    /// Whether two cases give the same to the statistics.
    public static func == (left: CaseFacts, right: CaseFacts) -> Bool { left.digest == right.digest }

    public var month: MonthNumber { MonthNumber(milliseconds: receivedAt, offset: offset) }

    /// Calls `body` with the month of each opening after the receipt, and of each closing: the flow that
    /// makes the stock of open cases. A closing dated before the receipt counts with it.
    public func forEachTurn(_ body: (_ isOpening: Bool, MonthNumber) -> Void) {
        if turns.isEmpty {
            if closedAt != Self.none { body(false, MonthNumber(milliseconds: max(closedAt, receivedAt), offset: offset)) }
        } else {
            for turn in turns { body(turn.isOpening, MonthNumber(milliseconds: turn.time, offset: offset)) }
        }
    }

    public func duration(_ kind: DurationKind) -> Int64? {
        let value =
            switch kind {
            case .acknowledged: durations.0
            case .assigned: durations.1
            case .investigated: durations.2
            case .answered: durations.3
            case .closed: durations.4
            case .followedUp: durations.5
            }
        return value == Self.none ? nil : value
    }
}

extension CaseFacts {
    /// Adds `sign` (1 or −1) times the case's numbers to a bucket of the month of receipt.
    /// `vector` has ``StatisticsVector/count`` places, or ``StatisticsVector/plainCount``.
    public func add(_ sign: Int64, to vector: UnsafeMutableBufferPointer<Int64>) {
        func count(_ bits: UInt64, from start: Int, step: Int = 1) {
            var bits = bits
            while bits != 0 {
                vector[start + step * bits.trailingZeroBitCount] &+= sign
                bits &= bits - 1
            }
        }
        count(marks.rawValue, from: 0)
        count(UInt64(reached), from: StatisticsVector.milestones)
        if verdicts.started != 0 {
            let (start, step) = (StatisticsVector.clocks, StatisticsVector.numbersPerClock)
            count(UInt64(verdicts.started), from: start, step: step)
            count(UInt64(verdicts.timely), from: start + 1, step: step)
            count(UInt64(verdicts.late), from: start + 2, step: step)
        }
        vector[Measure.compensation.rawValue] &+= sign &* compensation
        vector[Measure.reworks.rawValue] &+= sign &* reworks
        let hasHistograms = vector.count == StatisticsVector.count
        add(sign, durations.0, .acknowledged, to: vector, hasHistograms)
        add(sign, durations.1, .assigned, to: vector, hasHistograms)
        add(sign, durations.2, .investigated, to: vector, hasHistograms)
        add(sign, durations.3, .answered, to: vector, hasHistograms)
        add(sign, durations.4, .closed, to: vector, hasHistograms)
        add(sign, durations.5, .followedUp, to: vector, hasHistograms)
    }

    private func add(
        _ sign: Int64, _ duration: Int64, _ kind: DurationKind, to vector: UnsafeMutableBufferPointer<Int64>, _ hasHistograms: Bool
    ) {
        guard duration != Self.none else { return }
        let position = StatisticsVector.position(of: kind)
        vector[position] &+= sign
        if duration < 0 {
            vector[position + 1] &+= sign
            return
        }
        if duration == 0 { vector[position + 2] &+= sign }
        vector[position + 3] &+= sign &* duration
        if hasHistograms { vector[StatisticsVector.position(ofHistogram: kind) + Histogram.bin(minutes: duration / 60_000)] &+= sign }
    }
}
