import AmendsStore
import Foundation
import Synchronization

/// Where a node's fence lies. Whoever replaces it writes it whole: after a crash at any moment the old
/// fence is there or the new one.
public protocol FencePlace: Sendable {
    /// Nil where there is none.
    func read() throws(NodeError) -> [UInt8]?
    /// Durable when it returns.
    func replace(with bytes: [UInt8]) throws(NodeError)
    /// Runs `body` while no other process does so: what is read in it is not replaced meanwhile.
    func exclusively<Value>(_ body: () throws(NodeError) -> Value) throws(NodeError) -> Value
}

/// A fence in memory, for nodes that live as long as their process.
public final class FenceInMemory: FencePlace {
    private let bytes: Mutex<[UInt8]?>
    private let lock = NSLock()

    public init(_ bytes: [UInt8]? = nil) { self.bytes = Mutex(bytes) }

    public func read() -> [UInt8]? { bytes.withLock { $0 } }
    public func replace(with new: [UInt8]) { bytes.withLock { $0 = new } }
    public func exclusively<Value>(_ body: () throws(NodeError) -> Value) throws(NodeError) -> Value {
        lock.lock()
        defer { lock.unlock() }
        return try body()
    }
}

/// `identity/fence` of a data folder. It is written beside its place and renamed into it, file and folder
/// being synced, so that neither a crash nor a power cut leaves half of it.
struct FenceFile: FencePlace {
    let path: String

    private var folder: String { (path as NSString).deletingLastPathComponent }

    func read() throws(NodeError) -> [UInt8]? {
        guard let file = fopen(path, "r") else {
            if errno == ENOENT { return nil }
            throw failure("can't be read")
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            bytes += buffer[..<count]
            guard bytes.count <= Self.maximumByteCount else { return [] }
            if count < buffer.count { break }
        }
        guard ferror(file) == 0 else { throw failure("can't be read") }
        return bytes
    }

    /// Longer files are no fence: 16,384 lines of at most 200 bytes, and some.
    private static let maximumByteCount = 4 << 20

    func replace(with bytes: [UInt8]) throws(NodeError) {
        let partial = path + ".part"
        let file = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure("can't be written") }
        let isWritten = write(bytes, to: file) && fsync(file) == 0
        guard close(file) == 0, isWritten, rename(partial, path) == 0 else { throw failure("can't be written") }
        let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw failure("can't be synced") }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw failure("can't be synced") }
    }

    private func write(_ bytes: [UInt8], to file: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    func exclusively<Value>(_ body: () throws(NodeError) -> Value) throws(NodeError) -> Value {
        let lock = try FileLock(path: path + ".lock", isShared: false)
        defer { lock.release() }
        return try body()
    }

    private func failure(_ what: String) -> NodeError {
        let reason = String(cString: strerror(errno))
        return NodeError(
            .inputOutput,
            "\(path) \(what) (\(reason)). It keeps this node from repeating itself, so nothing is sent without it. Check the disk and who owns the folder."
        )
    }
}

/// A lock that the system lets go when the process ends, however it ends.
final class FileLock: Sendable {
    private let file: Mutex<Int32>

    /// Waits for an exclusive one, unless `waits` says not to; then it throws `busy`.
    init(path: String, isShared: Bool, waits: Bool = true) throws(NodeError) {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw NodeError(.inputOutput, "\(path) can't be opened (\(String(cString: strerror(errno)))). Check who owns the folder.")
        }
        var result: Int32
        repeat { result = flock(file, (isShared ? LOCK_SH : LOCK_EX) | (waits ? 0 : LOCK_NB)) } while result != 0 && errno == EINTR
        guard result == 0 else {
            let isBusy = errno == EWOULDBLOCK
            close(file)
            throw isBusy
                ? NodeError(.busy, "Another program has this node open.") : NodeError(.inputOutput, "\(path) can't be locked. Check the disk.")
        }
        self.file = Mutex(file)
    }

    func release() {
        file.withLock { file in
            if file >= 0 { close(file) }
            file = -1
        }
    }

    deinit { release() }
}
