import AmendsLog
import AmendsMerge
import AmendsModel
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

    public init(
        _ figures: MonthlyFigures, _ context: FormContext, siteNames: [String: String] = [:], sections: [ReportSection] = [],
        published: PublishedFigures? = nil
    ) {
        (self.figures, self.context, self.siteNames) = (figures, context, siteNames)
        (self.sections, self.published) = (sections, published)
    }

    var words: PaperWords { context.words }
    var catalogue: Catalogue { context.words.first }
    var current: MonthCounts { figures.current }

    /// `2026-11` or `2026-11-S012`: begins the names of the files.
    public var name: String { figures.site.map { "\(figures.month)-\($0)" } ?? figures.month.description }

    /// Every table, those on paper whole and the list of cases besides.
    public var tables: [PaperTable] { paper.tables + [caseList] }

    public var paper: Paper {
        var paper = Paper(words.label(.monthlyReport), language: catalogue.language)
        let place = figures.site.map { siteNames[$0.text] ?? $0.text } ?? catalogue.report(.company)
        paper.subtitle = "\(place)　\(monthName(figures.month))"
        paper.particulars = [
            Paper.Particular(words.label(ReportWord.site), figures.site.map { siteLabel($0.text) } ?? catalogue.report(.company)),
            Paper.Particular(words.label(ReportWord.month), figures.month.description),
        ]
        paper.blocks = standing + headBlocks + balanceBlocks + indicatorBlocks + trendBlocks
        paper.blocks += distributionBlocks + satisfactionBlocks + attentionBlocks
        if !sections.isEmpty {
            paper.blocks.append(.heading(words.label(ReportWord.managementRecords)))
            for section in sections {
                if sections.count > 1 { paper.blocks.append(.subheading(section.heading)) }
                paper.blocks += section.blocks
            }
        }
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

    func number(_ count: Int64) -> PaperTable.Cell { PaperTable.Cell(catalogue.number(Int(count)), figure: String(count)) }

    func rate(_ numerator: Int64, _ denominator: Int64) -> PaperTable.Cell {
        PaperTable.Cell(catalogue.percentage(Int(numerator), of: Int(denominator)))
    }

    /// With a sign.
    func change(_ difference: Int64) -> PaperTable.Cell {
        PaperTable.Cell(
            (difference > 0 ? "+" : difference < 0 ? "−" : "") + catalogue.number(Int(abs(difference))), figure: String(difference))
    }

    // MARK: What is most important

    private var standing: [Paper.Block] {
        if !figures.isOver { return [.remark(catalogue.report(.monthStillRuns))] }
        return [
            .remark(
                catalogue.report(figures.sitesBehind.isEmpty ? .final : .provisional(sites: figures.sitesBehind.map(siteLabel))))
        ]
    }

    private var headBlocks: [Paper.Block] {
        let balance = figures.balance
        var sentences = [
            catalogue.report(.summary(received: Int(balance.received), closed: Int(balance.closed), closing: Int(balance.closing)))
        ]
        if let previous = figures.tally.balances[figures.previousMonth] {
            sentences.append(catalogue.report(.comparedWithPreviousMonth(difference: Int(balance.received - previous.received))))
        }
        if current.duplicates > 0 { sentences.append(catalogue.report(.duplicatesNote(count: Int(current.duplicates)))) }
        if let top = figures.byDivision[.category]?.first, !top.key.isEmpty {
            sentences.append(
                catalogue.report(
                    .highest(
                        name: catalogue.label(code: top.key, of: CaseField.category), count: Int(top.counts.received),
                        share: catalogue.percentage(Int(top.counts.received), of: Int(current.received)))))
        }
        if let median = figures.medianMinutes {
            sentences.append(catalogue.report(.medianHandling(catalogue.text(.seconds(median * 60)))))
        }
        if current.received == 0 { sentences = [catalogue.report(.noCases)] }
        let gap = catalogue.language == .english ? " " : ""
        return [.heading(words.label(ReportWord.headFigures)), .paragraph(sentences.joined(separator: gap)), .table(headTable)]
    }

    /// This month, the month before, and the same month a year ago.
    private var headTable: PaperTable {
        let months = [figures.month, figures.previousMonth, figures.sameMonthLastYear]
        var table = PaperTable(
            "head-figures",
            [
                column(.figure), PaperTable.Column(Label(monthName(months[0])), .right), column(.previousMonth, .right),
                column(.change, .right), column(.sameMonthLastYear, .right), column(.change, .right),
            ])
        func row(_ word: ReportWord, _ value: (MonthNumber) -> Int64) {
            let values = months.map(value)
            table.append([
                PaperTable.Cell(catalogue.report(word)), number(values[0]), number(values[1]), change(values[0] - values[1]),
                number(values[2]), change(values[0] - values[2]),
            ])
        }
        func balance(_ month: MonthNumber) -> StockBalance { figures.tally.balances[month] ?? StockBalance() }
        func counts(_ month: MonthNumber) -> MonthCounts { figures.counts[month] ?? MonthCounts() }
        row(.received) { balance($0).received }
        row(.closed) { balance($0).closed }
        row(.reopened) { balance($0).reopened }
        row(.closing) { balance($0).closing }
        row(.escalated) { counts($0).escalated }
        row(.dissatisfied) { counts($0).dissatisfied }
        row(.orders) { counts($0).orders }
        let paid = months.map { counts($0).compensation }
        table.append([
            PaperTable.Cell(catalogue.report(.paid)), .money(paid[0], catalogue), .money(paid[1], catalogue),
            .money(paid[0] - paid[1], catalogue), .money(paid[2], catalogue), .money(paid[0] - paid[2], catalogue),
        ])
        return table
    }

    private var balanceBlocks: [Paper.Block] {
        var table = PaperTable(
            "stock-balance",
            [
                column(.site), column(.opening, .right), column(.received, .right), column(.reopened, .right), column(.closed, .right),
                column(.closing, .right),
            ])
        func cells(_ balance: StockBalance) -> [PaperTable.Cell] {
            [balance.opening, balance.received, balance.reopened, balance.closed, balance.closing].map(number)
        }
        let sites = figures.tally.balanceBySite.sorted { $0.key < $1.key }
        for (site, balance) in sites { table.append([PaperTable.Cell(siteLabel(site))] + cells(balance)) }
        if sites.count != 1 { table.total = [PaperTable.Cell(catalogue.report(.total))] + cells(figures.balance) }
        let difference = figures.balance.difference
        table.note = catalogue.report(difference == 0 ? .balanceHolds : .balanceBroken(difference: Int(difference)))
        return [.heading(words.label(ReportWord.stockBalance)), .table(table)]
    }

    private var indicatorBlocks: [Paper.Block] {
        var table = PaperTable(
            "indicators",
            [
                column(.indicator), column(.value, .right), column(.numerator, .right), column(.denominator, .right),
                column(.undetermined, .right), column(.coverage, .right), column(.interval, .right),
            ])
        for indicator in figures.indicators {
            let decided = indicator.denominator
            table.append([
                PaperTable.Cell(name(of: indicator)), rate(indicator.numerator, indicator.denominator), number(indicator.numerator),
                number(indicator.denominator), number(indicator.undetermined), rate(decided, decided + indicator.undetermined),
                PaperTable.Cell(range(of: indicator)),
            ])
        }
        table.note = catalogue.report(.intervalExplained)
        return [.heading(words.label(ReportWord.indicators)), .table(table)]
    }

    private func name(of indicator: Indicator) -> String {
        switch indicator.name {
        case .known(let word): catalogue.report(word)
        case .text(let label): label.text
        }
    }

    /// `83.33% – 91.67%`; empty where all is decided.
    private func range(of indicator: Indicator) -> String {
        guard let range = indicator.range else { return "" }
        return "\(rate(range.lowest.0, range.lowest.1).text) – \(rate(range.highest.0, range.highest.1).text)"
    }
}
