import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

/// Packs as records: published at head office, carried by sync, acknowledged by sites, pinned to cases.
@Suite struct PackTravelTests {
    /// 21 September 2026 in China.
    static let today = CivilDate.day(year: 2026, month: 9, day: 21)
    static let site = SiteCode("S001")

    /// The plain pack under another name: valid, and nobody's already.
    static func text(_ id: String, version: Int) throws -> String {
        try #require(ShippedPacks.text(named: "plain")).replacing(
            "id: plain\nversion: 1\n", with: "id: \(id)\nversion: \(version)\n", maxReplacements: 1)
    }

    static func pair(_ clock: TestClock) throws -> (headOffice: Node, store: Node) {
        (try makeNode(.headOffice, "HQ", seed: 1, clock: clock), try makeNode(.store, "S001", seed: 2, clock: clock))
    }

    static func receive(_ node: Node, at site: SiteCode? = nil) throws -> CaseRow {
        try node.receive([(CaseField.channel, .text("phone")), (CaseField.content, .text("too salty"))], site: site)
    }

    static func policy(_ row: CaseRow) -> String? { row.state.text(CaseField.policy) }

    /// What the acts of a case carry as their pack, in order.
    static func carried(_ row: CaseRow, _ node: Node) throws -> [String?] {
        try node.store.history(of: row).map { entry in
            for case (CaseField.pack, .text(let text)) in entry.draft.fields { return text }
            return nil
        }
    }

    @Test("FS-1-1: a pack that head office publishes travels by sync, is in force at the sites it names, and is acknowledged once")
    func published() async throws {
        let clock = TestClock()
        let (headOffice, store) = try Self.pair(clock)
        let site = try #require(Self.site)
        #expect(try store.packInForce() == PackName("plain/1"))
        let text = try Self.text("ours", version: 1)
        #expect(try headOffice.installPack(text, at: .sites([site])).day == Self.today)
        try await talk(store, headOffice)
        #expect(try store.packInForce() == PackName("ours/1"))
        #expect(try store.packs().first { $0.name == PackName("ours/1") }?.pack?.text == text)
        // The acknowledgement was written when the session was over; the next one carries it.
        try await talk(store, headOffice)
        try await talk(store, headOffice)
        let standing = try #require(try headOffice.packs().first { $0.name == PackName("ours/1") })
        #expect(standing.acknowledgements == [.init(site: site, by: nil)] && standing.sites == [site])
        #expect(standing.isPublished && !standing.isShipped && standing.orders == [PackOrder(standing.name, at: site, from: Self.today)])
        let record = try #require(try headOffice.store.records(of: .acknowledgement).first)
        #expect(record.scope == .site(site) && record.state.entries.count == 1)
        try expectShared(store, headOffice, [.company, scope("S001")])
    }

    @Test("A person may acknowledge a pack too, and is named")
    func acknowledgedByAPerson() async throws {
        let (headOffice, store) = try Self.pair(TestClock())
        let name = try headOffice.installPack(try Self.text("ours", version: 1), at: .everySite).name
        expectNodeError(.noInput) { try store.acknowledgePack(name) }
        try await talk(store, headOffice)
        try store.acknowledgePack(name, by: Actor(named: "王芳"))
        #expect(try store.packs().first { $0.name == name }?.acknowledgements.map(\.by) == ["王芳"])
        #expect(expectNodeError(.notPermitted) { try headOffice.acknowledgePack(name) }?.reason == .onlyStore("pack acknowledge"))
    }

    @Test("A pack with a mistake is refused whole, every mistake listed, and what is in force stays in force")
    func refusedWhole() async throws {
        let (headOffice, store) = try Self.pair(TestClock())
        let site = try #require(Self.site)
        try headOffice.installPack(try Self.text("ours", version: 1), at: .sites([site]))
        try await talk(store, headOffice)
        let before = try headOffice.store.heads()
        let broken = try Self.text("ours", version: 2).replacing("- M12", with: "- M21").replacing(
            "anonymous: true", with: "anonymous: maybe")
        let error = expectNodeError(.badInput) { try headOffice.installPack(broken, at: .sites([site])) }
        guard case .packMistakes(let mistakes)? = error?.reason else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(mistakes.contains { $0.fault == .unknownMilestone("M21", place: "milestones") })
        #expect(mistakes.contains { $0.fault == .notAFlag(place: "receipt.anonymous") })
        #expect(try headOffice.store.heads() == before)
        try await talk(store, headOffice)
        #expect(try store.packInForce() == PackName("ours/1") && headOffice.packInForce(at: site) == PackName("ours/1"))
    }

    @Test("What was published under a name never changes; the same text may be ordered to more sites")
    func sameVersionOtherContent() throws {
        let (headOffice, _) = try Self.pair(TestClock())
        let text = try Self.text("ours", version: 1)
        let name = try headOffice.installPack(text).name
        let other = text.replacing("anonymous: true", with: "anonymous: false")
        #expect(expectNodeError(.usage) { try headOffice.installPack(other) }?.reason == .packDiffers(name))
        let shipped = try #require(ShippedPacks.text(named: "salon")).replacing("anonymous: true", with: "anonymous: false")
        #expect(expectNodeError(.usage) { try headOffice.installPack(shipped) }?.reason == .packDiffers(PackName(id: "salon", version: 1)))
        let entries = try headOffice.store.records(of: .pack).first?.state.entries.count
        try headOffice.installPack(text, at: .everySite)
        #expect(try headOffice.store.records(of: .pack).first?.state.entries.count == (entries ?? 0) + 1)
    }

    @Test("Only head office publishes, orders and withdraws")
    func onlyHeadOffice() throws {
        let (_, store) = try Self.pair(TestClock())
        let text = try Self.text("ours", version: 1)
        #expect(expectNodeError(.notPermitted) { try store.installPack(text) }?.reason == .onlyHeadOffice("pack install"))
        expectNodeError(.notPermitted) { try store.withdrawPack(PackName(id: "salon", version: 1)) }
    }

    @Test("E10: an open case keeps the pack it was received under; only a migration moves it")
    func anOpenCaseKeepsItsPack() async throws {
        let clock = TestClock()
        let (headOffice, store) = try Self.pair(clock)
        let row = try Self.receive(store)
        #expect(Self.policy(row) == "plain/1")
        let name = try headOffice.installPack(try Self.text("ours", version: 1), at: .everySite).name
        try await talk(store, headOffice)
        let number = row.record.description
        let later = try store.act(CaseAct.acknowledge, on: number, [])
        let newer = try Self.receive(store)
        #expect(Self.policy(later) == "plain/1" && Self.policy(newer) == "ours/1")
        #expect(try Self.carried(later, store) == ["plain/1", "plain/1"])

        expectNodeError(.noInput) { try store.act(CaseAct.migrate, on: number, [(CaseField.policy, .text("ours/9"))]) }
        expectNodeError(.noInput) { try store.act(CaseAct.migrate, on: number, [(CaseField.policy, .text("nonsense"))]) }
        #expect(
            expectNodeError(.usage) { try store.act(CaseAct.amend, on: number, [(CaseField.policy, .text(name.description))]) }?.reason
                == .packIsPinned)
        let moved = try store.act(
            CaseAct.migrate, on: number, [(CaseField.policy, .text(name.description)), (CaseField.reason, .text("r"))])
        #expect(Self.policy(moved) == "ours/1")
        let answered = try store.act(CaseAct.feedBack, on: number, [(CaseField.feedback, .text("said"))])
        #expect(try Self.carried(answered, store).last == "ours/1")
        // The same on head office's side.
        try await talk(store, headOffice)
        #expect(Self.policy(try headOffice.store.findCase(number)) == "ours/1")
    }

    @Test("A pack is in force from its day on, in the site's own calendar")
    func fromADay() throws {
        let clock = TestClock()
        let (headOffice, _) = try Self.pair(clock)
        let site = try #require(Self.site)
        try headOffice.installPack(try Self.text("ours", version: 1), at: .sites([site]), from: Self.today + 10)
        func name(_ hours: Int64) throws -> String {
            // Midnight of the day in China is 16:00 UTC of the day before.
            try headOffice.packInForce(at: site, on: (Self.today + 10) * 86_400_000 - 8 * 3_600_000 + hours * 3_600_000).description
        }
        #expect(try name(-1) == "plain/1" && name(0) == "ours/1" && name(1000) == "ours/1")
    }

    @Test("The later day counts; on one day the order that names the site; the last word of head office undoes what it outdoes")
    func whichOrderCounts() throws {
        let site = try #require(Self.site)
        let other = try #require(SiteCode("S002"))
        let (one, two) = (PackName(id: "a", version: 1), PackName(id: "b", version: 1))
        let orders = PackOrders([
            PackOrder(one, at: nil, from: 10), PackOrder(two, at: site, from: 10), PackOrder(one, at: other, from: 20),
        ])
        #expect(orders.inForce(at: site, on: 9) == nil)
        #expect(orders.inForce(at: site, on: 10)?.pack == two && orders.inForce(at: other, on: 10)?.pack == one)
        #expect(PackOrders([PackOrder(two, at: site, from: 10), PackOrder(one, at: nil, from: 11)]).inForce(at: site, on: 11)?.pack == one)

        let (headOffice, _) = try Self.pair(TestClock())
        let first = try headOffice.installPack(try Self.text("ours", version: 1), at: .sites([site]), from: Self.today + 30).name
        let second = try headOffice.installPack(try Self.text("ours", version: 2), at: .everySite, from: Self.today).name
        #expect(try headOffice.packs().first { $0.name == first }?.orders.isEmpty == true)
        #expect(try headOffice.packInForce(at: site, on: (Self.today + 40) * 86_400_000) == second)
        // The same day again, another pack: the first order for it is taken back.
        try headOffice.installPack(try Self.text("ours", version: 1), at: .everySite, from: Self.today)
        #expect(try headOffice.packs().first { $0.name == second }?.orders.isEmpty == true)
    }

    @Test("A withdrawn pack is not for new cases; those received under it keep it")
    func withdrawn() async throws {
        let (headOffice, store) = try Self.pair(TestClock())
        let name = try headOffice.installPack(try Self.text("ours", version: 1), at: .everySite).name
        try await talk(store, headOffice)
        let row = try Self.receive(store)
        #expect(Self.policy(row) == "ours/1")
        try headOffice.withdrawPack(name)
        try await talk(store, headOffice)
        #expect(try store.packInForce() == PackName("plain/1"))
        #expect(Self.policy(try store.act(CaseAct.acknowledge, on: row.record.description, [])) == "ours/1")
        #expect(try store.packs().first { $0.name == name }?.isWithdrawn == true)
        let never = PackName(id: "salon", version: 1)
        #expect(expectNodeError(.usage) { try headOffice.withdrawPack(never) }?.reason == .packNotPublished(never))
    }

    @Test("A site chooses a shipped pack for itself, unless head office has ordered one; head office sees the choice")
    func use() async throws {
        let (headOffice, store) = try Self.pair(TestClock())
        let site = try #require(Self.site)
        expectNodeError(.noInput) { try store.usePack("hotpot") }
        #expect(try store.usePack("foot-spa") == PackName("foot-spa/1") && store.packInForce() == PackName("foot-spa/1"))
        try await talk(store, headOffice)
        #expect(try headOffice.packInForce(at: site) == PackName("foot-spa/1"))
        let row = try headOffice.receive(
            [
                (CaseField.channel, .text("phone")), (CaseField.content, .text("c")), (CaseField.customer, .text("n")),
                (CaseField.contact, .text("1")),
            ], site: site)
        #expect(Self.policy(row) == "foot-spa/1")
        try headOffice.installPack(try #require(ShippedPacks.text(named: "salon")), at: .sites([site]))
        try await talk(store, headOffice)
        #expect(try store.packInForce() == PackName("salon/1"))
        #expect(
            expectNodeError(.notPermitted) { try store.usePack("plain") }?.reason == .packOrdered(PackName(id: "salon", version: 1), site))
    }

    @Test("A receipt may name the pack it was taken under, one that is known")
    func receiptWithAPack() throws {
        let (_, store) = try Self.pair(TestClock())
        let fields: ActFields = [(CaseField.channel, .text("phone")), (CaseField.content, .text("c"))]
        expectNodeError(.noInput) { try store.receive(fields + [(CaseField.policy, .text("plain/2"))]) }
        #expect(Self.policy(try store.receive(fields + [(CaseField.policy, .text("plain/1"))])) == "plain/1")
    }

    @Test("A bundle brings a pack as a session does, and the store acknowledges it")
    func byBundle() throws {
        let folder = try TemporaryFolder()
        let (headOffice, store) = try Self.pair(TestClock())
        let site = try #require(Self.site)
        try headOffice.installPack(try Self.text("ours", version: 1), at: .sites([site]))
        _ = try headOffice.makeBundle(for: .site(site), to: folder.file("packs"))
        #expect(try store.takeBundle(folder.file("packs")).refused.isEmpty)
        #expect(try store.packInForce() == PackName("ours/1"))
        #expect(try store.packs().first { $0.name == PackName("ours/1") }?.acknowledgements.map(\.site) == [site])
    }

    @Test("An order that a later version wrote differently is passed over") func ordersOfLaterVersions() throws {
        #expect(PackOrders([]).inForce(at: try #require(Self.site), on: 0) == nil)
        #expect(PackOrders([PackOrder(PackName(id: "a", version: 1), at: nil, from: 1)]).packs(of: try #require(Self.site)).count == 1)
    }
}
