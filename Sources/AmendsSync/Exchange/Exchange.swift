import AmendsLog

/// Both directions of an exchange, as they follow from the two lists of streams alone: both sides
/// compute the same, so nobody has to ask for anything.
struct Exchange {
    var outgoing: Outgoing
    var incoming: Incoming
    private var requests = RequestCounter()
    /// Streams of which both sides hold as many entries, but not the same ones.
    let diverged: [SyncFinding]

    /// Only scopes that stand in both lists are exchanged: a list without room for a scope says
    /// nothing about it.
    init(own: StreamList, peer: StreamList, window: Int, grantedByteCount: Int) {
        let ownHeads = own.heads
        let peerHeads = peer.heads
        let scopes = Set(own.scopes.map(\.scope)).intersection(peer.scopes.map(\.scope))
        let ownSizes = Dictionary(uniqueKeysWithValues: ownHeads.map { ($0.stream, $0) })
        let peerSizes = Dictionary(uniqueKeysWithValues: peerHeads.map { ($0.stream, $0) })
        outgoing = Outgoing(
            offered: ownHeads.map(\.stream),
            peerSizes: ownHeads.map { Self.start(of: $0, at: peerSizes[$0.stream], scopes) },
            window: window)
        incoming = Incoming(
            offered: peerHeads.map(\.stream),
            isLacking: peerHeads.map { Self.start(of: $0, at: ownSizes[$0.stream], scopes) != nil },
            grantedByteCount: grantedByteCount)
        diverged = ownHeads.compactMap { head in
            guard let theirs = peerSizes[head.stream], theirs.size == head.size, theirs.root != head.root else { return nil }
            return .diverged(own: head, peerRoot: theirs.root)
        }
    }

    var isFinished: Bool { outgoing.isFinished && incoming.isFinished }
    var isWaitingForStore: Bool { outgoing.isLoading || incoming.isWaitingForStore }

    mutating func nextStep() -> Outgoing.Step? { outgoing.nextStep(&requests) }

    mutating func hearSegment(_ message: SegmentMessage) throws(SyncError) -> Incoming.Verdict {
        try incoming.hearSegment(message, &requests)
    }

    /// The index from which the holder of `head` sends, nil where the other side lacks nothing.
    /// Whether the shorter side's entries are really the beginning of the longer one shows only in the segments.
    private static func start(of head: StreamHead, at other: StreamHead?, _ scopes: Set<Scope>) -> UInt64? {
        guard scopes.contains(head.stream.scope) else { return nil }
        let size = other?.size ?? 0
        return size < head.size ? size : nil
    }
}

extension SyncError {
    static func outOfOrder(_ text: String) -> SyncError { SyncError(code: .outOfOrder, side: .own, text: text) }
    static func `internal`(_ text: String) -> SyncError { SyncError(code: .internal, side: .own, text: text) }
    static var notAsked: SyncError { .internal("an answer came to a question that was not asked") }
    static func refused(_ text: String) -> SyncError { SyncError(code: .refused, side: .own, text: text) }
}
