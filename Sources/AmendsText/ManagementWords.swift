import AmendsLog
import AmendsModel

/// The words for the management records in one language. What every kind has is said once and joined
/// to what is the kind's own, so that a kind costs a few lines a language.
struct ManagementWords: Sendable {
    var kinds: [RecordKind: String]
    /// By the verb; the acts that amend and settle take the kind's name.
    var acts: [RecordKind: [String: String]]
    var common: [FieldID: String]
    var fields: [RecordKind: [FieldID: String]]
    /// By the list of codes, wherever it is used.
    var codes: [[String]: [String: String]]
    var amended: @Sendable (String) -> String
    var settled: @Sendable (String) -> String

    var vocabulary: VocabularyWords {
        var words = VocabularyWords(recordKinds: kinds)
        for kind in ManagementTable.kinds {
            let name = kinds[kind.kind] ?? kind.name
            for act in kind.acts {
                words.acts[act.kind] =
                    acts[kind.kind]?[act.verb]
                    ?? (act.kind == kind.amend ? amended(name) : act.kind == kind.settle ? settled(name) : nil)
            }
            for field in kind.fields where field.id.rawValue < 200 {
                words.fields[kind.kind, default: [:]][field.id] = fields[kind.kind]?[field.id] ?? common[field.id]
                if case .code(let list) = field.meaning {
                    words.codes[kind.kind, default: [:]][field.id] = codes[list]
                }
            }
        }
        return words
    }
}
