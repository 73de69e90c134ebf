import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsText
import ArgumentParser

/// Which months and which site are meant.
struct PeriodOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A month (2026-11), a quarter (2026-Q4) or a year (2026); this month where left out.", valueName: "period"))
    var month: String?
    @Option(help: ArgumentHelp("The first month, instead of --month.", valueName: "month")) var from: String?
    @Option(help: ArgumentHelp("The last month.", valueName: "month")) var to: String?
    @Option(help: ArgumentHelp("Only the cases of one site.", valueName: "code")) var site: String?

    func code() throws -> SiteCode? { try site.map { try SiteCode(typed: $0) } }

    func months(_ node: Node) throws -> ClosedRange<MonthNumber> {
        if let month {
            guard let period = ClosedRange<MonthNumber>(period: month) else { throw Failure(.usage, figure: .badPeriod(text: month)) }
            return period
        }
        let last = try to.map { try MonthNumber(typed: $0) } ?? Self.thisMonth(node)
        let first = try from.map { try MonthNumber(typed: $0) } ?? last
        return min(first, last)...last
    }

    static func thisMonth(_ node: Node) throws -> MonthNumber {
        let now = node.surroundings.now()
        return MonthNumber(milliseconds: now, offset: Int64(try SiteTime(node).offset(at: now)))
    }
}
