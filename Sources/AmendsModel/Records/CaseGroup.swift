public import AmendsLog

/// How the fields of a case stand together on a page. Every field that is shown belongs to one group.
public enum CaseGroup: Sendable, CaseIterable {
    case complaint, customer, assessment, team, investigation, liability, plan, money, feedback, followUp, supervision, links, archive

    /// In the order in which they are shown.
    public var fields: [FieldID] {
        switch self {
        case .complaint:
            [
                CaseField.number, CaseField.kind, CaseField.channel, CaseField.platform, CaseField.expressed, CaseField.addressedTo,
                CaseField.category, CaseField.subcategory, CaseField.classification, CaseField.region, CaseField.content,
                CaseField.allegation, CaseField.allegationFinding, CaseField.demand,
                CaseField.demanded, CaseField.receivedAt, CaseField.occurredAt, CaseField.place, CaseField.venueGrade, CaseField.order,
                CaseField.item, CaseField.equipment, CaseField.stall, CaseField.respondent, CaseField.siteComplainedOf,
                CaseField.receiver, CaseField.receptionStep, CaseField.paperForm, CaseField.recordedLate, CaseField.sourceID,
                CaseField.reportedTimely,
                CaseField.policy, CaseField.mark,
            ]
        case .customer:
            [
                CaseField.customer, CaseField.contact, CaseField.member, CaseField.preferredContact, CaseField.contactVerified,
                CaseField.anonymous,
                CaseField.representative, CaseField.customerLanguage, CaseField.complainants, CaseField.sameCustomer,
            ]
        case .assessment:
            [
                CaseField.nature, CaseField.confirmedNature, CaseField.registration, CaseField.severity, CaseField.urgency,
                CaseField.complexity, CaseField.priority, CaseField.risk, CaseField.legalRisk, CaseField.emergency, CaseField.reportedTo,
                CaseField.firstAction, CaseField.invalidReason,
            ]
        case .team:
            [
                CaseField.department, CaseField.departmentState, CaseField.departments, CaseField.leadDepartment, CaseField.assignee,
                CaseField.promisedBy,
                CaseField.team, CaseField.recused,
            ]
        case .investigation:
            [
                CaseField.method, CaseField.contentChecked, CaseField.evidence, CaseField.noEvidenceReason, CaseField.statement,
                CaseField.evidenceRequest, CaseField.evidenceAnswer, CaseField.report, CaseField.finding, CaseField.cause,
                CaseField.causeOrigin, CaseField.causeNote, CaseField.extensionClock, CaseField.extensionUntil,
                CaseField.extendedInvestigation, CaseField.extendedResolution, CaseField.extensionToldAt, CaseField.pauseReason,
            ]
        case .liability: [CaseField.liability, CaseField.liabilityShares, CaseField.liabilityBasis]
        case .plan:
            [
                CaseField.plan, CaseField.planOwner, CaseField.planDue, CaseField.expectedEffect, CaseField.foreseenProblems,
                CaseField.planTold, CaseField.customerAnswer, CaseField.remedy, CaseField.measure, CaseField.measureDone,
                CaseField.approvedBy,
                CaseField.waived,
            ]
        case .money:
            [
                CaseField.promised, CaseField.compensation, CaseField.compensationKind, CaseField.couponValue, CaseField.couponCost,
                CaseField.settlement, CaseField.receipt,
            ]
        case .feedback:
            [
                CaseField.apologised, CaseField.processExplained, CaseField.feedback, CaseField.feedbackChannel, CaseField.basis,
                CaseField.improvement, CaseField.afterCare, CaseField.askedSatisfied, CaseField.contactLog,
            ]
        case .followUp:
            [CaseField.satisfied, CaseField.score, CaseField.followUpMethod, CaseField.dissatisfaction, CaseField.attempt]
        case .supervision:
            [
                CaseField.escalatedTo, CaseField.meetingAt, CaseField.meetingKind, CaseField.attendee, CaseField.minutes,
                CaseField.decision, CaseField.supervisionReason, CaseField.supervisionDue, CaseField.supervisionReply,
                CaseField.externalBody, CaseField.externalNumber, CaseField.externalDue, CaseField.externalReply,
            ]
        case .links:
            [
                CaseField.duplicateOf, CaseField.groupCase, CaseField.causedBy, CaseField.related, CaseField.predecessor,
                CaseField.successor, CaseField.referredTo, CaseField.handedTo, CaseField.transferTo, CaseField.transferState,
                CaseField.hops,
            ]
        case .archive:
            [
                CaseField.outcome, CaseField.proof, CaseField.serial, CaseField.volume, CaseField.paperLocation, CaseField.retainUntil,
                CaseField.hold, CaseField.restricted, CaseField.certificate,
            ]
        }
    }

    /// Lists whose items are written together, by the one that leads: the n-th item of an act's companion
    /// belongs to its n-th item of the leader.
    public static let companions: [FieldID: [FieldID]] = [
        CaseField.evidence: [CaseField.evidenceKind, CaseField.evidenceFile],
        CaseField.statement: [CaseField.statementBy],
        CaseField.evidenceRequest: [CaseField.evidenceAsked, CaseField.evidenceDue],
        CaseField.firstAction: [CaseField.firstActionResult],
        CaseField.contactLog: [CaseField.contactDirection],
    ]

    /// Fields that hold staff codes, where a shop has given its people codes.
    public static let people: Set<FieldID> = [
        CaseField.receiver, CaseField.assignee, CaseField.team, CaseField.recused, CaseField.respondent, CaseField.evidenceAsked,
        CaseField.statementBy, CaseField.planOwner, CaseField.planTold, CaseField.approvedBy, CaseField.attendee,
    ]

    /// Told by the history, or of no interest to a reader.
    public static let notShown: Set<FieldID> = [
        CaseField.note, CaseField.sourceSteps, CaseField.utcOffset, CaseField.explained, CaseField.way, CaseField.intake,
    ]
}
