import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsSync
import AmendsTransport
import Testing

/// Rights by head office's records, over pipes in memory: no certificate is asked for there, for HELLO proves
/// the nodes' keys.
@Suite struct MembershipTests {
    private let clock = TestClock()
    private let office: Node

    init() throws { office = try makeNode(.headOffice, "HQ", seed: 200, clock: clock) }

    /// A node that head office has admitted.
    private func member(
        _ role: Role, _ site: String, seed: UInt8, reads: ScopeGrants = .none, writes: ScopeGrants = .none
    ) throws -> Node {
        let node = try makeNode(role, site, seed: seed, clock: clock)
        var admission = Node.Admission(node: node.id, role: role, site: SiteCode(site))
        (admission.reads, admission.writes) = (reads, writes)
        try office.admit(admission)
        return node
    }

    /// Writes a stream that the node has no right to write.
    private func forge(_ node: Node, seed: UInt8, in scope: Scope, number: UInt64 = 1) throws -> StreamID {
        let stream = StreamID(node: node.id, scope: scope, epoch: Epoch(counter: 0, random: 99))
        let key = try testKey(seed)
        try node.store.write { transaction in
            try transaction.append(
                [
                    EntryDraft(
                        kind: CaseAct.receive, flags: .opens, recordKind: .complaintCase, record: RecordID(high: number, low: number),
                        stamp: Stamp(milliseconds: 1_790_000_000_000), fields: [(CaseField.channel, .text("web"))])
                ], to: stream, freshSeed: Seed(high: 1, low: 2))
            try transaction.seal(stream, key: key)
        }
        return stream
    }

    @Test func membersTalkAndStrangersDoNot() async throws {
        let store = try member(.store, "S001", seed: 1)
        let stranger = try makeNode(.store, "S002", seed: 2, clock: clock)
        _ = try store.receive([(CaseField.channel, .text("phone"))])
        let (outcome, _) = try await talk(store, office)
        #expect(outcome.error == nil)
        let (refused, _) = try await talk(stranger, office, cutAfter: nil, acceptsNew: true)
        #expect(refused.error?.code == .refused)
        #expect(try digests(office)[scope("S001")]?.cases == 1)
    }

    @Test func aMemberThatClaimsAnotherRoleOrSiteIsRefused() async throws {
        _ = try member(.store, "S001", seed: 1)
        for (role, site) in [(Role.headOffice, "S001"), (.store, "S002"), (.auditor, "S001")] {
            let impostor = try makeNode(role, site, seed: 1, clock: clock)
            let (_, outcome) = try await talk(impostor, office)
            #expect(outcome.error?.code == .refused, "\(role) \(site)")
        }
    }

    @Test func membershipsTravelToEveryNode() async throws {
        let nodes = [try member(.store, "S001", seed: 1), try member(.store, "S002", seed: 2), try member(.auditor, "AUD", seed: 3)]
        for node in nodes { try await talk(node, office) }
        let expected = try office.membership()
        #expect(expected.list.count == 3)
        for node in nodes { #expect(try node.membership() == expected) }
    }

    @Test func anAuditorReadsWhatItWasGrantedAndNothingElse() async throws {
        let stores = [try member(.store, "S001", seed: 1), try member(.store, "S002", seed: 2)]
        for store in stores {
            _ = try store.receive([(CaseField.channel, .text("phone"))])
            try await talk(store, office)
        }
        let nothing = try member(.auditor, "AUD", seed: 3)
        let one = try member(.auditor, "REG", seed: 4, reads: .scopes([scope("S002")]))
        let all = try member(.auditor, "ALL", seed: 5, reads: .everything)
        // Whoever opens the session, the rights are the same.
        for node in [nothing, one, all] {
            try await talk(node, office)
            try await talk(office, node)
        }
        #expect(Set(try digests(nothing).keys) == [.company])
        #expect(Set(try digests(one).keys) == [.company, scope("S002")])
        #expect(Set(try digests(all).keys).isSuperset(of: [.company, scope("S001"), scope("S002")]))
        // A right that is taken away holds from the next session on, and what was read stays where it is.
        let member = try office.grant(one.id.description, reads: .scopes([scope("S001")]), writes: nil)
        #expect(member.reads == .scopes([scope("S001")]))
        _ = try stores[1].receive([(CaseField.channel, .text("web"))])
        for store in stores { try await talk(store, office) }
        let (outcome, _) = try await talk(one, office)
        #expect(outcome.error == nil)
        #expect(try digests(one)[scope("S001")]?.cases == 1)
        #expect(try digests(one)[scope("S002")]?.cases == 1)
        // And it learns of its rights by the way.
        #expect(try one.membership()[one.id]?.reads == .scopes([scope("S001")]))
    }

    @Test func aStoreGivesAnAuditorOnlyWhatHeadOfficeGrantedIt() async throws {
        let store = try member(.store, "S001", seed: 1)
        let auditor = try member(.auditor, "AUD", seed: 3)
        _ = try store.receive([(CaseField.channel, .text("phone"))])
        try await talk(store, office)
        let (outcome, _) = try await talk(auditor, store)
        #expect(outcome.error == nil)
        #expect(try digests(auditor)[scope("S001")] == nil)
        _ = try office.grant(auditor.id.description, reads: .scopes([scope("S001")]), writes: nil)
        try await talk(store, office)
        try await talk(auditor, store)
        #expect(try digests(auditor)[scope("S001")]?.cases == 1)
    }

    @Test func aRegionalOfficeWritesInTheSitesItWasGiven() async throws {
        let store = try member(.store, "S001", seed: 1)
        try await talk(store, office)
        let region = try member(.auditor, "EAST", seed: 3, reads: .scopes([scope("S001")]), writes: .scopes([scope("S001")]))
        #expect(!region.mayWrite(in: scope("S001")))
        try await talk(region, office)
        #expect(region.mayWrite(in: scope("S001")) && !region.mayWrite(in: scope("S002")))
        _ = try region.receive([(CaseField.channel, .text("phone"))], site: SiteCode("S001"))
        try await talk(region, office)
        try await talk(store, office)
        try expectShared(store, office, [scope("S001")])
        #expect(try digests(store)[scope("S001")]?.cases == 1)
        // The same without the right is refused at the other end.
        let other = try member(.auditor, "WEST", seed: 4, reads: .scopes([scope("S001")]))
        let stream = try forge(other, seed: 4, in: scope("S001"))
        let (_, outcome) = try await talk(other, office)
        #expect(outcome.summary.refusedByUs.keys.contains(stream))
    }

    @Test func foreignScopesAreRefusedKeptAsEvidenceAndStopOnlyThemselves() async throws {
        let store = try member(.store, "S001", seed: 1)
        _ = try store.receive([(CaseField.channel, .text("phone"))])
        let company = try forge(store, seed: 1, in: .company)
        let (_, outcome) = try await talk(store, office)
        #expect(outcome.error == nil)
        #expect(Set(outcome.summary.refusedByUs.keys) == [company])
        #expect(outcome.summary.refusedByUs[company]?.code == .notAllowed)
        #expect(try digests(office)[scope("S001")]?.cases == 1)
        let evidence = try office.store.quarantine()
        #expect(evidence.map(\.origin) == [company.origin])
        #expect(evidence.first?.sender == store.id.description && evidence.first?.reason.contains("company") == true)
    }

    @Test func aStrangersEntriesAreTakenFromNobody() async throws {
        let one = try member(.store, "S001", seed: 1)
        let stranger = try makeNode(.store, "S001", seed: 9, clock: clock)
        let stream = try forge(stranger, seed: 9, in: scope("S001"))
        // A member of the shop carries what a stranger wrote in the shop's name.
        let segment = try #require(try stranger.store.segments(of: stream, from: 0, maximumByteCount: 1 << 20).segments.first)
        _ = one.intake.take(segment, stream: stream, sender: "stick", at: 0)
        let (_, outcome) = try await talk(one, office)
        #expect(outcome.summary.refusedByUs[stream]?.code == .notAllowed)
        #expect(try office.store.frontier(of: stream).size == 0)
    }

    @Test func aWriterWhoseMembershipComesInTheSameSessionIsBelieved() async throws {
        // Two nodes of a shop; the third hears of the second for the first time, together with its entries.
        let one = try member(.store, "S001", seed: 1)
        let third = try member(.store, "S001", seed: 3)
        try await talk(third, office)
        let two = try member(.store, "S001", seed: 2)
        _ = try two.receive([(CaseField.channel, .text("phone"))])
        try await talk(two, office)
        try await talk(one, office)
        #expect(try third.membership()[two.id] == nil)
        let (_, outcome) = try await talk(one, third)
        #expect(outcome.summary.refusedByUs.isEmpty)
        try expectShared(one, third, [scope("S001"), .company])
        #expect(try digests(third)[scope("S001")]?.cases == 1)
    }

    @Test func onlyAnAuditorsRightsAreWidened() throws {
        let store = try member(.store, "S001", seed: 1)
        let error = expectNodeError(.usage) { try office.grant(store.id.description, reads: .everything, writes: nil) }
        #expect(error?.reason == .fixedRights(.store))
    }

    @Test func whoeverWasRevokedByEitherOfTwoHeadOfficesIsRevoked() async throws {
        let store = try member(.store, "S001", seed: 1)
        let second = try member(.headOffice, "HQ2", seed: 201)
        try await talk(second, office)
        // At the same time and unseen: one admits it anew with other words, the other revokes it.
        try office.revoke(store.id.description, why: "lost")
        var again = Node.Admission(node: store.id, role: .store, site: SiteCode("S001"))
        again.reads = .none
        try second.admit(again)
        try await talk(second, office)
        for node in [office, second] { #expect(try node.membership()[store.id]?.isRevoked == true) }
        #expect(try office.membership() == second.membership())
        for node in [office, second] {
            let (outcome, _) = try await talk(store, node)
            #expect(outcome.error?.code == .refused)
        }
    }

    @Test func aNodeIsFoundByItsFirstDigitsOrItsSite() throws {
        let store = try member(.store, "S001", seed: 1)
        #expect(try office.member(named: String(store.id.description.prefix(8))).node == store.id)
        #expect(try office.member(named: "S001").node == store.id)
        _ = try member(.store, "S001", seed: 2)
        expectNodeError(.usage) { try office.member(named: "S001") }
        expectNodeError(.noInput) { try office.member(named: "S009") }
        expectNodeError(.noInput) { try office.member(named: String(store.id.description.prefix(4))) }
    }
}
