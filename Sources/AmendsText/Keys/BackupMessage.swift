/// What the command line says of backups, and of what became of a node's past.
public enum BackupMessage: Sendable, Equatable {
    case made(path: String, entries: Int, bytes: Int)
    case restored(path: String, entries: Int)
    /// The folder had no identity.
    case newNode(node: String, site: String)
    /// Entries that only the replaced database had.
    case rescued(entries: Int)
    case replaced(path: String)
    case replacedUnreadable(path: String)
    /// After a restore: what to do next.
    case syncNext
    case backingUp(folder: String, interval: String, kept: Int)

    case exists(path: String)
    case noSuchFile(path: String)
    case notABackup(path: String)
    case damaged(path: String, problem: String)
    case ofAnother(path: String, role: String, site: String)
    case inUse(folder: String)
    case badInterval(text: String)
    case badCount(text: String)

    // The node's life, under the list of its peers.
    case epoch(counter: Int)
    case epochBegun(counter: Int, at: String, reason: String)
    case branched(node: String, scope: String, lines: Int)
    case lastBackup(at: String)
    case noBackup
}
