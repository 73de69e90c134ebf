import AmendsCodec
import AmendsLog
import AmendsModel
import GRDB

/// Carries erasing acts out, in the transaction that brings them or the entries they name
/// (`protocol/erasure.md`).
///
/// The law it serves: after an erasure no copy of the value remains in the log, the projection, the
/// search index, the kept files or the quarantine, in whatever order act and value came; leaves and trees
/// stay as they are. Free pages and the write-ahead log are cleaned after the commit (`Store.purge()`).
final class ErasureWriter {
    private let database: Database
    private let anyErasure, findErasure, insertErasure, markLate: Statement
    private let insertErased, isErased, insertErasedFile, isFileErased, deleteFile: Statement
    private let insertHole, deleteHole: Statement
    private let segments, wholeSegment, updateSegment, tailRows, updateTail, streamsOfScope: Statement

    /// Whether any record of this store has an erasing act.
    private var hasErasures = false
    /// Records of this transaction with values to take away, in the order in which they were met.
    private var touched: [RecordKey] = []
    private var touchedKeys: Set<RecordKey> = []
    private var named: [(scope: Int64, commitment: Digest)] = []
    private var files: [Digest] = []
    private var absent: [(scope: Int64, commitment: Digest, place: Place)] = []

    init(_ database: Database) {
        self.database = database
        anyErasure = Statement(database, "SELECT 1 FROM log_erasure LIMIT 1")
        findErasure = Statement(database, "SELECT 1 FROM log_erasure WHERE scope=?1 AND kind=?2 AND record=?3")
        insertErasure = Statement(database, "INSERT INTO log_erasure (scope, kind, record) VALUES (?1,?2,?3) ON CONFLICT DO NOTHING")
        markLate = Statement(database, "UPDATE log_erasure SET late=1 WHERE scope=?1 AND kind=?2 AND record=?3")
        insertErased = Statement(database, "INSERT OR IGNORE INTO log_erased (scope, commitment) VALUES (?1,?2)")
        isErased = Statement(database, "SELECT 1 FROM log_erased WHERE scope=?1 AND commitment=?2")
        insertErasedFile = Statement(database, "INSERT OR IGNORE INTO log_erased_file (digest) VALUES (?1)")
        isFileErased = Statement(database, "SELECT 1 FROM log_erased_file WHERE digest=?1")
        deleteFile = Statement(database, "DELETE FROM log_blob WHERE digest=?1")
        insertHole = Statement(
            database, "INSERT OR IGNORE INTO log_hole (scope, commitment, stream, position) VALUES (?1,?2,?3,?4)")
        deleteHole = Statement(database, "DELETE FROM log_hole WHERE scope=?1 AND commitment=?2")
        // The seeds stand near the front; whole segments are read only where one is named.
        segments = Statement(
            database, "SELECT id, first, count, length(body), substr(body, 1, \(Self.frontByteCount)) FROM log_segment WHERE stream=?1")
        wholeSegment = Statement(database, "SELECT body FROM log_segment WHERE id=?1")
        updateSegment = Statement(database, "UPDATE log_segment SET body=?2 WHERE id=?1")
        tailRows = Statement(database, "SELECT position, row FROM log_tail WHERE stream=?1")
        updateTail = Statement(database, "UPDATE log_tail SET row=?3 WHERE stream=?1 AND position=?2")
        streamsOfScope = Statement(database, "SELECT id, origin FROM log_stream WHERE scope=?1 ORDER BY id")
    }

    /// Bytes of a segment that hold its header and, of all but odd ones, its seeds.
    private static let frontByteCount = 1024

    func begin() throws(StoreError) {
        touched.removeAll(keepingCapacity: true)
        touchedKeys.removeAll(keepingCapacity: true)
        named.removeAll(keepingCapacity: true)
        files.removeAll(keepingCapacity: true)
        absent.removeAll(keepingCapacity: true)
        hasErasures = try anyErasure.step()
        anyErasure.reset()
    }

    /// Hears of entry `index` of `batch`, which the transaction took in at `place`.
    func take(_ batch: EntryBatch, _ index: Int, at place: Place, scope: Int64) throws(StoreError) {
        let header = batch.headers[index]
        if !batch.sides.isEmpty {
            for slot in batch.fields[header.fieldRange] where slot.presence == .absent {
                absent.append((scope, batch.sides[Int(slot.side)], place))
            }
        }
        if header.kind == ErasingAct.kind {
            for slot in batch.fields[header.fieldRange] where slot.tag == .digest {
                guard let digest = Digest(batch.bytes[slot.byteRange]) else { continue }
                if slot.id == ErasingAct.erased { named.append((scope, digest)) }
                if slot.id == ErasingAct.erasedFile { files.append(digest) }
            }
            hasErasures = true
        } else if !hasErasures {
            return
        }
        let key = RecordKey(scope: scope, kind: header.recordKind, record: header.record)
        if touchedKeys.contains(key) { return }
        if header.kind != ErasingAct.kind {
            // An act may still come in this transaction that names this entry: looked at then.
            bind(key, to: findErasure)
            defer { findErasure.reset() }
            guard try findErasure.step() else { return }
        }
        touchedKeys.insert(key)
        touched.append(key)
    }

    /// Whether a file was erased and must not be kept again.
    func isGone(_ file: Digest) throws(StoreError) -> Bool {
        isFileErased.bind(1, file)
        defer { isFileErased.reset() }
        return try isFileErased.step()
    }

    // MARK: Carrying out

    /// Takes away what was named. Called once at the end of the transaction, before the records are written.
    func carryOut(_ transaction: StoreTransaction) throws(StoreError) {
        if touched.isEmpty && absent.isEmpty { return }
        for item in named {
            insertErased.bind(1, item.scope)
            insertErased.bind(2, item.commitment)
            try insertErased.run()
            deleteHole.bind(1, item.scope)
            deleteHole.bind(2, item.commitment)
            try deleteHole.run()
        }
        for item in absent where try !isErased(item.commitment, in: item.scope) { try noteHole(item.commitment, item.scope, item.place) }
        for file in files {
            insertErasedFile.bind(1, file)
            try insertErasedFile.run()
            deleteFile.bind(1, file)
            try deleteFile.run()
        }
        var wanted: [Writer: Wanted] = [:]
        for key in touched {
            bind(key, to: insertErasure)
            try insertErasure.run()
            bind(key, to: markLate)
            try markLate.run()
            try find(key, transaction, into: &wanted)
        }
        if wanted.isEmpty && named.isEmpty && files.isEmpty { return }
        let search = transaction.search
        for (writer, wanted) in wanted { try rewrite(writer, wanted, search, transaction) }
        transaction.entries.begin()
        for key in touched { try transaction.projection.foldAnew(key) }
        if !named.isEmpty { try cleanQuarantine(transaction) }
        try transaction.set(Store.purgeSetting, to: "1")
    }

    private func noteHole(_ commitment: Digest, _ scope: Int64, _ place: Place) throws(StoreError) {
        insertHole.bind(1, scope)
        insertHole.bind(2, commitment)
        insertHole.bind(3, place.stream)
        insertHole.bind(4, Int64(place.index))
        try insertHole.run()
    }

    /// A node's streams of one scope: all that one seed can have salted.
    private struct Writer: Hashable {
        var node: NodeID
        var scope: Int64
    }

    private struct Wanted {
        /// Seeds of the values that go.
        var seeds: Set<Seed> = []
        var places: Set<Place> = []
    }

    /// Finds the record's values that are named and still there.
    private func find(_ key: RecordKey, _ transaction: StoreTransaction, into wanted: inout [Writer: Wanted]) throws(StoreError) {
        let places = try transaction.projection.places(of: key).sorted()
        let batch = try transaction.entries.load(places)
        for (index, place) in places.enumerated() {
            let header = batch.headers[index]
            for ordinal in 0..<Int(header.fieldCount) where batch.fields[Int(header.firstField) + ordinal].presence != .absent {
                guard let commitment = batch.commitment(entry: index, ordinal: ordinal), try isErased(commitment, in: key.scope),
                    let stream = try transaction.entries.stream(numbered: place.stream)
                else { continue }
                let writer = Writer(node: stream.stream.node, scope: key.scope)
                wanted[writer, default: Wanted()].places.insert(place)
                let seed = batch.seeds.isEmpty ? .zero : batch.seeds[Int(header.seed)]
                if seed != .zero { wanted[writer, default: Wanted()].seeds.insert(seed) }
            }
        }
    }

    private func isErased(_ commitment: Digest, in scope: Int64) throws(StoreError) -> Bool {
        isErased.bind(1, scope)
        isErased.bind(2, commitment)
        defer { isErased.reset() }
        return try isErased.step()
    }

    // MARK: Rewriting the log

    private func rewrite(_ writer: Writer, _ wanted: Wanted, _ search: SearchIndexer, _ transaction: StoreTransaction) throws(StoreError) {
        streamsOfScope.bind(1, writer.scope)
        var streams: [(id: Int64, stream: StreamID)] = []
        do {
            defer { streamsOfScope.reset() }
            while try streamsOfScope.step() {
                guard let stream = StreamID(origin: streamsOfScope.text(1)), stream.node == writer.node else { continue }
                streams.append((streamsOfScope.integer(0), stream))
            }
        }
        for (id, stream) in streams {
            for row in try segmentsToRewrite(of: id, wanted) {
                try rewriteSegment(row, of: id, stream, wanted, writer.scope, search, transaction)
            }
            try rewriteTail(of: id, stream, wanted, writer.scope, search, transaction)
        }
    }

    private func segmentsToRewrite(of id: Int64, _ wanted: Wanted) throws(StoreError) -> [Int64] {
        let positions = wanted.places.filter { $0.stream == id }.map(\.index)
        segments.bind(1, id)
        defer { segments.reset() }
        var rows: [Int64] = []
        while try segments.step() {
            let first = UInt64(segments.integer(1))
            let range = first..<first + UInt64(segments.integer(2))
            if positions.contains(where: range.contains) {
                rows.append(segments.integer(0))
                continue
            }
            // A front that does not reach to the end of the seeds is looked at whole.
            let seeds = try? SegmentDecoder.peekSeeds(segments.blob(4))
            if seeds.map({ !wanted.seeds.isDisjoint(with: $0) }) ?? true { rows.append(segments.integer(0)) }
        }
        return rows
    }

    private func rewriteSegment(
        _ row: Int64, of id: Int64, _ stream: StreamID, _ wanted: Wanted, _ scope: Int64, _ search: SearchIndexer,
        _ transaction: StoreTransaction
    ) throws(StoreError) {
        var decoder = SegmentDecoder()
        var encoder = SegmentEncoder()
        var batch = EntryBatch()
        wholeSegment.bind(1, row)
        let header: SegmentHeader
        do {
            defer { wholeSegment.reset() }
            guard try wholeSegment.step() else { return }
            header = try decoder.decode(wholeSegment.blob(0), into: &batch)
        } catch { throw StoreError(.damaged, "A segment of this node's log can't be read (\(error)). Run `amends verify`.") }
        let before = batch
        guard try erase(wanted, in: &batch, scope) else { return }
        do {
            let body = try encoder.encode(
                batch, 0..<batch.count, stream: stream, first: header.first, root: header.root, signature: header.signature)
            updateSegment.bind(1, row)
            updateSegment.bind(2, body)
            try transaction.step()
            try updateSegment.run()
        } catch { throw StoreError(error) }
        for index in batch.headers.indices {
            try search.replace(before, by: batch, index, at: Place(stream: id, index: header.first + UInt64(index)), scope: scope)
        }
    }

    private func rewriteTail(
        of id: Int64, _ stream: StreamID, _ wanted: Wanted, _ scope: Int64, _ search: SearchIndexer, _ transaction: StoreTransaction
    ) throws(StoreError) {
        var rows: [(position: Int64, batch: EntryBatch)] = []
        tailRows.bind(1, id)
        do {
            defer { tailRows.reset() }
            while try tailRows.step() {
                var batch = EntryBatch()
                try EntryRow.decode(tailRows.blob(1), into: &batch)
                rows.append((tailRows.integer(0), batch))
            }
        } catch { throw StoreError(.damaged, "An unsealed entry can't be read (\(error)). Run `amends verify`.") }
        for (position, before) in rows {
            var batch = before
            guard try erase(wanted, in: &batch, scope) else { continue }
            var bytes: [UInt8] = []
            EntryRow.append(entry: 0, of: batch, to: &bytes)
            updateTail.bind(1, id)
            updateTail.bind(2, position)
            updateTail.bind(3, bytes)
            try transaction.step()
            try updateTail.run()
            try search.replace(before, by: batch, 0, at: Place(stream: id, index: UInt64(position)), scope: scope)
        }
        if !rows.isEmpty { try transaction.drawFreshSeed(for: stream, insteadOf: wanted.seeds) }
    }

    private func erase(_ wanted: Wanted, in batch: inout EntryBatch, _ scope: Int64) throws(StoreError) -> Bool {
        let result = Result { () throws(StoreError) in
            do { return try batch.erase(destroying: wanted.seeds, where: { try self.isErased($0, in: scope) }) } catch {
                throw StoreError(error)
            }
        }
        return try result.get()
    }

    // MARK: Quarantine

    /// A refused segment may hold the same values. One that can't be read can't be searched either: of
    /// such evidence only its SHA-256 is kept.
    private func cleanQuarantine(_ transaction: StoreTransaction) throws(StoreError) {
        let all = Statement(database, "SELECT id, body FROM peer_quarantine")
        var doomed: [(id: Int64, digest: Digest)] = []
        var decoder = SegmentDecoder()
        var batch = EntryBatch()
        while try all.step() {
            let body = all.blob(1)
            if body.count <= Self.keptEvidenceByteCount { continue }
            if (try? decoder.decode(body, into: &batch)) != nil, try !holdsErased(batch) { continue }
            doomed.append((all.integer(0), sha256(body)))
        }
        let update = Statement(database, "UPDATE peer_quarantine SET body=?2 WHERE id=?1")
        for (id, digest) in doomed {
            update.bind(1, id)
            update.bind(2, digest.bytes)
            try update.run()
        }
    }

    /// A digest that stands for evidence has this size, and no segment is so short.
    private static let keptEvidenceByteCount = Digest.byteCount

    private func holdsErased(_ batch: EntryBatch) throws(StoreError) -> Bool {
        let scopes = Set(named.map(\.scope))
        for index in batch.headers.indices {
            for ordinal in 0..<Int(batch.headers[index].fieldCount) {
                guard let commitment = batch.commitment(entry: index, ordinal: ordinal) else { continue }
                for scope in scopes where try isErased(commitment, in: scope) { return true }
            }
        }
        return false
    }

    private func bind(_ key: RecordKey, to statement: Statement) {
        statement.bind(1, key.scope)
        statement.bind(2, Int64(key.kind.rawValue))
        statement.bind(3, key.record)
    }
}
