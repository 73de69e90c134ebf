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

extension Epoch: CustomStringConvertible {
    /// `COUNTER-RANDOM`: decimal, and 16 lower-case hexadecimal digits.
    public var description: String {
        let digits = String(random, radix: 16)
        return "\(counter)-\(String(repeating: "0", count: 16 - digits.count))\(digits)"
    }

    /// Nil unless `text` is exactly what ``description`` of some epoch gives.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let counter = UInt32(parts[0]), let random = UInt64(parts[1], radix: 16) else { return nil }
        self.init(counter: counter, random: random)
        guard description == text else { return nil }
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
    public var origin: String { "amends/\(node)/\(epoch)/\(scope)" }

    /// Nil unless `origin` is exactly what ``origin`` of some stream gives.
    public init?(origin: String) {
        let parts = origin.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "amends", let node = NodeID(hexadecimal: parts[1]), let scope = Scope(parts[3]) else {
            return nil
        }
        guard let epoch = Epoch(parts[2]) else { return nil }
        self.init(node: node, scope: scope, epoch: epoch)
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
