/// Roots and proofs over a stream's leaves (RFC 6962, section 2.1). It holds no leaves itself, it
/// asks for them a range at a time, so a stream of any length can be proved with little memory.
/// Making a proof reads the leaves of the tree once.
public struct MerkleTree {
    /// Number of leaves that may be asked for.
    public let size: UInt64
    private let leaves: (Range<UInt64>) throws -> [Digest]

    /// Most leaves asked for at once: 128 KiB of hashes.
    public static let maximumLeavesPerRead: UInt64 = 4096

    /// A tree over `leaves`, which must return exactly the leaves of the range it is given.
    public init(size: UInt64, leaves: @escaping (Range<UInt64>) throws -> [Digest]) {
        (self.size, self.leaves) = (size, leaves)
    }

    public init(_ leaves: [Digest]) {
        self.init(size: UInt64(leaves.count)) { Array(leaves[Int($0.lowerBound)..<Int($0.upperBound)]) }
    }

    /// The root of a tree without leaves: SHA-256 of nothing.
    public static let emptyRoot = sha256([])

    /// An interior node: SHA-256(0x01 ‖ left ‖ right).
    @inlinable
    public static func node(_ left: Digest, _ right: Digest) -> Digest {
        withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { buffer in
            buffer[0] = 0x01
            left.write(to: buffer, at: 1)
            right.write(to: buffer, at: 33)
            return sha256(UnsafeRawBufferPointer(buffer))
        }
    }

    /// The root over the first `size` leaves. Throws ``LogError`` (`outsideTree`, `leavesMissing`)
    /// and whatever the source of the leaves throws, as do the proofs.
    public func root(at size: UInt64) throws -> Digest {
        try check(size)
        return try root(of: 0..<size)
    }

    /// The audit path of leaf `index` in the tree of the first `size` leaves: PATH(m, D[n]).
    public func inclusionProof(of index: UInt64, in size: UInt64) throws -> MerkleProof {
        try check(size)
        guard index < size else { throw LogError(.outsideTree, "leaf \(index) of a tree of \(size)") }
        var range = 0..<size
        var hashes: [Digest] = []
        while range.upperBound - range.lowerBound > 1 {
            let (left, right) = Self.halves(of: range)
            if left.contains(index) {
                hashes.append(try root(of: right))
                range = left
            } else {
                hashes.append(try root(of: left))
                range = right
            }
        }
        return MerkleProof(hashes.reversed())
    }

    /// Shows that the tree of the first `old` leaves is the beginning of the tree of the first
    /// `new`: PROOF(m, D[n]). Empty where nothing has to be shown (`old` is 0 or `new`).
    public func consistencyProof(from old: UInt64, to new: UInt64) throws -> MerkleProof {
        try check(new)
        guard old <= new else { throw LogError(.outsideTree, "a tree of \(old) as the beginning of one of \(new)") }
        guard old > 0 else { return MerkleProof([]) }
        var range = 0..<new
        var hashes: [Digest] = []
        while range.upperBound != old {
            let (left, right) = Self.halves(of: range)
            if old <= left.upperBound {
                hashes.append(try root(of: right))
                range = left
            } else {
                hashes.append(try root(of: left))
                range = right
            }
        }
        // Where the old tree is a subtree of the new one, the verifier has its root already.
        if range.lowerBound > 0 { hashes.append(try root(of: range)) }
        return MerkleProof(hashes.reversed())
    }

    private func check(_ size: UInt64) throws(LogError) {
        guard size <= self.size, size <= MerkleFrontier.maximumSize else {
            throw LogError(.outsideTree, "a tree of \(size), where \(self.size) leaves are held")
        }
    }

    /// Splits more than one leaf at the largest power of two smaller than their number.
    private static func halves(of range: Range<UInt64>) -> (left: Range<UInt64>, right: Range<UInt64>) {
        let last = range.upperBound - range.lowerBound - 1
        let split = range.lowerBound + 1 << (63 - UInt64(last.leadingZeroBitCount))
        return (range.lowerBound..<split, split..<range.upperBound)
    }

    private func root(of range: Range<UInt64>) throws -> Digest {
        var frontier = MerkleFrontier()
        var next = range.lowerBound
        while next < range.upperBound {
            let part = next..<min(next + Self.maximumLeavesPerRead, range.upperBound)
            let read = try leaves(part)
            guard UInt64(read.count) == part.upperBound - part.lowerBound else {
                throw LogError(.leavesMissing, "asked for leaves \(part), got \(read.count)")
            }
            for leaf in read { frontier.append(leaf) }
            next = part.upperBound
        }
        return frontier.root
    }
}
