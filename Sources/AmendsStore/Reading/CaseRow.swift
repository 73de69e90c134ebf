public import AmendsLog
public import AmendsMerge
public import AmendsModel
public import AmendsPolicy
import Foundation
import GRDB

/// One case as a list shows it.
public struct CaseRow: Sendable {
    public var scope: Scope
    public var state: RecordState
    public var conflicts: Int
    /// Its earliest deadline that still runs: the first millisecond that is too late, and whose it is;
    /// nil where none runs, and in records that are no cases.
    public var deadline: (due: Int64, kind: DeadlineKind)?
    /// The milestone that comes next in the order of the case's own pack; ``Milestone/destroyed`` where none
    /// does, and in records that are no cases.
    public var stage: Milestone
    /// Places of the entries, in the order of their ordinals.
    var places: [UInt8]

    public var record: RecordID { state.record }

    /// The same row with the values of some fields only, for showing.
    public func keeping(_ isKept: (FieldID) -> Bool) -> CaseRow {
        var row = self
        row.state = state.keeping(isKept)
        return row
    }

    static func fetch(_ database: Database, _ suffix: String, _ arguments: StatementArguments) throws -> [CaseRow] {
        var result: [CaseRow] = []
        try forEach(database, suffix, arguments) { result.append($0) }
        return result
    }

    static func forEach(
        _ database: Database, _ suffix: String, _ arguments: StatementArguments, _ body: (CaseRow) throws -> Void
    ) throws {
        let columns = "s.name, r.state, r.conflicts, r.places, r.due, r.due_kind, r.stage"
        let rows = try Statement(database, "SELECT \(columns) FROM case_record r JOIN log_scope s ON s.id = r.scope \(suffix)", arguments)
        defer { rows.reset() }
        while try rows.step() {
            guard let scope = Scope(rows.text(0)) else { continue }
            var deadline: (due: Int64, kind: DeadlineKind)?
            if !rows.isNull(4), let kind = DeadlineKind(number: UInt8(clamping: rows.integer(5))) { deadline = (rows.integer(4), kind) }
            let milestone = rows.isNull(6) ? nil : Milestone(rawValue: UInt8(clamping: rows.integer(6)))
            try body(
                CaseRow(
                    scope: scope, state: try RecordState(decoding: rows.blob(1)), conflicts: Int(rows.integer(2)), deadline: deadline,
                    stage: milestone ?? .destroyed, places: Array(rows.blob(3))))
        }
    }
}

/// Which cases to list.
public struct CaseFilter: Sendable {
    public var isOpen: Bool?
    public var site: SiteCode?
    public var hasConflicts = false
    /// Only those with a deadline that is over at this instant, ms since 1970; they come by deadline.
    public var dueBy: Int64?
    public var limit = 50

    public init(isOpen: Bool? = nil, site: SiteCode? = nil, hasConflicts: Bool = false, dueBy: Int64? = nil, limit: Int = 50) {
        (self.isOpen, self.site, self.hasConflicts, self.dueBy, self.limit) = (isOpen, site, hasConflicts, dueBy, limit)
    }
}

/// One entry of a record with where it came from.
public struct HistoryEntry: Sendable {
    public var stream: StreamID
    public var index: UInt64
    public var leaf: Digest
    public var draft: EntryDraft
}

extension Store {
    /// Cases, newest first, or those with a deadline by it.
    public func cases(_ filter: CaseFilter) throws(StoreError) -> [CaseRow] {
        try read { database in
            var conditions = ["r.kind = 1"]
            var arguments = StatementArguments()
            if let isOpen = filter.isOpen {
                conditions.append("r.is_open = ?")
                arguments += [isOpen ? 1 : 0]
            }
            if let site = filter.site {
                conditions.append("s.name = ?")
                arguments += [Scope.site(site).description]
            }
            if filter.hasConflicts { conditions.append("r.conflicts > 0") }
            if let dueBy = filter.dueBy {
                conditions.append("r.due <= ?")
                arguments += [dueBy]
            }
            arguments += [filter.limit]
            let order = filter.dueBy == nil ? "r.received_at DESC, r.id" : "r.due, r.received_at, r.id"
            return try CaseRow.fetch(
                database, "WHERE \(conditions.joined(separator: " AND ")) ORDER BY \(order) LIMIT ?", arguments)
        }
    }

    /// Cases of one number that are looked at: a complaint has one on every site it passed, and keeps its number.
    private static let maximumNamesakes = 100

    /// The case with this number, or whose id begins with these hexadecimal digits.
    public func findCase(_ name: String) throws(StoreError) -> CaseRow {
        let found = try read { database in
            var found = try CaseRow.fetch(database, "WHERE r.kind = 1 AND r.number = ? LIMIT \(Self.maximumNamesakes)", [name])
            if found.isEmpty, name.utf8.count >= 4, let range = Self.range(ofPrefix: name) {
                found = try CaseRow.fetch(
                    database, "WHERE r.kind = 1 AND r.id BETWEEN ? AND ? LIMIT 3",
                    [Data(range.low), Data(range.high)])
            }
            return found
        }
        // A case that was handed over keeps its number; its successor is meant.
        let present = found.count > 1 ? found.filter { $0.state.shown(CaseField.successor) == nil } : found
        if present.count == 1 { return present[0] }
        switch found.count {
        case 0: throw StoreError(.noSuchRecord, "There is no case \(name) here. `amends case list` shows the cases of this node.")
        case 1: return found[0]
        default:
            throw StoreError(
                .ambiguous, "More than one case is called \(name). Give more digits of its id; `amends case list --json` shows them.")
        }
    }

    /// A case by its id; nil where it is not there.
    public func cases(named record: RecordID, in scope: Scope) throws(StoreError) -> CaseRow? {
        try read { database in
            try CaseRow.fetch(database, "WHERE r.kind = 1 AND r.id = ? AND s.name = ?", [Data(record.bytes), scope.description]).first
        }
    }

    /// A record of any kind; nil where it is not there.
    public func record(_ record: RecordID, in scope: Scope) throws(StoreError) -> RecordState? {
        try read { database in
            try CaseRow.fetch(database, "WHERE r.id = ? AND s.name = ?", [Data(record.bytes), scope.description]).first?.state
        }
    }

    /// Every record of one kind, in the order of its ids.
    public func records(of kind: RecordKind) throws(StoreError) -> [CaseRow] {
        try read { database in
            // Said as the index of small records says it, so that it is used.
            let isSmall = kind == .complaintCase ? "" : "AND r.kind <> 1 "
            return try CaseRow.fetch(database, "WHERE r.kind = ? \(isSmall)ORDER BY s.name, r.id", [Int(kind.rawValue)])
        }
    }

    /// The smallest and the largest id with these first digits.
    private static func range(ofPrefix prefix: String) -> (low: [UInt8], high: [UInt8])? {
        guard prefix.utf8.count <= 32 else { return nil }
        func padded(_ digit: String) -> [UInt8]? {
            Hexadecimal.bytes(prefix + String(repeating: digit, count: 32 - prefix.utf8.count))
        }
        guard let low = padded("0"), let high = padded("f") else { return nil }
        return (low, high)
    }

    /// All entries of a record in the order of their ordinals, long texts included.
    public func history(of row: CaseRow) throws(StoreError) -> [HistoryEntry] {
        try histories(of: [row])[0]
    }

    /// The same entries in columns, erased values marked as absent.
    public func entries(of row: CaseRow) throws(StoreError) -> EntryBatch {
        let places = try Place.list(row.places)
        return try read { database in try EntryLoader(database).load(inOrder: places) }
    }

    /// The histories of several records, each segment of the log that they share read once.
    private func histories(of rows: [CaseRow]) throws(StoreError) -> [[HistoryEntry]] {
        var places: [Place] = []
        var ends: [Int] = []
        for row in rows {
            places += try Place.list(row.places)
            ends.append(places.count)
        }
        let entries = try read { database in try EntryLoader(database).history(places) }
        guard entries.count == places.count else {
            throw StoreError(.damaged, "A stream is missing from this node's log. Run `amends verify`.")
        }
        var start = 0
        return ends.map { end in
            defer { start = end }
            return Array(entries[start..<end])
        }
    }

    /// Records held in memory with their histories at a time, about 20 MiB: enough for a segment to be
    /// read once for many of them.
    private static let historiesAtOnce = 2000

    /// Calls `body` with every record of one kind and its history, in the order of scopes and ids.
    public func forEachHistory(of kind: RecordKind, _ body: (CaseRow, [HistoryEntry]) throws -> Void) throws(StoreError) {
        let scopes = try read { try Int64.fetchAll($0, sql: "SELECT id FROM log_scope ORDER BY name") }
        for scope in scopes {
            var last = Data()
            while true {
                let (rows, ids) = try read { database in
                    let part = "WHERE r.kind = ? AND r.scope = ? AND r.id > ? ORDER BY r.id LIMIT ?"
                    let arguments: StatementArguments = [Int(kind.rawValue), scope, last, Self.historiesAtOnce]
                    return (
                        try CaseRow.fetch(database, part, arguments),
                        try Data.fetchAll(database, sql: "SELECT r.id FROM case_record r \(part)", arguments: arguments)
                    )
                }
                // By the row's own id: the state of a damaged projection may name another.
                guard let newest = ids.last else { break }
                last = newest
                for (row, history) in zip(rows, try histories(of: rows)) {
                    do { try body(row, history) } catch { throw StoreError(error) }
                }
            }
        }
    }
}
