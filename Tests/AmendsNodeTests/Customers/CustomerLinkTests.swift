import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

@Suite struct CustomerLinkTests {
    private static func received(_ node: Node, _ name: String, _ contact: String) throws -> CaseRow {
        try node.receive(
            [(CaseField.channel, .text("phone")), (CaseField.customer, .text(name)), (CaseField.contact, .text(contact))], actor: "王芳")
    }

    /// The cases of a customer by contact and links, as records in order.
    private static func cases(_ node: Node, of row: CaseRow) throws -> Set<RecordID> {
        let all = try node.store.cases(CaseFilter(limit: 100))
        let row = try #require(all.first { $0.record == row.record })
        let found = try node.casesOfCustomers(of: [row]) { one in
            all.filter { $0.state.text(CaseField.contact) == one.state.text(CaseField.contact) }
        }
        return Set(found.map(\.record))
    }

    @Test("E32: a customer who was recorded twice is linked, nothing is rewritten, and removing the link parts the two again")
    func linkAndUnlink() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock())
        let first = try Self.received(node, "王秀英", "13800138000")
        let again = try Self.received(node, "王秀英", "13800138000")
        let other = try Self.received(node, "王女士", "wx-xiuying")
        let stranger = try Self.received(node, "赵云", "13911112222")
        #expect(try Self.cases(node, of: first) == [first.record, again.record])
        let linked = try node.act(
            CaseAct.linkCustomer, on: other.record.description, [(CaseField.sameCustomer, .added(again.record.description))], actor: "王芳")
        #expect(linked.state.text(CaseField.contact) == "wx-xiuying" && linked.state.text(CaseField.customer) == "王女士")
        for row in [first, again, other] { #expect(try Self.cases(node, of: row) == [first.record, again.record, other.record]) }
        #expect(try Self.cases(node, of: stranger) == [stranger.record])
        // It stands on both, so either can be asked and either can take it back.
        _ = try node.act(
            CaseAct.unlinkCustomer, on: again.record.description, [(CaseField.sameCustomer, .removed(other.record.description))],
            actor: "王芳")
        #expect(try Self.cases(node, of: other) == [other.record])
        #expect(try Self.cases(node, of: first) == [first.record, again.record])
        let itself = expectNodeError(.usage) {
            try node.act(CaseAct.linkCustomer, on: first.record.description, [(CaseField.sameCustomer, .added(first.record.description))])
        }
        #expect(itself?.reason == .breach(.sameCustomerAsItself, number: first.record.description, pack: "plain/1"))
        let none = expectNodeError(.usage) {
            try node.act(
                CaseAct.unlinkCustomer, on: first.record.description, [(CaseField.sameCustomer, .removed(other.record.description))])
        }
        #expect(none?.reason == .breach(.notSameCustomer, number: first.record.description, pack: "plain/1"))
    }

    @Test("E32: a link made at one node and removed at another without knowing of it stands, at both alike")
    func linksMeet() async throws {
        let clock = TestClock()
        let left = try makeNode(.store, "S001", seed: 1, clock: clock)
        let right = try makeNode(.store, "S001", seed: 2, clock: clock)
        let (a, b) = (try Self.received(left, "王", "1"), try Self.received(left, "王", "2"))
        let link: ActFields = [(CaseField.sameCustomer, .added(b.record.description))]
        _ = try left.act(CaseAct.linkCustomer, on: a.record.description, link)
        try await talk(left, right, cutAfter: nil)
        _ = try left.act(CaseAct.unlinkCustomer, on: a.record.description, [(CaseField.sameCustomer, .removed(b.record.description))])
        _ = try left.act(CaseAct.linkCustomer, on: a.record.description, link)
        _ = try right.act(CaseAct.unlinkCustomer, on: b.record.description, [(CaseField.sameCustomer, .removed(a.record.description))])
        try await talk(left, right, cutAfter: nil)
        for node in [left, right] {
            #expect(try Self.cases(node, of: a) == [a.record, b.record])
            #expect(try Self.cases(node, of: b) == [a.record, b.record])
        }
        try expectShared(left, right, [scope("S001")])
    }

    @Test("E32 E19: at head office the links lead over sites, and along the way of a complaint from one to another")
    func acrossSites() async throws {
        let company = try Company()
        try await company.meet()
        let row = try company.receive()
        let other = try Self.received(company["S010"], "王秀英", "wx-xiuying")
        _ = try company["S001"].act(CaseAct.refer, on: row.record.description, Company.handOver(to: "S009"), actor: "李强")
        try await company.settle()
        _ = try company.office.act(
            CaseAct.linkCustomer, on: row.record.description, [(CaseField.sameCustomer, .added(other.record.description))], actor: "总部")
        try await company.settle()
        let successor = try #require(try company["S009"].store.cases(CaseFilter()).first)
        #expect(try Self.cases(company.office, of: other) == [row.record, other.record, successor.record])
        #expect(try Self.cases(company.office, of: successor) == [row.record, other.record, successor.record])
        #expect(
            try company["S010"].store.findCase(other.record.description).state.elements(of: CaseField.sameCustomer) == [
                row.record.description
            ])
    }
}
