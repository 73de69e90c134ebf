public import AmendsLog

extension RecordKind {
    /// A customer's request that what is kept about them be erased.
    public static let erasure = RecordKind(rawValue: 60)
}

/// A customer asks that what is kept about them be erased. Somebody checks who asks, a second person
/// decides, and the node carries it out: values go, facts and figures stay. What may not be erased yet (an
/// open case, a hold, a time of retention) is restricted instead: kept, and used for nothing.
public enum ErasureRecord {
    /// How it was made sure that the customer is who they say.
    public static let identityCheck = FieldID(rawValue: 20)
    public static let decision = FieldID(rawValue: 21)
    public static let basis = FieldID(rawValue: 22)
    /// Whether the time of retention has no law behind it and gives way.
    public static let waivesRetention = FieldID(rawValue: 23)
    public static let erased = FieldID(rawValue: 24)
    public static let restricted = FieldID(rawValue: 25)
    public static let files = FieldID(rawValue: 26)
    /// The signed note over what was done (`protocol/erasure.md`).
    public static let note = FieldID(rawValue: 27)

    public static let decisions = ["erase", "restrict"]

    public static let table = ManagementKind(
        60, "erasure", "ER", common: [ManagementField.day, ManagementField.note, ManagementField.cases, ManagementField.due],
        own: [
            .init(20, "identity_check", .register), .init(21, "decision", .register, .code(decisions)), .init(22, "basis", .register),
            .init(23, "waive_retention", .register, .code(CaseCode.yesNo)), .init(24, "values", .register, .count),
            .init(25, "restricted", .set, .record), .init(26, "files", .register, .count), .init(27, "certificate", .register),
        ],
        columns: [ManagementField.day, ManagementField.cases, decision, erased, files],
        acts: [
            .add(opens: true, [ManagementField.cases], now: [ManagementField.day]), .amend(), .settle,
            .init(4, "verify", required: [identityCheck], rules: [.named, .whileOpen]),
            .init(
                5, "decide", required: [decision, basis], [waivesRetention, ManagementField.note],
                rules: [.named, .after("verify"), .byAnother(than: "add"), .whileOpen]),
            .init(6, "decline", flags: .discharges, required: [basis], [ManagementField.note], rules: [.named, .whileOpen]),
            .init(
                9, "carry-out", flags: .discharges, required: [erased, note], [files, restricted], rules: [.after("decide"), .whileOpen]),
        ])

    public static let carryOut = ActKind(rawValue: 0x3c09)
}
