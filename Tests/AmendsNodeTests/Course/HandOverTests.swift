import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

/// A case goes from department to department: given, taken or given back, and nobody loses sight of it.
@Suite struct HandOverTests {
    private static let hour: Int64 = 3_600_000

    /// A salon whose departments have people: M runs it, R receives, H works on hair, B on beauty, A on sales.
    private static func salon(_ clock: TestClock) throws -> Node {
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        try node.usePack("salon")
        for (code, department) in [("M", ""), ("R", "reception"), ("H", "hair"), ("B", "美容部"), ("A", "after_sales")] {
            try node.defineStaff(
                code, [(StaffRecord.name, .text("名\(code)")), (StaffRecord.department, .text(department))], in: node.homeScope, by: nil)
        }
        let (now, site) = (clock.read(), try #require(Unit("S001")))
        try node.grant(.storeManager, to: "M", for: site, from: now, by: nil)
        for (code, role) in [("R", StaffRole.intake), ("H", .departmentHandler), ("B", .departmentHandler), ("A", .departmentHandler)] {
            try node.grant(role, to: code, for: site, from: now, by: Actor(as: "M"))
        }
        return node
    }

    private static func received(_ node: Node) throws -> String {
        let row = try node.receive(
            [
                (CaseField.channel, .text("phone")), (CaseField.content, .text("染发后头皮红肿")), (CaseField.customer, .text("王女士")),
                (CaseField.contact, .text("13800000000")), (CaseField.nature, .text("pending")), (CaseField.category, .text("service_quality")),
            ], by: Actor(as: "R"))
        let number = try #require(row.state.text(CaseField.number))
        _ = try node.act(CaseAct.acknowledge, on: number, [(CaseField.apologised, .text("yes"))], by: Actor(as: "R"))
        _ = try node.act(CaseAct.assess, on: number, [(CaseField.nature, .text("valid"))], by: Actor(as: "R"))
        return number
    }

    private static func review(_ number: String, _ node: Node) throws -> CaseReview { try node.review(of: try node.store.findCase(number)) }

    private static func standing(_ number: String, _ node: Node) throws -> [Breach] {
        try review(number, node).findings.items.compactMap { if case .standing(let breach) = $0.subject { breach } else { nil } }
    }

    @Test(
        """
        SA-2.1-6 NG-5.2-2 SA-12.2.3-1: the department concerned is given the case at once, gives it back with a reason or takes it, and every \
        hand-over stands in the record with who, when and how long it waited
        """)
    func tracked() throws {
        let clock = TestClock()
        let node = try Self.salon(clock)
        let number = try Self.received(node)
        // Nothing is named: the pack knows which department the class belongs to.
        let assigned = try node.act(CaseAct.assign, on: number, [], by: Actor(as: "R"))
        #expect(assigned.state.text(CaseField.department) == "hair" && assigned.state.text(CaseField.departmentState) == "offered")
        clock.move(2 * Self.hour)
        expectNodeError(.usage) { try node.act(CaseAct.handBack, on: number, [], by: Actor(as: "H")) }
        let returned = try node.act(CaseAct.handBack, on: number, [(CaseField.reason, .text("属美容项目"))], by: Actor(as: "H"))
        #expect(returned.state.text(CaseField.departmentState) == "returned" && returned.state.isOpen)
        #expect(try Self.standing(number, node).contains(.departmentReturned("hair")))
        clock.move(Self.hour)
        _ = try node.act(CaseAct.handOver, on: number, [(CaseField.department, .text("beauty"))], by: Actor(as: "R"))
        clock.move(Self.hour / 2)
        _ = try node.act(CaseAct.takeOver, on: number, [], by: Actor(as: "B"))
        _ = try node.act(CaseAct.handOver, on: number, [(CaseField.department, .text("after_sales"))], by: Actor(as: "B"))

        let turns = try Self.review(number, node).turns
        #expect(turns.map(\.department) == ["hair", "beauty", "after_sales"])
        #expect(turns.map(\.from) == ["", "hair", "beauty"])
        #expect(turns.map(\.answer) == [.returned, .accepted, .waiting])
        #expect(turns.map(\.given.actor) == ["R", "R", "B"] && turns.map { $0.answered?.actor } == ["H", "B", nil])
        #expect(turns[0].reason == "属美容项目")
        let hours = turns.prefix(2).map { Double($0.waited(at: clock.read())) / Double(Self.hour) }
        #expect(hours[0] >= 2 && hours[0] < 2.01 && hours[1] >= 0.5 && hours[1] < 0.51)
        // In figures by department, too.
        let month = MonthNumber(milliseconds: clock.read(), offset: 0)
        let figures = try node.departmentFigures(month...month)
        #expect(figures.map(\.department) == ["after_sales", "beauty", "hair"])
        #expect(figures.map(\.waiting) == [1, 0, 0] && figures.map(\.accepted) == [0, 1, 0] && figures.map(\.returned) == [0, 0, 1])
    }

    @Test("SA-2.1-6: a department that does not take its case within the pack's hours is named until it does, or works on it")
    func unanswered() throws {
        let clock = TestClock()
        let node = try Self.salon(clock)
        let number = try Self.received(node)
        _ = try node.act(CaseAct.assign, on: number, [], by: Actor(as: "R"))
        clock.move(4 * Self.hour - 60_000)
        #expect(!(try Self.standing(number, node).contains { if case .departmentUnanswered = $0 { true } else { false } }))
        clock.move(120_000)
        #expect(try Self.standing(number, node).contains(.departmentUnanswered("hair", hours: 4)))
        // Work tells as much as a word.
        let row = try node.act(
            CaseAct.investigate, on: number, [(CaseField.report, .text("用药未做皮试")), (CaseField.evidence, .text("护理记录"))], by: Actor(as: "H"))
        #expect(row.state.text(CaseField.departmentState) == "accepted")
        #expect(!(try Self.standing(number, node).contains { if case .departmentUnanswered = $0 { true } else { false } }))
        #expect(try Self.review(number, node).turns.map(\.answer) == [.accepted])
    }

    @Test("NG-5.2-2: only people of the department, or whoever runs the unit, take a case for it; and only one that waits")
    func whoTakes() throws {
        let clock = TestClock()
        let node = try Self.salon(clock)
        let number = try Self.received(node)
        func refusal(_ kind: ActKind, by code: String, _ fields: ActFields = []) -> Breach? {
            guard case .breach(let breach, _, _)? = expectNodeError(.usage, { try node.act(kind, on: number, fields, by: Actor(as: code)) })?
                .reason
            else { return nil }
            return breach
        }
        #expect(refusal(CaseAct.takeOver, by: "H") == .departmentNotOffered)
        _ = try node.act(CaseAct.assign, on: number, [(CaseField.department, .text("beauty"))], by: Actor(as: "R"))
        #expect(refusal(CaseAct.takeOver, by: "H") == .notOfDepartment("H", department: "beauty"))
        #expect(
            refusal(CaseAct.handBack, by: "H", [(CaseField.reason, .text("x"))]) == .notOfDepartment("H", department: "beauty"))
        #expect(refusal(CaseAct.handOver, by: "R", [(CaseField.department, .text("beauty"))]) == .handedToItself("beauty"))
        // B's department is written by its name, the case's by its code.
        _ = try node.act(CaseAct.takeOver, on: number, [], by: Actor(as: "B"))
        _ = try node.act(CaseAct.handOver, on: number, [(CaseField.department, .text("hair"))], by: Actor(as: "B"))
        _ = try node.act(CaseAct.takeOver, on: number, [], by: Actor(as: "M"))
    }

    @Test("NG-5.2-2: two departments given one case at once are a conflict that both nodes show alike, and no turn is lost")
    func atOnce() async throws {
        let clock = TestClock()
        let (store, office) = (try makeNode(.store, "S001", seed: 1, clock: clock), try makeNode(.headOffice, "HQ", seed: 2, clock: clock))
        let row = try store.receive([(CaseField.channel, .text("phone")), (CaseField.content, .text("水不热"))], actor: "王芳")
        let number = try #require(row.state.text(CaseField.number))
        _ = try store.act(CaseAct.assign, on: number, [(CaseField.department, .text("工程部"))], actor: "王芳")
        try await talk(store, office)
        _ = try store.act(CaseAct.handOver, on: number, [(CaseField.department, .text("前厅部"))], actor: "王芳")
        _ = try office.act(CaseAct.handOver, on: number, [(CaseField.department, .text("客房部"))], actor: "总部")
        try await talk(store, office)
        try await talk(store, office)
        try expectShared(store, office, [scope("S001")])
        let found = try store.store.findCase(number)
        #expect(found.state.conflicts.map(\.field).contains(CaseField.department))
        let turns = try Self.review(number, store).turns
        #expect(Set(turns.map(\.department)) == ["工程部", "前厅部", "客房部"] && turns.count == 3)
        #expect(try Self.review(number, office).turns == turns)
    }
}
