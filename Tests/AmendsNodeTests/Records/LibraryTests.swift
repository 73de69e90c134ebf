import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

@Suite struct LibraryTests {
    private static let story: [(String, any Sendable)] = [
        ("title", "错单当场退差"), ("library_kind", "success"), ("background", "结账多收十八元"), ("handling", "当场核对小票"),
        ("outcome", "客人谅解"), ("factor", "timeliness"), ("factor", "attitude"),
    ]

    @Test("FS-8-4: a well-handled case is nominated, commended by somebody else, and seen by every shop")
    func aCaseIsCommendedForAllToSee() async throws {
        let clock = TestClock()
        let shop = try makeNode(.store, "S001", seed: 1, clock: clock)
        let other = try makeNode(.store, "S002", seed: 3, clock: clock)
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2, clock: clock)
        var entry = try shop.add(LibraryRecord.table, Self.story)
        expectBreach(.mustFollow(try #require(LibraryRecord.table.act(verb: "nominate")).kind)) {
            try shop.act("commend", on: entry, [("award", "季度最佳")], by: "E01")
        }
        entry = try shop.act("nominate", on: entry, [("merit", "十分钟内解决")], by: "E07")
        #expect(entry.isOpen)
        try await talk(shop, headOffice, cutAfter: nil)
        #expect(try headOffice.records(LibraryRecord.table, RecordFilter(isOpen: true)).map(\.number) == [entry.number])
        expectBreach(.ownAct(try #require(LibraryRecord.table.act(verb: "nominate")).kind, actor: "E07")) {
            try headOffice.act("commend", on: entry, [("award", "季度最佳")], by: "E07")
        }
        _ = try headOffice.act("commend", on: entry, [("award", "季度最佳")], by: "E01")
        let adopted = try headOffice.adopt(libraryEntry: entry.number)
        #expect(adopted.scope == .company && adopted.text(LibraryRecord.award) == "季度最佳")
        #expect(try headOffice.adopt(libraryEntry: entry.number).number == adopted.number, "taken up once")
        for node in [shop, other] { try await talk(node, headOffice, cutAfter: nil) }
        #expect(try other.records(LibraryRecord.table).map { $0.text(LibraryRecord.award) } == ["季度最佳"])
        #expect(try shop.record(LibraryRecord.table, named: entry.number).isOpen == false)
        expectNodeError(.notPermitted) { try shop.adopt(libraryEntry: entry.number) }
    }

    @Test func aStoryNamesNoCustomer() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock())
        let row = try node.receive([
            (CaseField.channel, .text("phone")), (CaseField.customer, .text("欧阳秀英")), (CaseField.contact, .text("wx_ouyang77")),
        ])
        func telling(_ background: String) -> [(String, any Sendable)] {
            Self.story.map { $0.0 == "background" ? ("background", background) : $0 } + [("case", row.record)]
        }
        expectBreach(.notAnonymous(["欧阳秀英"])) { try node.add(LibraryRecord.table, telling("欧阳秀英女士结账时多收十八元")) }
        expectBreach(.notAnonymous(["wx_ouyang77", "138 1234 5678"])) {
            try node.add(LibraryRecord.table, telling("客人 wx_ouyang77，电话138 1234 5678"))
        }
        let entry = try node.add(LibraryRecord.table, telling("一位女士结账时多收十八元"))
        expectBreach(.notAnonymous(["欧阳秀英"])) { try node.act("amend", on: entry, [("lesson", "多谢欧阳秀英指正")]) }
    }
}
