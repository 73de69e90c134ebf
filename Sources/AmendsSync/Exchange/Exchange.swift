import AmendsLog

/// Both directions of an exchange. Which lines either side lacks follows from the two lists; where one of
/// them goes on from shows in EXTENDS, or in LADDER and HELD where no line of the other side begins it.
///
/// A line that is shorter than one the peer has and this side has not may be that one's beginning. It waits
/// until the peer has said from where the longer one goes on. Only longer lines are waited for, so the longest
/// that anybody has never waits, and nobody waits for ever.
struct Exchange {
    var outgoing: Outgoing
    var incoming: Incoming
    private var requests = RequestCounter()
    private let own: LineList
    private let peer: LineList

    /// Only scopes that stand in both lists are exchanged: a list without room for a scope says
    /// nothing about it.
    init(own: StreamList, peer: StreamList, window: Int, grantedByteCount: Int) {
        let scopes = Set(own.scopes.map(\.scope)).intersection(peer.scopes.map(\.scope))
        (self.own, self.peer) = (LineList(own), LineList(peer))
        outgoing = Outgoing(own: self.own, peer: self.peer, scopes, window: window)
        incoming = Incoming(own: self.own, peer: self.peer, scopes, grantedByteCount: grantedByteCount)
    }

    var isFinished: Bool { outgoing.isFinished && incoming.isFinished }
    var isWaitingForStore: Bool { outgoing.isWaitingForStore || incoming.isWaitingForStore }

    mutating func nextStep() -> Outgoing.Step? { outgoing.nextStep(&requests) }

    mutating func hearSegment(_ message: SegmentMessage) throws(SyncError) -> Incoming.Verdict {
        try incoming.hearSegment(message, &requests)
    }

    /// The peer's line goes on from one of ours.
    mutating func hearExtends(_ message: ExtendsMessage) throws(SyncError) {
        let line = try incoming.hearExtends(message)
        let number = Int(message.extended)
        guard number < own.lines.count, own.lines[number].stream == line.stream, own.lines[number].size < line.size,
            !peer.contains(own.lines[number])
        else { throw .outOfOrder("EXTENDS names a line that it can't go on from") }
        try outgoing.hear(line: Int(message.line), extends: number)
    }

    /// The peer's line goes on from none of ours.
    mutating func hearLadder(_ message: LadderMessage) throws(SyncError) -> (request: SyncRequest, line: StreamHead) {
        let asked = try incoming.hearLadder(message, &requests)
        outgoing.hearAnnounced(line: Int(message.line))
        return asked
    }

    mutating func hearDone() throws(SyncError) {
        try incoming.hearDone()
        outgoing.hearDone()
    }
}

extension SyncError {
    static func outOfOrder(_ text: String) -> SyncError { SyncError(code: .outOfOrder, side: .own, text: text) }
    static func `internal`(_ text: String) -> SyncError { SyncError(code: .internal, side: .own, text: text) }
    static var notAsked: SyncError { .internal("an answer came to a question that was not asked") }
    static func refused(_ text: String) -> SyncError { SyncError(code: .refused, side: .own, text: text) }
}

/// Numbers the orders that are answered later.
struct RequestCounter {
    private var count: UInt64 = 0
    mutating func next() -> SyncRequest {
        defer { count += 1 }
        return SyncRequest(number: count)
    }
}
