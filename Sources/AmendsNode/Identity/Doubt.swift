public import AmendsLog

/// That a node could not be sure to remember all that it once did, and went on in a new epoch.
public struct Doubt: Sendable, Hashable {
    public var reason: Reason
    /// The epoch that it began.
    public var epoch: Epoch

    public init(reason: Reason, epoch: Epoch) { (self.reason, self.epoch) = (reason, epoch) }

    /// What it saw. The codes stand in the node's log (`NodeRecord.reason`).
    public enum Reason: String, Sendable, CaseIterable {
        /// The database is gone; the node goes on with an empty one.
        case databaseMissing = "database_missing"
        /// The database is not the one that the fence tells of.
        case otherDatabase = "other_database"
        /// The database does not reach as far as the fence.
        case databaseShorter = "database_shorter"
        /// Where the fence stands, the database has other entries.
        case databaseDiffers = "database_differs"
        /// There is a database, and no fence.
        case fenceMissing = "fence_missing"
        /// A peer showed entries that only this node can have written, and that it does not have.
        case shownByPeer = "shown_by_peer"
        /// The database was put back from a backup.
        case restored
    }
}
