import AmendsCodec
import AmendsLog
import Testing

@testable import AmendsSync

@Suite struct HandshakeTests {
    private static func hello(_ party: SyncParty, versions: ClosedRange<UInt16> = 1...1, extra: [UInt8] = []) -> SyncFact {
        let hello = Hello(
            versions: versions, party: party, nonce: SyncNonce(high: 1, low: 2), wallMilliseconds: 0, credit: 8 << 20)
        return .frameReceived(Frame(type: MessageType.hello.rawValue, payload: hello.payload + extra), wallMilliseconds: 0)
    }

    private static func failure(_ orders: [SyncOrder]) -> SyncError? {
        for case .fail(let error, _) in orders { return error }
        return nil
    }

    private static func responder() -> SyncSession {
        let node = chain().headOffice
        var session = SyncSession(own: node.party, isInitiator: false, nonce: SyncNonce(high: 3, low: 4), signer: node.signer)
        #expect(session.hear(.started(wallMilliseconds: 0)) == [.startTimer(.handshake, seconds: 20)])
        return session
    }

    @Test func aResponderSaysNothingBeforeItHasJudged() {
        var session = Self.responder()
        let store = chain().store.party
        #expect(session.hear(Self.hello(store)) == [.judge(store)])
    }

    @Test func aNewerVersionIsToldApartFromDamageWhateverFollows() {
        var session = Self.responder()
        let orders = session.hear(Self.hello(chain().store.party, versions: 2...4, extra: [1, 2, 3]))
        #expect(Self.failure(orders)?.code == .version)
        var overlapping = Self.responder()
        #expect(Self.failure(overlapping.hear(Self.hello(chain().store.party, versions: 1...9))) == nil)
    }

    @Test func aNodeDoesNotTalkToItself() {
        var session = Self.responder()
        #expect(Self.failure(session.hear(Self.hello(chain().headOffice.party)))?.code == .refused)
    }

    @Test func whoCannotProveItsKeyIsRefusedAndLearnsNoStream() {
        struct Impostor: SessionSigner {
            let node: NodeID
            func sign(_ bytes: [UInt8]) throws -> [UInt8] { try FakeSigner(seed: 99).sign(bytes) }
        }
        let (store, headOffice) = chain()
        for isImpostorFirst in [true, false] {
            let impostor = isImpostorFirst ? store : headOffice
            var conversation = Conversation(store, headOffice)
            conversation.sides[isImpostorFirst ? 0 : 1].session = SyncSession(
                own: impostor.party, isInitiator: isImpostorFirst, nonce: SyncNonce(high: 1, low: 1),
                signer: Impostor(node: impostor.party.node))
            conversation.run()
            let victim = isImpostorFirst ? 1 : 0
            #expect(conversation.error(victim)?.code == .refused)
            #expect(!conversation.summary(victim).isPeerProven)
            #expect(!conversation.transcript.contains { $0.side == victim && [3, 4, 5].contains($0.frame.type) })
            #expect(
                conversation.error(1 - victim)
                    == SyncError(
                        code: .refused, side: .peer, text: "the key of the node \(impostor.party.node.short) was not proven"))
        }
    }

    @Test func aSignatureIsOfNoUseInAnotherSession() {
        let (store, headOffice) = chain()
        var first = Conversation(store, headOffice, seed: 1)
        first.run()
        let heads = first.transcript.first { $0.frame.type == MessageType.heads.rawValue }
        var session = SyncSession(
            own: headOffice.party, isInitiator: false, nonce: SyncNonce(high: 0xb0, low: 77), signer: headOffice.signer)
        _ = session.hear(.started(wallMilliseconds: 0))
        let hello = first.transcript[0].frame
        _ = session.hear(.frameReceived(hello, wallMilliseconds: 0))
        _ = session.hear(.peerAccepted(heads: []))
        let orders = heads.map { session.hear(.frameReceived($0.frame, wallMilliseconds: 0)) } ?? []
        #expect(Self.failure(orders)?.code == .refused)
    }

    @Test func aScopeThatThePeerMayNotReadIsAProtocolError() throws {
        var stage = try #require(Stage("differences", isInitiator: true))
        let (store, headOffice) = chain()
        // The same session, but the head office lists another shop.
        guard case .awaitingDifferences(let agreement, _) = stage.session.state else { return #expect(Bool(false)) }
        let list = StreamList(fitting: [.init(scope: site("S013"), heads: [])])
        let signature = try headOffice.signer.sign(agreement.transcript.message(signedByInitiator: false))
        let payload = Differences(signature: signature, list: list).payload(ScopeNames(initiator: store.party, responder: headOffice.party))
        let orders = stage.session.hear(
            .frameReceived(Frame(type: MessageType.differences.rawValue, payload: payload), wallMilliseconds: 0))
        #expect(Self.failure(orders)?.code == .outOfOrder)
    }

    @Test func theReasonOfAFaultInsideTheNodeStaysInside() {
        var session = Self.responder()
        let orders = session.hear(.storeFailed(reason: "/var/lib/amends: disk full"))
        #expect(Self.failure(orders)?.text == "/var/lib/amends: disk full")
        for case .send(let bytes) in orders { #expect(!String(decoding: bytes, as: UTF8.self).contains("/var")) }
    }

    @Test func wildClocksDoNotTrap() {
        for wall in [Int64.min, -1, 0, Int64.max] {
            let (store, headOffice) = chain()
            var session = SyncSession(own: store.party, isInitiator: true, nonce: SyncNonce(high: 0, low: 0), signer: store.signer)
            _ = session.hear(.started(wallMilliseconds: wall))
            guard case .frameReceived(let frame, _) = Self.hello(headOffice.party) else { continue }
            let orders = session.hear(.frameReceived(frame, wallMilliseconds: wall))
            #expect(orders == [.judge(headOffice.party)])
        }
    }
}
