/// One message on a pipe or in a bundle (`protocol/session.md`, section 1).
///
///     u32  length of all that follows it, big-endian, 1 ... maximumByteCount
///     u8   type
///     …    payload, length − 1 bytes
public struct Frame: Hashable, Sendable {
    /// What the payload is. The meaning belongs to the conversation (or the bundle), not to the frame.
    public var type: UInt8
    public var payload: [UInt8]

    /// Largest value of the length field: 2 MiB. A segment inflates to at most 1 MiB without its
    /// salts and commitments and is carried whole; with them, and where nothing could be deflated,
    /// it still fits. What is longer is refused before a byte of it is kept.
    public static let maximumByteCount = 2 << 20
    /// Bytes of the length and type that precede a payload.
    public static let headerByteCount = 5
    /// Largest payload, in bytes.
    public static let maximumPayloadByteCount = maximumByteCount - 1

    /// `payload` holds at most ``maximumPayloadByteCount`` bytes; whoever builds frames keeps the
    /// limit of its own message, which is never above this one.
    public init(type: UInt8, payload: [UInt8] = []) {
        precondition(payload.count <= Self.maximumPayloadByteCount, "a payload is bounded by the message that it carries")
        (self.type, self.payload) = (type, payload)
    }

    /// How many bytes the frame takes on a pipe.
    public var byteCount: Int { Self.headerByteCount + payload.count }

    /// The frame as it lies on a pipe.
    public var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount)
        let length = UInt32(payload.count + 1)
        for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: length >> shift)) }
        bytes.append(type)
        bytes.append(contentsOf: payload)
        return bytes
    }
}

/// Why bytes cannot be cut into frames. Nothing after the fault can be trusted: the pipe is closed.
public enum FrameError: Error, Hashable, Sendable {
    /// The length field says more than ``Frame/maximumByteCount``.
    case oversized(byteCount: Int)
    /// The length field says 0, so that not even a type follows.
    case empty
    /// The bytes ended inside a frame; as many of it were there, its length field included.
    case truncated(byteCount: Int)
}

extension FrameError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .oversized(let byteCount): "a frame of \(byteCount) bytes is above the limit of \(Frame.maximumByteCount)"
        case .empty: "a frame of no bytes has no type"
        case .truncated(let byteCount): "the bytes end \(byteCount) bytes into a frame"
        }
    }
}
