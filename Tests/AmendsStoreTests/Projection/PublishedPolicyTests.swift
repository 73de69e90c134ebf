import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
import AmendsStore
import Testing

/// What is published or entered later judges the cases that are there anew, in the same transaction.
@Suite struct PublishedPolicyTests {
    private static let noon: Int64 = 43_200_000
    /// A Monday without holidays near it.
    private static let monday = CivilDate.day(year: 2026, month: 3, day: 9)

    /// The salon's pack under another name, with site exceptions.
    private static func pack(_ changes: [(String, String)] = []) throws -> String {
        var text = try #require(ShippedPacks.text(named: "salon")).replacing("id: salon\n", with: "id: ours\n", maxReplacements: 1)
        for (old, new) in [("parameters:\n", "parameters:\n  calendar.site_exceptions: true\n")] + changes {
            #expect(text.contains(old))
            text = text.replacing(old, with: new, maxReplacements: 1)
        }
        return text
    }

    private static func publish(_ text: String, _ name: String, at writer: inout Writer) throws {
        try writer.act(
            PackRecord.publish, on: PackRecord.record(of: name), [(PackRecord.name, .text(name)), (PackRecord.text, .text(text))],
            recordKind: .pack)
    }

    private static func close(
        _ days: ClosedRange<Int64>, _ number: Int, approvedBy approver: String = "E01", at writer: inout Writer
    ) throws {
        try writer.act(
            ClosureRecord.table.add, on: record(9_000 + number),
            [
                (ManagementField.text, .text("台风")), (ManagementField.day, .integer(days.lowerBound)),
                (ClosureRecord.through, .integer(days.upperBound)), (ClosureRecord.cause, .text("weather")),
                (ClosureRecord.approvedBy, .text(approver)),
            ], recordKind: .closure)
    }

    /// A case received on Monday at noon, with everything done that is due before the investigation.
    private static func begin(_ number: Int, _ pack: String, at writer: inout Writer) throws {
        try writer.receive(record(number), receipt(pack))
        for kind in [CaseAct.acknowledge, CaseAct.assess, CaseAct.assign, CaseAct.firstAct] {
            try writer.act(kind, on: record(number), [(CaseField.at, .integer(monday * 86_400_000 + noon))])
        }
    }

    private static func receipt(_ pack: String) -> [(id: FieldID, value: FieldValue)] {
        [
            (CaseField.receivedAt, .integer(monday * 86_400_000 + noon)), (CaseField.utcOffset, .integer(0)),
            (CaseField.policy, .text(pack)),
        ]
    }

    private func due(_ number: Int, _ store: Store) throws -> Int64? { try store.findCase(record(number).description).deadline?.due }
    private func stage(_ number: Int, _ store: Store) throws -> Milestone { try store.findCase(record(number).description).stage }

    // MARK: Stage

    @Test("C1: the stage in a list is that of the case's own pack, act by act, and comes with a pack that arrives after its case")
    func stageFollowsThePack() throws {
        let store = try Store.inMemory()
        var shop = try Writer(store, seed: 1)
        var company = try Writer(store, seed: 2, scope: .company)
        let changes = [("  - {id: M09,", "  - {id: M08, ours: true}\n  - {id: M09,")]
        for (number, pack) in ["salon/1", "ours/1", "foot-spa/1"].enumerated() { try shop.receive(record(number + 1), Self.receipt(pack)) }
        try shop.receive(record(4))
        for number in 1...4 {
            try shop.act(CaseAct.acknowledge, on: record(number))
            try shop.act(CaseAct.assess, on: record(number))
        }
        #expect(try (1...4).map { try stage($0, store) } == [.assigned, .investigated, .assigned, .investigated])
        try Self.publish(try Self.pack(changes), "ours/1", at: &company)
        #expect(try stage(2, store) == .assigned, "the pack came, and the case is shown by it")
        for kind in [CaseAct.assign, CaseAct.investigate, CaseAct.analyse] {
            try shop.act(kind, on: record(1))
            try shop.act(kind, on: record(2))
        }
        #expect(try stage(1, store) == .planned && stage(2, store) == .liabilityDecided)
        #expect(try digestsAfterRebuild(store).count == 2)
        #expect(try stage(1, store) == .planned && stage(2, store) == .liabilityDecided && stage(4, store) == .investigated)
    }

    @Test("E13: after dissatisfaction the stage begins where the pack says, after a reopening where it says for that")
    func stageOfALaterRound() throws {
        let store = try Store.inMemory()
        var shop = try Writer(store, seed: 1)
        for number in 1...2 {
            try shop.receive(record(number), Self.receipt("salon/1"))
            try shop.act(CaseAct.close, on: record(number))
        }
        #expect(try stage(1, store) == .archived)
        try shop.act(CaseAct.dissatisfied, on: record(1))
        try shop.act(CaseAct.reopen, on: record(2))
        #expect(try stage(1, store) == .planned && stage(2, store) == .investigated)
        try shop.act(CaseAct.waive, on: record(2), [(CaseField.waived, .added("M06"))])
        #expect(try stage(2, store) == .causeAnalysed)
    }

    // MARK: Closed days

    /// The end of the seventh working day after Monday.
    private static let plainDue = (monday + 10) * 86_400_000

    @Test("E3: closed days move the deadlines of their own site's cases in whatever order streams come, and a rebuild gives the same")
    func closedDaysInAnyOrder() throws {
        let source = try Store.inMemory()
        var company = try Writer(source, seed: 2, scope: .company)
        var shop = try Writer(source, seed: 1)
        var manager = try Writer(source, seed: 4)
        var other = try Writer(source, seed: 3, scope: .site("S002"))
        try Self.publish(try Self.pack(), "ours/1", at: &company)
        // A Saturday among them is no working day anyway.
        try Self.close(Self.monday + 1...Self.monday + 2, 1, at: &manager)
        try Self.close(Self.monday + 5...Self.monday + 5, 2, at: &manager)
        try Self.begin(1, "ours/1", at: &shop)
        try Self.begin(2, "salon/1", at: &shop)
        try Self.begin(3, "ours/1", at: &other)
        // Answered on the day after the plain limit ended: late without the closed days, in time with them.
        try Self.begin(4, "ours/1", at: &shop)
        try shop.act(CaseAct.investigate, on: record(4), [(CaseField.at, .integer(Self.plainDue + Self.noon))])
        for writer in [company, shop, manager, other] { try writer.seal() }
        func expectMoved(_ store: Store, _ comment: Comment) throws {
            #expect(try due(1, store) == Self.plainDue + 2 * 86_400_000, comment)
            #expect(try due(2, store) == Self.plainDue, "its pack counts closed days")
            #expect(try due(3, store) == Self.plainDue, "another site was open")
            let lines = try store.statistics(StatisticsQuery(by: [.site]))
            #expect(lines.map { $0.count(.started(.investigate)) } == [3, 1], comment)
            #expect(lines.map { $0.count(.timely(.investigate)) } == [1, 0] && lines.map { $0.count(.late(.investigate)) } == [0, 0], comment)
        }
        try expectMoved(source, "as written")
        let digests = try digestsAfterRebuild(source)
        let heads = try source.sealedHeads()
        for order in Self.permutations(Array(heads.indices)) {
            let store = try Store.inMemory()
            for place in order {
                for body in try source.segments(of: heads[place].stream, from: 0, maximumByteCount: 1 << 20).segments { try take(body, into: store) }
            }
            try expectMoved(store, "streams in the order \(order)")
            #expect(try store.digests() == digests, "streams in the order \(order)")
        }
    }

    private static func permutations(_ elements: [Int]) -> [[Int]] {
        if elements.count < 2 { return [elements] }
        return elements.flatMap { first in permutations(elements.filter { $0 != first }).map { [first] + $0 } }
    }

    @Test("E3: closed days that are withdrawn, that nobody approved, or that are none count for nothing")
    func whatDoesNotCount() throws {
        let store = try Store.inMemory()
        var company = try Writer(store, seed: 2, scope: .company)
        var shop = try Writer(store, seed: 1)
        try Self.publish(try Self.pack(), "ours/1", at: &company)
        try Self.begin(1, "ours/1", at: &shop)
        try Self.close(Self.monday + 1...Self.monday + 1, 1, approvedBy: "", at: &shop)
        #expect(try due(1, store) == Self.plainDue)
        let withoutApproval = try store.policyBook().closures(in: .shop)
        #expect(withoutApproval.isEmpty)
        try shop.act(
            ClosureRecord.table.amend, on: record(9_001),
            [(ClosureRecord.through, .integer(Self.monday + 400)), (ClosureRecord.approvedBy, .text("E01"))], recordKind: .closure)
        #expect(try due(1, store) == Self.plainDue, "longer than one record may say")
        try shop.act(
            ClosureRecord.table.amend, on: record(9_001),
            [(ClosureRecord.through, .integer(Self.monday + 1)), (ClosureRecord.approvedBy, .text("E01"))], recordKind: .closure)
        #expect(try due(1, store) == Self.plainDue + 86_400_000)
        try shop.act(
            ClosureRecord.withdraw, on: record(9_001), [(ManagementField.note, .text("误登")), (ClosureRecord.approvedBy, .text("E01"))],
            recordKind: .closure)
        #expect(try due(1, store) == Self.plainDue)
        // In the company's scope it is about no site.
        try Self.close(Self.monday + 1...Self.monday + 1, 2, at: &company)
        #expect(try due(1, store) == Self.plainDue)
        _ = try digestsAfterRebuild(store)
    }

    @Test("E3: the cases of one transaction with the closed days are judged by them, and a transaction that comes to nothing leaves nothing")
    func oneTransaction() throws {
        let store = try Store.inMemory()
        var company = try Writer(store, seed: 2, scope: .company)
        var shop = try Writer(store, seed: 1)
        try Self.publish(try Self.pack(), "ours/1", at: &company)
        try Self.begin(1, "ours/1", at: &shop)
        let closing = shop.draft(
            ClosureRecord.table.add, on: record(9_001),
            [
                (ManagementField.day, .integer(Self.monday + 1)), (ClosureRecord.cause, .text("weather")),
                (ClosureRecord.approvedBy, .text("E01")),
            ], recordKind: .closure)
        let noting = shop.draft(CaseAct.note, on: record(1), [(CaseField.note, .text("已回电"))])
        #expect(throws: StoreError.self) {
            try store.write { transaction in
                try shop.append([closing, noting], transaction)
                throw StoreError(.cancelled, "as a power cut would")
            }
        }
        #expect(try due(1, store) == Self.plainDue)
        #expect(try store.policyBook().closures(in: .shop).isEmpty)
        try shop.append([closing, noting])
        #expect(try due(1, store) == Self.plainDue + 86_400_000)
        try shop.receive(record(2), Self.receipt("ours/1"))
        #expect(try store.policyBook().closures(in: .shop).days == [Self.monday + 1])
        _ = try digestsAfterRebuild(store)
    }
}
