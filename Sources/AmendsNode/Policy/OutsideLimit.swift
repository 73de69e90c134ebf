import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy

/// By when an outside body is through with its own procedure, where whoever acts names no limit (E48): what it
/// sent here is answered before it decides whether to accept it, and what goes to it is back when it has mediated.
enum OutsideLimit {
    /// Channels by which an outside body sends what a customer told it.
    private static let channels: Set = ["regulator", "association"]

    static func fields(
        of kind: ActKind, _ fields: ActFields, on state: RecordState, at now: Int64, under pack: Pack, _ calendar: WorkingCalendar
    ) -> ActFields {
        func given(_ field: FieldID) -> FieldValue? { fields.last { $0.id == field }?.value }
        guard pack.isBinding, given(CaseField.externalDue) == nil else { return [] }
        let parameter: String
        var start = now
        switch kind {
        case CaseAct.receive:
            guard case .text(let channel)? = given(CaseField.channel), channels.contains(channel) else { return [] }
            parameter = RuleParameter.externalAccept
            if case .integer(let received)? = given(CaseField.receivedAt) { start = received }
        case CaseAct.referOut:
            parameter = RuleParameter.externalMediation
            if case .integer(let at)? = given(CaseField.at) { start = at }
        default: return []
        }
        guard let days = pack.integer(parameter), (0...Stamp.maximumMilliseconds).contains(start) else { return [] }
        var offset = state.integer(CaseField.utcOffset) ?? 0
        if case .integer(let minutes)? = given(CaseField.utcOffset) { offset = minutes }
        // A deadline is the first millisecond that is too late; the limit of an outside body the last in time.
        let end = DueRule(calendar: calendar, utcOffset: offset).end(of: .workingDays(days), from: start)
        return [(CaseField.externalDue, .integer(end - 1))]
    }
}
