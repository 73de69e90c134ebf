public import AmendsLog
import AmendsMerge
public import AmendsModel
public import AmendsNode

/// A monthly report as a record: what was given out, and by which figures it is compared with later.
extension MonthlyReport {
    /// The fields of the record that says that these bytes were given out.
    public func record(of html: String, file: String, revising earlier: ManagementRecord?) -> ActFields {
        var fields: ActFields = [
            (ReportRecord.reportKind, .text("monthly")), (ReportRecord.period, .text(figures.month.description)),
            (ReportRecord.digest, .text(sha256(Array(html.utf8)).description)), (ReportRecord.file, .text(file)),
            (ReportRecord.watermark, .text(figures.report.watermarks.text)),
            (ManagementField.title, .text("\(paper.title.text) \(paper.subtitle)")),
            (ManagementField.text, .text(PublishedFigures(publishedAt: 0, values: figures.published).text(scope: figures.scope))),
        ]
        if let earlier { fields.append((ReportRecord.revises, .text(earlier.number))) }
        return fields
    }
}

extension PublishedFigures {
    /// The newest report of the month and scope among the records, and what it said.
    public static func newest(of records: [ManagementRecord], month: String, scope: String) -> (
        record: ManagementRecord, figures: PublishedFigures
    )? {
        var newest: (record: ManagementRecord, figures: PublishedFigures)?
        for record in records where record.text(ReportRecord.period) == month && record.text(ReportRecord.reportKind) == "monthly" {
            // As it was added: the words of a record may be amended, what was given out may not.
            guard case .text(let text)? = record.groups(of: "add").first?[ManagementField.text], let first = record.state.entries.first,
                let figures = PublishedFigures(text, scope: scope, publishedAt: first.time)
            else { continue }
            if newest.map({ ($0.figures.publishedAt, $0.record.number) < (figures.publishedAt, record.number) }) ?? true {
                newest = (record, figures)
            }
        }
        return newest
    }
}

extension Watermarks {
    /// `S012 1a0721f2 297 1795…`, a line for each node: site, node, entries, newest entry in ms.
    var text: String {
        lines.map { "\($0.site) \($0.node.description.prefix(8)) \($0.entries) \($0.heardAt)" }.joined(separator: "\n")
    }
}
