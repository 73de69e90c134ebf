import AmendsLog
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsText

/// How a case went from department to department, and who has which task in its plan.
extension CasePage {
    /// Nil where the case was given to no department.
    func turnsTable() -> TextTable? { table(CaseView.turnHeads, view.turnRows(catalogue)) }
    func tasksTable() -> TextTable? { table(CaseView.taskHeads, view.taskRows(catalogue)) }

    private func table(_ heads: [CaseWord], _ rows: [[String]]) -> TextTable? {
        if rows.isEmpty { return nil }
        var table = TextTable(heads.map { .init(catalogue.label($0), maximumWidth: 64) })
        for row in rows { table.append(row) }
        return table
    }
}

extension CaseView {
    /// The departments' turns, oldest first; instants in the case's own offset.
    var turnElements: [JSON] {
        review.turns.map { turn in
            .object([
                ("department", .text(turn.department)), ("from", .text(turn.from)), ("given", element(turn.given)),
                ("answer", .text(turn.answer.rawValue)), ("answered", turn.answered.map(element) ?? .null),
                ("waited_seconds", .number(turn.waited(at: review.at) / 1000)),
                ("reason", .text(sight == .whole || turn.reason.isEmpty ? turn.reason : Masked.text)),
            ])
        }
    }

    var taskElements: [JSON] {
        review.tasks.map { task in
            .object([
                ("who", .text(task.who)), ("items", .array(task.items.map(element))), ("told", element(task.told)),
                ("acknowledged", task.acknowledged.map(element) ?? .null), ("done", .flag(task.isDone)),
            ])
        }
    }

    private func element(_ moment: CourseMoment) -> JSON {
        .object([("time", instant(moment.time)), ("actor", .text(moment.actor))])
    }

    private func element(_ item: PlanTask.Item) -> JSON {
        switch item {
        case .plan: .object([("item", .text("plan"))])
        case .told: .object([("item", .text("told"))])
        case .measure(let number, let measure):
            .object([("item", .text("measure")), ("number", .count(number)), ("text", .text(words(of: measure)))])
        }
    }
}
