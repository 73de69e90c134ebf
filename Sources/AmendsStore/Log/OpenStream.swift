import AmendsCodec
import AmendsLog

/// A stream as its row says, in memory for one transaction.
final class OpenStream {
    let id: Int64
    let scope: Int64
    let stream: StreamID
    var size: UInt64
    var frontier: MerkleFrontier
    var sealedSize: UInt64
    var sealedFrontier: MerkleFrontier
    var seed: Seed?
    var lastStamp: Stamp?
    var isChanged = false
    /// For this node's own entries; most streams only take in what was hashed already.
    lazy var hasher = LeafHasher(node: stream.node, scope: stream.scope)

    init(
        id: Int64, scope: Int64, stream: StreamID, size: UInt64, frontier: MerkleFrontier, sealedSize: UInt64,
        sealedFrontier: MerkleFrontier, seed: Seed?, lastStamp: Stamp?
    ) {
        (self.id, self.scope, self.stream, self.size, self.frontier) = (id, scope, stream, size, frontier)
        (self.sealedSize, self.sealedFrontier, self.seed, self.lastStamp) = (sealedSize, sealedFrontier, seed, lastStamp)
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
            size: frontier.size, frontier: frontier, sealedSize: sealedFrontier.size, sealedFrontier: sealedFrontier,
            seed: statement.isNull(7) ? nil : Seed(reading: statement.blob(7)),
            lastStamp: statement.isNull(8)
                ? nil : Stamp(milliseconds: statement.integer(8), counter: UInt16(clamping: statement.integer(9))))
    }
}
