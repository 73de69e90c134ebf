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
    private let find, insert, update, renumber, redate, restage, cases, casesOfScope, caseOfKey: Statement
    private let statistics: StatisticsStatements
    private let buckets: StatisticsWriter
    private let entries: EntryLoader
    private let policies: PolicyTable
    private let roads: RoadTable

    private var slots: [RecordSlot] = []
    /// Those of earlier transactions: fresh memory costs as much as the work.
    private var spareSlots: [RecordSlot] = []
    private var slotsByKey: [RecordKey: Int] = [:]
    private var lastKey: RecordKey?
    private var lastSlot: RecordSlot?
    /// Whether any entry of any record waits for an ancestor.
    private(set) var hasWaiting = false
    private var stateBytes: [UInt8] = []
    /// Asked for in this transaction, by their numbers.
    private var scopes: [Int64: Scope] = [:]

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
        restage = Statement(database, "UPDATE case_record SET stage=?1 WHERE key=?2")
        cases = Statement(database, "SELECT key FROM case_record WHERE kind=1 AND key>?1 ORDER BY key LIMIT ?2")
        // From the index alone: of the cases of other sites nothing is read.
        casesOfScope = Statement(
            database, "SELECT key FROM case_record INDEXED BY case_record_by_id WHERE scope=?1 AND kind=1")
        caseOfKey = Statement(database, "SELECT scope, state FROM case_record WHERE key=?1")
        statistics = StatisticsStatements(database)
        buckets = StatisticsWriter(statements: statistics)
        policies = PolicyTable(database)
        roads = RoadTable(database)
    }

    /// The packs, calendars and closed days that cases are judged by in this transaction.
    var book: PolicyBook { policies.book }

    func forgetPolicies() throws(StoreError) { try policies.empty(database) }

    /// Begins a transaction: nothing that was read in an earlier one is trusted.
    func begin() throws(StoreError) {
        discard()
        try policies.begin()
        hasWaiting = try log.anyWaiting.step()
        log.anyWaiting.reset()
    }

    /// Slots kept for the next transaction: those of a large change-set, at most 16 MiB.
    private static let maximumSpareSlots = 4096

    func discard() {
        for slot in slots where spareSlots.count < Self.maximumSpareSlots && slot.isReusable { spareSlots.append(slot) }
        slots.removeAll(keepingCapacity: true)
        slotsByKey.removeAll(keepingCapacity: true)
        scopes.removeAll(keepingCapacity: true)
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

    /// Where all entries of the record lie that this transaction knows of, those that wait included.
    func places(of key: RecordKey) throws(StoreError) -> [Place] {
        let slot = try slot(key)
        return try Place.list(slot.places) + slot.waiting + slot.pending
    }

    /// Makes the record fold anew at the end of the transaction: its entries are not what they were.
    func foldAnew(_ key: RecordKey) throws(StoreError) {
        let slot = try slot(key)
        slot.pending += try Place.list(slot.places)
        slot.places.removeAll(keepingCapacity: true)
        slot.isChanged = true
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
        let spare = spareSlots.popLast()
        spare?.reset(key)
        let slot = spare ?? RecordSlot(key: key)
        if try find.step() {
            let state: RecordState
            do { state = try RecordState(decoding: find.blob(1)) } catch {
                throw StoreError(.damaged, "The record \(key.record) can't be read (\(error)). Run `amends rebuild`.")
            }
            (slot.row, slot.state) = (find.integer(0), state)
            slot.places.append(contentsOf: find.blob(2))
            slot.facts = try facts(of: state, in: key.scope)
            slot.volume = VolumeFacts(of: state)
            slot.number = slot.facts == nil ? nil : Self.number(of: state)
            if slot.facts != nil { slot.outsideNumbers = state.outsideNumbers }
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

    /// Takes in what was published, and judges anew every case that is judged otherwise by it: packs and
    /// calendars of head office all cases, the closed days of a site its own.
    private func adopt(_ published: [RecordSlot]) throws(StoreError) {
        let old = policies.book
        guard try policies.take(published, entries) else { return }
        guard published.allSatisfy({ $0.key.kind == .closure }) else {
            var last = Int64.min
            while true {
                cases.bind(1, last)
                cases.bind(2, Self.casesAtOnce)
                let keys = try Self.keys(cases)
                try judgeAnew(keys, by: old)
                guard keys.count == Self.casesAtOnce, let newest = keys.last else { return }
                last = newest
            }
        }
        for scope in Set(published.map(\.key.scope)) {
            casesOfScope.bind(1, scope)
            // In the order in which they lie.
            let keys = try Self.keys(casesOfScope).sorted()
            for start in stride(from: 0, to: keys.count, by: Self.casesAtOnce) {
                try judgeAnew(Array(keys[start..<min(start + Self.casesAtOnce, keys.count)]), by: old)
            }
        }
    }

    private func judgeAnew(_ keys: [Int64], by old: PolicyBook) throws(StoreError) {
        for key in keys { try judgeAnew(key, by: old) }
        try buckets.flush()
    }

    private func judgeAnew(_ key: Int64, by old: PolicyBook) throws(StoreError) {
        guard let (scope, state) = try caseRow(key) else { return }
        let (before, after) = (try facts(of: state, in: scope, by: old), try facts(of: state, in: scope, by: book))
        if before != after { buckets.replace(before, by: after, scope: scope) }
        // A deadline that still runs may move without any figure changing.
        if before?.due != after?.due || before?.dueKind != after?.dueKind {
            bind(dueOf: after, to: redate, at: 1)
            redate.bind(3, key)
            try redate.run()
        }
        if let after, before?.stage != after.stage {
            restage.bind(1, Int64(after.stage.rawValue))
            restage.bind(2, key)
            try restage.run()
        }
    }

    /// Cases between two writings of the buckets that they change, while all are judged anew.
    private static let casesAtOnce = 4096

    private static func keys(_ statement: Statement) throws(StoreError) -> [Int64] {
        defer { statement.reset() }
        var keys: [Int64] = []
        while try statement.step() { keys.append(statement.integer(0)) }
        return keys
    }

    private func caseRow(_ key: Int64) throws(StoreError) -> (scope: Int64, state: RecordState)? {
        caseOfKey.bind(1, key)
        defer { caseOfKey.reset() }
        guard try caseOfKey.step() else { return nil }
        do { return (caseOfKey.integer(0), try RecordState(decoding: caseOfKey.blob(1))) } catch {
            throw StoreError(.damaged, "A record can't be read (\(error)). Run `amends rebuild`.")
        }
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
        if facts != nil { try roads.write(state, in: slot.key.scope, instead: slot.outsideNumbers) }
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
        statement.bind(7, Int64(facts.stage.rawValue))
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
            of: state, by: book, closures: try closures(in: scope, by: book),
            symbols: (
                try symbol(of: CaseField.region, state), try symbol(of: CaseField.category, state),
                try symbol(of: CaseField.channel, state), try symbol(of: CaseField.outcome, state)
            ))
    }

    /// The days on which the site of a scope is closed.
    private func closures(in scope: Int64, by book: PolicyBook) throws(StoreError) -> SiteClosures {
        guard book.hasClosures else { return .none }
        if let found = scopes[scope] { return book.closures(in: found) }
        log.nameOfScope.bind(1, scope)
        defer { log.nameOfScope.reset() }
        guard try log.nameOfScope.step(), let found = Scope(log.nameOfScope.text(0)) else { return .none }
        scopes[scope] = found
        return book.closures(in: found)
    }

    private func symbol(of field: FieldID, _ state: RecordState) throws(StoreError) -> UInt32 {
        let result = state.withShownBytes(field) { text in
            Result { () throws(StoreError) in try statistics.symbol(text ?? UnsafeRawBufferPointer(start: nil, count: 0), database) }
        }
        return try result.get()
    }
}
