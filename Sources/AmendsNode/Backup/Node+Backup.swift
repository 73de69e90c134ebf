import AmendsLog
public import AmendsStore
import Foundation

/// What was written, and what checking it found.
public struct BackupOutcome: Sendable {
    public var path: String
    public var byteCount: Int
    public var report: VerifyReport
}

extension Node {
    /// Writes a backup: the database as it is at one moment, in one file and without the node's identity, while
    /// others go on working. It is read back and checked before it gets its name: every page, and every leaf, tree and
    /// signature of the log.
    ///
    /// Whatever is opened from a backup knows that it is one, however it was put in its place: it doubts its past. All
    /// that it holds is sealed, since nobody but this node could do it later.
    public func backup(to path: String) throws(NodeError) -> BackupOutcome {
        guard !SyncedFile.exists(path) else {
            throw NodeError(.cannotCreate, backup: .exists(path: path), "\(path) exists already. Choose another name; nothing was written.")
        }
        let partial = path + ".part"
        for leftover in Self.files(of: partial) { SyncedFile.remove(leftover) }
        do throws(NodeError) {
            try seal()
            let report = try writeBackup(to: partial)
            // A backup leaves this node: what it holds may be sent from elsewhere.
            try lookBack(isCovering: true)
            try SyncedFile.publish(partial, as: path)
            do throws(StoreError) { try store.write { try $0.set(NodeSetting.lastBackup, to: String(surroundings.now())) } } catch {
                // The backup is good without this note, which only tells when the last one was made.
            }
            return BackupOutcome(path: path, byteCount: SyncedFile.byteCount(path), report: report)
        } catch {
            for leftover in Self.files(of: partial) { SyncedFile.remove(leftover) }
            throw error
        }
    }

    private func writeBackup(to partial: String) throws(NodeError) -> VerifyReport {
        do throws(StoreError) {
            try store.copy(to: partial)
            chmod(partial, 0o600)
            let copy = try Store(path: partial, create: false)
            try copy.write { transaction in
                for line in try transaction.heads(of: id) { try transaction.seal(line.stream, key: key) }
                try transaction.set(StoreSetting.doubt, to: Doubt.Reason.restored.rawValue)
            }
            let report = try Self.check(copy, path: partial)
            try copy.close()
            return report
        } catch { throw NodeError(error) }
    }

    /// Reads a database to its last byte.
    static func check(_ store: Store, path: String) throws(StoreError) -> VerifyReport {
        let report = try store.verify()
        guard let problem = try store.integrityProblems().first ?? report.problems.first else { return report }
        throw StoreError(
            NodeError(
                .badInput, backup: .damaged(path: path, problem: problem),
                "\(path) does not check: \(problem) Take another backup; nothing was changed."))
    }

    /// A database and what SQLite may leave beside it.
    static func files(of database: String) -> [String] { [database, database + "-wal", database + "-shm"] }

    /// When the last backup was made, ms since 1970; nil where none was.
    public func lastBackup() throws(NodeError) -> Int64? {
        do throws(StoreError) { return try store.settings()[NodeSetting.lastBackup].flatMap { Int64($0) } } catch { throw NodeError(error) }
    }
}
