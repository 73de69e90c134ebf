import AmendsCodec
import AmendsLog

/// Reads entries back from the log, from sealed segments and unsealed tails alike. Leaves are
/// computed again, never trusted from a copy.
final class EntryLoader {
    private let log: LogStatements
    private var decoder = SegmentDecoder()
    private var decoded = EntryBatch()
    private var decodedPlace: (stream: Int64, range: Range<UInt64>)?
    private var row = EntryBatch()

    init(log: LogStatements) { self.log = log }

    /// Nothing decoded in an earlier transaction is trusted: another process may have re-cut the log.
    func begin() { decodedPlace = nil }

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
        log.tailRows.bind(1, place.stream)
        log.tailRows.bind(2, Int64(place.index))
        log.tailRows.bind(3, Int64(place.index) + Int64(EntryLimits.maximumSegmentEntries))
        do {
            defer { log.tailRows.reset() }
            while try log.tailRows.step() {
                do { try EntryRow.decode(log.tailRows.blob(0), into: &batch) } catch {
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
        let select = log.segmentAt
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
        log.tailRow.bind(1, place.stream)
        log.tailRow.bind(2, Int64(place.index))
        row.removeAll()
        do {
            defer { log.tailRow.reset() }
            guard try log.tailRow.step() else {
                throw StoreError(.damaged, "An entry is missing from this node's log. Run `amends verify`.")
            }
            do { try EntryRow.decode(log.tailRow.blob(0), into: &row) } catch {
                throw StoreError(.damaged, "An unsealed entry can't be read (\(error)). Run `amends verify`.")
            }
        }
        log.streamByID.bind(1, place.stream)
        defer { log.streamByID.reset() }
        guard try log.streamByID.step() else { throw StoreError(.damaged, "A stream is missing from this node's log.") }
        let stream = try LogStatements.openStream(log.streamByID)
        do { try stream.hasher.hashLeaves(of: &row, in: 0..<1) } catch {
            throw StoreError(.damaged, "An unsealed entry is not in order (\(error)). Run `amends verify`.")
        }
        batch.append(entry: 0, of: row)
    }
}
