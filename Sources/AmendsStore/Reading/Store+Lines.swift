public import AmendsLog
import GRDB

extension Store {
    /// With which of `others`, lines of the same stream that a peer holds, the line `head` begins: the
    /// longest that it goes beyond, or else a ladder.
    public func beginning(of head: StreamHead, among others: [StreamHead]) throws(StoreError) -> LineBeginning {
        try read { database in
            let loader = try EntryLoader(database.connection)
            guard let line = try loader.line(through: head) else { return .ladder([]) }
            for other in others.sorted().reversed() where other.size < head.size {
                if try loader.root(of: line, at: other.size) == other.root { return .line(other) }
            }
            let top = min(head.size, others.lazy.map(\.size).max() ?? 0)
            return .ladder(try loader.ladder(of: line, below: top))
        }
    }

    /// How much of a peer's line `head` is held here, as far as its ladder tells: `head.size` where all of
    /// it is, else a size at which the line held here can be cut, and from which the peer's is to be sent.
    public func heldSize(of head: StreamHead, ladder: [Rung]) throws(StoreError) -> UInt64 {
        try read { database in
            let loader = try EntryLoader(database.connection)
            if try loader.line(through: head) != nil { return head.size }
            for rung in ladder {
                let point = StreamHead(stream: head.stream, size: rung.size, root: rung.root)
                if let line = try loader.line(through: point) { return try loader.boundary(of: line, upTo: rung.size) }
            }
            return 0
        }
    }

    /// The roots of streams' first lines when they had as many entries as `heads` say; nil where they are shorter.
    public func roots(of heads: [StreamHead]) throws(StoreError) -> [Digest?] {
        try read { database in
            let loader = try EntryLoader(database.connection)
            return try heads.map { head in
                guard let line = try loader.lines(of: head.stream).first, line.size >= head.size else { return nil }
                return try loader.root(of: line, at: head.size)
            }
        }
    }

    /// This node's settings and the lines of its own streams, at one moment.
    public func settingsAndHeads(of node: NodeID) throws(StoreError) -> ([String: String], [StreamHead]) {
        try read { database in (try Self.settings(database), try Self.heads(database, column: "frontier", of: node)) }
    }

    /// How many entries are held; what lines of one stream share counts once.
    public func entryCount() throws(StoreError) -> Int {
        try read { database in
            try Int.fetchOne(try database.cachedStatement(sql: "SELECT coalesce(sum(size - fork), 0) FROM log_stream")) ?? 0
        }
    }

    /// Streams of which more than one line is held, with the lines.
    public func branchedStreams() throws(StoreError) -> [(stream: StreamID, lines: [StreamHead])] {
        try read { database in
            let heads = try Self.heads(
                database, column: "frontier", where: "origin IN (SELECT origin FROM log_stream WHERE parent IS NOT NULL)")
            return Dictionary(grouping: heads, by: \.stream).map { (stream: $0.key, lines: $0.value) }.sorted { $0.stream < $1.stream }
        }
    }
}

extension EntryLoader {
    /// Roots at sizes below `top` whose distance from it doubles, each at the next place below where the line
    /// is cut, since there its root is at hand.
    func ladder(of line: OpenStream, below top: UInt64) throws(StoreError) -> [Rung] {
        var rungs: [Rung] = []
        var distance: UInt64 = 1
        while distance < top {
            let size = try boundary(of: line, upTo: top - distance)
            if size > 0, size != rungs.last?.size { rungs.append(Rung(size: size, root: try root(of: line, at: size))) }
            distance <<= 1
        }
        return rungs
    }
}
