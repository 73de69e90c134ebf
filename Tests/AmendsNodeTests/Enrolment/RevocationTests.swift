import AmendsLog
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsSync
import AmendsTransport
import AmendsTrust
import Foundation
import Testing

@Suite struct RevocationTests {
    @Test func aRevokedNodeIsRefusedHereAtOnceAndElsewhereOnceItIsKnown() async throws {
        let office = try OfficeOnClock()
        try await withServed(office.node) { port in
            let (lost, one) = try await office.joined("S012", port: port, seed: 1)
            let (other, two) = try await office.joined("S012", port: port, seed: 2)
            defer { _ = (one, two) }
            _ = try await other.sync(host: "127.0.0.1", port: port)
            let (before, _) = try await talk(lost, other)
            #expect(before.error == nil)
            let revoked = try office.node.revoke(lost.id.description, why: "stolen on the way home")
            #expect(revoked.member.isRevoked && revoked.isExportCurrent == nil)
            await expectDeclined(.revoked) { try await lost.sync(host: "127.0.0.1", port: port) }
            // The other node of the shop has not heard of it yet, then it has.
            _ = try await other.sync(host: "127.0.0.1", port: port)
            #expect(try other.membership()[lost.id]?.isRevoked == true)
            let (_, after) = try await talk(lost, other)
            #expect(after.error?.code == .refused)
            #expect(after.error?.text.contains("revoked") == true)
        }
    }

    @Test func aNewNodeTakesTheLostOnesPlaceAndGetsBackWhatHeadOfficeHolds() async throws {
        let office = try OfficeOnClock()
        try await withServed(office.node) { port in
            let (lost, one) = try await office.joined("S012", port: port, seed: 1)
            defer { _ = one }
            for _ in 0..<3 { _ = try lost.receive([(CaseField.channel, .text("phone"))]) }
            _ = try await lost.sync(host: "127.0.0.1", port: port)
            let (new, two) = try await office.joined("S012", port: port, seed: 2, replaces: lost.id.description)
            defer { _ = two }
            #expect(try digests(new)[scope("S012")]?.cases == 3)
            try expectShared(new, office.node, [scope("S012"), .company])
            let membership = try office.node.membership()
            #expect(membership[lost.id]?.isRevoked == true && membership[lost.id]?.replacedBy == new.id)
            #expect(membership[new.id]?.replaces == lost.id)
            await expectDeclined(.revoked) { try await lost.sync(host: "127.0.0.1", port: port) }
            _ = try new.receive([(CaseField.channel, .text("web"))])
            _ = try await new.sync(host: "127.0.0.1", port: port)
            #expect(try digests(office.node)[scope("S012")]?.cases == 4)
        }
    }

    @Test func aReplacementIsForTheSameSiteOnly() async throws {
        let office = try OfficeOnClock()
        try await withServed(office.node) { port in
            let (store, folder) = try await office.joined("S012", port: port, seed: 1)
            defer { _ = folder }
            let error = expectNodeError(.usage) { try office.invitation(to: "S013", port: port, replaces: store.id.description) }
            #expect(error?.reason == .replacesOther(store.id.short))
        }
    }

    @Test func onlyHeadOfficeRevokesAndNotItself() async throws {
        let office = try OfficeOnClock()
        try office.node.makeAuthority()
        expectNodeError(.usage) { try office.node.revoke(office.node.id.description, why: "x") }
        expectNodeError(.noInput) { try office.node.revoke("abcdef12", why: "x") }
        let store = try makeNode(.store, "S001", seed: 1, clock: office.clock)
        expectNodeError(.notPermitted) { try store.revoke("abcdef12", why: "x") }
    }

    // MARK: A head office that burnt

    @Test func aBurntHeadOfficeIsRebuiltFromItsExportAndItsStoresAndForgetsNoRevocation() async throws {
        let office = try OfficeOnClock()
        let safe = try TemporaryFolder()
        let export = safe.file("authority.bin")
        let (code, stores) = try await withServed(office.node) { port in
            let (one, first) = try await office.joined("S001", port: port, seed: 1)
            let (two, second) = try await office.joined("S002", port: port, seed: 2)
            let (lost, third) = try await office.joined("S003", port: port, seed: 3)
            let code = try office.node.exportAuthority(to: export)
            // The export follows what happens after it was made.
            #expect(try office.node.revoke(lost.id.description, why: "stolen").isExportCurrent == true)
            for store in [one, two] {
                _ = try store.receive([(CaseField.channel, .text("phone"))])
                _ = try await store.sync(host: "127.0.0.1", port: port)
            }
            return (code, [(one, first), (two, second), (lost, third)])
        }
        // Fire. A new machine, nothing but the export.
        let rebuilt = try makeNode(.headOffice, "HQ", seed: 77, clock: office.clock)
        expectNodeError(.badInput) {
            try rebuilt.importAuthority(
                Array(Data(contentsOf: URL(fileURLWithPath: export))), with: RecoveryCode(random: { [UInt8](repeating: 1, count: $0) }))
        }
        let imported = try rebuilt.importAuthority(Array(Data(contentsOf: URL(fileURLWithPath: export))), with: code)
        #expect(imported.headOffices == [office.node.id] && imported.revocationCount == 1)
        try await withServed(rebuilt) { port in
            // Before any store has told it, it knows whom it shut out.
            await expectDeclined(.revoked) { try await stores[2].0.sync(host: "127.0.0.1", port: port) }
            for (store, _) in stores.prefix(2) {
                _ = try await store.sync(host: "127.0.0.1", port: port)
                _ = try await store.sync(host: "127.0.0.1", port: port)
            }
            #expect(try digests(rebuilt)[scope("S001")]?.cases == 1 && digests(rebuilt)[scope("S002")]?.cases == 1)
            let membership = try rebuilt.membership()
            #expect(membership[stores[2].0.id]?.isRevoked == true)
            #expect(membership[stores[0].0.id]?.site == SiteCode("S001"))
            #expect(membership.list.count == 5)
            // What the old head office wrote came back with the stores, and is shared by all.
            try expectShared(stores[0].0, rebuilt, [.company, scope("S001")])
            // And it goes on as before: new nodes, and the old machine shut out.
            let (new, folder) = try await OfficeOnClock(clock: office.clock, node: rebuilt).joined("S004", port: port, seed: 4)
            defer { _ = folder }
            try rebuilt.revoke(office.node.id.description, why: "burnt")
            _ = try await new.sync(host: "127.0.0.1", port: port)
            #expect(try new.membership()[office.node.id]?.isRevoked == true)
        }
    }

    @Test func aStoreBelievesARebuiltHeadOfficeByItsBundleToo() async throws {
        let office = try OfficeOnClock()
        let safe = try TemporaryFolder()
        let (code, store, folder) = try await withServed(office.node) { port in
            let (store, folder) = try await office.joined("S001", port: port, seed: 1)
            return (try office.node.exportAuthority(to: safe.file("authority.bin")), store, folder)
        }
        defer { _ = folder }
        let rebuilt = try makeNode(.headOffice, "HQ", seed: 77, clock: office.clock)
        let file = Array(try Data(contentsOf: URL(fileURLWithPath: safe.file("authority.bin"))))
        _ = try rebuilt.importAuthority(file, with: code)
        _ = try rebuilt.publishCalendar("2027-01-01 off\n")
        let bundle = safe.file("monday.bundle")
        _ = try rebuilt.makeBundle(for: .site(try #require(SiteCode("S001"))), to: bundle)
        let outcome = try store.takeBundle(bundle)
        #expect(outcome.refused.isEmpty, "\(outcome.refused)")
        #expect(try store.membership()[rebuilt.id]?.role == .headOffice)
        // A forger who is no head office is believed by no bundle.
        let forger = try makeNode(.headOffice, "HQ", seed: 78, clock: office.clock)
        try forger.makeAuthority()
        _ = try forger.makeBundle(for: .site(try #require(SiteCode("S001"))), to: safe.file("forged.bundle"))
        let forged = try store.takeBundle(safe.file("forged.bundle"))
        #expect(forged.refused.map(\.stream.node) == [forger.id])
        #expect(try store.membership()[forger.id] == nil)
        #expect(try store.store.quarantine().contains { $0.sender == "bundle" && $0.reason.contains("head office") })
    }
}
