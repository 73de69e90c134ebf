public import AmendsLog
public import AmendsMerge
import AmendsModel
import AmendsStore

/// The stock of open cases of one place over one month: what was open, what came and went, what was left.
public struct StockLine: Sendable, Equatable {
    /// The site, or nil for all together.
    public var site: String?
    public var month: MonthNumber
    public var opening: Int64
    public var received: Int64
    /// Opened again after a closing.
    public var reopened: Int64
    /// Closings, those that a reopening undid included.
    public var closed: Int64
    /// Come from another site, and gone to one: the same number for all sites together, but for cases on
    /// their way.
    public var takenOver: Int64 = 0
    public var handedOver: Int64 = 0
    public var closing: Int64 { opening + received + takenOver + reopened - closed - handedOver }

    public init(site: String?, month: MonthNumber, opening: Int64, received: Int64 = 0, reopened: Int64 = 0, closed: Int64 = 0) {
        (self.site, self.month, self.opening) = (site, month, opening)
        (self.received, self.reopened, self.closed) = (received, reopened, closed)
    }
}

/// The stock month by month, with its check.
public struct StockReport: Sendable {
    /// By month, and within one by site.
    public var lines: [StockLine]
    /// By site (or of all): what all flows come to in the end, and the cases that are open. They are the same
    /// number, counted in two ways; where they are not, the kept figures are damaged.
    public var checks: [Check]

    public struct Check: Sendable, Equatable {
        public var site: String?
        public var flows: Int64
        public var open: Int64
        public var difference: Int64 { flows - open }
    }

    public var balances: Bool { checks.allSatisfy { $0.difference == 0 } }
}

extension Node {
    /// Opening + received + taken over + reopened − closed − handed over = closing, for every month asked for, from kept flows.
    public func stock(_ months: ClosedRange<MonthNumber>, site: SiteCode? = nil, bySite: Bool = false) throws(NodeError) -> StockReport {
        do throws(StoreError) {
            var flows: [String?: [MonthNumber: StockLine]] = [:]
            var open: [String?: Int64] = [:]
            for line in try store.statistics(StatisticsQuery(by: [.site, .month])) {
                guard let month = MonthNumber(line.keys[1]), site == nil || line.keys[0] == site?.text else { continue }
                // Volumes lie in the company's scope as well, cases never.
                let (received, reopened, closed) = (line.count(Measure.received), line.reopenedInPeriod ?? 0, line.closedInPeriod ?? 0)
                let (taken, handed) = (line.takenOverInPeriod ?? 0, line.handedOverInPeriod ?? 0)
                let opened = line.count(Measure.open)
                if received == 0, reopened == 0, closed == 0, taken == 0, handed == 0, opened == 0 { continue }
                let key = bySite ? line.keys[0] : site?.text
                var flow = flows[key, default: [:]][month] ?? StockLine(site: key, month: month, opening: 0)
                flow.received += received
                flow.reopened += reopened
                flow.closed += closed
                flow.takenOver += taken
                flow.handedOver += handed
                flows[key, default: [:]][month] = flow
                open[key, default: 0] += opened
            }
            if flows.isEmpty, !bySite { flows[site?.text] = [:] }
            var report = StockReport(lines: [], checks: [])
            for (key, flow) in flows {
                var stock = flow.values.filter { $0.month < months.lowerBound }.reduce(0) { $0 + $1.closing }
                for month in months.months {
                    var line = flow[month] ?? StockLine(site: key, month: month, opening: 0)
                    line.opening = stock
                    stock = line.closing
                    report.lines.append(line)
                }
                let all = flow.values.reduce(0) { $0 + $1.closing }
                report.checks.append(StockReport.Check(site: key, flows: all, open: open[key] ?? 0))
            }
            report.lines.sort { ($0.month, $0.site ?? "") < ($1.month, $1.site ?? "") }
            report.checks.sort { ($0.site ?? "") < ($1.site ?? "") }
            return report
        } catch { throw NodeError(error) }
    }
}
