import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import Testing

@Suite struct RecordConvergenceTests {
    /// Random acts on records of every kind at two desks of a shop and at head office, with sessions in
    /// between: afterwards all hold the same, and the summaries say the same.
    @Test(arguments: [11, 12, 13] as [UInt64]) func nodesThatHoldTheSameShowTheSameRecords(seed: UInt64) async throws {
        let clock = TestClock(instant(2026, 11, 3))
        let nodes = [
            try makeNode(.store, "S001", seed: 1, clock: clock), try makeNode(.store, "S001", seed: 3, clock: clock),
            try makeNode(.headOffice, "HQ", seed: 2, clock: clock),
        ]
        var state = seed &* 0x9e37_79b9_7f4a_7c15 | 1
        func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        func value(_ field: FieldDefinition) -> FieldValue {
            switch field.meaning {
            case .code(let codes): return field.type == .set ? .added(codes[below(codes.count)]) : .text(codes[below(codes.count)])
            case .day: return .integer(day(2026, 11, Int64(1 + below(28))))
            case .text: return field.type == .set ? .added("甲\(below(4))") : .text("甲\(below(4))")
            case .record: return .added(RecordID(high: 1, low: UInt64(below(4))).description)
            default: return .integer(Int64(below(1000)))
            }
        }
        func fields(_ act: ManagementAct, _ kind: ManagementKind) -> ActFields {
            let optional = (act.fields.isEmpty ? kind.written.map(\.id) : act.fields).filter { _ in below(3) == 0 }
            return (act.required + optional.filter { !act.required.contains($0) }).compactMap { id in kind.field(id).map { (id, value($0)) }
            }
        }
        var made = 0
        for step in 0..<240 {
            clock.move(Int64(below(3_600_000)))
            let node = nodes[below(3)]
            let kind = ManagementTable.kinds[below(ManagementTable.kinds.count)]
            let present = try node.records(kind).filter { node.mayWrite(in: $0.scope) }
            let act = kind.acts[below(kind.acts.count)]
            // Many are refused by a rule: what is made is what counts.
            let actor = "E\(below(4))"
            if act.kind == kind.add || present.isEmpty {
                let site = node.role == .headOffice && below(2) == 0 ? SiteCode("S001") : nil
                guard let add = kind.act(kind.add) else { continue }
                if (try? node.add(kind, fields(add, kind), actor: actor, site: site)) != nil { made += 1 }
            } else if (try? node.act(act, of: kind, on: present[below(present.count)].id.description, fields(act, kind), actor: actor))
                != nil
            {
                made += 1
            }
            if step % 40 == 39 { try await talk(nodes[below(2)], nodes[2], cutAfter: nil) }
        }
        for _ in 0..<2 { for node in nodes[..<2] { try await talk(node, nodes[2], cutAfter: nil) } }
        #expect(made > 80, "seed \(seed): only \(made) acts were made")
        try expectShared(nodes[0], nodes[1], [.company, scope("S001")], "seed \(seed)")
        try expectShared(nodes[0], nodes[2], [.company, scope("S001")], "seed \(seed)")
        let month = try #require(MonthNumber("2026-11"))
        let lines = try nodes.map { try $0.managementSummaries(in: month, scope: scope("S001")) }
        #expect(lines[0] == lines[1] && lines[0] == lines[2], "seed \(seed)")
        #expect(lines[0].count == ManagementTable.kinds.count - 1)
        for kind in ManagementTable.kinds {
            let found = try nodes.map { node in
                try node.records(kind, RecordFilter(scope: scope("S001"))).map { record in
                    "\(record.number) \(record.isOpen) \(try node.findings(on: record).map { "\($0)" })"
                }
            }
            #expect(found[0] == found[1] && found[0] == found[2], "\(kind.name), seed \(seed)")
        }
    }

    @Test func concurrentValuesOfARecordAreAConflictThatIsSettled() async throws {
        let clock = TestClock()
        let shop = try makeNode(.store, "S001", seed: 1, clock: clock)
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2, clock: clock)
        let item = try shop.add(ItemRecord.table, [("item_kind", "service"), ("code", "F60"), ("title", "六十分钟足疗")])
        try await talk(shop, headOffice, cutAfter: nil)
        try shop.act("amend", on: item, [("price", 16_800)])
        try headOffice.act("amend", on: item, [("price", 18_800)])
        try await talk(shop, headOffice, cutAfter: nil)
        #expect(try shop.record(ItemRecord.table, named: item.number).state.conflicts.map(\.field) == [ItemRecord.price])
        let error = expectNodeError(.usage) { try shop.act("settle", on: item, [("unit", "次")]) }
        #expect(error?.reason == .nothingToSettle(item.number))
        #expect(try shop.act("settle", on: item, [("price", 18_800)]).state.conflicts.isEmpty)
    }

    @Test func aMonthCountsWhatWasOpenAndOverdueAtItsEnd() throws {
        let clock = TestClock(instant(2026, 10, 5))
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        func measure(_ due: Int64) throws -> ManagementRecord {
            try node.add(ImprovementRecord.table, [("title", "甲"), ("department", "乙"), ("responsible", "丙"), ("due", due)])
        }
        let late = try measure(day(2026, 10, 20))
        _ = try measure(day(2026, 12, 20))
        clock.set(instant(2026, 11, 10))
        _ = try measure(day(2026, 11, 20))
        _ = try node.act("complete", on: late)
        func line(_ month: String) throws -> ManagementSummary {
            let month = try #require(MonthNumber(month))
            return try #require(try node.managementSummaries(in: month).first { $0.kind == .improvement })
        }
        #expect(try line("2026-09") == ManagementSummary(kind: .improvement, count: 0, open: 0, overdue: 0))
        #expect(try line("2026-10") == ManagementSummary(kind: .improvement, count: 2, open: 2, overdue: 1))
        #expect(try line("2026-11") == ManagementSummary(kind: .improvement, count: 1, open: 2, overdue: 0))
        clock.set(instant(2027, 1, 10))
        #expect(try line("2026-11") == ManagementSummary(kind: .improvement, count: 1, open: 2, overdue: 1))
    }
}
