import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

/// One complaint by several roads.
@Suite struct IntakeTests {
    private static let day: Int64 = 86_400_000

    private static func received(_ node: Node, _ fields: ActFields = []) throws -> CaseRow {
        try node.receive(
            [(CaseField.channel, .text("phone")), (CaseField.content, .text("房间有异味")), (CaseField.contact, .text("13800001111"))] + fields,
            actor: "王芳")
    }

    @Test("E15: one complaint by platform, telephone and regulator is one case, and the earliest clock counts")
    func oneCaseSeveralRoads() throws {
        let clock = TestClock()
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        let row = try Self.received(node, [(CaseField.policy, .text("online-guests/1"))])
        let number = try #require(row.state.text(CaseField.number))
        let received = try #require(row.state.integer(CaseField.receivedAt))
        let before = try #require(try node.clocks(of: row).first)
        // The platform had it two days before, and the regulator asks for an answer by tomorrow.
        let earlier = received - 2 * Self.day
        _ = try node.act(
            CaseAct.addIntake, on: number,
            [(CaseField.channel, .text("ota")), (CaseField.externalNumber, .text("XC 20260919 01")), (CaseField.at, .integer(earlier))],
            actor: "王芳")
        let both = try node.act(
            CaseAct.addIntake, on: number,
            [
                (CaseField.channel, .text("regulator")), (CaseField.externalNumber, .text("12315-88")),
                (CaseField.externalBody, .text("12315")),
                (CaseField.externalDue, .integer(received + Self.day)),
            ], actor: "王芳")
        #expect(both.state.text(CaseField.channel) == "phone", "what the case was received by stays")
        #expect(both.state.intakes.map(\.channel) == ["ota", "regulator"])
        #expect(both.state.earliestReceipt == earlier && both.state.times.receivedAt == earlier)
        #expect(both.state.earliestExternalDue == received + Self.day)
        let after = try #require(try node.clocks(of: both).first)
        for reading in before.started where reading.start == received { #expect(after[reading.kind].start == earlier) }
        // A later time limit of the first road does not hide the regulator's.
        let amended = try node.act(CaseAct.amend, on: number, [(CaseField.externalDue, .integer(received + 9 * Self.day))], actor: "王芳")
        #expect(amended.state.earliestExternalDue == received + Self.day)
        #expect(try node.store.cases(CaseFilter()).count == 1)
        // The month is that of the first road.
        let line = try #require(try node.store.statistics(StatisticsQuery(by: [.month])).first { $0.count(Measure.received) == 1 })
        #expect(line.keys == ["2026-09"])
        let taken = try node.act(CaseAct.removeIntake, on: number, [(CaseField.channel, .text("ota"))], actor: "王芳")
        #expect(taken.state.intakes.map(\.channel) == ["regulator"] && taken.state.earliestReceipt == received)
        let none = expectNodeError(.usage) { try node.act(CaseAct.removeIntake, on: number, [(CaseField.channel, .text("ota"))]) }
        #expect(none?.reason == .breach(.intakeUnknown, number: number, pack: "online-guests/1"))
        expectNodeError(.usage) { try node.act(CaseAct.addIntake, on: number, [(CaseField.externalNumber, .text("1"))]) }
        let unknown = expectNodeError(.usage) { try node.act(CaseAct.addIntake, on: number, [(CaseField.channel, .text("box"))]) }
        #expect(unknown?.reason == .breach(.unknownCode(CaseField.channel, code: "box"), number: number, pack: "online-guests/1"))
    }

    @Test("E15: roads recorded at two nodes at once are all kept, and the earliest counts whatever came first")
    func roadsMeet() async throws {
        let clock = TestClock()
        let first = try makeNode(.store, "S001", seed: 1, clock: clock)
        let second = try makeNode(.store, "S001", seed: 2, clock: clock)
        let row = try Self.received(first)
        let name = row.record.description
        let received = try #require(row.state.integer(CaseField.receivedAt))
        try await talk(first, second, cutAfter: nil)
        for (node, channel, days) in [(first, "ota", Int64(1)), (second, "regulator", 3), (second, "wechat", 2)] {
            _ = try node.act(
                CaseAct.addIntake, on: name,
                [
                    (CaseField.channel, .text(channel)), (CaseField.at, .integer(received - days * Self.day)),
                    (CaseField.externalDue, .integer(received + days * Self.day)),
                ], actor: "王芳")
        }
        try await talk(first, second, cutAfter: nil)
        for node in [first, second] {
            let state = try node.store.findCase(name).state
            #expect(state.intakes.count == 3 && state.conflictCount == 0)
            #expect(state.earliestReceipt == received - 3 * Self.day)
            #expect(state.earliestExternalDue == received + Self.day)
        }
        try expectShared(first, second, [scope("S001")])
    }

    @Test("E15: a number that another case has is found before a second case is made, in whatever form it is typed")
    func numberKnown() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock())
        let first = try Self.received(node, [(CaseField.externalNumber, .text("XC-2026 0919a"))])
        let number = try #require(first.state.text(CaseField.number))
        let same: ActFields = [(CaseField.externalNumber, .text("xc-20260919A"))]
        let refusal = expectNodeError(.usage) { try Self.received(node, same) }
        guard case .breach(.externalNumberKnown(let other), _, _)? = refusal?.reason else {
            Issue.record("\(refusal?.text ?? "")")
            return
        }
        #expect(other == number)
        #expect(try node.store.cases(CaseFilter()).count == 1, "nothing was written")
        // With a reason it is another complaint, and both say so.
        let second = try Self.received(node, same + [(CaseField.reason, .text("同一订单的另一件事"))])
        #expect(try node.findings(of: second).rules.contains("external.number"))
        #expect(try node.findings(of: node.store.findCase(number)).rules.contains("external.number"))
        // A road's number is known as well.
        let third = try Self.received(node)
        _ = try node.act(
            CaseAct.addIntake, on: third.record.description,
            [(CaseField.channel, .text("regulator")), (CaseField.externalNumber, .text("77"))])
        expectNodeError(.usage) { try Self.received(node, [(CaseField.externalNumber, .text("77"))]) }
        let road: ActFields = [(CaseField.channel, .text("ota")), (CaseField.externalNumber, .text("77"))]
        expectNodeError(.usage) { try node.act(CaseAct.addIntake, on: number, road) }
        // Taken back, or linked as duplicates, it is no question any more.
        _ = try node.act(CaseAct.removeIntake, on: third.record.description, [(CaseField.externalNumber, .text("77"))])
        _ = try node.act(CaseAct.addIntake, on: number, road)
        _ = try node.link(second.record.description, behind: number)
        let linked = try node.store.findCase(number)
        #expect(try !node.findings(of: linked).rules.contains("external.number"))
        // After folding anew the numbers are found again.
        try node.store.rebuild()
        #expect(try node.store.cases(withOutsideNumber: "XC-20260919a").count == 2)
        #expect(try node.store.cases(withOutsideNumber: "77").map(\.record) == [first.record])
    }

    @Test("E15: two sites that took the same complaint are seen at head office, and each for itself alone")
    func acrossSites() async throws {
        let company = try Company(sites: ["S001", "S009"])
        for code in ["S001", "S009"] { try company.receive(code, about: "", [(CaseField.externalNumber, .text("12315-5"))]) }
        try await company.meet()
        #expect(try company.office.store.cases(withOutsideNumber: "12315-5").count == 2)
        for row in try company.office.store.cases(CaseFilter()) {
            #expect(try company.office.findings(of: row).rules.contains("external.number"))
        }
        let row = try #require(try company["S001"].store.cases(CaseFilter()).first)
        #expect(try !company["S001"].findings(of: row).rules.contains("external.number"))
    }

    @Test("E14 E15: the case that stays has the roads of the one behind it, and gives them back when the link is removed")
    func mergedRoads() throws {
        let clock = TestClock()
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        let stays = try Self.received(node)
        clock.move(Self.day)
        let earlier = try #require(stays.state.integer(CaseField.receivedAt)) - Self.day
        let goes = try Self.received(
            node,
            [
                (CaseField.externalNumber, .text("XC-9")), (CaseField.receivedAt, .integer(earlier)),
                (CaseField.externalDue, .integer(earlier + 3)),
            ]
        )
        _ = try node.link(goes.record.description, behind: stays.record.description)
        let state = try node.store.findCase(stays.record.description).state
        #expect(state.earliestReceipt == earlier && state.outsideNumbers == ["xc-9"] && state.earliestExternalDue == earlier + 3)
        _ = try node.link(goes.record.description, behind: stays.record.description, remove: true)
        let parted = try node.store.findCase(stays.record.description).state
        #expect(parted.intakes.isEmpty && parted.earliestReceipt == stays.state.integer(CaseField.receivedAt))
    }
}
