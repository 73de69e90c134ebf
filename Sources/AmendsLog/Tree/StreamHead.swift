/// How far a stream is held: the number of its entries and its Merkle root there.
public struct StreamHead: Hashable, Sendable {
    public var stream: StreamID
    public var size: UInt64
    public var root: Digest

    public init(stream: StreamID, size: UInt64, root: Digest) { (self.stream, self.size, self.root) = (stream, size, root) }
}
