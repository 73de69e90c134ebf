public import AmendsLog
public import AmendsMerge
import AmendsModel
import AmendsPolicy
import AmendsStore

extension Node {
    /// The indicators of a period, from kept figures: the time does not depend on the number of cases.
    public func indicators(_ query: IndicatorQuery) throws(NodeError) -> IndicatorReport {
        let packs = try packs(in: query)
        let used = Set(packs.values.flatMap(\.indicators))
        do throws(StoreError) {
            let total = try indicatorTotal(query.months, site: query.site)
            return IndicatorReport(
                query: query, indicators: Indicator.all.filter(used.contains),
                lines: query.divisions.isEmpty ? [total] : try indicatorLines(query), total: total,
                previous: try indicatorTotal(query.months.previous, site: query.site),
                yearBefore: try indicatorTotal(query.months.yearBefore, site: query.site),
                overdue: try store.overdueCount(in: query.site, at: surroundings.now()),
                watermarks: try watermarks(through: query.months.upperBound, site: query.site), packs: packs)
        } catch { throw NodeError(error) }
    }

    /// One line for each month, those without a case included.
    public func indicatorsByMonth(_ months: ClosedRange<MonthNumber>, site: SiteCode? = nil) throws(NodeError)
        -> [(month: MonthNumber, line: IndicatorLine)]
    {
        do throws(StoreError) {
            let lines = try indicatorLines(IndicatorQuery(months, site: site, by: [.month]))
            var byMonth: [String: IndicatorLine] = [:]
            for line in lines { byMonth[line.keys[0]] = line }
            return months.months.map { ($0, byMonth[$0.description] ?? IndicatorLine(.empty(keys: [$0.description]))) }
        } catch { throw NodeError(error) }
    }

    func indicatorTotal(_ months: ClosedRange<MonthNumber>, site: SiteCode?) throws(StoreError) -> IndicatorLine {
        try indicatorLines(IndicatorQuery(months, site: site)).first ?? IndicatorLine(.empty(keys: []))
    }

    /// Lines with the volume of their places and months.
    func indicatorLines(_ query: IndicatorQuery) throws(StoreError) -> [IndicatorLine] {
        let lines = try keptLines(query)
        let places = query.divisions.enumerated().filter { $1 == .site || $1 == .month }
        guard places.count < query.divisions.count else { return lines.map { IndicatorLine($0) } }
        var whole = query
        whole.divisions = places.map(\.element)
        var volumes: [[String]: Int64] = [:]
        for line in try keptLines(whole) { volumes[line.keys] = line.count(Measure.orders) }
        return lines.map { line in IndicatorLine(line, volume: volumes[places.map { line.keys[$0.offset] }] ?? 0) }
    }

    /// Lines of one site: the statistics are asked by site, and what the site's lines say is kept.
    private func keptLines(_ query: IndicatorQuery) throws(StoreError) -> [StatisticsLine] {
        let (from, to) = (query.months.lowerBound, query.months.upperBound)
        guard let site = query.site, !query.divisions.contains(.site) else {
            let lines = try store.statistics(StatisticsQuery(by: query.divisions, from: from, to: to))
            guard let site = query.site, let place = query.divisions.firstIndex(of: .site) else { return lines }
            return lines.filter { $0.keys[place] == site.text }
        }
        return try store.statistics(StatisticsQuery(by: [.site] + query.divisions, from: from, to: to))
            .filter { $0.keys[0] == site.text }
            .map { line in
                var line = line
                line.keys.removeFirst()
                return line
            }
    }

    /// The packs in force at the sites asked for, on the last day of the period or today.
    private func packs(in query: IndicatorQuery) throws(NodeError) -> [String: Pack] {
        let now = surroundings.now()
        let last = MonthNumber(rawValue: query.months.upperBound.rawValue + 1).firstDay * 86_400_000 - 1
        do throws(StoreError) {
            let sites: [SiteCode] = if let site = query.site { [site] } else { try knownSites() }
            return try store.write { transaction in
                var packs: [String: Pack] = [:]
                for site in sites {
                    let name = try packInForce(at: site, on: min(now, last), transaction)
                    packs[site.text] = transaction.policyBook.pack(name)
                }
                return packs
            }
        } catch { throw NodeError(error) }
    }

    /// The shops whose records are here; this node's own where none are.
    func knownSites() throws(StoreError) -> [SiteCode] {
        let sites = try store.records(of: .site).compactMap { row in if case .site(let code) = row.scope { code } else { nil } }
        return sites.isEmpty ? [site] : Array(Set(sites)).sorted { $0.text < $1.text }
    }
}
