public import AmendsCodec
public import AmendsLog

/// What a session hears: things that have happened.
public enum SyncFact: Hashable, Sendable {
    /// The pipe is open. Must be the first fact. The wall time is this node's, in ms since 1970.
    case started(wallMilliseconds: Int64)
    /// The wall time is this node's when the frame came.
    case frameReceived(Frame, wallMilliseconds: Int64)
    /// The pipe's bytes could not be cut into frames.
    case frameRefused(FrameError)
    /// The pipe has ended, at any byte.
    case pipeClosed
    /// Answers ``SyncOrder/judge(_:)``: the peer may talk to us. `heads` are all streams held of at
    /// least the scopes that both sides may read; the session leaves out the others and the empty ones, and
    /// those that `reading` does not permit.
    case peerAccepted(heads: [StreamHead], reading: ReadingRight = .everything)
    /// Answers ``SyncOrder/judge(_:)``; the reason is sent to the peer.
    case peerRefused(reason: String)
    /// Answers ``SyncOrder/load(_:stream:from:maximumByteCount:)``: consecutive segments from the
    /// index asked for, the index after the last of them, and whether that is all that there is to
    /// give. Together at most the bytes asked for, except that one segment alone may be longer, up to
    /// ``SyncLimits/maximumSegmentByteCount``. Not complete and no segment is a fault.
    case segmentsLoaded(SyncRequest, segments: [[UInt8]], nextIndex: UInt64, isComplete: Bool)
    /// Answers ``SyncOrder/store(_:stream:segment:)`` once the segment is durable, with the size and
    /// root to which its stream is durable now (holes and gaps end it).
    case segmentStored(SyncRequest, size: UInt64, root: Digest)
    /// Answers ``SyncOrder/store(_:stream:segment:)``: the segment is not taken, and no more of its
    /// stream in this session.
    case segmentRefused(SyncRequest, SegmentRefusal)
    case timerFired(SyncTimer)
    /// The store cannot go on; the reason is sent to the peer as an internal error.
    case storeFailed(reason: String)
    /// The node has no room for this session or is stopping; the peer may try later.
    case stopped(reason: String)
}

/// What a session wants done, in this order.
public enum SyncOrder: Hashable, Sendable {
    /// Send one whole frame. Must never wait for the peer to read while facts of the peer wait to
    /// be heard; a session has at most ``SyncLimits/maximumOutstandingByteCount`` on the way, and
    /// small answers beside it.
    case send([UInt8])
    /// Decide whether this party may talk to us. Its key is proven only afterwards, and before
    /// anything but digests is said to it.
    case judge(SyncParty)
    /// Give segments of a stream from an index on.
    case load(SyncRequest, stream: StreamID, from: UInt64, maximumByteCount: Int)
    /// Check and store a segment, which may be forged, damaged, of another stream than the one named
    /// here, or against its writer's rights. Orders of one stream come in the order in which they must be stored;
    /// several may be made durable together.
    case store(SyncRequest, stream: StreamID, segment: [UInt8])
    /// The peer has this stream on its disk up to this head, as it says itself.
    case recordAcknowledgement(StreamHead)
    case report(SyncFinding)
    /// Replaces a running timer of the same kind.
    case startTimer(SyncTimer, seconds: Int)
    case cancelTimer(SyncTimer)
    /// Both sides have what the other lacked.
    case finish(SyncSummary)
    case fail(SyncError, SyncSummary)
    /// Always last: close the pipe after what was sent has left.
    case close
}

/// Ties an answer to its order, within one session.
public struct SyncRequest: Hashable, Sendable {
    public var number: UInt64
    public init(number: UInt64) { self.number = number }
}

public enum SyncTimer: Hashable, Sendable, CaseIterable {
    case handshake
    /// Where the pipe can tell that bytes have moved since the start of the timer, in either
    /// direction, start it again instead of saying that it fired: on a slow line a frame takes long.
    case idle
}

/// Something the operator, or the node itself, must know, although the session goes on.
public enum SyncFinding: Hashable, Sendable {
    /// Both sides hold as many entries of the stream, but not the same ones. It is left alone.
    case diverged(own: StreamHead, peerRoot: Digest)
    /// The peer takes no more of the stream.
    case refusedByPeer(StreamID, SegmentRefusal)
}

/// Why a segment is not taken.
public struct SegmentRefusal: Hashable, Sendable {
    public var code: Code
    /// For the operator; on the wire at most ``SyncLimits/maximumTextByteCount`` bytes.
    public var text: String

    public init(code: Code, text: String) { (self.code, self.text) = (code, text) }

    /// The number in a REFUSED frame. Unknown ones keep their number.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public var rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// The bytes are no segment, or not of the stream they were sent for.
        public static let damaged = Code(rawValue: 1)
        /// The signature is not the stream's node's, or not over this content.
        public static let notSigned = Code(rawValue: 2)
        /// The stream's node may not write in this scope.
        public static let notAllowed = Code(rawValue: 3)
        /// It contradicts what is held of the stream.
        public static let diverged = Code(rawValue: 4)
        /// It does not follow what is held of the stream.
        public static let gap = Code(rawValue: 5)
        /// Too much of this writer waits already.
        public static let quota = Code(rawValue: 6)
    }
}
