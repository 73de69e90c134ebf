public import AmendsLog
public import AmendsMerge
import AmendsModel
import AmendsStore

/// A month's figures as they may be told to everybody: small cells are withheld.
public struct PublicFigures: Sendable, Equatable {
    public struct Line: Sendable, Equatable {
        /// A code of the class or outcome; empty where none was given.
        public var key: String
        /// Nil where it is withheld.
        public var count: Int?

        public init(key: String, count: Int?) { (self.key, self.count) = (key, count) }
    }

    public var month: MonthNumber
    /// Nil where even the whole is too small to be told.
    public var received: Int?
    public var byCategory: [Line]
    public var byOutcome: [Line]
    public var threshold: Int
}

extension Node {
    /// The figures of a site, or of everything that this node holds.
    public func publicFigures(in month: MonthNumber, site: SiteCode? = nil) throws(NodeError) -> PublicFigures {
        let cells = try smallCells(at: site)
        func counts(by division: StatisticsQuery.Division) throws(StoreError) -> [(key: String, count: Int)] {
            var sums: [String: Int] = [:]
            for line in try store.statistics(StatisticsQuery(by: [.site, division], from: month, to: month)) {
                if let site, line.keys.first != site.text { continue }
                sums[line.keys.last ?? "", default: 0] += Int(line.count(.received))
            }
            return sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
        }
        do throws(StoreError) {
            let (categories, outcomes) = (try counts(by: .category), try counts(by: .outcome))
            func lines(_ counts: [(key: String, count: Int)]) -> [PublicFigures.Line] {
                zip(counts, cells.published(counts.map(\.count))).map { PublicFigures.Line(key: $0.key, count: $1) }
            }
            return PublicFigures(
                month: month, received: cells.published(total: categories.map(\.count)), byCategory: lines(categories),
                byOutcome: lines(outcomes), threshold: cells.threshold)
        } catch { throw NodeError(error) }
    }
}
