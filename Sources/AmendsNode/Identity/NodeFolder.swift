import AmendsLog
import Foundation

/// The files of a node's data folder:
///
///     amends.db        the database
///     identity/key     the node's private key, 32 bytes, readable by its owner only
///
/// `identity/` never goes into a backup: two nodes with one key would be a forked stream.
public struct NodeFolder: Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    public var databasePath: String { path + "/amends.db" }
    private var identityPath: String { path + "/identity" }
    private var keyPath: String { identityPath + "/key" }

    /// What lies in `identity/` beside the key.
    package var identity: NodeIdentity { NodeIdentity(TrustFiles(folder: identityPath)) }
    var hasDatabase: Bool { FileManager.default.fileExists(atPath: databasePath) }

    public var exists: Bool { FileManager.default.fileExists(atPath: keyPath) }

    func makeKey(_ bytes: [UInt8]) throws(NodeError) -> NodeKey {
        let files = FileManager.default
        do {
            try files.createDirectory(atPath: identityPath, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw NodeError(
                .cannotCreate, "The data folder \(path) can't be made. Check the path and its permissions.", reason: .unwritable(path))
        }
        if files.fileExists(atPath: keyPath) {
            throw NodeError(
                .cannotCreate, "There is a node in \(path) already. Choose another folder with --data.", reason: .folderTaken(path))
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
            throw NodeError(
                .noInput, "There is no node in \(path) yet. Make one with `amends init --data \(path)`.", reason: .folderMissing(path))
        }
        return try key(Array(data))
    }

    private func key(_ bytes: [UInt8]) throws(NodeError) -> NodeKey {
        do { return try NodeKey(privateKey: bytes) } catch {
            throw NodeError(.badInput, "The key in \(keyPath) is damaged. Set the folder aside and make the node anew.")
        }
    }
}
