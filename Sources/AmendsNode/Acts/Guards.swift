import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
import AmendsStore

/// Why an act may not be made here and now. Merge never asks; an act that came by sync is kept and
/// shown as a finding, found by the same rules (``Rulebook``).
enum Guard {
    /// Whether everything is given that the act cannot be without, whatever the pack.
    static func checkFields(_ fields: ActFields, of definition: ActDefinition) throws(NodeError) {
        for field in definition.required where !fields.contains(where: { $0.id == field && !$0.value.isNothing }) {
            let fieldName = Vocabulary.field(field, of: definition.recordKind)?.name ?? "\(field.rawValue)"
            throw NodeError(.usage, "\(definition.name) needs --\(fieldName.replacing("_", with: "-")).", reason: .fieldMissing(field))
        }
    }

    static func check(_ act: RuledAct, of definition: ActDefinition, after past: CasePast, named name: String, by rulebook: Rulebook)
        throws(NodeError)
    {
        guard definition.recordKind == .complaintCase else { return }
        let state = past.state
        if definition.kind == CaseAct.receive {
            if !state.entries.isEmpty { throw NodeError(.usage, "The case \(name) was received already.") }
        } else if state.entries.isEmpty {
            throw NodeError(.noInput, "There is no case \(name) here.")
        }
        if definition.kind == CaseAct.settle { try checkSettle(act, state, name) }
        for breach in rulebook.breaches(of: act, after: past) {
            switch breach.weight {
            case .refuses: throw refusal(breach, name, rulebook)
            case .needsReason: if !act.hasReason { throw refusal(breach, name, rulebook) }
            case .warns: continue
            }
        }
    }

    private static func refusal(_ breach: Breach, _ name: String, _ rulebook: Rulebook) -> NodeError {
        switch breach {
        case .caseIsClosed:
            NodeError(
                .usage, "The case \(name) is closed. Reopen it first: amends case reopen \(name) --reason …", reason: .caseIsClosed(name))
        case .caseIsOpen:
            NodeError(.usage, "The case \(name) is open; only a closed one is reopened.", reason: .caseIsOpen(name))
        case .notLinked:
            NodeError(.usage, "The case \(name) is not linked to that case.", reason: .notLinked(name))
        case .notClosedYet where rulebook.binding == nil:
            NodeError(.usage, "The case \(name) is still open; close it before it is archived.", reason: .archivingOpenCase(name))
        default:
            NodeError(
                .usage, "This act on \(name) breaks the rule \(breach.rule).",
                reason: .breach(breach, number: name, pack: rulebook.pack?.name.description ?? ""))
        }
    }

    private static func checkSettle(_ act: RuledAct, _ state: RecordState, _ name: String) throws(NodeError) {
        let conflicting = Set(state.conflicts.map(\.field))
        if !act.fields.contains(where: { conflicting.contains($0.id) }) {
            throw NodeError(
                .usage, "Name a field that is in conflict and the value to keep. `amends case conflicts \(name)` lists them.",
                reason: .nothingToSettle(name))
        }
    }
}
