import AmendsMerge
import AmendsModel
import GRDB

extension Store {
    /// Reads statistics that are kept: the time does not depend on the number of cases, except for
    /// exact percentiles.
    public func statistics(_ query: StatisticsQuery) throws(StoreError) -> [StatisticsLine] {
        try read { database in
            var reader = StatisticsReader(query: query, database: database)
            try reader.readBuckets()
            if query.isExact { try reader.readExact() }
            return try reader.lines()
        }
    }
}

private struct StatisticsReader {
    let query: StatisticsQuery
    let database: Database
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
    private var exact: [[DurationKind: ExactDuration]] = []
    /// Kept from row to row for their memory.
    private var packed = PackedVectors()
    private var starts: [Int] = []

    /// Groups whose sums find room without being moved: more than a question by three has in a large chain.
    /// Memory that is not used costs nothing.
    private static let expectedGroups = 4096

    init(query: StatisticsQuery, database: Database) {
        (self.query, self.database) = (query, database)
        let dimensions = Set(query.divisions.compactMap(\.dimension))
        dimension = dimensions.count > 1 ? .cross : dimensions.first ?? .none
        width = dimension == .cross ? StatisticsVector.plainCount : StatisticsVector.count
        let asked = query.divisions.contains
        asks = (asked(.site), asked(.month), asked(.region), asked(.category), asked(.channel), asked(.outcome))
        months = (query.from.map { Int64($0.rawValue) } ?? Int64(Int32.min), query.to.map { Int64($0.rawValue) } ?? Int64(Int32.max))
        sums.reserveCapacity(Self.expectedGroups * width)
    }

    // MARK: Kept sums

    mutating func readBuckets() throws(StoreError) {
        let rows = buckets(dimension, .received)
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
        }
    }

    /// Rows of the months asked for, a range of the primary key for each scope.
    private func buckets(_ dimension: BucketDimension, _ basis: BucketBasis) -> Statement {
        let rows = Statement(
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
        of bytes: UnsafeRawBufferPointer, to group: inout BucketGroup, c: Int64, d: Int64
    ) throws(MergeError) {
        try packed.read(bytes, count: width)
        guard asks.channel || asks.outcome else {
            let start = number(of: group) * width
            return sums.withUnsafeMutableBufferPointer { packed.add(bytes, to: $0, at: start) }
        }
        starts.removeAll(keepingCapacity: true)
        for part in packed.parts {
            let symbols = CrossRow.symbols(of: part, c: c, d: d)
            if asks.channel { group.channel = symbols.channel }
            if asks.outcome { group.outcome = symbols.outcome }
            starts.append(number(of: group) * width)
        }
        sums.withUnsafeMutableBufferPointer { sums in starts.withUnsafeBufferPointer { packed.add(bytes, to: sums, at: $0) } }
    }

    private mutating func add(_ vector: UnsafeRawBufferPointer, to group: BucketGroup) throws(MergeError) {
        let start = number(of: group) * width
        let end = start + width
        try sums.withUnsafeMutableBufferPointer { sums throws(MergeError) in
            try SparseVector.add(vector, to: UnsafeMutableBufferPointer(rebasing: sums[start..<end]))
        }
    }

    private mutating func readFlow(_ basis: BucketBasis, _ path: WritableKeyPath<Self, [Int64]>) throws(StoreError) {
        let rows = buckets(.none, basis)
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
        exact.append([:])
        return groups.add(group)
    }

    // MARK: Cases themselves

    mutating func readExact() throws(StoreError) {
        for kind in DurationKind.allCases {
            let column = Self.column(kind)
            let rows = Statement(
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
        let columns = try keys()
        let order = groups.groups.indices.sorted { left, right in
            for column in columns where column.ranks[left] != column.ranks[right] { return column.ranks[left] < column.ranks[right] }
            return false
        }
        return order.map { number in
            StatisticsLine(
                keys: columns.map { $0.texts[$0.ranks[number]] }, vector: sums[number * width..<(number + 1) * width],
                answeredInPeriod: dimension == .none ? answered[number] : nil, closedInPeriod: dimension == .none ? closed[number] : nil,
                reopenedInPeriod: dimension == .none ? reopened[number] : nil, exact: exact[number])
        }
    }

    /// The keys of all groups, a column for each division.
    private func keys() throws(StoreError) -> [KeyColumn] {
        var columns: [KeyColumn] = []
        for division in query.divisions {
            let numbers = groups.groups.map { group in
                switch division {
                case .site: group.scope
                case .month: group.month
                case .region: group.region
                case .category: group.category
                case .channel: group.channel
                case .outcome: group.outcome
                }
            }
            columns.append(try KeyColumn(numbers, try names(of: division)))
        }
        return columns
    }

    private func names(of division: StatisticsQuery.Division) throws(StoreError) -> (Int64) throws(StoreError) -> String {
        switch division {
        case .month: return { number in MonthNumber(rawValue: Int32(clamping: number)).description }
        case .site:
            let select = Statement(database, "SELECT name FROM log_scope WHERE id=?1")
            return { number throws(StoreError) in Self.siteName(try select.text(numbered: number)) }
        case .region, .category, .channel, .outcome:
            let select = Statement(database, "SELECT text FROM stat_symbol WHERE id=?1")
            return { number throws(StoreError) in try select.text(numbered: number) }
        }
    }

    private static func siteName(_ scope: String) -> String { scope.hasPrefix("site/") ? String(scope.dropFirst(5)) : scope }
}

/// The keys of one division: its different texts in their order, and the place among them of each group's.
private struct KeyColumn {
    let texts: [String]
    let ranks: [Int]

    /// `numbers` are those of the groups, `name` gives a number's text; it is asked once for each.
    init(_ numbers: [Int64], _ name: (Int64) throws(StoreError) -> String) throws(StoreError) {
        var positions: [Int64: Int] = [:]
        var names: [String] = []
        var places: [Int] = []
        places.reserveCapacity(numbers.count)
        for number in numbers {
            if let known = positions[number] {
                places.append(known)
            } else {
                positions[number] = names.count
                places.append(names.count)
                names.append(try name(number))
            }
        }
        let order = names.indices.sorted { names[$0] < names[$1] }
        var ranks = [Int](repeating: 0, count: names.count)
        for (rank, position) in order.enumerated() { ranks[position] = rank }
        texts = order.map { names[$0] }
        self.ranks = places.map { ranks[$0] }
    }
}

extension Statement {
    /// The text of the row with this number, the empty one where there is none.
    fileprivate func text(numbered number: Int64) throws(StoreError) -> String {
        bind(1, number)
        defer { reset() }
        return try step() ? text(0) : ""
    }
}
