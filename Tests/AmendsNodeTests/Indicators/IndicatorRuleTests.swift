import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

/// What counts in which indicator.
@Suite struct IndicatorRuleTests {
    private static func total(_ node: Node, _ first: String = "2026-09", _ last: String? = nil) throws -> IndicatorLine {
        try node.indicators(IndicatorQuery(try months(first, last ?? first))).total
    }

    private static func ratio(_ node: Node, _ indicator: Indicator) throws -> Ratio? { try total(node).ratio(of: indicator) }

    @Test("HS-8.2-1 NG-6.2-1 E41: timely handling is counted in the month of receipt, as a range while cases are open")
    func timelyRate() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        var chronicle = try Chronicle(node)
        let cases = try (1...4).map { try chronicle.receive("2026-09-0\($0)") }
        try chronicle.settle(cases[0], day: "2026-09-08")
        // Salons answer within 20 working days.
        try chronicle.settle(cases[1], day: "2026-12-20")
        #expect(try Self.ratio(node, .timelyRate) == Ratio(1, of: 4, undetermined: 2))
        try chronicle.settle(cases[2], day: "2026-09-09")
        try chronicle.settle(cases[3], day: "2026-09-09")
        #expect(try Self.ratio(node, .timelyRate) == Ratio(3, of: 4))
        #expect(try Self.ratio(node, .timelyRate)?.hundredths() == 7500)
        #expect(try Self.total(node, "2026-12").count(.countable) == 0)
        #expect(try Self.total(node, "2026-12").ratio(of: .timelyRate)?.hundredths() == nil)
        #expect(try Self.ratio(node, .onTimeClosure) == Ratio(3, of: 4))
        #expect(try Self.ratio(node, .timelyRate(of: .respond))?.denominator == 4)
    }

    @Test("E12: a reopened case keeps the verdict of its first handling and is no new complaint")
    func reopenedCases() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        var chronicle = try Chronicle(node)
        let record = try chronicle.receive("2026-09-01")
        try chronicle.settle(record, day: "2026-09-03")
        let before = try Self.total(node)
        try chronicle.act(CaseAct.reopen, on: record, day: "2026-11-20", [(CaseField.reason, .text("再次损坏"))])
        let after = try Self.total(node)
        #expect(after.ratio(of: .timelyRate) == before.ratio(of: .timelyRate))
        #expect(after.ratio(of: .timelyRate) == Ratio(1, of: 1))
        #expect(after.count(.countable) == 1)
        #expect(try Self.total(node, "2026-11").count(.countable) == 0)
        #expect(after.ratio(of: .reopenRate) == Ratio(1, of: 1))
        #expect(before.ratio(of: .reopenRate) == Ratio(0, of: 1))
    }

    @Test(
        "E13 E38 NG-6.2-2 HS-8.2-2: satisfied the first time and satisfied in the end; the last answer counts, and one who was not reached does not"
    )
    func satisfaction() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        var chronicle = try Chronicle(node)
        let content = try chronicle.receive("2026-09-01")
        try chronicle.settle(content, day: "2026-09-03")
        let reworked = try chronicle.receive("2026-09-02")
        try chronicle.act(CaseAct.feedBack, on: reworked, day: "2026-09-03")
        try chronicle.act(CaseAct.dissatisfied, on: reworked, day: "2026-09-05", [(CaseField.satisfied, .text("no"))])
        try chronicle.settle(reworked, day: "2026-09-20")
        let unreached = try chronicle.receive("2026-09-04")
        try chronicle.settle(unreached, day: "2026-09-06", satisfied: "unreached")
        // An answer long after the limit of the follow-up counts as an answer.
        let late = try chronicle.receive("2026-09-05")
        try chronicle.act(CaseAct.feedBack, on: late, day: "2026-09-06")
        try chronicle.act(CaseAct.followUp, on: late, day: "2026-12-24", [(CaseField.satisfied, .text("no"))])
        let total = try Self.total(node)
        #expect(total.ratio(of: .satisfaction) == Ratio(2, of: 3))
        #expect(total.ratio(of: .firstSatisfaction) == Ratio(1, of: 3))
        #expect(total.ratio(of: .answerRate) == Ratio(3, of: 4))
        #expect(total.ratio(of: .reworkRate) == Ratio(1, of: 4))
        #expect(total.ratio(of: .timelyRate(of: .followUp)).map { $0.numerator < $0.denominator } == true)
    }

    @Test("E14: merged cases are out of the counts of their month, and back when they are parted")
    func duplicates() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        var chronicle = try Chronicle(node)
        let (first, second) = (try chronicle.receive("2026-09-01"), try chronicle.receive("2026-09-02"))
        try chronicle.act(CaseAct.link, on: second, day: "2026-10-01", [(CaseField.duplicateOf, .added(first.description))])
        #expect(try Self.total(node).count(.countable) == 1)
        #expect(try Self.total(node).count(.received) == 2)
        try chronicle.act(CaseAct.unlink, on: second, day: "2026-10-02", [(CaseField.duplicateOf, .removed(first.description))])
        #expect(try Self.total(node).count(.countable) == 2)
    }

    @Test("E16: an anonymous customer is not among those asked, and the case is judged by its closing")
    func anonymousCases() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        var chronicle = try Chronicle(node)
        let record = try chronicle.receive("2026-09-01", [(CaseField.anonymous, .text("yes"))])
        try chronicle.act(CaseAct.close, on: record, day: "2026-09-05", [(CaseField.satisfied, .text("yes"))])
        let total = try Self.total(node)
        #expect(total.ratio(of: .satisfaction) == Ratio(0, of: 0))
        #expect(total.ratio(of: .timelyRate) == Ratio(1, of: 1))
    }

    @Test("E23: a withdrawn complaint is counted, outside satisfaction; one withdrawn after its answer was settled")
    func withdrawnCases() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        var chronicle = try Chronicle(node)
        let early = try chronicle.receive("2026-09-01", [(CaseField.satisfied, .text("yes"))])
        try chronicle.act(CaseAct.withdraw, on: early, day: "2026-09-02")
        let settled = try chronicle.receive("2026-09-01")
        try chronicle.act(CaseAct.feedBack, on: settled, day: "2026-09-02")
        try chronicle.act(CaseAct.withdraw, on: settled, day: "2026-09-03", [(CaseField.satisfied, .text("yes"))])
        let total = try Self.total(node)
        #expect(total.count(.countable) == 2)
        #expect(total.ratio(of: .withdrawalRate) == Ratio(1, of: 2))
        #expect(total.ratio(of: .satisfaction) == Ratio(1, of: 1))
    }

    @Test("E24: an invalid complaint stays among those received and leaves the indicators, until it is revived")
    func invalidCases() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        var chronicle = try Chronicle(node)
        try node.reportVolume(day: try Chronicle.day("2026-09-01"), orders: 100)
        for reason in ["malicious", "not_ours", "no_facts"] {
            let record = try chronicle.receive("2026-09-01")
            try chronicle.act(
                CaseAct.invalidate, on: record, day: "2026-09-02",
                [(CaseField.invalidReason, .text(reason)), (CaseField.approvedBy, .text("W02"))])
        }
        #expect(try Self.total(node).count(.received) == 3)
        #expect(try Self.ratio(node, .timelyRate) == Ratio(0, of: 0))
        #expect(try Self.ratio(node, .complaintRate) == Ratio(0, of: 100))
        let row = try #require(try node.store.cases(CaseFilter()).first)
        try chronicle.act(CaseAct.reopen, on: row.record, day: "2026-09-20", [(CaseField.reason, .text("新证据"))])
        #expect(try Self.ratio(node, .complaintRate) == Ratio(1, of: 100))
    }

    @Test("E25: an inquiry that turns into a complaint is counted as one, and back")
    func kindsChange() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        var chronicle = try Chronicle(node)
        let record = try chronicle.receive("2026-09-01", [(CaseField.kind, .text("inquiry"))])
        #expect(try Self.total(node).count(.countable) == 0)
        try chronicle.act(CaseAct.amend, on: record, day: "2026-09-02", [(CaseField.kind, .text("complaint"))])
        #expect(try Self.total(node).count(.countable) == 1)
        #expect(try Self.ratio(node, .timelyRate)?.denominator == 1)
        try chronicle.act(CaseAct.amend, on: record, day: "2026-09-03", [(CaseField.kind, .text("inquiry"))])
        #expect(try Self.total(node).count(.countable) == 0)
        #expect(try Self.ratio(node, .timelyRate(of: .resolve))?.denominator == 0)
    }

    @Test("E40 C16 HS-8.2-3 NG-6.2-3: the complaint rate needs a volume; a corrected volume corrects it; a company's is the sum by the sum")
    func complaintRate() async throws {
        let headOffice = try makeNode(.headOffice, "HQ", seed: 9)
        let (small, large) = (try makeNode(.store, "S001", seed: 1), try makeNode(.store, "S002", seed: 2))
        var (one, two) = (try Chronicle(small), try Chronicle(large, site: "S002"))
        for _ in 0..<5 { try one.receive("2026-09-10") }
        for _ in 0..<10 { try two.receive("2026-09-10", [(CaseField.category, .text("price"))]) }
        try await talk(small, headOffice)
        try await talk(large, headOffice)
        func rate(_ site: String?) throws -> Ratio? {
            try headOffice.indicators(IndicatorQuery(try months("2026-09", "2026-09"), site: site.flatMap { SiteCode($0) })).total
                .ratio(of: .complaintRate)
        }
        #expect(try rate(nil)?.hundredths() == nil)
        let day = try Chronicle.day("2026-09-10")
        try small.reportVolume(day: day, orders: 1)
        try small.reportVolume(day: day, orders: 10)
        try large.reportVolume(day: day, orders: 1_000)
        try await talk(small, headOffice)
        #expect(try rate("S001") == Ratio(5, of: 10))
        #expect(try rate("S002")?.isAvailable == false)
        try await talk(large, headOffice)
        #expect(try rate(nil) == Ratio(15, of: 1_010))
        #expect(try rate(nil)?.hundredths() == 149)
        #expect(try rate(nil)?.hundredths(.perThousand) == 1485)
        // A class is compared with all business, and another month has none.
        let lines = try headOffice.indicators(IndicatorQuery(try months("2026-09", "2026-10"), by: [.category])).lines
        #expect(lines.map(\.keys) == [[""], ["price"]])
        #expect(lines.map { $0.ratio(of: .complaintRate) } == [Ratio(5, of: 1_010), Ratio(10, of: 1_010)])
        try small.reportVolume(day: day, orders: 0)
        try large.reportVolume(day: day, orders: 0)
        try await talk(small, headOffice)
        try await talk(large, headOffice)
        #expect(try rate(nil)?.hundredths() == nil)
    }

    @Test("SA-12.3.1-1 FS-8-2: time to the first response, to the answer and to the closing, from kept histograms")
    func durations() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        var chronicle = try Chronicle(node)
        let noon = try Chronicle.noon("2026-09-01")
        for minutes in [2, 4, 6, 90, 240] as [Int64] {
            let record = try chronicle.receive(at: noon)
            try chronicle.act(CaseAct.acknowledge, on: record, at: noon + minutes * 60_000)
        }
        guard case .duration(let kept)? = try Self.total(node).value(of: .responseTime) else {
            Issue.record("the response time is a duration")
            return
        }
        #expect(kept.count == 5)
        #expect(kept.quantile(1, 2) == 6)
        #expect(kept.mean == Double(342 * 60_000) / 5)
        guard case .duration(let handling)? = try Self.total(node).value(of: .handlingTime) else { return }
        #expect(handling.quantile(1, 2) == nil)
    }

    @Test("SA-6.3.1-1 NG-4.2-2 NM-6-2: month by month, against the month before and the same month a year before, with the trend")
    func courses() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        var chronicle = try Chronicle(node)
        for (day, count) in [("2025-09-05", 4), ("2026-07-05", 9), ("2026-08-05", 6), ("2026-09-05", 2)] {
            for _ in 0..<count { try chronicle.receive(day) }
        }
        let course = try #require(try node.course(of: .count, try months("2026-07", "2026-09")))
        #expect(course.steps.map(\.value) == [.count(9), .count(6), .count(2)])
        #expect(course.steps.map(\.previous) == [.count(0), .count(9), .count(6)])
        #expect(course.steps.map(\.yearBefore) == [.count(0), .count(0), .count(4)])
        #expect(course.trend == .falling)
        let report = try node.indicators(IndicatorQuery(try months("2026-09", "2026-09")))
        #expect(report.value(of: .change) == .count(-4))
        #expect(report.yearBefore.count(.countable) == 4)
        let quarter = try node.indicators(IndicatorQuery(try #require(ClosedRange(period: "2026-Q3"))))
        #expect(quarter.total.count(.countable) == 17)
        #expect(try node.course(of: .overdue, try months("2026-07", "2026-09")) == nil)
    }

    @Test func periodsAreReadAndNamed() throws {
        for name in ["2026-11", "2026-Q4", "2026"] { #expect(ClosedRange<MonthNumber>(period: name)?.periodName == name) }
        for text in ["2026-13", "2026-Q5", "26", "2026-Q", "", "2026-11-01", "Q4"] {
            #expect(ClosedRange<MonthNumber>(period: text) == nil)
        }
        let quarter = try #require(ClosedRange<MonthNumber>(period: "2026-Q1"))
        #expect(quarter.previous.periodName == "2025-Q4")
        #expect(quarter.yearBefore.periodName == "2025-Q1")
        #expect(try months("2025-11", "2026-02").periodName == "2025-11…2026-02")
    }

    @Test("FS-0-4 SA-3.2-1: who and what is complained of again and again")
    func repeats() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        var chronicle = try Chronicle(node)
        for (contact, person) in [("138 0000-0000", "W07"), ("13800000000", "W07"), ("13911111111", "W08"), ("", "W07")] {
            try chronicle.receive(
                "2026-09-01",
                [(CaseField.contact, .text(contact)), (CaseField.respondent, .added(person)), (CaseField.customer, .text("李"))])
        }
        try chronicle.receive("2026-09-01", [(CaseField.contact, .text("13911111111")), (CaseField.kind, .text("inquiry"))])
        let period = try months("2026-09", "2026-09")
        let customers = try node.repeats(of: .customer, period)
        #expect(customers.groups.map(\.key) == ["13800000000"])
        #expect(customers.repeatCount == 1)
        let people = try node.repeats(of: .respondent, period)
        #expect(people.groups.map(\.key) == ["W07"])
        #expect(people.groups.map(\.rows.count) == [3])
        #expect(try node.repeats(of: .customer, try months("2026-10", "2026-10")).groups.isEmpty)
    }
}
