import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import AmendsText
import AmendsTransport
import Synchronization
import Testing

@testable import AmendsCommands

/// A store and its head office in one process, on a clock that the story sets.
final class StoryChain {
    let store: Node
    let office: Node
    private let clock = StoryClock()
    static let site = Scope.site(SiteCode("S001")!)

    init(pack: String) throws {
        clock.set(try StoryClock.instant("2026-10-30 10:00"))
        store = try Self.node(.store, "S001", 1, clock)
        office = try Self.node(.headOffice, "HQ", 2, clock)
        _ = try office.installPack(try #require(ShippedPacks.text(named: pack)), at: .sites([try #require(SiteCode("S001"))]))
    }

    private static func node(_ role: Role, _ site: String, _ seed: UInt8, _ clock: StoryClock) throws -> Node {
        try Node.make(
            in: try Store.inMemory(), key: try NodeKey(privateKey: [UInt8](repeating: seed, count: 32)),
            Node.Beginning(role: role, site: try #require(SiteCode(site)), siteName: site, region: "华东"),
            clock.surroundings(seed: UInt64(seed)))
    }

    func node(_ name: some StringProtocol) -> Node { name == "office" ? office : store }
    func setClock(_ text: String) throws { clock.set(try StoryClock.instant(text)) }

    /// One session, and a second one for what the store acknowledged in the first.
    func meet() async throws {
        for _ in 0..<2 {
            let (a, b) = MemoryPipe.pair()
            let (store, office) = (store, office)
            async let first = store.talk(over: a, isInitiator: true, acceptsNew: true)
            async let second = office.talk(over: b, isInitiator: false, acceptsNew: true)
            let (left, right) = (try await first, try await second)
            #expect(left.error == nil && right.error == nil)
        }
        let (mine, theirs) = (try Self.digests(store), try Self.digests(office))
        for scope in [Scope.company, Self.site] {
            #expect(mine[scope] != nil && mine[scope] == theirs[scope], "\(scope) is the same at both")
        }
    }

    private static func digests(_ node: Node) throws -> [Scope: ScopeDigest] {
        Dictionary(uniqueKeysWithValues: try node.store.digests().map { ($0.scope, $0) })
    }
}

/// The clock of both nodes; every look moves it on a little.
final class StoryClock: Sendable {
    private let milliseconds = Mutex<Int64>(0)

    func set(_ value: Int64) { milliseconds.withLock { $0 = value } }

    func read() -> Int64 {
        milliseconds.withLock { now in
            now += 3
            return now
        }
    }

    /// `2026-11-05 09:30` in China.
    static func instant(_ text: String) throws -> Int64 {
        try #require(SiteTime(zone: "Asia/Shanghai").instant(text), "\(text) is a time").milliseconds
    }

    /// This clock, and bytes that follow from `seed`.
    func surroundings(seed: UInt64) -> Surroundings {
        let state = Mutex(seed &* 0x9e37_79b9_7f4a_7c15 | 1)
        return Surroundings(
            now: { self.read() },
            random: { count in
                state.withLock { state in
                    (0..<count).map { _ in
                        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                        return UInt8(truncatingIfNeeded: state >> 33)
                    }
                }
            })
    }
}
