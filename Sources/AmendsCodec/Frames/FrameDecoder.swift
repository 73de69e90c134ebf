/// Cuts bytes, which may come in any pieces, into frames.
///
/// It holds the beginning of one frame and nothing else, so never more than
/// ``Frame/maximumByteCount`` bytes, and only as many as really came: a length field alone
/// reserves no memory.
public struct FrameDecoder: Sendable {
    /// The length and type bytes read so far, newest lowest.
    private var header: UInt64 = 0
    private var headerCount = 0
    private var payload: [UInt8] = []
    private var fault: FrameError?

    public init() {}

    /// How many bytes of an unfinished frame are held, its length field included.
    public var heldByteCount: Int { headerCount + payload.count }

    /// Takes bytes from the front of `bytes` up to the end of one frame and returns that frame, or
    /// takes all of them and returns nil where the frame is not complete yet.
    ///
    /// After an error nothing more can be read; every further call throws the same error.
    public mutating func next(from bytes: inout ArraySlice<UInt8>) throws(FrameError) -> Frame? {
        if let fault { throw fault }
        while headerCount < Frame.headerByteCount {
            guard let byte = bytes.popFirst() else { return nil }
            header = header << 8 | UInt64(byte)
            headerCount += 1
            if headerCount == 4 { try checkLength(Int(header)) }
        }
        let wanted = Int(header >> 8) - 1 - payload.count
        let piece = bytes.prefix(wanted)
        payload.append(contentsOf: piece)
        bytes = bytes.dropFirst(piece.count)
        guard piece.count == wanted else { return nil }
        let frame = Frame(type: UInt8(truncatingIfNeeded: header), payload: payload)
        (header, headerCount, payload) = (0, 0, [])
        return frame
    }

    /// All frames that `bytes` completes.
    public mutating func frames(in bytes: [UInt8]) throws(FrameError) -> [Frame] {
        var rest = bytes[...]
        var frames: [Frame] = []
        while let frame = try next(from: &rest) { frames.append(frame) }
        return frames
    }

    /// To be called where the bytes end: throws if they end inside a frame.
    public func finish() throws(FrameError) {
        if let fault { throw fault }
        if heldByteCount > 0 { throw .truncated(byteCount: heldByteCount) }
    }

    private mutating func checkLength(_ length: Int) throws(FrameError) {
        guard length > Frame.maximumByteCount || length == 0 else { return }
        let fault: FrameError = length == 0 ? .empty : .oversized(byteCount: length)
        self.fault = fault
        throw fault
    }
}
