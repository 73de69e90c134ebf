import Foundation
import Testing

/// Indicators, the cases behind them, and the stock of open cases, as the command line shows them.
@Suite struct KPICommandTests {
    let program: Program

    init() throws { program = try Program() }

    @discardableResult
    private func expect(
        _ status: Int32, _ arguments: String..., language: String = "en", sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Program.Outcome {
        let outcome = try program.run(arguments, environment: ["AMENDS_DATA": program.path("node"), "AMENDS_LANGUAGE": language])
        #expect(outcome.status == status, "\(arguments): \(outcome.messages)", sourceLocation: sourceLocation)
        return outcome
    }

    /// Four complaints: one answered in time and closed, one answered late and the customer not satisfied,
    /// one that nobody answered, and one of the month before.
    private func setUp() throws {
        try program.initialise()
        let cases = [
            ("S001-1", "price", "王秀英", "2026-11-03T10:20"), ("S001-2", "price", "李强", "2026-11-04T09:00"),
            ("S001-3", "service_quality", "王秀英", "2026-11-05T15:30"), ("S001-4", "hygiene_safety", "赵敏", "2026-10-10T11:00"),
        ]
        for (number, category, customer, time) in cases {
            try expect(
                0, "case", "receive", "--number", number, "--channel", "phone", "--category", category, "--content", "会员价与结账价不符",
                "--customer", customer, "--at", time, "--recorded-late", "补登")
        }
        for (number, responded, answered) in [
            ("S001-1", "2026-11-03T11:00", "2026-11-10T16:00"), ("S001-2", "2026-11-04T10:00", "2026-11-27T16:00"),
            ("S001-4", "2026-10-10T12:00", "2026-10-20T16:00"),
        ] {
            try expect(0, "case", "acknowledge", number, "--at", responded)
            try expect(0, "case", "feed-back", number, "--feedback", "已退差价", "--at", answered)
        }
        try expect(0, "case", "follow-up", "S001-1", "--satisfied", "yes", "--at", "2026-11-12T10:00")
        try expect(0, "case", "follow-up", "S001-2", "--satisfied", "no", "--at", "2026-11-28T10:00")
        try expect(0, "case", "close", "S001-1", "--outcome", "resolved", "--at", "2026-11-13T10:00")
        try expect(0, "case", "close", "S001-4", "--outcome", "resolved", "--at", "2026-11-02T10:00")
        try expect(0, "volume", "report", "--day", "2026-11-03", "--orders", "150")
        try expect(0, "volume", "report", "--day", "2026-10-10", "--orders", "100")
    }

    private static let table = """
        Indicator        2026-11            Numerator  Denominator  Undetermined  Coverage     Target  Verdict     Period before  Year before
        ---------------  -----------------  ---------  -----------  ------------  --------  ---------  -------  ----------------  -----------
        Handled in time  33.33 % … 66.67 %          1            3             1   66.67 %  ≥ 95.00 %  missed           100.00 %          n/a
        Satisfaction     50.00 %                    1            2                100.00 %  ≥ 90.00 %  missed                n/a          n/a
        Complaint rate   2.00 % (20.00 ‰)           3          150                100.00 %   ≤ 1.00 %  missed   1.00 % (10.00 ‰)          n/a

        """

    private static let chineseTable = """
        指标            2026-11          分子  分母  未定   覆盖率      目标  达标情况    环比（上期）  同比（上年同期）
        --------------  ---------------  ----  ----  ----  -------  --------  --------  --------------  ----------------
        投诉处理及时率  33.33% … 66.67%     1     3     1   66.67%  ≥ 95.00%  未达标           100.00%            不适用
        满意度          50.00%              1     2        100.00%  ≥ 90.00%  未达标            不适用            不适用
        投诉率          2.00% (20.00‰)      3   150        100.00%   ≤ 1.00%  未达标    1.00% (10.00‰)            不适用

        """

    @Test("the indicators of a month, each with its parts, its target, and the month before: in three languages and as JSON")
    func month() throws {
        defer { program.remove() }
        try setUp()
        let shown = try expect(0, "kpi", "--month", "2026-11")
        #expect(shown.output == Self.table)
        #expect(shown.messages.contains("what a share can still become"))
        let chinese = try expect(0, "kpi", "--month", "2026-11", language: "zh-Hans")
        #expect(chinese.output == Self.chineseTable)
        #expect(chinese.messages.contains("尚有未定案件"))
        #expect(try expect(0, "kpi", "--month", "2026-11", language: "zh-Hant").output.contains("投訴處理及時率"))

        let document = try expect(0, "kpi", "--month", "2026-11", "--json").document
        #expect(Set(document.keys) == ["from", "to", "site", "by", "indicators", "final", "watermarks"])
        let indicators = try #require(document["indicators"] as? [[String: Any]])
        #expect(indicators.compactMap { $0["kpi"] as? String } == ["timely_rate", "satisfaction", "complaint_rate"])
        let timely = try #require(indicators[0]["value"] as? [String: Any])
        #expect(timely["numerator"] as? Int == 1 && timely["denominator"] as? Int == 3 && timely["undetermined"] as? Int == 1)
        #expect(timely["basis_points"] as? Int == 3333 && timely["highest_basis_points"] as? Int == 6667)
        #expect(timely["coverage_basis_points"] as? Int == 6667 && timely["final"] as? Bool == false)
        #expect(indicators[0]["target_basis_points"] as? Int == 9500)
        #expect((indicators[0]["previous"] as? [String: Any])?["basis_points"] as? Int == 10_000)
        #expect((indicators[0]["year_before"] as? [String: Any])?["basis_points"] is NSNull)
        #expect((indicators[2]["value"] as? [String: Any])?["per_hundred_thousand"] as? Int == 2000)
    }

    @Test("indicators by class, and any of them by name")
    func divided() throws {
        defer { program.remove() }
        try setUp()
        let table = try expect(0, "kpi", "--month", "2026-11", "--by", "category", "--kpi", "timely_rate,count", language: "zh-Hans")
        #expect(
            table.output == """
                类别      案件数   投诉处理及时率  投诉件数
                --------  ------  ---------------  --------
                价格           2           50.00%         2
                服务质量       1  0.00% … 100.00%         1
                合计           3  33.33% … 66.67%         3

                """)
        let all = try expect(0, "kpi", "--month", "2026-11", "--all", "--json").document
        #expect((all["indicators"] as? [Any])?.count == 34)
        let quarter = try expect(0, "kpi", "--month", "2026-Q4", "--kpi", "count", "--json").document
        #expect(quarter["from"] as? String == "2026-10" && quarter["to"] as? String == "2026-12")
        let count = try #require((quarter["indicators"] as? [[String: Any]])?.first?["value"] as? [String: Any])
        #expect(count["count"] as? Int == 4)
    }

    @Test("a figure leads to the very cases that it counts")
    func cases() throws {
        defer { program.remove() }
        try setUp()
        func numbers(_ part: String, of kpi: String = "timely_rate") throws -> [String] {
            let document = try expect(0, "kpi", "cases", "--kpi", kpi, "--in", part, "--month", "2026-11", "--json").document
            return try #require(document["cases"] as? [[String: Any]]).compactMap { $0["number"] as? String }
        }
        #expect(try numbers("numerator") == ["S001-1"])
        #expect(try numbers("denominator") == ["S001-1", "S001-2", "S001-3"])
        #expect(try numbers("undetermined") == ["S001-3"])
        #expect(try numbers("numerator", of: "satisfaction") == ["S001-1"])
        #expect(try numbers("denominator", of: "satisfaction") == ["S001-1", "S001-2"])
        #expect(try numbers("numerator", of: "rework_rate") == ["S001-2"])
        let page = try expect(0, "kpi", "cases", "--kpi", "timely_rate", "--in", "numerator", "--month", "2026-11", language: "zh-Hans")
        #expect(page.output.contains("S001-1  2026年11月3日 10:20  S001  价格  电话  王秀英  办结"))
        #expect(page.messages.contains("“投诉处理及时率”的分子共 1 件。"))
    }

    @Test("what was open, what came and went, and what is left; trends and repeats")
    func courses() throws {
        defer { program.remove() }
        try setUp()
        let stock = try expect(0, "kpi", "stock", "--from", "2026-10", "--to", "2026-12", language: "zh-Hans")
        #expect(
            stock.output == """
                月份     门店      期初在办  受理  重开  办结  期末在办
                -------  --------  --------  ----  ----  ----  --------
                2026-10  全部门店         0     1     0     0         1
                2026-11  全部门店         1     3     0     2         2
                2026-12  全部门店         2     0     0     0         2

                """)
        let document = try expect(0, "kpi", "stock", "--month", "2026-11", "--by-site", "--json").document
        let line = try #require((document["lines"] as? [[String: Any]])?.first)
        #expect(line["site"] as? String == "S001" && line["opening"] as? Int == 1 && line["closing"] as? Int == 2)
        #expect(document["balances"] as? Bool == true)
        #expect((document["checks"] as? [[String: Any]])?.first?["difference"] as? Int == 0)
        let trend = try expect(0, "kpi", "trend", "--kpi", "complaint_rate", "--from", "2026-09", "--to", "2026-11", "--json").document
        let months = try #require(trend["months"] as? [[String: Any]])
        #expect(months.map { $0["month"] as? String } == ["2026-09", "2026-10", "2026-11"])
        #expect(months.map { ($0["value"] as? [String: Any])?["basis_points"] as? Int } == [nil, 100, 200])
        #expect(trend["trend"] as? String == "too_few")
        let repeats = try expect(0, "kpi", "repeats", "--month", "2026-11", "--json").document
        let group = try #require((repeats["groups"] as? [[String: Any]])?.first)
        #expect(group["key"] as? String == "王秀英" && group["cases"] as? [String] == ["S001-1", "S001-3"])
        #expect(try expect(0, "kpi", "repeats", "--month", "2026-10").messages.contains("more than once"))
    }

    @Test("what is asked wrongly is told with what there is, in the reader's language")
    func wrong() throws {
        defer { program.remove() }
        try program.initialise()
        #expect(try expect(64, "kpi", "--kpi", "nonsense").messages.contains("There are: timely_rate, timely_rate.respond"))
        #expect(try expect(64, "kpi", "--kpi", "nonsense", language: "zh-Hans").messages.contains("没有指标“nonsense”。可用的指标：timely_rate"))
        #expect(try expect(64, "kpi", "--month", "2026-13").messages.contains("a quarter (2026-Q4)"))
        #expect(try expect(64, "kpi", "--month", "2026-13", language: "zh-Hant").messages.contains("「2026-13」不是期間"))
        #expect(try expect(64, "kpi", "--by", "nonsense").messages.contains("Known are: site, month, region"))
        #expect(try expect(64, "kpi", "--site", "x y").messages.contains("x y"))
        #expect(
            try expect(64, "kpi", "cases", "--kpi", "timely_rate", "--in", "x").messages.contains("numerator, denominator or undetermined"))
        #expect(
            try expect(64, "kpi", "cases", "--kpi", "response_time", "--in", "numerator", language: "zh-Hans").messages
                .contains("“首次响应时间”的分子不是案件数"))
        #expect(try expect(64, "kpi", "cases").messages.contains("--kpi"))
        #expect(try expect(64, "kpi", "trend", "--kpi", "overdue").messages.contains("overdue"))
        #expect(
            try expect(64, "kpi", "repeats", "--by", "x", language: "zh-Hans").messages.contains("customer、respondent、item、stall、category"))
    }
}
