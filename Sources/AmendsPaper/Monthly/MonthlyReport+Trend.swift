import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import AmendsText

/// How the months compare, and how the month divides.
extension MonthlyReport {
    /// Without the months before anything was kept, but two at least.
    private var months: [(month: MonthNumber, line: IndicatorLine)] {
        let first = figures.months.firstIndex { month, line in
            (figures.stock[month]?.closing ?? 0) + line.count(.received) + line.volume > 0
        }
        return Array(figures.months[min(first ?? .max, figures.months.count - 2)...])
    }

    var trendBlocks: [Paper.Block] {
        let months = months
        let names = months.map { String($0.month.description.dropFirst(2)) }
        func counts(_ measure: Measure) -> [Int64] { months.map { $0.line.figures.count(measure) } }
        func series(_ indicator: Indicator) -> LineChart.Series {
            let parts = months.map { $0.line.ratio(of: indicator)?.hundredths() }
            return LineChart.Series(
                catalogue.name(of: indicator), parts.map { $0.map { Double($0) / 100 } },
                figures: parts.map { $0.map { String(($0 + 50) / 100) } ?? "" })
        }
        var blocks: [Paper.Block] = [
            .heading(words.label(ReportWord.trend)),
            .chart(
                StackedChart(
                    catalogue.report(.casesByMonth), months: names,
                    parts: [
                        StackedChart.Part(catalogue.report(.closedOfReceived), counts(.closed)),
                        StackedChart.Part(catalogue.report(.openOfReceived), counts(.open)),
                    ])),
        ]
        // Of cases whose verdict is known: the rate of all would fall where many are undetermined still.
        let lines = [Indicator.onTimeClosure, .satisfaction].map(series).filter { $0.values.contains { $0 != nil } }
        if !lines.isEmpty {
            blocks.append(.chart(LineChart(lines.map(\.name).joined(separator: " · "), months: names, series: lines, unit: "%")))
        }
        var table = PaperTable(
            "month-by-month",
            [
                column(.month), column(.received, .right), column(.closed, .right), column(.reopened, .right), column(.closing, .right),
                column(Indicator.timelyRate), column(Indicator.satisfaction), column(Indicator.complaintRate), column(.paid, .right),
            ])
        for (month, line) in months {
            let stock = figures.stock[month] ?? StockLine(site: nil, month: month, opening: 0)
            table.append([
                PaperTable.Cell(month.description), number(stock.received), number(stock.closed), number(stock.reopened),
                number(stock.closing), cell(.timelyRate, line), cell(.satisfaction, line), cell(.complaintRate, line),
                .money(line.count(.compensation), catalogue),
            ])
        }
        blocks.append(.table(table))
        return blocks
    }

    var distributionBlocks: [Paper.Block] {
        guard received > 0 else { return [] }
        var blocks: [Paper.Block] = [.heading(words.label(ReportWord.distribution))]
        if figures.site == nil {
            let sites = figures.report.lines.filter { $0.count(.received) > 0 }.sorted(by: MonthlyFigures.moreFirst)
            blocks += division("by-site", .site, sites) { siteLabel($0) }
        }
        func lines(_ division: FigureDivision) -> [IndicatorLine] { figures.divisions[division] ?? [] }
        blocks += division("by-category", .category, lines(.kept(.category))) { catalogue.label(code: $0, of: CaseField.category) }
        blocks += division("by-channel", .channel, lines(.kept(.channel))) { catalogue.label(code: $0, of: CaseField.channel) }
        if lines(.kept(.region)).count > 1 { blocks += division("by-region", .region, lines(.kept(.region))) { $0 } }
        blocks.append(.columns(smallTables))
        return blocks
    }

    /// Bars are drawn for so many; the table has all.
    private static let maximumBars = 20

    private func division(_ name: String, _ word: ReportWord, _ lines: [IndicatorLine], _ label: (String) -> String) -> [Paper.Block] {
        func text(_ line: IndicatorLine) -> String { line.keys[0].isEmpty ? catalogue.report(.notGiven) : label(line.keys[0]) }
        var table = PaperTable(
            name, caption: lines.count > 1 ? nil : words.label(word),
            [
                column(word), column(.count, .right), column(.share, .right), column(.isOpen, .right), column(Indicator.timelyRate),
                column(Indicator.satisfaction), column(.paid, .right),
            ])
        func cells(_ line: IndicatorLine) -> [PaperTable.Cell] {
            [
                number(line.count(.received)), share(line.count(.received)), number(line.figures.count(Measure.open)),
                cell(.timelyRate, line), cell(.satisfaction, line), .money(line.count(.compensation), catalogue),
            ]
        }
        for line in lines { table.append([PaperTable.Cell(text(line))] + cells(line)) }
        if lines.count > 1 { table.total = [PaperTable.Cell(catalogue.report(.total))] + cells(total) }
        let bars = lines.prefix(Self.maximumBars).map { line in
            BarChart.Bar(text(line), Double(line.count(.received)), figure: figure(line.count(.received)))
        }
        return (lines.count > 1 ? [.chart(BarChart(catalogue.report(word), bars))] : []) + [.table(table)]
    }

    /// `40 (34.78 %)`.
    private func figure(_ count: Int64) -> String {
        let (number, share) = (catalogue.number(Int(count)), share(count).text)
        return catalogue.language == .english ? "\(number) (\(share))" : "\(number)（\(share)）"
    }

    // MARK: Small tables, side by side

    private var smallTables: [PaperTable] {
        let words: [(FigureDivision, ReportWord)] = [
            (.kept(.outcome), .outcome), (.computed(.cause), .cause), (.computed(.finding), .finding), (.computed(.severity), .severity),
            (.computed(.department), .department), (.computed(.liability), .liability), (.computed(.remedy), .remedy),
            (.computed(.item), .item), (.computed(.weekday), .weekday), (.computed(.hour), .hour),
        ]
        return words.compactMap { division, word in
            let lines = figures.divisions[division] ?? []
            // Where nobody filled it in there is nothing to see.
            guard lines.contains(where: { !$0.keys[0].isEmpty }) else { return nil }
            var table = PaperTable("by-\(division.name)", [column(word), column(.count, .right), column(.share, .right)])
            for line in lines {
                let key = line.keys[0]
                table.append([
                    PaperTable.Cell(key.isEmpty ? catalogue.report(.notGiven) : name(of: key, division)), number(line.count(.received)),
                    share(line.count(.received)),
                ])
            }
            return table
        }
    }

    private func name(of key: String, _ division: FigureDivision) -> String {
        switch division {
        case .kept(.outcome): return catalogue.label(code: key, of: CaseField.outcome)
        case .computed(.weekday):
            let weekdays: [ReportWord] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]
            guard let day = Int(key), weekdays.indices.contains(day - 1) else { return key }
            return catalogue.report(weekdays[day - 1])
        case .computed(.hour): return "\(key):00–\(key):59"
        case .computed(.item): return itemName(key)
        case .computed(let dimension): return dimension.field.map { catalogue.label(code: key, of: $0) } ?? key
        case .kept: return key
        }
    }
}
