public import AmendsLog

extension RecordKind {
    /// An entry of the case library.
    public static let library = RecordKind(rawValue: 16)
    public static let phrase = RecordKind(rawValue: 17)
    /// A law, a standard, an answer: what a complaint is judged by.
    public static let knowledge = RecordKind(rawValue: 18)
}

/// A handled case told for others to learn from, without names; the best are nominated and commended.
public enum LibraryRecord {
    public static let libraryKind = FieldID(rawValue: 20)
    public static let background = FieldID(rawValue: 21)
    public static let handling = FieldID(rawValue: 22)
    public static let outcome = FieldID(rawValue: 23)
    public static let factor = FieldID(rawValue: 24)
    public static let analysis = FieldID(rawValue: 25)
    public static let lesson = FieldID(rawValue: 26)
    /// Why it should be commended.
    public static let merit = FieldID(rawValue: 27)
    public static let award = FieldID(rawValue: 28)
    /// The scope and number of the entry that head office took up for the whole chain.
    public static let origin = FieldID(rawValue: 29)

    public static let table = ManagementKind(
        16, "library", "LB",
        common: [ManagementField.title, ManagementField.day, ManagementField.note, ManagementField.cases],
        own: [
            .init(20, "library_kind", .register, .code(ManagementCode.libraryKinds)),
            .init(21, "background", .register), .init(22, "handling", .register), .init(23, "outcome", .register),
            .init(24, "factor", .set, .code(ManagementCode.factors)), .init(25, "analysis", .register), .init(26, "lesson", .register),
            .init(27, "merit", .register), .init(28, "award", .register), .init(29, "origin", .register),
        ],
        columns: [ManagementField.title, libraryKind, factor, award],
        acts: [
            .add([ManagementField.title, libraryKind, background, handling, outcome], rules: [.anonymous]),
            .amend([.anonymous]), .settle,
            .init(4, "nominate", flags: .opens, required: [merit], rules: [.named]),
            .init(5, "commend", flags: .discharges, required: [award], rules: [.after("nominate"), .byAnother(than: "nominate")]),
            .init(6, "decline", flags: .discharges, required: [ManagementField.note], rules: [.after("nominate")]),
        ])
}

/// Words that help in a hard talk.
public enum PhraseRecord {
    public static let technique = FieldID(rawValue: 20)
    public static let situation = FieldID(rawValue: 21)
    public static let language = FieldID(rawValue: 22)

    public static let table = ManagementKind(
        17, "phrase", "PH", common: [ManagementField.title, ManagementField.text, ManagementField.note],
        own: [
            .init(20, "technique", .register, .code(ManagementCode.techniques)), .init(21, "situation", .register),
            .init(22, "language", .register),
        ],
        columns: [technique, situation, ManagementField.text],
        acts: [.add([technique, ManagementField.text]), .amend(), .settle, .init(4, "retire", [ManagementField.note])])
}

/// The register of laws, standards, norms and standing answers, each with whether it is in force.
public enum KnowledgeRecord {
    public static let knowledgeKind = FieldID(rawValue: 20)
    public static let document = FieldID(rawValue: 21)
    public static let status = FieldID(rawValue: 22)
    public static let from = FieldID(rawValue: 23)
    public static let until = FieldID(rawValue: 24)
    public static let replacedBy = FieldID(rawValue: 25)
    /// Who set the norm: what the trade's own body set is not changed by a company or a shop.
    public static let level = FieldID(rawValue: 26)

    public static let table = ManagementKind(
        18, "register", "RG", common: [ManagementField.title, ManagementField.text, ManagementField.note],
        own: [
            .init(20, "knowledge_kind", .register, .code(ManagementCode.knowledgeKinds)), .init(21, "document", .register),
            .init(22, "status", .register, .code(ManagementCode.knowledgeStates)), .init(23, "from", .register, .day),
            .init(24, "until", .register, .day), .init(25, "replaced_by", .register),
            .init(26, "level", .register, .code(ManagementCode.levels)),
        ],
        columns: [knowledgeKind, level, ManagementField.title, document, status, replacedBy],
        acts: [
            .add([knowledgeKind, ManagementField.title, status]), .amend(), .settle,
            .init(4, "replace", required: [status, until], [replacedBy, ManagementField.note]),
        ])
}
