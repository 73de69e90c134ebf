import AmendsLog
import AmendsModel
import AmendsStore

/// What a record holds of a person that can be taken away.
struct PersonalValues {
    var commitments: [Digest] = []
    var files: [Digest] = []

    /// The personal values of the entries of `batch`, which are a record's by ordinal, that are still there;
    /// with `onlyUnseen` those of entries that had not seen an erasing act.
    init(of batch: EntryBatch, onlyUnseen: Bool = false) {
        let isSpared = onlyUnseen ? Self.sawErasure(batch) : []
        for (index, header) in batch.headers.enumerated() where header.kind != ErasingAct.kind {
            if onlyUnseen, isSpared[index] { continue }
            for (ordinal, field) in header.fieldRange.enumerated() {
                let slot = batch.fields[field]
                guard slot.presence != .absent, slot.tag.isCommitted, Self.isPersonal(slot.id, header.recordKind) else { continue }
                if let commitment = batch.commitment(entry: index, ordinal: ordinal) { commitments.append(commitment) }
                if slot.id == CaseField.evidenceFile, let file = Self.file(named: batch.text(of: slot)) { files.append(file) }
            }
        }
    }

    var isEmpty: Bool { commitments.isEmpty && files.isEmpty }

    /// A file about a case shows people, whatever its name is.
    static func isPersonal(_ field: FieldID, _ kind: RecordKind) -> Bool {
        Vocabulary.field(field, of: kind)?.isPersonal == true || kind == .complaintCase && field == CaseField.evidenceFile
    }

    /// Of each entry, whether an erasing act lies in its past. Parents stand before their children.
    private static func sawErasure(_ batch: EntryBatch) -> [Bool] {
        var saw: [Bool] = []
        var indices: [Digest: Int] = [:]
        for (index, header) in batch.headers.enumerated() {
            saw.append(
                batch.parents[header.parentRange].contains { leaf in
                    guard let parent = indices[leaf] else { return false }
                    return saw[parent] || batch.headers[parent].kind == ErasingAct.kind
                })
            indices[header.leaf] = index
        }
        return saw
    }

    private static func file(named text: String) -> Digest? {
        guard let digits = text.split(separator: " ").first else { return nil }
        return Hexadecimal.bytes(digits).flatMap { Digest($0) }
    }

    /// One act for as many values as it may name.
    func acts(on record: RecordID, _ kind: RecordKind, because reason: ActFields) -> [NewAct] {
        let named: ActFields =
            commitments.map { (ErasingAct.erased, .digest($0)) } + files.map { (ErasingAct.erasedFile, .digest($0)) }
        return stride(from: 0, to: named.count, by: ErasingAct.maximumValues).map { start in
            NewAct(
                kind: ErasingAct.kind, recordKind: kind, record: record,
                fields: Array(named[start..<min(start + ErasingAct.maximumValues, named.count)]) + reason)
        }
    }
}
