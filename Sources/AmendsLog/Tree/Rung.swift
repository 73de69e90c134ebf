/// The root of a stream's tree at some size. Rungs at descending sizes are a ladder: whoever holds
/// another line of the stream finds on it where the two part (`protocol/session.md`, section 5).
public struct Rung: Hashable, Sendable {
    public var size: UInt64
    public var root: Digest

    public init(size: UInt64, root: Digest) { (self.size, self.root) = (size, root) }

    /// Rungs of one ladder: their distance from its top doubles, and sizes are below 2^48.
    public static let maximumCount = 49
}
