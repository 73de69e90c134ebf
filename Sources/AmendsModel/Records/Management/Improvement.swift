public import AmendsLog

extension RecordKind {
    public static let improvement = RecordKind(rawValue: 13)
    /// How departments and people did in carrying out a solution.
    public static let evaluation = RecordKind(rawValue: 40)
}

/// A measure that is to make complaints rarer: who does it until when, and whether it helped.
public enum ImprovementRecord {
    public static let area = FieldID(rawValue: 20)
    public static let prevention = FieldID(rawValue: 21)
    public static let sourceKind = FieldID(rawValue: 22)
    public static let step = FieldID(rawValue: 23)
    public static let stepDone = FieldID(rawValue: 24)
    /// The first day on which it works.
    public static let effectiveOn = FieldID(rawValue: 25)
    /// Length of each of the two equal windows before and after it.
    public static let windowDays = FieldID(rawValue: 26)
    public static let indicator = FieldID(rawValue: 27)
    /// The class of cases that is counted; all where empty.
    public static let category = FieldID(rawValue: 28)
    public static let countBefore = FieldID(rawValue: 29)
    public static let countAfter = FieldID(rawValue: 30)
    public static let volumeBefore = FieldID(rawValue: 31)
    public static let volumeAfter = FieldID(rawValue: 32)
    public static let verdict = FieldID(rawValue: 33)
    /// Whether the window after it was not over yet.
    public static let provisional = FieldID(rawValue: 34)
    public static let lesson = FieldID(rawValue: 35)

    public static let table = ManagementKind(
        13, "improvement", "IM",
        common: [
            ManagementField.title, ManagementField.text, ManagementField.responsible, ManagementField.department, ManagementField.due,
            ManagementField.note, ManagementField.cases, ManagementField.source, ManagementField.proof,
        ],
        own: [
            .init(20, "area", .register, .code(ManagementCode.improvementAreas)),
            .init(21, "prevention", .register, .code(ManagementCode.prevention)),
            .init(22, "source_kind", .register, .code(ManagementCode.improvementSources)),
            .init(23, "step", .list), .init(24, "step_done", .list),
            .init(25, "effective_on", .register, .day), .init(26, "window_days", .register, .count),
            .init(27, "indicator", .register, .code(ManagementCode.indicators)),
            .init(28, "category", .register),
            .init(29, "count_before", .register, .count), .init(30, "count_after", .register, .count),
            .init(31, "volume_before", .register, .count), .init(32, "volume_after", .register, .count),
            .init(33, "verdict", .register, .code(ManagementCode.verdicts)),
            .init(34, "provisional", .register, .code(CaseCode.yesNo)), .init(35, "lesson", .register),
        ],
        columns: [
            ManagementField.title, area, ManagementField.department, ManagementField.responsible, ManagementField.due, verdict,
        ],
        acts: [
            .add(
                opens: true, [ManagementField.title, ManagementField.department, ManagementField.responsible, ManagementField.due]),
            .amend(), .settle,
            .init(4, "progress", [stepDone, ManagementField.proof, ManagementField.note], rules: [.whileOpen]),
            .init(
                5, "complete", flags: .discharges, required: [effectiveOn], [ManagementField.proof], rules: [.whileOpen], now: [effectiveOn]
            ),
            .init(
                6, "evaluate", required: [verdict],
                [indicator, windowDays, category, countBefore, countAfter, volumeBefore, volumeAfter, provisional, lesson],
                rules: [.after("complete")]),
            // A measure that did not help is taken up again, with a new day.
            .init(7, "adjust", flags: .opens, required: [ManagementField.due, ManagementField.text], [step], rules: [.after("complete")]),
            .init(8, "cancel", flags: .discharges, required: [ManagementField.note], rules: [.whileOpen]),
        ])
}

/// After a solution was carried out: how departments and people did, and what is learnt from it.
public enum EvaluationRecord {
    public static let subjectKind = FieldID(rawValue: 20)
    public static let subject = FieldID(rawValue: 21)
    public static let grade = FieldID(rawValue: 22)
    public static let lesson = FieldID(rawValue: 23)
    public static let proposal = FieldID(rawValue: 24)

    public static let table = ManagementKind(
        40, "evaluation", "EV",
        common: [ManagementField.title, ManagementField.text, ManagementField.day, ManagementField.note, ManagementField.cases],
        own: [
            .init(20, "subject_kind", .register, .code(ManagementCode.subjectKinds)), .init(21, "subject", .register, personal: true),
            .init(22, "grade", .register, .code(ManagementCode.grades)), .init(23, "lesson", .register), .init(24, "proposal", .list),
        ],
        columns: [ManagementField.day, subjectKind, subject, grade, ManagementField.title],
        acts: [.add([subject, grade], rules: [.notBy(subject)], now: [ManagementField.day]), .amend([.notBy(subject)]), .settle])
}
