import AmendsLog
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsSync
import AmendsTransport
import Testing

@Suite struct RightsTests {
    @Test func anUnknownPeerIsRefusedUnlessNewOnesAreTaken() async throws {
        let store = try makeNode(.store, "S001", seed: 1)
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        _ = try store.receive([(CaseField.channel, .text("phone"))])
        let (a, b) = MemoryPipe.pair()
        async let calling = store.talk(over: a, isInitiator: true, acceptsNew: true)
        async let answering = headOffice.talk(over: b, isInitiator: false, acceptsNew: false)
        let outcomes = (try await calling, try await answering)
        #expect(outcomes.0.error?.code == .refused)
        #expect(outcomes.0.error?.text.contains("--accept-new") == true)
        #expect(outcomes.1.error?.code == .refused)
        #expect(try digests(headOffice)[scope("S001")] == nil)
        // Once taken, it is known.
        try await talk(store, headOffice)
        let (again, _) = try await talk(store, headOffice, cutAfter: nil, acceptsNew: false)
        #expect(again.error == nil)
        #expect(try headOffice.store.peers().map(\.node) == [store.id])
        #expect(try store.store.peers().map(\.role) == ["head-office"])
    }

    @Test func aPeerThatChangesItsRoleOrSiteIsRefused() async throws {
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        let store = try makeNode(.store, "S001", seed: 1)
        try await talk(store, headOffice)
        for (role, site) in [(Role.headOffice, "S001"), (.store, "S002"), (.auditor, "S001")] {
            let impostor = try makeNode(role, site, seed: 1)
            let (_, outcome) = try await talk(impostor, headOffice)
            #expect(outcome.error?.code == .refused, "\(role) \(site)")
        }
        let (_, outcome) = try await talk(store, headOffice)
        #expect(outcome.error == nil)
    }

    @Test func aCopyOfTheNodeItselfIsRefused() async throws {
        let one = try makeNode(.store, "S001", seed: 1)
        let copy = try makeNode(.store, "S001", seed: 1)
        let (outcome, _) = try await talk(one, copy)
        #expect(outcome.error?.code == .refused)
    }

    @Test func storesOfDifferentSitesExchangeNothing() async throws {
        let one = try makeNode(.store, "S001", seed: 1)
        let two = try makeNode(.store, "S002", seed: 3)
        _ = try one.receive([(CaseField.channel, .text("phone"))])
        let (outcome, _) = try await talk(one, two)
        #expect(outcome.error?.code == .refused)
        #expect(try digests(two)[scope("S001")] == nil)
    }

    @Test func aStoreSeesItsOwnSiteAndTheCompanyAndNothingElse() async throws {
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        let one = try makeNode(.store, "S001", seed: 1)
        let two = try makeNode(.store, "S002", seed: 3)
        for node in [one, two] { _ = try node.receive([(CaseField.channel, .text("phone"))]) }
        _ = try headOffice.receive([(CaseField.channel, .text("web"))], site: SiteCode("S002"))
        for _ in 0..<2 { for node in [one, two] { try await talk(node, headOffice) } }
        #expect(Set(try digests(one).keys) == [scope("S001"), .company])
        #expect(Set(try digests(two).keys) == [scope("S002"), .company])
        #expect(Set(try digests(headOffice).keys) == [scope("S001"), scope("S002"), .company])
    }

    @Test func whatAnotherNodeWroteInAForeignScopeIsNotTaken() async throws {
        // A store whose software was changed writes for the company and for another shop.
        let store = try makeNode(.store, "S001", seed: 1)
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        let key = try testKey(1)
        for foreign in [Scope.company, scope("S002")] {
            let stream = StreamID(node: store.id, scope: foreign, epoch: Epoch(counter: 0, random: 99))
            try store.store.write { transaction in
                try transaction.append(
                    [
                        EntryDraft(
                            kind: StaffRecord.define, recordKind: .staff, record: StaffRecord.record(of: "E1", in: foreign),
                            stamp: Stamp(milliseconds: 1_790_000_000_000), fields: [(StaffRecord.code, .text("E1"))])
                    ], to: stream, freshSeed: Seed(high: 1, low: 2))
                try transaction.seal(stream, key: key)
            }
        }
        let (_, outcome) = try await talk(store, headOffice)
        #expect(outcome.summary.refusedByUs.keys.contains { $0.scope == .company })
        #expect(try digests(headOffice)[scope("S002")] == nil)
        #expect(try headOffice.store.heads().allSatisfy { $0.stream.scope != .company || $0.stream.node == headOffice.id })
        // And one bad stream stops nothing but itself.
        #expect(try digests(store)[scope("S001")]?.projection == digests(headOffice)[scope("S001")]?.projection)
    }

    @Test func aShopsNodeCarriesNoEntriesOfAnotherShopsNodeInItsScope() async throws {
        // A node known as one of S002 writes in S001, and a node of S001 brings it along.
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        let one = try makeNode(.store, "S001", seed: 1)
        let two = try makeNode(.store, "S002", seed: 3)
        try await talk(two, headOffice)
        let stream = StreamID(node: two.id, scope: scope("S001"), epoch: Epoch(counter: 0, random: 99))
        let key = try testKey(3)
        try one.store.write { transaction in
            try transaction.append(
                [
                    EntryDraft(
                        kind: CaseAct.receive, flags: .opens, recordKind: .complaintCase, record: RecordID(high: 1, low: 1),
                        stamp: Stamp(milliseconds: 1_790_000_000_000), fields: [(CaseField.channel, .text("web"))])
                ], to: stream, freshSeed: Seed(high: 1, low: 2))
            try transaction.seal(stream, key: key)
        }
        let (_, outcome) = try await talk(one, headOffice)
        #expect(outcome.summary.refusedByUs.keys.contains(stream))
        #expect(try headOffice.store.frontier(of: stream).size == 0)
    }

    @Test func anAuditorReadsEverythingAndMayCarryNothingOfAShop() async throws {
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        let store = try makeNode(.store, "S001", seed: 1)
        let auditor = try makeNode(.auditor, "AUD", seed: 9)
        _ = try store.receive([(CaseField.channel, .text("phone"))])
        try await talk(store, headOffice)
        try await talk(auditor, headOffice)
        try expectShared(auditor, headOffice, [scope("S001"), .company, .log(auditor.id)])
        #expect(try digests(auditor)[scope("S001")]?.cases == 1)
    }
}
