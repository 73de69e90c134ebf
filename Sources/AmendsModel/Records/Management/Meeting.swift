public import AmendsLog

extension RecordKind {
    public static let meeting = RecordKind(rawValue: 32)
    /// An early warning.
    public static let warning = RecordKind(rawValue: 33)
    /// Warnings as they were sent to the departments.
    public static let bulletin = RecordKind(rawValue: 34)
    /// A talk with a body outside: a regulator, an association, a platform.
    public static let liaison = RecordKind(rawValue: 36)
    /// A look at a customer's particulars.
    public static let access = RecordKind(rawValue: 39)
}

/// A meeting with its minutes and action items. Action, owner and day of one act belong together;
/// `finish` names the number of the item, from 1.
public enum MeetingRecord {
    public static let meetingKind = FieldID(rawValue: 20)
    public static let attendee = FieldID(rawValue: 21)
    public static let minutes = FieldID(rawValue: 22)
    public static let problem = FieldID(rawValue: 23)
    public static let decision = FieldID(rawValue: 24)
    public static let action = FieldID(rawValue: 25)
    public static let actionOwner = FieldID(rawValue: 26)
    public static let actionDue = FieldID(rawValue: 27)
    public static let actionDone = FieldID(rawValue: 28)

    public static let table = ManagementKind(
        32, "meeting", "MT",
        common: [
            ManagementField.title, ManagementField.text, ManagementField.day, ManagementField.due, ManagementField.note,
            ManagementField.cases, ManagementField.source, ManagementField.proof,
        ],
        own: [
            .init(20, "meeting_kind", .register, .code(ManagementCode.meetingKinds)), .init(21, "attendee", .set, personal: true),
            .init(22, "minutes", .register, personal: true), .init(23, "problem", .list), .init(24, "decision", .list),
            .init(25, "action", .list), .init(26, "action_owner", .list, personal: true), .init(27, "action_due", .list, .day),
            .init(28, "action_done", .set),
        ],
        columns: [ManagementField.day, meetingKind, ManagementField.title, decision, action, actionDone],
        acts: [
            .add(opens: true, [meetingKind, ManagementField.day], now: [ManagementField.day]), .amend(), .settle,
            .init(4, "hold", required: [attendee, minutes], [problem, decision], rules: [.whileOpen]),
            .init(5, "assign", required: [action, actionOwner, actionDue], rules: [.whileOpen]),
            .init(6, "finish", required: [actionDone], [ManagementField.proof], rules: [.whileOpen]),
            .init(
                7, "close", flags: .discharges, [ManagementField.note],
                rules: [.whileOpen, .after("hold"), .allDone(items: action, done: actionDone)]),
            .init(8, "cancel", flags: .discharges, required: [ManagementField.note], rules: [.whileOpen]),
        ])
}

public enum WarningRecord {
    public static let indicator = FieldID(rawValue: 20)
    /// What it is about: a class, an area, a person, a unit.
    public static let subject = FieldID(rawValue: 21)
    public static let value = FieldID(rawValue: 22)
    public static let threshold = FieldID(rawValue: 23)
    /// `2026-11` or the days that were looked at.
    public static let window = FieldID(rawValue: 24)

    public static let table = ManagementKind(
        33, "warning", "WA", identity: [indicator, subject, window],
        common: [
            ManagementField.title, ManagementField.text, ManagementField.responsible, ManagementField.department, ManagementField.due,
            ManagementField.day, ManagementField.note, ManagementField.cases,
        ],
        own: [
            .init(20, "indicator", .register, .code(ManagementCode.warningIndicators)), .init(21, "subject", .register),
            .init(22, "value", .register), .init(23, "threshold", .register), .init(24, "window", .register),
        ],
        columns: [ManagementField.day, indicator, subject, window, value, threshold],
        acts: [
            .add(opens: true, [indicator, subject, window, value, threshold], now: [ManagementField.day]), .amend(), .settle,
            .init(4, "resolve", flags: .discharges, required: [ManagementField.note], rules: [.whileOpen]),
        ])
}

public enum BulletinRecord {
    public static let period = FieldID(rawValue: 20)
    public static let warning = FieldID(rawValue: 21)
    public static let addressee = FieldID(rawValue: 22)
    public static let issuedOn = FieldID(rawValue: 23)
    public static let receivedBy = FieldID(rawValue: 24)

    public static let table = ManagementKind(
        34, "bulletin", "BU",
        common: [ManagementField.title, ManagementField.text, ManagementField.due, ManagementField.note],
        own: [
            .init(20, "period", .register), .init(21, "warning", .set), .init(22, "addressee", .set),
            .init(23, "issued_on", .register, .day), .init(24, "received_by", .set),
        ],
        columns: [period, ManagementField.title, warning, addressee, issuedOn, receivedBy],
        acts: [
            .add(opens: true, [period, ManagementField.title, ManagementField.text]), .amend([.before("issue")]), .settle,
            .init(4, "issue", flags: .discharges, required: [addressee, issuedOn], rules: [.whileOpen], now: [issuedOn]),
            .init(5, "receive", required: [receivedBy], rules: [.after("issue")]),
        ])
}

public enum LiaisonRecord {
    public static let body = FieldID(rawValue: 20)
    public static let bodyName = FieldID(rawValue: 21)
    public static let contact = FieldID(rawValue: 22)
    public static let direction = FieldID(rawValue: 23)
    public static let reference = FieldID(rawValue: 24)
    public static let reply = FieldID(rawValue: 25)

    public static let table = ManagementKind(
        36, "liaison", "EC",
        common: [
            ManagementField.title, ManagementField.text, ManagementField.responsible, ManagementField.due, ManagementField.day,
            ManagementField.note, ManagementField.cases,
        ],
        own: [
            .init(20, "body", .register, .code(ManagementCode.externalBodies)), .init(21, "body_name", .register),
            .init(22, "contact", .register, personal: true), .init(23, "direction", .register, .code(ManagementCode.directions)),
            .init(24, "reference", .register), .init(25, "reply", .list, personal: true),
        ],
        columns: [ManagementField.day, body, bodyName, direction, ManagementField.title, reference, ManagementField.due],
        acts: [
            .add([body, direction, ManagementField.text], now: [ManagementField.day]), .amend(), .settle,
            .init(4, "ask", flags: .opens, required: [ManagementField.text, ManagementField.due]),
            .init(5, "answer", flags: .discharges, required: [reply], rules: [.whileOpen]),
        ])
}

/// Written by the node in its own log when somebody asks to see what is masked.
public enum AccessRecord {
    public static let purpose = FieldID(rawValue: 20)
    public static let what = FieldID(rawValue: 21)
    /// The scope and number of the record that was looked at.
    public static let subject = FieldID(rawValue: 22)

    public static let table = ManagementKind(
        39, "access", "AC", home: .log, common: [ManagementField.note],
        own: [
            .init(20, "purpose", .register, .code(ManagementCode.accessPurposes)), .init(21, "what", .set), .init(22, "subject", .register),
        ],
        columns: [subject, purpose, what],
        acts: [.add([subject, purpose], rules: [.named]), .amend(), .settle])
}
