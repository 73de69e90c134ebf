public import AmendsLog
public import AmendsMerge
import AmendsModel
import AmendsPolicy
public import AmendsStore

/// What figures are divided by: something that sums are kept of, or something that each case is asked for.
public enum FigureDivision: Sendable, Hashable {
    case kept(StatisticsQuery.Division)
    case computed(CaseDimension)

    public init?(name: some StringProtocol) {
        if let kept = StatisticsQuery.Division(rawValue: String(name)) {
            self = .kept(kept)
        } else if let computed = CaseDimension(rawValue: String(name)) {
            self = .computed(computed)
        } else {
            return nil
        }
    }

    public var name: String {
        switch self {
        case .kept(let division): division.rawValue
        case .computed(let dimension): dimension.rawValue
        }
    }

    public static let names = StatisticsQuery.Division.allCases.map(\.rawValue) + CaseDimension.allCases.map(\.rawValue)

    public var isComputed: Bool { if case .computed = self { true } else { false } }

    /// Whether one case may stand under several keys.
    public var mayHaveSeveralValues: Bool {
        guard case .computed(let dimension) = self, let field = dimension.field else { return false }
        return Vocabulary.field(field, of: .complaintCase)?.type == .set
    }
}

/// What cases are divided by beyond what sums are kept of.
public enum CaseDimension: String, Sendable, CaseIterable {
    case subcategory, nature, severity, urgency, complexity, cause, finding, liability, remedy, department, staff, respondent, item,
        equipment, stall, satisfaction, stage, verdict, compensation, hour, weekday, week, quarter, year

    /// The field whose values are the keys; nil where they are worked out.
    public var field: FieldID? {
        switch self {
        case .subcategory: CaseField.subcategory
        case .nature: CaseField.nature
        case .severity: CaseField.severity
        case .urgency: CaseField.urgency
        case .complexity: CaseField.complexity
        case .cause: CaseField.cause
        case .finding: CaseField.finding
        case .liability: CaseField.liability
        case .remedy: CaseField.remedy
        case .department: CaseField.department
        case .staff: CaseField.assignee
        case .respondent: CaseField.respondent
        case .item: CaseField.item
        case .equipment: CaseField.equipment
        case .stall: CaseField.stall
        case .satisfaction: CaseField.satisfied
        case .stage, .verdict, .compensation, .hour, .weekday, .week, .quarter, .year: nil
        }
    }

    /// Upper ends of the bands of compensation, fen.
    static let bands: [Int64] = [0, 10_000, 50_000, 200_000]

    /// Under which keys a case stands: codes and texts as they are, numbers of bands, hours (`00` … `23`),
    /// weekdays (`1` is Monday), the Monday of a week, `2026-Q4`, `2026`. One empty text where it has none.
    public func keys(of state: RecordState, _ facts: CaseFacts) -> [String] {
        if let field { return Self.keys(field, state) }
        let local = facts.receivedAt.addingReportingOverflow(facts.offset &* 60_000).partialValue
        let day = CivilDate.floorDivide(local, 86_400_000)
        switch self {
        case .stage: return [facts.stage.name]
        case .verdict:
            guard facts.marks.contains(.countable) else { return [""] }
            let bit: UInt16 = 1 << UInt16(ClockKind.resolve.rawValue)
            return [facts.verdicts.timely & bit != 0 ? "timely" : facts.verdicts.late & bit != 0 ? "late" : "undetermined"]
        case .compensation: return [String(Self.bands.firstIndex { facts.compensation <= $0 } ?? Self.bands.count)]
        case .hour: return [Self.padded((local &- day &* 86_400_000) / 3_600_000)]
        case .weekday: return [String(CivilDate.weekday(ofDay: day) + 1)]
        case .week: return [CivilDate.text(ofDay: day - CivilDate.weekday(ofDay: day))]
        case .quarter:
            let number = Int64(facts.month.rawValue)
            let quarter = (number - CivilDate.floorDivide(number, 12) * 12) / 3 + 1
            return ["\(facts.month.description.dropLast(3))-Q\(quarter)"]
        case .year: return [String(facts.month.description.dropLast(3))]
        default: return [""]
        }
    }

    static func keys(_ field: FieldID, _ state: RecordState) -> [String] {
        if state.type(of: field) == .set {
            let elements = state.elements(of: field)
            return elements.isEmpty ? [""] : elements
        }
        guard let held = state.shown(field) else { return [""] }
        if let text = held.text { return [text] }
        guard let position = held.integer, case .code(let codes)? = Vocabulary.field(field, of: .complaintCase)?.meaning,
            codes.indices.contains(Int(clamping: position) - 1)
        else { return [""] }
        return [codes[Int(position) - 1]]
    }

    private static func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
}

extension StatisticsQuery.Division {
    /// The key that kept sums have a case under.
    func key(of row: CaseRow, _ facts: CaseFacts) -> String {
        func text(_ field: FieldID) -> String { row.state.text(field) ?? "" }
        switch self {
        case .site: if case .site(let code) = row.scope { return code.text } else { return row.scope.description }
        case .month: return facts.month.description
        case .region: return text(CaseField.region)
        case .category: return text(CaseField.category)
        case .channel: return text(CaseField.channel)
        case .outcome: return text(CaseField.outcome)
        }
    }
}

extension Node {
    /// Lines by any divisions: from kept sums where they are kept, else added up from the cases, which
    /// takes time in proportion to their number.
    public func figures(by divisions: [FigureDivision], _ months: ClosedRange<MonthNumber>, site: SiteCode? = nil) throws(NodeError)
        -> [IndicatorLine]
    {
        let kept = divisions.compactMap { if case .kept(let division) = $0 { division } else { nil } }
        do throws(StoreError) {
            if kept.count == divisions.count { return try indicatorLines(IndicatorQuery(months, site: site, by: kept)) }
            let counted = try countedLines(by: divisions, months, site: site)
            // The volume of the places and months, as for kept divisions.
            let places = divisions.enumerated().filter { $1 == .kept(.site) || $1 == .kept(.month) }
            let placed = places.compactMap { if case .kept(let division) = $0.element { division } else { nil } }
            var volumes: [[String]: Int64] = [:]
            for line in try indicatorLines(IndicatorQuery(months, site: site, by: placed)) { volumes[line.keys] = line.volume }
            return counted.map { line in IndicatorLine(line, volume: volumes[places.map { line.keys[$0.offset] }] ?? 0) }
        } catch { throw NodeError(error) }
    }

    /// Lines added up from the cases, whatever they are divided by.
    public func countedFigures(by divisions: [FigureDivision], _ months: ClosedRange<MonthNumber>, site: SiteCode? = nil) throws(NodeError)
        -> [StatisticsLine]
    {
        do throws(StoreError) { return try countedLines(by: divisions, months, site: site) } catch { throw NodeError(error) }
    }

    private func countedLines(by divisions: [FigureDivision], _ months: ClosedRange<MonthNumber>, site: SiteCode?) throws(StoreError)
        -> [StatisticsLine]
    {
        var counted = CountedLines()
        try store.forEachCounted(in: site, months: months) { row, facts in
            for keys in Self.keys(divisions, row, facts) { counted.add(facts, to: keys) }
        }
        return counted.lines
    }

    private static func keys(_ divisions: [FigureDivision], _ row: CaseRow, _ facts: CaseFacts) -> [[String]] {
        divisions.reduce([[]]) { rows, division in
            let keys: [String] =
                switch division {
                case .kept(let kept): [kept.key(of: row, facts)]
                // A destroyed case is counted, and names nobody.
                case .computed(let dimension): dimension.keys(of: row.shown.state, facts)
                }
            return rows.flatMap { row in keys.map { row + [$0] } }
        }
    }
}
