/// The end of a line of a stream: the number of its entries and its Merkle root there. A stream has
/// one line; where its node lived on from one state twice, it has several, and none of them is the
/// beginning of another.
public struct StreamHead: Hashable, Sendable, Comparable {
    public var stream: StreamID
    public var size: UInt64
    public var root: Digest

    public init(stream: StreamID, size: UInt64, root: Digest) { (self.stream, self.size, self.root) = (stream, size, root) }

    /// By stream, then by size, then by root: an order that does not depend on which line came first.
    public static func < (left: StreamHead, right: StreamHead) -> Bool {
        if left.stream != right.stream { return left.stream < right.stream }
        return left.size != right.size ? left.size < right.size : left.root < right.root
    }
}
