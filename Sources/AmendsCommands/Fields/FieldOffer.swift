import AmendsLog
import AmendsModel

/// The fields that a command takes.
struct FieldOffer {
    /// As it is typed: `close`.
    let command: String
    let kind: RecordKind
    /// Shown in help and in errors, in this order.
    let offered: [FieldDefinition]
    /// Taken as well, by number.
    let alsoTaken: Set<FieldID>
    /// Whether files may be given along.
    let takesFiles: Bool

    init(command: String, kind: RecordKind, offered: [FieldDefinition], alsoTaken: Set<FieldID> = [], takesFiles: Bool = false) {
        (self.command, self.kind, self.offered, self.alsoTaken, self.takesFiles) = (command, kind, offered, alsoTaken, takesFiles)
    }

    /// What an act on a case takes: its own fields, its time and its reason. Amending and settling take
    /// any that a person may write.
    init(caseAct definition: ActDefinition) {
        let own = definition.fields.isEmpty ? Self.writable : definition.fields.filter { !Self.written.contains($0) }
        let fields = own + [CaseField.at, CaseField.reason].filter { !own.contains($0) }
        self.init(
            command: definition.verb, kind: .complaintCase,
            offered: fields.compactMap { Vocabulary.field($0, of: .complaintCase) }, alsoTaken: Self.takenByEveryAct,
            takesFiles: definition.fields.contains(CaseField.evidenceFile))
    }

    /// Written by imports, by the node or by acts of their own, never by a person who corrects a case.
    private static let written: Set<FieldID> = [
        CaseField.sourceID, CaseField.sourceSteps, CaseField.pack, CaseField.calendar, CaseField.vocabulary, CaseField.evidenceFile,
    ]
    private static let notAmended: Set<FieldID> = [CaseField.policy, CaseField.transferState, CaseField.departmentState, CaseField.hops]

    static let writable = CaseField.definitions.map(\.id).filter { !written.contains($0) && !notAmended.contains($0) }

    /// The first vocabulary's fields, which every act took before acts had fields of their own.
    private static let takenByEveryAct = Set(writable.filter { $0.rawValue <= CaseField.mark.rawValue })

    func field(named option: String) -> FieldDefinition? {
        if let found = offered.first(where: { $0.option == option }) { return found }
        return Vocabulary.fields(of: kind).first { $0.option == option && alsoTaken.contains($0.id) }
    }
}
