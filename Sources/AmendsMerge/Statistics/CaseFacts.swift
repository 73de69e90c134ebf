public import AmendsLog
import AmendsModel

/// What the statistics need to know of one case: a pure function of its folded state that never
/// reads a clock. Its contribution to every bucket follows from it.
public struct CaseFacts: Equatable, Sendable {
    public struct Marks: OptionSet, Sendable, Hashable {
        public var rawValue: UInt16
        public init(rawValue: UInt16) { self.rawValue = rawValue }
        public static let open = Marks(rawValue: 1)
        public static let reopened = Marks(rawValue: 2)
        public static let escalated = Marks(rawValue: 4)
        public static let duplicate = Marks(rawValue: 8)
        public static let satisfied = Marks(rawValue: 16)
        public static let dissatisfied = Marks(rawValue: 32)
        public static let unreached = Marks(rawValue: 64)
        public static let timely = Marks(rawValue: 128)
        public static let late = Marks(rawValue: 256)
        public static let conflicting = Marks(rawValue: 512)
        public static let compensated = Marks(rawValue: 1024)
    }

    /// Stands for "not there" among times and durations.
    public static let none = Int64.min

    /// Milliseconds since 1970, and minutes east of UTC: together they give the month.
    public var receivedAt: Int64
    public var offset: Int64
    public var marks: Marks
    /// Bit n−1 for milestone n, in whichever round it was reached.
    public var reached: UInt16
    public var compensation: Int64
    /// Milliseconds since 1970 of the first answer and of the closing that stands; or ``none``.
    public var answeredAt: Int64
    public var closedAt: Int64
    /// Milliseconds, in the order of ``DurationKind``; ``none`` where an end is missing.
    public var durations: (Int64, Int64, Int64, Int64, Int64, Int64)
    /// What the store calls the case's region, category, channel and outcome.
    public var symbols: (UInt32, UInt32, UInt32, UInt32)
    /// SHA-256(record id ‖ the above with the texts of its dimensions).
    public var digest: Digest

    public static func == (left: CaseFacts, right: CaseFacts) -> Bool { left.digest == right.digest }

    public var month: MonthNumber { MonthNumber(milliseconds: receivedAt, offset: offset) }

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

    /// Adds `sign` (1 or −1) times the case's numbers to a bucket of the month of receipt.
    /// `vector` has ``StatisticsVector/count`` places, or ``StatisticsVector/plainCount``.
    public func add(_ sign: Int64, to vector: UnsafeMutableBufferPointer<Int64>) {
        func count(_ measure: Measure, _ mark: Marks) {
            if marks.contains(mark) { vector[measure.rawValue] &+= sign }
        }
        vector[Measure.received.rawValue] &+= sign
        vector[(marks.contains(.open) ? Measure.open : .closed).rawValue] &+= sign
        count(.reopened, .reopened)
        count(.escalated, .escalated)
        count(.duplicates, .duplicate)
        count(.satisfied, .satisfied)
        count(.dissatisfied, .dissatisfied)
        count(.unreached, .unreached)
        count(.timely, .timely)
        count(.late, .late)
        count(.conflicting, .conflicting)
        count(.compensated, .compensated)
        vector[Measure.compensation.rawValue] &+= sign &* compensation
        var bits = reached
        while bits != 0 {
            vector[StatisticsVector.milestones + bits.trailingZeroBitCount] &+= sign
            bits &= bits - 1
        }
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

extension CaseFacts {
    /// The facts of a case as folded, or nil for a record of another kind. `symbols` are the numbers
    /// that the caller gives to the texts of region, category, channel and outcome.
    public init?(of state: RecordState, symbols: (UInt32, UInt32, UInt32, UInt32)) {
        guard state.kind == .complaintCase, let first = state.entries.first else { return nil }
        let receipt = state.firstTime(of: .received)
        let receivedAt = state.integer(CaseField.receivedAt) ?? receipt ?? first.time
        var marks: Marks = []
        if state.isOpen { marks.insert(.open) }
        if state.round > 1 { marks.insert(.reopened) }
        if state.entries.contains(where: { $0.kind == CaseAct.escalate }) { marks.insert(.escalated) }
        if state.isHiddenAsDuplicate { marks.insert(.duplicate) }
        if state.conflictCount > 0 { marks.insert(.conflicting) }
        state.withShownBytes(CaseField.satisfied) { marks.formUnion(Self.mark($0, yes: .satisfied, no: .dissatisfied, other: .unreached)) }
        state.withShownBytes(CaseField.reportedTimely) { marks.formUnion(Self.mark($0, yes: .timely, no: .late, other: [])) }
        let compensation = state.balance(of: CaseField.compensation).count
        if compensation != 0 { marks.insert(.compensated) }
        var reached: UInt16 = 0
        for mark in state.milestones where !(state.isOpen && mark.milestone.needsDischarge) {
            reached |= 1 << (UInt16(mark.milestone.rawValue) - 1)
        }
        func after(_ milestone: Milestone, since start: Int64?) -> Int64 {
            guard let start, let end = state.firstTime(of: milestone) else { return Self.none }
            return end.subtractingReportingOverflow(start).partialValue
        }
        let closedAt = state.closedAt ?? Self.none
        let answeredAt = state.firstTime(of: .answered)
        self.init(
            receivedAt: receivedAt, offset: state.integer(CaseField.utcOffset) ?? 0, marks: marks, reached: reached,
            compensation: compensation, answeredAt: answeredAt ?? Self.none, closedAt: closedAt,
            durations: (
                after(.acknowledged, since: receivedAt), after(.assigned, since: receivedAt), after(.investigated, since: receivedAt),
                after(.answered, since: receivedAt),
                closedAt == Self.none ? Self.none : closedAt.subtractingReportingOverflow(receivedAt).partialValue,
                after(.followedUp, since: answeredAt)
            ), symbols: symbols, digest: .zero)
        digest = hash(with: state)
    }

    private static func mark(_ text: UnsafeRawBufferPointer?, yes: Marks, no: Marks, other: Marks) -> Marks {
        guard let text, !text.isEmpty else { return [] }
        if text.elementsEqual("yes".utf8) { return yes }
        return text.elementsEqual("no".utf8) ? no : other
    }

    /// Over everything the contribution depends on; the texts of the dimensions instead of their
    /// numbers, which differ from node to node.
    private func hash(with state: RecordState) -> Digest {
        var hasher = DigestHasher()
        let utcOffset = offset
        withUnsafeTemporaryAllocation(byteCount: 16 + 13 * 8, alignment: 8) { buffer in
            state.record.write(to: buffer)
            var offset = 16
            func put(_ number: Int64) {
                buffer.storeBytes(of: number.bigEndian, toByteOffset: offset, as: Int64.self)
                offset += 8
            }
            put(receivedAt)
            put(utcOffset)
            put(Int64(marks.rawValue))
            put(Int64(reached))
            put(compensation)
            put(answeredAt)
            put(closedAt)
            put(durations.0)
            put(durations.1)
            put(durations.2)
            put(durations.3)
            put(durations.4)
            put(durations.5)
            hasher.update(UnsafeRawBufferPointer(buffer))
        }
        for field in [CaseField.region, CaseField.category, CaseField.channel, CaseField.outcome] {
            state.withShownBytes(field) { text in
                hasher.update(UInt64(text?.count ?? 0))
                if let text { hasher.update(text) }
            }
        }
        return hasher.finalize()
    }
}
