import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

@Suite struct PublicationTests {
    private static let notice: [(String, any Sendable)] = [
        ("publication_kind", "policy_notice"), ("title", "投诉须知"), ("text", "可在前台、微信或投诉箱提出，三个工作日内答复。"),
    ]
    private static func act(_ verb: String) throws -> ActKind { try #require(PublicationRecord.table.act(verb: verb)).kind }

    @Test("HS-7.2-1 HS-7.2-2 C21: nothing is published before a second person has approved the very text")
    func aSecondPersonApproves() throws {
        let node = try makeNode(.headOffice, "HQ", seed: 1, clock: TestClock(instant(2026, 11, 2)))
        var page = try node.add(PublicationRecord.table, Self.notice, by: "E01")
        let channel: [(String, any Sendable)] = [("channel", "wechat"), ("channel", "notice_board")]
        expectBreach(.mustFollow(try Self.act("approve"))) { try node.act("publish", on: page, channel, by: "E01") }
        expectBreach(.ownAct(try Self.act("add"), actor: "E01")) { try node.act("approve", on: page, by: "E01") }
        page = try node.act("amend", on: page, [("text", "可在前台提出。")], by: "E02")
        expectBreach(.ownAct(try Self.act("amend"), actor: "E02")) { try node.act("approve", on: page, by: "E02") }
        page = try node.act("approve", on: page, by: "E03")
        page = try node.act("amend", on: page, [("text", "可在前台提出，当日答复。")], by: "E01")
        expectBreach(.changedSince(try Self.act("approve"), ManagementField.text)) { try node.act("publish", on: page, channel, by: "E01") }
        page = try node.act("approve", on: page, by: "E03")
        page = try node.act("publish", on: page, channel, by: "E01")
        #expect(!page.isOpen && page.integer(PublicationRecord.publishedOn) == day(2026, 11, 2))
        expectBreach(.tooLate(try Self.act("publish"))) { try node.act("amend", on: page, [("text", "x")], by: "E01") }
        #expect(try node.act("withdraw", on: page, [("note", "规则已变")], by: "E03").has("withdraw"))
        #expect(try node.findings(on: page).isEmpty)
    }

    @Test("HS-7.2-2 C21: an approval that did not see a change does not cover it")
    func anApprovalCoversWhatItSaw() async throws {
        let clock = TestClock()
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2, clock: clock)
        let shop = try makeNode(.store, "S001", seed: 1, clock: clock)
        let page = try shop.add(PublicationRecord.table, Self.notice, by: "E01")
        try await talk(shop, headOffice, cutAfter: nil)
        // Head office approves while the shop changes the text.
        _ = try headOffice.act("approve", on: page, by: "E09")
        _ = try shop.act("amend", on: page, [("text", "请致电店长。")], by: "E01")
        try await talk(shop, headOffice, cutAfter: nil)
        expectBreach(.changedSince(try Self.act("approve"), ManagementField.text)) {
            try shop.act("publish", on: page, [("channel", "wechat")], by: "E01")
        }
        try expectShared(shop, headOffice, [scope("S001")])
    }

    @Test("HS-7.2-2 C21: telephone numbers, addresses and the customer's name keep a text from being approved")
    func aTextWithParticularsIsNotApproved() throws {
        let node = try makeNode(.headOffice, "HQ", seed: 1, clock: TestClock())
        let row = try node.receive([(CaseField.channel, .text("web")), (CaseField.customer, .text("王秀英"))], site: SiteCode("S001"))
        let page = try node.add(
            PublicationRecord.table,
            [
                ("publication_kind", "typical_case"), ("title", "典型案例"), ("text", "王秀英投诉水温，电话021-5588-7766，邮箱 w@x.cn"),
                ("case", row.record),
            ], by: "E01")
        expectBreach(.notAnonymous(["王秀英", "021-5588-7766", "w@x.cn"])) { try node.act("approve", on: page, by: "E02") }
    }

    @Test(
        "C21: what may reach somebody is found, and figures and dates are not taken for it",
        arguments: [
            ("电话13812345678。", ["13812345678"]), ("１３８１２３４５６７８", ["１３８１２３４５６７８"]), ("(010) 6688-1234 转 3", ["010) 6688-1234"]),
            ("身份证31010519491231002X", ["31010519491231002X"]), ("2026-11-03 10:20 收到 128.50 元", []), ("第1234号，共123456元", []),
            ("邮箱：a.b+c@mail.example.com，谢谢", ["a.b+c@mail.example.com"]), ("价格@店内", []), ("", []),
        ])
    func particularsAreFound(text: String, found: [String]) {
        #expect(AnonymityCheck().particulars(in: [text]) == found)
    }

    @Test(
        "E42: counts below three are withheld, and so is a second one where the first could be worked out",
        arguments: [
            ([5, 4, 3], [5, 4, 3] as [Int?]), ([5, 2, 3], [5, nil, nil]), ([5, 2, 1], [5, nil, nil]), ([0, 0], [0, 0]),
            ([9, 0, 1], [nil, 0, nil]),
            ([2], [nil]), ([], []),
        ])
    func smallCellsAreWithheld(counts: [Int], published: [Int?]) {
        #expect(SmallCells().published(counts) == published)
    }

    @Test("E42 HS-7.2-2: a month's public figures withhold small cells, also where the whole is small")
    func publicFigures() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock(instant(2026, 11, 30)))
        for number in 0..<6 {
            _ = try node.receive([
                (CaseField.channel, .text("phone")),
                (CaseField.category, .text(number < 4 ? "price" : number == 4 ? "attitude" : "hygiene_safety")),
                (CaseField.receivedAt, .integer(instant(2026, 11, 3))),
            ])
        }
        let figures = try node.publicFigures(in: try #require(MonthNumber("2026-11")))
        #expect(figures.received == 6)
        #expect(
            Set(figures.byCategory.map { "\($0.key) \($0.count.map(String.init) ?? "-")" }) == [
                "price 4", "attitude -", "hygiene_safety -",
            ])
        #expect(try node.publicFigures(in: try #require(MonthNumber("2026-10"))).byCategory.isEmpty)
        _ = try node.receive([(CaseField.channel, .text("phone")), (CaseField.receivedAt, .integer(instant(2026, 10, 3)))])
        #expect(try node.publicFigures(in: try #require(MonthNumber("2026-10"))).received == nil)
    }
}
