import AmendsLog
import AmendsMerge
import AmendsModel

/// What of a case goes along when it is handed over.
struct Handover {
    private(set) var values: ActFields = []
    /// Bytes of lists that go along: an entry holds 64 KiB, and the rest can be read where it came from.
    private static let maximumListByteCount = 24 * 1024

    init(_ past: CasePast, onlyFacts: Bool = false) {
        for field in Vocabulary.fields(of: .complaintCase) where Self.goesAlong.contains(field.id) {
            if onlyFacts, field.isPersonal, field.id != CaseField.content { continue }
            switch field.type {
            case .register, .most: if let value = Self.shown(field.id, past) { values.append((field.id, value)) }
            case .set: values += past.state.elements(of: field.id).map { (field.id, .added($0)) }
            default: break
            }
        }
        if !onlyFacts { addLists(past) }
    }

    private static let goesAlong: Set<FieldID> = Set(CaseAct.fields[CaseAct.receive] ?? [])
        .union([
            CaseField.policy, CaseField.priority, CaseField.departments, CaseField.receivedAt, CaseField.externalReply, CaseField.intake,
        ])
        .subtracting([CaseField.sourceID, CaseField.related, CaseField.recordedLate])

    /// Lists whose items belong together are taken act by act.
    private static let lists: Set<FieldID> = [
        CaseField.allegation, CaseField.note, CaseField.evidence, CaseField.evidenceKind, CaseField.evidenceFile, CaseField.statement,
        CaseField.statementBy, CaseField.contactLog, CaseField.contactDirection, CaseField.externalReply,
    ]

    private mutating func addLists(_ past: CasePast) {
        var left = Self.maximumListByteCount
        for act in past.acts {
            let own = act.fields.filter { Self.lists.contains($0.id) }
            let size = own.reduce(0) { sum, field in if case .text(let text) = field.value { sum + text.utf8.count } else { sum + 8 } }
            guard size <= left else { return }
            left -= size
            values += Self.paired(own)
        }
    }

    /// Items of an act belong together by their places, and the acts' places differ: where an act gave an
    /// evidence without its kind, an empty one keeps the place of the next.
    private static func paired(_ fields: ActFields) -> ActFields {
        var paired = fields
        for (leader, companions) in CaseGroup.companions {
            let count = fields.count { $0.id == leader }
            for companion in companions where lists.contains(companion) {
                let missing = count - fields.count { $0.id == companion }
                for _ in 0..<max(missing, 0) { paired.append((companion, .text(companion == CaseField.evidenceKind ? "other" : ""))) }
            }
        }
        return paired
    }

    /// The value shown, read from its act where the state keeps only a reference.
    private static func shown(_ field: FieldID, _ past: CasePast) -> FieldValue? {
        guard let held = past.state.shown(field) else { return nil }
        switch held.content {
        case .value(let value): return value
        case .absent: return nil
        case .reference:
            let act = past.acts[past.acts.startIndex + held.ordinal]
            return act.value(field)
        }
    }
}
