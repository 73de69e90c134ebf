public import AmendsLog

extension RecordKind {
    /// A look at how cases were handled.
    public static let supervision = RecordKind(rawValue: 20)
    /// An order to put right what supervision found.
    public static let rectification = RecordKind(rawValue: 21)
}

/// A check of handling records. `find` is said once for each dimension: dimension, item, grade and
/// finding of one act belong together.
public enum SupervisionRecord {
    public static let sample = FieldID(rawValue: 20)
    public static let dimension = FieldID(rawValue: 21)
    public static let item = FieldID(rawValue: 22)
    public static let grade = FieldID(rawValue: 23)
    public static let finding = FieldID(rawValue: 24)
    public static let conclusion = FieldID(rawValue: 25)

    public static let table = ManagementKind(
        20, "supervision", "SV",
        common: [
            ManagementField.title, ManagementField.text, ManagementField.due, ManagementField.day, ManagementField.note,
            ManagementField.cases,
        ],
        own: [
            .init(20, "sample", .register), .init(21, "dimension", .list, .code(ManagementCode.supervisionDimensions)),
            .init(22, "item", .list, .code(ManagementCode.conductItems)), .init(23, "grade", .list, .code(ManagementCode.grades)),
            .init(24, "finding", .list, personal: true), .init(25, "conclusion", .register),
        ],
        columns: [ManagementField.day, ManagementField.title, sample, dimension, grade, conclusion],
        acts: [
            .add(opens: true, [sample, ManagementField.day], rules: [.named, .notByHandlers], now: [ManagementField.day]), .amend(),
            .settle,
            .init(4, "find", required: [dimension, grade, finding], [item], rules: [.whileOpen, .notByHandlers]),
            .init(5, "close", flags: .discharges, required: [conclusion], rules: [.whileOpen, .after("find")]),
        ])
}

public enum RectificationRecord {
    public static let reply = FieldID(rawValue: 20)

    public static let table = ManagementKind(
        21, "rectification", "RO",
        common: [
            ManagementField.title, ManagementField.text, ManagementField.responsible, ManagementField.department, ManagementField.due,
            ManagementField.note, ManagementField.cases, ManagementField.source, ManagementField.proof,
        ],
        own: [.init(20, "reply", .list, personal: true)],
        columns: [
            ManagementField.title, ManagementField.source, ManagementField.department, ManagementField.responsible, ManagementField.due,
        ],
        acts: [
            .add(
                opens: true, [ManagementField.title, ManagementField.responsible, ManagementField.due],
                rules: [.named, .notBy(ManagementField.responsible)]),
            .amend(), .settle,
            .init(4, "reply", required: [reply], [ManagementField.proof], rules: [.named, .whileOpen]),
            .init(
                5, "lift", flags: .discharges, [ManagementField.note],
                rules: [.whileOpen, .after("reply"), .byAnother(than: "reply"), .notBy(ManagementField.responsible)]),
        ])
}
