import AmendsLog
public import AmendsMerge
public import AmendsModel
import Foundation
import GRDB

/// What to divide the statistics by, and which of them to read.
public struct StatisticsQuery: Sendable {
    public enum Division: String, Sendable, CaseIterable {
        case site, month, region, category, channel, outcome

        var dimension: BucketDimension? {
            switch self {
            case .region: .region
            case .category: .category
            case .channel: .channel
            case .outcome: .outcome
            case .site, .month: nil
            }
        }
    }

    public var divisions: [Division]
    /// First and last month, both included; nil for no bound.
    public var from: MonthNumber?
    public var to: MonthNumber?
    /// Also read exact percentiles from the cases themselves; takes time in proportion to their number.
    public var isExact: Bool

    public init(by divisions: [Division] = [], from: MonthNumber? = nil, to: MonthNumber? = nil, isExact: Bool = false) {
        (self.divisions, self.from, self.to, self.isExact) = (divisions, from, to, isExact)
    }
}

/// One line of statistics: the sums of the buckets it stands for.
public struct StatisticsLine: Sendable {
    /// One text for each division asked for, in that order.
    public var keys: [String]
    var vector: [Int64]
    /// Cases answered and closed in the months asked for, whenever they were received; nil where the
    /// lines are divided by more than site and month.
    public internal(set) var answeredInPeriod: Int64?
    public internal(set) var closedInPeriod: Int64?
    public internal(set) var exact: [DurationKind: ExactDuration] = [:]

    public func count(_ measure: Measure) -> Int64 { vector[StatisticsVector.position(of: measure)] }
    public func reached(_ milestone: Milestone) -> Int64 { vector[StatisticsVector.position(of: milestone)] }
    public func duration(_ kind: DurationKind) -> KeptDuration { KeptDuration(vector: vector, kind: kind) }
}

/// A duration as exact as its source: from the cases themselves. Negative ones are left out.
public struct ExactDuration: Sendable, Equatable {
    /// Mean of the two middle values where their number is even, milliseconds.
    public var median: Double
    /// Nearest rank, milliseconds.
    public var percentile90: Int64
    public var maximum: Int64

    /// Nil for no values. `sorted` is ascending.
    public init?(sorted: [Int64]) {
        guard let last = sorted.last else { return nil }
        let middle = sorted.count / 2
        median = sorted.count % 2 == 1 ? Double(sorted[middle]) : (Double(sorted[middle - 1]) + Double(sorted[middle])) / 2
        percentile90 = sorted[(sorted.count * 9 + 9) / 10 - 1]
        maximum = last
    }
}

extension Store {
    /// Reads statistics that are kept: the time does not depend on the number of cases, except for
    /// exact percentiles.
    public func statistics(_ query: StatisticsQuery) throws(StoreError) -> [StatisticsLine] {
        try read { database in
            let symbols = try Dictionary(
                uniqueKeysWithValues: Row.fetchAll(try database.cachedStatement(sql: "SELECT id, text FROM stat_symbol")).map {
                    ($0[0] as Int64, $0[1] as String)
                })
            let scopes = try Dictionary(
                uniqueKeysWithValues: Row.fetchAll(try database.cachedStatement(sql: "SELECT id, name FROM log_scope")).map {
                    ($0[0] as Int64, $0[1] as String)
                })
            var reader = StatisticsReader(query: query, symbols: symbols, scopes: scopes)
            try reader.readBuckets(database)
            if query.isExact { try reader.readExact(database) }
            return reader.lines.values.sorted { $0.keys.lexicographicallyPrecedes($1.keys) }
        }
    }
}

private struct StatisticsReader {
    let query: StatisticsQuery
    let symbols: [Int64: String]
    let scopes: [Int64: String]
    var lines: [[String]: StatisticsLine] = [:]

    private var dimensions: [BucketDimension] { query.divisions.compactMap(\.dimension) }
    private var dimension: BucketDimension { dimensions.count > 1 ? .cross : dimensions.first ?? .none }
    private var months: (Int64, Int64) {
        (query.from.map { Int64($0.rawValue) } ?? Int64(Int32.min), query.to.map { Int64($0.rawValue) } ?? Int64(Int32.max))
    }

    init(query: StatisticsQuery, symbols: [Int64: String], scopes: [Int64: String]) {
        (self.query, self.symbols, self.scopes) = (query, symbols, scopes)
    }

    private func keys(scope: Int64, month: Int64, region: Int64, category: Int64, channel: Int64, outcome: Int64) -> [String] {
        query.divisions.map { division in
            switch division {
            case .site: siteName(scope)
            case .month: MonthNumber(rawValue: Int32(clamping: month)).description
            case .region: symbols[region] ?? ""
            case .category: symbols[category] ?? ""
            case .channel: symbols[channel] ?? ""
            case .outcome: symbols[outcome] ?? ""
            }
        }
    }

    private func siteName(_ scope: Int64) -> String {
        let name = scopes[scope] ?? ""
        return name.hasPrefix("site/") ? String(name.dropFirst(5)) : name
    }

    mutating func readBuckets(_ database: Database) throws {
        let (first, last) = months
        // Served by the primary key: dimension and basis first.
        let rows = try Row.fetchCursor(
            try database.cachedStatement(
                sql: "SELECT scope, month, a, b, c, d, sums FROM stat_bucket WHERE dimension=? AND basis=? AND month BETWEEN ? AND ?"),
            arguments: [dimension.rawValue, BucketBasis.received.rawValue, first, last])
        let isCross = dimension == .cross
        while let row = try rows.next() {
            let (a, b, c, d): (Int64, Int64, Int64, Int64) = (row[2], row[3], row[4], row[5])
            let keys = keys(
                scope: row[0], month: row[1], region: a, category: isCross ? b : a, channel: isCross ? c : a, outcome: isCross ? d : a)
            let sums = try row.withUnsafeData(atIndex: 6) { Array($0 ?? Data()) }
            add(to: keys) { line in
                sums.withUnsafeBytes { bytes in line.vector.withUnsafeMutableBufferPointer { _ = SparseVector.add(bytes, to: $0) } }
            }
        }
        if dimension == .none {
            try readFlow(database, .answered, \.answeredInPeriod)
            try readFlow(database, .closed, \.closedInPeriod)
        }
    }

    private mutating func readFlow(_ database: Database, _ basis: BucketBasis, _ path: WritableKeyPath<StatisticsLine, Int64?>) throws {
        let (first, last) = months
        let rows = try Row.fetchCursor(
            try database.cachedStatement(
                sql: "SELECT scope, month, sums FROM stat_bucket WHERE dimension=0 AND basis=? AND month BETWEEN ? AND ?"),
            arguments: [basis.rawValue, first, last])
        while let row = try rows.next() {
            var count = [Int64](repeating: 0, count: 1)
            let sums = try row.withUnsafeData(atIndex: 2) { Array($0 ?? Data()) }
            sums.withUnsafeBytes { bytes in count.withUnsafeMutableBufferPointer { _ = SparseVector.add(bytes, to: $0) } }
            add(to: keys(scope: row[0], month: row[1], region: 0, category: 0, channel: 0, outcome: 0)) { line in
                line[keyPath: path] = (line[keyPath: path] ?? 0) + count[0]
            }
        }
    }

    private mutating func add(to keys: [String], _ body: (inout StatisticsLine) -> Void) {
        let flow: Int64? = dimension == .none ? 0 : nil
        body(
            &lines[
                keys,
                default: StatisticsLine(
                    keys: keys, vector: [Int64](repeating: 0, count: StatisticsVector.count), answeredInPeriod: flow, closedInPeriod: flow)]
        )
    }

    mutating func readExact(_ database: Database) throws {
        let (first, last) = months
        for kind in DurationKind.allCases {
            let column = Self.column(kind)
            let rows = try Row.fetchCursor(
                try database.cachedStatement(
                    sql: """
                        SELECT scope, month, region, category, channel, outcome, \(column) FROM case_record
                        WHERE kind=1 AND \(column) >= 0 AND month BETWEEN ? AND ?
                        """), arguments: [first, last])
            var values: [[String]: [Int64]] = [:]
            while let row = try rows.next() {
                let keys = keys(scope: row[0], month: row[1], region: row[2], category: row[3], channel: row[4], outcome: row[5])
                values[keys, default: []].append(row[6])
            }
            for (keys, values) in values { lines[keys]?.exact[kind] = ExactDuration(sorted: values.sorted()) }
        }
    }

    private static func column(_ kind: DurationKind) -> String {
        switch kind {
        case .acknowledged: "acknowledged_after"
        case .assigned: "assigned_after"
        case .investigated: "investigated_after"
        case .answered: "answered_after"
        case .closed: "closed_after"
        case .followedUp: "followed_up_after"
        }
    }
}
