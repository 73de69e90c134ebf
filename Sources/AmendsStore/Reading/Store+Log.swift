import AmendsCodec
public import AmendsLog
import Foundation
import GRDB

extension Store {
    /// The right edge of a stream's tree as held here; the empty one where nothing of it is held.
    public func frontier(of stream: StreamID) throws(StoreError) -> MerkleFrontier {
        try read { database in
            let found = try Statement(database, "SELECT frontier FROM log_stream WHERE origin=?", [stream.origin])
            defer { found.reset() }
            guard try found.step() else { return MerkleFrontier() }
            guard let frontier = MerkleFrontier(encoded: Array(found.blob(0))) else {
                throw StoreError(.damaged, "The stream \(stream.origin) can't be read from the database. Restore it from a peer.")
            }
            return frontier
        }
    }

    /// All streams held, unsealed entries counted, in the order of their names.
    public func heads() throws(StoreError) -> [StreamHead] {
        try heads(column: "frontier")
    }

    /// All streams as far as they are sealed: what a peer can be sent.
    public func sealedHeads() throws(StoreError) -> [StreamHead] {
        try heads(column: "sealed_frontier")
    }

    private func heads(column: String) throws(StoreError) -> [StreamHead] {
        try read { database in try Self.heads(database, column: column) }
    }

    static func heads(_ database: Database, column: String) throws -> [StreamHead] {
        var heads: [StreamHead] = []
        let rows = Statement(database, "SELECT origin, \(column) FROM log_stream")
        defer { rows.reset() }
        while try rows.step() {
            let (origin, encoded) = (rows.text(0), Array(rows.blob(1)))
            guard let stream = StreamID(origin: origin), let frontier = MerkleFrontier(encoded: encoded) else {
                throw StoreError(.damaged, "The stream \(origin) can't be read from the database. Restore it from a peer.")
            }
            if frontier.size > 0 { heads.append(StreamHead(stream: stream, size: frontier.size, root: frontier.root)) }
        }
        return heads.sorted { $0.stream < $1.stream }
    }

    /// Sealed segments of `stream` from entry `index` on, together at most `maximumByteCount` unless
    /// the first one alone is larger. Small neighbours are joined and a begun segment is cut, so the
    /// first one starts exactly at `index`. `nextIndex` is the index after them; `isComplete` says that
    /// nothing is sealed beyond it.
    public func segments(of stream: StreamID, from index: UInt64, maximumByteCount: Int)
        throws(StoreError) -> LoadedSegments
    {
        try read { database in
            let found = try Statement(database, "SELECT id, sealed_size FROM log_stream WHERE origin=?", [stream.origin])
            defer { found.reset() }
            guard try found.step(), index < UInt64(found.integer(1)) else {
                return LoadedSegments(segments: [], nextIndex: index, isComplete: true)
            }
            let (id, sealedSize) = (found.integer(0), UInt64(found.integer(1)))
            let rows = try Statement(
                database,
                """
                SELECT first, count, body FROM log_segment WHERE stream=?1 AND first >=
                (SELECT max(first) FROM log_segment WHERE stream=?1 AND first<=?2) ORDER BY first
                """, [id, Int64(index)])
            defer { rows.reset() }
            var joiner = SegmentJoiner(stream: stream, from: index)
            var byteCount = 0
            while try rows.step() {
                let body = Array(rows.blob(2))
                if byteCount > 0 && byteCount + body.count > maximumByteCount { break }
                byteCount += body.count
                try joiner.add(body, first: UInt64(rows.integer(0)), count: Int(rows.integer(1)))
            }
            let segments = try joiner.finish()
            return LoadedSegments(segments: segments, nextIndex: joiner.next, isComplete: joiner.next >= sealedSize)
        }
    }
}

/// Consecutive segments on their way to a peer.
public struct LoadedSegments: Sendable {
    public var segments: [[UInt8]]
    public var nextIndex: UInt64
    public var isComplete: Bool
}

/// Joins small neighbouring segments of one stream: where a stream is cut is nobody's business,
/// and the newest checkpoint covers the earlier ones.
struct SegmentJoiner {
    let stream: StreamID
    /// The index after the last entry joined.
    private(set) var next: UInt64
    private var finished: [[UInt8]] = []
    private var open: [[UInt8]] = []
    private var openCount = 0
    private var openByteCount = 0
    private let from: UInt64

    /// Segments with fewer entries than this are worth joining.
    static let smallCount = 1024
    /// Bodies joined into one segment, bytes: a quarter of the inflated limit leaves room for any text.
    static let maximumJoinedByteCount = EntryLimits.maximumSegmentByteCount / 4

    init(stream: StreamID, from: UInt64) {
        (self.stream, self.from, next) = (stream, from, from)
    }

    mutating func add(_ body: [UInt8], first: UInt64, count: Int) throws(StoreError) {
        let isBegun = first < from
        if openCount + count > EntryLimits.maximumSegmentEntries || openByteCount + body.count > Self.maximumJoinedByteCount
            || (count >= Self.smallCount && !isBegun)
        {
            try close()
        }
        open.append(body)
        openCount += count
        openByteCount += body.count
        next = first + UInt64(count)
    }

    mutating func finish() throws(StoreError) -> [[UInt8]] {
        try close()
        return finished
    }

    private mutating func close() throws(StoreError) {
        defer { (open, openCount, openByteCount) = ([], 0, 0) }
        guard let last = open.last else { return }
        var decoder = SegmentDecoder()
        var batch = EntryBatch()
        do {
            let header = try last.withUnsafeBytes { bytes throws(CodecError) in try SegmentHeader.peek(bytes) }
            let start = header.first + UInt64(header.count) - UInt64(openCount)
            if open.count == 1 && start >= from {
                finished.append(last)
                return
            }
            var joined = EntryBatch()
            for body in open {
                _ = try body.withUnsafeBytes { bytes throws(CodecError) in try decoder.decode(bytes, into: &batch) }
                for index in 0..<batch.count { joined.append(entry: index, of: batch) }
            }
            let skip = start < from ? Int(from - start) : 0
            var encoder = SegmentEncoder()
            guard SegmentEncoder.fittingCount(joined, from: skip) == joined.count - skip else {
                // Too large once inflated: sent as they are, the begun one cut by itself.
                for (number, body) in open.enumerated() { try finishAlone(body, cut: number == 0 && skip > 0) }
                return
            }
            finished.append(
                try encoder.encode(
                    joined, skip..<joined.count, stream: stream, first: start + UInt64(skip), root: header.root,
                    signature: header.signature))
        } catch let error as StoreError { throw error } catch {
            throw StoreError(.damaged, "A segment of this node's log can't be read (\(error)). Run `amends verify`.")
        }
    }

    private mutating func finishAlone(_ body: [UInt8], cut: Bool) throws {
        guard cut else {
            finished.append(body)
            return
        }
        var decoder = SegmentDecoder()
        var batch = EntryBatch()
        var encoder = SegmentEncoder()
        let header = try body.withUnsafeBytes { bytes throws(CodecError) in try decoder.decode(bytes, into: &batch) }
        let skip = Int(from - header.first)
        finished.append(
            try encoder.encode(
                batch, skip..<batch.count, stream: stream, first: from, root: header.root, signature: header.signature))
    }
}

extension Store {
    /// This node's settings, by name.
    public func settings() throws(StoreError) -> [String: String] {
        try read { database in
            try Dictionary(
                uniqueKeysWithValues: Row.fetchAll(try database.cachedStatement(sql: "SELECT name, value FROM node_setting")).map {
                    ($0[0], $0[1])
                })
        }
    }

    /// Folds everything anew from the log. The bytes of the projection are the same afterwards.
    public func rebuild() throws(StoreError) {
        try write { transaction in
            try transaction.clearSearch()
            try transaction.rebuild()
        }
        try catchUpSearch()
    }
}

extension Store {
    /// How many entries of each stream of `scope` are held, by origin: what has changed since an earlier look.
    public func sizes(ofStreamsIn scope: Scope) throws(StoreError) -> [String: Int64] {
        try read { database in
            let rows = try Row.fetchAll(
                try database.cachedStatement(
                    sql: "SELECT t.origin, t.size FROM log_stream t JOIN log_scope s ON s.id = t.scope WHERE s.name = ?"),
                arguments: [scope.description])
            return Dictionary(rows.map { ($0[0] as String, $0[1] as Int64) }, uniquingKeysWith: max)
        }
    }
}
