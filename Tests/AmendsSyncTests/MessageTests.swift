import AmendsCodec
import AmendsLog
import AmendsTestSupport
import Testing

@testable import AmendsSync

/// Every payload has one form only, and no bytes trap a decoder.
@Suite struct MessageTests {
    private static let names = ScopeNames(
        initiator: SyncParty(node: FakeSigner(seed: 1).node, role: .store, site: SiteCode("S012"), readable: .own),
        responder: SyncParty(node: FakeSigner(seed: 2).node, role: .headOffice, site: SiteCode("HQ"), readable: .all))

    private static let scopes: [Scope] = [
        .company, site("HQ"), site("S012"), site("S013"), .log(names.initiator.node), .log(names.responder.node), .log(NodeID(key: .zero)),
    ].sorted(by: Scope.precedesInSession)

    private static var list: StreamList {
        var list = StreamList(
            fitting: scopes.map { scope in
                let streams = (0..<2).map {
                    StreamID(node: NodeID(key: Digest(a: 1, b: 2, c: 3, d: 4)), scope: scope, epoch: Epoch(counter: $0, random: 5))
                }
                return .init(scope: scope, heads: streams.map { StreamHead(stream: $0, size: 7, root: .zero) })
            })
        list.hasMore = true
        return list
    }

    /// For each message: its payload, and what encoding what was decoded from a payload gives.
    private static let samples: [(name: String, payload: [UInt8], recode: @Sendable ([UInt8]) throws -> [UInt8])] = [
        (
            "HELLO",
            Hello(
                versions: 1...3, party: names.initiator, nonce: SyncNonce(high: 1, low: 2), wallMilliseconds: 1_700_000_000_000,
                credit: 8 << 20
            ).payload,
            { try Hello($0).payload }
        ),
        (
            "HEADS",
            Heads(signature: [UInt8](repeating: 1, count: 64), digests: scopes.map { ScopeDigest(scope: $0, digest: .zero) }).payload(
                names),
            { try Heads($0, names).payload(names) }
        ),
        (
            "DIFFERENCES", Differences(signature: [UInt8](repeating: 1, count: 64), list: list).payload(names),
            { try Differences($0, names).payload(names) }
        ),
        ("STREAMS", list.payload(names), { try StreamList($0, names).payload(names) }),
        ("SEGMENT", SegmentMessage(stream: 3, segment: [1, 2, 3]).payload, { try SegmentMessage($0).payload }),
        ("ACK", Acknowledgement(stream: 3, credit: 5, size: 9, root: .zero).payload, { try Acknowledgement($0).payload }),
        (
            "REFUSED", RefusedMessage(stream: 3, credit: 5, refusal: SegmentRefusal(code: .gap, text: "缺口")).payload,
            { try RefusedMessage($0).payload }
        ),
        ("EXTENDS", ExtendsMessage(line: 3, extended: 5).payload, { try ExtendsMessage($0).payload }),
        (
            "LADDER", LadderMessage(line: 3, rungs: [Rung(size: 9, root: .zero), Rung(size: 8, root: .zero)]).payload,
            { try LadderMessage($0).payload }
        ),
        ("HELD", HeldMessage(line: 3, size: 9).payload, { try HeldMessage($0).payload }),
        ("ERROR", ErrorMessage(code: .busy, text: "later").payload, { try ErrorMessage($0).payload }),
    ]

    @Test func whatIsEncodedDecodesToTheSame() throws {
        for sample in Self.samples { #expect(try sample.recode(sample.payload) == sample.payload, "\(sample.name)") }
    }

    @Test func noMessageMayEndEarlyOrGoOnAfterItsEnd() {
        for sample in Self.samples {
            for count in sample.payload.indices where sample.name != "SEGMENT" || count < 3 {
                #expect(throws: MalformedMessage.self, "\(sample.name) of \(count) bytes") {
                    try sample.recode(Array(sample.payload.prefix(count)))
                }
            }
            guard sample.name != "SEGMENT" else { continue }
            #expect(throws: MalformedMessage.self, "\(sample.name)") { try sample.recode(sample.payload + [0]) }
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>) func changedPayloadsAreRefusedOrHaveOneForm(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for sample in Self.samples {
            var payload = sample.payload
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: payload.indices, using: &random)
                payload[place] = Bool.random(using: &random) ? .random(in: 0...255, using: &random) : payload[place] ^ 1
            }
            if Bool.random(using: &random) {
                payload = payload.dropLast(Int.random(in: 0...4, using: &random)) + random.bytes(.random(in: 0...4, using: &random))
            }
            guard let recoded = try? sample.recode(payload) else { continue }
            #expect(recoded == payload, "\(sample.name), seed \(seed)")
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>) func randomBytesTrapNoDecoder(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for sample in Self.samples {
            let payload = random.bytes(.random(in: 0...200, using: &random))
            guard let recoded = try? sample.recode(payload) else { continue }
            #expect(recoded == payload, "\(sample.name), seed \(seed)")
        }
    }

    /// A store keeps sizes in signed integers: a size that no stream has stops the session, not the node.
    @Test(arguments: [MerkleFrontier.maximumSize + 1, 1 << 63, .max]) func aSizeThatNoStreamHasIsRefused(size: UInt64) {
        let acknowledgement = Acknowledgement(stream: 0, credit: 1, size: size, root: .zero).payload
        #expect(throws: MalformedMessage("it says that a stream has \(size) entries")) { try Acknowledgement(acknowledgement) }
        let stream = StreamID(node: NodeID(key: .zero), scope: .company, epoch: Epoch(counter: 0, random: 0))
        let list = StreamList(fitting: [.init(scope: .company, heads: [StreamHead(stream: stream, size: size, root: .zero)])])
        #expect(throws: MalformedMessage("it says that a stream has \(size) entries")) {
            try StreamList(list.payload(Self.names), Self.names)
        }
    }

    @Test func rungsDescendAndAreNotTooMany() {
        for sizes in [[9, 9], [8, 9], [9, 0], [0]] as [[UInt64]] {
            let ladder = LadderMessage(line: 0, rungs: sizes.map { Rung(size: $0, root: .zero) })
            #expect(throws: MalformedMessage("its rungs do not descend"), "\(sizes)") { try LadderMessage(ladder.payload) }
        }
        let many = LadderMessage(line: 0, rungs: (0...Rung.maximumCount).map { Rung(size: UInt64(100 - $0), root: .zero) })
        #expect(throws: MalformedMessage("it has \(Rung.maximumCount + 1) rungs")) { try LadderMessage(many.payload) }
    }

    @Test func theLongestListsFitOneFrame() {
        let logs = (0..<SyncLimits.maximumScopeCount).map { number in
            ScopeDigest(scope: site(String(repeating: "S", count: 24) + String(10_000_000 + number)), digest: .zero)
        }
        let heads = Heads(signature: [UInt8](repeating: 0, count: 64), digests: logs)
        #expect(heads.payload(Self.names).count <= Frame.maximumPayloadByteCount)
        let list = StreamList(
            fitting: logs.map { each in
                let stream = StreamID(node: NodeID(key: .zero), scope: each.scope, epoch: Epoch(counter: 0, random: 0))
                return .init(scope: each.scope, heads: [StreamHead(stream: stream, size: 1, root: .zero)])
            })
        #expect(list.scopes.count == SyncLimits.maximumListedScopeCount)
        #expect(list.hasMore)
        let payload = Differences(signature: [UInt8](repeating: 0, count: 64), list: list).payload(Self.names)
        #expect(payload.count <= Frame.maximumPayloadByteCount)
        #expect((try? Differences(payload, Self.names))?.list == list)
    }

    @Test func aListTakesWholeScopesOnlyAndSaysThatMoreDiffer() {
        let scopes = (0..<5).map { number in
            let streams = (0..<4000).map {
                StreamID(node: NodeID(key: .zero), scope: site("S\(number)"), epoch: Epoch(counter: $0, random: 0))
            }
            return StreamList.ScopeStreams(scope: site("S\(number)"), heads: streams.map { StreamHead(stream: $0, size: 1, root: .zero) })
        }
        let list = StreamList(fitting: scopes)
        #expect(list.scopes == Array(scopes.prefix(4)))
        #expect(list.hasMore)
        #expect(!StreamList(fitting: scopes.prefix(4)).hasMore)
    }

    @Test func aScopeMustBeWrittenInItsShortestForm() throws {
        var long: [UInt8] = [0, 0, 1, 5, 4]
        long += Array("S012".utf8) + [0, 0]
        #expect(throws: MalformedMessage.self) { try StreamList(long, Self.names) }
        #expect(try StreamList([0, 0, 1, 1, 0, 0], Self.names).scopes.map(\.scope) == [site("S012")])
    }

    @Test func scopesAndStreamsMustAscend() throws {
        #expect(try StreamList([0, 0, 2, 0, 0, 0, 1, 0, 0], Self.names).scopes.count == 2)
        #expect(throws: MalformedMessage("its scopes do not ascend")) { try StreamList([0, 0, 2, 1, 0, 0, 0, 0, 0], Self.names) }
        #expect(throws: MalformedMessage("its scopes do not ascend")) { try StreamList([0, 0, 2, 0, 0, 0, 0, 0, 0], Self.names) }
    }

    @Test func aStoreThatClaimsToReadEverythingIsMalformed() {
        let sample = Hello(
            versions: 1...1, party: SyncParty(node: FakeSigner(seed: 1).node, role: .store, site: SiteCode("S012"), readable: .all),
            nonce: SyncNonce(high: 0, low: 0), wallMilliseconds: 0, credit: 8 << 20)
        #expect(throws: MalformedMessage("a store has a site and reads its own scopes only")) { try Hello(sample.payload) }
    }

    @Test func aCreditBelowOneFrameIsMalformed() {
        let sample = Hello(
            versions: 1...1, party: Self.names.initiator, nonce: SyncNonce(high: 0, low: 0), wallMilliseconds: 0,
            credit: UInt32(SyncLimits.minimumCreditByteCount - 1))
        #expect(throws: MalformedMessage.self) { try Hello(sample.payload) }
    }

    @Test func textsCannotBreakTheLinesOfALog() {
        #expect((try? ErrorMessage(ErrorMessage(code: .busy, text: "a\nb\u{85}c").payload))?.text == "a b c")
        #expect(throws: MalformedMessage("its text holds control characters")) { try ErrorMessage([6, 0, 1, 10]) }
    }

    @Test func longTextsAreCutAtACharacter() {
        let message = ErrorMessage(code: .refused, text: String(repeating: "退", count: 300))
        #expect(message.payload.count == 3 + 510)
        #expect((try? ErrorMessage(message.payload))?.text == String(repeating: "退", count: 170))
    }
}
