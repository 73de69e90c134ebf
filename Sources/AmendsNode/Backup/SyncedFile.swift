import Foundation

/// Files that appear under their names only when they are whole and on the medium.
enum SyncedFile {
    /// Syncs the file at `partial`, renames it to `path` and syncs the folder.
    static func publish(_ partial: String, as path: String) throws(NodeError) {
        try synchronize(partial, O_RDONLY)
        guard rename(partial, path) == 0 else { throw failure(path) }
        try synchronize((path as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY)
    }

    static func synchronize(_ path: String, _ flags: Int32) throws(NodeError) {
        let file = open(path.isEmpty ? "." : path, flags | O_CLOEXEC)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure(path) }
    }

    static func copy(_ source: String, to target: String) throws(NodeError) {
        remove(target)
        do { try FileManager.default.copyItem(atPath: source, toPath: target) } catch { throw failure(target) }
        chmod(target, 0o600)
    }

    /// A second name for a file, or a copy where the file system has no such thing.
    static func keep(_ path: String, as other: String) throws(NodeError) {
        if link(path, other) != 0 { try copy(path, to: other) }
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
    static func remove(_ path: String) { _ = unlink(path) }

    static func byteCount(_ path: String) -> Int { (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0 }

    private static func failure(_ path: String) -> NodeError {
        let reason = String(cString: strerror(errno))
        return NodeError(.cannotCreate, "\(path) can't be written (\(reason)). Check the folder, its permissions and the space on the disk.")
    }
}
