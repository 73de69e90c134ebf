import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

/// One view of a customer over all cases that a node holds.
@Suite struct CustomerTests {
    private static func receive(
        _ node: Node, _ name: String, _ contact: String?, member: String? = nil, site: String? = nil, by actor: Actor? = nil,
        _ more: ActFields = []
    ) throws -> String {
        var fields: ActFields = [(CaseField.channel, .text("phone")), (CaseField.content, .text("水不热")), (CaseField.customer, .text(name))]
        if let contact { fields.append((CaseField.contact, .text(contact))) }
        if let member { fields.append((CaseField.member, .text(member))) }
        let row = try node.receive(fields + more, by: actor, site: site.flatMap { SiteCode($0) })
        return try #require(row.state.text(CaseField.number))
    }

    private static func numbers(_ customer: Customer) -> Set<String> {
        Set(customer.lines.compactMap { $0.row.state.text(CaseField.number) })
    }

    @Test(
        """
        SA-7.1-1: a customer's cases at every shop are one history, found by name, contact or member number however they were typed, with \
        what came of them; people who only share a name stay apart
        """)
    func oneHistory() throws {
        let clock = TestClock()
        let node = try makeNode(.headOffice, "HQ", seed: 1, clock: clock)
        let first = try Self.receive(node, "王女士", "138-0000 0000", site: "S001")
        let second = try Self.receive(node, "王秀英", "１３８００００００００", member: "VIP-7", site: "S002", [(CaseField.kind, .text("inquiry"))])
        let third = try Self.receive(node, "王秀英", nil, member: "vip7", site: "S003")
        let other = try Self.receive(node, "王女士", "13911112222", site: "S001")
        let nameless = try Self.receive(node, "王女士", nil, site: "S001")
        _ = try Self.receive(node, "王女士", "13800000000", site: "S001", [(CaseField.anonymous, .text("yes"))])
        _ = try node.act(CaseAct.pay, on: first, [(CaseField.compensation, .integer(1800))], actor: "赵敏")
        _ = try node.act(CaseAct.feedBack, on: first, [(CaseField.feedback, .text("已退款"))], actor: "赵敏")
        _ = try node.act(CaseAct.followUp, on: first, [(CaseField.satisfied, .text("yes"))], actor: "赵敏")
        _ = try node.act(CaseAct.close, on: first, [(CaseField.outcome, .text("resolved"))], actor: "赵敏")

        let reader = try Reader(node, as: nil)
        for wanted in ["13800000000", "138 0000-0000", "VIP-7", "王秀英"] {
            let found = try node.customers(named: wanted, as: reader)
            #expect(found.count == 1, "\(wanted)")
            let customer = try #require(found.first)
            #expect(Self.numbers(customer) == [first, second, third], "\(wanted)")
            #expect(customer.names == ["王秀英", "王女士"] && customer.sites == ["S001", "S002", "S003"])
            #expect(customer.complaints == 2 && customer.open == 2 && customer.satisfied == 1 && customer.paid == 1800)
            #expect(customer.lines.map(\.received) == customer.lines.map(\.received).sorted(by: >))
        }
        let namesakes = try node.customers(named: "王女士", as: reader)
        #expect(namesakes.map(Self.numbers).map(\.count) == [3, 1, 1])
        #expect(namesakes.contains { Self.numbers($0) == [other] } && namesakes.contains { Self.numbers($0) == [nameless] })
        #expect(try node.customers(named: "王", as: reader).isEmpty && node.customers(named: " - ", as: reader).isEmpty)
    }

    @Test("SA-7.1-1: what is corrected in a case, or handed to another shop, is so in the history, and nothing is counted twice")
    func follows() throws {
        let node = try makeNode(.headOffice, "HQ", seed: 1, clock: TestClock())
        for code in ["S001", "S002"] { try node.defineSite(#require(SiteCode(code)), name: "\(code)店") }
        let first = try Self.receive(node, "王女士", "13800000000", site: "S001")
        let twin = try Self.receive(node, "王女士", "13800000000", site: "S001")
        let wrong = try Self.receive(node, "李先生", "13800000000", site: "S001")
        _ = try node.link(twin, behind: first)
        _ = try node.act(CaseAct.amend, on: wrong, [(CaseField.contact, .text("13700000000"))], actor: "王芳")
        _ = try node.act(
            CaseAct.refer, on: first, [(CaseField.handedTo, .text("S002")), (CaseField.reason, .text("投诉的是那家店"))], actor: "王芳")
        let reader = try Reader(node, as: nil)
        let customer = try #require(try node.customers(named: "13800000000", as: reader).first)
        #expect(customer.lines.count == 3 && customer.complaints == 1 && customer.open == 1)
        #expect(customer.sites == ["S001", "S002"] && !customer.names.contains("李先生"))
    }

    @Test("SA-7.1-1 FS-7-2: whose roles do not show who the customer is looks nobody up, and sees no case of another unit in the history")
    func masked() throws {
        let clock = TestClock()
        let node = try makeNode(.headOffice, "HQ", seed: 1, clock: clock)
        for code in ["L", "R", "T"] { try node.defineStaff(code, [(StaffRecord.name, .text("名\(code)"))], in: .company, by: nil) }
        let now = clock.read()
        try node.grant(.companyLeader, to: "L", for: .company, from: now, by: nil)
        try node.grant(.intake, to: "R", for: try #require(Unit("S001")), from: now, by: Actor(as: "L"))
        try node.grant(.technician, to: "T", for: try #require(Unit("S001")), from: now, by: Actor(as: "L"))
        let own = try Self.receive(node, "王女士", "13800000000", site: "S001", by: Actor(as: "L"))
        _ = try Self.receive(node, "王女士", "13800000000", site: "S002", by: Actor(as: "L"))
        func seen(_ code: String) throws -> [Set<String>] {
            try node.customers(named: "13800000000", as: Reader(node, as: code)).map(Self.numbers)
        }
        #expect(try seen("L").map(\.count) == [2])
        #expect(try seen("R") == [[own]])
        #expect(try seen("T").isEmpty)
    }

    @Test("SA-7.1-1: a contact too long to lie in a case's state is known again all the same")
    func long() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock())
        let contact = String(repeating: "上海市徐汇区人民路", count: 6) + "12号"
        let numbers = try (0..<2).map { _ in try Self.receive(node, "王女士", contact) }
        let found = try node.customers(named: contact, as: Reader(node, as: nil))
        #expect(found.map(Self.numbers) == [Set(numbers)] && found.first?.contacts == [contact])
    }
}
