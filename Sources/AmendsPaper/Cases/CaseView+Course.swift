import AmendsLog
import AmendsModel
public import AmendsNode
import AmendsPolicy
public import AmendsText

/// How a case went from department to department, and who has which task in its plan: rows of words for
/// the terminal and for paper alike.
extension CaseView {
    /// The words over the columns of ``turnRows(_:)``.
    public static let turnHeads: [CaseWord] = [.department, .cameFrom, .given, .answer, .answered, .waited, .reason]

    public func turnRows(_ catalogue: Catalogue) -> [[String]] {
        review.turns.map { turn in
            [
                department(turn.department, catalogue), department(turn.from, catalogue), moment(turn.given, catalogue),
                catalogue.label(CaseWord(turn.answer)), turn.answered.map { moment($0, catalogue) } ?? "",
                catalogue.text(.milliseconds(turn.waited(at: review.at))), shown(turn.reason, CaseField.reason),
            ]
        }
    }

    public static let taskHeads: [CaseWord] = [.person, .tasks, .told, .acknowledged]

    public func taskRows(_ catalogue: Catalogue) -> [[String]] {
        review.tasks.map { task in
            let person = person(task.who, at: task.told.time)
            return [
                person == task.who ? department(task.who, catalogue) : Printable.text(person),
                task.items.map { words($0, catalogue) }.joined(separator: "; "), moment(task.told, catalogue),
                task.acknowledged.map { moment($0, catalogue) } ?? catalogue.label(task.isDone ? CaseWord.done : .notAcknowledged),
            ]
        }
    }

    private func words(_ item: PlanTask.Item, _ catalogue: Catalogue) -> String {
        switch item {
        case .plan: catalogue.label(CaseWord.inCharge)
        case .told: catalogue.label(CaseWord.toldOnly)
        case .measure(let number, let measure): "\(number). " + words(of: measure)
        }
    }

    /// A measure's words and its day, where the reader may see them.
    public func words(of measure: PlannedMeasure) -> String {
        shown([measure.text, measure.due].filter { !$0.isEmpty }.joined(separator: " · "), CaseField.measure)
    }

    private func shown(_ text: String, _ field: FieldID) -> String {
        text.isEmpty || Vocabulary.field(field, of: .complaintCase).map(sight.shows) ?? true ? Printable.text(text) : Masked.text
    }

    private func department(_ code: String, _ catalogue: Catalogue) -> String { catalogue.value(.text(code), of: CaseField.department) }

    /// When, and who.
    private func moment(_ moment: CourseMoment, _ catalogue: Catalogue) -> String {
        let time = catalogue.shortTime(milliseconds: moment.time, utcOffset: offset)
        return moment.actor.isEmpty ? time : "\(time) \(Printable.text(person(moment.actor, at: moment.time)))"
    }
}

extension CaseWord {
    init(_ answer: DepartmentTurn.Answer) {
        self =
            switch answer {
            case .waiting: .waiting
            case .accepted: .accepted
            case .returned: .returned
            case .passedOn: .passedOn
            }
    }
}
