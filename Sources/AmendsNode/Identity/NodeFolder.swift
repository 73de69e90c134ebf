import AmendsLog
import AmendsStore
import Foundation

/// The files of a node's data folder:
///
///     amends.db        the database
///     identity/key     the node's private key, 32 bytes, readable by its owner only
///     identity/fence   how far the node had come (`Fence`)
///     identity/use     locked by every program that has the node open
///
/// `identity/` never goes into a backup: a copy of the fence would not notice what a copy of the database lacks.
public struct NodeFolder: Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    public var databasePath: String { path + "/amends.db" }
    private var identityPath: String { path + "/identity" }
    private var keyPath: String { identityPath + "/key" }

    var hasDatabase: Bool { FileManager.default.fileExists(atPath: databasePath) }
    var fence: FenceFile { FenceFile(path: identityPath + "/fence") }

    /// Held by every program that has the node open.
    func lockForUse() throws(NodeError) -> FileLock { try FileLock(path: identityPath + "/use", isShared: true) }

    /// Held by whoever replaces the database; `busy` where anybody has the node open.
    func lockForReplacement() throws(NodeError) -> FileLock {
        do throws(NodeError) { return try FileLock(path: identityPath + "/use", isShared: false, waits: false) } catch {
            guard error.code == .busy else { throw error }
            throw NodeError(
                .busy, backup: .inUse(folder: path), "Another program has the node in \(path) open. Stop `amends serve` there and try again.")
        }
    }

    /// What the node is, as the fence or the database tells; nil where neither does.
    var profile: NodeProfile? {
        if let bytes = try? fence.read(), let fence = Fence(encoded: bytes) { return fence.profile }
        guard hasDatabase, let store = try? Store(path: databasePath, create: false) else { return nil }
        defer { try? store.close() }
        return (try? store.settings()).flatMap { NodeProfile($0) }
    }

    /// Makes the folder itself.
    func make() throws(NodeError) {
        do { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) } catch {
            throw NodeError(.cannotCreate, "The data folder \(path) can't be made. Check the path and its permissions.")
        }
    }

    public var exists: Bool { FileManager.default.fileExists(atPath: keyPath) }

    func makeKey(_ bytes: [UInt8]) throws(NodeError) -> NodeKey {
        let files = FileManager.default
        do {
            try files.createDirectory(atPath: identityPath, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw NodeError(.cannotCreate, "The data folder \(path) can't be made. Check the path and its permissions.") }
        if files.fileExists(atPath: keyPath) {
            throw NodeError(.cannotCreate, "There is a node in \(path) already. Choose another folder with --data.")
        }
        guard files.createFile(atPath: keyPath, contents: Data(bytes), attributes: [.posixPermissions: 0o600]) else {
            throw NodeError(
                .cannotCreate, "The key can't be written to \(keyPath). Check who owns the folder and whether the disk is full.")
        }
        return try key(bytes)
    }

    /// Takes back a key that nothing was signed with.
    func removeKey() { try? FileManager.default.removeItem(atPath: keyPath) }

    func readKey() throws(NodeError) -> NodeKey {
        guard let data = FileManager.default.contents(atPath: keyPath) else {
            throw NodeError(.noInput, "There is no node in \(path) yet. Make one with `amends init --data \(path)`.")
        }
        return try key(Array(data))
    }

    private func key(_ bytes: [UInt8]) throws(NodeError) -> NodeKey {
        do { return try NodeKey(privateKey: bytes) } catch {
            throw NodeError(.badInput, "The key in \(keyPath) is damaged. Set the folder aside and make the node anew.")
        }
    }
}
