public import AmendsLog
public import AmendsMerge
import AmendsModel
import AmendsStore

/// One line of the monthly report: how many records of a kind there are.
public struct ManagementSummary: Sendable, Equatable {
    public let kind: RecordKind
    /// Records of the month.
    public let count: Int
    /// Of all records, those that were open when the month ended (or are, in a month that is not over).
    public let open: Int
    /// Of those, the ones whose last day had passed.
    public let overdue: Int

    public init(kind: RecordKind, count: Int, open: Int, overdue: Int) {
        (self.kind, self.count, self.open, self.overdue) = (kind, count, open, overdue)
    }
}

extension Node {
    /// A line for each kind, in the order of the table, whether there are any or not. `scope` is a site's
    /// or the company's; nil counts all that this node holds. Looks at a node's own log are not counted:
    /// they are no business of the report.
    public func managementSummaries(in month: MonthNumber, scope: Scope? = nil) throws(NodeError) -> [ManagementSummary] {
        let today = try today()
        var lines: [ManagementSummary] = []
        for kind in ManagementTable.kinds where kind.home != .log {
            let records = try records(kind, RecordFilter(scope: scope))
            let last = min(today, month.lastDay)
            let open = records.filter { record in
                guard record.made(by: last), record.kind.acts.contains(where: { $0.flags.contains(.opens) }) else { return false }
                return record.isOpen ? record.opened(by: last) : record.endedOn.map { $0 > last } ?? false
            }
            lines.append(
                ManagementSummary(
                    kind: kind.kind, count: records.count { $0.month == month }, open: open.count,
                    overdue: open.count { record in record.due.map { $0 < last } ?? false }))
        }
        return lines
    }
}

extension ManagementRecord {
    func made(by day: Int64) -> Bool { state.entries.first.map { localDay($0.time) <= day } ?? false }

    /// Whether one of the acts that keep it open was made by then.
    func opened(by day: Int64) -> Bool { state.obligations.contains { localDay($0.time) <= day } }
}

extension MonthNumber {
    /// Days since 1970 of its first and last day.
    public var firstDay: Int64 {
        let year = CivilDate.floorDivide(Int64(rawValue), 12)
        return CivilDate.day(year: year, month: Int64(rawValue) - year * 12 + 1, day: 1)
    }

    public var lastDay: Int64 { MonthNumber(rawValue: rawValue + 1).firstDay - 1 }
}
