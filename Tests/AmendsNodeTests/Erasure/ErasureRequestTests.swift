import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
import AmendsStore
import Testing

@testable import AmendsNode

@Suite struct ErasureRequestTests {
    private static let now = instant(2026, 11, 20)
    private static let personal: ActFields = [
        (CaseField.customer, .text("王秀英")), (CaseField.contact, .text("13812345678")),
        (CaseField.content, .text("水温过高，烫到脚背，前台没有人管，等了很久才有人来处理。")), (CaseField.category, .text("hygiene_safety")),
    ]

    private static func request(_ node: Node, _ record: RecordID, decision: String = "erase", waives: Bool = false) throws -> String {
        let asked = try node.add(ErasureRecord.table, [("case", record.description)], by: "李雷")
        _ = try node.act("verify", on: asked, [("identity_check", "identity card shown at the counter")], by: "李雷")
        let fields: [(String, any Sendable)] =
            [("decision", decision), ("basis", "PIPL 47")] + (waives ? [("waive_retention", "yes")] : [])
        _ = try node.act("decide", on: asked, fields, by: "韩梅梅")
        return asked.number
    }

    private static func figures(_ node: Node) throws -> [String] {
        try node.store.statistics(StatisticsQuery(by: [.site, .category, .month])).map { line in
            "\(line.keys) \(Measure.allCases.map { line.count($0) })"
        }
    }

    @Test("E30: a closed case is erased on request, on every node at the next session; figures stay, and a certificate says what was done")
    func aClosedCaseIsErasedEverywhere() async throws {
        let clock = TestClock(Self.now)
        let store = try makeNode(.store, "S001", seed: 1, clock: clock)
        let office = try makeNode(.headOffice, "HQ", seed: 2, clock: clock)
        let record = try store.handled("A", received: instant(2026, 11, 3), closed: instant(2026, 11, 9), Self.personal)
        _ = try await talk(store, office, cutAfter: nil)
        let before = try Self.figures(office)
        let number = try Self.request(store, record)
        let (request, lines) = try store.carryOutErasure(number, by: Actor(named: "韩梅梅"))
        #expect(request.isOpen == false)
        #expect(lines.map(\.fate) == [.erased(values: try #require(request.integer(ErasureRecord.erased)).asInt, files: 0)])
        let note = try SignedNote(encoded: Array(try #require(request.text(ErasureRecord.note)).utf8))
        #expect(try note.verifiedSigners(among: [store.id, office.id]) == [store.id])
        _ = try await talk(store, office, cutAfter: nil)
        for node in [store, office] {
            let state = try node.state(record)
            #expect(state.text(CaseField.customer) == nil && state.text(CaseField.contact) == nil)
            #expect(state.text(CaseField.category) == "hygiene_safety")
            #expect(try node.store.search("王秀英").isEmpty)
            #expect(try node.store.verify().problems.isEmpty)
            #expect(try node.store.verify().holes == 0)
        }
        #expect(try Self.figures(office) == before)
        #expect(
            try store.store.digests().filter { $0.scope == scope("S001") } == office.store.digests().filter { $0.scope == scope("S001") })
        // Carried out once.
        #expect(throws: NodeError.self) { try store.carryOutErasure(number, by: Actor(named: "韩梅梅")) }
    }

    @Test("E31: a store that was offline keeps its edits, and what they say of the person goes with the next session")
    func lateValuesGoToo() async throws {
        let clock = TestClock(Self.now)
        let store = try makeNode(.store, "S001", seed: 1, clock: clock)
        let office = try makeNode(.headOffice, "HQ", seed: 2, clock: clock)
        let record = try store.handled("A", received: instant(2026, 11, 3), closed: instant(2026, 11, 9), Self.personal)
        _ = try await talk(store, office, cutAfter: nil)
        let number = try Self.request(office, record)
        _ = try office.carryOutErasure(number, by: Actor(named: "韩梅梅"))
        // Nobody told the store.
        clock.move(60_000)
        _ = try store.act(
            CaseAct.amend, on: record.description,
            [(CaseField.severity, .integer(3)), (CaseField.customer, .text("王秀英女士")), (CaseField.note, .text("客户王秀英来电"))])
        _ = try await talk(store, office, cutAfter: nil)
        _ = try await talk(store, office, cutAfter: nil)
        for node in [store, office] {
            let state = try node.state(record)
            #expect(state.integer(CaseField.severity) == 3)
            #expect(state.text(CaseField.customer) == nil)
            #expect(try node.store.search("王秀英").isEmpty)
            #expect(try node.store.recordsErasedLate().isEmpty)
        }
        #expect(
            try store.store.digests().filter { $0.scope == scope("S001") } == office.store.digests().filter { $0.scope == scope("S001") })
        // Whoever has seen the erasure and writes again does so on new grounds: that stays.
        _ = try store.act(CaseAct.note, on: record.description, [(CaseField.note, .text("客户再次来电"))])
        _ = try await talk(store, office, cutAfter: nil)
        try office.store.catchUpSearch()
        #expect(try office.store.search("再次来电").count == 1 && office.store.search("王秀英").isEmpty)
    }

    @Test("E30: an open case, a hold and a time of retention turn erasing into restriction: kept, and used for nothing")
    func whatMustBeKeptIsRestricted() throws {
        let clock = TestClock(Self.now)
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        let open = try node.receive([(CaseField.channel, .text("phone"))] + Self.personal)
        let number = try Self.request(node, open.record)
        let (request, lines) = try node.carryOutErasure(number, by: Actor(named: "韩梅梅"))
        #expect(lines.map(\.fate) == [.restricted(.open)])
        #expect(request.integer(ErasureRecord.erased) == 0)
        let row = try node.store.findCase(open.record.description)
        #expect(row.state.text(CaseField.customer) == "王秀英")
        #expect(try Reader(node, as: nil).sight(of: row) == .outline)
        _ = try node.act(
            CaseAct.liftRestriction, on: open.record.description, [(CaseField.restricted, .removed(number))], by: Actor(named: "韩梅梅"))
        #expect(try Reader(node, as: nil).sight(of: try node.store.findCase(open.record.description)) == .whole)
    }

    @Test func whoAskedDoesNotDecideAndIdentityComesFirst() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock(Self.now))
        let record = try node.receive([(CaseField.channel, .text("phone"))] + Self.personal).record
        let asked = try node.add(ErasureRecord.table, [("case", record.description)], by: "李雷")
        expectBreach(.mustFollow(ActKind(rawValue: 0x3c04))) {
            try node.act("decide", on: asked, [("decision", "erase"), ("basis", "x")], by: "韩梅梅")
        }
        expectNodeError(.usage) { try node.carryOutErasure(asked.number, by: Actor(named: "韩梅梅")) }
        _ = try node.act("verify", on: asked, [("identity_check", "called back")], by: "李雷")
        expectBreach(.ownAct(ActKind(rawValue: 0x3c01), actor: "李雷")) {
            try node.act("decide", on: asked, [("decision", "erase"), ("basis", "x")], by: "李雷")
        }
    }
}

extension Int64 {
    fileprivate var asInt: Int { Int(self) }
}
