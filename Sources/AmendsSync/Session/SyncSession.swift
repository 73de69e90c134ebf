import AmendsCodec
import AmendsLog

/// The conversation of two nodes over any ordered byte pipe (`protocol/session.md`).
///
/// It hears facts and returns orders; it reads no clock, draws no random bytes, and never touches
/// a store or a socket. Whoever drives it carries out the orders one after the other and reports
/// what came of them.
///
///     initiator                                     responder
///     HELLO        ───────────────────────────────▶   judge
///       judge      ◀───────────────────────────────  HELLO
///     HEADS        ───────────────────────────────▶             digests of the shared scopes
///                  ◀───────────────────────────────  DIFFERENCES   streams of those that differ
///     STREAMS      ───────────────────────────────▶             its own streams of the same scopes
///     SEGMENT …    ◀──────────────────────────────▶  SEGMENT …  what the other side lacks,
///     ACK …        ◀──────────────────────────────▶  ACK …      answered when durable
///     DONE         ◀──────────────────────────────▶  DONE
///     BYE          ◀──────────────────────────────▶  BYE
///
/// Where nothing differs, BYE follows DIFFERENCES at once. A session keeps nothing for the next
/// one: whatever was cut off is found again from what both sides hold.
public struct SyncSession: Sendable {
    /// What is known where. The initiator passes awaitingDifferences, the responder awaitingHeads
    /// and awaitingStreams; all other states are the same for both.
    enum State {
        case idle
        /// The initiator has sent its HELLO, which is kept with the time when it left.
        case awaitingHello(own: Hello?)
        case judging(own: Hello?, peer: Hello, peerPayload: [UInt8], heardMilliseconds: Int64)
        case awaitingHeads(Agreement, own: [StreamList.ScopeStreams])
        case awaitingDifferences(Agreement, own: [StreamList.ScopeStreams])
        case awaitingStreams(Agreement, listed: StreamList)
        case exchanging(Exchange)
        /// Our BYE is said; only the peer's is missing.
        case leaving
        case closed
    }

    let own: SyncParty
    let isInitiator: Bool
    let nonce: SyncNonce
    let signer: any SessionSigner
    let limits: SyncLimits
    var state = State.idle
    var runningTimer: SyncTimer?
    /// What has been done so far.
    public internal(set) var summary = SyncSummary()

    /// - Parameters:
    ///   - own: this node as it will name itself; must be the signer's node.
    ///   - isInitiator: true for the side that opened the pipe, which speaks first.
    ///   - nonce: 16 random bytes that were never used before.
    public init(own: SyncParty, isInitiator: Bool, nonce: SyncNonce, signer: any SessionSigner, limits: SyncLimits = SyncLimits()) {
        precondition(own.node == signer.node, "a session is signed with the key of the node that it names")
        precondition(own.isPossible, "a store has a site and reads its own scopes only")
        precondition(
            (SyncLimits.minimumCreditByteCount...Int(UInt32.max)).contains(limits.grantedCreditByteCount),
            "the credit must take the longest frame")
        precondition(limits.maximumOutstandingByteCount >= SyncLimits.minimumCreditByteCount, "the window must take the longest frame")
        precondition(limits.maximumLoadByteCount > 0, "a load must ask for something")
        (self.own, self.isInitiator, self.nonce, self.signer, self.limits) = (own, isInitiator, nonce, signer, limits)
    }

    /// True once ``SyncOrder/close`` was given; every later fact is heard in silence.
    public var isClosed: Bool {
        if case .closed = state { true } else { false }
    }

    /// What is to be done, in order, now that `fact` has happened. No fact is too late or too wild:
    /// what cannot be follows from a fault of the peer or of the node, and ends the session.
    public mutating func hear(_ fact: SyncFact) -> [SyncOrder] {
        guard !isClosed else { return [] }
        var orders: [SyncOrder] = []
        do throws(SyncError) {
            try answer(fact, &orders)
        } catch {
            fail(error, &orders)
        }
        return orders
    }

    private mutating func answer(_ fact: SyncFact, _ orders: inout [SyncOrder]) throws(SyncError) {
        switch fact {
        case .pipeClosed:
            guard case .leaving = state else {
                throw SyncError(code: .pipeClosed, side: .own, text: "the pipe ended before both sides were done")
            }
            finish(&orders)
        case .stopped(let reason): throw SyncError(code: .busy, side: .own, text: reason)
        case .storeFailed(let reason): throw .internal(reason)
        case .timerFired(let timer): try hearTimer(timer, &orders)
        case .started(let wall):
            guard isIdle else { throw .internal("started came a second time") }
            hearStarted(wallMilliseconds: wall, &orders)
        case _ where isIdle: throw .internal("started must be the first fact")
        case .frameReceived(let frame, let wall): try hearFrame(frame, wallMilliseconds: wall, &orders)
        case .frameRefused(let error): throw SyncError(code: .malformed, side: .own, text: "\(error)")
        case .peerAccepted(let heads, let reading): try hearAccepted(heads: heads, reading: reading, &orders)
        case .peerRefused(let reason):
            guard case .judging = state else { throw .notAsked }
            throw .refused(reason)
        case .segmentsLoaded, .segmentStored, .segmentRefused: try hearStore(fact, &orders)
        }
    }

    private var isIdle: Bool {
        if case .idle = state { true } else { false }
    }

    private mutating func hearFrame(_ frame: Frame, wallMilliseconds: Int64, _ orders: inout [SyncOrder]) throws(SyncError) {
        summary.received.frameCount += 1
        summary.received.frameByteCount += frame.byteCount
        guard let type = MessageType(rawValue: frame.type) else {
            if frame.type >= MessageType.firstIgnored { return }
            throw .outOfOrder("there is no message of type \(frame.type)")
        }
        do {
            try hear(type, frame.payload, wallMilliseconds: wallMilliseconds, &orders)
        } catch let error as MalformedMessage {
            throw SyncError(code: .malformed, side: .own, text: "\(type.name): \(error.text)")
        } catch let error as SyncError {
            throw error
        } catch {
            throw .internal("\(error)")
        }
        if case .exchanging = state { startTimer(.idle, &orders) }
    }

    private mutating func hear(
        _ type: MessageType, _ payload: [UInt8], wallMilliseconds: Int64, _ orders: inout [SyncOrder]
    ) throws {
        // Before the switch below, which holds a copy of the state while it runs: an exchange must be
        // changed in place, or every frame would copy the lists of streams.
        if type.belongsToExchange, case .exchanging = state { return try hearInExchange(type, payload, &orders) }
        switch (type, state) {
        case (.error, _):
            let message = try ErrorMessage(payload)
            throw SyncError(code: message.code, side: .peer, text: message.text)
        case (.hello, .awaitingHello(let own)):
            try hearHello(payload, own: own, wallMilliseconds: wallMilliseconds, &orders)
        case (.heads, .awaitingHeads(let agreement, let own)):
            try hearHeads(Heads(payload, agreement.names), agreement, own: own, &orders)
        case (.differences, .awaitingDifferences(let agreement, let own)):
            try hearDifferences(Differences(payload, agreement.names), agreement, own: own, &orders)
        case (.streams, .awaitingStreams(let agreement, let listed)):
            try hearStreams(StreamList(payload, agreement.names), agreement, listed: listed, &orders)
        case (.bye, .leaving):
            try MessageReader(payload).finish()
            finish(&orders)
        default:
            throw SyncError.outOfOrder("\(type.name) cannot come \(stateName)")
        }
    }

    private var stateName: String {
        switch state {
        case .idle: "before the start"
        case .awaitingHello: "before HELLO"
        case .judging: "before the answer to HELLO"
        case .awaitingHeads: "before HEADS"
        case .awaitingDifferences: "before DIFFERENCES"
        case .awaitingStreams: "before STREAMS"
        case .exchanging: "during the exchange"
        case .leaving: "in place of BYE"
        case .closed: "after the end"
        }
    }
}
