public import AmendsLog
public import AmendsMerge
public import AmendsModel
public import AmendsNode
import AmendsPolicy
public import AmendsStore

/// All that a monthly report says, in numbers: of one site, or of everything that this node holds.
public struct MonthlyFigures: Sendable {
    public let month: MonthNumber
    /// Nil for the whole company.
    public let site: SiteCode?
    /// The month's indicators with those of the month before and the same month of last year, divided by
    /// site where the whole company is asked for.
    public let report: IndicatorReport
    /// The month itself and the twelve before it, oldest first.
    public let months: [(month: MonthNumber, line: IndicatorLine)]
    /// The stock of open cases in each of these months.
    public let stock: [MonthNumber: StockLine]
    public let stockBySite: [StockLine]
    /// Whether all flows come to the cases that are open, counted by themselves.
    public let difference: Int64
    /// The month's cases divided; the most frequent first.
    public let divisions: [FigureDivision: [IndicatorLine]]
    public let cases: [CaseLine]
    public let overdue: [CaseLine]
    public let conflicting: [CaseLine]
    /// When it was asked, ms since 1970.
    public let askedAt: Int64

    /// Thirteen months, so that the same month of last year is among them.
    static let monthCount: Int32 = 13

    /// What cases are divided by, in the order of the report.
    public static let divided: [FigureDivision] = [
        .kept(.category), .kept(.channel), .kept(.region), .kept(.outcome), .computed(.cause), .computed(.finding),
        .computed(.severity), .computed(.department), .computed(.liability), .computed(.remedy), .computed(.item),
        .computed(.weekday), .computed(.hour),
    ]

    public var total: IndicatorLine { report.total }
    public var previousMonth: MonthNumber { MonthNumber(rawValue: month.rawValue - 1) }
    public var sameMonthLastYear: MonthNumber { MonthNumber(rawValue: month.rawValue - 12) }
    /// `site/S012`, or `company`.
    public var scope: String { site.map { "site/\($0)" } ?? "company" }
    public var balance: StockLine { stock[month] ?? StockLine(site: site?.text, month: month, opening: 0) }
    /// Offsets from UTC that occur, minutes.
    public var offsets: Set<Int64> { Set(cases.map(\.offset)) }

    public init(month: MonthNumber, site: SiteCode? = nil, of node: Node) throws {
        (self.month, self.site, askedAt) = (month, site, node.surroundings.now())
        let range = MonthNumber(rawValue: month.rawValue - (Self.monthCount - 1))...month
        report = try node.indicators(IndicatorQuery(month...month, site: site, by: site == nil ? [.site] : []))
        months = try node.indicatorsByMonth(range, site: site)
        let stock = try node.stock(range, site: site)
        self.stock = Dictionary(stock.lines.map { ($0.month, $0) }) { first, _ in first }
        let bySite = try node.stock(month...month, site: site, bySite: true)
        stockBySite = bySite.lines
        difference = (stock.checks + bySite.checks).map(\.difference).first { $0 != 0 } ?? 0
        divisions = try Dictionary(
            uniqueKeysWithValues: Self.divided.map { division in
                let lines = try node.figures(by: [division], month...month, site: site).filter { $0.count(.received) > 0 }
                return (division, division.isOrdered ? lines : lines.sorted(by: Self.moreFirst))
            })
        var cases: [CaseLine] = []
        try node.store.forEachCounted(in: site, months: month...month) { row, facts in cases.append(CaseLine(row, facts)) }
        self.cases = cases.sorted { ($0.receivedAt, $0.number, $0.record) < ($1.receivedAt, $1.number, $1.record) }
        overdue = try node.store.cases(CaseFilter(site: site, dueBy: askedAt, limit: .max)).map { CaseLine($0) }
        conflicting = try node.store.cases(CaseFilter(site: site, hasConflicts: true, limit: .max)).map { CaseLine($0) }
    }

    static func moreFirst(_ left: IndicatorLine, _ right: IndicatorLine) -> Bool {
        (right.count(.received), left.keys[0]) < (left.count(.received), right.keys[0])
    }

    /// The figures that a published report is compared by.
    public var published: [String: Int64] {
        var values = [
            "received": balance.received, "closed": balance.closed, "reopened": balance.reopened, "opening": balance.opening,
            "closing": balance.closing, "countable": total.count(.countable), "timely": total.count(.timely(.resolve)),
            "late": total.count(.late(.resolve)), "surveyed": total.count(.surveyed), "satisfied": total.count(.satisfied),
            "orders": total.volume, "compensation_fen": total.count(.compensation), "compensated": total.count(.compensated),
            "escalated": total.count(.escalated), "duplicates": total.figures.count(Measure.duplicates),
        ]
        for line in divisions[.kept(.category)] ?? [] { values["category.\(line.keys[0])"] = line.count(.received) }
        if site == nil {
            for line in report.lines where line.count(.received) > 0 { values["site.\(line.keys[0])"] = line.count(.received) }
        }
        return values
    }
}

extension FigureDivision {
    /// Whether its keys have an order of their own.
    var isOrdered: Bool { self == .computed(.weekday) || self == .computed(.hour) }
}
