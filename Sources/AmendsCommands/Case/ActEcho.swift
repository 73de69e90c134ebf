import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsPolicy
import AmendsText

/// What is said after an act on a case, beside that it was recorded: rules that it broke though it could be
/// made, what the case lacks as it is now, and which step comes next. Whoever stands at the counter should
/// not have to ask for it.
struct ActEcho {
    let view: CaseView
    /// Acts that the case had before.
    let known: Int

    func tell(_ console: Console) {
        let catalogue = console.catalogue.naming(as: view.pack)
        for item in view.ruled.items where item.explanation == nil && isNews(item) {
            console.say(catalogue.text(.reminder(catalogue.text(view.notice(item), utcOffset: view.offset))))
        }
        if let next { console.say(catalogue.text(.nextStep(next, number: view.number))) }
    }

    private func isNews(_ item: CaseFindings.Item) -> Bool {
        switch item.subject {
        case .broken(_, let act): act.ordinal >= known
        case .standing: true
        case .met: false
        }
    }

    /// The step that somebody is to take now; nil where the case only waits for the end of the month.
    private var next: Milestone? {
        let stage = view.state.stage(under: view.pack)
        return stage == .destroyed || stage == .archived ? nil : stage
    }
}
