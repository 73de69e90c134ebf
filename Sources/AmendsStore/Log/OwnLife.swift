import AmendsLog

/// Whose database this is, and which epoch its node appends in: the settings by which a transaction
/// notices that somebody else has written under this node's name.
struct OwnLife {
    /// The first characters of the origins of the node's streams.
    var node: NodeID
    var epoch: Epoch
}

/// Names of settings that the store reads itself.
public enum StoreSetting {
    /// The node whose database this is, in hexadecimal.
    public static let node = "node"
    /// The epoch that the node appends in, as ``Epoch/description``.
    public static let epoch = "epoch"
    /// Set where entries of this node have come that it did not write itself in this life: why, as a code.
    /// Whoever appends next begins a new epoch first.
    public static let doubt = "doubt"
}

extension StoreTransaction {
    /// Nil where the database has no node yet.
    func life() throws(StoreError) -> OwnLife? {
        if let ownLife { return ownLife }
        guard let node = try setting(StoreSetting.node).flatMap({ NodeID(hexadecimal: $0) }),
            let epoch = try setting(StoreSetting.epoch).flatMap({ Epoch($0) })
        else { return nil }
        ownLife = OwnLife(node: node, epoch: epoch)
        return ownLife
    }

    /// Entries of `stream` have come that were not here. In the epoch that this node appends in, or in a
    /// later one, only this node could have written them: it did so in a life that this database has
    /// forgotten, or somebody runs a copy of it.
    func notice(news stream: StreamID) throws(StoreError) {
        guard let life = try life(), life.node == stream.node else { return }
        guard stream.epoch == life.epoch || stream.epoch.counter > life.epoch.counter else { return }
        try set(StoreSetting.doubt, to: Self.shownByPeer)
    }

    /// The code of the doubt that a peer's segment raises.
    public static let shownByPeer = "shown_by_peer"
}
