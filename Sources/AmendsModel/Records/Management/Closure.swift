public import AmendsLog

extension RecordKind {
    /// Days on which one site is closed.
    public static let closure = RecordKind(rawValue: 41)
}

/// Days on which one site is closed (building work, a typhoon, a market that does not open). Where the
/// pack of a case allows it, they are days off for its limits and lengthen them; nothing shortens one.
/// A record in the scope of a site is about that site.
public enum ClosureRecord {
    /// The last day, where there is more than one; the first is ``ManagementField/day``.
    public static let through = FieldID(rawValue: 20)
    public static let cause = FieldID(rawValue: 21)
    public static let approvedBy = FieldID(rawValue: 22)

    public static let withdraw = ActKind(rawValue: 0x2904)

    /// Days of one record: a site that stays closed longer enters the rest when it comes to it.
    public static let maximumDays: Int64 = 366

    public static let table = ManagementKind(
        41, "closure", "CL", common: [ManagementField.text, ManagementField.day, ManagementField.note],
        own: [
            .init(20, "through", .register, .day), .init(21, "cause", .register, .code(ManagementCode.closureCauses)),
            .init(22, "approved_by", .register, personal: true),
        ],
        columns: [ManagementField.day, through, cause, ManagementField.text, approvedBy],
        acts: [
            .add([ManagementField.day, cause, ManagementField.text, approvedBy], rules: [.approved(by: approvedBy), .closesSite]),
            .init(2, "amend", required: [approvedBy], rules: [.approved(by: approvedBy), .closesSite, .before("withdraw")]), .settle,
            .init(
                4, "withdraw", required: [ManagementField.note, approvedBy],
                rules: [.approved(by: approvedBy), .before("withdraw")]),
        ])

    /// The days from the first to the last, both included; nil where they come in the wrong order or are
    /// too many.
    public static func days(from first: Int64, through last: Int64?) -> ClosedRange<Int64>? {
        let last = last ?? first
        guard first <= last, last.subtractingReportingOverflow(first).partialValue < maximumDays, last >= 0, last < 1 << 24 else { return nil }
        return first...last
    }
}
