import AmendsCodec
import AmendsLog
import GRDB

/// Reads entries back from the log, from sealed segments and unsealed tails alike. Leaves are
/// computed again, never trusted from a copy. Needs no more than a connection that reads.
final class EntryLoader {
    let database: Database
    let segmentsFrom, tailRows: Statement
    private let findStream, streamByID, segmentAt, tailRow: Statement
    private var decoder = SegmentDecoder()
    private var decoded = EntryBatch()
    private var decodedPlace: (stream: Int64, range: Range<UInt64>)?
    private var row = EntryBatch()
    /// Streams whose unsealed entries were read, for their hashers.
    private var streams: [Int64: OpenStream] = [:]

    init(_ database: Database) {
        self.database = database
        let columns = "id, scope, origin, size, frontier, sealed_size, sealed_frontier, seed, last_milliseconds, last_counter"
        findStream = Statement(database, "SELECT \(columns) FROM log_stream WHERE origin=?1")
        streamByID = Statement(database, "SELECT \(columns) FROM log_stream WHERE id=?1")
        segmentAt = Statement(
            database, "SELECT first, count, body FROM log_segment WHERE stream=?1 AND first<=?2 ORDER BY first DESC LIMIT 1")
        segmentsFrom = Statement(
            database, "SELECT first, count, body FROM log_segment WHERE stream=?1 AND first>=?2 ORDER BY first")
        tailRow = Statement(database, "SELECT row FROM log_tail WHERE stream=?1 AND position=?2")
        tailRows = Statement(
            database, "SELECT row FROM log_tail WHERE stream=?1 AND position>=?2 AND position<?3 ORDER BY position")
    }

    /// Nothing decoded in an earlier transaction is trusted: another process may have re-cut the log.
    func begin() {
        decodedPlace = nil
        streams.removeAll(keepingCapacity: true)
    }

    func stream(_ stream: StreamID) throws(StoreError) -> OpenStream? {
        findStream.bind(1, text: stream.origin)
        defer { findStream.reset() }
        return try findStream.step() ? try OpenStream(findStream) : nil
    }

    func stream(numbered id: Int64) throws(StoreError) -> OpenStream? {
        streamByID.bind(1, id)
        defer { streamByID.reset() }
        return try streamByID.step() ? try OpenStream(streamByID) : nil
    }

    /// The entries at `places`, which must be in ascending order, in one batch and in that order.
    /// They may come from several streams.
    func load(_ places: [Place]) throws(StoreError) -> EntryBatch {
        var batch = EntryBatch()
        for place in places { try load(place, into: &batch) }
        return batch
    }

    /// The entries at `places`, in whatever order they are named, in one batch and in that order.
    func load(inOrder places: [Place]) throws(StoreError) -> EntryBatch {
        let order = places.indices.sorted { places[$0] < places[$1] }
        let loaded = try load(order.map { places[$0] })
        var position = [Int](repeating: 0, count: places.count)
        for (index, original) in order.enumerated() { position[original] = index }
        var batch = EntryBatch()
        for index in position { batch.append(entry: index, of: loaded) }
        return batch
    }

    /// The decoded run of entries that holds `place`, and the index of its first one: a whole segment,
    /// or the whole unsealed tail from `place` on.
    func run(holding place: Place, of stream: OpenStream) throws(StoreError) -> (batch: EntryBatch, first: UInt64) {
        if try decodeSegment(holding: place), let range = decodedPlace?.range { return (decoded, range.lowerBound) }
        var batch = EntryBatch()
        tailRows.bind(1, place.stream)
        tailRows.bind(2, Int64(place.index))
        tailRows.bind(3, Int64(place.index) + Int64(EntryLimits.maximumSegmentEntries))
        do {
            defer { tailRows.reset() }
            while try tailRows.step() {
                do { try EntryRow.decode(tailRows.blob(0), into: &batch) } catch {
                    throw StoreError(.damaged, "An unsealed entry can't be read (\(error)). Run `amends verify`.")
                }
            }
        }
        do { try stream.hasher.hashLeaves(of: &batch, in: 0..<batch.count) } catch {
            throw StoreError(.damaged, "An unsealed entry is not in order (\(error)). Run `amends verify`.")
        }
        return (batch, place.index)
    }

    private func load(_ place: Place, into batch: inout EntryBatch) throws(StoreError) {
        if decodedPlace?.stream != place.stream || decodedPlace?.range.contains(place.index) != true {
            guard try decodeSegment(holding: place) else { return try loadTail(place, into: &batch) }
        }
        if let range = decodedPlace?.range { batch.append(entry: Int(place.index - range.lowerBound), of: decoded) }
    }

    private func decodeSegment(holding place: Place) throws(StoreError) -> Bool {
        let select = segmentAt
        select.bind(1, place.stream)
        select.bind(2, Int64(place.index))
        defer { select.reset() }
        guard try select.step() else { return false }
        let range = UInt64(select.integer(0))..<UInt64(select.integer(0) + select.integer(1))
        guard range.contains(place.index) else { return false }
        decodedPlace = nil
        do { _ = try decoder.decode(select.blob(2), into: &decoded) } catch {
            throw StoreError(.damaged, "A segment of this node's log can't be read (\(error)). Run `amends verify`.")
        }
        guard decoded.count == range.count else {
            throw StoreError(
                .damaged, "A segment of this node's log holds another number of entries than its row says. Run `amends verify`.")
        }
        decodedPlace = (place.stream, range)
        return true
    }

    private func loadTail(_ place: Place, into batch: inout EntryBatch) throws(StoreError) {
        tailRow.bind(1, place.stream)
        tailRow.bind(2, Int64(place.index))
        row.removeAll()
        do {
            defer { tailRow.reset() }
            guard try tailRow.step() else {
                throw StoreError(.damaged, "An entry is missing from this node's log. Run `amends verify`.")
            }
            do { try EntryRow.decode(tailRow.blob(0), into: &row) } catch {
                throw StoreError(.damaged, "An unsealed entry can't be read (\(error)). Run `amends verify`.")
            }
        }
        guard let stream = try streams[place.stream] ?? stream(numbered: place.stream) else {
            throw StoreError(.damaged, "A stream is missing from this node's log. Run `amends verify`.")
        }
        streams[place.stream] = stream
        do { try stream.hasher.hashLeaves(of: &row, in: 0..<1) } catch {
            throw StoreError(.damaged, "An unsealed entry is not in order (\(error)). Run `amends verify`.")
        }
        batch.append(entry: 0, of: row)
    }

    /// Reads the entries of a stream in their order, a segment at a time.
    func forEachEntry(of open: OpenStream, in range: Range<UInt64>, _ body: (EntryBatch, Int) throws(StoreError) -> Void) throws(StoreError)
    {
        var index = range.lowerBound
        while index < range.upperBound {
            let (batch, first) = try run(holding: Place(stream: open.id, index: index), of: open)
            let end = min(range.upperBound, first + UInt64(batch.count))
            guard index < end else { throw StoreError(.damaged, "An entry is missing from this node's log. Run `amends verify`.") }
            for entry in Int(index - first)..<Int(end - first) { try body(batch, entry) }
            index = end
        }
    }

    /// The entries at `places`, in that order; those of a stream that is missing are left out.
    func history(_ places: [Place]) throws(StoreError) -> [HistoryEntry] {
        // Loaded in the order of their places, given back in the order asked for.
        let order = places.indices.sorted { places[$0] < places[$1] }
        let batch = try load(order.map { places[$0] })
        var streams: [Int64: StreamID] = [:]
        var result: [HistoryEntry?] = Array(repeating: nil, count: places.count)
        for (loaded, original) in order.enumerated() {
            let place = places[original]
            if streams[place.stream] == nil { streams[place.stream] = try stream(numbered: place.stream)?.stream }
            guard let stream = streams[place.stream] else { continue }
            result[original] = HistoryEntry(
                stream: stream, index: place.index, leaf: batch.headers[loaded].leaf, draft: batch.draft(at: loaded))
        }
        return result.compactMap { $0 }
    }
}
