import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
import GRDBSQLite

/// What cases are judged by beside themselves: the packs and calendars that head office published, as
/// text, and the days on which sites are closed. A table of the projection, written in the same
/// transaction as the records that it is folded from.
///
/// A row of kind 0 counts its changes, so that a transaction knows with one read whether another
/// process has published something.
final class PolicyTable {
    private let revision, setRevision, find, write, erase, read, scope: Statement
    private var known: Int64?
    private(set) var book = PolicyBook.shipped

    init(_ database: OpaquePointer) throws(StoreError) {
        revision = try Statement(database, "SELECT text FROM case_policy WHERE kind=0 AND name=''")
        setRevision = try Statement(
            database,
            "INSERT INTO case_policy (kind, name, text, years) VALUES (0, '', ?1, '') ON CONFLICT DO UPDATE SET text=excluded.text"
        )
        find = try Statement(database, "SELECT text, years FROM case_policy WHERE kind=?1 AND name=?2")
        write = try Statement(
            database,
            "INSERT INTO case_policy (kind, name, text, years) VALUES (?1,?2,?3,?4) "
                + "ON CONFLICT DO UPDATE SET text=excluded.text, years=excluded.years")
        erase = try Statement(database, "DELETE FROM case_policy WHERE kind=?1 AND name=?2")
        read = try Statement(database, PolicyRow.query)
        scope = try Statement(database, "SELECT name FROM log_scope WHERE id=?1")
    }

    /// Begins a transaction: reads the table again where another process, or a rollback, changed it.
    func begin() throws(StoreError) {
        let revision = try readRevision()
        if revision != known { try load(revision) }
    }

    /// What was read in a transaction that came to nothing is not believed.
    func rolledBack() { known = nil }

    private func readRevision() throws(StoreError) -> Int64 {
        defer { revision.reset() }
        return try revision.step() ? Int64(revision.text(0)) ?? 0 : 0
    }

    private func load(_ revision: Int64) throws(StoreError) {
        var published: [PublishedPolicy] = []
        defer { read.reset() }
        while try read.step() {
            let row = PolicyRow(kind: read.integer(0), name: read.text(1), text: read.text(2), years: read.text(3))
            if let policy = row.policy { published.append(policy) }
        }
        book = book.published(published)
        known = revision
    }

    /// Whether a record belongs into the table: a pack or a calendar of the company, the closed days of a site.
    func holds(_ key: RecordKey) throws(StoreError) -> Bool {
        switch key.kind {
        case .pack, .calendar: try name(of: key.scope) == Scope.company.description
        case .closure: if case .site? = Scope(try name(of: key.scope)) { true } else { false }
        default: false
        }
    }

    private func name(of number: Int64) throws(StoreError) -> String {
        scope.bind(1, number)
        defer { scope.reset() }
        return try scope.step() ? scope.text(0) : ""
    }

    /// Takes records as folded into the table, and reads the book anew; false where nothing is otherwise now.
    func take(_ slots: [RecordSlot], _ entries: EntryLoader) throws(StoreError) -> Bool {
        var isChanged = false
        for slot in slots {
            if slot.key.kind == .closure {
                let key = PolicyRow.closureName(try name(of: slot.key.scope), slot.key.record)
                if try put(PolicyRow.closure(slot.state, name: key), kind: .closure, name: key) { isChanged = true }
            } else if let row = try row(slot, entries) {
                if try put(row, kind: slot.key.kind, name: row.name) { isChanged = true }
            }
        }
        if isChanged { try change() }
        return isChanged
    }

    /// Writes a row, or takes it away where there is none; false where it was so before.
    private func put(_ row: PolicyRow?, kind: RecordKind, name: String) throws(StoreError) -> Bool {
        find.bind(1, Int64(kind.rawValue))
        find.bind(2, text: name)
        let old = try find.step() ? (text: find.text(0), years: find.text(1)) : nil
        find.reset()
        guard old?.text != row?.text || old?.years != row?.years else { return false }
        guard let row else {
            erase.bind(1, Int64(kind.rawValue))
            erase.bind(2, text: name)
            try erase.run()
            return true
        }
        write.bind(1, row.kind)
        write.bind(2, text: row.name)
        write.bind(3, text: row.text)
        write.bind(4, text: row.years)
        try write.run()
        return true
    }

    private func row(_ slot: RecordSlot, _ entries: EntryLoader) throws(StoreError) -> PolicyRow? {
        let isPack = slot.key.kind == .pack
        let name = isPack ? slot.state.text(PackRecord.name) : slot.state.integer(CalendarRecord.version).map(String.init)
        guard let name, let text = try text(isPack ? PackRecord.text : CalendarRecord.days, slot, entries) else { return nil }
        return PolicyRow(
            kind: Int64(slot.key.kind.rawValue), name: name, text: text,
            years: isPack ? "" : slot.state.elements(of: CalendarRecord.years).joined(separator: " "))
    }

    /// Forgets what was published, before everything is folded anew.
    func empty(_ database: OpaquePointer) throws(StoreError) {
        try Statement(database, "DELETE FROM case_policy WHERE kind>0").run()
        try change()
    }

    private func change() throws(StoreError) {
        let next = try readRevision() + 1
        setRevision.bind(1, text: String(next))
        try setRevision.run()
        try load(next)
    }

    /// A text as shown, long ones from their entry.
    private func text(_ field: FieldID, _ slot: RecordSlot, _ entries: EntryLoader) throws(StoreError) -> String? {
        guard let held = slot.state.values(of: field).first(where: \.isShown) else { return nil }
        switch held.content {
        case .value(.text(let text)): return text
        case .reference:
            let places = try Place.list(slot.places)
            guard places.indices.contains(held.ordinal) else { return nil }
            let fields = try entries.load([places[held.ordinal]]).draft(at: 0).fields
            guard fields.indices.contains(held.position), case .text(let text) = fields[held.position].value else { return nil }
            return text
        default: return nil
        }
    }
}
