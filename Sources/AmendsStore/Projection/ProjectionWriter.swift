import AmendsCodec
import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
import GRDB

/// Folds the entries of one transaction into the projection: records first, in memory, then each
/// touched record and bucket once.
///
/// The law it serves: whatever the order and batching of entries, the bytes are those of one fold
/// of the whole set (`protocol/merge.md`). An entry that covers all heads of its record is applied;
/// any other makes the record fold anew, once per transaction, from its entries in the log.
final class ProjectionWriter {
    private let database: Database
    private let log: LogStatements
    private let find, insert, update, renumber, redate, cases: Statement
    private let statistics: StatisticsStatements
    private let buckets: StatisticsWriter
    private let entries: EntryLoader
    private let policies: PolicyTable

    private var slots: [RecordSlot] = []
    private var slotsByKey: [RecordKey: Int] = [:]
    private var lastKey: RecordKey?
    private var lastSlot: RecordSlot?
    /// Whether any entry of any record waits for an ancestor.
    private(set) var hasWaiting = false
    private var stateBytes: [UInt8] = []
    /// Asked for in this transaction, by scope.
    private var closures: [Int64: SiteClosures] = [:]

    init(_ database: Database, log: LogStatements, entries: EntryLoader) {
        self.database = database
        self.log = log
        self.entries = entries
        find = Statement(database, "SELECT key, state, places FROM case_record WHERE id=?1 AND scope=?2 AND kind=?3")
        let columns = """
            state, places, conflicts, received_at, month, is_open, stage, region, category, channel, outcome,
            acknowledged_after, assigned_after, investigated_after, answered_after, closed_after, followed_up_after
            """
        insert = Statement(
            database,
            """
            INSERT INTO case_record (\(columns), number, id, scope, kind, due, due_kind)
            VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23)
            """)
        // Columns that indexes are made of are left alone: naming one in an UPDATE rewrites its index.
        update = Statement(
            database,
            """
            UPDATE case_record SET (\(columns)) = (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17) WHERE key=?18
            """)
        renumber = Statement(database, "UPDATE case_record SET number=?1 WHERE key=?2")
        redate = Statement(database, "UPDATE case_record SET due=?1, due_kind=?2 WHERE key=?3")
        cases = Statement(database, "SELECT key, scope, state FROM case_record WHERE kind=1 AND key>?1 ORDER BY key LIMIT ?2")
        statistics = StatisticsStatements(database)
        buckets = StatisticsWriter(statements: statistics)
        policies = PolicyTable(database)
    }

    /// The packs and calendars that cases are judged by in this transaction.
    var book: PolicyBook { policies.book }

    func forgetPolicies() throws(StoreError) { try policies.empty(database) }

    /// Begins a transaction: nothing that was read in an earlier one is trusted.
    func begin() throws(StoreError) {
        discard()
        try policies.begin()
        hasWaiting = try log.anyWaiting.step()
        log.anyWaiting.reset()
    }

    func discard() {
        slots.removeAll(keepingCapacity: true)
        slotsByKey.removeAll(keepingCapacity: true)
        closures.removeAll(keepingCapacity: true)
        (lastKey, lastSlot) = (nil, nil)
        buckets.discard()
    }

    func rolledBack() {
        discard()
        policies.rolledBack()
        statistics.forgetSymbols()
    }

    /// The record as the transaction sees it, entries taken in earlier in the transaction included.
    func state(of record: RecordID, kind: RecordKind, in scope: Int64) throws(StoreError) -> RecordState {
        let slot = try slot(RecordKey(scope: scope, kind: kind, record: record))
        if !slot.pending.isEmpty { try refold([slot]) }
        return slot.state
    }

    /// The record's complete entries by ordinal, as the transaction sees them.
    func entries(of record: RecordID, kind: RecordKind, in scope: Int64) throws(StoreError) -> EntryBatch {
        let slot = try slot(RecordKey(scope: scope, kind: kind, record: record))
        if !slot.pending.isEmpty { try refold([slot]) }
        return try entries.load(inOrder: try Place.list(slot.places))
    }

    /// Takes in entry `index` of `batch`, which lies at `place` in the log.
    func take(_ batch: EntryBatch, _ index: Int, at place: Place, scope: Int64) throws(StoreError) {
        let header = batch.headers[index]
        let slot = try slot(RecordKey(scope: scope, kind: header.recordKind, record: header.record))
        slot.isChanged = true
        if slot.pending.isEmpty && slot.waiting.isEmpty && slot.state.isNext(batch, index) {
            slot.state.apply(batch, index)
            place.append(to: &slot.places)
        } else {
            slot.pending.append(place)
        }
    }

    private func slot(_ key: RecordKey) throws(StoreError) -> RecordSlot {
        if let lastKey, lastKey == key, let lastSlot { return lastSlot }
        let slot: RecordSlot
        if let found = slotsByKey[key] {
            slot = slots[found]
        } else {
            slot = try load(key)
            slotsByKey[key] = slots.count
            slots.append(slot)
        }
        (lastKey, lastSlot) = (key, slot)
        return slot
    }

    private func load(_ key: RecordKey) throws(StoreError) -> RecordSlot {
        find.bind(1, key.record)
        find.bind(2, key.scope)
        find.bind(3, Int64(key.kind.rawValue))
        defer { find.reset() }
        let slot: RecordSlot
        if try find.step() {
            let state: RecordState
            do { state = try RecordState(decoding: find.blob(1)) } catch {
                throw StoreError(.damaged, "The record \(key.record) can't be read (\(error)). Run `amends rebuild`.")
            }
            slot = RecordSlot(key: key, row: find.integer(0), state: state, places: Array(find.blob(2)), facts: nil)
            slot.facts = try facts(of: state, in: key.scope)
            slot.volume = VolumeFacts(of: state)
            slot.number = slot.facts == nil ? nil : Self.number(of: state)
        } else {
            slot = RecordSlot(key: key, row: nil, state: RecordState(record: key.record, kind: key.kind), places: [], facts: nil)
        }
        if hasWaiting {
            log.waitingOf.bind(1, key.scope)
            log.waitingOf.bind(2, key.record)
            log.waitingOf.bind(3, Int64(key.kind.rawValue))
            defer { log.waitingOf.reset() }
            while try log.waitingOf.step() {
                slot.waiting.append(Place(stream: log.waitingOf.integer(0), index: UInt64(log.waitingOf.integer(1))))
            }
        }
        return slot
    }

    /// Folds records anew from all their entries, those that waited included.
    private func refold(_ slots: [RecordSlot]) throws(StoreError) {
        var wanted: [(place: Place, slot: Int)] = []
        for (number, slot) in slots.enumerated() {
            for place in try Place.list(slot.places) + slot.waiting + slot.pending { wanted.append((place, number)) }
        }
        wanted.sort { $0.place < $1.place }
        let batch = try entries.load(wanted.map(\.place))
        var indices = [[Int]](repeating: [], count: slots.count)
        for (index, item) in wanted.enumerated() { indices[item.slot].append(index) }
        for (number, slot) in slots.enumerated() {
            let result = RecordState.fold(record: slot.key.record, kind: slot.key.kind, batch: batch, indices: indices[number])
            slot.state = result.state
            slot.places.removeAll(keepingCapacity: true)
            for index in result.order { wanted[index].place.append(to: &slot.places) }
            if hasWaiting || !slot.waiting.isEmpty {
                log.deleteWaiting.bind(1, slot.key.scope)
                log.deleteWaiting.bind(2, slot.key.record)
                log.deleteWaiting.bind(3, Int64(slot.key.kind.rawValue))
                try log.deleteWaiting.run()
            }
            slot.waiting = result.waiting.map { wanted[$0].place }
            for place in slot.waiting {
                hasWaiting = true
                log.insertWaiting.bind(1, slot.key.scope)
                log.insertWaiting.bind(2, slot.key.record)
                log.insertWaiting.bind(3, place.stream)
                log.insertWaiting.bind(4, Int64(place.index))
                log.insertWaiting.bind(5, Int64(slot.key.kind.rawValue))
                try log.insertWaiting.run()
            }
            slot.pending.removeAll()
        }
    }

    /// Records held in memory within one transaction, before they are written and let go: bounds the
    /// memory of a rebuild and of a large import at about 64 MiB.
    static let maximumSlots = 40_000

    func flushIfLarge() throws(StoreError) {
        if slots.count >= Self.maximumSlots { try flush() }
    }

    /// Writes what the transaction changed.
    func flush() throws(StoreError) {
        let behind = slots.filter { !$0.pending.isEmpty }
        if !behind.isEmpty { try refold(behind) }
        for slot in slots where slot.isChanged && !slot.state.entries.isEmpty { try write(slot) }
        try buckets.flush()
        var published: [RecordSlot] = []
        for slot in slots where slot.isChanged { if try policies.holds(slot.key) { published.append(slot) } }
        discard()
        if !published.isEmpty { try adopt(published) }
    }

    /// Takes in what head office published, and judges anew every case that is judged otherwise by it.
    private func adopt(_ published: [RecordSlot]) throws(StoreError) {
        let old = policies.book
        try policies.take(published, entries)
        var last = Int64.min
        while true {
            let rows = try casesFollowing(last)
            guard let newest = rows.last else { return }
            last = newest.key
            for row in rows {
                let (before, after) = (try facts(of: row.state, in: row.scope, by: old), try facts(of: row.state, in: row.scope, by: book))
                // A deadline that still runs may move without any figure changing.
                if before == after, before?.due == after?.due, before?.dueKind == after?.dueKind { continue }
                if before != after { buckets.replace(before, by: after, scope: row.scope) }
                bind(dueOf: after, to: redate, at: 1)
                redate.bind(3, row.key)
                try redate.run()
            }
            try buckets.flush()
        }
    }

    /// Cases held in memory at a time while all are judged anew, some 10 MiB.
    private static let casesAtOnce: Int64 = 4096

    private func casesFollowing(_ last: Int64) throws(StoreError) -> [(key: Int64, scope: Int64, state: RecordState)] {
        cases.bind(1, last)
        cases.bind(2, Self.casesAtOnce)
        defer { cases.reset() }
        var rows: [(key: Int64, scope: Int64, state: RecordState)] = []
        while try cases.step() {
            do { rows.append((cases.integer(0), cases.integer(1), try RecordState(decoding: cases.blob(2)))) } catch {
                throw StoreError(.damaged, "A record can't be read (\(error)). Run `amends rebuild`.")
            }
        }
        return rows
    }

    private func write(_ slot: RecordSlot) throws(StoreError) {
        let state = slot.state
        let facts = try facts(of: state, in: slot.key.scope)
        stateBytes.removeAll(keepingCapacity: true)
        state.encode(into: &stateBytes)
        let statement = slot.row == nil ? insert : update
        statement.bind(1, stateBytes)
        statement.bind(2, slot.places)
        statement.bind(3, state.conflictCount)
        bind(state, facts, to: statement)
        let number = facts == nil ? nil : Self.number(of: state)
        if let row = slot.row {
            statement.bind(18, row)
        } else {
            bind(number, to: statement, at: 18)
            statement.bind(19, slot.key.record)
            statement.bind(20, slot.key.scope)
            statement.bind(21, Int64(slot.key.kind.rawValue))
            bind(dueOf: facts, to: statement, at: 22)
        }
        try statement.run()
        if let row = slot.row {
            if number != slot.number {
                bind(number, to: renumber, at: 1)
                renumber.bind(2, row)
                try renumber.run()
            }
            if facts?.due != slot.facts?.due || facts?.dueKind != slot.facts?.dueKind {
                bind(dueOf: facts, to: redate, at: 1)
                redate.bind(3, row)
                try redate.run()
            }
        } else {
            slot.row = database.lastInsertedRowID
        }
        if slot.facts != facts { buckets.replace(slot.facts, by: facts, scope: slot.key.scope) }
        let volume = VolumeFacts(of: state)
        if slot.volume != volume { buckets.replace(slot.volume, by: volume, scope: slot.key.scope) }
    }

    private func bind(_ state: RecordState, _ facts: CaseFacts?, to statement: Statement) {
        guard let facts else {
            for position in Int32(4)...17 { statement.bind(position, optional: nil as Int64?) }
            return
        }
        statement.bind(4, facts.receivedAt)
        statement.bind(5, Int64(facts.month.rawValue))
        statement.bind(6, facts.marks.contains(.open) ? 1 : 0)
        statement.bind(7, Int64(state.stage.rawValue))
        statement.bind(8, Int64(facts.symbols.0))
        statement.bind(9, Int64(facts.symbols.1))
        statement.bind(10, Int64(facts.symbols.2))
        statement.bind(11, Int64(facts.symbols.3))
        for kind in DurationKind.allCases { statement.bind(Int32(12 + kind.rawValue), optional: facts.duration(kind)) }
    }

    private func bind(dueOf facts: CaseFacts?, to statement: Statement, at position: Int32) {
        let isDue = facts.map { $0.due != CaseFacts.none } ?? false
        statement.bind(position, optional: isDue ? facts?.due : nil)
        statement.bind(position + 1, optional: isDue ? facts.map { Int64($0.dueKind.number) } : nil)
    }

    private func bind(_ number: [UInt8]?, to statement: Statement, at position: Int32) {
        if let number {
            number.withUnsafeBytes { statement.bind(position, utf8: $0) }
        } else {
            statement.bind(position, optional: nil as Int64?)
        }
    }

    private static func number(of state: RecordState) -> [UInt8]? {
        state.withShownBytes(CaseField.number) { $0.map { Array($0) } }
    }

    private func facts(of state: RecordState, in scope: Int64) throws(StoreError) -> CaseFacts? {
        try facts(of: state, in: scope, by: book)
    }

    private func facts(of state: RecordState, in scope: Int64, by book: PolicyBook) throws(StoreError) -> CaseFacts? {
        guard state.kind == .complaintCase, !state.entries.isEmpty else { return nil }
        return CaseFacts(
            of: state, by: book, closures: try closures(in: scope),
            symbols: (
                try symbol(of: CaseField.region, state), try symbol(of: CaseField.category, state),
                try symbol(of: CaseField.channel, state), try symbol(of: CaseField.outcome, state)
            ))
    }

    /// The days on which the site of a scope is closed.
    private func closures(in scope: Int64) throws(StoreError) -> SiteClosures {
        guard book.hasClosures else { return .none }
        if let found = closures[scope] { return found }
        log.nameOfScope.bind(1, scope)
        defer { log.nameOfScope.reset() }
        let found = try log.nameOfScope.step() ? Scope(log.nameOfScope.text(0)).map { book.closures(in: $0) } ?? .none : .none
        closures[scope] = found
        return found
    }

    private func symbol(of field: FieldID, _ state: RecordState) throws(StoreError) -> UInt32 {
        let result = state.withShownBytes(field) { text in
            Result { () throws(StoreError) in try statistics.symbol(text ?? UnsafeRawBufferPointer(start: nil, count: 0), database) }
        }
        return try result.get()
    }
}
