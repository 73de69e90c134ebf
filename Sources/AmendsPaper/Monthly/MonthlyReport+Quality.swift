import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import AmendsText

/// The overall state of the service: graded, compared with the month before, and with where to begin.
extension MonthlyReport {
    var qualityBlocks: [Paper.Block] {
        let quality = ServiceQuality(figures.report)
        var blocks: [Paper.Block] = [
            .heading(words.label(ReportWord.serviceQuality)), .paragraph(catalogue.report(.quality(quality.grade, quality.trend))),
        ]
        let problems = [
            top(.kept(.category), CaseField.category), top(.computed(.cause), CaseField.cause), top(.computed(.item), CaseField.item),
        ]
        if problems.contains(where: { !$0.isEmpty }) {
            blocks.append(.paragraph(catalogue.report(.mainProblems(categories: problems[0], causes: problems[1], items: problems[2]))))
        }
        if quality.lines.isEmpty { return blocks }
        var table = PaperTable(
            "service-quality",
            [
                column(.indicator), column(.value, .right), column(.target, .right),
                PaperTable.Column(words.label { $0.figure(.verdict) }), column(.previousMonth, .right),
                column(.trendOfIndicator),
            ])
        for line in quality.lines {
            func text(_ ratio: Ratio) -> String { catalogue.text(ratio, line.indicator.isUponVolume ? .perThousand : .percent) }
            table.append([
                PaperTable.Cell(catalogue.name(of: line.indicator)), PaperTable.Cell(text(line.value)),
                PaperTable.Cell(line.target.map { targetText($0, of: line.indicator) } ?? ""),
                PaperTable.Cell(line.target.map { verdict($0, line.value) } ?? ""), PaperTable.Cell(text(line.previous)),
                PaperTable.Cell(word(line.trend).map { catalogue.report($0) } ?? ""),
            ])
        }
        blocks.append(.table(table))
        return blocks
    }

    private func word(_ trend: ServiceTrend) -> ReportWord? {
        switch trend {
        case .better: .better
        case .same: .same
        case .worse: .worse
        case .unknown: nil
        }
    }

    /// So many of a division are named, as few can be taken up at once.
    private static let maximumNamed = 2

    /// The most frequent keys that somebody filled in, in words.
    private func top(_ division: FigureDivision, _ field: FieldID) -> [String] {
        let lines = (figures.divisions[division] ?? []).filter { !$0.keys[0].isEmpty && $0.count(.countable) > 0 }
        return lines.prefix(Self.maximumNamed).map { line in
            field == CaseField.item ? itemName(line.keys[0]) : catalogue.label(code: line.keys[0], of: field)
        }
    }

    /// A service by its code and what the catalogue calls it.
    func itemName(_ key: String) -> String { services.title(of: key).map { "\(key) \($0)" } ?? key }
}
