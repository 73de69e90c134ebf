public import AmendsLog

extension RecordKind {
    public static let inspection = RecordKind(rawValue: 26)
    /// Who is on duty.
    public static let duty = RecordKind(rawValue: 27)
    /// When a channel was last looked at.
    public static let watch = RecordKind(rawValue: 28)
    /// A service item, product, device or disinfectant that cases and inspections name.
    public static let item = RecordKind(rawValue: 37)
}

/// A look at hygiene, disinfection, devices, safety or a process. `check` is said once for each item.
/// What is wrong becomes a task: `report-fault` opens it, `correct` ends it.
public enum InspectionRecord {
    public static let inspectionKind = FieldID(rawValue: 20)
    public static let place = FieldID(rawValue: 21)
    public static let item = FieldID(rawValue: 22)
    public static let result = FieldID(rawValue: 23)
    public static let equipment = FieldID(rawValue: 24)
    /// Batch of a disinfectant, with supplier and shelf life.
    public static let batch = FieldID(rawValue: 25)
    public static let fault = FieldID(rawValue: 26)
    public static let correction = FieldID(rawValue: 27)

    public static let table = ManagementKind(
        26, "inspection", "IN",
        common: [
            ManagementField.title, ManagementField.text, ManagementField.responsible, ManagementField.department, ManagementField.due,
            ManagementField.day, ManagementField.note, ManagementField.cases, ManagementField.proof,
        ],
        own: [
            .init(20, "inspection_kind", .register, .code(ManagementCode.inspectionKinds)), .init(21, "place", .register),
            .init(22, "item", .list), .init(23, "result", .list, .code(ManagementCode.inspectionResults)),
            .init(24, "equipment", .register), .init(25, "batch", .register), .init(26, "fault", .list), .init(27, "correction", .list),
        ],
        columns: [ManagementField.day, inspectionKind, place, item, result, fault, ManagementField.due],
        acts: [
            .add([inspectionKind, place, ManagementField.day], now: [ManagementField.day]), .amend(), .settle,
            .init(4, "check", required: [item, result]),
            .init(5, "report-fault", flags: .opens, required: [fault, ManagementField.responsible, ManagementField.due], [equipment]),
            .init(
                6, "correct", flags: .discharges, required: [correction], [ManagementField.proof],
                rules: [.whileOpen, .after("report-fault")]),
        ])
}

public enum DutyRecord {
    public static let channel = FieldID(rawValue: 20)
    public static let post = FieldID(rawValue: 21)
    public static let from = FieldID(rawValue: 22)
    public static let until = FieldID(rawValue: 23)

    public static let table = ManagementKind(
        27, "duty", "DU", common: [ManagementField.responsible, ManagementField.day, ManagementField.note],
        own: [
            .init(20, "channel", .set, .code(CaseCode.channels)), .init(21, "post", .register), .init(22, "from", .register, .instant),
            .init(23, "until", .register, .instant),
        ],
        columns: [ManagementField.day, ManagementField.responsible, post, channel, from, until],
        acts: [
            .add([ManagementField.responsible, ManagementField.day, from, until]), .amend(), .settle,
            .init(4, "cancel", required: [ManagementField.note]),
        ])
}

/// One record for each channel of a scope: looking at it again is an act on the same record.
public enum WatchRecord {
    public static let channel = FieldID(rawValue: 20)
    public static let checkedAt = FieldID(rawValue: 21)
    public static let found = FieldID(rawValue: 22)

    public static let table = ManagementKind(
        28, "watch", "CW", identity: [channel], common: [ManagementField.responsible, ManagementField.note],
        own: [
            .init(20, "channel", .register, .code(CaseCode.channels)), .init(21, "checked_at", .most, .instant),
            .init(22, "found", .list, .count),
        ],
        columns: [channel, checkedAt, ManagementField.responsible],
        acts: [.add([channel, checkedAt], now: [checkedAt]), .amend(), .settle])
}

/// Named by its code: said again, it is the same record.
public enum ItemRecord {
    public static let itemKind = FieldID(rawValue: 20)
    public static let code = FieldID(rawValue: 21)
    public static let price = FieldID(rawValue: 22)
    public static let unit = FieldID(rawValue: 23)
    public static let place = FieldID(rawValue: 24)

    public static let table = ManagementKind(
        37, "item", "IT", identity: [itemKind, code],
        common: [ManagementField.title, ManagementField.text, ManagementField.note],
        own: [
            .init(20, "item_kind", .register, .code(ManagementCode.itemKinds)), .init(21, "code", .register),
            .init(22, "price", .register, .fen), .init(23, "unit", .register), .init(24, "place", .register),
        ],
        columns: [itemKind, code, ManagementField.title, price, unit, place],
        acts: [.add([itemKind, code, ManagementField.title]), .amend(), .settle, .init(4, "retire", [ManagementField.note])])
}
