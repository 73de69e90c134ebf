public import AmendsLog
public import AmendsModel

/// A rule that an act breaks. Said before the act to whoever is about to make it, and shown as a finding
/// on the record where an act came from elsewhere: merging refuses nothing.
///
/// Whether it keeps an act from being made here is its ``weight``; the name under which it stands in
/// JSON, and by which a finding is explained, is its ``rule``.
public enum Breach: Sendable, Hashable {
    // order and content
    /// `milestone` must come first in this pack.
    case outOfOrder(needs: Milestone)
    case fieldMissing(FieldID)
    /// None of several fields of which one is needed.
    case oneOfMissing([FieldID])
    case unknownCode(FieldID, code: String)
    case caseIsClosed
    case caseIsOpen
    case caseIsDestroyed
    case mandatoryStepMissing(Milestone)
    case sharesDoNotSum(Int64)
    case sharesUnreadable(String)
    /// Several departments and none of them in the lead.
    case leadDepartmentMissing
    /// An investigation with neither evidence nor the reason why there is none.
    case evidenceMissing
    /// So many allegations without a finding.
    case allegationsUnanswered(Int64)
    /// So many measures neither done nor cancelled.
    case measuresUnfinished(Int64)
    case unknownMeasure(String)
    case attemptsMissing(made: Int64, needed: Int64)
    case anonymousNotAllowed
    case anonymousIsNotAsked
    case severityBelowFloor(String)
    /// Written down so many hours after it was received, without a reason.
    case recordedLate(hours: Int64)
    case receivedInFuture
    /// Withdrawing, referring and declaring invalid are acts of their own.
    case outcomeHasOwnAct(String)
    case externalNumberKnown(String)
    /// The pack that the case is handled under is not known here, so its rules can't be checked.
    case packUnknown(String)
    /// Codes of the reception's check list that nobody recorded as done.
    case receptionStepsMissing([String])
    /// The case names no item of the catalogue of services.
    case itemMissing
    /// The catalogue is here and does not have it, or has it as retired.
    case itemUnknown(String)
    /// Nobody has been in touch with the customer for so many days.
    case customerNotContacted(days: Int64)

    // people
    case staffUnknown(String)
    case staffHasLeft(String)
    case roleMissing([StaffRole])
    case approverLacksRole(String, [StaffRole])
    case respondentActs(String)
    /// The one complained of took the complaint, and nobody else has spoken with the customer since.
    case respondentRecordsAlone(String)
    case ownRequest(String)
    case handlerFollowsUp(String)
    /// A questionnaire answered by one who handled the case.
    case handlerAnswers(String)
    case secondPersonMissing
    case recusalMissing(String)
    /// A complaint about whoever runs the unit is decided above it.
    case decidedAbove([StaffRole])
    /// The pack asks for a training in one of these topics before, and none is on record.
    case trainingMissing(String, [String])

    // authority and limits
    case aboveAuthority(fen: Int64, limit: Int64)
    case settlementNotConfirmed
    case settlementConfirmedLate(hours: Int64)
    case notSimple
    /// Asked for or granted when the limit was over: only for force majeure, and with a reason.
    case extensionTooLate
    /// The same where the pack makes no exception.
    case extensionOver
    case extensionAboveMaximum(ClockKind)
    case extensionNotAllowed(ClockKind)
    case extensionNotRequested
    case customerNotTold
    /// The customer refused the plan that is to be carried out.
    case customerRefused
    /// The result is told, and nobody asked the customer about the plan meanwhile.
    case customerViewMissing
    /// The customer refused the plan, and it is as it was.
    case planNotAdjusted
    /// People and departments that the plan gives tasks, or that were told of it, and that have not said they know.
    case tasksUnacknowledged([String])
    case noTask(String)
    /// The customer is asked about a result that nobody has told.
    case resultNotTold
    case reworkCapReached(Int64)
    case reworkCapNotReached(Int64)
    case pauseNotAllowed
    case pauseTooLate
    case notPaused
    case isPaused
    case reopenedLate(days: Int64)
    case invalidAfterDecision
    /// No score of the pack is so high.
    case scoreAboveMaximum(Int64)
    /// Nobody in the team has these roles, which the pack wants in it.
    case teamLacksRoles([StaffRole])

    // escalation, meetings, supervision, emergencies, outside bodies
    case escalationMissing(EscalationTrigger)
    case meetingMissing
    case specialMeetingMissing
    case meetingWithoutDecision
    case firstActionMissing(String)
    case emergencyMissing
    /// An emergency was declared, and nothing says that these bodies were told, as they are to be within so many minutes.
    case emergencyNotReported([String], minutes: Int64)
    case supervisionUnanswered
    case supervisionNotAsked
    case externalReplyMissing(String)
    case externalDuePassed(Int64)

    // between departments
    case departmentNotOffered
    case handedToItself(String)
    /// Whoever acts belongs to another department than the one that was given the case.
    case notOfDepartment(String, department: String)
    /// A department was given the case so many hours ago and has not taken it.
    case departmentUnanswered(String, hours: Int64)
    /// A department gave the case back, and nobody has given it to another.
    case departmentReturned(String)

    // links, groups and transfers
    case linkedToItself
    case notLinked
    /// Of two duplicates the one that was taken in first stays.
    case linkedBehindLater(String)
    case groupOfItself
    case notInGroup
    case safetyMatterContinues
    case transferOffered(String)
    case transferNotOffered
    case transferToItself
    case headOfficeAccepts
    /// It is about another unit and was not offered to it.
    case belongsElsewhere(String)
    case transferHopsUsed(Int64)
    case transferUnanswered(hours: Int64)
    /// Offered to this unit, or refused by it: nobody here handles it before that is answered.
    case transferNotAnswered(String)
    /// It came from that unit, or has been there.
    case transferBack(String)
    /// Passed on as often as it may: head office decides where it stays.
    case transferLimit(Int64)
    /// Another unit goes on with it.
    case handedOver(String)
    /// Head office decided that it is this unit's.
    case transferDecided
    case siteClosed(String)
    /// The case went to another unit while someone here, who had not seen it, acted on it.
    case transferMetAct(String)

    // roads and customers
    case intakeUnknown
    case sameCustomerAsItself
    case notSameCustomer

    // archive and destruction
    case onHold(String)
    case retentionNotOver(until: Int64)
    case notClosedYet
    /// The pack has every case on paper too, and nothing says where it lies.
    case paperMissing
    case notOnHold(String)
}

/// Why a case goes up without being asked.
public enum EscalationTrigger: String, Sendable, CaseIterable {
    case severe
    case complex
    case dissatisfied
    case notSolvedOnSite = "not_solvable_on_site"
    case major
    case urgent
    case overdue
}
