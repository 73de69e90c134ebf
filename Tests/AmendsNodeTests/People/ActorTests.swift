import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

/// Who may act at a node, and who is named in what was done.
@Suite struct ActorTests {
    private static let receipt: ActFields = [(CaseField.channel, .text("phone")), (CaseField.content, .text("态度不好"))]

    private func staff(_ node: Node, _ codes: [String], in scope: Scope? = nil, by actor: Actor? = nil) throws {
        for code in codes { try node.defineStaff(code, [(StaffRecord.name, .text("名\(code)"))], in: scope ?? node.homeScope, by: actor) }
    }

    private func site(_ code: String = "S001") throws -> Unit { try #require(Unit(code)) }

    /// A store with a manager M, reception R, a technician T and a handler H.
    private func store(_ clock: TestClock = TestClock()) throws -> Node {
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        try staff(node, ["M", "R", "T", "H"])
        let now = clock.read()
        try node.grant(.storeManager, to: "M", for: try site(), from: now, by: nil)
        let manager = Actor(as: "M")
        try node.grant(.intake, to: "R", for: try site(), from: now, by: manager)
        try node.grant(.technician, to: "T", for: try site(), from: now, by: manager)
        try node.grant(.departmentHandler, to: "H", for: try site(), from: now, by: manager)
        return node
    }

    @Test("Before anybody has a role, acts go without one, and a known code may act") func bootstrap() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock())
        _ = try node.receive(Self.receipt)
        _ = try node.receive(Self.receipt, actor: "李强")
        try staff(node, ["M"])
        #expect(try node.receive(Self.receipt, by: Actor(as: "M")).state.isOpen)
        #expect(
            expectNodeError(.notPermitted) { try node.receive(Self.receipt, by: Actor(as: "X")) }?.reason
                == .person(.unknown("X"), CaseAct.receive))
    }

    @Test("The first role must be one that may give others, else nobody could") func firstRole() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock())
        try staff(node, ["M"])
        expectNodeError(.notPermitted) { try node.grant(.technician, to: "M", for: try site(), from: 0, by: nil) }
        expectNodeError(.notPermitted) { try node.grant(.storeManager, to: "nobody", for: try site(), from: 0, by: nil) }
        try node.grant(.storeManager, to: "M", for: try site(), from: 0, by: nil)
        #expect(try node.directory().roles(of: "M", in: node.homeScope, at: 1) == [.storeManager])
    }

    @Test("SA-2.1-3 NM-3-5: once roles are given, cases are taken in by those who receive complaints, and by name") func onceThereAreRoles()
        throws
    {
        let node = try store()
        #expect(expectNodeError(.notPermitted) { try node.receive(Self.receipt) }?.reason == .person(.nobodyNamed, CaseAct.receive))
        #expect(
            expectNodeError(.notPermitted) { try node.receive(Self.receipt, actor: "李强") }?.reason == .person(.nobodyNamed, CaseAct.receive)
        )
        #expect(
            expectNodeError(.notPermitted) { try node.receive(Self.receipt, by: Actor(as: "T")) }?.reason
                == .person(.roleMissing("T", Permissions.roles(for: CaseAct.receive)), CaseAct.receive))
        let row = try node.receive(Self.receipt, by: Actor(as: "R"))
        #expect(try node.store.history(of: row)[0].draft.fields.contains { $0.id == .actor && $0.value == .text("R") })
        let name = row.record.description
        expectNodeError(.notPermitted) {
            try node.act(CaseAct.decide, on: name, [(CaseField.liability, .text("none"))], by: Actor(as: "R"))
        }
        _ = try node.act(CaseAct.decide, on: name, [(CaseField.liability, .text("none"))], by: Actor(as: "M"))
        expectNodeError(.notPermitted) { try node.reportVolume(day: 20_000, orders: 5, by: Actor(as: "T")) }
        try node.reportVolume(day: 20_000, orders: 5, by: Actor(as: "M"))
    }

    @Test("HS-3.1-1: whoever is put on the team of a case may investigate it, and no other case") func team() throws {
        let node = try store()
        let (one, two) = (
            try node.receive(Self.receipt, by: Actor(as: "R")).record.description,
            try node.receive(Self.receipt, by: Actor(as: "R")).record.description
        )
        let report: ActFields = [(CaseField.report, .text("查明")), (CaseField.noEvidenceReason, .text("无"))]
        expectNodeError(.notPermitted) { try node.act(CaseAct.investigate, on: one, report, by: Actor(as: "T")) }
        _ = try node.act(CaseAct.formTeam, on: one, [(CaseField.team, .added("T"))], by: Actor(as: "M"))
        _ = try node.act(CaseAct.investigate, on: one, report, by: Actor(as: "T"))
        expectNodeError(.notPermitted) { try node.act(CaseAct.investigate, on: two, report, by: Actor(as: "T")) }
    }

    @Test("E28: whoever left may do nothing at once, and stays named, by the name of the time") func leaving() throws {
        let clock = TestClock()
        let node = try store(clock)
        let row = try node.receive(Self.receipt, by: Actor(as: "R"))
        let before = clock.read()
        clock.move(1000)
        let record = StaffRecord.record(of: "R", in: node.homeScope)
        try node.defineStaff("R", [(StaffRecord.name, .text("改名"))], in: node.homeScope, by: Actor(as: "M"))
        clock.move(1000)
        try node.act(
            StaffRecord.leave, on: record, in: node.homeScope,
            [(StaffRecord.left, .integer(clock.read())), (StaffRecord.status, .text("left"))], by: Actor(as: "M"))
        #expect(
            expectNodeError(.notPermitted) {
                try node.act(CaseAct.note, on: row.record.description, [(CaseField.note, .text("x"))], by: Actor(as: "R"))
            }?
            .reason == .person(.hasLeft("R"), CaseAct.note))
        let names = try StaffNames(of: ["R", "nobody"], in: node.homeScope, node.store)
        #expect(names.name(of: "R", at: before) == "名R")
        #expect(names.name(of: "R", at: clock.read()) == "改名")
        #expect(names.name(of: "R", at: 0) == "名R")
        #expect(names.name(of: "nobody", at: before) == nil)
        #expect(try node.store.history(of: node.store.findCase(row.record.description)).count == 1)
    }

    @Test("E28: a role that was given until a time ends by itself at a node that hears of nothing") func expiry() throws {
        let clock = TestClock()
        let node = try store(clock)
        try staff(node, ["A"], by: Actor(as: "M"))
        let end = clock.read() + 60_000
        try node.grant(.intake, to: "A", for: try site(), from: clock.read(), to: end, by: Actor(as: "M"))
        _ = try node.receive(Self.receipt, by: Actor(as: "A"))
        clock.move(60_000)
        expectNodeError(.notPermitted) { try node.receive(Self.receipt, by: Actor(as: "A")) }
    }

    @Test("E28: two nodes that end a role at different times agree that it ended at the earlier one") func concurrentRevocations()
        async throws
    {
        let clock = TestClock()
        let (one, two) = (try store(clock), try makeNode(.headOffice, "HQ", seed: 2, clock: clock))
        try one.seal()
        try await talk(one, two, cutAfter: nil)
        let now = clock.read()
        let grant = try #require(try two.directory().grants.first { $0.staff == "R" })
        // Head office has no staff of its own yet, so it acts as somebody that it knows.
        _ = try one.revoke(.intake, from: "R", for: try site(), at: now + 5000, reason: nil, by: Actor(as: "M"))
        try two.act(GrantRecord.revoke, on: grant.record, in: grant.scope, [(GrantRecord.to, .integer(now + 1000))], by: Actor(as: "M"))
        try await talk(one, two, cutAfter: nil)
        for node in [one, two] {
            #expect(try node.directory().grants.first { $0.staff == "R" }?.to == now + 1000)
            #expect(try node.directory().roles(of: "R", in: scope("S001"), at: now + 999) == [.intake])
            #expect(try node.directory().roles(of: "R", in: scope("S001"), at: now + 1000).isEmpty)
        }
    }

    @Test("A role is given and taken by those who may, and each giving stays readable") func granting() throws {
        let node = try store()
        expectNodeError(.notPermitted) { try node.grant(.technician, to: "T", for: try site(), from: 0, by: Actor(as: "R")) }
        #expect(
            expectNodeError(.notPermitted) { try node.grant(.companyLeader, to: "R", for: try site(), from: 0, by: Actor(as: "M")) }?.reason
                == .person(.mayNotGrant("M", .companyLeader), GrantRecord.give))
        #expect(try node.revoke(.intake, from: "R", for: try site(), at: 5, reason: "调岗", by: Actor(as: "M")) == 1)
        #expect(try node.revoke(.intake, from: "R", for: try site(), at: 5, reason: nil, by: Actor(as: "M")) == 0)
        try node.grant(.intake, to: "R", for: try site(), from: 10, by: Actor(as: "M"))
        let grants = try node.directory().grants.filter { $0.staff == "R" }
        #expect(grants.count == 2 && Set(grants.map(\.to)) == [5, nil] && Set(grants.map(\.grantedBy)) == ["M"])
    }

    @Test("E21: the one complained of does not see the case before it is decided") func respondent() throws {
        let clock = TestClock()
        let node = try store(clock)
        let row = try node.receive(Self.receipt + [(CaseField.respondent, .added("T"))], by: Actor(as: "R"))
        let reader = try Reader(node, as: "T")
        #expect(reader.sight(of: row) == .nothing)
        #expect(expectNodeError(.notPermitted) { try reader.check(row) }?.reason == .person(.complainedOf("T"), nil))
        #expect(try Reader(node, as: "R").sight(of: row) == .whole)
        let decided = try node.act(
            CaseAct.decide, on: row.record.description, [(CaseField.liability, .text("individual"))], by: Actor(as: "M"))
        #expect(try Reader(node, as: "T").sight(of: decided) == .anonymous)
        #expect(try Reader(node, as: nil).sight(of: row) == .whole)
        expectNodeError(.notPermitted) { try Reader(node, as: "X") }
    }

    @Test("What somebody without the right wrote elsewhere is kept") func mergeRefusesNothing() async throws {
        let clock = TestClock()
        let (one, two) = (try store(clock), try makeNode(.headOffice, "HQ", seed: 2, clock: clock))
        let name = try one.receive(Self.receipt, by: Actor(as: "R")).record.description
        try one.seal()
        try await talk(one, two, cutAfter: nil)
        try one.act(
            StaffRecord.leave, on: StaffRecord.record(of: "H", in: one.homeScope), in: one.homeScope,
            [(StaffRecord.left, .integer(clock.read())), (StaffRecord.status, .text("left"))], by: Actor(as: "M"))
        // Head office has not heard of it.
        _ = try two.act(CaseAct.note, on: name, [(CaseField.note, .text("x"))], by: Actor(as: "H"))
        expectNodeError(.notPermitted) { try one.act(CaseAct.note, on: name, [(CaseField.note, .text("x"))], by: Actor(as: "H")) }
        try await talk(one, two, cutAfter: nil)
        #expect(try one.store.findCase(name).state.entries.count == 2)
        try expectShared(one, two, [scope("S001")])
    }
}
