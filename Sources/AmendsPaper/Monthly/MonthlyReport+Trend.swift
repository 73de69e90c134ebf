import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsStore
import AmendsText

/// How the months compare, and how the month divides.
extension MonthlyReport {
    /// Without the months before anything was kept, but two at least.
    private var months: [MonthNumber] {
        let first = figures.months.firstIndex { month in
            let balance = figures.tally.balances[month] ?? StockBalance()
            return balance.received + balance.closing + (figures.counts[month]?.orders ?? 0) > 0
        }
        return Array(figures.months[min(first ?? .max, figures.months.count - 2)...])
    }

    var trendBlocks: [Paper.Block] {
        let names = months.map { String($0.description.dropFirst(2)) }
        let counts = months.map { figures.counts[$0] ?? MonthCounts() }
        let timely = counts.map { Indicator(.timelyRate, $0.timely, of: $0.timely + $0.late) }
        let satisfied = counts.map { Indicator(.satisfaction, $0.satisfied, of: $0.satisfied + $0.dissatisfied) }
        func series(_ indicators: [Indicator], _ word: IndicatorWord) -> LineChart.Series {
            LineChart.Series(
                catalogue.report(word), indicators.map(\.percent),
                figures: indicators.map { $0.percent.map { String(Int($0.rounded())) } ?? "" })
        }
        var blocks: [Paper.Block] = [
            .heading(words.label(ReportWord.trend)),
            .chart(
                StackedChart(
                    "\(catalogue.report(.received)) · \(catalogue.report(.month))", months: names,
                    parts: [
                        StackedChart.Part(catalogue.report(.closedOfReceived), counts.map(\.closed)),
                        StackedChart.Part(catalogue.report(.openOfReceived), counts.map(\.open)),
                    ])),
        ]
        let lines = [series(timely, .timelyRate), series(satisfied, .satisfaction)].filter { $0.values.contains { $0 != nil } }
        if !lines.isEmpty {
            blocks.append(
                .chart(LineChart(lines.map(\.name).joined(separator: ", "), months: names, series: lines, unit: "%")))
        }
        var table = PaperTable(
            "month-by-month",
            [
                column(.month), column(.received, .right), column(.closed, .right), column(.reopened, .right), column(.closing, .right),
                PaperTable.Column(words.label { $0.report(IndicatorWord.timelyRate) }, .right),
                PaperTable.Column(words.label { $0.report(IndicatorWord.satisfaction) }, .right),
                PaperTable.Column(words.label { $0.report(IndicatorWord.complaintRate) }, .right), column(.paid, .right),
            ])
        for (index, month) in months.enumerated() {
            let balance = figures.tally.balances[month] ?? StockBalance()
            table.append([
                PaperTable.Cell(month.description), number(balance.received), number(balance.closed), number(balance.reopened),
                number(balance.closing), rate(timely[index].numerator, timely[index].denominator),
                rate(satisfied[index].numerator, satisfied[index].denominator), rate(counts[index].received, counts[index].orders),
                .money(counts[index].compensation, catalogue),
            ])
        }
        blocks.append(.table(table))
        return blocks
    }

    var distributionBlocks: [Paper.Block] {
        guard current.received > 0 else { return [] }
        var blocks: [Paper.Block] = [.heading(words.label(ReportWord.distribution))]
        if figures.site == nil {
            blocks += division("by-site", .site, figures.bySite.filter { $0.counts.received > 0 }.sorted(by: Self.moreFirst)) {
                siteLabel($0)
            }
        }
        blocks += division("by-category", .category, figures.byDivision[.category] ?? []) {
            catalogue.label(code: $0, of: CaseField.category)
        }
        blocks += division("by-channel", .channel, figures.byDivision[.channel] ?? []) { catalogue.label(code: $0, of: CaseField.channel) }
        if let regions = figures.byDivision[.region], regions.count > 1 { blocks += division("by-region", .region, regions) { $0 } }
        blocks.append(.columns(smallTables))
        return blocks
    }

    private static func moreFirst(_ left: (key: String, counts: MonthCounts), _ right: (key: String, counts: MonthCounts)) -> Bool {
        (right.counts.received, left.key) < (left.counts.received, right.key)
    }

    /// Bars are drawn for so many; the table has all.
    private static let maximumBars = 20

    private func division(
        _ name: String, _ word: ReportWord, _ lines: [(key: String, counts: MonthCounts)], _ label: (String) -> String
    ) -> [Paper.Block] {
        func text(_ key: String) -> String { key.isEmpty ? catalogue.report(.notGiven) : label(key) }
        var table = PaperTable(
            name, caption: lines.count > 1 ? nil : words.label(word),
            [
                column(word), column(.count, .right), column(.share, .right), column(.isOpen, .right),
                PaperTable.Column(words.label { $0.report(IndicatorWord.timelyRate) }, .right),
                PaperTable.Column(words.label { $0.report(IndicatorWord.satisfaction) }, .right), column(.paid, .right),
            ])
        var sum = MonthCounts()
        func cells(_ counts: MonthCounts) -> [PaperTable.Cell] {
            [
                number(counts.received), rate(counts.received, current.received), number(counts.open),
                rate(counts.timely, counts.timely + counts.late), rate(counts.satisfied, counts.satisfied + counts.dissatisfied),
                .money(counts.compensation, catalogue),
            ]
        }
        for (key, counts) in lines {
            table.append([PaperTable.Cell(text(key))] + cells(counts))
            sum += counts
        }
        if lines.count > 1 { table.total = [PaperTable.Cell(catalogue.report(.total))] + cells(sum) }
        let bars = lines.prefix(Self.maximumBars).map { line in
            BarChart.Bar(
                text(line.key), Double(line.counts.received),
                figure: figure(line.counts.received))
        }
        return (lines.count > 1 ? [.chart(BarChart(catalogue.report(word), bars))] : []) + [.table(table)]
    }

    /// `40 (34.78 %)`.
    private func figure(_ count: Int64) -> String {
        let (number, share) = (catalogue.number(Int(count)), rate(count, current.received).text)
        return catalogue.language == .english ? "\(number) (\(share))" : "\(number)（\(share)）"
    }

    // MARK: Small tables, side by side

    private var smallTables: [PaperTable] {
        var tables: [PaperTable] = []
        let outcomes = (figures.byDivision[.outcome] ?? []).map { ($0.key, $0.counts.received) }
        tables.append(small("by-outcome", .outcome, outcomes) { catalogue.label(code: $0, of: CaseField.outcome) })
        let words: [(String, ReportWord)] = [
            ("by-cause", .cause), ("by-finding", .finding), ("by-severity", .severity), ("by-department", .department),
            ("by-liability", .liability), ("by-remedy", .remedy), ("by-item", .item),
        ]
        for (field, (name, word)) in zip(CaseTally.fields, words) {
            let counts = (figures.tally.byField[field] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            // Where nobody filled it in there is nothing to see.
            guard counts.contains(where: { !$0.key.isEmpty }) else { continue }
            tables.append(small(name, word, counts.map { ($0.key, $0.value) }) { catalogue.label(code: $0, of: field) })
        }
        let weekdays: [ReportWord] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]
        tables.append(
            small("by-weekday", .weekday, zip(weekdays, figures.tally.byWeekday).map { (catalogue.report($0), $1) }) { $0 })
        // Two hours together, so that the table stays short.
        let hours = stride(from: 0, to: 24, by: 2).map { hour -> (String, Int64) in
            let name = "\(hour < 10 ? "0" : "")\(hour):00–\(hour < 8 ? "0" : "")\(hour + 2):00"
            return (name, figures.tally.byHour[hour] + figures.tally.byHour[hour + 1])
        }
        tables.append(small("by-hour", .hour, hours.filter { $0.1 > 0 }) { $0 })
        return tables
    }

    private func small(_ name: String, _ word: ReportWord, _ lines: [(String, Int64)], _ label: (String) -> String) -> PaperTable {
        var table = PaperTable(name, [column(word), column(.count, .right), column(.share, .right)])
        for (key, count) in lines {
            table.append([
                PaperTable.Cell(key.isEmpty ? catalogue.report(.notGiven) : label(key)), number(count), rate(count, current.received),
            ])
        }
        return table
    }
}
