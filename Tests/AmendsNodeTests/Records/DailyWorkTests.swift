import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

/// Inspection, duty, care, surveys, meetings, warnings, contacts: what a shop and its head office write down as they go.
@Suite struct DailyWorkTests {
    @Test("NM-3-8 NM-5-3 FS-4-3 FS-4-2 FS-4-4: inspections are logged item by item, and a fault is a task until it is corrected")
    func anInspectionFindsAFault() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock(instant(2026, 11, 3)))
        let row = try node.receive([(CaseField.channel, .text("phone"))])
        #expect(Set(ManagementCode.inspectionKinds).isSuperset(of: ["hygiene", "disinfection", "facility_safety", "process_risk"]))
        var log = try node.add(
            InspectionRecord.table,
            [("inspection_kind", "disinfection"), ("place", "二楼足浴区"), ("batch", "84消毒液 20260901"), ("case", row.record)])
        log = try node.act("check", on: log, [("item", "木桶消毒"), ("result", "pass")])
        log = try node.act("check", on: log, [("item", "紫外灯"), ("result", "fault")])
        #expect(!log.isOpen && log.texts(InspectionRecord.result) == ["pass", "fault"])
        expectBreach(.fieldMissing(ManagementField.responsible)) {
            try node.act("report-fault", on: log, [("fault", "灯管不亮"), ("due", day(2026, 11, 4))])
        }
        log = try node.act(
            "report-fault", on: log, [("fault", "灯管不亮"), ("equipment", "紫外灯3号"), ("responsible", "E12"), ("due", day(2026, 11, 4))])
        #expect(log.isOpen && log.isOverdue(on: day(2026, 11, 5)))
        log = try node.act("correct", on: log, [("correction", "已换灯管"), ("proof", "照片")])
        #expect(!log.isOpen && log.texts(ManagementField.cases) == [row.record.description])
    }

    @Test("NG-5.2-1: a review of a process finds risk points, and each is fixed")
    func aProcessReview() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock(instant(2026, 11, 3)))
        var review = try node.add(InspectionRecord.table, [("inspection_kind", "process_risk"), ("place", "预订流程")])
        review = try node.act("report-fault", on: review, [("fault", "超额预订无提醒"), ("responsible", "E01"), ("due", day(2026, 11, 20))])
        #expect(try node.records(InspectionRecord.table, RecordFilter(isOpen: true)).map(\.number) == [review.number])
        _ = try node.act("correct", on: review, [("correction", "系统加提醒")])
        #expect(try node.records(InspectionRecord.table, RecordFilter(isOpen: true)).isEmpty)
    }

    @Test("NM-5-1 NG-2.2-1: duty is rostered by person, channel and time, and each channel shows when it was last checked")
    func dutyAndWatch() async throws {
        let clock = TestClock(instant(2026, 11, 3))
        let nodes = [try makeNode(.store, "S001", seed: 1, clock: clock), try makeNode(.store, "S001", seed: 3, clock: clock)]
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2, clock: clock)
        try nodes[0].add(
            DutyRecord.table,
            [
                ("responsible", "E07"), ("day", day(2026, 11, 3)), ("from", instant(2026, 11, 3, 9)), ("until", instant(2026, 11, 3, 18)),
                ("channel", "ota"), ("channel", "web"), ("post", "网络客服"),
            ])
        #expect(try nodes[0].records(DutyRecord.table, RecordFilter(person: "E07")).count == 1)
        // Two desks look at one channel without seeing each other: the later look counts.
        try nodes[0].add(WatchRecord.table, [("channel", "ota"), ("checked_at", instant(2026, 11, 3, 10))])
        try nodes[1].add(WatchRecord.table, [("channel", "ota"), ("checked_at", instant(2026, 11, 3, 11)), ("found", 2)])
        try nodes[1].add(WatchRecord.table, [("channel", "web")])
        for _ in 0..<2 { for node in nodes { try await talk(node, headOffice, cutAfter: nil) } }
        let seen = try headOffice.records(WatchRecord.table)
        #expect(seen.count == 2)
        let ota = try #require(seen.first { $0.text(WatchRecord.channel) == "ota" })
        #expect(ota.integer(WatchRecord.checkedAt) == instant(2026, 11, 3, 11) && ota.state.conflicts.isEmpty)
        try expectShared(nodes[0], nodes[1], [scope("S001")])
    }

    @Test("FS-5-4: a care activity has its kind, day, audience and cost")
    func aCareActivity() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock(instant(2026, 11, 3)))
        expectBreach(.fieldMissing(CareRecord.audience)) {
            try node.add(CareRecord.table, [("title", "重阳敬老"), ("care_kind", "event")])
        }
        let care = try node.add(CareRecord.table, [("title", "重阳敬老"), ("care_kind", "event"), ("audience", "六十岁以上会员")])
        let done = try node.act("complete", on: care, [("cost", 300_000), ("result", "到店 42 人")])
        #expect(done.integer(CareRecord.cost) == 300_000 && !done.isOpen)
    }

    @Test(
        "SA-7.2-1 SA-7.2-2 SA-7.2-3 SA-7.2-4 SA-7.2-5 NM-6-3: a survey asks over aspects in several modes, and tells coverage, best and weakest"
    )
    func aSurvey() async throws {
        let clock = TestClock(instant(2026, 11, 3))
        let nodes = [try makeNode(.store, "S001", seed: 1, clock: clock), try makeNode(.store, "S001", seed: 3, clock: clock)]
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2, clock: clock)
        let earlier = try nodes[0].add(SurveyRecord.table, [("title", "十月满意度"), ("mode", "online")])
        var survey = try nodes[0].add(
            SurveyRecord.table, [("title", "十一月满意度"), ("mode", "online"), ("mode", "offline"), ("source", earlier.number)])
        for (question, aspect) in [("技师手法如何？", "service"), ("茶饮如何？", "product"), ("等候时间如何？", "experience")] {
            survey = try nodes[0].act("ask", on: survey, [("question", question), ("aspect", aspect)])
        }
        try await talk(nodes[0], headOffice, cutAfter: nil)
        try await talk(nodes[1], headOffice, cutAfter: nil)
        // Each node counts what it sent; counts that did not see each other add up.
        _ = try nodes[0].act("count", on: survey, [("sent", 30), ("reached", 20)])
        _ = try nodes[1].act("count", on: survey, [("sent", 10), ("reached", 5)])
        for (node, mode, scores) in [
            (nodes[0], "online", "1=5 2=3 3=2"), (nodes[0], "offline", "1=4 3=1"), (nodes[1], "offline", "1=5 2=4 3=2 9=5"),
        ] {
            let answers: [(String, any Sendable)] = scores.split(separator: " ").map { ("answer", String($0)) }
            try node.add(SurveyAnswerRecord.table, [("source", survey.number), ("mode", mode)] + answers)
        }
        expectBreach(.noSuchSource("SU-S001-0000-0099")) {
            try nodes[0].add(SurveyAnswerRecord.table, [("source", "SU-S001-0000-0099"), ("mode", "online"), ("answer", "1=5")])
        }
        for _ in 0..<2 { for node in nodes { try await talk(node, headOffice, cutAfter: nil) } }
        let results = try headOffice.results(ofSurvey: survey.number)
        #expect(try nodes[1].results(ofSurvey: survey.number) == results)
        #expect(results.sent == 40 && results.reached == 25 && results.answered == 3 && results.byMode == ["online": 1, "offline": 2])
        #expect(results.questions.map(\.meanHundredths) == [467, 350, 167])
        #expect(SurveyResults.best(results.aspects)?.aspect == "service" && SurveyResults.weakest(results.questions)?.question == 3)
        let told = try nodes[0].act("tell", on: survey, [("told", "前厅部"), ("told", "技师组"), ("conclusion", "等候时间最弱")])
        #expect(told.texts(SurveyRecord.told).count == 2)
        #expect(try nodes[0].act("close", on: told).isOpen == false)
        #expect(Node.answer("2=6") == nil && Node.answer("0=3") == nil && Node.answer("1=3")?.score == 3)
    }

    @Test("NM-6-1: a summary meeting has minutes, problems and action items, and ends when all of them are done")
    func aSummaryMeeting() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock(instant(2026, 11, 3)))
        var meeting = try node.add(MeetingRecord.table, [("meeting_kind", "summary"), ("title", "十月投诉总结")])
        meeting = try node.act(
            "hold", on: meeting,
            [("attendee", "E01"), ("attendee", "E07"), ("minutes", String(repeating: "讨论了等候与收费问题。", count: 20)), ("problem", "等候过长")])
        meeting = try node.act("assign", on: meeting, [("action", "加叫号屏"), ("action_owner", "E07"), ("action_due", day(2026, 11, 20))])
        meeting = try node.act("assign", on: meeting, [("action", "公示价目"), ("action_owner", "E08"), ("action_due", day(2026, 11, 10))])
        meeting = try node.act("finish", on: meeting, [("action_done", "2"), ("proof", "照片")])
        expectBreach(.unfinished(MeetingRecord.action, items: [1])) { try node.act("close", on: meeting) }
        meeting = try node.act("finish", on: meeting, [("action_done", "1")])
        #expect(try node.act("close", on: meeting).isOpen == false)
        #expect(meeting.text(MeetingRecord.minutes)?.count == 220, "a long text is read from its entry")
    }

    @Test("SA-9.2-5: a bulletin gathers warnings, goes to departments on a day, and they receive it")
    func aBulletin() throws {
        let node = try makeNode(.headOffice, "HQ", seed: 2, clock: TestClock(instant(2026, 11, 3)))
        let warning = try node.add(
            WarningRecord.table,
            [("indicator", "rate"), ("subject", "S001"), ("window", "2026-10"), ("value", "2.4 %"), ("threshold", "1 %")])
        var bulletin = try node.add(
            BulletinRecord.table, [("period", "2026-10"), ("title", "十月预警通报"), ("text", "人民路店投诉率超过阈值"), ("warning", warning.number)])
        expectBreach(.mustFollow(try #require(BulletinRecord.table.act(verb: "issue")).kind)) {
            try node.act("receive", on: bulletin, [("received_by", "前厅部")])
        }
        bulletin = try node.act("issue", on: bulletin, [("addressee", "前厅部"), ("addressee", "客服部")])
        #expect(bulletin.integer(BulletinRecord.issuedOn) == day(2026, 11, 3) && !bulletin.isOpen)
        bulletin = try node.act("receive", on: bulletin, [("received_by", "前厅部")])
        expectBreach(.tooLate(try #require(BulletinRecord.table.act(verb: "issue")).kind)) {
            try node.act("amend", on: bulletin, [("text", "x")])
        }
        #expect(try node.act("resolve", on: warning, [("note", "已加派人手")]).isOpen == false)
    }

    @Test func talksWithBodiesOutsideAwaitTheirReply() throws {
        let node = try makeNode(.headOffice, "HQ", seed: 2, clock: TestClock(instant(2026, 11, 3)))
        var talk = try node.add(
            LiaisonRecord.table, [("body", "association"), ("body_name", "市消协"), ("direction", "out"), ("text", "报送季度情况")])
        #expect(!talk.isOpen)
        talk = try node.act("ask", on: talk, [("text", "请示调解时限"), ("due", day(2026, 11, 8))])
        #expect(talk.isOverdue(on: day(2026, 11, 9)))
        #expect(try node.act("answer", on: talk, [("reply", "四十五个工作日")]).isOpen == false)
    }

    @Test func looksAtParticularsLieInTheNodesOwnLog() async throws {
        let clock = TestClock()
        let shop = try makeNode(.store, "S001", seed: 1, clock: clock)
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2, clock: clock)
        expectBreach(.nobodyNamed) { try shop.add(AccessRecord.table, [("subject", "S001-1"), ("purpose", "handling")], by: "") }
        let look = try shop.add(AccessRecord.table, [("subject", "S001-1"), ("purpose", "handling"), ("what", "contact")], by: "E07")
        #expect(look.scope == .log(shop.id))
        try await talk(shop, headOffice, cutAfter: nil)
        #expect(try headOffice.records(AccessRecord.table).map { $0.text(AccessRecord.subject) } == ["S001-1"])
    }
}
