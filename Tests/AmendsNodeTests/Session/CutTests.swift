import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsSync
import AmendsTransport
import Testing

@Suite struct CutTests {
    /// Two stores of one site and a head office that all wrote while apart.
    private static func pair() throws -> (Node, Node) {
        let store = try makeNode(.store, "S001", seed: 1)
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        try headOffice.defineStaff(code: "E1", name: "甲", post: "auditor")
        for number in 0..<30 {
            let name = try store.receive([(CaseField.channel, .text("phone")), (CaseField.content, .text("服务太慢 \(number)"))]).record
                .description
            if number % 3 == 0 { _ = try store.act(CaseAct.close, on: name, [(CaseField.outcome, .text("explained"))]) }
            if number % 10 == 0 { try store.seal() }
        }
        for _ in 0..<5 { _ = try headOffice.receive([(CaseField.channel, .text("web"))], site: SiteCode("S001")) }
        return (store, headOffice)
    }

    @Test func aSessionCutAtManyPlacesLosesNothingAndTheNextOneCompletesIt() async throws {
        let (probe, other) = try Self.pair()
        let (outcome, _) = try await talk(probe, other)
        let whole = outcome.summary.sent.frameByteCount + outcome.summary.received.frameByteCount
        #expect(whole > 2000)
        var brokenCount = 0
        for cut in stride(from: 0, through: whole + 50, by: max(1, whole / 60)) {
            let (store, headOffice) = try Self.pair()
            let before = try digests(store)
            let (first, _) = try await talk(store, headOffice, cutAfter: cut)
            if first.error != nil { brokenCount += 1 }
            for (scope, digest) in before { #expect(try digests(store)[scope]?.entries ?? 0 >= digest.entries, "cut after \(cut)") }
            #expect(try headOffice.verify().problems == [], "cut after \(cut)")
            let (second, third) = try await talk(store, headOffice)
            #expect(second.error == nil && third.error == nil, "cut after \(cut)")
            try expectShared(store, headOffice, [scope("S001"), .company, .log(store.id)], "cut after \(cut)")
            #expect(try digests(headOffice)[scope("S001")]?.cases == 35, "cut after \(cut)")
        }
        #expect(brokenCount > 50)
    }

    @Test func cutAfterCutASyncStillGetsThereInTheEnd() async throws {
        let (store, headOffice) = try Self.pair()
        var cut = 200
        for _ in 0..<40 {
            let (first, _) = try await talk(store, headOffice, cutAfter: cut)
            if first.error == nil { break }
            cut += 150
        }
        try expectShared(store, headOffice, [scope("S001"), .company])
    }

    @Test func anIdleSessionIsShortAndSendsNothing() async throws {
        let (store, headOffice) = try Self.pair()
        try await talk(store, headOffice)
        let (idle, _) = try await talk(store, headOffice)
        #expect(idle.error == nil)
        #expect(idle.summary.sent.segmentCount == 0 && idle.summary.received.segmentCount == 0)
        #expect(idle.summary.sent.frameByteCount + idle.summary.received.frameByteCount <= 600)
    }

    @Test func actsMadeWhileASessionRunsGoOverWithTheNext() async throws {
        let (store, headOffice) = try Self.pair()
        async let session = talk(store, headOffice)
        var names: [String] = []
        for _ in 0..<10 { names.append(try store.receive([(CaseField.channel, .text("box"))]).record.description) }
        let (outcome, _) = try await session
        #expect(outcome.error == nil)
        try await talk(store, headOffice)
        for name in names { #expect(try headOffice.store.findCase(name).record.description == name) }
        try expectShared(store, headOffice, [scope("S001"), .company])
    }

    @Test func manyStoresTalkToOneHeadOfficeAtTheSameTime() async throws {
        let headOffice = try makeNode(.headOffice, "HQ", seed: 200)
        let stores = try (1...6).map { number in
            let node = try makeNode(.store, "S00\(number)", seed: UInt8(number))
            for _ in 0..<20 { _ = try node.receive([(CaseField.channel, .text("phone"))]) }
            return node
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for node in stores { group.addTask { try await talk(node, headOffice) } }
            try await group.waitForAll()
        }
        for (number, node) in stores.enumerated() { try expectShared(node, headOffice, [scope("S00\(number + 1)")]) }
        #expect(try headOffice.store.statistics(StatisticsQuery()).first?.count(.received) == 120)
        #expect(try headOffice.verify().problems == [])
    }
}
