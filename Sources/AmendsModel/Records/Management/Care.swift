public import AmendsLog

extension RecordKind {
    /// Something done to please customers.
    public static let care = RecordKind(rawValue: 25)
    /// What a customer said without complaining.
    public static let feedback = RecordKind(rawValue: 29)
    public static let survey = RecordKind(rawValue: 30)
    public static let surveyAnswer = RecordKind(rawValue: 31)
}

public enum CareRecord {
    public static let careKind = FieldID(rawValue: 20)
    public static let until = FieldID(rawValue: 21)
    public static let audience = FieldID(rawValue: 22)
    public static let cost = FieldID(rawValue: 23)
    public static let result = FieldID(rawValue: 24)

    public static let table = ManagementKind(
        25, "care", "CA",
        common: [
            ManagementField.title, ManagementField.text, ManagementField.responsible, ManagementField.day, ManagementField.note,
            ManagementField.cases,
        ],
        own: [
            .init(20, "care_kind", .register, .code(ManagementCode.careKinds)), .init(21, "until", .register, .day),
            .init(22, "audience", .register), .init(23, "cost", .register, .fen), .init(24, "result", .register),
        ],
        columns: [ManagementField.day, ManagementField.title, careKind, audience, cost, result],
        acts: [
            .add(opens: true, [ManagementField.title, careKind, ManagementField.day, audience], now: [ManagementField.day]), .amend(),
            .settle,
            .init(4, "complete", flags: .discharges, [cost, result, ManagementField.note], rules: [.whileOpen]),
            .init(5, "cancel", flags: .discharges, required: [ManagementField.note], rules: [.whileOpen]),
        ])
}

/// Feedback is answered by a measure, or by the reason why there is none.
public enum FeedbackRecord {
    public static let feedbackSource = FieldID(rawValue: 20)
    public static let category = FieldID(rawValue: 21)
    /// The number of the improvement measure that came of it.
    public static let measure = FieldID(rawValue: 22)

    public static let table = ManagementKind(
        29, "feedback", "FB",
        common: [
            ManagementField.text, ManagementField.day, ManagementField.note, ManagementField.cases, ManagementField.source,
        ],
        own: [
            .init(20, "feedback_source", .register, .code(ManagementCode.feedbackSources)), .init(21, "category", .register),
            .init(22, "measure", .register),
        ],
        columns: [ManagementField.day, feedbackSource, category, ManagementField.text, measure],
        acts: [
            .add(opens: true, [feedbackSource, ManagementField.text], now: [ManagementField.day]), .amend(), .settle,
            .init(4, "convert", flags: .discharges, required: [measure], rules: [.whileOpen]),
            .init(5, "dismiss", flags: .discharges, required: [ManagementField.note], rules: [.whileOpen]),
        ])
}

/// A survey of customers. Questions are numbered from 1 in the order in which they were set; each has
/// its aspect.
public enum SurveyRecord {
    public static let mode = FieldID(rawValue: 20)
    public static let question = FieldID(rawValue: 21)
    public static let aspect = FieldID(rawValue: 22)
    /// What each node sent and reached; concurrent counts add up.
    public static let sent = FieldID(rawValue: 23)
    public static let reached = FieldID(rawValue: 24)
    public static let conclusion = FieldID(rawValue: 25)
    public static let told = FieldID(rawValue: 26)

    public static let table = ManagementKind(
        30, "survey", "SU",
        common: [
            ManagementField.title, ManagementField.text, ManagementField.responsible, ManagementField.due, ManagementField.day,
            ManagementField.note, ManagementField.source,
        ],
        own: [
            .init(20, "mode", .set, .code(ManagementCode.surveyModes)), .init(21, "question", .list),
            .init(22, "aspect", .list, .code(ManagementCode.surveyAspects)), .init(23, "sent", .sum, .count),
            .init(24, "reached", .sum, .count), .init(25, "conclusion", .register), .init(26, "told", .set),
        ],
        columns: [ManagementField.title, mode, ManagementField.due, sent, reached],
        acts: [
            .add(opens: true, [ManagementField.title, mode], now: [ManagementField.day]), .amend(), .settle,
            .init(4, "ask", required: [question, aspect], rules: [.whileOpen]),
            .init(5, "count", required: [sent], [reached], rules: [.whileOpen]),
            // The results go back to the departments and people.
            .init(6, "tell", required: [told, conclusion]),
            .init(7, "close", flags: .discharges, [ManagementField.note], rules: [.whileOpen]),
        ])
}

public enum SurveyAnswerRecord {
    public static let mode = FieldID(rawValue: 20)
    /// `2=4`: the second question, four of five.
    public static let answer = FieldID(rawValue: 21)

    public static let table = ManagementKind(
        31, "survey-answer", "SA",
        common: [ManagementField.text, ManagementField.day, ManagementField.note, ManagementField.cases, ManagementField.source],
        own: [.init(20, "mode", .register, .code(ManagementCode.surveyModes)), .init(21, "answer", .set)],
        columns: [ManagementField.source, ManagementField.day, mode, answer],
        acts: [
            .add([ManagementField.source, mode, answer], rules: [.sourceExists, .customersAnswer], now: [ManagementField.day]), .amend(),
            .settle,
        ])
}
