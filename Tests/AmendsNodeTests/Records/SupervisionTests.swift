import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

@Suite struct SupervisionTests {
    @Test(
        "HS-8.1-2 NG-6.1-2 FS-7-1 FS-3-8: a check samples cases by other people, grades each dimension and norm, and ends with a conclusion"
    )
    func aCheckGradesEachDimension() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock())
        let row = try node.receive([(CaseField.channel, .text("phone"))], actor: "E07")
        _ = try node.act(CaseAct.note, on: row.record.description, [(CaseField.note, .text("已回电"))], actor: "E08")
        let sample: [(String, any Sendable)] = [("sample", "当月每十件抽一件"), ("case", row.record)]
        expectBreach(.ownCase(actor: "E08", number: row.state.text(CaseField.number) ?? "")) {
            try node.add(SupervisionRecord.table, sample, by: "E08")
        }
        var check = try node.add(SupervisionRecord.table, sample, by: "E20")
        expectBreach(.mustFollow(try #require(SupervisionRecord.table.act(verb: "find")).kind)) {
            try node.act("close", on: check, [("conclusion", "合格")], by: "E20")
        }
        for (dimension, item) in [
            ("acceptance_timeliness", nil), ("process_compliance", nil), ("result_effectiveness", nil), ("satisfaction", nil),
            ("truth_reasonableness", nil), ("conduct", "patience"), ("conduct", "confidentiality"),
        ] {
            let named: [(String, any Sendable)] = item.map { [("item", $0)] } ?? []
            check = try node.act("find", on: check, [("dimension", dimension), ("grade", "good"), ("finding", "符合")] + named, by: "E20")
        }
        #expect(check.groups(of: "find").count == 7)
        #expect(check.groups(of: "find").last?[SupervisionRecord.item] == .text("confidentiality"))
        #expect(try node.act("close", on: check, [("conclusion", "总体合格")], by: "E20").isOpen == false)
        #expect(Set(ManagementCode.conductItems).count == 7)
    }

    @Test("HS-8.1-2: what is found wrong is ordered to be put right, and accepted by somebody other than who did it")
    func aRectificationIsAcceptedByAnother() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock(instant(2026, 11, 1)))
        let order: [(String, any Sendable)] = [
            ("title", "补记沟通情况"), ("responsible", "E07"), ("due", day(2026, 11, 10)), ("source", "SV-S001-0000-0001"),
        ]
        expectBreach(.aboutThemselves(ManagementField.responsible, actor: "E07")) {
            try node.add(RectificationRecord.table, order, by: "E07")
        }
        var issued = try node.add(RectificationRecord.table, order, by: "E20")
        expectBreach(.mustFollow(try #require(RectificationRecord.table.act(verb: "reply")).kind)) {
            try node.act("lift", on: issued, by: "E20")
        }
        issued = try node.act("reply", on: issued, [("reply", "已补记")], by: "E08")
        expectBreach(.ownAct(try #require(RectificationRecord.table.act(verb: "reply")).kind, actor: "E08")) {
            try node.act("lift", on: issued, by: "E08")
        }
        expectBreach(.aboutThemselves(ManagementField.responsible, actor: "E07")) { try node.act("lift", on: issued, by: "E07") }
        #expect(issued.isOverdue(on: day(2026, 11, 11)))
        #expect(try node.act("lift", on: issued, by: "E20").isOpen == false)
    }

    @Test("HS-6.2-3 FS-8-3 SA-8.2-3 HS-8.3-1 NG-6.3-2: rewards and penalties rest on a reason and are approved by another person")
    func aRewardIsApprovedByAnother() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock())
        #expect(
            Set(ManagementCode.rewardKinds).isSuperset(of: [
                "praise", "bonus", "promotion", "honour", "pay", "fine", "guidance", "accountability",
            ]))
        let proposal: [(String, any Sendable)] = [
            ("reward_kind", "bonus"), ("subject_kind", "person"), ("subject", "E07"), ("basis", "当月无超期"), ("amount", 20_000),
        ]
        expectBreach(.fieldMissing(RewardRecord.basis)) { try node.add(RewardRecord.table, proposal.filter { $0.0 != "basis" }, by: "E01") }
        expectBreach(.aboutThemselves(RewardRecord.subject, actor: "E07")) { try node.add(RewardRecord.table, proposal, by: "E07") }
        var reward = try node.add(RewardRecord.table, proposal, by: "E01")
        expectBreach(.ownAct(RewardRecord.table.add, actor: "E01")) { try node.act("approve", on: reward, by: "E01") }
        expectBreach(.aboutThemselves(RewardRecord.subject, actor: "E07")) { try node.act("approve", on: reward, by: "E07") }
        expectBreach(.mustFollow(try #require(RewardRecord.table.act(verb: "approve")).kind)) {
            try node.act("announce", on: reward, by: "E01")
        }
        reward = try node.act("approve", on: reward, by: "E02")
        #expect(try node.act("announce", on: reward, by: "E01").integer(RewardRecord.announcedOn) == (try node.today()))
        let penalty = try node.add(
            RewardRecord.table,
            [("reward_kind", "accountability"), ("subject_kind", "department"), ("subject", "前厅部"), ("basis", "目标未达成")],
            by: "E01")
        #expect(try node.act("decline", on: penalty, [("note", "改为培训")], by: "E02").isOpen == false)
    }

    @Test(
        "SA-8.2-2 SA-3.2-3 SA-3.2-4 NG-6.3-1 SA-12.3.3-1 SA-12.3.4-1: an appraisal has figures, the own word, peers' words and a result with its use"
    )
    func anAppraisal() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock())
        let period = try node.add(
            AppraisalPeriodRecord.table,
            [
                ("period", "2026-Q4"), ("method", "指标七成，互评三成"), ("indicator", "timely_rate"), ("indicator", "satisfaction"),
                ("use", "bonus"),
                ("use", "promotion"), ("use", "honour"),
            ])
        #expect(period.isOpen && period.texts(AppraisalPeriodRecord.use).count == 3)
        var appraisal = try node.add(
            AppraisalRecord.table, [("subject_kind", "person"), ("subject", "E07"), ("period", "2026-Q4")], by: "E30")
        appraisal = try node.act("measure", on: appraisal, [("indicator", "timely_rate"), ("value", 9650), ("target", 9500)], by: "E30")
        expectBreach(.onlyBy(AppraisalRecord.subject, person: "E07")) {
            try node.act("assess-self", on: appraisal, [("self_score", 90)], by: "E08")
        }
        appraisal = try node.act("assess-self", on: appraisal, [("self_score", 90), ("self_words", "按时答复")], by: "E07")
        expectBreach(.aboutThemselves(AppraisalRecord.subject, actor: "E07")) {
            try node.act("assess-peer", on: appraisal, [("peer_score", 99)], by: "E07")
        }
        appraisal = try node.act("assess-peer", on: appraisal, [("peer_score", 80)], by: "E08")
        appraisal = try node.act("assess-peer", on: appraisal, [("peer_score", 85)], by: "E09")
        expectBreach(.aboutThemselves(AppraisalRecord.subject, actor: "E07")) {
            try node.act("decide", on: appraisal, [("result", "good")], by: "E07")
        }
        appraisal = try node.act("decide", on: appraisal, [("result", "weak"), ("use", "bonus"), ("guidance", "安排带教")], by: "E30")
        #expect(appraisal.integers(AppraisalRecord.peerScore) == [80, 85] && appraisal.text(AppraisalRecord.guidance) == "安排带教")
        #expect(!appraisal.isOpen)
    }

    @Test("HS-8.3-1: a target said again is the same record, on every node")
    func aTargetIsOneRecord() async throws {
        let clock = TestClock()
        let nodes = [try makeNode(.store, "S001", seed: 1, clock: clock), try makeNode(.store, "S001", seed: 3, clock: clock)]
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2, clock: clock)
        let target: [(String, any Sendable)] = [("indicator", "timely_rate"), ("subject", "前厅部"), ("period", "2026-11")]
        for node in nodes { try node.add(TargetRecord.table, target + [("target", 9500)]) }
        for _ in 0..<2 { for node in nodes { try await talk(node, headOffice, cutAfter: nil) } }
        for node in nodes + [headOffice] {
            let found = try node.records(TargetRecord.table)
            #expect(found.count == 1 && found[0].state.conflicts.isEmpty && found[0].integer(TargetRecord.target) == 9500)
        }
        try nodes[0].add(TargetRecord.table, target + [("target", 9800)])
        #expect(try nodes[0].records(TargetRecord.table).map { $0.integer(TargetRecord.target) } == [9800])
    }
}
