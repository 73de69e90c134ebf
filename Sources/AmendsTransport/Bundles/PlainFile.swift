#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file by its descriptor, closed when it is let go of.
struct PlainFile: ~Copyable {
    private let descriptor: Int32
    private let path: String

    init(reading path: String) throws(TransportError) {
        try self.init(path, O_RDONLY | O_CLOEXEC)
    }

    /// A new, empty file; what lay there under this name is gone.
    init(writing path: String) throws(TransportError) {
        try self.init(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC)
    }

    private init(_ path: String, _ flags: Int32) throws(TransportError) {
        descriptor = open(path, flags, 0o600)
        self.path = path
        guard descriptor >= 0 else { throw Self.failure(path) }
    }

    deinit {
        if descriptor >= 0 { _ = close(descriptor) }
    }

    /// Up to `maximum` bytes; none at the end of the file.
    func read(maximumByteCount maximum: Int) throws(TransportError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: maximum)
        while true {
            let count = bytes.withUnsafeMutableBytes { unistdRead(descriptor, $0.baseAddress, maximum) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Self.failure(path) }
            bytes.removeLast(maximum - count)
            return bytes
        }
    }

    func write(_ bytes: [UInt8]) throws(TransportError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { unistdWrite(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Self.failure(path) }
            written += count
        }
    }

    /// Returns when the bytes are on the medium.
    func synchronize() throws(TransportError) {
        guard fsync(descriptor) == 0 else { throw Self.failure(path) }
    }

    static func rename(_ path: String, to other: String) throws(TransportError) {
        guard unistdRename(path, other) == 0 else { throw failure(other) }
    }

    /// Throws where there is something at `path` that is no plain file.
    static func expectNoneButPlain(_ path: String) throws(TransportError) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return }
        throw TransportError(.fileFailed, place: path, reason: "not a plain file")
    }

    static func remove(_ path: String) { _ = unlink(path) }

    private static func failure(_ path: String) -> TransportError {
        TransportError(.fileFailed, place: path, reason: String(cString: strerror(errno)))
    }
}

// The system's functions, under names that the methods above do not hide.
private func unistdRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int { read(descriptor, bytes, count) }
private func unistdWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(descriptor, bytes, count) }
private func unistdRename(_ path: String, _ other: String) -> Int32 { rename(path, other) }
