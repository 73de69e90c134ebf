import AmendsLog
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsSync
import AmendsTransport
import AmendsTrust
import Testing

/// Certificates over the years, on a clock that the test moves.
@Suite struct CertificateLifeTests {
    private static let day: Int64 = 86_400_000

    @Test func aCertificateRenewsItselfWhenAThirdIsLeft() async throws {
        let office = try OfficeOnClock()
        try await withServed(office.node) { port in
            let (store, folder) = try await office.joined("S012", port: port, seed: 1)
            defer { _ = folder }
            let end = try #require(try store.certificateEnd)
            office.clock.move(200 * Self.day)
            _ = try await store.sync(host: "127.0.0.1", port: port)
            #expect(try store.certificateEnd == end)
            office.clock.move(60 * Self.day)
            _ = try await store.sync(host: "127.0.0.1", port: port)
            let renewed = try #require(try store.certificateEnd)
            #expect(renewed >= end + 259 * Self.day)
            // The new one is used from now on.
            _ = try await store.sync(host: "127.0.0.1", port: port)
            #expect(try store.certificateEnd == renewed)
        }
    }

    @Test func aNodeThatWasAwayPastItsEndRenewsWithItsKeyWithinTheGrace() async throws {
        let office = try OfficeOnClock()
        try await withServed(office.node) { port in
            let (store, folder) = try await office.joined("S012", port: port, seed: 1)
            defer { _ = folder }
            _ = try store.receive([(CaseField.channel, .text("phone"))])
            office.clock.move(600 * Self.day)
            let summary = try await store.sync(host: "127.0.0.1", port: port)
            #expect(summary.sent.segmentCount > 0)
            #expect(try #require(try store.certificateEnd) > 1_790_000_000_000 + 900 * Self.day)
        }
    }

    @Test func pastTheGraceANodeIsRefusedAndToldSo() async throws {
        let office = try OfficeOnClock()
        _ = try office.invitation(to: "S011", port: 7601)
        try office.node.setCertificateTerms(CertificateTerms(days: 30, graceDays: 10))
        try await withServed(office.node) { port in
            let (store, folder) = try await office.joined("S012", port: port, seed: 1)
            defer { _ = folder }
            office.clock.move(41 * Self.day)
            await expectDeclined(.tooLate) { try await store.sync(host: "127.0.0.1", port: port) }
            // Head office may always change its mind.
            try office.node.setCertificateTerms(CertificateTerms(days: 30, graceDays: 60))
            _ = try await store.sync(host: "127.0.0.1", port: port)
        }
    }

    @Test func anEndedCertificateAloneOpensNoSession() async throws {
        let office = try OfficeOnClock()
        try await withServed(office.node) { port in
            let (store, folder) = try await office.joined("S012", port: port, seed: 1)
            defer { _ = folder }
            office.clock.move(400 * Self.day)
            let pipe = try await TCPConnection.connect(host: "127.0.0.1", port: port, as: try store.tlsIdentity())
            let outcome = try await store.talk(over: pipe, isInitiator: true, acceptsNew: true)
            #expect(outcome.error?.code == .refused && outcome.error?.side == .peer)
            #expect(outcome.error?.text.contains("renew") == true)
        }
    }

    @Test func aShopWhoseClockIsWrongByYearsStillSyncs() async throws {
        let office = try OfficeOnClock()
        let shopClock = TestClock()
        try await withServed(office.node) { port in
            let folder = try TemporaryFolder()
            let code = try office.invitation(to: "S012", port: port)
            let store = try await Node.join(code, in: NodeFolder(path: folder.file("node")), .test(shopClock, seed: 1)).node
            for time: Int64 in [946_684_800_000, 4_102_444_800_000] {
                shopClock.set(time)
                _ = try store.receive([(CaseField.channel, .text("phone"))])
                let summary = try await store.sync(host: "127.0.0.1", port: port)
                #expect(summary.sent.segmentCount > 0)
            }
            try expectShared(store, office.node, [scope("S012")])
        }
    }

    @Test func headOfficeRenewsItsOwnAndStoresGoOnKnowingIt() async throws {
        let office = try OfficeOnClock()
        let (first, store, folder) = try await withServed(office.node) { port in
            let (store, folder) = try await office.joined("S012", port: port, seed: 1)
            return (try office.node.certificateEnd, store, folder)
        }
        defer { _ = folder }
        office.clock.move(300 * Self.day)
        // It looks when it begins to serve.
        try await withServed(office.node) { port in
            _ = try await store.sync(host: "127.0.0.1", port: port)
            _ = try await store.sync(host: "127.0.0.1", port: port)
        }
        #expect(try #require(try office.node.certificateEnd) > #require(first))
    }

    @Test func aStolenCertificateIsOfNoUseToAnotherNode() async throws {
        let office = try OfficeOnClock()
        try await withServed(office.node) { port in
            let (store, folder) = try await office.joined("S012", port: port, seed: 1)
            defer { _ = folder }
            // Whoever has the store's TLS key and certificate, but not its own key, names itself as it likes.
            let stolen = try #require(try store.identity.credentials)
            let identity = try store.tlsIdentity()
            for thief in [
                try makeNode(.store, "S012", seed: 9, clock: office.clock), try makeNode(.headOffice, "HQ", seed: 10, clock: office.clock),
            ] {
                try thief.identity.keep(stolen)
                let pipe = try await TCPConnection.connect(host: "127.0.0.1", port: port, as: identity)
                let outcome = try await thief.talk(over: pipe, isInitiator: true, acceptsNew: true)
                #expect(outcome.error?.code == .refused && outcome.error?.side == .peer)
                #expect(outcome.error?.text.contains("certificate of this connection") == true)
                #expect(outcome.summary.received.segmentCount == 0)
            }
        }
    }
}
