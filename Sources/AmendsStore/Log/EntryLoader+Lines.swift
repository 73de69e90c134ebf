import AmendsCodec
import AmendsLog

/// Lines of streams: where their entries lie, and their trees at any size.
///
/// A root is needed at sizes that nobody signed: where a peer's line parts from ours, and where this node
/// stood when it last looked. It is found from the nearest rung below, so it costs the decoding of at most
/// ``rungDistance`` entries and one segment, however long the line is.
extension EntryLoader {
    /// The tree's right edge is kept once in so many entries: a few hundred bytes each, and a
    /// millisecond to work out what lies between two of them.
    static let rungDistance: UInt64 = 1024

    /// Entries of a line that lie together in one row's segments and tail.
    struct Piece {
        var row: Int64
        var range: Range<UInt64>
    }

    /// All lines of a stream, the first one first.
    func lines(of stream: StreamID) throws(StoreError) -> [OpenStream] {
        linesOf.bind(1, text: stream.origin)
        defer { linesOf.reset() }
        var lines: [OpenStream] = []
        while try linesOf.step() { lines.append(try OpenStream(linesOf)) }
        return lines
    }

    func line(numbered id: Int64) throws(StoreError) -> OpenStream? {
        lineByID.bind(1, id)
        defer { lineByID.reset() }
        return try lineByID.step() ? try OpenStream(lineByID) : nil
    }

    /// The line that ends with `head` or once did; nil where none of this stream's goes through it.
    func line(through head: StreamHead) throws(StoreError) -> OpenStream? {
        for line in try lines(of: head.stream) where line.size >= head.size {
            if try root(of: line, at: head.size) == head.root { return line }
        }
        return nil
    }

    /// Where the entries `range` of a line lie: its own row, and before its base those that it branches from.
    func pieces(of line: OpenStream, in range: Range<UInt64>) throws(StoreError) -> [Piece] {
        var pieces: [Piece] = []
        var upper = range.upperBound
        var (row, parent, base) = (line.id, line.parent, line.base)
        while upper > range.lowerBound {
            if base < upper {
                pieces.append(Piece(row: row, range: max(base, range.lowerBound)..<upper))
                upper = base
            }
            guard upper > range.lowerBound else { break }
            guard let next = parent, let found = try self.line(numbered: next) else {
                throw StoreError(.damaged, "The line that a branch of \(line.stream.origin) begins with is missing. Run `amends verify`.")
            }
            (row, parent, base) = (found.id, found.parent, found.base)
        }
        return pieces.reversed()
    }

    // MARK: Trees at any size

    /// The right edge of a line's tree when it had `size` entries, at most as many as it has now.
    func frontier(of line: OpenStream, at size: UInt64) throws(StoreError) -> MerkleFrontier {
        if size == line.size { return line.frontier }
        if size == line.sealedSize { return line.sealedFrontier }
        if size == 0 { return MerkleFrontier() }
        var frontier = MerkleFrontier()
        if size > line.sealedSize { frontier = line.sealedFrontier }
        for piece in try pieces(of: line, in: frontier.size..<size).reversed() {
            guard let rung = try rung(of: piece) else { continue }
            frontier = rung
            break
        }
        try forEachEntry(of: line, in: frontier.size..<size) { batch, entry throws(StoreError) in
            frontier.append(batch.headers[entry].leaf)
        }
        return frontier
    }

    /// The highest rung within a piece.
    private func rung(of piece: Piece) throws(StoreError) -> MerkleFrontier? {
        rungBelow.bind(1, piece.row)
        rungBelow.bind(2, Int64(piece.range.upperBound))
        rungBelow.bind(3, Int64(piece.range.lowerBound))
        defer { rungBelow.reset() }
        guard try rungBelow.step() else { return nil }
        guard let frontier = MerkleFrontier(encoded: Array(rungBelow.blob(0))) else {
            throw StoreError(.damaged, "A tree of this node's log can't be read. Run `amends verify`.")
        }
        return frontier
    }

    func root(of line: OpenStream, at size: UInt64) throws(StoreError) -> Digest {
        if size == line.size { return line.frontier.root }
        if let signed = try signedRoot(of: line, at: size) { return signed }
        return try frontier(of: line, at: size).root
    }

    /// The root that a segment of the line which ends at `size` names; nil where none ends there.
    private func signedRoot(of line: OpenStream, at size: UInt64) throws(StoreError) -> Digest? {
        guard size > 0, size <= line.sealedSize, let piece = try pieces(of: line, in: size - 1..<size).first else { return nil }
        segmentHeader.bind(1, piece.row)
        segmentHeader.bind(2, Int64(size))
        defer { segmentHeader.reset() }
        guard try segmentHeader.step(), UInt64(segmentHeader.integer(0) + segmentHeader.integer(1)) == size else { return nil }
        do { return try SegmentHeader.peek(segmentHeader.blob(2)).root } catch {
            throw StoreError(.damaged, "A segment of this node's log can't be read (\(error)). Run `amends verify`.")
        }
    }

    // MARK: Where lines can be cut, and where they part

    /// The greatest size up to `size` at which a segment of the line ends: there it can be cut.
    func boundary(of line: OpenStream, upTo size: UInt64) throws(StoreError) -> UInt64 {
        if size >= line.sealedSize { return line.sealedSize }
        guard let piece = try pieces(of: line, in: size..<size + 1).first else { return 0 }
        segmentStart.bind(1, piece.row)
        segmentStart.bind(2, Int64(size))
        defer { segmentStart.reset() }
        return try segmentStart.step() ? UInt64(segmentStart.integer(0)) : 0
    }

    /// The first index from `first` on at which the line has another leaf than `leaves`, or where one of
    /// the two ends.
    func fork(of line: OpenStream, _ leaves: some Collection<Digest>, from first: UInt64) throws(StoreError) -> UInt64 {
        var fork = first
        var rest = leaves[...]
        var hasParted = false
        try forEachEntry(of: line, in: first..<min(line.size, first + UInt64(leaves.count))) { batch, entry throws(StoreError) in
            guard !hasParted else { return }
            if rest.popFirst() == batch.headers[entry].leaf { fork += 1 } else { hasParted = true }
        }
        return fork
    }
}
