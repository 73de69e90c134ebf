/// A node's name: its Ed25519 public key (32 bytes). Whoever holds a segment can therefore
/// check its signature without asking anyone for a key.
@frozen
public struct NodeID: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var key: Digest

    @inlinable
    public init(key: Digest) { self.key = key }

    /// Nil unless `bytes` holds exactly 32.
    public init?(_ bytes: some Collection<UInt8>) {
        guard let key = Digest(bytes) else { return nil }
        self.init(key: key)
    }

    /// Nil unless `text` is 64 hexadecimal digits.
    public init?(hexadecimal text: some StringProtocol) {
        guard let bytes = Hexadecimal.bytes(text) else { return nil }
        self.init(bytes)
    }

    public var bytes: [UInt8] { key.bytes }
    public var description: String { key.description }
    /// The first 8 digits, enough for a person to tell nodes of one chain apart.
    public var short: String { String(description.prefix(8)) }

    public static func < (left: NodeID, right: NodeID) -> Bool { left.key < right.key }
}
