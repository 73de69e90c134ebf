import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

/// Days on which one site is closed: entered by an act, travelling by sync, judged by the pack (E3).
@Suite struct ClosureTests {
    private static let table = ClosureRecord.table
    /// The Monday on which the chain of these tests begins: 21 September 2026.
    private static let monday = day(2026, 9, 21)

    /// The plain pack under another name, with site exceptions or without.
    private static func text(_ id: String, isAllowed: Bool) throws -> String {
        let text = try #require(ShippedPacks.text(named: "plain")).replacing("id: plain\n", with: "id: \(id)\n", maxReplacements: 1)
        return try #require(text.contains("parameters:\n"))
            ? text.replacing("parameters:\n", with: "parameters:\n  calendar.site_exceptions: \(isAllowed)\n", maxReplacements: 1) : text
    }

    /// A chain whose sites work by a pack that allows closed days.
    private static func chain() async throws -> (clock: TestClock, headOffice: Node, store: Node) {
        let clock = TestClock(instant(2026, 9, 21, 9))
        let (headOffice, store) = try PackTravelTests.pair(clock)
        try headOffice.installPack(try text("ours", isAllowed: true), at: .everySite, from: monday - 30)
        try await talk(store, headOffice)
        return (clock, headOffice, store)
    }

    private static func given(_ first: Int64, _ last: Int64? = nil, approvedBy approver: String = "周总") -> [(String, any Sendable)] {
        [("day", first), ("cause", "weather"), ("text", "台风“天鹅”过境，全市停业"), ("approved_by", approver)] + (last.map { [("through", $0)] } ?? [])
    }

    private func due(_ record: RecordID, at node: Node) throws -> Int64? { try node.store.findCase(record.description).deadline?.due }

    @Test("E3: closed days entered at a store move its deadlines there, and at head office with the next session; a rebuild gives the same")
    func travels() async throws {
        let (_, headOffice, store) = try await Self.chain()
        let row = try PackTravelTests.receive(store)
        _ = try store.act(CaseAct.acknowledge, on: row.record.description)
        _ = try store.act(CaseAct.assess, on: row.record.description, [(CaseField.severity, .integer(1))])
        try await talk(store, headOffice)
        let before = try #require(try due(row.record, at: headOffice))
        let closure = try store.add(Self.table, Self.given(Self.monday + 1, Self.monday + 2), by: "王芳")
        #expect(closure.scope == scope("S001") && closure.number.hasPrefix("CL-S001-"))
        #expect(try due(row.record, at: store) == before + 2 * 86_400_000)
        #expect(try due(row.record, at: headOffice) == before, "head office has not heard of it")
        try await talk(store, headOffice)
        #expect(try due(row.record, at: headOffice) == before + 2 * 86_400_000)
        try expectShared(store, headOffice, [.company, scope("S001")])
        let entered = try headOffice.record(Self.table, named: closure.number)
        #expect(entered.text(ClosureRecord.approvedBy) == "周总" && entered.actors(of: "add") == ["王芳"])
        #expect(try headOffice.findings(on: entered).isEmpty)

        // Withdrawn at head office, which writes in every scope.
        _ = try headOffice.act("withdraw", on: entered, [("note", "台风未登陆，照常营业"), ("approved_by", "周总")], by: "李强")
        #expect(try due(row.record, at: headOffice) == before)
        try await talk(store, headOffice)
        #expect(try due(row.record, at: store) == before)
        let digests = try digests(store)
        try store.rebuild()
        #expect(try self.digests(store) == digests)
    }

    private func digests(_ node: Node) throws -> [ScopeDigest] { try node.store.digests() }

    @Test("E3: the explanation of a due time names a day on which the site was closed, and the record that says so")
    func explained() async throws {
        let (_, _, store) = try await Self.chain()
        let row = try PackTravelTests.receive(store)
        let closure = try store.add(Self.table, Self.given(Self.monday + 1), by: "王芳")
        let clocks = try store.clocks(of: try store.store.findCase(row.record.description))
        let explanation = try #require(clocks.judge?.explain(.resolve, of: clocks.times))
        let left = explanation.count.days.filter { $0.reason == .siteClosed }
        #expect(left.map(\.day) == [Self.monday + 1])
        #expect(explanation.count.due == clocks.first?[.resolve].due)
        let closed = try store.closedDays(in: scope("S001"))
        #expect(closed == [ClosedDays(number: closure.number, days: Self.monday + 1...Self.monday + 1, cause: "weather")])
        #expect(try store.closedDays(in: scope("S002")).isEmpty)
    }

    @Test("E3: closed days need a reason and somebody else who approves them, and an end that does not lie before their beginning")
    func rules() async throws {
        let (_, headOffice, store) = try await Self.chain()
        let given = Self.given(Self.monday + 1)
        for field in ["text", "approved_by", "cause"] {
            let id = try #require(Self.table.fields.first { $0.name == field }).id
            expectBreach(.fieldMissing(id)) { try store.add(Self.table, given.filter { $0.0 != field }) }
        }
        expectBreach(.ownApproval(actor: "周总")) { try store.add(Self.table, given, by: "周总") }
        expectBreach(.badDays(maximum: 366)) { try store.add(Self.table, Self.given(Self.monday, Self.monday - 1)) }
        expectBreach(.badDays(maximum: 366)) { try store.add(Self.table, Self.given(Self.monday, Self.monday + 366)) }
        expectBreach(.noSite) { try headOffice.add(Self.table, given) }
        let closure = try headOffice.add(Self.table, Self.given(Self.monday, Self.monday + 365), site: "S001")
        #expect(closure.scope == scope("S001"))
        expectBreach(.fieldMissing(ClosureRecord.approvedBy)) { try headOffice.act("amend", on: closure, [("through", Self.monday)]) }
        _ = try headOffice.act("amend", on: closure, [("through", Self.monday), ("approved_by", "周总")])
        let withdrawn = try headOffice.act("withdraw", on: closure, [("note", "误登"), ("approved_by", "周总")])
        let withdraw = ClosureRecord.withdraw
        #expect(Self.table.act(verb: "withdraw")?.kind == withdraw)
        expectBreach(.tooLate(withdraw)) { try headOffice.act("withdraw", on: withdrawn, [("note", "再撤"), ("approved_by", "周总")]) }
    }

    @Test("E3: where people have roles, whoever approves closed days must be one who may give a case more time")
    func approver() async throws {
        let (clock, _, store) = try await Self.chain()
        for code in ["M", "R", "L"] { try store.defineStaff(code, [(StaffRecord.name, .text("名\(code)"))], in: store.homeScope, by: nil) }
        let (now, unit) = (clock.read(), try #require(Unit("S001")))
        try store.grant(.storeManager, to: "M", for: unit, from: now, by: nil)
        try store.grant(.intake, to: "R", for: unit, from: now, by: Actor(as: "M"))
        let fields = { (approver: String) in try Node.fields(Self.table, Self.given(Self.monday + 1, approvedBy: approver)) }
        expectBreach(.approverLacksRole("R", Approval.closure.roles)) { try store.add(Self.table, fields("R"), by: Actor(as: "M")) }
        expectBreach(.approverLacksRole("L", Approval.closure.roles)) { try store.add(Self.table, fields("L"), by: Actor(as: "M")) }
        let refused = expectNodeError(.notPermitted) { try store.add(Self.table, fields("M"), by: Actor(as: "R")) }
        let allowed = Permissions.roles(for: Self.table.add)
        #expect(refused?.reason == .person(.roleMissing("R", allowed), Self.table.add) && allowed.contains(.storeManager))
        try store.grant(.leadingGroup, to: "L", for: unit, from: now, by: Actor(as: "M"))
        #expect(try store.add(Self.table, fields("L"), by: Actor(as: "M")).text(ClosureRecord.approvedBy) == "L")
    }

    @Test("E3: where the pack does not allow closed days they are refused at the counter, and a finding where they came by sync")
    func notAllowed() async throws {
        let clock = TestClock(instant(2026, 9, 21, 9))
        let (headOffice, store) = try PackTravelTests.pair(clock)
        expectBreach(.closedDaysCount(try #require(PackName("plain/1")))) { try store.add(Self.table, Self.given(Self.monday + 1)) }
        try headOffice.installPack(try Self.text("ours", isAllowed: true), at: .everySite, from: Self.monday - 30)
        try await talk(store, headOffice)
        let row = try PackTravelTests.receive(store)
        let due = try #require(try due(row.record, at: store))
        // While the store is away, head office orders another pack from the day before the closed one.
        let closure = try store.add(Self.table, Self.given(Self.monday + 1))
        try headOffice.installPack(try Self.text("strict", isAllowed: false), at: .everySite, from: Self.monday)
        try await talk(store, headOffice)
        for node in [headOffice, store] {
            let record = try node.record(Self.table, named: closure.number)
            #expect(
                try node.findings(on: record) == [
                    RecordFinding(act: Self.table.add, actor: "王芳", breach: .closedDaysCount(try #require(PackName("strict/1"))))
                ])
            // The case keeps the pack it was received under, which allows them; a new one does not.
            #expect(try self.due(row.record, at: node) == due + 86_400_000)
        }
        let later = try PackTravelTests.receive(store)
        #expect(try self.due(later.record, at: store) == due)
        try expectShared(store, headOffice, [.company])
    }
}
