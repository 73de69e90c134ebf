/// What a broken rule does to the act that breaks it.
public enum BreachWeight: Sendable, Hashable {
    /// The act is not made here.
    case refuses
    /// The act is made only with a reason, which stays beside the finding: a shop with one person on
    /// duty, a request that came too late.
    case needsReason
    /// The act is made; the finding stays.
    case warns
}

extension Breach {
    public var weight: BreachWeight {
        switch self {
        case .outOfOrder, .fieldMissing, .oneOfMissing, .unknownCode, .caseIsClosed, .caseIsOpen, .caseIsDestroyed, .mandatoryStepMissing,
            .sharesDoNotSum, .sharesUnreadable, .leadDepartmentMissing, .allegationsUnanswered, .measuresUnfinished,
            .unknownMeasure, .attemptsMissing, .anonymousNotAllowed, .severityBelowFloor, .outcomeHasOwnAct, .staffUnknown, .staffHasLeft,
            .roleMissing, .approverLacksRole, .respondentActs, .respondentRecordsAlone, .ownRequest, .secondPersonMissing,
            .recusalMissing, .decidedAbove, .aboveAuthority, .notSimple, .extensionAboveMaximum, .extensionNotAllowed,
            .extensionNotRequested, .reworkCapNotReached, .pauseNotAllowed, .pauseTooLate, .notPaused, .isPaused, .invalidAfterDecision,
            .meetingMissing, .supervisionUnanswered, .supervisionNotAsked, .linkedToItself, .notLinked, .linkedBehindLater,
            .groupOfItself, .notInGroup, .transferOffered, .transferNotOffered, .transferToItself, .headOfficeAccepts, .onHold,
            .retentionNotOver, .notClosedYet, .notOnHold, .extensionOver, .customerRefused, .transferNotAnswered,
            .intakeUnknown, .sameCustomerAsItself, .notSameCustomer, .handlerAnswers, .resultNotTold, .scoreAboveMaximum, .transferBack,
            .transferLimit,
            .handedOver, .transferDecided, .siteClosed, .noTask, .departmentNotOffered, .handedToItself, .notOfDepartment:
            .refuses
        case .recordedLate, .externalNumberKnown, .handlerFollowsUp, .transferHopsUsed, .extensionTooLate, .settlementConfirmedLate,
            .planNotAdjusted:
            .needsReason
        case .anonymousIsNotAsked, .evidenceMissing, .receivedInFuture, .packUnknown, .settlementNotConfirmed,
            .customerNotTold,
            .reworkCapReached, .reopenedLate, .escalationMissing, .specialMeetingMissing, .meetingWithoutDecision, .firstActionMissing,
            .emergencyMissing, .externalReplyMissing, .externalDuePassed, .safetyMatterContinues, .transferUnanswered, .transferMetAct,
            .belongsElsewhere, .receptionStepsMissing, .itemMissing, .itemUnknown, .customerNotContacted, .trainingMissing,
            .teamLacksRoles, .emergencyNotReported, .paperMissing, .customerViewMissing, .tasksUnacknowledged, .departmentUnanswered,
            .departmentReturned:
            .warns
        }
    }

    /// The rule's name: the same in every language, in JSON and where a finding is explained.
    public var rule: String {
        switch self {
        case .outOfOrder: "order"
        case .fieldMissing: "content.missing"
        case .oneOfMissing: "content.one_of"
        case .unknownCode: "content.code"
        case .caseIsClosed: "state.closed"
        case .caseIsOpen: "state.open"
        case .caseIsDestroyed: "state.destroyed"
        case .mandatoryStepMissing: "order.mandatory"
        case .sharesDoNotSum: "liability.sum"
        case .sharesUnreadable: "liability.shares"
        case .leadDepartmentMissing: "departments.lead"
        case .evidenceMissing: "evidence"
        case .allegationsUnanswered: "allegations"
        case .measuresUnfinished: "measures.unfinished"
        case .unknownMeasure: "measures.unknown"
        case .attemptsMissing: "attempts"
        case .anonymousNotAllowed: "anonymous"
        case .anonymousIsNotAsked: "anonymous.asked"
        case .severityBelowFloor: "severity.floor"
        case .recordedLate: "receipt.late"
        case .receivedInFuture: "receipt.future"
        case .outcomeHasOwnAct: "outcome"
        case .externalNumberKnown: "external.number"
        case .packUnknown: "pack.unknown"
        case .receptionStepsMissing: "reception.steps"
        case .itemMissing: "item.missing"
        case .itemUnknown: "item.unknown"
        case .customerNotContacted: "contact.days"
        case .staffUnknown: "people.unknown"
        case .staffHasLeft: "people.left"
        case .roleMissing: "people.role"
        case .approverLacksRole: "people.approver"
        case .respondentActs: "segregation.respondent"
        case .respondentRecordsAlone: "segregation.record"
        case .ownRequest: "segregation.request"
        case .handlerFollowsUp: "segregation.follow_up"
        case .handlerAnswers: "segregation.answer"
        case .resultNotTold: "follow_up.result"
        case .intakeUnknown: "intake.none"
        case .sameCustomerAsItself: "customer.self"
        case .notSameCustomer: "customer.none"
        case .secondPersonMissing: "segregation.second_person"
        case .recusalMissing: "segregation.recusal"
        case .decidedAbove: "segregation.above"
        case .trainingMissing: "people.training"
        case .aboveAuthority: "authority"
        case .settlementNotConfirmed: "authority.unconfirmed"
        case .settlementConfirmedLate: "authority.confirmed_late"
        case .notSimple: "on_site.simple"
        case .extensionTooLate: "extension.late"
        case .extensionOver: "extension.over"
        case .extensionAboveMaximum: "extension.maximum"
        case .extensionNotAllowed: "extension.allowed"
        case .extensionNotRequested: "extension.requested"
        case .customerNotTold: "extension.told"
        case .customerRefused: "plan.refused"
        case .customerViewMissing: "plan.customer_asked"
        case .planNotAdjusted: "plan.adjusted"
        case .tasksUnacknowledged: "tasks.unacknowledged"
        case .noTask: "tasks.none"
        case .reworkCapReached: "rework.cap"
        case .reworkCapNotReached: "rework.before_cap"
        case .pauseNotAllowed: "pause.allowed"
        case .pauseTooLate: "pause.late"
        case .notPaused: "pause.none"
        case .isPaused: "pause.twice"
        case .reopenedLate: "reopen.window"
        case .invalidAfterDecision: "invalid.late"
        case .scoreAboveMaximum: "satisfied.score"
        case .teamLacksRoles: "team.roles"
        case .escalationMissing: "escalation.missing"
        case .meetingMissing: "meeting.missing"
        case .specialMeetingMissing: "meeting.special"
        case .meetingWithoutDecision: "meeting.decision"
        case .firstActionMissing: "first_action"
        case .emergencyMissing: "emergency"
        case .emergencyNotReported: "emergency.report"
        case .supervisionUnanswered: "supervision.unanswered"
        case .supervisionNotAsked: "supervision.none"
        case .externalReplyMissing: "external.reply"
        case .externalDuePassed: "external.due"
        case .departmentNotOffered: "department.none"
        case .handedToItself: "department.self"
        case .notOfDepartment: "department.other"
        case .departmentUnanswered: "department.unanswered"
        case .departmentReturned: "department.returned"
        case .linkedToItself: "link.self"
        case .notLinked: "link.none"
        case .linkedBehindLater: "link.later"
        case .groupOfItself: "group.self"
        case .notInGroup: "group.none"
        case .safetyMatterContinues: "withdrawal.safety"
        case .transferOffered: "transfer.offered"
        case .transferNotOffered: "transfer.none"
        case .transferToItself: "transfer.self"
        case .headOfficeAccepts: "transfer.head_office"
        case .belongsElsewhere: "transfer.elsewhere"
        case .transferHopsUsed: "transfer.hops"
        case .transferNotAnswered: "transfer.answer"
        case .transferBack: "transfer.back"
        case .transferLimit: "transfer.limit"
        case .handedOver: "transfer.gone"
        case .transferDecided: "transfer.decided"
        case .siteClosed: "transfer.site_closed"
        case .transferUnanswered: "transfer.unanswered"
        case .transferMetAct: "transfer.met_act"
        case .onHold: "hold"
        case .retentionNotOver: "retention"
        case .notClosedYet: "destruction.open"
        case .paperMissing: "archive.paper"
        case .notOnHold: "hold.none"
        }
    }
}
