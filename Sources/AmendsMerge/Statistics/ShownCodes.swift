import AmendsLog
import AmendsModel
import AmendsPolicy

/// The codes of a case that its facts depend on, gathered in one walk over its values. No objects: it
/// runs for every case that an entry touches.
struct ShownCodes {
    enum Answer { case nothing, yes, no, other }
    enum Kind { case complaint, inquiry, suggestion, feedback, handlingComplaint }
    enum Finding { case substantiated, partly, unsubstantiated, other }
    enum Outcome { case withdrawn, invalid, merged, referred, other }
    enum InvalidReason { case notOurs, duplicate, other }

    var receivedAt: Int64?
    var utcOffset: Int64?
    var kind = Kind.complaint
    var satisfied = Answer.nothing
    var reportedTimely = Answer.nothing
    var anonymous = Answer.nothing
    var finding = Finding.other
    var outcome = Outcome.other
    var invalidReason = InvalidReason.other
    var isDuplicate = false
    var hasSuccessor = false
    var isInGroup = false
    /// Waived in the round that the case is in.
    var waived: MilestoneSet = []
    /// An outside body waits for something, or the customer was promised something.
    var hasOtherDeadlines = false
    /// Fen; a sum that leaves 64 bits stops at the end of the range.
    private(set) var compensation: Int64 = 0

    init(of state: RecordState) {
        var total: Int128 = 0
        state.texts.withUnsafeBytes { texts in
            for write in state.writes where !write.flags.contains(.outshone) && write.tag != .cleared {
                let text =
                    write.isInline ? UnsafeRawBufferPointer(rebasing: texts[write.byteRange]) : UnsafeRawBufferPointer(start: nil, count: 0)
                switch write.field {
                case CaseField.receivedAt: receivedAt = write.integer
                case CaseField.utcOffset: utcOffset = write.integer
                case CaseField.kind: kind = Self.kind(text)
                case CaseField.satisfied: satisfied = Self.answer(text)
                case CaseField.reportedTimely: reportedTimely = Self.answer(text)
                case CaseField.anonymous: anonymous = Self.answer(text)
                case CaseField.finding: finding = Self.finding(text)
                case CaseField.outcome: outcome = Self.outcome(text)
                case CaseField.invalidReason:
                    invalidReason =
                        text.elementsEqual("not_ours".utf8) ? .notOurs : text.elementsEqual("duplicate".utf8) ? .duplicate : .other
                case CaseField.duplicateOf: isDuplicate = true
                case CaseField.successor: hasSuccessor = true
                case CaseField.groupCase: isInGroup = isInGroup || write.isInline && write.tag.isText
                case CaseField.waived:
                    if state.entries[Int(write.ordinal)].round == state.round, let step = Milestone(waivedAs: text) { waived.insert(step) }
                case CaseField.externalDue, CaseField.promisedBy: hasOtherDeadlines = true
                case CaseField.compensation: total += Int128(write.integer ?? 0)
                default: break
                }
            }
        }
        compensation = Int64(clamping: total)
        // Few cases are linked at all, and of those that are not every one is hidden.
        if isDuplicate { isDuplicate = state.isHiddenAsDuplicate }
    }

    private static func answer(_ text: UnsafeRawBufferPointer) -> Answer {
        if text.isEmpty { return .nothing }
        if text.elementsEqual("yes".utf8) { return .yes }
        return text.elementsEqual("no".utf8) ? .no : .other
    }

    /// A case without a kind, or of one that this version does not know, is a complaint.
    private static func kind(_ text: UnsafeRawBufferPointer) -> Kind {
        if text.elementsEqual("inquiry".utf8) { return .inquiry }
        if text.elementsEqual("suggestion".utf8) { return .suggestion }
        if text.elementsEqual("feedback".utf8) { return .feedback }
        return text.elementsEqual("handling_complaint".utf8) ? .handlingComplaint : .complaint
    }

    private static func finding(_ text: UnsafeRawBufferPointer) -> Finding {
        if text.elementsEqual("substantiated".utf8) { return .substantiated }
        if text.elementsEqual("partly".utf8) { return .partly }
        return text.elementsEqual("unsubstantiated".utf8) ? .unsubstantiated : .other
    }

    private static func outcome(_ text: UnsafeRawBufferPointer) -> Outcome {
        if text.elementsEqual("withdrawn".utf8) { return .withdrawn }
        if text.elementsEqual("invalid".utf8) { return .invalid }
        if text.elementsEqual("referred".utf8) { return .referred }
        return text.elementsEqual("merged".utf8) ? .merged : .other
    }
}
