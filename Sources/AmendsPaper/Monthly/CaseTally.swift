public import AmendsLog
public import AmendsMerge
public import AmendsModel
public import AmendsStore

/// What the report counts from the cases themselves: divisions that the kept statistics do not have,
/// the flow of the month, and the cases that somebody must look at.
public struct CaseTally: Sendable {
    /// Fields by whose codes or words the month's cases are divided.
    public static let fields = [
        CaseField.cause, CaseField.finding, CaseField.severity, CaseField.department, CaseField.liability, CaseField.remedy, CaseField.item,
    ]

    /// Cases received in the month by a field's value; an empty text where there is none.
    public private(set) var byField: [FieldID: [String: Int64]] = [:]
    /// Cases received in the month by the hour of the day and the day of the week (0 is Monday), local time.
    public private(set) var byHour = [Int64](repeating: 0, count: 24)
    public private(set) var byWeekday = [Int64](repeating: 0, count: 7)
    /// Scores that customers gave, and how many gave one.
    public private(set) var scoreSum: Int64 = 0
    public private(set) var scoreCount: Int64 = 0
    /// The flow of every month of the report.
    public private(set) var balances: [MonthNumber: StockBalance] = [:]
    public private(set) var balanceBySite: [String: StockBalance] = [:]
    /// Open cases whose promised or due time is over.
    public private(set) var overdue: [OverdueCase] = []
    /// Cases with values that nobody has settled.
    public private(set) var conflicting: [CaseLine] = []
    /// Every case received in the month, to drill down to.
    public private(set) var cases: [CaseLine] = []
    /// Offsets from UTC that occur, minutes.
    public private(set) var offsets: Set<Int64> = []

    public struct OverdueCase: Sendable, Hashable {
        public var line: CaseLine
        /// Milliseconds since 1970.
        public var due: Int64
    }

    private let month: MonthNumber
    private let months: [MonthNumber]
    private let now: Int64
    private let due: @Sendable (RecordState, Scope) -> Int64?

    /// `months` are those of which the flow is wanted. `due` gives the time until which an open case
    /// is to be handled, ms since 1970; nil where no limit runs.
    public init(
        month: MonthNumber, months: [MonthNumber], now: Int64,
        due: @escaping @Sendable (RecordState, Scope) -> Int64? = { state, _ in state.integer(CaseField.promisedBy) }
    ) {
        (self.month, self.months, self.now, self.due) = (month, months, now, due)
        for month in months { balances[month] = StockBalance() }
    }

    public mutating func add(_ row: CaseRow) {
        let state = row.state
        let turns = state.turns
        guard let first = turns.first else { return }
        let offset = state.integer(CaseField.utcOffset) ?? 0
        let line = CaseLine(row, receivedAt: first.time, offset: offset)
        for month in months { balances[month]?.add(turns, offset: offset, in: month) }
        balanceBySite[line.site, default: StockBalance()].add(turns, offset: offset, in: month)
        if state.isOpen, let due = due(state, row.scope), due < now { overdue.append(OverdueCase(line: line, due: due)) }
        if row.conflicts > 0 { conflicting.append(line) }
        guard MonthNumber(milliseconds: first.time, offset: offset) == month else { return }
        cases.append(line)
        offsets.insert(offset)
        for field in Self.fields { byField[field, default: [:]][Self.key(state, field), default: 0] += 1 }
        let local = first.time &+ offset &* 60_000
        let day = CivilDate.floorDivide(local, 86_400_000)
        byHour[Int((local &- day &* 86_400_000) / 3_600_000)] += 1
        // 1970-01-01 was a Thursday.
        byWeekday[Int((day + 3) - CivilDate.floorDivide(day + 3, 7) * 7)] += 1
        if let score = state.integer(CaseField.score) {
            scoreSum = scoreSum.addingReportingOverflow(score).partialValue
            scoreCount += 1
        }
    }

    /// Sorted so that every node that holds the same prints the same.
    public mutating func finish() {
        overdue.sort { ($0.due, $0.line.number, $0.line.record) < ($1.due, $1.line.number, $1.line.record) }
        conflicting.sort { ($0.receivedAt, $0.number, $0.record) < ($1.receivedAt, $1.number, $1.record) }
        cases.sort { ($0.receivedAt, $0.number, $0.record) < ($1.receivedAt, $1.number, $1.record) }
    }

    private static func key(_ state: RecordState, _ field: FieldID) -> String {
        guard let held = state.shown(field) else { return "" }
        if let text = held.text { return text }
        guard let position = held.integer, case .code(let codes)? = Vocabulary.field(field, of: .complaintCase)?.meaning,
            codes.indices.contains(Int(clamping: position) - 1)
        else { return "" }
        return codes[Int(position) - 1]
    }
}

/// One case as a report lists it: nothing about people.
public struct CaseLine: Sendable, Hashable {
    public var record: RecordID
    public var number: String
    public var site: String
    public var receivedAt: Int64
    public var closedAt: Int64?
    public var offset: Int64
    public var isOpen: Bool
    public var round: Int
    public var category: String
    public var channel: String
    public var outcome: String
    public var satisfied: String
    /// `yes`, `no`, or empty while nothing is decided.
    public var timely: String
    public var compensation: Fen
    public var conflicts: Int
    public var isDuplicate: Bool

    init(_ row: CaseRow, receivedAt: Int64, offset: Int64) {
        let state = row.state
        (record, number, site) = (row.record, CaseView.number(of: row), CaseView.site(of: row))
        (self.receivedAt, self.offset, closedAt, isOpen) = (receivedAt, offset, state.closedAt, state.isOpen)
        (round, conflicts, isDuplicate) = (Int(state.round), row.conflicts, state.isHiddenAsDuplicate)
        category = state.text(CaseField.category) ?? ""
        channel = state.text(CaseField.channel) ?? ""
        outcome = state.text(CaseField.outcome) ?? ""
        satisfied = state.text(CaseField.satisfied) ?? ""
        timely = state.text(CaseField.reportedTimely) ?? ""
        compensation = state.balance(of: CaseField.compensation)
    }
}
