import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsText

/// What the record of every case must hold, on one look: number, when, by which road, from whom, about
/// what, how it went, with what result, and what the customer said of it. Each is printed whether there is
/// anything or not, so that a record that lacks something shows it.
extension FormContext {
    func record(of view: CaseView) -> FieldGrid {
        FieldGrid([
            FieldGrid.Field(words.label(CaseField.number), .text(view.number)),
            recorded(words.label(CaseField.receivedAt), view.receivedAt(catalogue)),
            recorded(words.label(CaseField.channel), [CaseField.channel, CaseField.platform].map { view.text($0, catalogue) }),
            recorded(
                words.label(.complainant),
                [CaseField.customer, CaseField.contact, CaseField.member].map { view.text($0, catalogue) }
                    + (view.codes(CaseField.anonymous).contains("yes") ? [catalogue.label(CaseField.anonymous)] : [])),
            recorded(words.label(.matter), view.text(CaseField.content, catalogue), wide: true),
            recorded(words.label(.courseOfInvestigation), course(view), wide: true),
            recorded(words.label(.resultOfHandling), result(view), wide: true),
            recorded(words.label(.satisfactionTracking), satisfaction(view), wide: true),
        ])
    }

    private func recorded(_ label: Label, _ parts: [String], wide: Bool = false) -> FieldGrid.Field {
        recorded(label, parts.filter { !$0.isEmpty }.joined(separator: " · "), wide: wide)
    }

    private func recorded(_ label: Label, _ text: String, wide: Bool = false) -> FieldGrid.Field {
        FieldGrid.Field(label, .text(orNotRecorded(text)), wide: wide)
    }

    /// The steps in their order, each with its day.
    private func course(_ view: CaseView) -> String {
        let marks = view.state.milestones.filter { !(view.state.isOpen && $0.milestone.needsDischarge) && $0.milestone < .closed }
        let steps = marks.sorted { $0.ordinal < $1.ordinal }.map { mark in
            let time = view.state.entries[Int(mark.ordinal)].time
            return "\(catalogue.label(mark.milestone)) \(catalogue.shortTime(milliseconds: time, utcOffset: view.offset))"
        }
        return steps.joined(separator: " → ")
    }

    private func result(_ view: CaseView) -> String {
        var parts = [CaseField.outcome, CaseField.remedy, CaseField.compensation].map { view.text($0, catalogue) }
        if let closed = view.state.closedAt { parts.append(catalogue.dateTime(milliseconds: closed, utcOffset: view.offset)) }
        return ([parts.filter { !$0.isEmpty }.joined(separator: " · ")] + [view.text(CaseField.feedback, catalogue)])
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// What the customer said, or why nobody asked.
    private func satisfaction(_ view: CaseView) -> String {
        let fields = [
            CaseField.satisfied, CaseField.score, CaseField.followUpMethod, CaseField.dissatisfaction, CaseField.attempt,
        ]
        let said = fields.map { view.text($0, catalogue) }.filter { !$0.isEmpty }.joined(separator: " · ")
        if !said.isEmpty { return said }
        if view.state.standing.isAnonymous { return sentence(.notAskedAnonymous) }
        if view.state.standing.endedEarly { return sentence(.notAskedEnded(outcome: view.text(CaseField.outcome, catalogue))) }
        return ""
    }

    // MARK: How it went

    func turns(_ view: CaseView) -> [Paper.Block] { courseTable("hand-overs", .handOvers, CaseView.turnHeads, view.turnRows(catalogue)) }
    func tasks(_ view: CaseView) -> [Paper.Block] { courseTable("tasks", .tasks, CaseView.taskHeads, view.taskRows(catalogue)) }

    private func courseTable(_ name: String, _ title: CaseWord, _ heads: [CaseWord], _ rows: [[String]]) -> [Paper.Block] {
        if rows.isEmpty { return [] }
        var table = PaperTable(
            name, caption: words.label { $0.label(title) }, heads.map { head in PaperTable.Column(words.label { $0.label(head) }) })
        for row in rows { table.append(row.map { PaperTable.Cell($0) }) }
        return [.table(table)]
    }
}
