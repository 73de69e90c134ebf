import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

/// What a pack asks of a unit beside its cases, and who sees to it.
@Suite struct UnitDutyTests {
    private static let day: Int64 = 86_400_000

    private static func lines(_ node: Node) throws -> [UnitDuty: DutyLine] {
        Dictionary(uniqueKeysWithValues: try node.duties().lines.map { ($0.duty, $0) })
    }

    @Test(
        """
        NM-3-2: the leading group puts the plan into effect and supervises it: it is there with its posts, acknowledges the plan, orders \
        reports and checks records, and sees which of the plan's duties are left undone
        """)
    func leadingGroup() throws {
        let clock = TestClock()
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        try node.usePack("night-market")
        let none = try #require(try Self.lines(node)[.leadingGroup])
        #expect(none.isOverdue && none.missing == [.head, .deputy, .member])
        for code in ["M", "C", "S"] { try node.defineStaff(code, [(StaffRecord.name, .text("名\(code)"))], in: node.homeScope, by: nil) }
        let site = try #require(Unit("S001"))
        try node.grant(.storeManager, to: "M", for: site, from: 0, by: nil)
        func group(_ members: [String]) throws {
            let record = GroupRecord.record(of: "领导小组", in: node.homeScope)
            let isNew = try node.store.record(record, in: node.homeScope) == nil
            let fields: ActFields =
                [(GroupRecord.kind, .text("leading_group")), (GroupRecord.name, .text("领导小组")), (GroupRecord.unit, .text("S001"))]
            try node.act(
                isNew ? GroupRecord.define : GroupRecord.change, on: record, in: node.homeScope,
                (isNew ? fields : []) + members.map { (GroupRecord.member, .added($0)) }, by: Actor(as: "M"))
        }
        try group(["head/M/2026-01-01"])
        #expect(try Self.lines(node)[.leadingGroup]?.missing == [.deputy, .member])
        try group(["deputy/C/2026-01-01", "member/S/2026-01-01"])
        #expect(try Self.lines(node)[.leadingGroup]?.isOverdue == false)
        // Its members supervise: S holds no role but the group's.
        let row = try node.receive(
            [
                (CaseField.channel, .text("onsite")), (CaseField.content, .text("食物变质")), (CaseField.customer, .text("王女士")),
                (CaseField.contact, .text("13800000000")),
            ], by: Actor(as: "M"))
        let number = try #require(row.state.text(CaseField.number))
        _ = try node.act(CaseAct.supervise, on: number, [(CaseField.supervisionReason, .text("重大投诉"))], by: Actor(as: "S"))
        let check = try node.add(
            SupervisionRecord.table,
            [(SupervisionRecord.sample, .text("本月全部案件")), (ManagementField.day, .integer(clock.read() / Self.day))],
            by: Actor(as: "S"))
        #expect(check.isOpen)
        #expect(Permissions.allow(AcknowledgementRecord.acknowledge, to: [.leadingGroup]))
    }

    @Test("NM-3-2: every duty that recurs has its last time and its next; done again it is in time, left undone it is overdue")
    func recurring() throws {
        let clock = TestClock()
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        try node.usePack("night-market")
        let pack = try shipped("night-market")
        let days = try #require(pack.integer("supervision.days"))
        let asked = Set(try node.duties().lines.map(\.duty))
        #expect(asked.isSuperset(of: [.leadingGroup, .supervision, .training, .survey, .inspection, .summaryMeeting, .bulletin]))
        #expect(!asked.contains(.channelWatch))
        // From the beginning on there is as much time as the pack gives.
        let begun = try #require(try Self.lines(node)[.supervision])
        #expect(begun.last == nil && !begun.isOverdue)
        clock.move((days + 1) * Self.day)
        #expect(try Self.lines(node)[.supervision]?.isOverdue == true)
        let today = clock.read() / Self.day
        try node.add(SupervisionRecord.table, [("sample", "抽查十件"), ("day", today)])
        let done = try #require(try Self.lines(node)[.supervision])
        #expect(
            !done.isOverdue && done.last.map { $0 / Self.day } == today
                && done.next == done.last.map { $0 + days * Self.day + Self.day / 2 })
        // A meeting of another kind is no summary meeting.
        clock.move(days * Self.day)
        let later = clock.read() / Self.day
        try node.add(MeetingRecord.table, [("meeting_kind", "special"), ("day", later)])
        #expect(try Self.lines(node)[.summaryMeeting]?.isOverdue == true)
        try node.add(MeetingRecord.table, [("meeting_kind", "summary"), ("day", later)])
        #expect(try Self.lines(node)[.summaryMeeting]?.isOverdue == false)
        #expect(try node.duties().overdue > 0)
    }

    @Test("NM-3-2: a plan that head office published is acknowledged by the unit, and channels are looked at within minutes")
    func acknowledged() async throws {
        let clock = TestClock()
        let (office, store) = (try makeNode(.headOffice, "HQ", seed: 1, clock: clock), try makeNode(.store, "S001", seed: 2, clock: clock))
        try office.installPack(try #require(ShippedPacks.text(named: "online-guests")), at: .everySite)
        try await talk(store, office)
        #expect(try Self.lines(store)[.acknowledgement]?.isOverdue == false)
        #expect(try office.duties(at: store.site).lines.first?.isOverdue == true)
        try await talk(store, office)
        #expect(try office.duties(at: store.site).lines.first?.isOverdue == false)
        let watch = try #require(try Self.lines(store)[.channelWatch])
        #expect(watch.every == Int64(1_800_000))
        clock.move(31 * 60_000)
        #expect(try Self.lines(store)[.channelWatch]?.isOverdue == true)
        try store.add(WatchRecord.table, [("channel", "ota"), ("checked_at", clock.read())])
        #expect(try Self.lines(store)[.channelWatch]?.isOverdue == false)
    }
}
