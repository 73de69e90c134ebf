import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import AmendsText
import Testing

@testable import AmendsPaper

/// The report of a month, on paper and as tables.
@Suite struct MonthlyReportTests {
    private func table(_ name: String, _ report: MonthlyReport) throws -> PaperTable {
        try #require(report.tables(of: report.paper).first { $0.name == name })
    }

    @Test("E41: what was open, came, was reopened and was closed gives what is open, across months")
    func balance() throws {
        let shop = try Shop()
        let closedLater = try shop.receive("2026-10-30")
        let closedAtOnce = try shop.receive("2026-11-03")
        try shop.receive("2026-11-05")
        try shop.close(closedAtOnce, "2026-11-04")
        try shop.close(closedLater, "2026-11-10")
        try shop.act(CaseAct.reopen, on: closedAtOnce, "2026-11-20", 9, [(CaseField.reason, .text("问题再次出现"))])
        func row(_ month: String) throws -> [String] {
            try table("stock-balance", try shop.monthly(month)).rows[0].dropFirst().map(\.text)
        }
        #expect(try row("2026-10") == ["0", "1", "0", "0", "1"])
        #expect(try row("2026-11") == ["1", "2", "1", "2", "2"])
        #expect(try row("2026-12") == ["2", "0", "0", "0", "2"])
        let report = try shop.monthly("2026-11")
        #expect(report.figures.difference == 0)
        #expect(words(of: report.paper.html()).contains("核对无误"))
    }

    @Test("NG-4.2-3 HS-6.1-1: the report tells types, causes, channels and times, with their shares")
    func distribution() throws {
        let shop = try Shop()
        for category in ["price", "price", "attitude"] { try shop.close(try shop.receive("2026-11-03", category: category), "2026-11-04") }
        try shop.receive("2026-11-07", 21, category: "price")
        let report = try shop.monthly("2026-11")
        let categories = try table("by-category", report)
        #expect(categories.rows.map { $0.prefix(3).map(\.text) } == [["价格", "3", "75.00%"], ["服务态度", "1", "25.00%"]])
        #expect(categories.total?.prefix(2).map(\.text) == ["合计", "4"])
        #expect(try table("by-cause", report).rows.map { $0.map(\.text) } == [["收费问题", "3", "75.00%"], ["（未填）", "1", "25.00%"]])
        #expect(try table("by-channel", report).rows.map { $0[0].text } == ["电话"])
        #expect(try table("by-weekday", report).rows.map { $0.prefix(2).map(\.text) } == [["星期二", "3"], ["星期六", "1"]])
        #expect(try table("by-hour", report).rows.map { $0.prefix(2).map(\.text) } == [["10:00–10:59", "3"], ["21:00–21:59", "1"]])
        // Drawn as bars whose figures can be read.
        #expect(report.paper.html().contains(">3（75.00%）</text>"))
    }

    @Test("E40: without orders there is no complaint rate, without complaints no timely rate; neither is 0 %")
    func nothingOfNothing() throws {
        let shop = try Shop()
        let empty = try shop.monthly("2026-11")
        let rates = try table("indicators", empty).rows
        #expect(rates.first?[1].text == "不适用")
        #expect(words(of: empty.paper.html()).contains("本月没有受理投诉。"))
        try shop.receive("2026-11-03")
        let row = try #require(try table("indicators", try shop.monthly("2026-11")).rows.first { $0[0].text == "投诉率" })
        #expect(row[1].text == "不适用")
        try shop.node.reportVolume(day: 20_760, orders: 400)
        let month = MonthNumber(milliseconds: 20_760 * 86_400_000, offset: 0)
        #expect(month.description == "2026-11")
        let known = try #require(try table("indicators", try shop.monthly("2026-11")).rows.first { $0[0].text == "投诉率" })
        #expect(known[1].text == "2.50‰" && known[4].text == "1" && known[5].text == "400")
    }

    @Test("E40: a month that is not over, or not known in full, is shown as provisional")
    func standing() throws {
        let shop = try Shop(today: "2026-11-20")
        try shop.receive("2026-11-03")
        #expect(words(of: try shop.monthly("2026-11").paper.html()).contains("本月尚未结束"))
        shop.setToday("2026-12-02")
        #expect(words(of: try shop.monthly("2026-11").paper.html()).contains("本报告为最终结果"))
        #expect(try table("basis", try shop.monthly("2026-11")).rows.count == 1)
    }

    @Test("E49: the report is whole in every language", arguments: Language.allCases)
    func languages(language: Language) throws {
        let shop = try Shop()
        try shop.close(try shop.receive("2026-11-03"), "2026-11-04")
        try shop.receive("2026-11-08", category: "attitude")
        let catalogue = Catalogue(language)
        let report = try shop.monthly("2026-11", language)
        let text = words(of: report.paper.html())
        let headings: [ReportWord] = [
            .monthlyReport, .headFigures, .stockBalance, .indicators, .trend, .distribution, .overdueCases, .conflicts, .basisOfFigures,
        ]
        for heading in headings { #expect(text.contains(catalogue.report(heading)), "\(heading)") }
        #expect(text.contains(catalogue.label(code: "attitude", of: CaseField.category)))
        #expect(text.contains(catalogue.percentage(1, of: 2)))
        #expect(!text.contains("field-") && !text.contains("_rate"))
    }

    @Test("E53: the list of cases has every case that a figure counts, and nobody's name")
    func drillDown() throws {
        let shop = try Shop()
        for day in 1...9 { try shop.receive("2026-11-0\(day)") }
        let report = try shop.monthly("2026-11")
        let cases = try table("cases", report)
        #expect(Int64(cases.rows.count) == report.figures.balance.received && cases.rows.count == 9)
        #expect(cases.csv().contains(",2026-11-01 10:00,"))
        let everything = report.paper.html() + report.tables(of: report.paper).map { $0.csv() }.joined()
        for personal in ["王秀英", "013812345678", "会员价与结账价不符"] { #expect(!everything.contains(personal), "\(personal)") }
    }

    @Test func aLongListIsCutOnPaperAndWholeInItsFile() throws {
        let shop = try Shop()
        let promised = Shop.time("2026-11-10")
        for _ in 0..<45 { try shop.receive("2026-11-03", and: [(CaseField.promisedBy, .integer(promised))]) }
        let report = try shop.monthly("2026-11")
        let overdue = try table("overdue", report)
        #expect(overdue.rows.count == 45 && overdue.csv().split(separator: "\r\n").count == 46)
        let html = report.paper.html()
        #expect(html.contains("其余 5 行见 2026-11-overdue.csv。"))
        let numbers = try #require(shop.node.store.cases(.init(limit: 100)).map(CaseView.number(of:)) as [String]?)
        #expect(numbers.count { html.contains($0) } == MonthlyReport.maximumPrintedRows)
    }

    @Test("E4: overdue cases of one site are listed with the limit that is over, whose day ends at 24:00")
    func overdueCases() throws {
        let shop = try Shop(pack: "home-services")
        let number = try shop.receive(
            "2026-11-02", category: "service_quality",
            and: [
                (CaseField.occurredAt, .integer(Shop.time("2026-11-01"))), (CaseField.place, .text("3栋")), (CaseField.recordedLate, .text("补录")),
            ])
        try shop.act(
            CaseAct.acknowledge, on: number, "2026-11-02", 11,
            [(CaseField.promisedBy, .integer(Shop.time("2026-12-20"))), (CaseField.processExplained, .text("yes"))])
        try shop.act(CaseAct.assess, on: number, "2026-11-02", 12, [(CaseField.urgency, .integer(1))])
        let report = try shop.monthly("2026-11", site: SiteCode("S012"))
        let overdue = try table("overdue", report)
        #expect(overdue.columns.map(\.heading.text) == ["投诉编号", "投诉类别", "受理时间", "时限", "应办结时间", "已历天数"])
        let row = try #require(overdue.rows.first)
        #expect(row[3].text == "分派" && row[4].text == "2026年11月3日 24:00")
        #expect(overdue.csv().contains("2026-11-03 24:00"))
        let rate = try #require(try table("indicators", report).rows.first { $0[0].text == "投诉率" })
        #expect(rate[2].text == "≤ 10.00‰", "the target is told in the scale of the rate")
        #expect(try table("overdue", try shop.monthly("2026-11")).columns.count == 7, "the company's report names the site")
    }

    @Test("A published report shows what has changed since, and nothing where nothing has")
    func revision() throws {
        let shop = try Shop()
        try shop.receive("2026-11-03")
        let first = try shop.monthly("2026-11", site: SiteCode("S012"))
        let html = first.paper.html()
        #expect(!words(of: html).contains("与已发布月报的差异"))
        let record = try shop.node.add(ReportRecord.table, first.record(of: html, file: "2026-11-S012.html", revising: nil), by: nil)
        func published() throws -> PublishedFigures? {
            PublishedFigures.newest(of: try shop.node.records(ReportRecord.table), month: "2026-11", scope: "site/S012")?.figures
        }
        #expect(record.text(ReportRecord.digest) == sha256(Array(html.utf8)).description)
        let same = try shop.monthly("2026-11", site: SiteCode("S012"), published: try published())
        #expect(words(of: same.paper.html()).contains("此后各项数字没有变化"))
        // A case taken on paper arrives late.
        try shop.receive("2026-11-29", category: "attitude")
        let later = try shop.monthly("2026-11", site: SiteCode("S012"), published: try published())
        let rows = try table("revision", later).rows.map { $0.map(\.text) }
        #expect(rows.contains(["受理", "1", "2", "+1"]))
        #expect(rows.contains(["投诉类别: 服务态度", "—", "1", "+1"]))
        #expect(try PublishedFigures.newest(of: shop.node.records(ReportRecord.table), month: "2026-11", scope: "company") == nil)
    }

    @Test func publishedFiguresAreReadBackAsTheyWereWritten() throws {
        let figures = PublishedFigures(publishedAt: 5, values: ["received": 12, "category.服务=质量": 3, "compensation_fen": -200])
        let text = figures.text(scope: "company")
        #expect(text.hasPrefix("scope=company\n"))
        let read = try #require(PublishedFigures(text, scope: "company", publishedAt: 5))
        #expect(read.values["received"] == 12 && read.values["compensation_fen"] == -200)
        #expect(PublishedFigures(text, scope: "site/S012", publishedAt: 5) == nil)
        #expect(PublishedFigures("hello", scope: "company", publishedAt: 5) == nil)
    }

    @Test("E42: figures for the public tell of no cell that one customer could be read from")
    func smallCells() throws {
        let shop = try Shop()
        for _ in 0..<5 { try shop.receive("2026-11-03") }
        try shop.receive("2026-11-04", category: "attitude")
        let figures = try shop.node.publicFigures(in: try #require(MonthNumber("2026-11")))
        let paper = shop.context().resultsNotice(figures, month: "2026-11")
        let rows = try #require(paper.tables.first { $0.name == "public-by-category" }).rows.map { $0.map(\.text) }
        // One withheld alone could be worked out from the total.
        #expect(rows == [["价格", "—"], ["服务态度", "—"]])
        #expect(paper.tables.first?.total?.last?.text == "6")
        #expect(words(of: paper.html()).contains("少于 3 件"))
    }

    @Test("HS-6.1-1: management records of the month stand in the report, without the people in them")
    func management() throws {
        let shop = try Shop()
        _ = try shop.node.add(
            TrainingRecord.table,
            TrainingRecord.table.acts[0].required.map { field in
                (field, Self.value(of: field))
            } + [(ManagementField.day, .integer(20_760))], by: Actor(named: "周婷"))
        let month = try #require(MonthNumber("2026-11"))
        let sections = try shop.context().managementSections(try shop.node.managementSummaries(in: month)) {
            try shop.node.records($0, RecordFilter(month: month))
        }
        var report = try shop.monthly("2026-11")
        report.sections = sections
        let table = try table("training", report)
        #expect(table.rows.count == 1)
        #expect(try self.table("management", report).rows.count >= 1)
    }

    /// Something that a required field takes.
    private static func value(of field: FieldID) -> FieldValue {
        switch TrainingRecord.table.field(field)?.meaning {
        case .code(let codes): TrainingRecord.table.field(field)?.type == .set ? .added(codes[0]) : .text(codes[0])
        case .text, nil: TrainingRecord.table.field(field)?.type == .set ? .added("内容") : .text("内容")
        default: .integer(20_760)
        }
    }
}
