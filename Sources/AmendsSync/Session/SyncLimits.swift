import AmendsCodec

/// Every bound of a session. The static ones are part of the protocol; the others are one side's
/// own choice, and a peer need not know them.
///
/// **What a peer can make a session hold:** at most 16,384 heads of its own list (under 4 MiB)
/// or 30,000 scope digests (under 4 MiB, dropped when they are answered), the record of 1,024
/// unanswered SEGMENTs, and one text of 512 bytes per line: together under 16 MiB. Beside it lie
/// one unfinished frame in the pipe (2 MiB) and the segments not yet answered in the node's hands
/// (``grantedCreditByteCount``).
public struct SyncLimits: Hashable, Sendable {
    /// Bytes of unanswered SEGMENT payloads that the peer may have on the way to us. 8 MiB keep a
    /// 100 Mbit/s line busy through half a second of round trip and commit.
    public var grantedCreditByteCount = 8 << 20
    /// Bytes of unanswered SEGMENT payloads that we have on the way, whatever the peer would grant:
    /// so much may wait in the pipe's buffers on a slow line.
    public var maximumOutstandingByteCount = 8 << 20
    /// Bytes of segments asked of the store at once; so much waits in the session for credit.
    public var maximumLoadByteCount = 2 << 20
    /// From the start to the first list of streams: a peer that is not one of us must not sit on a
    /// connection. Long enough for a satellite line and a slow disk.
    public var handshakeSeconds = 20
    /// Without a frame from the peer, while nothing waits for ourselves: a line that died silently.
    public var idleSeconds = 60

    public init() {}

    /// The least credit: one SEGMENT of any size must always be possible, or a session could stand still.
    public static let minimumCreditByteCount = Frame.maximumByteCount
    /// Longest segment, in bytes: what a SEGMENT frame has room for.
    public static let maximumSegmentByteCount = Frame.maximumPayloadByteCount - SegmentMessage.headerByteCount
    /// SEGMENTs of one side without an answer; bounds the bookkeeping for very small segments.
    public static let maximumUnansweredSegmentCount = 1024
    /// Scopes in HEADS: 10,000 shops with two nodes each. 66 bytes each at most, so that HEADS fits one frame.
    public static let maximumScopeCount = 30_000
    /// Scopes in a list of streams, 36 bytes each at most. What does not fit is listed by the next session.
    public static let maximumListedScopeCount = 16_384
    /// Lines in a list, 84 bytes each, so that a list with all its scopes fits one frame.
    public static let maximumLineCount = 16_384
    /// Lines of one scope, so that a list always has room for at least one more scope.
    public static let maximumLineCountPerScope = 4096
    /// LADDERs of one side without an answer, at most 2 KiB each: as many as a session sends without looking
    /// whether the peer reads.
    public static let maximumUnansweredLadderCount = 64
    /// Text in ERROR and REFUSED, bytes of UTF-8: a sentence for the operator.
    public static let maximumTextByteCount = 512
    /// The versions of the protocol that this session can speak.
    public static let versions: ClosedRange<UInt16> = 1...1
}
