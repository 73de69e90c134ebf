import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import AmendsText

/// What somebody must look at, what changed, and on what all of it rests.
extension MonthlyReport {
    var satisfactionBlocks: [Paper.Block] {
        guard received > 0 else { return [] }
        let counts = total.figures
        let (yes, no, unreached) = (counts.count(Measure.satisfied), counts.count(Measure.dissatisfied), counts.count(Measure.unreached))
        var table = PaperTable("satisfaction", [column(.figure), column(.count, .right), column(.share, .right)])
        let lines: [(ReportWord, Int64)] = [
            (.satisfied, yes), (.dissatisfied, no), (.unreached, unreached), (.notAsked, received - yes - no - unreached),
        ]
        for (word, count) in lines { table.append([PaperTable.Cell(catalogue.report(word)), number(count), share(count)]) }
        var money = PaperTable("compensation", [column(.figure), column(.value, .right)])
        let (fen, cases) = (total.count(.compensation), total.count(.compensated))
        money.append([PaperTable.Cell(catalogue.report(.casesPaid)), number(cases)])
        money.append([PaperTable.Cell(catalogue.report(.paid)), .money(fen, catalogue)])
        money.append([
            PaperTable.Cell(catalogue.report(.average)),
            cases > 0 ? .money(Self.average(fen, cases), catalogue) : PaperTable.Cell(catalogue.notApplicable),
        ])
        return [
            .heading(words.label { "\($0.report(ReportWord.satisfaction)) · \($0.report(ReportWord.compensation))" }),
            .columns([table, money]),
        ]
    }

    var attentionBlocks: [Paper.Block] {
        [.heading(words.label(ReportWord.overdueCases))] + overdueBlocks + [.heading(words.label(ReportWord.conflicts))] + conflictBlocks
    }

    private var overdueBlocks: [Paper.Block] {
        let overdue = figures.overdue
        guard !overdue.isEmpty else { return [.paragraph(catalogue.report(.nothingOverdue))] }
        var table = PaperTable(
            "overdue",
            [column(.number)] + (figures.site == nil ? [column(.site)] : []) + [
                column(.category), column(.receivedAt), PaperTable.Column(words.label { $0.label(TimeWord.clock) }), column(.dueAt),
                column(.days, .right),
            ])
        for line in overdue {
            let days = (figures.askedAt - line.receivedAt) / 86_400_000
            table.append(
                [PaperTable.Cell(line.number)] + (figures.site == nil ? [PaperTable.Cell(siteLabel(line.site))] : []) + [
                    category(line), time(line.receivedAt, line), PaperTable.Cell(line.dueKind.map { catalogue.label($0) } ?? ""),
                    line.due.map { due($0, line) } ?? "", number(days),
                ])
        }
        return [.table(printed(table))]
    }

    /// A limit in days ends at 24:00 of its last day, not at 00:00 of the next.
    private func due(_ due: Int64, _ line: CaseLine) -> PaperTable.Cell {
        let offset = Int(clamping: line.offset)
        let endsWithDay = (due + Int64(offset) * 60_000) % CivilDate.dayMilliseconds == 0
        let last = CivilTime(milliseconds: due - 1, utcOffset: offset)
        return PaperTable.Cell(
            catalogue.due(due, endsWithDay: endsWithDay, utcOffset: offset),
            figure: "\(last.isoDate) \(endsWithDay ? "24:00" : last.clock)")
    }

    private var conflictBlocks: [Paper.Block] {
        let cases = figures.conflicting
        guard !cases.isEmpty else { return [.paragraph(catalogue.report(.noConflicts))] }
        var table = PaperTable(
            "conflicts", [column(.number), column(.site), column(.category), column(.receivedAt), column(.conflicts, .right)])
        for line in cases {
            table.append([
                PaperTable.Cell(line.number), PaperTable.Cell(siteLabel(line.site)), category(line), time(line.receivedAt, line),
                number(Int64(line.conflicts)),
            ])
        }
        return [.table(printed(table))]
    }

    /// So many lines of a list stand on paper; its file has all.
    static let maximumPrintedRows = 40

    private func printed(_ table: PaperTable) -> PaperTable {
        var table = table
        guard table.rows.count > Self.maximumPrintedRows else { return table }
        table.printedRowCount = Self.maximumPrintedRows
        table.note = catalogue.report(.moreInFile(count: table.rows.count - Self.maximumPrintedRows, name: "\(name)-\(table.name).csv"))
        return table
    }

    private func category(_ line: CaseLine) -> PaperTable.Cell {
        PaperTable.Cell(line.category.isEmpty ? "" : catalogue.label(code: line.category, of: CaseField.category))
    }

    private func time(_ milliseconds: Int64, _ line: CaseLine) -> PaperTable.Cell {
        let local = CivilTime(milliseconds: milliseconds, utcOffset: Int(clamping: line.offset))
        return PaperTable.Cell(
            catalogue.dateTime(milliseconds: milliseconds, utcOffset: local.utcOffset), figure: "\(local.isoDate) \(local.clock)")
    }

    // MARK: Revision

    var revisionBlocks: [Paper.Block] {
        guard let published else { return [] }
        let time = catalogue.dateTime(milliseconds: published.publishedAt, utcOffset: context.utcOffset)
        let differences = published.differences(from: figures.published)
        var blocks: [Paper.Block] = [
            .heading(words.label(ReportWord.revision)),
            .paragraph(
                catalogue.report(
                    differences.isEmpty ? .unchangedSincePublished(published: time) : .revised(published: time, changes: differences.count))
            ),
        ]
        guard !differences.isEmpty else { return blocks }
        var table = PaperTable(
            "revision", [column(.figure), column(.publishedValue, .right), column(.presentValue, .right), column(.change, .right)])
        for (name, before, now) in differences {
            table.append([
                PaperTable.Cell(figureName(name)), cell(before, name), cell(now, name),
                name == "compensation_fen" ? .money((now ?? 0) - (before ?? 0), catalogue) : change((now ?? 0) - (before ?? 0)),
            ])
        }
        blocks.append(.table(table))
        return blocks
    }

    private func cell(_ value: Int64?, _ name: String) -> PaperTable.Cell {
        guard let value else { return "—" }
        return name == "compensation_fen" ? .money(value, catalogue) : number(value)
    }

    private func figureName(_ name: String) -> String {
        let words: [String: ReportWord] = [
            "received": .received, "closed": .closed, "reopened": .reopened, "opening": .opening, "closing": .closing, "timely": .timely,
            "late": .late, "satisfied": .satisfied, "orders": .orders,
            "compensation_fen": .paid, "compensated": .casesPaid, "escalated": .escalated, "duplicates": .duplicates,
        ]
        if let word = words[name] { return catalogue.report(word) }
        let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return name }
        let key = parts[1].isEmpty ? catalogue.report(.notGiven) : parts[1]
        switch parts[0] {
        case "category": return "\(catalogue.report(.category)): \(catalogue.label(code: key, of: CaseField.category))"
        case "site": return "\(catalogue.report(.site)): \(siteLabel(key))"
        default: return name
        }
    }

    // MARK: Basis

    var basisBlocks: [Paper.Block] {
        var table = PaperTable(
            "basis", [column(.site), column(.node), column(.entries, .right), column(.upTo)])
        let watermarks = figures.report.watermarks
        for line in watermarks.lines {
            table.append([
                PaperTable.Cell(siteLabel(line.site)), PaperTable.Cell(String(line.node.description.prefix(8))),
                number(Int64(clamping: line.entries)),
                PaperTable.Cell(
                    catalogue.dateTime(milliseconds: line.heardAt, utcOffset: context.utcOffset)
                        + (line.isBehind ? "（\(catalogue.figure(.behind))）" : "")),
            ])
        }
        for site in watermarks.unheard {
            table.append([PaperTable.Cell(siteLabel(site)), "", "", PaperTable.Cell(catalogue.figure(.unheard))])
        }
        return [
            .heading(words.label(ReportWord.basisOfFigures)), .paragraph(catalogue.report(.timeZones(figures.offsets.count))),
            .paragraph(catalogue.report(.receivedBasis)), .table(printed(table)),
        ]
    }

    // MARK: Cases

    /// Every case received in the month, to drill down from a figure to its cases. Not on paper, and
    /// nothing about people in it.
    var caseList: PaperTable {
        var table = PaperTable(
            "cases", caption: words.label(ReportWord.caseList),
            [
                column(.number), column(.site), column(.receivedAt), column(.closedAt), column(.isOpen),
                PaperTable.Column(words.label(PaperWord.round)), column(.category), column(.channel), column(.outcome), column(.verdict),
                column(.satisfied), column(.paid), column(.conflicts), column(.duplicates),
            ])
        func code(_ code: String, _ field: FieldID) -> PaperTable.Cell {
            PaperTable.Cell(code.isEmpty ? "" : catalogue.label(code: code, of: field))
        }
        func flag(_ isOn: Bool) -> PaperTable.Cell { PaperTable.Cell(catalogue.report(isOn ? .yes : .no)) }
        func verdict(_ verdict: CaseLine.Verdict) -> PaperTable.Cell {
            switch verdict {
            case .timely: PaperTable.Cell(catalogue.report(.timely))
            case .late: PaperTable.Cell(catalogue.report(.late))
            case .undetermined: PaperTable.Cell(catalogue.report(.undetermined))
            case .none: ""
            }
        }
        for line in figures.cases {
            table.append([
                PaperTable.Cell(line.number), PaperTable.Cell(line.site), time(line.receivedAt, line),
                line.closedAt.map { time($0, line) } ?? "", flag(line.isOpen), number(Int64(line.round)),
                code(line.category, CaseField.category), code(line.channel, CaseField.channel), code(line.outcome, CaseField.outcome),
                verdict(line.verdict), code(line.satisfied, CaseField.satisfied),
                .money(line.compensation.count, catalogue), number(Int64(line.conflicts)), flag(line.isDuplicate),
            ])
        }
        return table
    }
}
