public import AmendsLog
public import AmendsMerge
import AmendsModel
public import AmendsPolicy
import GRDB

extension Store {
    /// Calls `body` with the cases received in these months, of one site or of all, and what the statistics
    /// count of them: the way from a figure to its cases. It takes time in proportion to their number.
    /// The facts carry no numbers of texts; those of the state are to be asked.
    public func forEachCounted(
        in site: SiteCode? = nil, months: ClosedRange<MonthNumber>? = nil, _ body: (CaseRow, CaseFacts) throws -> Void
    ) throws(StoreError) {
        let book = try policyBook()
        try read { database in
            var conditions = ["r.kind = 1"]
            var arguments = StatementArguments()
            if let site {
                conditions.append("s.name = ?")
                arguments += [Scope.site(site).description]
            }
            if let months {
                conditions.append("r.month BETWEEN ? AND ?")
                arguments += [months.lowerBound.rawValue, months.upperBound.rawValue]
            }
            try CaseRow.forEach(database, "WHERE \(conditions.joined(separator: " AND "))", arguments) { row in
                let facts = CaseFacts(of: row.state, by: book, closures: book.closures(in: row.scope), symbols: (0, 0, 0, 0))
                if let facts { try body(row, facts) }
            }
        }
    }
}

extension StatisticsLine {
    public func count(_ tally: Tally) -> Int64 { StatisticsVector.count(tally, in: vector) }
}

extension StatisticsLine {
    /// A line of nothing at all.
    public static func empty(keys: [String]) -> StatisticsLine {
        StatisticsLine(
            keys: keys, vector: [Int64](repeating: 0, count: StatisticsVector.count)[...], answeredInPeriod: 0, closedInPeriod: 0,
            reopenedInPeriod: 0)
    }
}

/// Lines that are added up case by case, for divisions that no buckets are kept of.
public struct CountedLines: Sendable {
    private var vectors: [[String]: [Int64]] = [:]

    public init() {}

    public mutating func add(_ facts: CaseFacts, to keys: [String]) {
        vectors[keys, default: [Int64](repeating: 0, count: StatisticsVector.count)].withUnsafeMutableBufferPointer { facts.add(1, to: $0) }
    }

    /// In the order of their keys.
    public var lines: [StatisticsLine] {
        vectors.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { StatisticsLine(keys: $0.key, vector: $0.value[...]) }
    }
}

extension Store {
    /// Open cases with a limit that was over at `instant`, ms since 1970. Found by an index.
    public func overdueCount(in site: SiteCode? = nil, at instant: Int64) throws(StoreError) -> Int64 {
        try read { database in
            var arguments: StatementArguments = [instant]
            if let site { arguments += [Scope.site(site).description] }
            return try Int64.fetchOne(
                database,
                sql: """
                    SELECT count(*) FROM case_record r JOIN log_scope s ON s.id = r.scope WHERE r.due <= ? \
                    \(site == nil ? "" : "AND s.name = ?")
                    """, arguments: arguments) ?? 0
        }
    }
}
