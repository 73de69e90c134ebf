import AmendsLog
public import AmendsModel

extension ClosureRecord {
    /// The days on which the record closes its site, days since 1970. Nil where it was withdrawn, where its
    /// days are none, and where nobody is named who approved them: what lengthens a limit needs somebody who
    /// answers for it.
    public static func daysClosed(by state: RecordState) -> ClosedRange<Int64>? {
        if state.entries.contains(where: { $0.kind == withdraw }) { return nil }
        guard let approver = state.shown(approvedBy), approver.text != "", let first = state.integer(ManagementField.day) else { return nil }
        return days(from: first, through: state.integer(through))
    }
}
