import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

/// How somebody who complains is received, by whom, and what is written down of it.
@Suite struct ReceptionTests {
    private static func standing(_ story: CaseStory, _ rulebook: Rulebook, days: Int64 = 0) -> [Breach] {
        rulebook.standing(of: story.history.past, at: CaseStory.start + days * CaseStory.day)
    }

    private static func missing(_ story: CaseStory, _ rulebook: Rulebook) -> [String]? {
        for case .receptionStepsMissing(let steps) in standing(story, rulebook) { return steps }
        return nil
    }

    @Test(
        """
        FS-3-1: whoever receives a person goes through the check list; what is not recorded as done and does not show by itself is named \
        until somebody makes up for it
        """)
    func checkList() throws {
        let pack = try shipped("foot-spa")
        let rulebook = Rulebook(pack: pack, people: Crew.people)
        var story = CaseStory()
        story.add(
            CaseAct.receive, by: "front",
            ProperCase.receipt(pack).filter { $0.id != CaseField.channel } + [
                (CaseField.channel, .text("onsite")), (CaseField.receptionStep, .added("greeted")),
                (CaseField.receptionStep, .added("listened")),
            ])
        #expect(Self.missing(story, rulebook) == ["apologised", "repeated", "judged", "time_named", "number_given"])
        story.add(
            CaseAct.acknowledge, by: "front",
            [
                (CaseField.apologised, .text("yes")), (CaseField.promisedBy, .integer(CaseStory.start + CaseStory.day)),
                (CaseField.receptionStep, .added("repeated")),
            ])
        #expect(Self.missing(story, rulebook) == ["judged", "number_given"])
        story.add(
            CaseAct.assess, by: "front",
            [(CaseField.category, .text("other")), (CaseField.severity, .integer(1)), (CaseField.receptionStep, .added("number_given"))])
        #expect(Self.missing(story, rulebook) == nil)
        // A letter cannot be greeted.
        var letter = CaseStory()
        letter.add(
            CaseAct.receive, by: "front",
            ProperCase.receipt(pack).filter { $0.id != CaseField.channel } + [(CaseField.channel, .text("wechat"))])
        #expect(Self.missing(letter, rulebook) == nil)
    }

    @Test("FS-3-1: the moment of reception is recorded without being asked for, to the millisecond, and the first answer is timed from it")
    func moment() throws {
        let clock = TestClock()
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        try node.usePack("foot-spa")
        let before = clock.read()
        let row = try node.receive(
            [
                (CaseField.channel, .text("onsite")), (CaseField.content, .text("水温过高")), (CaseField.customer, .text("王女士")),
                (CaseField.contact, .text("13800000000")),
            ], actor: "王芳")
        let received = try #require(row.state.integer(CaseField.receivedAt))
        #expect(received > before && received <= clock.read())
        #expect(row.state.mark(.received, round: 1) != nil && row.deadline?.due ?? 0 > received)
    }

    @Test(
        """
        SA-2.1-8: whoever receives complaints was trained in talking with customers; without a training on record their cases say so, once \
        for each case, and with one they do not
        """)
    func training() throws {
        let clock = TestClock()
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        try node.usePack("salon")
        for code in ["M", "R"] { try node.defineStaff(code, [(StaffRecord.name, .text("名\(code)"))], in: node.homeScope, by: nil) }
        let (now, site) = (clock.read(), try #require(Unit("S001")))
        try node.grant(.storeManager, to: "M", for: site, from: now, by: nil)
        #expect(try node.missingTraining(of: "R", for: .intake, in: site) == ["communication"])
        try node.grant(.intake, to: "R", for: site, from: now, by: Actor(as: "M"))
        func received() throws -> String {
            let row = try node.receive(
                [
                    (CaseField.channel, .text("phone")), (CaseField.content, .text("剪发不满意")), (CaseField.customer, .text("王女士")),
                    (CaseField.contact, .text("13800000000")), (CaseField.nature, .text("pending")),
                ], by: Actor(as: "R"))
            return try #require(row.state.text(CaseField.number))
        }
        func untrained(_ number: String) throws -> [Breach] {
            try node.findings(of: try node.store.findCase(number)).items.compactMap { item in
                if case .broken(.trainingMissing(let code, let topics), _) = item.subject { .trainingMissing(code, topics) } else { nil }
            }
        }
        let first = try received()
        _ = try node.act(CaseAct.acknowledge, on: first, [(CaseField.apologised, .text("yes"))], by: Actor(as: "R"))
        #expect(try untrained(first) == [.trainingMissing("R", ["communication"])])
        // Somebody who was there and did not master it counts for nothing.
        let day = now / 86_400_000
        func train(_ topic: String, _ mastery: String, on day: Int64) throws {
            let record = try node.add(
                TrainingRecord.table, [(TrainingRecord.topic, .added(topic)), (ManagementField.day, .integer(day))], by: Actor(as: "M"))
            let attend = try #require(TrainingRecord.table.act(verb: "attend"))
            _ = try node.act(
                attend, of: TrainingRecord.table, on: record.number,
                [(TrainingRecord.attendee, .text("R")), (TrainingRecord.mastery, .text(mastery))], by: Actor(as: "M"))
        }
        try train("communication", "not_mastered", on: day - 2)
        try train("ethics", "mastered", on: day - 2)
        #expect(try untrained(received()) == [.trainingMissing("R", ["communication"])])
        try train("communication", "mastered", on: day - 1)
        #expect(try untrained(received()).isEmpty)
        #expect(try node.missingTraining(of: "R", for: .intake, in: site) == [])
        // What is asked of receivers is asked of nobody else.
        #expect(try node.missingTraining(of: "M", for: .storeManager, in: site) == [])
    }

    @Test("FS-2-6: every contact is logged with direction, by whom and when, and an open case whose customer hears nothing says so")
    func keepingInTouch() throws {
        let pack = try shipped("foot-spa")
        let rulebook = Rulebook(pack: pack, people: Crew.people)
        let days = try #require(pack.integer("contact.days"))
        var story = CaseStory()
        story.add(CaseAct.receive, by: "front", ProperCase.receipt(pack))
        func silent(_ days: Int64) -> Bool { Self.standing(story, rulebook, days: days).contains { if case .customerNotContacted = $0 { true } else { false } } }
        #expect(!silent(days - 1) && silent(days + 1))
        story.add(
            CaseAct.contact, by: "relations", [(CaseField.contactLog, .text("告知正在调取监控")), (CaseField.contactDirection, .text("out"))],
            minutes: days * 24 * 60)
        #expect(!silent(2 * days - 1) && silent(2 * days + 1))
        story.add(CaseAct.contact, by: "front", [(CaseField.contactLog, .text("客户来电询问")), (CaseField.contactDirection, .text("in"))])
        let log = story.state.values(of: CaseField.contactLog)
        #expect(log.compactMap(\.text) == ["告知正在调取监控", "客户来电询问"])
        #expect(story.state.values(of: CaseField.contactDirection).compactMap(\.text) == ["out", "in"])
        #expect(log.map { story.history.acts[$0.ordinal].actor } == ["relations", "front"])
        // The result ends the waiting, and it is told in time or shows as late.
        let clock = try #require(pack.clock(.resolve))
        #expect(clock.stop == .milestone(.answered) && pack.step(.answered)?.requires.contains(CaseField.feedback) == true)
        story.add(CaseAct.feedBack, by: "relations", [(CaseField.feedback, .text("已处理")), (CaseField.apologised, .text("yes"))])
        #expect(!silent(50))
    }

    @Test(
        """
        SA-1.1-1: a complaint expresses dissatisfaction, gives an opinion or makes a demand, to us or to an authority; the record says which, \
        by itself where nobody does, and a mere question is none
        """)
    func definition() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock())
        try node.usePack("salon")
        func received(_ more: ActFields) throws -> RecordState {
            try node.receive(
                [
                    (CaseField.content, .text("烫发失败")), (CaseField.customer, .text("王女士")), (CaseField.contact, .text("13800000000")),
                    (CaseField.nature, .text("pending")),
                ] + (more.contains { $0.id == CaseField.channel } ? [] : [(CaseField.channel, .text("phone"))]) + more, actor: "王芳"
            ).state
        }
        let plain = try received([])
        #expect(plain.elements(of: CaseField.expressed) == ["dissatisfaction"] && plain.text(CaseField.addressedTo) == "provider")
        let demand = try received([(CaseField.demand, .text("全额退款")), (CaseField.channel, .text("regulator"))])
        #expect(demand.elements(of: CaseField.expressed) == ["demand", "dissatisfaction"])
        #expect(demand.text(CaseField.addressedTo) == "authority")
        let opinion = try received([(CaseField.kind, .text("suggestion"))])
        #expect(opinion.elements(of: CaseField.expressed) == ["opinion"])
        let question = try received([(CaseField.kind, .text("inquiry"))])
        #expect(question.elements(of: CaseField.expressed).isEmpty)
        // What somebody says goes before what is worked out.
        let said = try received([(CaseField.expressed, .added("opinion")), (CaseField.addressedTo, .text("authority"))])
        #expect(said.elements(of: CaseField.expressed) == ["opinion"] && said.text(CaseField.addressedTo) == "authority")
        #expect(try Knowledge.shipped().entry("complaint-definition")?.isFor(pack: "salon") == true)
    }

    @Test(
        """
        HS-1.2-1: the services on offer stand in a catalogue, a case names the one it arose from, and one that names none, or none that is \
        offered, says so until it is put right
        """)
    func items() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock())
        try node.usePack("home-services")
        func add(_ code: String, _ title: String) throws -> ManagementRecord {
            try node.add(ItemRecord.table, [("item_kind", "service"), ("code", code), ("title", title)])
        }
        _ = try add("CL-1", "日常保洁")
        let retired = try add("CL-2", "擦窗")
        try node.act("retire", on: retired)
        func received(_ item: String?) throws -> String {
            let row = try node.receive(
                [
                    (CaseField.channel, .text("phone")), (CaseField.content, .text("地板划伤")), (CaseField.customer, .text("王女士")),
                    (CaseField.contact, .text("13800000000")), (CaseField.occurredAt, .integer(CaseStory.start)),
                    (CaseField.place, .text("人民路1号")),
                ] + (item.map { [(CaseField.item, .text($0))] } ?? []), actor: "王芳")
            return try #require(row.state.text(CaseField.number))
        }
        func findings(_ number: String) throws -> [Breach] {
            try node.findings(of: try node.store.findCase(number)).items.compactMap {
                if case .standing(let breach) = $0.subject, breach.rule.hasPrefix("item.") { breach } else { nil }
            }
        }
        #expect(try findings(received("CL-1")).isEmpty && findings(received("日常保洁")).isEmpty)
        #expect(try findings(received("CL-2")) == [.itemUnknown("CL-2")] && findings(received("CL-9")) == [.itemUnknown("CL-9")])
        let none = try received(nil)
        #expect(try findings(none) == [.itemMissing])
        _ = try node.act(CaseAct.amend, on: none, [(CaseField.item, .text("CL-1"))], actor: "王芳")
        #expect(try findings(none).isEmpty)
        // Complaints are counted by service.
        let month = MonthNumber(milliseconds: CaseStory.start, offset: 0)
        let lines = try node.figures(by: [.computed(.item)], month...month)
        #expect(lines.first { $0.keys == ["CL-1"] }?.count(.received) == 2)
        #expect(try node.serviceCatalogue().title(of: "CL-1") == "日常保洁" && node.serviceCatalogue().title(of: "CL-2") == "擦窗")
    }
}
