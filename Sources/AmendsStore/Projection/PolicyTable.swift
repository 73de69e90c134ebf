import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
import GRDB

/// The packs and calendars that head office published, as text: what cases are judged by. A table of
/// the projection, written in the same transaction as the records that it is folded from.
///
/// A row of kind 0 counts its changes, so that a transaction knows with one read whether another
/// process has published something.
final class PolicyTable {
    private let revision, setRevision, write, read, company: Statement
    private var known: Int64?
    private(set) var book = PolicyBook.shipped

    init(_ database: Database) {
        revision = Statement(database, "SELECT text FROM case_policy WHERE kind=0 AND name=''")
        setRevision = Statement(
            database,
            "INSERT INTO case_policy (kind, name, text, years) VALUES (0, '', ?1, '') ON CONFLICT DO UPDATE SET text=excluded.text"
        )
        write = Statement(
            database,
            "INSERT INTO case_policy (kind, name, text, years) VALUES (?1,?2,?3,?4) "
                + "ON CONFLICT DO UPDATE SET text=excluded.text, years=excluded.years")
        read = Statement(database, "SELECT kind, name, text, years FROM case_policy WHERE kind>0 ORDER BY kind, name")
        company = Statement(database, "SELECT id FROM log_scope WHERE name='company'")
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
            switch UInt8(clamping: read.integer(0)) {
            case RecordKind.pack.rawValue: published.append(.pack(name: read.text(1), text: read.text(2)))
            default:
                let years = read.text(3).split(separator: " ").compactMap { Int64($0) }
                published.append(.calendar(version: Int64(read.text(1)) ?? 0, days: read.text(2), years: years))
            }
        }
        book = PolicyBook(published: published)
        known = revision
    }

    /// Whether a record belongs into the table.
    func holds(_ key: RecordKey) throws(StoreError) -> Bool {
        guard key.kind == .pack || key.kind == .calendar else { return false }
        defer { company.reset() }
        return try company.step() && company.integer(0) == key.scope
    }

    /// Takes records as folded into the table, and reads the book anew.
    func take(_ slots: [RecordSlot], _ entries: EntryLoader) throws(StoreError) {
        for slot in slots {
            let isPack = slot.key.kind == .pack
            let name = isPack ? slot.state.text(PackRecord.name) : slot.state.integer(CalendarRecord.version).map(String.init)
            guard let name, let text = try text(isPack ? PackRecord.text : CalendarRecord.days, slot, entries) else { continue }
            write.bind(1, Int64(slot.key.kind.rawValue))
            write.bind(2, text: name)
            write.bind(3, text: text)
            write.bind(4, text: isPack ? "" : slot.state.elements(of: CalendarRecord.years).joined(separator: " "))
            try write.run()
        }
        try change()
    }

    /// Forgets what was published, before everything is folded anew.
    func empty(_ database: Database) throws(StoreError) {
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
