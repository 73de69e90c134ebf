import AmendsLog
import AmendsModel
public import AmendsPolicy

extension CaseFacts {
    /// The facts of a case as folded, or nil for a record of another kind. It is judged by the pack that
    /// it names, as `book` has it, and by the calendars of `book`; `closures` are those of its site.
    /// `symbols` are the numbers that the caller gives to the texts of region, category, channel and outcome.
    public init?(
        of state: RecordState, by book: PolicyBook, closures: SiteClosures = .none, symbols: (UInt32, UInt32, UInt32, UInt32)
    ) {
        guard state.kind == .complaintCase, let first = state.entries.first else { return nil }
        let shown = ShownCodes(of: state)
        self.init(
            receivedAt: shown.receivedAt ?? state.firstTime(of: .received) ?? first.time, offset: shown.utcOffset ?? 0, symbols: symbols)
        let closing = state.closingEntry
        closedAt = closing?.time ?? Self.none
        answeredAt = state.firstTime(of: .answered) ?? Self.none
        compensation = shown.compensation
        for mark in state.milestones where !(state.isOpen && mark.milestone.needsDischarge) {
            reached |= 1 << (UInt16(mark.milestone.rawValue) - 1)
        }
        mark(state, shown, closing)
        survey(state, shown)
        measure(state)
        let rules = state.withShownBytes(CaseField.policy) { $0.flatMap { book.rules(named: $0) } }
        let standing = state.standing(shown, isClosed: closing != nil)
        judge(state, shown, standing, by: rules?.clocks, book, closures)
        stage = state.stage(standing, by: rules?.steps)
        markCountable(shown)
        turns = Self.furtherTurns(of: state)
        if shown.isTakenOver { takeOver(state) }
        if shown.isHandedOver { handOver() }
        digest = hash(with: state)
    }

    private mutating func mark(_ state: RecordState, _ shown: ShownCodes, _ closing: EntrySummary?) {
        marks.insert(shown.isTakenOver ? .takenOver : .received)
        marks.insert(state.isOpen ? .open : shown.isHandedOver ? .handedOver : .closed)
        if state.round > 1 { marks.insert(.reopened) }
        if shown.isDuplicate { marks.insert(.duplicates) }
        if state.conflictCount > 0 { marks.insert(.conflicting) }
        if compensation != 0 { marks.insert(.compensated) }
        switch shown.satisfied {
        case .yes: marks.insert(.satisfied)
        case .no: marks.insert(.dissatisfied)
        case .other: marks.insert(.unreached)
        case .nothing: break
        }
        if shown.reportedTimely == .yes { marks.insert(.reportedTimely) }
        if shown.reportedTimely == .no { marks.insert(.reportedLate) }
        if shown.anonymous == .yes { marks.insert(.anonymous) }
        for entry in state.entries {
            switch entry.kind {
            case CaseAct.escalate: marks.insert(.escalated)
            case CaseAct.settleOnSite: marks.insert(.settledOnSite)
            case CaseAct.reopen: marks.insert(.reopenedByAct)
            case CaseAct.dissatisfied: reworks += 1
            default: break
            }
        }
        if reworks > 0 { marks.insert(.reworked) }
        switch shown.finding {
        case .substantiated: marks.insert(.substantiated)
        case .partly: marks.insert(.partlySubstantiated)
        case .unsubstantiated, .other: break
        }
        switch shown.kind {
        case .complaint: break
        case .inquiry: marks.insert(.inquiries)
        case .suggestion: marks.insert(.suggestions)
        case .feedback: marks.insert(.feedback)
        case .handlingComplaint: marks.insert(.handlingComplaints)
        }
        if closing?.kind == CaseAct.invalidate || closing != nil && shown.outcome == .invalid { marks.insert(.invalid) }
        // Taken back after there was an answer, it was settled.
        if closing?.kind == CaseAct.withdraw || closing != nil && shown.outcome == .withdrawn, !(answeredAt != Self.none) {
            marks.insert(.withdrawn)
        }
        if isCountable(shown, closing) { marks.insert(.countable) }
    }

    /// A complaint that is the customer's, ours, and counted nowhere else.
    private func isCountable(_ shown: ShownCodes, _ closing: EntrySummary?) -> Bool {
        guard shown.kind == .complaint || shown.kind == .handlingComplaint, !shown.isDuplicate else { return false }
        // Another unit goes on with it, and counts it, from the moment it was handed over.
        if shown.isHandedOver { return false }
        if closing == nil { return true }
        // Whatever the reason: a second person has agreed that there is nothing to answer for.
        if marks.contains(.invalid) { return false }
        return shown.outcome != .merged
    }

    /// The chain counts a complaint once. Its receipt was counted where it was received …
    private mutating func takeOver(_ state: RecordState) {
        takenOverAt = state.firstTime(of: .received) ?? receivedAt
        marks.subtract([.init(.inquiries), .init(.suggestions), .init(.feedback), .init(.handlingComplaints), .init(.anonymous)])
        reached &= ~1
    }

    /// … and all that became of it is counted where it went.
    private mutating func handOver() {
        marks.formIntersection(Self.keptWhenHandedOver)
        reached &= 1
        reworks = 0
        answeredAt = Self.none
        durations = (Self.none, Self.none, Self.none, Self.none, Self.none, Self.none)
    }

    private static let keptWhenHandedOver: Marks = [
        Measure.received, .takenOver, .handedOver, .open, .duplicates, .conflicting, .compensated, .inquiries, .suggestions, .feedback,
        .handlingComplaints, .anonymous, .reportedTimely, .reportedLate,
    ].reduce(into: []) { $0.insert(Marks($1)) }

    /// What an indicator divides by countable cases counts countable cases only.
    private mutating func markCountable(_ shown: ShownCodes) {
        guard marks.contains(.countable) else { return }
        for (all, countable) in Self.countableParts where marks.contains(all) { marks.insert(countable) }
        if shown.finding != .other { marks.insert(.countableJudged) }
    }

    private static let countableParts: [(Measure, Measure)] = [
        (.settledOnSite, .countableSettledOnSite), (.substantiated, .countableSubstantiated),
        (.partlySubstantiated, .countableSubstantiated), (.reworked, .countableReworked), (.reopenedByAct, .countableReopened),
        (.extended, .countableExtended), (.escalated, .countableEscalated), (.withdrawn, .countableWithdrawn), (.closed, .countableClosed),
    ]

    /// Most cases are opened once, by their first act, and closed at most once.
    private static func furtherTurns(of state: RecordState) -> [Turn] {
        state.hasPlainCourse ? [] : Array(state.turns.dropFirst())
    }

    private mutating func survey(_ state: RecordState, _ shown: ShownCodes) {
        guard marks.contains(.countable), !marks.contains(.withdrawn), !marks.contains(.anonymous) else { return }
        // Nobody can be satisfied with a result before it was told.
        guard let answer = state.shown(CaseField.satisfied), state.wasTold(before: UInt32(answer.ordinal)) else { return }
        if shown.satisfied != .nothing { marks.insert(.asked) }
        if shown.satisfied == .yes || shown.satisfied == .no { marks.insert(.surveyed) }
        if shown.satisfied == .yes { marks.insert(.surveySatisfied) }
        // The last answer of the first round, whatever a later round made of it.
        var first: Int64 = 0
        for note in state.notes where note.kind == .satisfied && state.entries[Int(note.ordinal)].milestoneRound == 1 {
            if state.wasTold(before: note.ordinal) { first = note.value }
        }
        if first == 1 || first == 2 { marks.insert(.firstSurveyed) }
        if first == 1 { marks.insert(.firstSatisfied) }
    }

    private mutating func measure(_ state: RecordState) {
        let start = receivedAt
        func after(_ milestone: Milestone, since start: Int64) -> Int64 {
            guard start != Self.none, let end = state.firstTime(of: milestone) else { return Self.none }
            return end.subtractingReportingOverflow(start).partialValue
        }
        durations = (
            after(.acknowledged, since: start), after(.assigned, since: start), after(.investigated, since: start),
            after(.answered, since: start), closedAt == Self.none ? Self.none : closedAt.subtractingReportingOverflow(start).partialValue,
            after(.followedUp, since: answeredAt)
        )
    }

    private mutating func judge(
        _ state: RecordState, _ shown: ShownCodes, _ standing: CaseStanding, by table: ClockTable?, _ book: PolicyBook,
        _ closures: SiteClosures
    ) {
        guard table != nil || shown.hasOtherDeadlines else { return }
        let times = state.times(standing)
        var deadlines = CaseDeadlines(
            times, isOpen: state.isOpen && !shown.isDuplicate, transferHours: table?.transferHours ?? ClockTable.defaultTransferHours)
        if let table {
            let judge = ClockJudge(table: table, book: book, closures: closures)
            let readings = judge.judge(times)
            deadlines.add(readings)
            if times.round > 1 { deadlines.add(judge.judgeRound(times)) }
            if readings.isExtended { marks.insert(.extended) }
            if marks.contains(.countable) { verdicts = Verdicts(readings) }
        }
        if let earliest = deadlines.earliest { (due, dueKind) = (earliest.due, earliest.kind) }
    }

    /// Over everything the contribution depends on; the texts of the dimensions instead of their
    /// numbers, which differ from node to node.
    private func hash(with state: RecordState) -> Digest {
        var hasher = DigestHasher()
        let utcOffset = offset
        withUnsafeTemporaryAllocation(byteCount: 16 + 16 * 8, alignment: 8) { buffer in
            state.record.write(to: buffer)
            var offset = 16
            func put(_ number: Int64) {
                buffer.storeBytes(of: number.bigEndian, toByteOffset: offset, as: Int64.self)
                offset += 8
            }
            put(receivedAt)
            put(utcOffset)
            put(Int64(bitPattern: marks.rawValue))
            put(Int64(verdicts.started) << 32 | Int64(verdicts.timely) << 16 | Int64(verdicts.late))
            put(Int64(reached))
            put(reworks)
            put(compensation)
            put(answeredAt)
            put(closedAt)
            put(takenOverAt)
            put(durations.0)
            put(durations.1)
            put(durations.2)
            put(durations.3)
            put(durations.4)
            put(durations.5)
            hasher.update(UnsafeRawBufferPointer(buffer))
        }
        for turn in turns {
            hasher.update(UInt64(bitPattern: turn.time))
            hasher.update(turn.isOpening ? 1 : 0 as UInt64)
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

extension CaseFacts.Verdicts {
    init(_ readings: ClockReadings) {
        for kind in ClockKind.allCases {
            let reading = readings[kind]
            guard reading.hasStarted else { continue }
            let bit: UInt16 = 1 << UInt16(kind.rawValue)
            started |= bit
            if reading.state == .timely { timely |= bit }
            if reading.state == .late { late |= bit }
        }
    }
}
