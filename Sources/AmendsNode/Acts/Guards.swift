import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsStore

/// Why an act may not be made here and now. Merge never asks; an act that came by sync is kept and
/// shown as a finding.
enum Guard {
    static func check(_ definition: ActDefinition, _ fields: [(id: FieldID, value: FieldValue)], on state: RecordState, named name: String)
        throws(NodeError)
    {
        for field in definition.required where !fields.contains(where: { $0.id == field && $0.value != .cleared && $0.value != .text("") })
        {
            let fieldName = Vocabulary.field(field, of: definition.recordKind)?.name ?? "\(field.rawValue)"
            throw NodeError(.usage, "\(definition.name) needs --\(fieldName.replacing("_", with: "-")).", reason: .fieldMissing(field))
        }
        guard definition.recordKind == .complaintCase else { return }
        if definition.kind == CaseAct.receive {
            if !state.entries.isEmpty { throw NodeError(.usage, "The case \(name) was received already.") }
            return
        }
        if state.entries.isEmpty { throw NodeError(.noInput, "There is no case \(name) here.") }
        switch definition.kind {
        case CaseAct.note, CaseAct.amend, CaseAct.link, CaseAct.followUp, CaseAct.dissatisfied:
            break
        case CaseAct.reopen:
            if state.isOpen {
                throw NodeError(.usage, "The case \(name) is open; only a closed one is reopened.", reason: .caseIsOpen(name))
            }
        case CaseAct.archive:
            if state.isOpen {
                throw NodeError(.usage, "The case \(name) is still open; close it before it is archived.", reason: .archivingOpenCase(name))
            }
        case CaseAct.unlink:
            try checkUnlink(fields, state, name)
        case CaseAct.settle:
            try checkSettle(fields, state, name)
        default:
            if !state.isOpen {
                throw NodeError(
                    .usage, "The case \(name) is closed. Reopen it first: amends case reopen \(name) --reason …",
                    reason: .caseIsClosed(name))
            }
        }
    }

    private static func checkUnlink(_ fields: [(id: FieldID, value: FieldValue)], _ state: RecordState, _ name: String) throws(NodeError) {
        let linked = state.elements(of: CaseField.duplicateOf)
        for field in fields where field.id == CaseField.duplicateOf {
            if case .removed(let text) = field.value, linked.contains(text) { return }
        }
        throw NodeError(.usage, "The case \(name) is not linked to that case.", reason: .notLinked(name))
    }

    private static func checkSettle(_ fields: [(id: FieldID, value: FieldValue)], _ state: RecordState, _ name: String) throws(NodeError) {
        let conflicting = Set(state.conflicts.map(\.field))
        let settled = fields.filter { $0.id != .actor && conflicting.contains($0.id) }
        if settled.isEmpty {
            throw NodeError(
                .usage, "Name a field that is in conflict and the value to keep. `amends case conflicts \(name)` lists them.",
                reason: .nothingToSettle(name))
        }
    }
}
