/// A node's life between two doubts about its own past.
@frozen
public struct Epoch: Hashable, Sendable, Comparable {
    /// Counts up from 0 within a node; two epochs may share a counter after a restore, never
    /// the random bytes too.
    public var counter: UInt32
    public var random: UInt64

    @inlinable
    public init(counter: UInt32, random: UInt64) { (self.counter, self.random) = (counter, random) }

    public static let byteCount = 12

    public static func < (left: Epoch, right: Epoch) -> Bool {
        left.counter != right.counter ? left.counter < right.counter : left.random < right.random
    }
}

/// The append-only log of one node in one scope and one epoch; only that node appends to it.
public struct StreamID: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var node: NodeID
    public var scope: Scope
    public var epoch: Epoch

    public init(node: NodeID, scope: Scope, epoch: Epoch) {
        (self.node, self.scope, self.epoch) = (node, scope, epoch)
    }

    /// The origin line of the stream's checkpoints:
    /// `amends/NODE/COUNTER-RANDOM/SCOPE`, node and random in hexadecimal, counter in decimal.
    public var origin: String {
        var text = Self.prefix
        Hexadecimal.append(node.bytes, to: &text)
        text.append(UInt8(ascii: "/"))
        text.append(contentsOf: String(epoch.counter).utf8)
        text.append(UInt8(ascii: "-"))
        withUnsafeBytes(of: epoch.random.bigEndian) { Hexadecimal.append($0, to: &text) }
        text.append(UInt8(ascii: "/"))
        scope.append(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    private static let prefix = Array("amends/".utf8)

    /// Nil unless `origin` is exactly what ``origin`` of some stream gives.
    public init?(origin: String) {
        let parts = origin.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 3, omittingEmptySubsequences: false).map(Substring.init)
        guard parts.count == 4, let node = NodeID(hexadecimal: parts[1]), let scope = Scope(parts[3]) else { return nil }
        let epoch = parts[2].utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map(Substring.init)
        guard epoch.count == 2, let counter = UInt32(epoch[0]), let random = UInt64(epoch[1], radix: 16) else { return nil }
        self.init(node: node, scope: scope, epoch: Epoch(counter: counter, random: random))
        guard self.origin == origin else { return nil }
    }

    public var description: String { origin }

    public static func < (left: StreamID, right: StreamID) -> Bool {
        if left.scope != right.scope { return left.scope < right.scope }
        if left.node != right.node { return left.node < right.node }
        return left.epoch < right.epoch
    }
}

/// The place of an entry: a stream and an index from 0 without gaps.
public struct Dot: Hashable, Sendable {
    public var stream: StreamID
    public var index: UInt64

    public init(stream: StreamID, index: UInt64) { (self.stream, self.index) = (stream, index) }
}
