import AmendsLog
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsSync
import AmendsTransport
import Foundation
import Testing

@Suite struct BundleTests {
    private static func writtenStore(_ seed: UInt8 = 1, _ site: String = "S001") throws -> Node {
        let store = try makeNode(.store, site, seed: seed)
        for number in 0..<8 {
            let name = try store.receive([(CaseField.channel, .text("phone")), (CaseField.content, .text("内容 \(number)"))]).record
                .description
            if number % 2 == 0 { _ = try store.act(CaseAct.close, on: name, []) }
        }
        return store
    }

    @Test func aBundleCarriesWhatASessionWould() throws {
        let folder = try TemporaryFolder()
        let store = try Self.writtenStore()
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        let made = try store.makeBundle(for: .headOffice, to: folder.file("a.bundle"))
        let taken = try headOffice.takeBundle(folder.file("a.bundle"))
        #expect(made.segments == taken.segments && made.entries == taken.entries)
        #expect(taken.refused.isEmpty)
        let answer = try headOffice.makeBundle(for: .site(store.site), to: folder.file("b.bundle"))
        #expect(try store.takeBundle(folder.file("b.bundle")).segments == answer.segments)
        try expectShared(store, headOffice, [scope("S001"), .company])
        // Twice adds nothing.
        let before = try headOffice.store.digests()
        _ = try headOffice.takeBundle(folder.file("a.bundle"))
        #expect(try headOffice.store.digests() == before)
        #expect(try headOffice.store.search("内容").count == 8)
    }

    @Test func bundlesInTheWrongOrderAreReportedAndGoInLater() async throws {
        let folder = try TemporaryFolder()
        let store = try Self.writtenStore()
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        let other = try makeNode(.auditor, "AUD", seed: 9)
        _ = try store.makeBundle(for: .headOffice, to: folder.file("first"))
        // Head office is known to hold the beginning, so that the second bundle goes on from there.
        try await talk(store, headOffice)
        for _ in 0..<3 { _ = try store.receive([(CaseField.channel, .text("box"))]) }
        let peer = try #require(try store.store.peers().first)
        let second = try store.makeBundle(for: .node(peer), to: folder.file("second"))
        // The new ones, and head office's own two, which it never had to acknowledge.
        #expect(second.entries == 3 + 2)
        let early = try other.takeBundle(folder.file("second"))
        #expect(early.refused.map(\.stream.scope) == [scope("S001")])
        #expect(try other.store.quarantine().isEmpty, "a missing beginning is nobody's fault")
        _ = try other.takeBundle(folder.file("first"))
        #expect(try other.takeBundle(folder.file("second")).refused.isEmpty)
        try expectShared(store, other, [scope("S001")])
        _ = try headOffice.takeBundle(folder.file("second"))
        try expectShared(store, headOffice, [scope("S001")])
    }

    @Test func aSitesBundleHoldsNothingOfOthers() async throws {
        let folder = try TemporaryFolder()
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        for (seed, site) in [(UInt8(1), "S001"), (3, "S002")] { try await talk(Self.writtenStore(seed, site), headOffice) }
        _ = try headOffice.makeBundle(for: .site(try #require(SiteCode("S001"))), to: folder.file("b"))
        let twin = try makeNode(.store, "S001", seed: 5)
        let taken = try twin.takeBundle(folder.file("b"))
        #expect(taken.refused.isEmpty)
        #expect(try digests(twin).keys.contains(scope("S001")))
        #expect(try !digests(twin).keys.contains(scope("S002")))
        try expectShared(twin, headOffice, [.company])
        // And a store given everything keeps only its own.
        _ = try headOffice.makeBundle(for: .headOffice, to: folder.file("all"))
        let other = try makeNode(.store, "S002", seed: 6)
        let all = try other.takeBundle(folder.file("all"))
        #expect(all.refused.contains { $0.stream.scope == scope("S001") })
        #expect(try Set(digests(other).keys) == [scope("S002"), .company])
    }

    @Test func aBundleMayNotPassForHeadOffice() async throws {
        // Somebody with a key of their own writes for the company.
        let folder = try TemporaryFolder()
        let store = try makeNode(.store, "S001", seed: 1)
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        try await talk(store, headOffice)
        let impostor = try makeNode(.headOffice, "HQ", seed: 7)
        try impostor.defineStaff(code: "E1", name: "boss", post: "manager")
        _ = try impostor.makeBundle(for: .site(try #require(SiteCode("S001"))), to: folder.file("b"))
        let taken = try store.takeBundle(folder.file("b"))
        #expect(taken.refused.map(\.stream.scope) == [.company])
        try expectShared(store, headOffice, [.company])
    }

    @Test func aDamagedBundleIsRefusedWhole() throws {
        let folder = try TemporaryFolder()
        let store = try Self.writtenStore()
        _ = try store.makeBundle(for: .headOffice, to: folder.file("b"))
        let whole = try Data(contentsOf: URL(filePath: folder.file("b")))
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        let before = try headOffice.store.digests()
        for position in stride(from: 0, to: whole.count, by: max(1, whole.count / 80)) {
            var damaged = whole
            damaged[position] ^= 0x10
            try damaged.write(to: URL(filePath: folder.file("c")))
            expectNodeError(.badInput) { try headOffice.takeBundle(folder.file("c")) }
        }
        for length in stride(from: 0, to: whole.count, by: max(1, whole.count / 40)) {
            try whole.prefix(length).write(to: URL(filePath: folder.file("c")))
            expectNodeError(.badInput) { try headOffice.takeBundle(folder.file("c")) }
        }
        try (whole + Data([0])).write(to: URL(filePath: folder.file("c")))
        expectNodeError(.badInput) { try headOffice.takeBundle(folder.file("c")) }
        #expect(try headOffice.store.digests() == before)
        expectNodeError(.noInput) { try headOffice.takeBundle(folder.file("nothing there")) }
        expectNodeError(.cannotCreate) { try store.makeBundle(for: .headOffice, to: "/nowhere/b") }
    }

    @Test func receiversAreNamedAsPeopleNameThem() async throws {
        let store = try makeNode(.store, "S001", seed: 1)
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        try await talk(store, headOffice)
        if case .headOffice = try store.receiver(named: "head-office") {} else { Issue.record("head-office") }
        if case .site(let code) = try store.receiver(named: "S009") { #expect(code.text == "S009") } else { Issue.record("S009") }
        if case .node(let row) = try headOffice.receiver(named: String(store.id.description.prefix(8))) {
            #expect(row.node == store.id)
        } else {
            Issue.record("node")
        }
        expectNodeError(.usage) { try store.receiver(named: "店 1") }
    }
}
