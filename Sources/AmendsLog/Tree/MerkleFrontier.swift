/// The right edge of a stream's Merkle tree (RFC 6962): enough to append leaves and to give the
/// root, and nothing more. It grows with the logarithm of the stream.
///
/// The tree of `size` leaves falls into perfect subtrees, one for each 1 in the binary form of
/// `size`, the largest at the left. Their roots are the peaks. Bytes: `protocol/tree.md`.
public struct MerkleFrontier: Sendable, Equatable {
    /// Number of leaves.
    public private(set) var size: UInt64 = 0
    /// Roots of the perfect subtrees, largest first; as many as `size` has 1 bits.
    private var peaks: [Digest] = []

    /// Most leaves of one stream. At a million leaves a second that is nine years without a pause;
    /// the limit keeps every proof under 50 hashes and every sum of sizes within 64 bits.
    public static let maximumSize: UInt64 = 1 << 48

    public init() {}

    /// The frontier of a tree whose leaves are all at hand.
    public init(_ leaves: some Sequence<Digest>) {
        for leaf in leaves { append(leaf) }
    }

    /// Appends one leaf, which costs one hash on average. Sizes that come from outside have been
    /// checked against ``maximumSize`` before this is called.
    public mutating func append(_ leafHash: Digest) {
        precondition(size < Self.maximumSize, "decoders refuse sizes beyond the limit before they append")
        var hash = leafHash
        // Every 1 at the low end of the size is a perfect subtree that this leaf completes.
        for _ in 0..<(~size).trailingZeroBitCount { hash = MerkleTree.node(peaks.removeLast(), hash) }
        peaks.append(hash)
        size += 1
    }

    /// The root of the tree; for no leaves SHA-256 of nothing.
    public var root: Digest {
        guard var hash = peaks.last else { return MerkleTree.emptyRoot }
        for peak in peaks.dropLast().reversed() { hash = MerkleTree.node(peak, hash) }
        return hash
    }

    /// u64 size, big-endian, then the peaks, largest subtree first.
    public var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8 + peaks.count * Digest.byteCount)
        withUnsafeBytes(of: size.bigEndian) { bytes.append(contentsOf: $0) }
        for peak in peaks { peak.append(to: &bytes) }
        return bytes
    }

    /// Nil where the size is beyond the limit or the number of peaks is not the one it asks for.
    public init?(encoded bytes: [UInt8]) {
        guard bytes.count >= 8 else { return nil }
        let size = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        guard size <= Self.maximumSize, bytes.count == 8 + size.nonzeroBitCount * Digest.byteCount else { return nil }
        self.size = size
        peaks = bytes.withUnsafeBytes { raw in
            stride(from: 8, to: raw.count, by: Digest.byteCount).map { Digest(reading: raw, at: $0) }
        }
    }
}
