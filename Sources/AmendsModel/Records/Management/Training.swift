public import AmendsLog

extension RecordKind {
    public static let trainingPlan = RecordKind(rawValue: 14)
    public static let training = RecordKind(rawValue: 15)
}

/// What is to be trained, for whom, by when.
public enum TrainingPlanRecord {
    public static let topic = FieldID(rawValue: 20)
    public static let method = FieldID(rawValue: 21)
    public static let level = FieldID(rawValue: 22)
    public static let audience = FieldID(rawValue: 23)
    /// `every quarter`, `once a year`.
    public static let period = FieldID(rawValue: 24)

    public static let table = ManagementKind(
        14, "training-plan", "TP",
        common: [
            ManagementField.title, ManagementField.text, ManagementField.responsible, ManagementField.department, ManagementField.due,
            ManagementField.note, ManagementField.source,
        ],
        own: TrainingRecord.subjectFields + [.init(23, "audience", .register), .init(24, "period", .register)],
        columns: [ManagementField.title, topic, level, ManagementField.responsible, ManagementField.due],
        acts: [
            .add(opens: true, [ManagementField.title, topic, ManagementField.responsible, ManagementField.due]), .amend(), .settle,
            .init(4, "complete", flags: .discharges, [ManagementField.note], rules: [.whileOpen]),
            .init(5, "cancel", flags: .discharges, required: [ManagementField.note], rules: [.whileOpen]),
        ])
}

/// One training as it was held, with everybody who was there. `attend` is said once for each person:
/// person, score and mastery of one act belong together.
public enum TrainingRecord {
    public static let topic = FieldID(rawValue: 20)
    public static let method = FieldID(rawValue: 21)
    public static let level = FieldID(rawValue: 22)
    public static let trainer = FieldID(rawValue: 23)
    public static let attendee = FieldID(rawValue: 24)
    public static let score = FieldID(rawValue: 25)
    public static let mastery = FieldID(rawValue: 26)

    static let subjectFields: [FieldDefinition] = [
        .init(20, "topic", .set, .code(ManagementCode.trainingTopics)), .init(21, "method", .set, .code(ManagementCode.trainingMethods)),
        .init(22, "level", .register, .code(ManagementCode.levels)),
    ]

    public static let table = ManagementKind(
        15, "training", "TR",
        common: [ManagementField.title, ManagementField.text, ManagementField.day, ManagementField.note, ManagementField.source],
        own: subjectFields + [
            .init(23, "trainer", .register, personal: true), .init(24, "attendee", .list, personal: true),
            .init(25, "score", .list, .count), .init(26, "mastery", .list, .code(ManagementCode.masteries)),
        ],
        columns: [ManagementField.day, ManagementField.title, topic, method, level, trainer, attendee],
        acts: [
            .add([topic, ManagementField.day], now: [ManagementField.day]), .amend(), .settle,
            .init(4, "attend", required: [attendee], [score, mastery]),
        ])
}
