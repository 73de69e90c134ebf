import AmendsCodec
public import AmendsLog
import Foundation
import GRDB

extension Store {
    /// The right edges of the trees of a stream's lines as held here, the first line's first; none where
    /// nothing of the stream is held.
    public func frontiers(of stream: StreamID) throws(StoreError) -> [MerkleFrontier] {
        try read { database in
            let rows = try Row.fetchCursor(
                try database.cachedStatement(sql: "SELECT frontier FROM log_stream WHERE origin=? ORDER BY id"), arguments: [stream.origin])
            var frontiers: [MerkleFrontier] = []
            while let row = try rows.next() { frontiers.append(try Self.frontier(row, 0, of: stream.origin)) }
            return frontiers
        }
    }

    /// The right edge of the tree of a stream's first line; the empty one where nothing of it is held.
    public func frontier(of stream: StreamID) throws(StoreError) -> MerkleFrontier { try frontiers(of: stream).first ?? MerkleFrontier() }

    /// All lines held, unsealed entries counted, in an order that does not depend on which line came first.
    public func heads() throws(StoreError) -> [StreamHead] {
        try read { database in try Self.heads(database, column: "frontier") }
    }

    /// All lines as far as they are sealed: what a peer can be sent. Where a line parts from another one
    /// only among its unsealed entries, the sealed ones are the other's beginning, and it is left out.
    public func sealedHeads() throws(StoreError) -> [StreamHead] {
        try read { database in
            try Self.heads(
                database, column: "sealed_frontier",
                where: "NOT EXISTS (SELECT 1 FROM log_stream branch WHERE branch.parent = line.id AND branch.fork >= line.sealed_size)")
        }
    }

    /// The lines of one node's own streams, unsealed entries counted.
    public func heads(of node: NodeID) throws(StoreError) -> [StreamHead] {
        try read { database in try Self.heads(database, column: "frontier", of: node) }
    }

    static func heads(_ database: Database, column: String, where condition: String = "TRUE") throws -> [StreamHead] {
        try heads(database, sql: "SELECT origin, \(column) FROM log_stream line WHERE \(condition)", [])
    }

    static func heads(_ database: Database, column: String, of node: NodeID) throws -> [StreamHead] {
        // Up to the character after the slash.
        try heads(
            database, sql: "SELECT origin, \(column) FROM log_stream WHERE origin >= ? AND origin < ?", ["amends/\(node)/", "amends/\(node)0"])
    }

    private static func heads(_ database: Database, sql: String, _ arguments: StatementArguments) throws -> [StreamHead] {
        var heads: [StreamHead] = []
        let rows = try Row.fetchCursor(try database.cachedStatement(sql: sql), arguments: arguments)
        while let row = try rows.next() {
            let origin: String = row[0]
            guard let stream = StreamID(origin: origin) else { throw unreadable(origin) }
            let frontier = try frontier(row, 1, of: origin)
            if frontier.size > 0 { heads.append(StreamHead(stream: stream, size: frontier.size, root: frontier.root)) }
        }
        return heads.sorted()
    }

    private static func frontier(_ row: Row, _ column: Int, of origin: String) throws -> MerkleFrontier {
        guard let frontier = MerkleFrontier(encoded: try row.withUnsafeData(atIndex: column) { Array($0 ?? .init()) }) else {
            throw unreadable(origin)
        }
        return frontier
    }

    private static func unreadable(_ origin: String) -> StoreError {
        StoreError(.damaged, "The stream \(origin) can't be read from the database. Restore it from a peer.")
    }

    /// Sealed segments of a stream's first line; see below.
    public func segments(of stream: StreamID, from index: UInt64, maximumByteCount: Int) throws(StoreError) -> LoadedSegments {
        try read { database in
            let loader = try EntryLoader(database.connection)
            guard let line = try loader.lines(of: stream).first else {
                return LoadedSegments(segments: [], nextIndex: index, isComplete: true)
            }
            return try Self.segments(database, loader.pieces(of: line, in: 0..<line.sealedSize), from: index, maximumByteCount)
        }
    }

    /// Sealed segments of the line that ends with `head` or once did, from entry `index` on and up to `head`,
    /// together at most `maximumByteCount` unless the first one alone is larger. Small neighbours are
    /// joined and a begun segment is cut, so the first one starts exactly at `index`. `nextIndex` is the
    /// index after them; `isComplete` says that they reach `head`.
    public func segments(of head: StreamHead, from index: UInt64, maximumByteCount: Int) throws(StoreError) -> LoadedSegments {
        try read { database in
            let loader = try EntryLoader(database.connection)
            guard let line = try loader.line(through: head) else {
                return LoadedSegments(segments: [], nextIndex: index, isComplete: true)
            }
            return try Self.segments(database, loader.pieces(of: line, in: 0..<head.size), from: index, maximumByteCount)
        }
    }

    private static func segments(_ database: Database, _ pieces: [EntryLoader.Piece], from index: UInt64, _ maximumByteCount: Int) throws
        -> LoadedSegments
    {
        let end = pieces.last?.range.upperBound ?? 0
        guard index < end else { return LoadedSegments(segments: [], nextIndex: index, isComplete: true) }
        let select = try database.cachedStatement(
            sql: """
                SELECT first, count, body FROM log_segment WHERE stream=?1 AND first >=
                (SELECT max(first) FROM log_segment WHERE stream=?1 AND first<=?2) AND first<?3 ORDER BY first
                """)
        var joiner = SegmentJoiner(from: index)
        var byteCount = 0
        for piece in pieces where piece.range.upperBound > index {
            let rows = try Row.fetchCursor(
                select, arguments: [piece.row, Int64(max(index, piece.range.lowerBound)), Int64(piece.range.upperBound)])
            while let row = try rows.next() {
                let first: Int64 = row[0]
                let count: Int64 = row[1]
                let body = try row.withUnsafeData(atIndex: 2) { Array($0 ?? .init()) }
                if byteCount > 0 && byteCount + body.count > maximumByteCount {
                    return LoadedSegments(segments: try joiner.finish(), nextIndex: joiner.next, isComplete: false)
                }
                byteCount += body.count
                try joiner.add(body, first: UInt64(first), count: Int(count))
            }
        }
        return LoadedSegments(segments: try joiner.finish(), nextIndex: joiner.next, isComplete: joiner.next >= end)
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

    init(from: UInt64) { (self.from, next) = (from, from) }

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
                    joined, skip..<joined.count, stream: header.stream, first: start + UInt64(skip), root: header.root,
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
                batch, skip..<batch.count, stream: header.stream, first: from, root: header.root, signature: header.signature))
    }
}

extension Store {
    /// This node's settings, by name.
    public func settings() throws(StoreError) -> [String: String] { try read { try Self.settings($0) } }

    static func settings(_ database: Database) throws -> [String: String] {
        try Dictionary(
            uniqueKeysWithValues: Row.fetchAll(try database.cachedStatement(sql: "SELECT name, value FROM node_setting")).map { ($0[0], $0[1]) })
    }

    /// Folds everything anew from the log. The bytes of the projection are the same afterwards.
    public func rebuild() throws(StoreError) {
        try write { transaction in
            try transaction.clearSearch()
            try transaction.rebuild()
        }
        while try updateSearch() > 0 {}
    }
}
