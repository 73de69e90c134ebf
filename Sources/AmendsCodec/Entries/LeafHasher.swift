public import AmendsLog

/// Computes leaves. Whoever makes or reads entries passes them through here once: an entry that
/// breaks a rule of format 1 is refused and has no leaf.
public struct LeafHasher: Sendable {
    private var canonical: CanonicalEntry

    public init(node: NodeID, scope: Scope) { canonical = CanonicalEntry(node: node, scope: scope) }

    public var node: NodeID { canonical.node }
    public var scope: Scope { canonical.scope }

    /// Sets the leaf of every entry in `range`, after checking limits, order, tags, flags and text.
    /// Where it throws, the entries before the faulty one (`CodecError.place`) have their leaves.
    public mutating func hashLeaves(of batch: inout EntryBatch, in range: Range<Int>) throws(CodecError) {
        precondition(range.lowerBound >= 0 && range.upperBound <= batch.count, "the entries to hash lie in the batch")
        try batch.withColumns { (headers, columns) throws(CodecError) in
            try canonical.withWriter(checksText: true) { (writer) throws(CodecError) in
                for index in range {
                    do throws(CodecError) {
                        try writer.write(headers[index], columns)
                    } catch {
                        throw CodecError(error.code, error.subject, at: index)
                    }
                    headers[index].leaf = writer.leaf
                }
            }
        }
    }
}
