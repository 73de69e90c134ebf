public import AmendsCodec
public import AmendsLog

/// A segment that was decoded and hashed, and whose checkpoint its node signed.
/// It is made by one thread and taken in by another, never touched by both at once.
public final class VerifiedSegment: @unchecked Sendable {
    public internal(set) var header: SegmentHeader
    var batch: EntryBatch
    private let whole: [UInt8]
    /// Where it goes on, if that was plain when it was checked: trees before and after.
    struct Continuation {
        /// The tree of what was held, whose last entries the segment may hold again.
        var before: MerkleFrontier
        var after: MerkleFrontier
    }
    var continuation: Continuation?

    init(header: SegmentHeader, batch: EntryBatch, body: [UInt8]) {
        (self.header, self.batch, whole) = (header, batch, body)
    }

    /// Gives the batch's memory away for the next segment; the segment must not be used any more.
    func surrenderBatch() -> EntryBatch {
        var batch = EntryBatch()
        swap(&batch, &self.batch)
        batch.removeAll()
        return batch
    }

    /// The tree at the segment's end, where it continues `frontier` and holds `skip` of its last entries
    /// again; nil where that is not the tree that was signed.
    func tree(from frontier: MerkleFrontier, skipping skip: Int) -> MerkleFrontier? {
        var after = frontier
        for entry in batch.headers[skip...] { after.append(entry.leaf) }
        return after.root == header.root ? after : nil
    }

    /// The segment without its first `skip` entries.
    func body(from skip: Int) throws(StoreError) -> [UInt8] {
        guard skip > 0 else { return whole }
        var encoder = SegmentEncoder()
        do {
            return try encoder.encode(
                batch, skip..<batch.count, stream: header.stream, first: header.first + UInt64(skip), root: header.root,
                signature: header.signature)
        } catch { throw StoreError(.refusedSegment, "the segment can't be re-cut: \(error)") }
    }

    /// What is taken in must be complete.
    func checkIsWhole() throws(StoreError) {
        guard batch.headers.last?.flags.contains(.lastOfAction) == true else {
            throw StoreError(.refusedSegment, "the segment parts an action")
        }
        if batch.fields.contains(where: { $0.presence == .absent }) {
            throw StoreError(.refusedSegment, "the segment lacks a value that no erasure explains")
        }
    }

    func gap(heldUpTo size: UInt64) -> StoreError {
        StoreError(.gap, "the segment begins at \(header.first), but the stream is held only up to \(size)")
    }

    var contradiction: StoreError {
        StoreError(
            .contradiction,
            "the entries do not give the root that the segment names: its content differs from what was signed, or its line parts from the one held before its first entry"
        )
    }
}

/// Checks segments: form, leaves, signature, and the tree where it is known. It needs no database, only the
/// frontiers of what is held, and keeps its memory from one segment to the next.
public struct SegmentVerifier: ~Copyable, Sendable {
    private var decoder = SegmentDecoder()

    public init() {}

    /// Verifies `body` as the continuation of a stream whose lines are held up to `frontiers`. One that
    /// fits none of them may still branch from inside a line, or be held already: whoever takes it in
    /// finds that out. `reusing` gives its memory to the result.
    public mutating func verify(_ body: [UInt8], after frontiers: [MerkleFrontier], reusing batch: consuming EntryBatch = EntryBatch())
        throws(StoreError) -> VerifiedSegment
    {
        let header: SegmentHeader
        do { header = try body.withUnsafeBytes { bytes throws(CodecError) in try decoder.decode(bytes, into: &batch) } } catch {
            throw StoreError(.refusedSegment, "malformed segment: \(error)")
        }
        guard header.end <= MerkleFrontier.maximumSize else { throw StoreError(.refusedSegment, "malformed segment: its stream is too long") }
        let checkpoint = Checkpoint(stream: header.stream, size: header.end, root: header.root)
        guard checkpoint.isSigned(by: header.stream.node, signature: header.signature) else {
            throw StoreError(.notSigned, "the checkpoint's signature is not the node's")
        }
        let segment = VerifiedSegment(header: header, batch: batch, body: body)
        segment.continuation = Self.continuation(of: segment, frontiers.isEmpty ? [MerkleFrontier()] : frontiers)
        if segment.continuation != nil { try segment.checkIsWhole() }
        return segment
    }

    /// Frontiers tried before the place is looked for in the log: a stream has one line, and where it has
    /// more, those that were lengthened last.
    private static let maximumTries = 4

    private static func continuation(of segment: VerifiedSegment, _ frontiers: [MerkleFrontier]) -> VerifiedSegment.Continuation? {
        let header = segment.header
        let fitting = frontiers.filter { (header.first..<header.end).contains($0.size) }.sorted { $0.size < $1.size }
        for before in fitting.prefix(maximumTries) {
            if let after = segment.tree(from: before, skipping: Int(before.size - header.first)) {
                return VerifiedSegment.Continuation(before: before, after: after)
            }
        }
        return nil
    }
}
