import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

/// What single parameters of a pack change.
@Suite struct PackEffectTests {
    private static func begun(_ id: String, _ fields: ActFields = [], _ change: (inout Pack) -> Void = { _ in }) throws -> (
        CaseStory, Rulebook
    ) {
        var pack = try shipped(id)
        change(&pack)
        var story = CaseStory()
        let receipt = ProperCase.receipt(pack).filter { field in !fields.contains { $0.id == field.id } }
        story.add(CaseAct.receive, by: "front", receipt + fields)
        return (story, Rulebook(pack: pack, people: Crew.people))
    }

    @Test("E26: above the manager's limit only the role that the pack names grants, or one above it; another pack may name another")
    func amountsAboveTheManager() throws {
        func promise(_ role: String, by actor: String, approvedBy approver: String = "") throws -> [Breach] {
            let (story, rulebook) = try Self.begun("salon") { $0.parameters["authority.approver"] = .text(role) }
            let fen = try #require(rulebook.pack?.integer("authority.manager_fen")) + 1
            let fields: ActFields =
                [(CaseField.promised, .integer(fen))] + (approver.isEmpty ? [] : [(CaseField.approvedBy, .text(approver))])
            return story.breaches(of: CaseAct.promise, by: actor, fields, under: rulebook)
        }
        let limit = try #require(try shipped("salon").integer("authority.manager_fen"))
        #expect(try promise("company_leader", by: "hq") == [.aboveAuthority(fen: limit + 1, limit: limit)])
        #expect(try promise("company_leader", by: "leader").isEmpty)
        #expect(try promise("hq_manager", by: "hq").isEmpty)
        #expect(try promise("hq_manager", by: "leader").isEmpty)
        #expect(try promise("hq_manager", by: "manager", approvedBy: "hq").isEmpty)
        #expect(try promise("company_leader", by: "manager", approvedBy: "hq") == [.aboveAuthority(fen: limit + 1, limit: limit)])
    }

    @Test("C8: a case that the pack has handled until the customer is satisfied ends without agreement at its cap; else at one refusal")
    func untilSatisfied() throws {
        for (isOn, isHeldBack) in [(true, true), (false, false)] {
            var (story, rulebook) = try Self.begun("home-services") { $0.parameters["rework.until_satisfied"] = .flag(isOn) }
            func breaches() -> [Breach] {
                story.breaches(
                    of: CaseAct.close, by: "manager",
                    [(CaseField.outcome, .text("no_agreement")), (CaseField.approvedBy, .text("leader"))],
                    under: rulebook)
            }
            func isBeforeCap(_ cap: Int64) -> Bool { breaches().contains(.reworkCapNotReached(cap)) }
            #expect(isBeforeCap(isOn ? 3 : 1), "nobody has refused anything yet")
            story.add(CaseAct.dissatisfied, by: "relations", [(CaseField.satisfied, .text("no"))])
            #expect(isBeforeCap(isOn ? 3 : 1) == isHeldBack)
        }
    }

    @Test("HS-3.1-1: a team without the posts that the pack wants in it is said to lack them")
    func teamRoles() throws {
        let (story, rulebook) = try Self.begun("home-services")
        func breaches(_ people: [String]) -> [Breach] {
            story.breaches(of: CaseAct.formTeam, by: "manager", people.map { (CaseField.team, .added($0)) }, under: rulebook)
        }
        #expect(breaches(["front", "manager"]).contains(.teamLacksRoles([.departmentHandler, .technician])))
        #expect(Breach.teamLacksRoles([]).weight == .warns)
        #expect(!breaches(["front", "handler", "technician"]).contains { if case .teamLacksRoles = $0 { true } else { false } })
    }

    @Test("E47: of an emergency those are told that the pack names, within its minutes; until the record says so it is said of the case")
    func emergencyIsReported() throws {
        var (story, rulebook) = try Self.begun("night-market", [(CaseField.category, .text("safety_hazard"))])
        func untold() -> [Breach] {
            rulebook.standing(of: story.history.past, at: CaseStory.start).filter {
                if case .emergencyNotReported = $0 { true } else { false }
            }
        }
        #expect(untold().isEmpty, "not declared yet")
        story.add(CaseAct.declareEmergency, by: "front", [(CaseField.emergency, .text("yes")), (CaseField.reportedTo, .added("120"))])
        #expect(untold() == [.emergencyNotReported(["119", "12315"], minutes: 60)])
        story.add(CaseAct.firstAct, by: "front", [(CaseField.firstAction, .text("emergency")), (CaseField.reportedTo, .added("119"))])
        story.add(CaseAct.referOut, by: "front", [(CaseField.externalBody, .text("12315"))])
        #expect(untold().isEmpty)
    }

    @Test("HS-5.1-2: where the pack has paper beside the record, a case is archived with a word on where it lies")
    func paperIsFound() throws {
        for (id, isAsked) in [("home-services", true), ("online-guests", false)] {
            let (story, rulebook) = try Self.begun(id)
            func isMissing(_ fields: ActFields) -> Bool {
                story.breaches(of: CaseAct.archive, by: "archivist", fields, under: rulebook).contains(.paperMissing)
            }
            #expect(isMissing([]) == isAsked)
            #expect(!isMissing([(CaseField.paperLocation, .text("柜3-12"))]))
        }
    }

    @Test("HS-4.4-1: a score is no higher than the pack's highest, and from its least score on the customer is satisfied")
    func scores() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock())
        try node.usePack("plain")
        func answered(_ score: Int64) throws -> RecordState {
            let row = try node.receive([(CaseField.channel, .text("phone"))])
            _ = try node.act(CaseAct.feedBack, on: row.record.description, [(CaseField.feedback, .text("已换茶具"))])
            return try node.act(
                CaseAct.followUp, on: row.record.description,
                [(CaseField.score, .integer(score)), (CaseField.followUpMethod, .text("phone")), (CaseField.dissatisfaction, .text("仍凉"))]
            ).state
        }
        let (content, not) = (try answered(4), try answered(3))
        #expect(content.text(CaseField.satisfied) == "yes" && content.isResultTold)
        #expect(not.text(CaseField.satisfied) == "no" && not.entries.last?.kind == CaseAct.dissatisfied)
        let (story, rulebook) = try Self.begun("home-services")
        for (score, isRefused) in [(5, false), (6, true)] as [(Int64, Bool)] {
            let fields: ActFields = [(CaseField.satisfied, .text("yes")), (CaseField.score, .integer(score))]
            #expect(
                story.breaches(of: CaseAct.followUp, by: "relations", fields, under: rulebook).contains(.scoreAboveMaximum(5)) == isRefused)
        }
    }

    @Test(
        "E48: what a regulator sent is answered before it decides, what goes to it is back when it has mediated; a limit it named goes before"
    )
    func outsideLimits() throws {
        // Monday, 7 December 2026; working days are those of the provisional calendar.
        let clock = TestClock(instant(2026, 12, 7))
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        try node.usePack("salon")
        func received(_ channel: String, _ more: ActFields = []) throws -> RecordState {
            try node.receive(
                [
                    (CaseField.channel, .text(channel)), (CaseField.content, .text("烫伤")), (CaseField.customer, .text("李")),
                    (CaseField.contact, .text("138")), (CaseField.nature, .text("valid")),
                    (CaseField.receivedAt, .integer(instant(2026, 12, 7))),
                    (CaseField.utcOffset, .integer(480)),
                ] + more
            ).state
        }
        // Seven working days after the 7th: the 16th, to the end of the day in Shanghai.
        #expect(try received("regulator").integer(CaseField.externalDue) == instant(2026, 12, 17, 0) - 1)
        #expect(
            try received("regulator", [(CaseField.externalDue, .integer(instant(2026, 12, 9)))]).integer(CaseField.externalDue)
                == instant(2026, 12, 9))
        #expect(try received("phone").integer(CaseField.externalDue) == nil)
        let row = try node.receive([
            (CaseField.channel, .text("phone")), (CaseField.content, .text("烫伤")), (CaseField.customer, .text("李")),
            (CaseField.contact, .text("138")), (CaseField.nature, .text("valid")), (CaseField.utcOffset, .integer(480)),
        ])
        let sent = try node.act(CaseAct.referOut, on: row.record.description, [(CaseField.externalBody, .text("12315"))]).state
        let due = try #require(sent.integer(CaseField.externalDue))
        #expect(due > instant(2026, 12, 7) + 60 * CaseStory.day && due < instant(2026, 12, 7) + 75 * CaseStory.day)
    }

    @Test("C21: results and cases are made public only where the pack lets them be, how to complain everywhere")
    func publicity() throws {
        for (pack, kind, isAllowed) in [
            ("salon", "results", false), ("salon", "typical_case", false), ("salon", "policy_notice", true),
            ("home-services", "results", true),
            ("plain", "typical_case", true),
        ] {
            let node = try makeNode(.store, "S001", seed: 1, clock: TestClock(instant(2026, 11, 2)))
            try node.usePack(pack)
            var page = try node.add(PublicationRecord.table, [("publication_kind", kind), ("title", "公示"), ("text", "三日内答复。")], by: "E01")
            page = try node.act("approve", on: page, by: "E03")
            if isAllowed {
                #expect(try node.act("publish", on: page, [("channel", "website")], by: "E01").has("publish"))
            } else {
                let name = try #require(PackName("\(pack)/1"))
                expectBreach(.notForThePublic(name)) { try node.act("publish", on: page, [("channel", "website")], by: "E01") }
            }
        }
    }

    @Test("E42: below which figure nothing is published is the pack's to say")
    func smallCells() async throws {
        let clock = TestClock(instant(2026, 11, 30))
        let node = try makeNode(.headOffice, "HQ", seed: 1, clock: clock)
        for _ in 0..<5 {
            _ = try node.receive(
                [
                    (CaseField.channel, .text("phone")), (CaseField.category, .text("price")),
                    (CaseField.receivedAt, .integer(instant(2026, 11, 3))),
                ])
        }
        let month = try #require(MonthNumber("2026-11"))
        #expect(try node.publicFigures(in: month).received == 5)
        try node.installPack(try plainPack("privacy.small_cell: {ours: 6}"), at: .everySite)
        clock.set(instant(2026, 12, 2))
        #expect(try node.publicFigures(in: month).received == nil && node.publicFigures(in: month).threshold == 6)
    }

    @Test("SA-8.2-2 NG-6.3-1: a period of appraisal is for what the pack ties its indicators to, unless somebody says what for")
    func appraisal() throws {
        let node = try makeNode(.store, "S001", seed: 1, clock: TestClock(instant(2026, 11, 2)))
        try node.usePack("salon")
        let given: [(String, any Sendable)] = [("period", "2026-Q4"), ("method", "按月打分"), ("indicator", "timely_rate")]
        let tied = try node.add(AppraisalPeriodRecord.table, given, by: "E01")
        #expect(Set(tied.texts(AppraisalPeriodRecord.use)) == ["pay", "promotion", "honour"])
        let own = try node.add(AppraisalPeriodRecord.table, given + [("use", "praise")], by: "E01")
        #expect(own.texts(AppraisalPeriodRecord.use) == ["praise"])
    }

    @Test("HS-5.2-1: a month's volume is due on the month's last day or so many working days after it, as the pack says")
    func archivingIsDue() throws {
        let clock = TestClock(instant(2026, 11, 10))
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        func line() throws -> DutyLine { try #require(try node.duties().lines.first { $0.duty == .archiving }) }
        try node.usePack("home-services")
        #expect(try line().next == instant(2026, 12, 1, 0) && line().last == nil && !line().isOverdue)
        try node.usePack("salon")
        // Three working days after Monday, 30 November.
        #expect(try line().next == instant(2026, 12, 4, 0))
        clock.set(instant(2026, 12, 4))
        #expect(try line().isOverdue)
        _ = try node.closeMonth(try #require(MonthNumber("2026-11")))
        let done = try line()
        #expect(!done.isOverdue && done.last != nil && done.next == instant(2027, 1, 7, 0))
    }
}
