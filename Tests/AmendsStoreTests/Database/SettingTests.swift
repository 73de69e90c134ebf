import AmendsLog
import AmendsModel
import AmendsStore
import Testing

@Suite struct SettingTests {
    @Test func aSettingIsReadBackAndReplaced() throws {
        let store = try Store.inMemory()
        #expect(try store.write { try $0.setting("role") } == nil)
        try store.write { try $0.set("role", to: "store") }
        try store.write { transaction in
            #expect(try transaction.setting("role") == "store")
            try transaction.set("role", to: "")
            try transaction.set("名", to: "王\"'; DROP TABLE node_setting; --")
        }
        #expect(try store.settings() == ["role": "", "名": "王\"'; DROP TABLE node_setting; --"])
    }

    @Test func whatATransactionSetIsGoneWhenItFails() throws {
        struct Stop: Error {}
        let store = try Store.inMemory()
        #expect(throws: StoreError.self) {
            try store.write { transaction in
                try transaction.set("a", to: "1")
                throw Stop()
            }
        }
        #expect(try store.settings().isEmpty)
    }

    @Test func quarantineKeepsTheNewestAndNoMoreThanItsLimit() throws {
        let store = try Store.inMemory()
        for number in 0..<StoreTransaction.maximumQuarantined + 10 {
            try store.write { transaction in
                try transaction.quarantine(
                    [UInt8](repeating: 1, count: number), from: "peer", origin: nil, reason: "reason \(number)", at: Int64(number))
            }
        }
        let rows = try store.quarantine()
        #expect(rows.count == StoreTransaction.maximumQuarantined)
        #expect(rows.first?.reason == "reason \(StoreTransaction.maximumQuarantined + 9)")
        #expect(rows.first?.byteCount == StoreTransaction.maximumQuarantined + 9)
        #expect(rows.last?.reason == "reason 10")
    }

    private static func peer(_ node: NodeID, at milliseconds: Int64) -> PeerRow {
        PeerRow(node: node, role: "store", site: SiteCode("S001"), firstSeen: milliseconds, lastSeen: milliseconds, address: nil)
    }

    @Test func whatAPeerHoldsIsWhatItAcknowledgedUntilItListsWhatItHolds() throws {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        try writer.receive(record(1))
        let head = try #require(try store.heads().first)
        let elsewhere = StreamHead(
            stream: StreamID(node: writer.key.node, scope: .company, epoch: Epoch(counter: 0, random: 1)), size: 2, root: .zero)
        let node = writer.key.node
        func line(_ size: UInt64) -> StreamHead { StreamHead(stream: head.stream, size: size, root: sha256([UInt8(size)])) }
        func known() throws -> Set<StreamHead> { Set(try store.knownLines(at: node).values.joined()) }
        try store.note(Self.peer(node, at: 10), acknowledged: [line(5), elsewhere])
        try store.note(Self.peer(node, at: 20), acknowledged: [line(3)])
        #expect(try known() == [line(5), line(3), elsewhere])
        // It was restored from a copy, and lists less than it once acknowledged.
        try store.note(Self.peer(node, at: 30), listed: PeerHoldings(scopes: [.shop], lines: [line(2)]), acknowledged: [line(4)])
        #expect(try known() == [line(2), line(4), elsewhere])
        #expect(
            try store.peers() == [
                PeerRow(node: node, role: "store", site: SiteCode("S001"), firstSeen: 10, lastSeen: 30, address: nil)
            ])
    }

    @Test func ofManyAcknowledgementsTheNewestAreKept() throws {
        let store = try Store.inMemory()
        let node = try NodeKey(privateKey: [UInt8](repeating: 1, count: 32)).node
        let stream = StreamID(node: node, scope: .shop, epoch: Epoch(counter: 0, random: 1))
        for size in 1...100 as ClosedRange<UInt64> {
            try store.note(Self.peer(node, at: 1), acknowledged: [StreamHead(stream: stream, size: size, root: .zero)])
        }
        #expect(try store.knownLines(at: node)[stream]?.map(\.size).sorted() == Array(37...100))
    }
}
