import AmendsLog
import AmendsStore
import Foundation

/// What came of putting a backup back.
public struct RestoreOutcome: Sendable {
    /// The node, open, in a new epoch.
    public var node: Node
    /// True where the folder had no identity: the node is a new one, of the backup's site and role.
    public var isNewNode: Bool
    /// Entries that the backup held.
    public var entries: Int
    /// Entries that only the database before had, and that were taken over.
    public var rescued: Int
    /// Where the database before was put; nil where there was none.
    public var replaced: String?
    /// False where the database before could not be read.
    public var isReplacedReadable: Bool
}

extension Node {
    /// Puts a backup in the place of a folder's database. The node keeps its identity, or gets one where the
    /// folder has none, and goes on in a new epoch, so that it repeats nothing it did since. What the database
    /// before still has is taken over, and the file is kept beside the new one.
    public static func restore(
        _ folder: NodeFolder, from path: String, _ surroundings: Surroundings = .machine
    ) throws(NodeError) -> RestoreOutcome {
        guard SyncedFile.exists(path) else {
            throw NodeError(.noInput, backup: .noSuchFile(path: path), "There is no file \(path).")
        }
        guard folder.exists else {
            try folder.make()
            return try restore(folder, from: path, isNewNode: true, surroundings)
        }
        let lock = try folder.lockForReplacement()
        defer { lock.release() }
        return try restore(folder, from: path, isNewNode: false, surroundings)
    }

    private static func restore(
        _ folder: NodeFolder, from path: String, isNewNode: Bool, _ surroundings: Surroundings
    ) throws(NodeError) -> RestoreOutcome {
        let restoring = folder.databasePath + ".restoring"
        for leftover in files(of: restoring) { SyncedFile.remove(leftover) }
        do throws(NodeError) {
            // The backup itself is only read.
            try SyncedFile.copy(path, to: restoring)
            let entries = try prepare(restoring, from: path, folder, isNewNode: isNewNode, surroundings)
            let replaced = try setAside(folder, at: surroundings.now())
            if isNewNode { _ = try folder.makeKey(surroundings.random(NodeKey.byteCount)) }
            try SyncedFile.publish(restoring, as: folder.databasePath)
            let node = try openRestored(folder, surroundings)
            var outcome = RestoreOutcome(
                node: node, isNewNode: isNewNode, entries: entries, rescued: 0, replaced: replaced, isReplacedReadable: true)
            if let replaced {
                let rescued = try node.takeOver(replaced)
                (outcome.rescued, outcome.isReplacedReadable) = (rescued ?? 0, rescued != nil)
            }
            return outcome
        } catch {
            for leftover in files(of: restoring) { SyncedFile.remove(leftover) }
            throw error
        }
    }

    /// Checks the copy of a backup and marks it as one; returns how many entries it holds.
    private static func prepare(
        _ restoring: String, from path: String, _ folder: NodeFolder, isNewNode: Bool, _ surroundings: Surroundings
    ) throws(NodeError) -> Int {
        let store: Store
        do throws(StoreError) { store = try Store(path: restoring, create: false) } catch {
            guard error.code == .damaged || error.code == .other else { throw NodeError(error) }
            throw NodeError(.badInput, backup: .notABackup(path: path), "\(path) is no backup of Amends.")
        }
        do throws(StoreError) {
            guard let profile = NodeProfile(try store.settings()) else {
                throw StoreError(NodeError(.badInput, backup: .notABackup(path: path), "\(path) holds no node of Amends."))
            }
            try checkFits(profile, path, folder, isNewNode: isNewNode)
            _ = try check(store, path: path)
            try store.write { transaction in
                try transaction.set(StoreSetting.doubt, to: Doubt.Reason.restored.rawValue)
                try transaction.set(NodeSetting.database, to: surroundings.databaseName())
            }
            let entries = try store.entryCount()
            try store.close()
            return entries
        } catch { throw NodeError(error) }
    }

    /// A backup of another shop, or of another kind of node, is not for this folder.
    private static func checkFits(_ profile: NodeProfile, _ path: String, _ folder: NodeFolder, isNewNode: Bool) throws(StoreError) {
        guard !isNewNode, let own = folder.profile, own.role != profile.role || own.site != profile.site else { return }
        throw StoreError(
            NodeError(
                .usage, backup: .ofAnother(path: path, role: profile.role.rawValue, site: profile.site.text),
                "\(path) is of a \(profile.role.rawValue) node of site \(profile.site); this folder is of a \(own.role.rawValue) node of site \(own.site). Give the folder of that site with --data, or an empty one."
            ))
    }

    /// Gives the database before another name; nil where there is none.
    private static func setAside(_ folder: NodeFolder, at milliseconds: Int64) throws(NodeError) -> String? {
        guard folder.hasDatabase else { return nil }
        // Into one file, where it can still be opened; a damaged one keeps what lies beside it.
        if let store = try? Store(path: folder.databasePath, create: false) { try? store.close() }
        let aside = "\(folder.databasePath).before-\(UTCInstant.compact(milliseconds))"
        try SyncedFile.keep(folder.databasePath, as: aside)
        if SyncedFile.exists(folder.databasePath + "-wal") {
            // A log that belongs to the old database must not meet the new one.
            guard rename(folder.databasePath + "-wal", aside + "-wal") == 0 else {
                throw NodeError(.cannotCreate, "\(folder.databasePath)-wal can't be renamed. Check who owns the folder.")
            }
        }
        SyncedFile.remove(folder.databasePath + "-shm")
        return aside
    }

    private static func openRestored(_ folder: NodeFolder, _ surroundings: Surroundings) throws(NodeError) -> Node {
        let store: Store
        do throws(StoreError) { store = try Store(path: folder.databasePath, create: false) } catch { throw NodeError(error) }
        return try open(store, key: try folder.readKey(), surroundings, fence: folder.fence)
    }

    /// Takes over what only a replaced database has; nil where it can't be read.
    private func takeOver(_ path: String) throws(NodeError) -> Int? {
        guard let old = try? Store(path: path, create: false) else { return nil }
        defer { try? old.close() }
        // What was not sealed yet can only be sealed by its own node.
        let isReadable = try? old.write { transaction in
            for line in try transaction.heads(of: id) { try transaction.seal(line.stream, key: key) }
        }
        guard isReadable != nil, let taken = try? store.takeAll(of: old, at: surroundings.now()) else { return nil }
        try catchUp()
        return taken
    }

    private func catchUp() throws(NodeError) {
        do throws(StoreError) { try catchUpSearch() } catch { throw NodeError(error) }
    }
}
