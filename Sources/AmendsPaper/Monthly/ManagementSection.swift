import AmendsLog
import AmendsMerge
public import AmendsModel
public import AmendsNode
import AmendsText

/// The management side in the monthly report: a line for every kind of record, and the month's records
/// of those kinds that have any.
extension FormContext {
    public func managementSections(_ summaries: [ManagementSummary], _ records: (ManagementKind) throws -> [ManagementRecord]) rethrows
        -> [ReportSection]
    {
        let shown = summaries.filter { $0.count > 0 || $0.open > 0 }
        guard !shown.isEmpty else { return [] }
        var overview = PaperTable(
            "management",
            [
                column(.kind), PaperTable.Column(words.label(ReportWord.count), .right),
                PaperTable.Column(words.label(ReportWord.isOpen), .right), PaperTable.Column(words.label(ReportWord.overdueCases), .right),
            ])
        overview.columns[1].heading = words.label(ReportWord.recordsOfMonth)
        overview.columns[3].heading = words.label(ReportWord.overdue)
        for summary in shown {
            overview.append([
                PaperTable.Cell(catalogue.label(summary.kind)), .number(summary.count, catalogue), .number(summary.open, catalogue),
                .number(summary.overdue, catalogue),
            ])
        }
        var blocks: [Paper.Block] = [.table(overview)]
        for summary in shown where summary.count > 0 {
            guard let kind = ManagementTable.of(summary.kind) else { continue }
            let found = try records(kind)
            if found.isEmpty { continue }
            blocks.append(.table(list(found, kind)))
        }
        return [ReportSection(words.label(ReportWord.managementRecords), blocks)]
    }

    /// The columns that the kind's own list has, without those about people: the report goes further
    /// than the records.
    private func list(_ records: [ManagementRecord], _ kind: ManagementKind) -> PaperTable {
        let fields = kind.columns.filter { kind.field($0)?.isPersonal == false }
        var table = PaperTable(
            kind.name, caption: words.label { $0.label(kind.kind) },
            [PaperTable.Column(words.label(ManagementField.number, of: kind.kind))]
                + fields.map { PaperTable.Column(words.label($0, of: kind.kind)) })
        for record in records {
            table.append(
                [PaperTable.Cell(record.number)]
                    + fields.map { field in
                        let texts = record.values(of: field).map {
                            catalogue.value($0, of: field, kind: kind.kind, utcOffset: utcOffset)
                        }
                        return PaperTable.Cell(texts.joined(separator: "\n"))
                    })
        }
        return table
    }
}
