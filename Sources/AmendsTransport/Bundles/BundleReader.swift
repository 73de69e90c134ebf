import AmendsCodec
import Crypto

/// Reads a bundle segment by segment, holding one piece of the file and the beginning of one frame
/// at a time, never more.
///
/// Segments come before the sum at the end has been seen. That is no risk to a log, since each is
/// signed; who wants to know first whether the whole file is sound reads it twice, see ``check(path:)``.
public struct BundleReader: ~Copyable {
    private let path: String
    private let file: PlainFile
    private var decoder = FrameDecoder()
    private var rest: ArraySlice<UInt8> = []
    private var sum = SHA256()
    private var isFinished = false
    /// Segments given so far.
    public private(set) var segmentCount: UInt64 = 0

    /// Bytes asked of the file at once.
    private static let pieceByteCount = 64 << 10

    public init(path: String) throws(TransportError) {
        let file = try PlainFile(reading: path)
        try Self.checkHeader(of: file, path)
        self.path = path
        self.file = file
        sum.update(data: BundleFormat.header)
    }

    /// Reads the whole bundle and throws what is wrong with it; otherwise the number of its segments.
    public static func check(path: String) throws(TransportError) -> UInt64 {
        var reader = try BundleReader(path: path)
        while try reader.next() != nil {}
        return reader.segmentCount
    }

    /// The next segment; nil when the bundle has ended, complete and with the right sum. Throws
    /// `bundleTruncated` where the file ends too early and `bundleDamaged` where it says something impossible.
    public mutating func next() throws(TransportError) -> [UInt8]? {
        guard !isFinished else { return nil }
        guard let frame = try nextFrame() else { throw error(.bundleTruncated, "it ends after \(segmentCount) segments") }
        switch frame.type {
        case BundleFormat.segmentType where !frame.payload.isEmpty:
            sum.update(data: frame.encoded)
            segmentCount += 1
            return frame.payload
        case BundleFormat.endType:
            try checkEnd(frame)
            isFinished = true
            return nil
        default:
            throw error(.bundleDamaged, "after segment \(segmentCount) lies a frame of type \(frame.type) that cannot be there")
        }
    }

    private static func checkHeader(of file: borrowing PlainFile, _ path: String) throws(TransportError) {
        var header: [UInt8] = []
        while header.count < BundleFormat.headerByteCount {
            let piece = try file.read(maximumByteCount: BundleFormat.headerByteCount - header.count)
            guard !piece.isEmpty else { break }
            header += piece
        }
        guard header.starts(with: BundleFormat.magic) else {
            let isCutShort = BundleFormat.magic.starts(with: header) && !header.isEmpty
            throw TransportError(isCutShort ? .bundleTruncated : .notABundle, place: path)
        }
        guard header.count == BundleFormat.headerByteCount else {
            throw TransportError(.bundleTruncated, place: path, reason: "it ends in its header")
        }
        guard header == BundleFormat.header else {
            let version = UInt16(header[8]) << 8 | UInt16(header[9])
            throw TransportError(.unknownBundleVersion, place: path, reason: "version \(version)")
        }
    }

    private mutating func nextFrame() throws(TransportError) -> Frame? {
        while true {
            do throws(FrameError) {
                if let frame = try decoder.next(from: &rest) { return frame }
            } catch let fault {
                throw error(.bundleDamaged, "after segment \(segmentCount): \(fault)")
            }
            rest = try file.read(maximumByteCount: Self.pieceByteCount)[...]
            if rest.isEmpty { return nil }
        }
    }

    private mutating func checkEnd(_ frame: Frame) throws(TransportError) {
        guard frame == BundleFormat.end(segmentCount: segmentCount, sum: Array(sum.finalize())) else {
            throw error(.bundleDamaged, "its count or sum is not that of its \(segmentCount) segments")
        }
        if rest.isEmpty { rest = try file.read(maximumByteCount: 1)[...] }
        guard rest.isEmpty else { throw error(.bundleDamaged, "bytes follow its end") }
    }

    private func error(_ code: TransportError.Code, _ reason: String) -> TransportError {
        TransportError(code, place: path, reason: reason)
    }
}
