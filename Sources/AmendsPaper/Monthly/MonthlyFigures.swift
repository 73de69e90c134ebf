public import AmendsLog
public import AmendsMerge
public import AmendsModel
public import AmendsNode
public import AmendsStore
import AmendsText

/// All that a monthly report says, in numbers: of one site, or of everything that this node holds.
public struct MonthlyFigures: Sendable {
    public var month: MonthNumber
    /// Nil for the whole company.
    public var site: SiteCode?
    /// The month itself and the twelve before it, oldest first.
    public var months: [MonthNumber]
    public var counts: [MonthNumber: MonthCounts]
    public var bySite: [(key: String, counts: MonthCounts)]
    /// By category, channel, region and outcome, the most frequent first.
    public var byDivision: [StatisticsQuery.Division: [(key: String, counts: MonthCounts)]]
    public var tally: CaseTally
    /// From receipt to closing, minutes, about; nil where nothing was closed.
    public var medianMinutes: Int64?
    public var percentile90Minutes: Int64?
    public var watermark: Watermark
    /// Sites whose entries do not reach the end of the month.
    public var sitesBehind: [String]
    public var isOver: Bool
    /// Years after which the oldest month lies: thirteen months for the year on year.
    static let monthCount: Int32 = 13

    public var current: MonthCounts { counts[month] ?? MonthCounts() }
    public var balance: StockBalance { tally.balances[month] ?? StockBalance() }
    public var previousMonth: MonthNumber { MonthNumber(rawValue: month.rawValue - 1) }
    public var sameMonthLastYear: MonthNumber { MonthNumber(rawValue: month.rawValue - 12) }
    public var scope: String { site.map { "site/\($0)" } ?? "company" }

    /// Reads everything from the node: kept statistics, one pass over the cases, and the streams' ends.
    /// `now` is ms since 1970, `offset` that of the node's own zone in minutes.
    public init(
        month: MonthNumber, site: SiteCode? = nil, of node: Node, now: Int64, offset: Int64,
        due: @escaping @Sendable (RecordState, Scope) -> Int64? = { state, _ in state.integer(CaseField.promisedBy) }
    ) throws {
        let store = node.store
        (self.month, self.site) = (month, site)
        months = (0..<Self.monthCount).map { MonthNumber(rawValue: month.rawValue - (Self.monthCount - 1) + $0) }
        func lines(_ divisions: [StatisticsQuery.Division], from: MonthNumber, exact: Bool = false) throws -> [StatisticsLine] {
            let query = StatisticsQuery(by: (site == nil ? [] : [.site]) + divisions, from: from, to: month)
            let lines = try store.statistics(query)
            guard let site else { return lines }
            return lines.filter { $0.keys.first == site.text }.map { line in
                var line = line
                line.keys.removeFirst()
                return line
            }
        }
        counts = [:]
        for line in try lines([.month], from: months[0]) {
            if let name = line.keys.first, let month = MonthNumber(name) { counts[month] = MonthCounts(line) }
        }
        let whole = try lines([], from: month).first
        medianMinutes = whole?.duration(.closed).quantile(1, 2)
        percentile90Minutes = whole?.duration(.closed).quantile(9, 10)
        bySite = try store.statistics(StatisticsQuery(by: [.site], from: month, to: month)).compactMap { line in
            guard let name = line.keys.first, site == nil || name == site?.text else { return nil }
            return (name, MonthCounts(line))
        }
        byDivision = [:]
        for division in [StatisticsQuery.Division.category, .channel, .region, .outcome] {
            byDivision[division] = try lines([division], from: month).map { ($0.keys.first ?? "", MonthCounts($0)) }
                .filter { $0.1.received > 0 }.sorted { ($1.1.received, $0.0) < ($0.1.received, $1.0) }
        }
        var tally = CaseTally(month: month, months: months, now: now, due: due)
        try store.forEachCase(in: site) { tally.add($0) }
        tally.finish()
        self.tally = tally
        watermark = Watermark(try store.reach(), site: site)
        let end = MonthlyFigures.end(of: month, offset: offset)
        isOver = now >= end
        sitesBehind = watermark.sites(behind: end, own: try Self.ownNodes(store))
    }

    /// The first millisecond after a month at an offset from UTC, minutes.
    static func end(of month: MonthNumber, offset: Int64) -> Int64 {
        let next = Int64(month.rawValue) + 1
        let day = CivilDate.day(year: CivilDate.floorDivide(next, 12), month: next - CivilDate.floorDivide(next, 12) * 12 + 1, day: 1)
        return day * 86_400_000 - offset * 60_000
    }

    /// The nodes of each site as the first entries of their streams name them.
    private static func ownNodes(_ store: Store) throws -> [String: Set<NodeID>] {
        var nodes: [String: Set<NodeID>] = [:]
        for row in try store.records(of: .node) where row.state.text(NodeRecord.role) == "store" {
            guard case .site(let code) = row.scope, let entry = try store.history(of: row).first else { continue }
            nodes[code.text, default: []].insert(entry.stream.node)
        }
        return nodes
    }

    public var indicators: [Indicator] {
        let outcomes = Dictionary(uniqueKeysWithValues: (byDivision[.outcome] ?? []).map { ($0.key, $0.counts.received) })
        var findings = tally.byField[CaseField.finding] ?? [:]
        findings[""] = nil
        return Indicator.all(of: current, outcomes: outcomes, findings: findings)
    }

    /// The figures that a published report is compared by.
    public var published: [String: Int64] {
        var values = [
            "received": balance.received, "closed": balance.closed, "reopened": balance.reopened, "opening": balance.opening,
            "closing": balance.closing, "timely": current.timely, "late": current.late, "satisfied": current.satisfied,
            "dissatisfied": current.dissatisfied, "unreached": current.unreached, "orders": current.orders,
            "compensation_fen": current.compensation, "compensated": current.compensated, "escalated": current.escalated,
            "duplicates": current.duplicates,
        ]
        for (key, counts) in byDivision[.category] ?? [] { values["category.\(key)"] = counts.received }
        if site == nil { for (key, counts) in bySite where counts.received > 0 { values["site.\(key)"] = counts.received } }
        return values
    }
}
