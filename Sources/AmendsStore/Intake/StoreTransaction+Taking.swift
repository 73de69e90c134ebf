import AmendsCodec
public import AmendsLog

/// Taking in what others wrote, and what this node wrote in a life that it has forgotten.
///
/// A stream is held as a set of lines, of which none is the beginning of another. A segment lengthens
/// the line that it continues. Where it parts from every line it begins one of its own, which shares the
/// beginning with the line that it follows longest. Both come out the same in whatever order segments come:
/// the lines held are the longest paths through the leaves that were signed.
extension StoreTransaction {
    /// Takes in a verified segment and folds its entries. Returns the line it lies on. Entries that are
    /// held already are passed over, so the same segment may come any number of times. What is wrong with
    /// the segment itself (`gap`, `contradiction`, `quota`, `refusedSegment`) is thrown before anything is written.
    public func take(_ segment: VerifiedSegment) throws(StoreError) -> StreamHead {
        let lines = try lines(of: segment.header.stream)
        if let found = segment.continuation,
            let line = lines.first(where: { !$0.hasTail && $0.size == found.before.size && $0.frontier == found.before })
        {
            return try extend(line, with: segment, to: found.after)
        }
        return try find(segment, among: lines)
    }

    // MARK: Finding the place

    /// The costlier way, which looks at every line.
    private func find(_ segment: VerifiedSegment, among lines: [OpenStream]) throws(StoreError) -> StreamHead {
        let header = segment.header
        for line in lines where line.size >= header.end {
            if try entries.root(of: line, at: header.end) == header.root { return try meet(segment, heldIn: line) }
        }
        guard !lines.isEmpty else {
            guard header.first == 0 else { throw segment.gap(heldUpTo: 0) }
            guard let after = segment.tree(from: MerkleFrontier(), skipping: 0) else { throw segment.contradiction }
            try checkRoom(for: header.stream)
            try segment.checkIsWhole()
            return try extend(try insertLine(of: header.stream), with: segment, to: after)
        }
        guard let nearest = try nearest(to: segment, among: lines) else {
            let longest = lines.lazy.map(\.size).max() ?? 0
            throw longest < header.first ? segment.gap(heldUpTo: longest) : segment.contradiction
        }
        try segment.checkIsWhole()
        if nearest.fork == nearest.line.size {
            guard !nearest.line.hasTail || header.first <= nearest.line.sealedSize else { throw segment.gap(heldUpTo: nearest.line.sealedSize) }
            return try extend(nearest.line, with: segment, to: nearest.after)
        }
        return try branch(from: nearest, with: segment)
    }

    private struct Nearest {
        var line: OpenStream
        /// The index from which the segment's entries are not the line's.
        var fork: UInt64
        /// The tree at the end of the segment.
        var after: MerkleFrontier
    }

    /// The line that the segment follows longest; nil where it continues none of them at its first entry.
    private func nearest(to segment: VerifiedSegment, among lines: [OpenStream]) throws(StoreError) -> Nearest? {
        var nearest: Nearest?
        for line in lines where line.size >= segment.header.first {
            let before = try entries.frontier(of: line, at: segment.header.first)
            guard let after = segment.tree(from: before, skipping: 0) else { continue }
            let fork = try entries.fork(of: line, segment.batch.headers.lazy.map(\.leaf), from: segment.header.first)
            if nearest.map({ fork > $0.fork }) ?? true { nearest = Nearest(line: line, fork: fork, after: after) }
        }
        return nearest
    }

    // MARK: Writing

    /// The segment goes on where the line ends. Where that end is a tail of ours, the segment seals it, too.
    private func extend(_ line: OpenStream, with segment: VerifiedSegment, to after: MerkleFrontier) throws(StoreError) -> StreamHead {
        try checkWaiting(of: line)
        let skip = Int(line.sealedSize - segment.header.first)
        try insertSegment(line, first: line.sealedSize, count: segment.header.count - skip, try segment.body(from: skip))
        if line.hasTail { try dropTail(of: line, upTo: line.size) }
        let before = line.size
        try fold(segment, onto: line)
        (line.frontier, line.sealedSize, line.sealedFrontier) = (after, line.size, after)
        try placeRung(line, before: before)
        try notice(news: line.stream)
        return line.head
    }

    /// The segment parts from the line that it follows longest.
    private func branch(from nearest: Nearest, with segment: VerifiedSegment) throws(StoreError) -> StreamHead {
        let base = try entries.boundary(of: nearest.line, upTo: nearest.fork)
        // Where a segment begins within one of ours, the part between could not be sent on: nothing signs its end.
        guard base >= segment.header.first else { throw segment.gap(heldUpTo: base) }
        try checkRoom(for: segment.header.stream)
        try checkWaiting(of: nearest.line)
        let skip = Int(base - segment.header.first)
        let body = try segment.body(from: skip)
        let line = try insertLine(
            of: segment.header.stream, branchingFrom: nearest.line, at: try entries.frontier(of: nearest.line, at: base), fork: nearest.fork)
        try insertSegment(line, first: base, count: segment.header.count - skip, body)
        line.size = nearest.fork
        try fold(segment, onto: line)
        (line.frontier, line.sealedSize, line.sealedFrontier) = (nearest.after, line.size, nearest.after)
        try placeRung(line, before: base)
        try notice(news: line.stream)
        return line.head
    }

    /// The entries that the line lacks.
    private func fold(_ segment: VerifiedSegment, onto line: OpenStream) throws(StoreError) {
        for entry in Int(line.size - segment.header.first)..<segment.header.count {
            try projection.take(segment.batch, entry, at: Place(stream: line.id, index: line.size), scope: line.scope)
            line.size += 1
        }
        line.isChanged = true
        try step()
    }

    // MARK: What is held already

    /// A segment of which everything is held. Its checkpoint may still be news: of an own tail it is the
    /// seal, and inside one of our segments it is a place to cut, without which a branch that begins
    /// there could not be sent on.
    private func meet(_ segment: VerifiedSegment, heldIn line: OpenStream) throws(StoreError) -> StreamHead {
        let end = segment.header.end
        if end > line.sealedSize {
            if segment.header.first <= line.sealedSize { try seal(line, with: segment) }
            try notice(news: line.stream)
        } else if try entries.boundary(of: line, upTo: end) != end {
            try cut(line, at: end, by: segment.header)
        }
        return line.head
    }

    /// Unsealed entries that came back sealed: only a copy of this node can have done that.
    private func seal(_ line: OpenStream, with segment: VerifiedSegment) throws(StoreError) {
        let skip = Int(line.sealedSize - segment.header.first)
        let after = try entries.frontier(of: line, at: segment.header.end)
        try insertSegment(line, first: line.sealedSize, count: segment.header.count - skip, try segment.body(from: skip))
        try dropTail(of: line, upTo: after.size)
        (line.sealedSize, line.sealedFrontier) = (after.size, after)
    }

    private func dropTail(of line: OpenStream, upTo size: UInt64) throws(StoreError) {
        log.deleteTail.bind(1, line.id)
        log.deleteTail.bind(2, Int64(size))
        try log.deleteTail.run()
        if size == line.size { line.seed = nil }
        line.isChanged = true
    }

    /// Cuts a stored segment in two where `header` has signed its line.
    private func cut(_ line: OpenStream, at end: UInt64, by header: SegmentHeader) throws(StoreError) {
        guard let piece = try entries.pieces(of: line, in: end - 1..<end).first, let owner = try row(piece.row, of: line),
            let found = try stored(in: piece.row, holding: end - 1), let halves = Self.halves(of: found.body, at: end, by: header)
        else { return }
        log.replaceSegment.bind(1, found.id)
        log.replaceSegment.bind(2, halves.leftCount)
        log.replaceSegment.bind(3, halves.left)
        try log.replaceSegment.run()
        try insertSegment(owner, first: end, count: halves.rightCount, halves.right)
    }

    private func stored(in row: Int64, holding index: UInt64) throws(StoreError) -> (id: Int64, body: [UInt8])? {
        log.wholeSegment.bind(1, row)
        log.wholeSegment.bind(2, Int64(index))
        defer { log.wholeSegment.reset() }
        return try log.wholeSegment.step() ? (log.wholeSegment.integer(0), Array(log.wholeSegment.blob(1))) : nil
    }

    private struct Halves {
        var left, right: [UInt8]
        var leftCount, rightCount: Int
    }

    /// Nil where the segment can't be cut there; then it stays whole, which harms nobody.
    private static func halves(of body: [UInt8], at end: UInt64, by header: SegmentHeader) -> Halves? {
        var decoder = SegmentDecoder()
        var encoder = SegmentEncoder()
        var batch = EntryBatch()
        do {
            let whole = try body.withUnsafeBytes { bytes throws(CodecError) in try decoder.decode(bytes, into: &batch) }
            guard whole.first < end, end < whole.end else { return nil }
            let count = Int(end - whole.first)
            return Halves(
                left: try encoder.encode(
                    batch, 0..<count, stream: whole.stream, first: whole.first, root: header.root, signature: header.signature),
                right: try encoder.encode(
                    batch, count..<whole.count, stream: whole.stream, first: end, root: whole.root, signature: whole.signature),
                leftCount: count, rightCount: whole.count - count)
        } catch { return nil }
    }

    private func row(_ id: Int64, of line: OpenStream) throws(StoreError) -> OpenStream? {
        id == line.id ? line : try lines(of: line.stream).first { $0.id == id }
    }

    // MARK: Limits

    /// Lines of one writer in one scope, over all its streams. An honest node has one, and one more for every
    /// doubt; a list of a session has room for 4,096 of a scope, so a handful of writers at their worst still fit.
    public static let maximumLinesPerWriter: Int64 = 512

    private func checkRoom(for stream: StreamID) throws(StoreError) {
        log.countLines.bind(1, text: "amends/\(stream.node)/")
        // The character after the slash.
        log.countLines.bind(2, text: "amends/\(stream.node)0")
        log.countLines.bind(3, try scopeNumber(stream.scope))
        defer { log.countLines.reset() }
        guard try log.countLines.step(), log.countLines.integer(0) >= Self.maximumLinesPerWriter else { return }
        throw StoreError(
            .quota, "its writer has \(Self.maximumLinesPerWriter) lines in this scope already; a node opens one for each doubt about its past"
        )
    }

    /// Entries of one line that may wait for an ancestor: bounds what a writer can leave lying about
    /// whose parents never come. An honest node's wait only until the next session.
    public static let maximumWaitingPerStream: Int64 = 100_000

    private func checkWaiting(of line: OpenStream) throws(StoreError) {
        guard projection.hasWaiting else { return }
        log.countWaiting.bind(1, line.id)
        defer { log.countWaiting.reset() }
        guard try log.countWaiting.step(), log.countWaiting.integer(0) >= Self.maximumWaitingPerStream else { return }
        throw StoreError(
            .quota,
            "\(Self.maximumWaitingPerStream) entries of this stream wait for ancestors that nobody has sent; no more are taken until they come"
        )
    }
}
