import AmendsLog
import AmendsModel

/// The words for one group of the vocabulary in one language. Groups are joined, so that each has
/// its own file in `Languages`; a test asks for a word for everything that the vocabulary knows.
struct VocabularyWords: Sendable {
    var recordKinds: [RecordKind: String] = [:]
    var acts: [ActKind: String] = [:]
    /// Fields that have the same number in every record kind.
    var actFields: [FieldID: String] = [:]
    var fields: [RecordKind: [FieldID: String]] = [:]
    var codes: [RecordKind: [FieldID: [String: String]]] = [:]

    init(
        recordKinds: [RecordKind: String] = [:], acts: [ActKind: String] = [:], actFields: [FieldID: String] = [:],
        fields: [RecordKind: [FieldID: String]] = [:], codes: [RecordKind: [FieldID: [String: String]]] = [:]
    ) {
        (self.recordKinds, self.acts, self.actFields, self.fields, self.codes) = (recordKinds, acts, actFields, fields, codes)
    }

    /// Where two groups have a word for the same thing, the later one's counts.
    init(joining groups: [VocabularyWords]) {
        for group in groups {
            recordKinds.merge(group.recordKinds) { $1 }
            acts.merge(group.acts) { $1 }
            actFields.merge(group.actFields) { $1 }
            for (kind, words) in group.fields { fields[kind, default: [:]].merge(words) { $1 } }
            for (kind, words) in group.codes { codes[kind, default: [:]].merge(words) { $1 } }
        }
    }
}
