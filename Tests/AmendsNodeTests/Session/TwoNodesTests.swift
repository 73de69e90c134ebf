import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsTransport
import Synchronization
import Testing

/// A node in memory with a clock and a generator of its own.
func makeNode(_ role: Role, _ site: String, seed: UInt8, region: String = "") throws -> Node {
    let state = Mutex((time: Int64(1_790_000_000_000) + Int64(seed), random: UInt64(seed) &* 0x9e37_79b9_7f4a_7c15))
    let surroundings = Surroundings(
        now: {
            state.withLock {
                $0.time += 7
                return $0.time
            }
        },
        random: { count in
            state.withLock { state in
                (0..<count).map { _ in
                    state.random = state.random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return UInt8(truncatingIfNeeded: state.random >> 33)
                }
            }
        })
    let key = try NodeKey(privateKey: [UInt8](repeating: seed, count: 32))
    return try Node.make(
        in: try Store.inMemory(), key: key,
        Node.Beginning(role: role, site: try #require(SiteCode(site)), siteName: "店 \(site)", region: region), surroundings)
}

/// One whole session over a pipe in memory.
@discardableResult
func talk(_ left: Node, _ right: Node) async throws -> (SessionOutcome, SessionOutcome) {
    let (a, b) = MemoryPipe.pair()
    async let first = left.talk(over: a, isInitiator: true, acceptsNew: true)
    async let second = right.talk(over: b, isInitiator: false, acceptsNew: true)
    return (try await first, try await second)
}

func digests(_ node: Node) throws -> [Scope: ScopeDigest] {
    Dictionary(uniqueKeysWithValues: try node.store.digests().map { ($0.scope, $0) })
}

@Suite struct TwoNodesTests {
    @Test func aStoreAndItsHeadOfficeShowTheSameAfterASession() async throws {
        let store = try makeNode(.store, "S001", seed: 1, region: "north")
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        let row = try store.receive([(CaseField.channel, .text("phone")), (CaseField.content, .text("足浴水太烫,要求退款"))], actor: "王芳")
        let name = row.record.description
        _ = try store.act(CaseAct.note, on: name, [(CaseField.note, .text("电话核实"))])
        _ = try store.act(CaseAct.close, on: name, [(CaseField.outcome, .text("resolved"))])
        let (first, second) = try await talk(store, headOffice)
        #expect(first.error == nil)
        #expect(second.error == nil)
        let scope = Scope.site(try #require(SiteCode("S001")))
        let (left, right) = (try digests(store), try digests(headOffice))
        #expect(left[scope] != nil)
        #expect(left[scope] == right[scope])
        #expect(left[.company] == right[.company])
        #expect(try headOffice.store.findCase(name).state.isOpen == false)
        #expect(try headOffice.store.verify().problems == [])
        while try headOffice.store.updateSearch() > 0 {}
        #expect(try headOffice.store.search("退款").map(\.record) == [row.record])
        #expect(try headOffice.store.search("退货").isEmpty)
    }

    // shows: E37
    @Test func threeNodesEditOneCaseOfflineAndAllShowTheConflict() async throws {
        let one = try makeNode(.store, "S001", seed: 1)
        let two = try makeNode(.store, "S001", seed: 3)
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        let row = try one.receive([(CaseField.channel, .text("phone")), (CaseField.category, .text("price"))])
        let name = row.record.description
        try await talk(one, headOffice)
        try await talk(two, headOffice)
        _ = try one.act(CaseAct.amend, on: name, [(CaseField.category, .text("attitude"))], actor: "甲")
        _ = try two.act(CaseAct.amend, on: name, [(CaseField.category, .text("environment"))], actor: "乙")
        _ = try headOffice.act(CaseAct.amend, on: name, [(CaseField.category, .text("equipment"))], actor: "丙")
        for _ in 0..<2 { for node in [one, two] { try await talk(node, headOffice) } }
        let states = try [one, two, headOffice].map { try $0.store.findCase(name).state }
        #expect(Set(states.map { $0.text(CaseField.category) }).count == 1)
        #expect(states.allSatisfy { $0.conflicts.first?.values.count == 3 })
        _ = try one.act(CaseAct.settle, on: name, [(CaseField.category, .text("attitude"))])
        for _ in 0..<2 { for node in [one, two] { try await talk(node, headOffice) } }
        for node in [one, two, headOffice] {
            let state = try node.store.findCase(name).state
            #expect(state.conflicts.isEmpty)
            #expect(state.text(CaseField.category) == "attitude")
        }
        let scope = Scope.site(try #require(SiteCode("S001")))
        #expect(try digests(one)[scope] == digests(headOffice)[scope])
        #expect(try digests(two)[scope] == digests(headOffice)[scope])
        let before = try digests(headOffice)
        try headOffice.store.rebuild()
        #expect(try digests(headOffice) == before)
    }
}
