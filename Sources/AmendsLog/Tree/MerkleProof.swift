/// The hashes that show a leaf to be in a tree, or a tree to be the beginning of another
/// (RFC 9162, sections 2.1.3 and 2.1.4). What it proves is not part of it: the verifier says.
public struct MerkleProof: Hashable, Sendable {
    /// From the leaves upwards.
    public var hashes: [Digest]

    /// Most hashes of a proof in a tree of ``MerkleFrontier/maximumSize`` leaves; longer ones are false.
    public static let maximumHashes = 49

    public init(_ hashes: [Digest]) { self.hashes = hashes }

    /// Whether `leaf` is leaf `index` of the tree of `size` leaves with root `root`.
    public func verifyInclusion(of leaf: Digest, at index: UInt64, size: UInt64, root: Digest) -> Bool {
        guard index < size, hashes.count <= Self.maximumHashes else { return false }
        var path = Path(node: index, last: size - 1)
        var hash = leaf
        for sibling in hashes {
            switch path.climb() {
            case .atRoot: return false
            case .siblingAtLeft: hash = MerkleTree.node(sibling, hash)
            case .siblingAtRight: hash = MerkleTree.node(hash, sibling)
            }
        }
        return path.isAtRoot && hash == root
    }

    /// Whether the tree of `old` leaves with root `oldRoot` is the beginning of the tree of `new`
    /// leaves with root `newRoot`. Any tree begins with the empty one.
    public func verifyConsistency(from old: UInt64, root oldRoot: Digest, to new: UInt64, root newRoot: Digest) -> Bool {
        guard old <= new, hashes.count <= Self.maximumHashes else { return false }
        if old == new { return hashes.isEmpty && oldRoot == newRoot }
        if old == 0 { return hashes.isEmpty && oldRoot == MerkleTree.emptyRoot }
        // The subtree that ends with the old tree's last leaf; where it is the whole old tree, the
        // proof leaves its root out.
        var path = Path(node: old - 1, last: new - 1)
        path.skipPerfectSubtree()
        var rest = hashes[...]
        guard let start = path.node == 0 ? oldRoot : rest.popFirst() else { return false }
        var (oldHash, newHash) = (start, start)
        for sibling in rest {
            switch path.climb() {
            case .atRoot: return false
            case .siblingAtLeft:
                oldHash = MerkleTree.node(sibling, oldHash)
                newHash = MerkleTree.node(sibling, newHash)
            case .siblingAtRight: newHash = MerkleTree.node(newHash, sibling)
            }
        }
        return path.isAtRoot && oldHash == oldRoot && newHash == newRoot
    }
}

/// The way from a node up to the root: `node` is its number on its level, `last` that of the
/// level's last node (`fn` and `sn` of RFC 9162).
private struct Path {
    var node: UInt64
    var last: UInt64

    enum Step { case atRoot, siblingAtLeft, siblingAtRight }

    var isAtRoot: Bool { last == 0 }

    /// Climbs to the next node that has a sibling below it, and says at which side that sibling lies.
    mutating func climb() -> Step {
        guard last > 0 else { return .atRoot }
        var step = Step.siblingAtRight
        if node & 1 == 1 || node == last {
            step = .siblingAtLeft
            // The last node of an odd level is carried upwards without a sibling.
            while node & 1 == 0 && node > 0 { up() }
        }
        up()
        return step
    }

    /// Climbs while the node is a right child: to the top of the perfect subtree it ends.
    mutating func skipPerfectSubtree() {
        while node & 1 == 1 { up() }
    }

    private mutating func up() { (node, last) = (node >> 1, last >> 1) }
}
