import AmendsCodec
import AmendsLog
import AmendsTestSupport
import Testing

@testable import AmendsSync

@Suite struct TwoPeerTests {
    /// Appends random entries to a random stream that the node may write.
    private static func write(_ node: inout FakeNode, _ scopes: [Scope], _ random: inout SplitMix64) {
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            guard let scope = scopes.randomElement(using: &random) else { return }
            let stream = node.stream(scope, epoch: .random(in: 0...1, using: &random))
            let entries = (0..<Int.random(in: 1...20, using: &random)).map { _ in random.bytes(.random(in: 1...40, using: &random)) }
            node.append(entries, to: stream)
        }
    }

    private static func shared(_ node: FakeNode, with other: FakeNode) -> [StreamHead] {
        node.heads.filter { node.party.mayRead($0.stream.scope) && other.party.mayRead($0.stream.scope) && $0.size > 0 }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func whateverHappensToThePipeASessionInPeaceMakesBothSidesEqual(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var (store, headOffice) = chain()
        headOffice.append([[9]], to: headOffice.stream(site("S013")))
        for round in 0..<5 {
            Self.write(&store, [site("S012"), .log(store.signer.node)], &random)
            Self.write(&headOffice, [.company, site("S012"), site("S013"), .log(headOffice.signer.node)], &random)
            let before = [store.logs, headOffice.logs]
            let isStoreFirst = Bool.random(using: &random)
            var conversation = Conversation(
                isStoreFirst ? store : headOffice, isStoreFirst ? headOffice : store, seed: random.next(), isScattered: true,
                faults: .init(
                    cutAfterByteCount: random.isHit(oneIn: 2) ? .random(in: 0...4000, using: &random) : nil,
                    loseOneIn: random.isHit(oneIn: 3) ? 8 : nil, doubleOneIn: random.isHit(oneIn: 3) ? 8 : nil))
            conversation.run()
            store = conversation.sides[isStoreFirst ? 0 : 1].node
            headOffice = conversation.sides[isStoreFirst ? 1 : 0].node
            for (old, new) in zip(before, [store.logs, headOffice.logs]) {
                for (stream, entries) in old { #expect(new[stream]?.starts(with: entries) == true, "seed \(seed) round \(round)") }
            }
        }
        var peace = Conversation(store, headOffice, seed: seed, isScattered: true)
        peace.run()
        #expect(peace.hasFinished, "seed \(seed)")
        (store, headOffice) = (peace.sides[0].node, peace.sides[1].node)
        #expect(Self.shared(store, with: headOffice) == Self.shared(headOffice, with: store), "seed \(seed)")
        #expect(
            !store.heads.contains { $0.stream.scope == site("S013") || $0.stream.scope == .log(headOffice.signer.node) }, "seed \(seed)")

        var idle = Conversation(store, headOffice, seed: seed, isScattered: true)
        idle.run()
        #expect(idle.hasFinished, "seed \(seed)")
        #expect(idle.movedByteCount <= 600, "seed \(seed)")
        #expect(idle.names == ["HELLO", "HELLO", "HEADS", "DIFFERENCES", "BYE", "BYE"], "seed \(seed)")
    }

    @Test func theFaultsOfTheRandomTestReallyBreakSessions() {
        var endings: Set<SyncError.Code> = []
        var (store, headOffice) = chain()
        store.append((0..<60).map { [UInt8($0)] }, to: store.stream(site("S012")))
        headOffice.append((0..<60).map { [UInt8($0)] }, to: headOffice.stream(.company))
        for seed in 0..<60 as Range<UInt64> {
            var conversation = Conversation(
                store, headOffice, seed: seed, isScattered: true,
                faults: .init(cutAfterByteCount: seed % 3 == 0 ? Int(seed) * 30 : nil, loseOneIn: 12, doubleOneIn: 12))
            conversation.run()
            for side in 0...1 { conversation.error(side).map { _ = endings.insert($0.code) } }
        }
        #expect(endings.isSuperset(of: [.pipeClosed, .outOfOrder]), "\(endings)")
    }

    @Test func aSessionWithNothingToSayTakesLessThan600Bytes() {
        var store = FakeNode(seed: 1, role: .store, site: String(repeating: "S", count: SiteCode.maximumByteCount))
        var headOffice = FakeNode(seed: 2, role: .headOffice, site: String(repeating: "H", count: SiteCode.maximumByteCount))
        let scopes: [Scope] = [.company, site(String(repeating: "S", count: SiteCode.maximumByteCount)), .log(store.signer.node)]
        for scope in scopes {
            store.append([[1]], to: store.stream(scope))
            headOffice.append([[1]], to: store.stream(scope))
        }
        for (first, second) in [(store, headOffice), (headOffice, store)] {
            var conversation = Conversation(first, second)
            conversation.run()
            #expect(conversation.hasFinished)
            #expect(conversation.movedByteCount < 600)
            #expect(conversation.names == ["HELLO", "HELLO", "HEADS", "DIFFERENCES", "BYE", "BYE"])
            #expect(
                conversation.summary(0).sent.frameByteCount + conversation.summary(1).sent.frameByteCount == conversation.movedByteCount)
        }
    }

    @Test func companyIsSentFirstThenSitesThenLogs() {
        var (store, headOffice) = chain()
        for scope in [.log(store.signer.node), site("S012"), .company] as [Scope] {
            headOffice.append((0..<10).map { [UInt8($0)] }, to: headOffice.stream(scope))
        }
        var conversation = Conversation(store, headOffice)
        conversation.run()
        let scopes = conversation.sides[0].orders.compactMap { order -> Scope? in
            if case .store(_, let stream, _) = order { stream.scope } else { nil }
        }
        #expect(
            scopes == [Scope](repeating: .company, count: 4) + [Scope](repeating: site("S012"), count: 4)
                + [Scope](repeating: .log(store.signer.node), count: 4))
        store = conversation.sides[0].node
        #expect(store.heads == headOffice.heads)
    }

    @Test(arguments: 0..<4 as Range<UInt64>) func largeSegmentsKeepToTheSmallerCreditAndAllArrive(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var (store, headOffice) = chain()
        store.entriesPerSegment = 1
        let large = random.bytes(700_000)
        store.append((0..<12).map { large + [UInt8($0)] }, to: store.stream(site("S012")))
        var small = SyncLimits()
        small.grantedCreditByteCount = SyncLimits.minimumCreditByteCount
        var conversation = Conversation(store, headOffice, seed: seed, isScattered: seed > 0, limits: (SyncLimits(), small))
        conversation.run()
        #expect(conversation.hasFinished, "seed \(seed)")
        headOffice = conversation.sides[1].node
        #expect(headOffice.heads == store.heads, "seed \(seed)")
        #expect(conversation.summary(0).sent.segmentCount == 12, "seed \(seed)")
        #expect(conversation.summary(1).received.segmentByteCount == conversation.summary(0).sent.segmentByteCount, "seed \(seed)")
    }

    @Test func manySmallSegmentsStayBelowTheirNumber() {
        var (store, headOffice) = chain()
        store.entriesPerSegment = 1
        store.append((0..<3000).map { [UInt8($0 & 255)] }, to: store.stream(site("S012")))
        var conversation = Conversation(store, headOffice)
        conversation.run()
        #expect(conversation.hasFinished)
        headOffice = conversation.sides[1].node
        #expect(headOffice.heads == store.heads)
        var unanswered = 0
        var greatest = 0
        for (_, frame) in conversation.transcript {
            unanswered += frame.type == MessageType.segment.rawValue ? 1 : frame.type == MessageType.acknowledgement.rawValue ? -1 : 0
            greatest = max(greatest, unanswered)
        }
        #expect(greatest == SyncLimits.maximumUnansweredSegmentCount)
    }

    @Test(arguments: 0..<20 as Range<UInt64>) func aRefusedStreamStopsOnlyItself(seed: UInt64) {
        var (store, headOffice) = chain()
        let bad = store.stream(site("S012"), epoch: 0)
        let good = store.stream(site("S012"), epoch: 1)
        for stream in [bad, good] { store.append((0..<40).map { [UInt8($0)] }, to: stream) }
        headOffice.refusing = [bad]
        var conversation = Conversation(store, headOffice, seed: seed, isScattered: true)
        conversation.run()
        #expect(conversation.hasFinished, "seed \(seed)")
        #expect(conversation.sides[1].node.head(good) == store.head(good), "seed \(seed)")
        #expect(conversation.sides[1].node.logs[bad] == nil, "seed \(seed)")
        let refusal = SegmentRefusal(code: .notAllowed, text: "not here")
        #expect(conversation.summary(0).refusedByPeer == [bad: refusal], "seed \(seed)")
        #expect(conversation.summary(1).refusedByUs == [bad: refusal], "seed \(seed)")
        #expect(conversation.sides[0].orders.filter { $0 == .report(.refusedByPeer(bad, refusal)) }.count == 1, "seed \(seed)")
    }

    @Test(arguments: [[[2], [3]], [[2], [3], [4]]] as [[[UInt8]]])
    func twoLinesOfOneStreamAreHeldByBothAfterOneSession(entries: [[UInt8]]) {
        var (store, headOffice) = chain()
        let stream = store.stream(site("S012"))
        let other = store.stream(.log(store.signer.node))
        store.append([[1], [1]] + entries, to: stream)
        headOffice.append([[1], [1], [9], [9]], to: stream)
        store.append([[4]], to: other)
        for (first, second) in [(store, headOffice), (headOffice, store)] {
            var conversation = Conversation(first, second)
            conversation.run()
            #expect(conversation.hasFinished)
            #expect(conversation.summary(0).branched == [stream])
            #expect(conversation.summary(1).branched == [stream])
            #expect(conversation.sides[0].orders.filter { $0 == .report(.branched(stream)) }.count == 1)
            for side in conversation.sides {
                #expect(Set(side.node.lines[stream] ?? []) == [[[1], [1]] + entries, [[1], [1], [9], [9]]])
                #expect(side.node.head(other) == store.head(other))
            }
        }
    }

    /// A line that is the beginning of a longer one of the peer's is not sent, and the peer says so once.
    @Test func aLineThatThePeerGoesOnFromIsNotSent() {
        var (store, headOffice) = chain()
        let stream = store.stream(site("S012"))
        store.append([[1], [2]], to: stream)
        headOffice.append([[1], [2], [3]], to: stream)
        headOffice.add([[1], [2], [4], [5]], to: stream)
        var conversation = Conversation(store, headOffice)
        conversation.run()
        #expect(conversation.hasFinished)
        #expect(conversation.summary(0).sent.segmentCount == 0)
        #expect(conversation.summary(1).branched.isEmpty)
        #expect(conversation.names.filter { $0 == "EXTENDS" }.count == 2)
        #expect(conversation.sides[0].node.heads == conversation.sides[1].node.heads)
    }

    /// Lines of one stream, some of them beginnings of others, in a random tree.
    private static func grow(_ nodes: [FakeNode], _ stream: StreamID, _ random: inout SplitMix64) -> [FakeNode] {
        var nodes = nodes
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let known = nodes.flatMap { $0.lines[stream] ?? [] }
            var line = known.randomElement(using: &random) ?? []
            line = Array(line.prefix(.random(in: 0...line.count, using: &random)))
            line += (0..<Int.random(in: 1...30, using: &random)).map { _ in [UInt8.random(in: 0...2, using: &random)] }
            let number = Int.random(in: nodes.indices, using: &random)
            nodes[number].add(line, to: stream)
            if random.isHit(oneIn: 4), let whole = nodes[number].lines[stream]?.first {
                nodes[1 - number].add(Array(whole.prefix(.random(in: 1...whole.count, using: &random))), to: stream)
            }
        }
        return nodes
    }

    @Test(arguments: 0..<200 as Range<UInt64>) func oneSessionBringsAllLinesToBothSides(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let (store, headOffice) = chain()
        var nodes = [store, headOffice]
        for epoch in 0..<UInt32.random(in: 1...3, using: &random) {
            nodes = Self.grow(nodes, store.stream(site("S012"), epoch: epoch), &random)
        }
        for number in nodes.indices { nodes[number].entriesPerSegment = .random(in: 1...9, using: &random) }
        let all = Set((nodes[0].heads + nodes[1].heads).map(\.stream))
        var union = nodes[0]
        for (stream, lines) in nodes[1].lines { for line in lines { union.add(line, to: stream) } }
        var conversation = Conversation(nodes[0], nodes[1], seed: seed, isScattered: true)
        conversation.run()
        #expect(conversation.hasFinished, "seed \(seed): \(String(describing: conversation.error(0) ?? conversation.error(1)))")
        for side in conversation.sides {
            #expect(side.node.heads == union.heads, "seed \(seed)")
            #expect(side.session.summary.branched.isSubset(of: all), "seed \(seed)")
        }
        var idle = Conversation(conversation.sides[0].node, conversation.sides[1].node, seed: seed)
        idle.run()
        #expect(idle.names == ["HELLO", "HELLO", "HEADS", "DIFFERENCES", "BYE", "BYE"], "seed \(seed)")
    }

    @Test func acknowledgementsTellWhatThePeerHolds() {
        var (store, headOffice) = chain()
        let stream = store.stream(site("S012"))
        store.append((0..<7).map { [UInt8($0)] }, to: stream)
        headOffice.append([[0]], to: stream)
        var conversation = Conversation(store, headOffice)
        conversation.run()
        let heads = conversation.sides[0].orders.compactMap { order -> StreamHead? in
            if case .recordAcknowledgement(let head, store.head(stream)) = order { head } else { nil }
        }
        #expect(heads.last == store.head(stream))
        #expect(heads.count == 2)
    }

    @Test func theInitiatorMeasuresTheClockInTheMiddleAndTheResponderAtHello() {
        let (store, headOffice) = chain()
        var conversation = Conversation(store, headOffice)
        conversation.run()
        // Each side hears everything 200 ms after its start; the responder's clock is 5 s ahead.
        #expect(conversation.summary(0).clockDifference == ClockDifference(milliseconds: 5100, roundTripMilliseconds: 200))
        #expect(conversation.summary(1).clockDifference == ClockDifference(milliseconds: -5200, roundTripMilliseconds: nil))
        #expect(conversation.summary(0).peer == headOffice.party)
        #expect(conversation.summary(0).isPeerProven && conversation.summary(1).isPeerProven)
    }

    @Test func twoNodesOfOneShopShareCompanyAndTheirSiteButNotTheirLogs() {
        var first = FakeNode(seed: 1, role: .store, site: "S012")
        var second = FakeNode(seed: 3, role: .store, site: "S012")
        for scope in [.company, site("S012"), .log(first.signer.node)] as [Scope] { first.append([[1]], to: first.stream(scope)) }
        second.append([[2]], to: second.stream(site("S012")))
        var conversation = Conversation(first, second)
        conversation.run()
        #expect(conversation.hasFinished)
        #expect(conversation.sides[1].node.logs.keys.map(\.scope).filter { $0 == .log(first.signer.node) }.isEmpty)
        #expect(conversation.sides[1].node.logs.count == 3)
        #expect(conversation.sides[0].node.logs.count == 4)
    }

    @Test func whatALongListHasNoRoomForComesWithTheNextSession() {
        var headOffice = FakeNode(seed: 2, role: .headOffice, site: nil)
        let auditor = FakeNode(seed: 4, role: .auditor, site: nil)
        for scope in 0..<5 {
            for epoch in 0..<4000 as Range<UInt32> { headOffice.append([[1]], to: headOffice.stream(site("S\(scope)"), epoch: epoch)) }
        }
        var first = Conversation(auditor, headOffice)
        first.run()
        #expect(first.hasFinished)
        #expect(first.summary(0).isPartial && first.summary(1).isPartial)
        #expect(first.sides[0].node.logs.count == 16_000)
        var second = Conversation(first.sides[0].node, headOffice)
        second.run()
        #expect(second.hasFinished)
        #expect(!second.summary(0).isPartial && !second.summary(1).isPartial)
        #expect(second.sides[0].node.heads == headOffice.heads)
    }
}
