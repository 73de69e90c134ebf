import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

/// The body above all companies of a trade.
@Suite struct IndustryTests {
    /// Head office with somebody of the trade's body (I), of the company (L) and of its complaints office (Q).
    private static func office(_ clock: TestClock) throws -> Node {
        let node = try makeNode(.headOffice, "HQ", seed: 1, clock: clock)
        for code in ["I", "L", "Q", "X"] { try node.defineStaff(code, [(StaffRecord.name, .text("名\(code)"))], in: .company, by: nil) }
        let now = clock.read()
        try node.grant(.companyLeader, to: "L", for: .company, from: now, by: nil)
        try node.grant(.industryAdmin, to: "I", for: .company, from: now, by: Actor(as: "L"))
        try node.grant(.headOfficeManager, to: "Q", for: .company, from: now, by: Actor(as: "L"))
        return node
    }

    private static let siteCode = SiteCode("S001")

    @Test(
        """
        FS-1-6: what the trade's own body publishes stands above all units: the company neither withdraws it nor orders another pack in its \
        place, a shop chooses none, and it is in force wherever a later word of the company would otherwise count
        """)
    func packsStandAbove() async throws {
        let clock = TestClock()
        let node = try Self.office(clock)
        let site = try #require(Self.siteCode)
        let (ours, theirs) = (try PackTravelTests.text("ours", version: 1), try PackTravelTests.text("trade", version: 1))
        try node.installPack(ours, at: .everySite, by: Actor(as: "Q"))
        for code in ["Q", "L"] {
            guard case .person(.roleMissing(code, [.industryAdmin]), PackRecord.publish)? = expectNodeError(
                .notPermitted, { try node.installPack(theirs, at: .everySite, level: .industry, by: Actor(as: code)) })?.reason
            else {
                Issue.record("\(code) published for the trade")
                return
            }
        }
        let name = try node.installPack(theirs, at: .sites([site]), level: .industry, by: Actor(as: "I")).name
        #expect(try node.packInForce(at: site) == name)
        // A later order of the company for the very site does not outdo it, nor one for all sites.
        clock.move(86_400_000)
        let error = expectNodeError(.notPermitted) { try node.installPack(ours, at: .sites([site]), by: Actor(as: "Q")) }
        #expect(error?.reason == .packStandsAbove(name, site))
        try node.installPack(ours, at: .everySite, by: Actor(as: "Q"))
        #expect(try node.packInForce(at: site) == name)
        #expect(try node.packInForce(at: try #require(SiteCode("S002"))) == PackName("ours/1"))
        expectNodeError(.notPermitted) { try node.withdrawPack(name, by: Actor(as: "L")) }
        expectNodeError(.notPermitted) { try node.installPack(theirs, at: .everySite, by: Actor(as: "L")) }
        #expect(try node.packs().first { $0.name == name }?.level == .industry)

        let store = try makeNode(.store, "S001", seed: 2, clock: clock)
        try await talk(store, node)
        #expect(try store.packInForce() == name)
        expectNodeError(.notPermitted) { try store.usePack("plain") }
        // The body itself may.
        try node.withdrawPack(name, by: Actor(as: "I"))
        #expect(try node.packInForce(at: site) == PackName("ours/1"))
    }

    @Test("FS-1-6: norms of the trade are changed by its own body alone")
    func norms() throws {
        let node = try Self.office(TestClock())
        let fields: ActFields = [
            (KnowledgeRecord.knowledgeKind, .text("norm")), (ManagementField.title, .text("足浴行业投诉处理规范")),
            (KnowledgeRecord.status, .text("in_force")), (KnowledgeRecord.level, .text("industry")),
        ]
        expectNodeError(.notPermitted) { try node.add(KnowledgeRecord.table, fields, by: Actor(as: "L")) }
        let norm = try node.add(KnowledgeRecord.table, fields, by: Actor(as: "I"))
        #expect(norm.scope == .company)
        let amend = try #require(KnowledgeRecord.table.act(verb: "amend"))
        for changed in [[(KnowledgeRecord.status, FieldValue.text("repealed"))], [(KnowledgeRecord.level, .text("company"))]] as [ActFields] {
            expectNodeError(.notPermitted) { try node.act(amend, of: KnowledgeRecord.table, on: norm.number, changed, by: Actor(as: "Q")) }
        }
        _ = try node.act(amend, of: KnowledgeRecord.table, on: norm.number, [(ManagementField.text, .text("第二版"))], by: Actor(as: "I"))
        // A norm of the company's own is the company's.
        let own = fields.filter { $0.id != KnowledgeRecord.level } + [(KnowledgeRecord.level, .text("company"))]
        _ = try node.add(KnowledgeRecord.table, own, by: Actor(as: "Q"))
    }

    @Test("FS-1-6: once somebody speaks for the trade, the company does not make itself another such voice")
    func voice() throws {
        let clock = TestClock()
        let node = try Self.office(clock)
        #expect(
            expectNodeError(.notPermitted) { try node.grant(.industryAdmin, to: "X", for: .company, from: 0, by: Actor(as: "L")) }?.reason
                == .person(.mayNotGrant("L", .industryAdmin), GrantRecord.give))
        expectNodeError(.notPermitted) { try node.revoke(.industryAdmin, from: "I", for: .company, at: clock.read(), reason: nil, by: Actor(as: "L")) }
        try node.grant(.industryAdmin, to: "X", for: .company, from: 0, by: Actor(as: "I"))
    }

    @Test("FS-1-6: of two orders the higher level counts, in whatever order they came")
    func ranks() {
        let (low, high) = (PackName(id: "a", version: 9), PackName(id: "b", version: 1))
        let orders = [
            PackOrder(low, at: SiteCode("S001"), from: 20), PackOrder(high, at: nil, from: 10, level: .industry), PackOrder(low, at: nil, from: 30),
        ]
        for order in [orders, orders.reversed()] {
            let ranked = PackOrders(Array(order))
            if let site = Self.siteCode {
                #expect(ranked.inForce(at: site, on: 40)?.pack == high)
                #expect(ranked.inForce(at: site, on: 9)?.pack == nil)
            }
        }
    }
}
