import AmendsMerge
import AmendsModel
import GRDB

extension Store {
    /// Reads statistics that are kept: the time does not depend on the number of cases, except for
    /// exact percentiles.
    public func statistics(_ query: StatisticsQuery) throws(StoreError) -> [StatisticsLine] {
        try read { database in
            var reader = StatisticsReader(query: query, database: try database.connection)
            try reader.readBuckets()
            if query.isExact { try reader.readExact() }
            return try reader.lines()
        }
    }
}

private struct StatisticsReader {
    let query: StatisticsQuery
    let database: OpaquePointer
    private let dimension: BucketDimension
    private let width: Int
    private let asks: (site: Bool, month: Bool, region: Bool, category: Bool, channel: Bool, outcome: Bool)
    private let months: (Int64, Int64)

    private var groups = BucketGroups()
    /// The vectors of all groups, one after the other.
    private var sums: [Int64] = []
    private var answered: [Int64] = []
    private var closed: [Int64] = []
    private var reopened: [Int64] = []
    private var handedOver: [Int64] = []
    private var takenOver: [Int64] = []
    private var exact: [[DurationKind: ExactDuration]] = []

    init(query: StatisticsQuery, database: OpaquePointer) {
        (self.query, self.database) = (query, database)
        let dimensions = Set(query.divisions.compactMap(\.dimension))
        dimension = dimensions.count > 1 ? .cross : dimensions.first ?? .none
        width = dimension == .cross ? StatisticsVector.plainCount : StatisticsVector.count
        let asked = query.divisions.contains
        asks = (asked(.site), asked(.month), asked(.region), asked(.category), asked(.channel), asked(.outcome))
        months = (query.from.map { Int64($0.rawValue) } ?? Int64(Int32.min), query.to.map { Int64($0.rawValue) } ?? Int64(Int32.max))
    }

    // MARK: Kept sums

    mutating func readBuckets() throws(StoreError) {
        let rows = try buckets(dimension, .received)
        while try rows.step() {
            var group = BucketGroup()
            if asks.site { group.scope = rows.integer(0) }
            if asks.month { group.month = rows.integer(1) }
            do throws(MergeError) {
                if dimension == .cross {
                    if asks.region { group.region = rows.integer(2) }
                    if asks.category { group.category = rows.integer(3) }
                    try addParts(of: rows.blob(6), to: &group, c: rows.integer(4), d: rows.integer(5))
                } else {
                    let symbol = rows.integer(2)
                    if asks.region { group.region = symbol }
                    if asks.category { group.category = symbol }
                    if asks.channel { group.channel = symbol }
                    if asks.outcome { group.outcome = symbol }
                    try add(rows.blob(6), to: group)
                }
            } catch { throw .unreadableStatistics }
        }
        if dimension == .none {
            try readFlow(.answered, \.answered)
            try readFlow(.closed, \.closed)
            try readFlow(.reopened, \.reopened)
            try readFlow(.handedOver, \.handedOver)
            try readFlow(.takenOver, \.takenOver)
        }
    }

    /// Rows of the months asked for, a range of the primary key for each scope.
    private func buckets(_ dimension: BucketDimension, _ basis: BucketBasis) throws(StoreError) -> Statement {
        let rows = try Statement(
            database,
            """
            SELECT scope, month, a, b, c, d, sums FROM log_scope CROSS JOIN stat_bucket ON scope = log_scope.id
            WHERE dimension=?1 AND basis=?2 AND month BETWEEN ?3 AND ?4
            """)
        rows.bind(1, Int64(dimension.rawValue))
        rows.bind(2, Int64(basis.rawValue))
        rows.bind(3, months.0)
        rows.bind(4, months.1)
        return rows
    }

    private mutating func addParts(
        of packed: UnsafeRawBufferPointer, to group: inout BucketGroup, c: Int64, d: Int64
    ) throws(MergeError) {
        var cursor = PackedVectors.Cursor(packed)
        while let (part, vector) = try cursor.next() {
            let symbols = CrossRow.symbols(of: part, c: c, d: d)
            if asks.channel { group.channel = symbols.channel }
            if asks.outcome { group.outcome = symbols.outcome }
            try add(vector, to: group)
        }
    }

    private mutating func add(_ vector: UnsafeRawBufferPointer, to group: BucketGroup) throws(MergeError) {
        let start = number(of: group) * width
        let end = start + width
        try sums.withUnsafeMutableBufferPointer { sums throws(MergeError) in
            try SparseVector.add(vector, to: UnsafeMutableBufferPointer(rebasing: sums[start..<end]))
        }
    }

    private mutating func readFlow(_ basis: BucketBasis, _ path: WritableKeyPath<Self, [Int64]>) throws(StoreError) {
        let rows = try buckets(.none, basis)
        while try rows.step() {
            let group = BucketGroup(scope: asks.site ? rows.integer(0) : 0, month: asks.month ? rows.integer(1) : 0)
            var count: Int64 = 0
            do throws(MergeError) {
                try withUnsafeMutablePointer(to: &count) { count throws(MergeError) in
                    try SparseVector.add(rows.blob(6), to: UnsafeMutableBufferPointer(start: count, count: 1))
                }
            } catch { throw .unreadableStatistics }
            self[keyPath: path][number(of: group)] += count
        }
    }

    private mutating func number(of group: BucketGroup) -> Int {
        if let number = groups[group] { return number }
        sums.append(contentsOf: repeatElement(0, count: width))
        answered.append(0)
        closed.append(0)
        reopened.append(0)
        handedOver.append(0)
        takenOver.append(0)
        exact.append([:])
        return groups.add(group)
    }

    // MARK: Cases themselves

    mutating func readExact() throws(StoreError) {
        for kind in DurationKind.allCases {
            let column = Self.column(kind)
            let rows = try Statement(
                database,
                """
                SELECT scope, month, region, category, channel, outcome, \(column) FROM case_record
                WHERE kind=1 AND \(column) >= 0 AND month BETWEEN ?1 AND ?2
                """)
            rows.bind(1, months.0)
            rows.bind(2, months.1)
            var values = [[Int64]](repeating: [], count: groups.count)
            while try rows.step() {
                let group = BucketGroup(
                    scope: asks.site ? rows.integer(0) : 0, month: asks.month ? rows.integer(1) : 0,
                    region: asks.region ? rows.integer(2) : 0, category: asks.category ? rows.integer(3) : 0,
                    channel: asks.channel ? rows.integer(4) : 0, outcome: asks.outcome ? rows.integer(5) : 0)
                if let number = groups[group] { values[number].append(rows.integer(6)) }
            }
            for (number, values) in values.enumerated() { exact[number][kind] = ExactDuration(sorted: values.sorted()) }
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

    // MARK: Lines

    func lines() throws(StoreError) -> [StatisticsLine] {
        var symbols = try NumberedTexts(database, "SELECT text FROM stat_symbol WHERE id=?1")
        var scopes = try NumberedTexts(database, "SELECT name FROM log_scope WHERE id=?1")
        var lines: [StatisticsLine] = []
        lines.reserveCapacity(groups.count)
        for (number, group) in groups.groups.enumerated() {
            var keys: [String] = []
            for division in query.divisions {
                switch division {
                case .site: keys.append(Self.siteName(try scopes[group.scope]))
                case .month: keys.append(MonthNumber(rawValue: Int32(clamping: group.month)).description)
                case .region: keys.append(try symbols[group.region])
                case .category: keys.append(try symbols[group.category])
                case .channel: keys.append(try symbols[group.channel])
                case .outcome: keys.append(try symbols[group.outcome])
                }
            }
            lines.append(
                StatisticsLine(
                    keys: keys, vector: Array(sums[number * width..<(number + 1) * width]),
                    answeredInPeriod: dimension == .none ? answered[number] : nil,
                    closedInPeriod: dimension == .none ? closed[number] : nil,
                    reopenedInPeriod: dimension == .none ? reopened[number] : nil,
                    handedOverInPeriod: dimension == .none ? handedOver[number] : nil,
                    takenOverInPeriod: dimension == .none ? takenOver[number] : nil, exact: exact[number]))
        }
        return lines.sorted { $0.keys.lexicographicallyPrecedes($1.keys) }
    }

    private static func siteName(_ scope: String) -> String { scope.hasPrefix("site/") ? String(scope.dropFirst(5)) : scope }
}

/// Texts of numbered rows, each read once.
private struct NumberedTexts {
    private let select: Statement
    private var texts: [Int64: String] = [:]

    init(_ database: OpaquePointer, _ sql: String) throws(StoreError) { select = try Statement(database, sql) }

    /// The empty text for a number that no row has.
    subscript(_ number: Int64) -> String {
        mutating get throws(StoreError) {
            if let found = texts[number] { return found }
            select.bind(1, number)
            defer { select.reset() }
            let text = try select.step() ? select.text(0) : ""
            texts[number] = text
            return text
        }
    }
}
