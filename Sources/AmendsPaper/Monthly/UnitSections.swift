import AmendsLog
import AmendsModel
public import AmendsNode
import AmendsPolicy
import AmendsText

/// What the monthly report says of the unit itself: its duties under the pack, and how cases go from
/// department to department.
extension FormContext {
    public func dutySections(_ duties: UnitDuties) -> [ReportSection] {
        if duties.lines.isEmpty { return [] }
        var table = PaperTable(
            "duties",
            [ReportWord.duty, .every, .lastDone, .nextDue, .state].map { PaperTable.Column(words.label($0)) })
        for line in duties.lines {
            table.append([
                PaperTable.Cell(catalogue.label(line.duty)), PaperTable.Cell(line.every.map { catalogue.text(.milliseconds($0)) } ?? ""),
                PaperTable.Cell(DutyText.last(line, catalogue, utcOffset)), PaperTable.Cell(DutyText.next(line, catalogue, utcOffset)),
                PaperTable.Cell(DutyText.state(line, catalogue)),
            ])
        }
        let standing = catalogue.report(
            .dutiesStanding(pack: duties.pack.description, count: duties.lines.count, overdue: duties.overdue))
        return [ReportSection(words.label(ReportWord.duties), [.paragraph(standing), .table(table)])]
    }

    public func departmentSections(_ figures: [DepartmentFigures]) -> [ReportSection] {
        let counts: [(ReportWord, (DepartmentFigures) -> Int)] = [
            (.given, \.given), (.taken, \.accepted), (.givenBack, \.returned), (.passedOn, \.passedOn), (.waiting, \.waiting),
        ]
        var table = PaperTable(
            "hand-overs",
            [PaperTable.Column(words.label(ReportWord.department))] + counts.map { PaperTable.Column(words.label($0.0), .right) }
                + [PaperTable.Column(words.label(ReportWord.medianWait), .right)])
        for line in figures {
            table.append(
                [PaperTable.Cell(label(code: line.department, of: CaseField.department).text)]
                    + counts.map { .number($0.1(line), catalogue) }
                    + [PaperTable.Cell(line.median.map { catalogue.text(.milliseconds($0)) } ?? "")])
        }
        return ReportSection(words.label(ReportWord.handOvers), table).map { [$0] } ?? []
    }
}
