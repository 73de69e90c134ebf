import AmendsCodec
public import AmendsLog
public import AmendsMerge
import GRDB

/// What can be done to a store inside one immediate transaction. Valid only while the body of
/// ``Store/write(_:)`` runs.
public final class StoreTransaction {
    let database: Database
    let log: LogStatements
    let projection: ProjectionWriter
    let entries: EntryLoader
    let search: SearchIndexer
    let erasures: ErasureWriter
    private let begin, commit, rollback: Statement
    private let setting, setSetting: Statement
    private var streams: [StreamID: OpenStream] = [:]
    private var scopes: [Scope: Int64] = [:]
    private var rowBytes: [UInt8] = []
    private var single = EntryBatch()
    /// A simulated power cut: throws before the n-th step from now (`crash(afterSteps:)`).
    private var stepsToCrash: Int?
    /// The same for whichever transaction it falls into, and for all that follow (`Store.cutPower(afterSteps:)`).
    var stepsToPowerCut: Int?

    init(_ database: Database) {
        self.database = database
        log = LogStatements(database)
        entries = EntryLoader(database)
        projection = ProjectionWriter(database, log: log, entries: entries)
        search = SearchIndexer(database)
        erasures = ErasureWriter(database)
        begin = Statement(database, "BEGIN IMMEDIATE")
        commit = Statement(database, "COMMIT")
        rollback = Statement(database, "ROLLBACK")
        setting = Statement(database, "SELECT value FROM node_setting WHERE name=?1")
        setSetting = Statement(
            database, "INSERT INTO node_setting (name, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value=excluded.value")
    }

    func run<Value>(_ body: (StoreTransaction) throws -> Value) throws -> Value {
        stepsToCrash = nil
        try begin.run()
        do {
            try step()
            streams.removeAll(keepingCapacity: true)
            scopes.removeAll(keepingCapacity: true)
            entries.begin()
            try projection.begin()
            try erasures.begin()
            let value = try body(self)
            try step()
            try erasures.carryOut(self)
            try projection.flush()
            try step()
            for stream in streams.values where stream.isChanged { try write(stream) }
            try step()
            try commit.run()
            return value
        } catch {
            projection.rolledBack()
            stepsToCrash = nil
            if database.isInsideTransaction { try? rollback.run() }
            throw error
        }
    }

    // MARK: Scopes and streams

    func scopeNumber(_ scope: Scope) throws(StoreError) -> Int64 {
        if let found = scopes[scope] { return found }
        let name = scope.description
        log.findScope.bind(1, text: name)
        var number = try log.findScope.step() ? log.findScope.integer(0) : nil
        log.findScope.reset()
        if number == nil {
            log.insertScope.bind(1, text: name)
            try log.insertScope.run()
            number = database.lastInsertedRowID
        }
        scopes[scope] = number
        return number ?? 0
    }

    func open(_ stream: StreamID, create: Bool) throws(StoreError) -> OpenStream? {
        if let found = streams[stream] { return found }
        if let found = try entries.stream(stream) {
            streams[stream] = found
            return found
        }
        guard create else { return nil }
        log.insertStream.bind(1, try scopeNumber(stream.scope))
        log.insertStream.bind(2, text: stream.origin)
        log.insertStream.bind(3, MerkleFrontier().encoded)
        try log.insertStream.run()
        let made = try entries.stream(stream)
        streams[stream] = made
        return made
    }

    private func write(_ stream: OpenStream) throws(StoreError) {
        let update = log.updateStream
        update.bind(1, stream.id)
        update.bind(2, Int64(stream.size))
        update.bind(3, stream.frontier.encoded)
        update.bind(4, Int64(stream.sealedSize))
        update.bind(5, stream.sealedFrontier.encoded)
        if let seed = stream.seed { update.bind(6, seed.bytes) } else { update.bind(6, optional: nil as Int64?) }
        update.bind(7, optional: stream.lastStamp?.milliseconds)
        update.bind(8, optional: stream.lastStamp.map { Int64($0.counter) })
        try update.run()
    }

    /// Size and root of a stream as this transaction sees it; nil where it is not held.
    public func head(of stream: StreamID) throws(StoreError) -> StreamHead? {
        try open(stream, create: false).map { StreamHead(stream: $0.stream, size: $0.size, root: $0.frontier.root) }
    }

    /// The newest stamp that this node gave in `stream`.
    public func lastStamp(of stream: StreamID) throws(StoreError) -> Stamp? { try open(stream, create: false)?.lastStamp }

    // MARK: Own entries

    /// Appends one user action to an own stream's tail and folds it. The parents of each entry are the
    /// heads of its record as this transaction sees them; those in the drafts are not looked at. The
    /// drafts' stamps must come from one ``StampClock`` that continues ``lastStamp(of:)``; `freshSeed`
    /// is used where the tail has no seed yet, or where `needsFreshSeed` says that a salt might repeat.
    @discardableResult
    public func append(_ action: [EntryDraft], to stream: StreamID, freshSeed: Seed, needsFreshSeed: Bool = false) throws(StoreError)
        -> [Digest]
    {
        guard !action.isEmpty, action.count <= EntryLimits.maximumActionEntries else {
            throw StoreError(
                .limit, "One action may hold 1 to \(EntryLimits.maximumActionEntries) entries; this one holds \(action.count).")
        }
        guard let open = try open(stream, create: true) else { throw StoreError(.other, "The stream can't be opened.") }
        let seed = needsFreshSeed ? freshSeed : open.seed ?? freshSeed
        var leaves: [Digest] = []
        var byteCount = 0
        for (number, draft) in action.enumerated() {
            var draft = draft
            if number == action.count - 1 { draft.flags.insert(.lastOfAction) } else { draft.flags.remove(.lastOfAction) }
            let state = try projection.state(of: draft.record, kind: draft.recordKind, in: open.scope)
            draft.parents = state.heads.prefix(EntryLimits.maximumParents).map(\.leaf)
            leaves.append(try append(draft, to: open, seed: seed))
            byteCount += SegmentEncoder.plainByteCount(of: single, entry: 0)
        }
        // An action is never parted, so one that no segment can hold could never be sent.
        guard byteCount <= EntryLimits.maximumSegmentByteCount else {
            throw StoreError(
                .limit,
                "This action is too large: \(byteCount) bytes, at most \(EntryLimits.maximumSegmentByteCount). Make it in several steps.")
        }
        open.seed = seed
        open.lastStamp = action.last?.stamp
        open.isChanged = true
        return leaves
    }

    private func append(_ draft: EntryDraft, to open: OpenStream, seed: Seed) throws(StoreError) -> Digest {
        single.removeAll()
        single.append(draft, seed: seed)
        rowBytes.removeAll(keepingCapacity: true)
        do {
            try open.hasher.hashLeaves(of: &single, in: 0..<1)
            EntryRow.append(entry: 0, of: single, to: &rowBytes)
        } catch { throw StoreError(.limit, "This act can't be written: \(error).") }
        log.insertTail.bind(1, open.id)
        log.insertTail.bind(2, Int64(open.size))
        log.insertTail.bind(3, rowBytes)
        try step()
        try log.insertTail.run()
        try step()
        let place = Place(stream: open.id, index: open.size)
        try projection.take(single, 0, at: place, scope: open.scope)
        try erasures.take(single, 0, at: place, scope: open.scope)
        open.frontier.append(single.headers[0].leaf)
        open.size += 1
        return single.headers[0].leaf
    }

    /// Seals the open tail of an own stream into segments signed by `key`; does nothing where it is
    /// empty. The next entries get a seed of their own.
    public func seal(_ stream: StreamID, key: NodeKey) throws(StoreError) {
        guard let open = try open(stream, create: false), open.sealedSize < open.size else { return }
        guard key.node == stream.node else { throw StoreError(.other, "Only its own node seals a stream.") }
        var tail = EntryBatch()
        let select = entries.tailRows
        select.bind(1, open.id)
        select.bind(2, Int64(open.sealedSize))
        select.bind(3, Int64(open.size))
        do {
            defer { select.reset() }
            while try select.step() {
                do { try EntryRow.decode(select.blob(0), into: &tail) } catch {
                    throw StoreError(.damaged, "An unsealed entry can't be read (\(error)). Run `amends verify`.")
                }
            }
        }
        guard tail.count == Int(open.size - open.sealedSize) else {
            throw StoreError(.damaged, "An unsealed entry is missing from this node's log. Run `amends verify`.")
        }
        do {
            try open.hasher.hashLeaves(of: &tail, in: 0..<tail.count)
            var encoder = SegmentEncoder()
            var start = 0
            while start < tail.count {
                let count = SegmentEncoder.fittingCount(tail, from: start)
                guard count > 0 else { throw StoreError(.limit, "One action is too large for a segment.") }
                for header in tail.headers[start..<start + count] { open.sealedFrontier.append(header.leaf) }
                let first = open.sealedSize
                let checkpoint = Checkpoint(stream: stream, size: open.sealedFrontier.size, root: open.sealedFrontier.root)
                let body = try encoder.encode(
                    tail, start..<start + count, stream: stream, first: first, root: checkpoint.root,
                    signature: try checkpoint.signature(by: key))
                try insertSegment(open, first: first, count: count, body)
                open.sealedSize += UInt64(count)
                start += count
            }
        } catch { throw StoreError(error) }
        guard open.sealedFrontier == open.frontier else {
            throw StoreError(.damaged, "The unsealed entries do not give the root that this node's log says. Run `amends verify`.")
        }
        log.deleteTail.bind(1, open.id)
        log.deleteTail.bind(2, Int64(open.size))
        try log.deleteTail.run()
        open.seed = nil
        open.isChanged = true
    }

    private func insertSegment(_ stream: OpenStream, first: UInt64, count: Int, _ body: [UInt8]) throws(StoreError) {
        log.insertSegment.bind(1, stream.id)
        log.insertSegment.bind(2, Int64(first))
        log.insertSegment.bind(3, count)
        log.insertSegment.bind(4, body)
        try step()
        try log.insertSegment.run()
    }

    // MARK: Others' entries

    /// Takes in a verified segment and folds its entries. Returns the stream's head after it. Entries
    /// that are held already are passed over, so the same segment may come any number of times.
    public func take(_ segment: VerifiedSegment) throws(StoreError) -> StreamHead {
        let header = segment.header
        guard let open = try open(header.stream, create: true) else { throw StoreError(.other, "The stream can't be opened.") }
        if segment.isHeldAlready(at: open.size) {
            return StreamHead(stream: open.stream, size: open.size, root: open.frontier.root)
        }
        guard segment.before == open.frontier else {
            throw StoreError(.outOfDate, "The stream grew while its segment was being checked. Try again.")
        }
        guard try waitingCount(of: open) < Self.maximumWaitingPerStream else {
            throw StoreError(
                .refusedSegment,
                "\(Self.maximumWaitingPerStream) entries of this stream wait for ancestors that nobody has sent; no more are taken until they come"
            )
        }
        let skip = segment.heldCount
        let count = header.count - skip
        try insertSegment(open, first: open.size, count: count, try segment.bodyFromHeldCount())
        // Read once: each reading of the class's property counts its arrays up and down.
        let batch = segment.batch
        let (stream, scope, start) = (open.id, open.scope, open.size)
        for index in skip..<header.count {
            let place = Place(stream: stream, index: start + UInt64(index - skip))
            try projection.take(batch, index, at: place, scope: scope)
            try erasures.take(batch, index, at: place, scope: scope)
        }
        open.size += UInt64(count)
        try step()
        open.frontier = segment.after
        open.sealedSize = open.size
        open.sealedFrontier = segment.after
        open.isChanged = true
        return StreamHead(stream: open.stream, size: open.size, root: open.frontier.root)
    }

    /// Entries of one stream that may wait for an ancestor: bounds what a writer can leave lying about
    /// whose parents never come. An honest node's wait only until the next session.
    public static let maximumWaitingPerStream: Int64 = 100_000

    private func waitingCount(of stream: OpenStream) throws(StoreError) -> Int64 {
        guard projection.hasWaiting else { return 0 }
        log.countWaiting.bind(1, stream.id)
        defer { log.countWaiting.reset() }
        return try log.countWaiting.step() ? log.countWaiting.integer(0) : 0
    }

    /// Keeps a refused segment as evidence. Beyond ``maximumQuarantined`` the oldest one goes.
    public func quarantine(_ body: [UInt8], from sender: String, origin: String?, reason: String, at milliseconds: Int64) throws(StoreError)
    {
        let insert = Statement(database, "INSERT INTO peer_quarantine (at, sender, origin, reason, body) VALUES (?1,?2,?3,?4,?5)")
        insert.bind(1, milliseconds)
        insert.bind(2, text: sender)
        insert.bind(3, optional: origin)
        insert.bind(4, text: reason)
        insert.bind(5, body)
        try insert.run()
        let trim = Statement(
            database,
            "DELETE FROM peer_quarantine WHERE id <= (SELECT id FROM peer_quarantine ORDER BY id DESC LIMIT 1 OFFSET ?1)")
        trim.bind(1, Self.maximumQuarantined)
        try trim.run()
    }

    /// Refused segments kept: enough to see what a broken or hostile peer does, and at most 100 MiB.
    public static let maximumQuarantined = 64

    // MARK: Records and settings

    /// The folded state of a record, this transaction's own entries included; `entryCount` is 0
    /// where the record is not there.
    public func state(of record: RecordID, kind: RecordKind, in scope: Scope) throws(StoreError) -> RecordState {
        try projection.state(of: record, kind: kind, in: try scopeNumber(scope))
    }

    /// The complete entries of a record by ordinal, this transaction's own included.
    public func entries(of record: RecordID, kind: RecordKind, in scope: Scope) throws(StoreError) -> EntryBatch {
        try projection.entries(of: record, kind: kind, in: try scopeNumber(scope))
    }

    public func setting(_ name: String) throws(StoreError) -> String? {
        setting.bind(1, text: name)
        defer { setting.reset() }
        return try setting.step() ? setting.text(0) : nil
    }

    public func set(_ name: String, to value: String) throws(StoreError) {
        setSetting.bind(1, text: name)
        setSetting.bind(2, text: value)
        try setSetting.run()
    }

    // MARK: Folding anew

    /// Throws away the projection and folds every entry of the log again.
    func rebuild() throws(StoreError) {
        for table in ["case_record", "stat_bucket", "log_waiting", "case_transfer", "case_outside_number"] {
            try Statement(database, "DELETE FROM \(table)").run()
        }
        try projection.forgetPolicies()
        try projection.begin()
        let names = Statement(database, "SELECT origin FROM log_stream ORDER BY id")
        var origins: [String] = []
        while try names.step() { origins.append(names.text(0)) }
        for origin in origins {
            guard let stream = StreamID(origin: origin), let open = try open(stream, create: false) else { continue }
            try replay(open)
        }
    }

    private func replay(_ open: OpenStream) throws(StoreError) {
        var index: UInt64 = 0
        try entries.forEachEntry(of: open, in: 0..<open.size) { batch, entry throws(StoreError) in
            let place = Place(stream: open.id, index: index)
            try projection.take(batch, entry, at: place, scope: open.scope)
            try erasures.take(batch, entry, at: place, scope: open.scope)
            index += 1
            try projection.flushIfLarge()
        }
    }

    // MARK: Crashes

    /// Makes the transaction fail before its `steps`-th write from now, as a power cut would: for
    /// simulations of crashes between any two writes.
    public func crash(afterSteps steps: Int) { stepsToCrash = steps }

    func step() throws(StoreError) {
        if let left = stepsToPowerCut {
            if left == 0 { throw StoreError(.cancelled, "Simulated power cut.") }
            stepsToPowerCut = left - 1
        }
        guard let left = stepsToCrash else { return }
        if left == 0 { throw StoreError(.cancelled, "Simulated power cut.") }
        stepsToCrash = left - 1
    }
}
