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

    @Test func whatAPeerHoldsOnlyGrows() throws {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        try writer.receive(record(1))
        let head = try #require(try store.heads().first)
        let node = writer.key.node
        func note(_ size: UInt64, at milliseconds: Int64) throws {
            try store.note(
                PeerRow(node: node, role: "store", site: SiteCode("S001"), firstSeen: milliseconds, lastSeen: milliseconds, address: nil),
                holding: [StreamHead(stream: head.stream, size: size, root: head.root)])
        }
        try note(5, at: 10)
        try note(3, at: 20)
        #expect(try store.knownSizes(at: node) == [head.stream: 5])
        #expect(
            try store.peers() == [
                PeerRow(node: node, role: "store", site: SiteCode("S001"), firstSeen: 10, lastSeen: 20, address: nil)
            ])
    }
}
