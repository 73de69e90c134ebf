public import AmendsLog
public import AmendsMerge
public import AmendsPolicy
public import AmendsStore

extension Node {
    /// The very cases that a part of an indicator counts, in the order of their receipt. What decides is what
    /// each case adds to the kept sums.
    public func cases(in part: Indicator.Part, of indicator: Indicator, _ months: ClosedRange<MonthNumber>, site: SiteCode? = nil)
        throws(NodeError) -> [CaseRow]
    {
        guard let sum = indicator.sum(part), sum.countsCases else {
            throw NodeError(
                .usage, "\(indicator.code) has no cases in its \(part.rawValue).", reason: .noCasesIn(indicator, part))
        }
        var found: [(at: Int64, row: CaseRow)] = []
        do throws(StoreError) {
            try store.forEachCounted(in: site, months: months) { row, facts in
                if facts.isCounted(in: sum) { found.append((facts.receivedAt, row)) }
            }
        } catch { throw NodeError(error) }
        return found.sorted { ($0.at, $0.row.scope.description, $0.row.record) < ($1.at, $1.row.scope.description, $1.row.record) }.map(
            \.row)
    }
}
