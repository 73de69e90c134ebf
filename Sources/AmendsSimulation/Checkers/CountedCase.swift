import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
import AmendsStore

/// One case as the indicators must count it, read plainly from its entries and shown values by the rules
/// of `protocol/statistics.md`, and not by what the store keeps.
struct CountedCase {
    let state: RecordState
    let history: [HistoryEntry]
    /// Of the first handling; nil where the case has no pack that can be read.
    let readings: ClockReadings?
    /// The same by the calendar that the program ships.
    let shippedReadings: ClockReadings?

    init(_ row: CaseRow, _ history: [HistoryEntry], _ books: PolicyBooks) {
        (state, self.history) = (row.state, history)
        let name = row.state.text(CaseField.policy).flatMap { PackName($0) }
        let pack = name.flatMap { books.now.pack($0) }
        let closures = books.now.closures(in: row.scope)
        readings = pack.map { ClockJudge(table: ClockTable($0), book: books.now, closures: closures).judge(row.state.times) }
        shippedReadings = pack.map {
            ClockJudge(table: ClockTable($0), book: books.withoutCalendars, closures: closures).judge(row.state.times)
        }
    }

    // MARK: Where and when

    /// By the first of its roads.
    var receivedAt: Int64 {
        ([state.integer(CaseField.receivedAt)] + state.intakes.map(\.time)).compactMap { $0 }.min() ?? state.firstTime(of: .received)
            ?? state.entries[0].time
    }
    private var offset: Int64 { state.integer(CaseField.utcOffset) ?? 0 }
    func month(of instant: Int64) -> MonthNumber { MonthNumber(milliseconds: instant, offset: offset) }
    var month: MonthNumber { month(of: receivedAt) }

    // MARK: What counts

    private func shown(_ field: FieldID) -> String { state.text(field) ?? "" }
    private func has(_ kind: ActKind) -> Bool { history.contains { $0.draft.kind == kind } }
    private var isClosed: Bool { !state.isOpen }
    /// Whether another unit goes on with it, and whether it goes on with another unit's.
    var isHandedOver: Bool { state.shown(CaseField.handedTo)?.content != nil && state.text(CaseField.handedTo) != nil }
    var isTakenOver: Bool { state.shown(CaseField.predecessor) != nil }
    /// Whether the result was told before an act.
    private func wasTold(before ordinal: Int) -> Bool {
        history[..<ordinal].contains { $0.draft.kind == CaseAct.feedBack || $0.draft.kind == CaseAct.settleOnSite }
    }
    /// What the customer said last of a result that had been told.
    private var answer: String {
        guard let held = state.shown(CaseField.satisfied), wasTold(before: held.ordinal) else { return "" }
        return shown(CaseField.satisfied)
    }
    private var isAnswered: Bool { state.firstTime(of: .answered) != nil }

    var isCountable: Bool {
        if ["inquiry", "suggestion", "feedback"].contains(shown(CaseField.kind)) || state.isHiddenAsDuplicate { return false }
        // Its unit counts it that goes on with it.
        if isHandedOver { return false }
        guard isClosed, let closing = state.closingEntry else { return true }
        return closing.kind != CaseAct.invalidate && !["invalid", "merged"].contains(shown(CaseField.outcome))
    }

    /// Taken back before there was an answer.
    private var isWithdrawn: Bool {
        guard isClosed, let closing = state.closingEntry, !isAnswered else { return false }
        return closing.kind == CaseAct.withdraw || shown(CaseField.outcome) == "withdrawn"
    }

    private var isSurveyable: Bool { isCountable && !isWithdrawn && shown(CaseField.anonymous) != "yes" }

    /// What was said of the satisfaction in the first round, the last word of it.
    private var firstAnswer: String? {
        var answer: String?
        for (ordinal, (entry, summary)) in zip(history, state.entries).enumerated() where wasTold(before: ordinal) {
            let round = summary.flags.contains(.opensRound) ? summary.round - 1 : summary.round
            for case (CaseField.satisfied, let value) in entry.draft.fields where round == 1 {
                switch value {
                case .text(let text), .added(let text), .removed(let text): answer = text
                default: break
                }
            }
        }
        return answer
    }

    private var compensation: Int64 {
        var sum: Int128 = 0
        for value in state.values(of: CaseField.compensation) { sum += Int128(value.integer ?? 0) }
        return Int64(clamping: sum)
    }

    // MARK: Tallies

    func count(_ tally: Tally) -> Int64 {
        switch tally {
        case .compensation: compensation
        case .volume: 0
        default: isCounted(tally) ? 1 : 0
        }
    }

    private func isCounted(_ tally: Tally) -> Bool {
        switch tally {
        case .received: !isTakenOver
        case .countable: isCountable
        case .started(let clock): isCountable && readings?[clock].hasStarted == true
        case .timely(let clock): isCountable && readings?[clock].hasStarted == true && readings?[clock].state == .timely
        case .late(let clock): isCountable && readings?[clock].hasStarted == true && readings?[clock].state == .late
        case .reportedTimely: shown(CaseField.reportedTimely) == "yes"
        case .reportedLate: shown(CaseField.reportedTimely) == "no"
        case .settledOnSite: isCountable && has(CaseAct.settleOnSite)
        case .judged: isCountable && ["substantiated", "partly", "unsubstantiated"].contains(shown(CaseField.finding))
        case .substantiated: isCountable && ["substantiated", "partly"].contains(shown(CaseField.finding))
        case .asked: isSurveyable && !answer.isEmpty
        case .surveyed: isSurveyable && ["yes", "no"].contains(answer)
        case .satisfied: isSurveyable && answer == "yes"
        case .firstSurveyed: isSurveyable && (firstAnswer == "yes" || firstAnswer == "no")
        case .firstSatisfied: isSurveyable && firstAnswer == "yes"
        case .reworked: isCountable && has(CaseAct.dissatisfied)
        case .reopened: isCountable && has(CaseAct.reopen)
        case .extended: isCountable && ClockKind.allCases.contains { readings?[$0].extension == .counted }
        case .escalated: isCountable && has(CaseAct.escalate)
        case .withdrawn: isCountable && isWithdrawn
        case .compensated: compensation != 0
        case .closed: isCountable && isClosed
        case .volume, .compensation: false
        }
    }

    /// From the receipt to an end, ms; nil where it has not ended.
    func duration(_ span: Indicator.Span) -> Int64? {
        if isHandedOver { return nil }
        let end =
            switch span {
            case .response: state.firstTime(of: .acknowledged)
            case .handling: state.firstTime(of: .answered)
            case .closing: state.closedAt
            }
        return end.map { $0.subtractingReportingOverflow(receivedAt).partialValue }
    }
}

/// The packs and calendars that a node has been told of, put together anew from head office's records.
struct PolicyBooks {
    let now: PolicyBook
    /// The same packs, and only the calendar that the program ships.
    let withoutCalendars: PolicyBook

    init(of store: Store) throws {
        var packs: [PublishedPolicy] = []
        var calendars: [PublishedPolicy] = []
        func text(_ field: FieldID, _ history: [HistoryEntry]) -> String? {
            for entry in history {
                for case (field, .text(let text)) in entry.draft.fields { return text }
            }
            return nil
        }
        try store.forEachHistory(of: .pack) { row, history in
            guard row.scope == .company, let name = text(PackRecord.name, history), let text = text(PackRecord.text, history) else {
                return
            }
            packs.append(.pack(name: name, text: text))
        }
        try store.forEachHistory(of: .calendar) { row, history in
            guard row.scope == .company, let version = row.state.integer(CalendarRecord.version),
                let days = text(CalendarRecord.days, history)
            else { return }
            let years = row.state.elements(of: CalendarRecord.years).compactMap { Int64($0) }
            calendars.append(.calendar(version: version, days: days, years: years))
        }
        now = PolicyBook(published: packs + calendars)
        withoutCalendars = PolicyBook(published: packs)
    }
}
