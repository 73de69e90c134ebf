public import AmendsLog
public import AmendsModel

/// A rule that an act breaks. Said before the act to whoever is about to make it, and shown as a finding
/// on the record where an act came from elsewhere: merging refuses nothing.
public enum Breach: Sendable, Hashable {
    // order and content
    /// `milestone` must come first in this pack.
    case outOfOrder(needs: Milestone)
    case fieldMissing(FieldID)
    case unknownCode(FieldID, code: String)
    case caseIsClosed
    case caseIsOpen
    case mandatoryStepMissing(Milestone)
    case sharesDoNotSum(Int64)
    /// Several departments and none, or more than one, in the lead.
    case leadDepartmentMissing

    // people
    case staffUnknown(String)
    case staffHasLeft(String)
    case roleMissing([StaffRole])
    case respondentActs(String)
    case ownRequest(String)
    case handlerFollowsUp(String)
    case secondPersonMissing
    case recusalMissing(String)

    // authority and limits
    case aboveAuthority(fen: Int64, limit: Int64)
    case settlementNotConfirmed
    case extensionTooLate
    case extensionAboveMaximum(ClockKind)
    case extensionNotAllowed(ClockKind)
    case customerNotTold
    case reworkCapReached(Int64)
    case pauseNotAllowed
    case meetingMissing
    case specialMeetingMissing
    case onHold(String)
    case retentionNotOver(until: Int64)
    case notClosedYet
}
