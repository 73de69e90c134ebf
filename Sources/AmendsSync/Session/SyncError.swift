/// Why a session ended before both sides had said BYE. Nothing durable is lost by it: the next
/// session goes on from what both sides hold.
public struct SyncError: Error, Hashable, Sendable {
    public var code: Code
    /// Who found the fault.
    public var side: Side
    /// For the operator; at most ``SyncLimits/maximumTextByteCount`` bytes where it came from the peer.
    public var text: String

    public init(code: Code, side: Side, text: String) { (self.code, self.side, self.text) = (code, side, text) }

    /// The number in an ERROR frame. Unknown ones keep their number.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public var rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Never sent: the pipe ended without an ERROR.
        public static let pipeClosed = Code(rawValue: 0)
        /// No protocol version in common: update the older node.
        public static let version = Code(rawValue: 1)
        /// The peer may not talk to this node, or did not prove its key.
        public static let refused = Code(rawValue: 2)
        /// Bytes that are no frame, or a payload that is not what its type promises.
        public static let malformed = Code(rawValue: 3)
        /// A well-formed message where it cannot come, or about something that was never listed.
        public static let outOfOrder = Code(rawValue: 4)
        /// More bytes or SEGMENTs on the way than were granted.
        public static let creditExceeded = Code(rawValue: 5)
        /// The node has no room for a session now, or is stopping: try later.
        public static let busy = Code(rawValue: 6)
        /// The node that says so has a fault of its own, in its disk for example.
        public static let `internal` = Code(rawValue: 7)
        /// Nothing was heard for too long.
        public static let timedOut = Code(rawValue: 8)
    }

    public enum Side: Hashable, Sendable { case own, peer }
}

extension SyncError.Code: CustomStringConvertible {
    public var description: String {
        switch self {
        case .pipeClosed: "pipe closed"
        case .version: "version"
        case .refused: "refused"
        case .malformed: "malformed"
        case .outOfOrder: "protocol"
        case .creditExceeded: "credit exceeded"
        case .busy: "busy"
        case .internal: "internal"
        case .timedOut: "timed out"
        default: "code \(rawValue)"
        }
    }
}

extension SyncError: CustomStringConvertible {
    public var description: String { "\(side == .own ? "ended here" : "ended by the peer") (\(code)): \(text)" }
}
