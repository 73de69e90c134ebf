import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsPolicy
import AmendsStore
import AmendsText

/// A case as a shopkeeper reads it: what it is, how far it has come, what is disputed, and who did what when.
struct CasePage {
    let view: CaseView
    let catalogue: Catalogue

    init(_ view: CaseView, _ catalogue: Catalogue) { (self.view, self.catalogue) = (view, catalogue.naming(as: view.pack)) }

    func rendered() -> String {
        let groups = CaseGroup.allCases.map { (catalogue.label($0), lines(of: $0)) }.filter { !$0.1.isEmpty }
        let width = (standing + groups.flatMap(\.1)).map { DisplayWidth.of($0.0) }.max() ?? 0
        var text = lines(standing, width)
        for (label, group) in groups { text += title(label) + lines(group, width) }
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
        for (ordinal, (entry, summary)) in zip(view.history, view.state.entries).enumerated() {
            let written = entry.draft.fields.filter { !Self.silent.contains($0.id) }.map { field in
                let isRemoval = if case .removed = field.value { true } else { false }
                return "\(catalogue.label(field.id)): \(isRemoval ? "− " : "")\(text(field.value, field.id, at: summary.time))"
            }
            table.append([
                catalogue.dateTime(milliseconds: summary.time, utcOffset: view.offset), catalogue.label(entry.draft.kind),
                view.person(of: ordinal), written.joined(separator: "; "),
            ])
        }
        return table
    }

    /// Said in columns of their own, or of no interest to a reader.
    private static let silent = CaseGroup.notShown.subtracting([CaseField.note]).union([
        .actor, CaseField.at, CaseField.pack, CaseField.calendar, CaseField.vocabulary,
    ])

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
            let actor = view.person(of: obligation.ordinal)
            lines.append(
                (catalogue.heading(.openBecause), "\(catalogue.label(obligation.kind)) (\(actor.isEmpty ? "" : actor + ", ")\(time))"))
        }
        return lines
    }

    // MARK: Fields

    private func lines(of group: CaseGroup) -> [(String, String)] {
        group.fields.compactMap { Vocabulary.field($0, of: .complaintCase) }.flatMap { field -> [(String, String)] in
            let label = catalogue.label(field.id)
            switch field.type {
            case .register, .most:
                return view.state.shown(field.id).map { [(label, text(view.value($0), field.id, at: time(of: $0)))] } ?? []
            case .set: return view.state.elements(of: field.id).map { (label, text(.text($0), field.id, at: .max)) }
            case .list: return items(of: field).map { (label, $0) }
            case .ledger, .sum:
                let isEmpty = view.state.values(of: field.id).isEmpty
                return isEmpty ? [] : [(label, catalogue.money(view.state.balance(of: field.id)))]
            case .act: return []
            }
        }
    }

    /// The items of a list, each on one line with what was written together with it, by whom and when.
    private func items(of field: FieldDefinition) -> [String] {
        let companions = CaseGroup.companions[field.id] ?? []
        let places = companions.map { companion in
            Dictionary(grouping: view.state.values(of: companion), by: \.ordinal)
        }
        var seen: [Int: Int] = [:]
        return view.state.values(of: field.id).map { held in
            let nth = seen[held.ordinal, default: 0]
            seen[held.ordinal] = nth + 1
            var parts = [text(view.value(held), field.id, at: time(of: held))]
            for (companion, byEntry) in zip(companions, places) {
                guard let beside = byEntry[held.ordinal], beside.indices.contains(nth) else { continue }
                parts.append(text(view.value(beside[nth]), companion, at: time(of: held)))
            }
            let time = catalogue.shortTime(milliseconds: view.state.entries[held.ordinal].time, utcOffset: view.offset)
            let person = view.person(of: held.ordinal)
            return parts.joined(separator: " · ") + " (\(person.isEmpty ? "" : person + ", ")\(time))"
        }
    }

    private func time(of held: HeldValue) -> Int64 { view.state.entries[held.ordinal].time }

    /// `instant` is when it was written: people have the name that they had then.
    private func text(_ value: FieldValue?, _ id: FieldID, at instant: Int64) -> String {
        if let definition = Vocabulary.field(id, of: .complaintCase), !view.sight.shows(definition) { return Masked.text }
        return Printable.text(view.read(value, of: id, at: instant, catalogue))
    }

    // MARK: Layout

    /// Labels in a column, values beside them.
    private func lines(_ lines: [(String, String)], _ width: Int) -> String {
        lines.map { label, value in
            label + String(repeating: " ", count: width - DisplayWidth.of(label) + 2) + Printable.text(value) + "\n"
        }.joined()
    }

    private func title(_ text: String) -> String { "\n\(text)\n" }
}
