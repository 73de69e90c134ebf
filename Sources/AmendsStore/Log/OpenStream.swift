import AmendsCodec
import AmendsLog

/// A line of a stream as its row says, in memory for one transaction.
final class OpenStream {
    let id: Int64
    let scope: Int64
    let stream: StreamID
    /// The line that this one branches from; nil for a stream's first.
    let parent: Int64?
    /// Entries before it are stored with the parent.
    let base: UInt64
    /// Entries before it are the parent's, too.
    let fork: UInt64
    var size: UInt64
    var frontier: MerkleFrontier
    var sealedSize: UInt64
    var sealedFrontier: MerkleFrontier
    var seed: Seed?
    var lastStamp: Stamp?
    var isChanged = false
    var hasher: LeafHasher

    init(
        id: Int64, scope: Int64, stream: StreamID, parent: Int64?, base: UInt64, fork: UInt64, size: UInt64, frontier: MerkleFrontier,
        sealedSize: UInt64, sealedFrontier: MerkleFrontier, seed: Seed?, lastStamp: Stamp?
    ) {
        (self.id, self.scope, self.stream, self.size, self.frontier) = (id, scope, stream, size, frontier)
        (self.parent, self.base, self.fork) = (parent, base, fork)
        (self.sealedSize, self.sealedFrontier, self.seed, self.lastStamp) = (sealedSize, sealedFrontier, seed, lastStamp)
        hasher = LeafHasher(node: stream.node, scope: stream.scope)
    }

    /// Reads the row that `statement` stands on.
    convenience init(_ statement: Statement) throws(StoreError) {
        let origin = statement.text(2)
        guard let stream = StreamID(origin: origin), let frontier = MerkleFrontier(encoded: Array(statement.blob(4))),
            let sealedFrontier = MerkleFrontier(encoded: Array(statement.blob(6))),
            frontier.size == UInt64(statement.integer(3)), sealedFrontier.size == UInt64(statement.integer(5))
        else { throw StoreError(.damaged, "The stream \(origin) can't be read from the database. Restore it from a peer.") }
        self.init(
            id: statement.integer(0), scope: statement.integer(1), stream: stream,
            parent: statement.isNull(10) ? nil : statement.integer(10), base: UInt64(statement.integer(11)),
            fork: UInt64(statement.integer(12)), size: frontier.size, frontier: frontier, sealedSize: sealedFrontier.size, sealedFrontier: sealedFrontier,
            seed: statement.isNull(7) ? nil : Seed(reading: statement.blob(7)),
            lastStamp: statement.isNull(8)
                ? nil : Stamp(milliseconds: statement.integer(8), counter: UInt16(clamping: statement.integer(9))))
    }

    /// The columns that are read, in this order.
    static let columns = """
        id, scope, origin, size, frontier, sealed_size, sealed_frontier, seed, last_milliseconds, last_counter, parent, base, fork
        """

    var head: StreamHead { StreamHead(stream: stream, size: size, root: frontier.root) }
    /// Whether entries at its end are not sealed yet; only an own stream's first line has any.
    var hasTail: Bool { sealedSize < size }
}
