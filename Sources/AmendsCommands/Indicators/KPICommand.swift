import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsPolicy
import AmendsStore
import AmendsText
import ArgumentParser

struct KPICommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kpi", abstract: "Indicators of the regulations, their trends, and the cases behind them.",
        subcommands: [KPIShow.self, KPICases.self, KPITrend.self, KPIStock.self, KPIRepeats.self], defaultSubcommand: KPIShow.self)
}

struct KPIShow: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "The indicators of a period with targets, the period before and the year before.",
        discussion: """
            Counted are the cases received in the period. --by takes the divisions of `amends statistics`; then each line has the \
            indicators named by --kpi, or those of the packs in force.
            """)

    @OptionGroup var period: PeriodOptions
    @Option(parsing: .singleValue, help: ArgumentHelp("Which indicators, by their codes.", valueName: "code,…")) var kpi: [String] = []
    @Flag(help: "Every indicator, not only those of the packs in force.") var all = false
    @Option(parsing: .singleValue, help: ArgumentHelp("What to divide by.", valueName: "division,…")) var by: [String] = []
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let divisions = try FigureDivision.read(by)
        let months = try period.months(node)
        let site = try period.code()
        let report = try node.indicators(IndicatorQuery(months, site: site))
        let lines = divisions.isEmpty ? [] : try divisions.lines(node, months, site)
        let named = try kpi.flatMap { $0.split(separator: ",") }.map { try Indicator(typed: String($0)) }
        let indicators = !named.isEmpty ? named : all ? Indicator.all : report.indicators
        let repeats = indicators.contains(.repeats) ? try node.repeats(of: .customer, months, site: site).repeatCount : nil
        let page = IndicatorPage(
            report: report, indicators: indicators, divisions: divisions, lines: lines, repeats: repeats, catalogue: console.catalogue)
        if json.isOn { return try console.write(page.json()) }
        try console.write(page.table())
        page.say(to: console)
    }
}

struct KPICases: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "cases", abstract: "The very cases that an indicator counts: in its numerator, its denominator, or still undetermined."
    )

    @Option(help: ArgumentHelp("The indicator's code.", valueName: "code")) var kpi: String
    @Option(name: .customLong("in"), help: ArgumentHelp("numerator, denominator or undetermined.", valueName: "part"))
    var part: String = Indicator.Part.denominator.rawValue
    @OptionGroup var period: PeriodOptions
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let indicator = try Indicator(typed: kpi)
        guard let part = Indicator.Part(rawValue: part) else { throw Failure(.usage, figure: .unknownPart(text: self.part)) }
        let rows = try node.cases(in: part, of: indicator, try period.months(node), site: try period.code())
        try CaseTable(rows: rows, hasMore: false).write(to: console, asJSON: json.isOn)
        console.say(console.catalogue.figure(.casesListed(count: rows.count, indicator, part)))
    }
}

struct KPITrend: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "trend", abstract: "One indicator month by month, against the month before and the same month of the year before.")

    @Option(help: ArgumentHelp("The indicator's code.", valueName: "code")) var kpi: String = Indicator.complaintRate.code
    @OptionGroup var period: PeriodOptions
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let indicator = try Indicator(typed: kpi)
        var months = try period.months(node)
        // A month alone has no course: the year that ends with it.
        if months.monthCount == 1 { months = months.moved(by: -11).lowerBound...months.upperBound }
        guard let course = try node.course(of: indicator, months, site: try period.code()) else {
            throw Failure(.usage, figure: .notAShare(code: indicator.code))
        }
        let catalogue = console.catalogue
        if json.isOn { return try console.write(Self.json(course)) }
        let text = IndicatorText(catalogue: catalogue)
        var table = TextTable([
            .init(catalogue.heading(.month)), .init(catalogue.name(of: indicator), .right), .init(catalogue.heading(.numerator), .right),
            .init(catalogue.heading(.denominator), .right), .init(catalogue.figure(.previousPeriod), .right),
            .init(catalogue.figure(.samePeriodLastYear), .right),
        ])
        for step in course.steps {
            let ratio: Ratio? = if case .share(let ratio) = step.value { ratio } else { nil }
            table.append([
                step.month.description, text.text(step.value, of: indicator), ratio.map { catalogue.number(Int($0.numerator)) } ?? "",
                ratio.map { catalogue.number(Int($0.denominator)) } ?? "", text.text(step.previous, of: indicator),
                text.text(step.yearBefore, of: indicator),
            ])
        }
        try console.write(table)
        console.say(catalogue.figure(.trend(course.trend, indicator)))
    }

    private static func json(_ course: IndicatorCourse) -> JSON {
        .object([
            ("kpi", .text(course.indicator.code)), ("trend", .text(course.trend.rawValue)),
            (
                "months",
                .array(
                    course.steps.map { step in
                        .object([
                            ("month", .text(step.month.description)), ("value", IndicatorText.json(step.value)),
                            ("previous", IndicatorText.json(step.previous)), ("year_before", IndicatorText.json(step.yearBefore)),
                        ])
                    })
            ),
        ])
    }
}

struct KPIStock: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "stock", abstract: "Open cases at the beginning, received, reopened and closed, and open at the end; with the check.")

    @OptionGroup var period: PeriodOptions
    @Flag(name: .customLong("by-site"), help: "A line for each site.") var bySite = false
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let report = try node.stock(try period.months(node), site: try period.code(), bySite: bySite)
        let catalogue = console.catalogue
        if json.isOn {
            try console.write(Self.json(report))
        } else {
            var table = TextTable(
                [.init(catalogue.heading(.month)), .init(catalogue.heading(.site))]
                    + report.columns.map { .init(catalogue.report($0.word), .right) })
            for line in report.lines {
                table.append(
                    [line.month.description, line.site ?? catalogue.figure(.allSites)]
                        + report.columns.map { catalogue.number(Int($0.value(line))) })
            }
            try console.write(table)
        }
        for check in report.checks where check.difference != 0 {
            let site = check.site ?? catalogue.figure(.allSites)
            console.say(catalogue.figure(.stockDiffers(site: site, flows: Int(check.flows), open: Int(check.open))))
        }
        guard report.balances else { throw Failure(silently: .badInput) }
        console.say(catalogue.figure(.stockBalances))
    }

    private static func json(_ report: StockReport) -> JSON {
        .object([
            (
                "lines",
                .array(
                    report.lines.map { line in
                        .object([
                            ("month", .text(line.month.description)), ("site", .optional(line.site)), ("opening", .number(line.opening)),
                            ("received", .number(line.received)), ("reopened", .number(line.reopened)), ("closed", .number(line.closed)),
                            ("taken_over", .number(line.takenOver)), ("handed_over", .number(line.handedOver)),
                            ("closing", .number(line.closing)),
                        ])
                    })
            ),
            (
                "checks",
                .array(
                    report.checks.map { check in
                        .object([
                            ("site", .optional(check.site)), ("flows", .number(check.flows)), ("open", .number(check.open)),
                            ("difference", .number(check.difference)),
                        ])
                    })
            ), ("balances", .flag(report.balances)),
        ])
    }
}

struct KPIRepeats: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "repeats", abstract: "Customers, people and items with more than one complaint in the period.")

    @Option(help: ArgumentHelp("customer, respondent, item, stall or category.", valueName: "what")) var by = RepeatedThing.customer
        .rawValue
    @OptionGroup var period: PeriodOptions
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        guard let by = RepeatedThing(rawValue: by) else {
            throw Failure(.usage, .unknownDivision(text: self.by, known: RepeatedThing.allCases.map(\.rawValue)))
        }
        let repeats = try node.repeats(of: by, try period.months(node), site: try period.code())
        let catalogue = console.catalogue
        if json.isOn {
            return try console.write(
                .object([
                    ("by", .text(by.rawValue)), ("repeats", .number(repeats.repeatCount)),
                    (
                        "groups",
                        .array(
                            repeats.groups.map { group in
                                .object([
                                    ("key", .text(group.key)), ("count", .count(group.rows.count)),
                                    ("cases", .array(group.rows.map { .text(CaseView.number(of: $0)) })),
                                ])
                            })
                    ),
                ]))
        }
        if repeats.groups.isEmpty { return console.say(catalogue.figure(.noRepeats)) }
        var table = TextTable([
            .init(catalogue.label(by.field)), .init(catalogue.heading(.cases), .right), .init(catalogue.heading(.number), maximumWidth: 80),
        ])
        for group in repeats.groups {
            table.append([
                catalogue.label(code: group.key, of: by.field), catalogue.number(group.rows.count),
                group.rows.map { CaseView.number(of: $0) }.joined(separator: ", "),
            ])
        }
        try console.write(table)
    }
}
