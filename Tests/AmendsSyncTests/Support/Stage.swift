import AmendsCodec
import AmendsLog
import Testing

@testable import AmendsSync

/// A session brought into a state by real messages of a real peer, so that every event can be tried on it.
struct Stage {
    var session: SyncSession
    /// One well-formed frame of each type; where the state waits for one, it is the right one.
    var frames: [MessageType: Frame]
    var load = SyncRequest(number: 900)
    var store = SyncRequest(number: 901)
    var find = SyncRequest(number: 902)
    var measure = SyncRequest(number: 903)
    var heads: [StreamHead]

    static let wall: Int64 = 1_700_000_000_000

    /// - Parameter isOwing: in `exchanging`, whether a load and a store order are unanswered.
    init?(_ state: String, isInitiator: Bool, isOwing: Bool = true) {
        var (store, headOffice) = chain()
        if state != "leaving" {
            store.append([[1], [2]], to: store.stream(site("S012")))
            headOffice.append([[1], [2]], to: headOffice.stream(.company))
        }
        let own = isInitiator ? store : headOffice
        heads = own.heads
        frames = Self.sampleFrames(store, headOffice)
        session = SyncSession(
            own: own.party, isInitiator: isInitiator, nonce: SyncNonce(high: isInitiator ? 0xa0 : 0xb0, low: 1), signer: own.signer)
        guard bring(to: state, isInitiator: isInitiator, isOwing: isOwing) else { return nil }
    }

    /// A session in exchange of which the peer has another line of stream 0 than ours, as long, and of stream 1 a
    /// longer one. What our first begins with is asked of the store.
    init(partedAsInitiator isInitiator: Bool) {
        var (store, headOffice) = chain()
        let streams = [0, 1].map { store.stream(.log(store.signer.node), epoch: $0) }
        store.append([[1], [2]], to: streams[0])
        headOffice.append([[1], [3]], to: streams[0])
        store.append(isInitiator ? [[1]] : [[1], [2]], to: streams[1])
        headOffice.append(isInitiator ? [[1], [2]] : [[1]], to: streams[1])
        let own = isInitiator ? store : headOffice
        heads = own.heads
        frames = Self.sampleFrames(store, headOffice)
        session = SyncSession(
            own: own.party, isInitiator: isInitiator, nonce: SyncNonce(high: isInitiator ? 0xa0 : 0xb0, low: 1), signer: own.signer)
        _ = bring(to: "exchanging", isInitiator: isInitiator, isOwing: false)
    }

    /// The same, brought so far that `event` can come.
    init(parted event: String, isInitiator: Bool) {
        self.init(partedAsInitiator: isInitiator)
        switch event {
        case "HELD": _ = session.hear(.beginningFound(find, .ladder([])))
        case "line measured": for case .measure(let request, _, _) in hear(.ladder) { measure = request }
        default: break
        }
    }

    /// The frames of a whole conversation of the same nodes with the same nonces, and samples of the others.
    private static func sampleFrames(_ store: FakeNode, _ headOffice: FakeNode) -> [MessageType: Frame] {
        var conversation = Conversation(store, headOffice)
        conversation.run()
        var frames: [MessageType: Frame] = [:]
        for (_, frame) in conversation.transcript { MessageType(rawValue: frame.type).map { frames[$0] = frames[$0] ?? frame } }
        func add(_ type: MessageType, _ payload: [UInt8]) { frames[type] = Frame(type: type.rawValue, payload: payload) }
        if frames[.streams] == nil {
            add(.streams, StreamList(fitting: []).payload(ScopeNames(initiator: store.party, responder: headOffice.party)))
        }
        add(.segment, SegmentMessage(stream: 0, segment: [7]).payload)
        add(.acknowledgement, Acknowledgement(stream: 0, credit: 3, size: 1, root: .zero).payload)
        add(.refused, RefusedMessage(stream: 0, credit: 3, refusal: SegmentRefusal(code: .quota, text: "full")).payload)
        add(.extends, ExtendsMessage(line: 1, extended: 1).payload)
        add(.ladder, LadderMessage(line: 0, rungs: [Rung(size: 1, root: .zero)]).payload)
        add(.held, HeldMessage(line: 0, size: 0).payload)
        add(.done, [])
        add(.bye, [])
        add(.error, ErrorMessage(code: .busy, text: "later").payload)
        // Of the two HELLOs the peer's is wanted; see `bring`.
        return frames
    }

    mutating func hear(_ type: MessageType) -> [SyncOrder] {
        guard let frame = frames[type] else { return [] }
        return session.hear(.frameReceived(frame, wallMilliseconds: Self.wall))
    }

    private mutating func bring(to state: String, isInitiator: Bool, isOwing: Bool) -> Bool {
        if !isInitiator, state == "differences" { return false }
        if isInitiator, ["heads", "streams"].contains(state) { return false }
        if isInitiator { frames[.hello] = Self.helloOfHeadOffice() }
        if state == "idle" { return true }
        _ = session.hear(.started(wallMilliseconds: Conversation.wallMilliseconds[isInitiator ? 0 : 1]))
        if state == "hello" { return true }
        if state == "closed" {
            _ = session.hear(.stopped(reason: "test"))
            return true
        }
        // The conversation that the frames come from heard everything 200 ms after its start.
        _ = frames[.hello].map {
            session.hear(.frameReceived($0, wallMilliseconds: Conversation.wallMilliseconds[isInitiator ? 0 : 1] + 200))
        }
        if state == "judging" { return true }
        _ = session.hear(.peerAccepted(heads: heads))
        if ["differences", "heads"].contains(state) { return true }
        var orders = hear(isInitiator ? .differences : .heads)
        if ["streams", "leaving"].contains(state) { return true }
        if !isInitiator { orders = hear(.streams) }
        beginExchange(orders, isOwing: isOwing)
        return true
    }

    private mutating func beginExchange(_ orders: [SyncOrder], isOwing: Bool) {
        for case .find(let request, _, _) in orders { find = request }
        for case .load(let request, _, _, _) in orders {
            for case .load(let next, _, _, _) in session.hear(
                .segmentsLoaded(request, segments: [[7]], nextIndex: isOwing ? 1 : 2, isComplete: !isOwing))
            {
                load = next
            }
        }
        guard isOwing else { return }
        for case .store(let request, _, _) in hear(.segment) { store = request }
    }

    private static func helloOfHeadOffice() -> Frame {
        let party = chain().headOffice.party
        let hello = Hello(
            versions: SyncLimits.versions, party: party, nonce: SyncNonce(high: 0xb0, low: 1),
            wallMilliseconds: Conversation.wallMilliseconds[1] + 200, credit: UInt32(SyncLimits().grantedCreditByteCount))
        return Frame(type: MessageType.hello.rawValue, payload: hello.payload)
    }
}
