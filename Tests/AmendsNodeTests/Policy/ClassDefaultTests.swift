import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

/// What a case's class says by itself is written down where nobody said it.
@Suite struct ClassDefaultTests {
    static func node(_ pack: String) throws -> Node {
        let node = try makeNode(.store, "S001", seed: 3, clock: TestClock())
        try node.usePack(pack)
        return node
    }

    static let person: ActFields = [
        (CaseField.content, .text("gas")), (CaseField.customer, .text("Li")), (CaseField.contact, .text("138")),
        (CaseField.channel, .text("phone")),
    ]

    @Test("NM-2-4 E47: at the night market a safety hazard is major and urgent from its receipt on")
    func safetyHazard() throws {
        let node = try Self.node("night-market")
        let row = try node.receive(Self.person + [(CaseField.category, .text("safety_hazard"))])
        #expect(row.state.integer(CaseField.severity) == 4 && row.state.integer(CaseField.urgency) == 2)
        let other = try node.receive(Self.person + [(CaseField.category, .text("price"))])
        #expect(other.state.integer(CaseField.severity) == nil && other.state.integer(CaseField.urgency) == nil)
    }

    @Test("An injury is severe whatever the class; what was given higher stays")
    func injury() throws {
        let node = try Self.node("foot-spa")
        let row = try node.receive(Self.person + [(CaseField.risk, .added("injury"))])
        #expect(row.state.integer(CaseField.severity) == 3)
        let major = try node.receive(Self.person + [(CaseField.risk, .added("injury")), (CaseField.severity, .integer(4))])
        #expect(major.state.integer(CaseField.severity) == 4)
    }

    @Test("NG-2.2-3: severity and urgency give the priority, unless somebody gives another")
    func priority() throws {
        let node = try Self.node("online-guests")
        func assessed(_ severity: Int64, _ urgency: Int64, _ further: ActFields = []) throws -> String? {
            let row = try node.receive([
                (CaseField.channel, .text("ota")), (CaseField.content, .text("c")), (CaseField.contact, .text("1")),
            ])
            let number = row.record.description
            _ = try node.act(CaseAct.acknowledge, on: number, [])
            let fields: ActFields = [(CaseField.severity, .integer(severity)), (CaseField.urgency, .integer(urgency))]
            return try node.act(CaseAct.assess, on: number, fields + further).state.text(CaseField.priority)
        }
        #expect(try assessed(3, 2) == "P1" && assessed(2, 1) == "P3" && assessed(1, 1) == "P4")
        #expect(try assessed(1, 1, [(CaseField.priority, .text("P1"))]) == "P1")
    }

    @Test("NG-2.2-5: a case goes to the department of its class, unless another is named")
    func routing() throws {
        let node = try Self.node("online-guests")
        func assigned(_ fields: ActFields) throws -> String? {
            let receipt: ActFields = [
                (CaseField.channel, .text("ota")), (CaseField.content, .text("c")), (CaseField.contact, .text("1")),
                (CaseField.category, .text("environment")), (CaseField.severity, .integer(2)), (CaseField.urgency, .integer(1)),
            ]
            let number = try node.receive(receipt).record.description
            _ = try node.act(CaseAct.acknowledge, on: number, [])
            _ = try node.act(CaseAct.assess, on: number, [])
            return try node.act(CaseAct.assign, on: number, fields).state.text(CaseField.department)
        }
        #expect(try assigned([]) == "housekeeping")
        #expect(try assigned([(CaseField.department, .text("engineering"))]) == "engineering")
    }
}
