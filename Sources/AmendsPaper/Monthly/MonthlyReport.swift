import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsNode
import AmendsPolicy
import AmendsStore
import AmendsText

/// The monthly report of a shop or of the company: what came, what was done, how well, and on what
/// the figures rest. On paper, and its tables as CSV.
public struct MonthlyReport: Sendable {
    public var figures: MonthlyFigures
    public var context: FormContext
    /// By code; a site without a name is shown by its code.
    public var siteNames: [String: String]
    /// Training, improvement, supervision … of the month, and what else has a list.
    public var sections: [ReportSection]
    /// The same report as it was given out before; nil where it was not.
    public var published: PublishedFigures?
    /// What the items that cases name are called.
    public var services: ServiceCatalogue

    public init(
        _ figures: MonthlyFigures, _ context: FormContext, siteNames: [String: String] = [:], sections: [ReportSection] = [],
        published: PublishedFigures? = nil, services: ServiceCatalogue = ServiceCatalogue([])
    ) {
        self.services = services
        (self.figures, self.context, self.siteNames) = (figures, context, siteNames)
        (self.sections, self.published) = (sections, published)
    }

    var words: PaperWords { context.words }
    var catalogue: Catalogue { context.words.first }
    var total: IndicatorLine { figures.total }
    var received: Int64 { total.count(.received) }

    /// `2026-11` or `2026-11-S012`: begins the names of the files.
    public var name: String { figures.site.map { "\(figures.month)-\($0)" } ?? figures.month.description }

    /// Every table whole, those on paper and the list of cases besides.
    public func tables(of paper: Paper) -> [PaperTable] { paper.tables + [caseList] }

    public var paper: Paper {
        var paper = Paper(words.label(.monthlyReport), language: catalogue.language)
        let place = figures.site.map { siteNames[$0.text] ?? $0.text } ?? catalogue.report(.company)
        paper.subtitle = "\(place)　\(monthName(figures.month))"
        paper.particulars = [
            Paper.Particular(words.label(ReportWord.site), figures.site.map { siteLabel($0.text) } ?? catalogue.report(.company)),
            Paper.Particular(words.label(ReportWord.month), figures.month.description),
        ]
        paper.blocks = standing + headBlocks + qualityBlocks + balanceBlocks + indicatorBlocks + trendBlocks
        paper.blocks += distributionBlocks + satisfactionBlocks + attentionBlocks
        for section in sections { paper.blocks += [.heading(section.heading)] + section.blocks }
        paper.blocks += revisionBlocks + basisBlocks
        paper.footnotes = [catalogue.report(.mastheadNote), context.footnote]
        return paper
    }

    // MARK: Words

    func monthName(_ month: MonthNumber) -> String {
        let year = CivilDate.floorDivide(Int64(month.rawValue), 12)
        return catalogue.month(year: Int(year), month: Int(Int64(month.rawValue) - year * 12) + 1)
    }

    func siteLabel(_ code: String) -> String { siteNames[code].map { $0 == code ? code : "\(code) \($0)" } ?? code }

    func column(_ word: ReportWord, _ alignment: PaperTable.Alignment = .left) -> PaperTable.Column {
        PaperTable.Column(words.label(word), alignment)
    }

    func column(_ indicator: Indicator) -> PaperTable.Column {
        PaperTable.Column(words.label { $0.name(of: indicator) }, .right)
    }

    func number(_ count: Int64) -> PaperTable.Cell { PaperTable.Cell(catalogue.number(Int(count)), figure: String(count)) }

    /// The share of the month's cases.
    func share(_ count: Int64) -> PaperTable.Cell { PaperTable.Cell(catalogue.text(Ratio(count, of: received))) }

    func cell(_ indicator: Indicator, _ line: IndicatorLine) -> PaperTable.Cell {
        PaperTable.Cell(line.ratio(of: indicator).map { catalogue.text($0, indicator.isUponVolume ? .perThousand : .percent) } ?? "")
    }

    /// With a sign.
    func change(_ difference: Int64) -> PaperTable.Cell {
        PaperTable.Cell(
            (difference > 0 ? "+" : difference < 0 ? "−" : "") + catalogue.number(Int(difference.magnitude)), figure: String(difference))
    }

    // MARK: What is most important

    private var standing: [Paper.Block] {
        let watermarks = figures.report.watermarks
        if !watermarks.isOver { return [.remark(catalogue.report(.monthStillRuns))] }
        return [
            .remark(
                catalogue.report(watermarks.isFinal ? .final : .provisional(sites: watermarks.sitesBehind.map(siteLabel))))
        ]
    }

    private var headBlocks: [Paper.Block] {
        let balance = figures.balance
        var sentences = [
            catalogue.report(.summary(received: Int(balance.received), closed: Int(balance.closed), closing: Int(balance.closing)))
        ]
        if let previous = figures.stock[figures.previousMonth] {
            sentences.append(catalogue.report(.comparedWithPreviousMonth(difference: Int(balance.received - previous.received))))
        }
        let duplicates = total.figures.count(Measure.duplicates)
        if duplicates > 0 { sentences.append(catalogue.report(.duplicatesNote(count: Int(duplicates)))) }
        if let top = figures.divisions[.kept(.category)]?.first, !top.keys[0].isEmpty {
            sentences.append(
                catalogue.report(
                    .highest(
                        name: catalogue.label(code: top.keys[0], of: CaseField.category), count: Int(top.count(.received)),
                        share: share(top.count(.received)).text)))
        }
        if let median = total.figures.duration(.closed).quantile(1, 2) {
            sentences.append(catalogue.report(.medianHandling(catalogue.text(.seconds(median * 60)))))
        }
        if received == 0 { sentences = [catalogue.report(.noCases)] }
        let gap = catalogue.language == .english ? " " : ""
        return [.heading(words.label(ReportWord.headFigures)), .paragraph(sentences.joined(separator: gap)), .table(headTable)]
    }

    /// This month, the month before, and the same month a year ago.
    private var headTable: PaperTable {
        let months = [figures.month, figures.previousMonth, figures.sameMonthLastYear]
        let lines = [total, figures.report.previous, figures.report.yearBefore]
        var table = PaperTable(
            "head-figures",
            [
                column(.figure), PaperTable.Column(Label(monthName(months[0])), .right), column(.previousMonth, .right),
                column(.change, .right), column(.sameMonthLastYear, .right), column(.change, .right),
            ])
        func row(_ word: ReportWord, _ values: [Int64], _ cell: (Int64) -> PaperTable.Cell, _ change: (Int64) -> PaperTable.Cell) {
            table.append([
                PaperTable.Cell(catalogue.report(word)), cell(values[0]), cell(values[1]), change(values[0] - values[1]), cell(values[2]),
                change(values[0] - values[2]),
            ])
        }
        let flows: [(ReportWord, (StockLine) -> Int64)] = [
            (.received, \.received), (.closed, \.closed), (.reopened, \.reopened), (.closing, \.closing),
        ]
        for (word, value) in flows { row(word, months.map { figures.stock[$0].map(value) ?? 0 }, number, change) }
        let counts: [(ReportWord, (IndicatorLine) -> Int64)] = [
            (.escalated, { $0.count(.escalated) }), (.dissatisfied, { $0.figures.count(Measure.dissatisfied) }), (.orders, { $0.volume }),
        ]
        for (word, value) in counts { row(word, lines.map(value), number, change) }
        row(.paid, lines.map { $0.count(.compensation) }, { .money($0, catalogue) }, { .money($0, catalogue) })
        return table
    }

    private var balanceBlocks: [Paper.Block] {
        let columns = StockReport.columns(of: figures.stockBySite + [figures.balance])
        var table = PaperTable("stock-balance", [column(.site)] + columns.map { column($0.word, .right) })
        func cells(_ balance: StockLine) -> [PaperTable.Cell] { columns.map { number($0.value(balance)) } }
        for line in figures.stockBySite { table.append([PaperTable.Cell(siteLabel(line.site ?? ""))] + cells(line)) }
        if figures.stockBySite.count != 1 { table.total = [PaperTable.Cell(catalogue.report(.total))] + cells(figures.balance) }
        table.note = catalogue.report(figures.difference == 0 ? .balanceHolds : .balanceBroken(difference: Int(figures.difference)))
        return [.heading(words.label(ReportWord.stockBalance)), .table(table)]
    }

    // MARK: Indicators

    /// Those of the regulation, then the clocks that ran, then what a source reported.
    private var indicators: [Indicator] {
        let clocks = ClockKind.allCases.map { Indicator.timelyRate(of: $0) } + [.reportedTimelyRate]
        return figures.report.indicators + clocks.filter { (total.ratio(of: $0)?.denominator ?? 0) > 0 }
    }

    private var indicatorBlocks: [Paper.Block] {
        let report = figures.report
        var table = PaperTable(
            "indicators",
            [
                column(.indicator), column(.value, .right), PaperTable.Column(words.label { $0.figure(.target) }, .right),
                PaperTable.Column(words.label { $0.figure(.verdict) }), column(.numerator, .right), column(.denominator, .right),
                column(.undetermined, .right), column(.previousMonth, .right), column(.sameMonthLastYear, .right),
            ])
        for indicator in indicators {
            let value = report.value(of: indicator)
            let target = report.target(of: indicator)
            var cells = [PaperTable.Cell(catalogue.name(of: indicator)), PaperTable.Cell(text(value, of: indicator))]
            cells.append(PaperTable.Cell(target.map { targetText($0, of: indicator) } ?? ""))
            if case .share(let ratio)? = value {
                cells.append(PaperTable.Cell(target.map { verdict($0, ratio) } ?? ""))
                cells += [number(ratio.numerator), number(ratio.denominator), number(ratio.undetermined)]
            } else {
                cells += ["", "", "", ""]
            }
            cells += [report.previous, report.yearBefore].map { PaperTable.Cell(text($0.value(of: indicator), of: indicator)) }
            table.append(cells)
        }
        table.note = catalogue.report(.intervalExplained)
        return [.heading(words.label(ReportWord.indicators)), .table(table)]
    }

    /// In the scale of the value beside it.
    func targetText(_ target: IndicatorTarget, of indicator: Indicator) -> String {
        let part = indicator.isUponVolume ? catalogue.part(target.basisPoints * 10, .perThousand) : catalogue.part(target.basisPoints)
        return (target.isCeiling ? "≤ " : "≥ ") + part
    }

    func verdict(_ target: IndicatorTarget, _ ratio: Ratio) -> String {
        switch target.verdict(on: ratio) {
        case .met: catalogue.figure(.met)
        case .missed: catalogue.figure(.missed)
        case .open: catalogue.figure(.openVerdict)
        case nil: ""
        }
    }

    private func text(_ value: IndicatorValue?, of indicator: Indicator) -> String {
        switch value {
        case nil: return ""
        case .share(let ratio): return catalogue.text(ratio, indicator.isUponVolume ? .perThousand : .percent)
        case .duration(let kept):
            return kept.quantile(1, 2).map { "≈ " + catalogue.text(.seconds($0 * 60)) } ?? catalogue.notApplicable
        case .count(let count): return catalogue.number(Int(count))
        case .fen(let fen): return catalogue.money(Fen(fen))
        case .average(let fen, let cases): return cases > 0 ? catalogue.money(Fen(Self.average(fen, cases))) : catalogue.notApplicable
        }
    }

    /// To the nearest fen, half up.
    static func average(_ fen: Int64, _ cases: Int64) -> Int64 { CivilDate.floorDivide(2 * fen + cases, 2 * cases) }
}
