import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsStore
import AmendsText

/// A case as a shopkeeper reads it: what it is, how far it has come, what is disputed, and who did what when.
struct CasePage {
    let view: CaseView
    let catalogue: Catalogue

    init(_ view: CaseView, _ catalogue: Catalogue) { (self.view, self.catalogue) = (view, catalogue) }

    func rendered() -> String {
        var text = lines(standing + fields)
        let conflicts = view.conflicts
        if !conflicts.isEmpty {
            text += title(catalogue.heading(.conflicts))
            for conflict in conflicts { text += catalogue.text(conflict, utcOffset: view.offset) + "\n" }
        }
        let findings = view.findings
        if !findings.isEmpty || !view.ruled.items.isEmpty || view.ruled.unjudged > 0 {
            text += title(catalogue.heading(.findings))
            for finding in findings { text += catalogue.text(finding) + "\n" }
            for item in view.ruled.items {
                text += "[\(item.key)] " + catalogue.text(view.notice(item), utcOffset: view.offset) + "\n"
                if let explanation = view.explanation(of: item) {
                    text += "  " + catalogue.text(explanation, utcOffset: view.offset) + "\n"
                }
            }
            if view.ruled.unjudged > 0 { text += catalogue.text(RuleNotice.unjudged(count: view.ruled.unjudged)) + "\n" }
        }
        return text + title(catalogue.heading(.history)) + historyTable().rendered()
    }

    func historyTable() -> TextTable {
        var table = TextTable([
            .init(catalogue.heading(.time)), .init(catalogue.heading(.act)), .init(catalogue.heading(.actor), maximumWidth: 24),
            .init(catalogue.heading(.value), maximumWidth: 96),
        ])
        for (entry, summary) in zip(view.history, view.state.entries) {
            let written = entry.draft.fields.filter { !Self.silent.contains($0.id) }.map { field in
                "\(catalogue.label(field.id)): \(catalogue.value(field.value, of: field.id, utcOffset: view.offset))"
            }
            table.append([
                catalogue.dateTime(milliseconds: summary.time, utcOffset: view.offset), catalogue.label(entry.draft.kind), entry.actor,
                written.joined(separator: "; "),
            ])
        }
        return table
    }

    /// Said in columns of their own, or of no interest to a reader.
    private static let silent: Set<FieldID> = [
        .actor, CaseField.at, CaseField.pack, CaseField.calendar, CaseField.vocabulary, CaseField.sourceSteps, CaseField.utcOffset,
    ]

    private var standing: [(String, String)] {
        let state = view.state
        var lines = [
            (catalogue.heading(.site), CaseView.site(of: view.row)),
            (catalogue.heading(.state), catalogue.heading(state.isOpen ? .open : .closed)),
            (catalogue.heading(.stage), catalogue.stage(awaiting: state.stage == .destroyed ? nil : state.stage)),
        ]
        if state.round > 1 { lines.append((catalogue.heading(.round), String(state.round))) }
        for obligation in state.obligations {
            let time = catalogue.dateTime(milliseconds: obligation.time, utcOffset: view.offset)
            let actor = view.actor(of: obligation.ordinal)
            lines.append(
                (catalogue.heading(.openBecause), "\(catalogue.label(obligation.kind)) (\(actor.isEmpty ? "" : actor + ", ")\(time))"))
        }
        return lines
    }

    private var fields: [(String, String)] {
        Vocabulary.fields(of: .complaintCase).flatMap { field -> [(String, String)] in
            if Self.silent.contains(field.id) { return [] }
            let label = catalogue.label(field.id)
            switch field.type {
            case .register, .most: return view.state.shown(field.id).map { [(label, text(view.value($0), field))] } ?? []
            case .set: return view.state.elements(of: field.id).map { (label, text(.text($0), field)) }
            // Notes stand in the history with who wrote them.
            case .list, .act: return []
            case .ledger, .sum:
                let isEmpty = view.state.values(of: field.id).isEmpty
                return isEmpty ? [] : [(label, catalogue.money(view.state.balance(of: field.id)))]
            }
        }
    }

    private func text(_ value: FieldValue?, _ field: FieldDefinition) -> String {
        catalogue.value(value, of: field.id, utcOffset: view.offset)
    }

    /// Labels in a column, values beside them.
    private func lines(_ lines: [(String, String)]) -> String {
        let width = lines.map { DisplayWidth.of($0.0) }.max() ?? 0
        return lines.map { label, value in
            label + String(repeating: " ", count: width - DisplayWidth.of(label) + 2) + Printable.text(value) + "\n"
        }.joined()
    }

    private func title(_ text: String) -> String { "\n\(text)\n" }
}
