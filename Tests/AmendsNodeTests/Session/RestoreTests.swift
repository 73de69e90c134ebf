import AmendsLog
import AmendsModel
import AmendsNode
import AmendsStore
import Foundation
import Testing

@Suite struct RestoreTests {
    /// A node in a folder, with the file of an earlier state beside it.
    private static func restored(
        _ role: Role, _ site: String, seed: UInt8, _ folder: TemporaryFolder, before: (Node) async throws -> Void,
        after: (Node) async throws -> Void
    ) async throws -> Node {
        let clock = TestClock()
        let (file, copy) = (folder.file("amends.db"), folder.file("copy.db"))
        var node = try makeNode(role, site, seed: seed, clock: clock, in: try Store(path: file, create: true))
        try await before(node)
        try node.store.close()
        try FileManager.default.copyItem(atPath: file, toPath: copy)
        node = try Node.open(try Store(path: file, create: false), key: testKey(seed), .test(clock, seed: 55))
        try await after(node)
        try node.store.close()
        return try Node.open(try Store(path: copy, create: false), key: testKey(seed), .test(clock, seed: 66))
    }

    @Test func aStoreRestoredFromABackupIsFilledAgainByHeadOffice() async throws {
        let folder = try TemporaryFolder()
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        let store = try await Self.restored(
            .store, "S001", seed: 1, folder,
            before: { node in for _ in 0..<3 { _ = try node.receive([(CaseField.channel, .text("phone"))]) } },
            after: { node in
                for _ in 0..<4 { _ = try node.receive([(CaseField.channel, .text("web"))]) }
                try await talk(node, headOffice)
            })
        #expect(try digests(store)[scope("S001")]?.cases == 3)
        let (outcome, _) = try await talk(store, headOffice)
        #expect(outcome.error == nil)
        try expectShared(store, headOffice, [scope("S001"), .company])
        #expect(try digests(store)[scope("S001")]?.cases == 7)
        // And what it writes now follows what it had forgotten.
        _ = try store.receive([(CaseField.channel, .text("box"))])
        try await talk(store, headOffice)
        try expectShared(store, headOffice, [scope("S001")])
        #expect(try store.verify().problems == [])
    }

    @Test func aHeadOfficeRestoredFromABackupIsFilledAgainByItsStores() async throws {
        let folder = try TemporaryFolder()
        let stores = [try makeNode(.store, "S001", seed: 1), try makeNode(.store, "S002", seed: 3)]
        for store in stores { for _ in 0..<5 { _ = try store.receive([(CaseField.channel, .text("phone"))]) } }
        let headOffice = try await Self.restored(
            .headOffice, "HQ", seed: 2, folder, before: { node in try await talk(stores[0], node) },
            after: { node in
                try node.defineStaff(code: "E1", name: "甲", post: "auditor")
                for store in stores { try await talk(store, node) }
            })
        for store in stores { try await talk(store, headOffice) }
        for (number, store) in stores.enumerated() { try expectShared(store, headOffice, [scope("S00\(number + 1)"), .company]) }
        #expect(try headOffice.store.records(of: .staff).count == 1)
        #expect(try headOffice.verify().problems == [])
    }
}
