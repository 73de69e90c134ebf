public import AmendsLog

/// What a session did; also given where it failed, as far as it came.
public struct SyncSummary: Hashable, Sendable {
    /// Set as soon as the peer has named itself, hence before it has proven its key.
    public var peer: SyncParty?
    /// True once the peer has proven its key.
    public var isPeerProven = false
    public var clockDifference: ClockDifference?
    public var sent = Traffic()
    public var received = Traffic()
    /// Streams that were found to have more than one line: their nodes lived on from one state twice.
    public var branched: Set<StreamID> = []
    public var refusedByPeer: [StreamID: SegmentRefusal] = [:]
    public var refusedByUs: [StreamID: SegmentRefusal] = [:]
    /// One session had no room for all that differs: hold another one soon.
    public var isPartial = false

    public init() {}

    public struct Traffic: Hashable, Sendable {
        public var segmentCount = 0
        /// Bytes of segments, without their frames.
        public var segmentByteCount = 0
        /// Whole frames, of all types.
        public var frameCount = 0
        public var frameByteCount = 0

        public init() {}
    }
}

/// How a peer's clock stands to ours, measured in the handshake.
public struct ClockDifference: Hashable, Sendable {
    /// The peer's wall time minus ours, in ms.
    public var milliseconds: Int64
    /// The initiator knows how long its HELLO and the answer took together; the truth lies within
    /// half of it, and `milliseconds` is the middle. Nil for the responder, which cannot know, and
    /// whose value is too small by the time that HELLO took.
    public var roundTripMilliseconds: Int64?

    public init(milliseconds: Int64, roundTripMilliseconds: Int64?) {
        (self.milliseconds, self.roundTripMilliseconds) = (milliseconds, roundTripMilliseconds)
    }
}
