public import AmendsCodec
public import AmendsLog

/// A segment that was decoded, hashed and found to continue its stream as its node signed it.
/// It is made by one thread and taken in by another, never touched by both at once.
public final class VerifiedSegment: @unchecked Sendable {
    public internal(set) var header: SegmentHeader
    var batch: EntryBatch
    var body: [UInt8]
    /// Leading entries that the store held when the segment was verified.
    var heldCount: Int
    var before: MerkleFrontier
    public internal(set) var after: MerkleFrontier

    init(header: SegmentHeader, batch: EntryBatch, body: [UInt8], heldCount: Int, before: MerkleFrontier, after: MerkleFrontier) {
        (self.header, self.batch, self.body) = (header, batch, body)
        (self.heldCount, self.before, self.after) = (heldCount, before, after)
    }

    /// Gives the batch's memory away for the next segment; the segment must not be used any more.
    func surrenderBatch() -> EntryBatch {
        var batch = EntryBatch()
        swap(&batch, &self.batch)
        batch.removeAll()
        return batch
    }

    func isHeldAlready(at size: UInt64) -> Bool { header.first + UInt64(header.count) <= size }

    /// The segment without the entries that were held already.
    func bodyFromHeldCount() throws(StoreError) -> [UInt8] {
        guard heldCount > 0 else { return body }
        var encoder = SegmentEncoder()
        do {
            return try encoder.encode(
                batch, heldCount..<batch.count, stream: header.stream, first: header.first + UInt64(heldCount), root: header.root,
                signature: header.signature)
        } catch { throw StoreError(.refusedSegment, "The segment can't be re-cut: \(error).") }
    }
}

/// Checks segments: form, leaves, tree and signature. It needs no database, only the frontier of
/// what is held, and keeps its memory from one segment to the next.
public struct SegmentVerifier: ~Copyable, Sendable {
    private var decoder = SegmentDecoder()

    public init() {}

    /// Verifies `body` as the continuation of a stream held up to `frontier`. `reusing` gives its
    /// memory to the result.
    public mutating func verify(_ body: [UInt8], after frontier: MerkleFrontier, reusing batch: consuming EntryBatch = EntryBatch())
        throws(StoreError) -> VerifiedSegment
    {
        let header: SegmentHeader
        do { header = try body.withUnsafeBytes { bytes throws(CodecError) in try decoder.decode(bytes, into: &batch) } } catch {
            throw StoreError(.refusedSegment, "malformed segment: \(error)")
        }
        let end = header.first + UInt64(header.count)
        guard header.first <= frontier.size else {
            // What lies behind a gap can't be checked against the tree, but its signature can.
            try Self.checkSignature(header, end)
            throw StoreError(
                .gap, "the segment begins at \(header.first), but the stream is held only up to \(frontier.size)")
        }
        if end <= frontier.size {
            return VerifiedSegment(header: header, batch: batch, body: body, heldCount: header.count, before: frontier, after: frontier)
        }
        guard batch.headers.last?.flags.contains(.lastOfAction) == true else {
            throw StoreError(.refusedSegment, "the segment parts an action")
        }
        let heldCount = Int(frontier.size - header.first)
        var after = frontier
        for entry in batch.headers[heldCount...] { after.append(entry.leaf) }
        guard after.root == header.root else {
            throw StoreError(
                .refusedSegment,
                "the entries do not give the root that the segment names: its content differs from what was signed, or this stream has two branches"
            )
        }
        try Self.checkSignature(header, end)
        return VerifiedSegment(header: header, batch: batch, body: body, heldCount: heldCount, before: frontier, after: after)
    }

    private static func checkSignature(_ header: SegmentHeader, _ end: UInt64) throws(StoreError) {
        let checkpoint = Checkpoint(stream: header.stream, size: end, root: header.root)
        guard checkpoint.isSigned(by: header.stream.node, signature: header.signature) else {
            throw StoreError(.refusedSegment, "the checkpoint's signature is not the node's")
        }
    }
}
