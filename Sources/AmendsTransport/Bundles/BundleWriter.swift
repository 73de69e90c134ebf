import AmendsCodec
import Crypto

/// Writes a bundle. It lies under its name only when it is complete and on the medium; until then
/// it is called `NAME.part`, which is removed if the writer is let go of unfinished.
public struct BundleWriter: ~Copyable {
    private let path: String
    private let file: PlainFile
    private var sum = SHA256()
    private var isFinished = false
    public private(set) var segmentCount: UInt64 = 0

    private var partPath: String { path + ".part" }

    /// Longest segment, in bytes.
    public static let maximumSegmentByteCount = Frame.maximumPayloadByteCount

    /// Refuses a `path` at which something other than a file lies: completing the bundle would put a
    /// file in the place of a device or a folder.
    public init(path: String) throws(TransportError) {
        try PlainFile.expectNoneButPlain(path)
        let file = try PlainFile(writing: path + ".part")
        try file.write(BundleFormat.header)
        self.path = path
        self.file = file
        sum.update(data: BundleFormat.header)
    }

    deinit {
        if !isFinished { PlainFile.remove(partPath) }
    }

    private mutating func write(_ bytes: [UInt8]) throws(TransportError) {
        sum.update(data: bytes)
        try file.write(bytes)
    }

    /// Appends one segment of 1 ... ``maximumSegmentByteCount`` bytes.
    public mutating func append(_ segment: [UInt8]) throws(TransportError) {
        guard (1...Self.maximumSegmentByteCount).contains(segment.count) else {
            throw TransportError(.bundleDamaged, place: path, reason: "a segment of \(segment.count) bytes cannot be carried")
        }
        try write(Frame(type: BundleFormat.segmentType, payload: segment).encoded)
        segmentCount += 1
    }

    /// Completes the bundle; it is on the medium when this returns. Nothing can be appended after it.
    public consuming func finish() throws(TransportError) {
        let end = BundleFormat.end(segmentCount: segmentCount, sum: Array(sum.finalize()))
        try file.write(end.encoded)
        try file.synchronize()
        try PlainFile.rename(partPath, to: path)
        isFinished = true
    }
}
