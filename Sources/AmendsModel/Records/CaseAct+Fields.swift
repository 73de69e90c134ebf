public import AmendsLog

extension CaseAct {
    /// Acts that take elements of a set off again: what is given with them is removed.
    public static let takesOff: Set<ActKind> = [unlink, leaveGroup, releaseHold, unlinkCustomer]

    /// The fields that belong to an act, in the order a person is asked for them. The act's time and
    /// reason belong to every act. Amending and settling take any field and are not listed.
    public static let fields: [ActKind: [FieldID]] = [
        receive: [
            CaseField.kind, CaseField.channel, CaseField.category, CaseField.subcategory, CaseField.region, CaseField.content,
            CaseField.customer, CaseField.contact, CaseField.member, CaseField.receivedAt, CaseField.utcOffset, CaseField.occurredAt,
            CaseField.place,
            CaseField.severity, CaseField.urgency, CaseField.complexity, CaseField.demand, CaseField.demanded, CaseField.receiver,
            CaseField.order, CaseField.item, CaseField.equipment, CaseField.stall, CaseField.respondent, CaseField.siteComplainedOf,
            CaseField.anonymous, CaseField.preferredContact, CaseField.representative, CaseField.customerLanguage, CaseField.paperForm,
            CaseField.paperLocation, CaseField.externalBody, CaseField.externalNumber, CaseField.externalDue, CaseField.nature,
            CaseField.risk, CaseField.legalRisk, CaseField.classification, CaseField.allegation, CaseField.causedBy, CaseField.related,
            CaseField.recordedLate, CaseField.venueGrade, CaseField.platform, CaseField.expressed, CaseField.addressedTo,
            CaseField.receptionStep, CaseField.mark, CaseField.number, CaseField.sourceID, CaseField.note,
        ],
        acknowledge: [
            CaseField.apologised, CaseField.processExplained, CaseField.promisedBy, CaseField.contactVerified, CaseField.attempt,
            CaseField.receptionStep, CaseField.note,
        ],
        assess: [
            CaseField.nature, CaseField.category, CaseField.subcategory, CaseField.severity, CaseField.urgency, CaseField.complexity,
            CaseField.priority, CaseField.classification, CaseField.risk, CaseField.legalRisk, CaseField.departments, CaseField.allegation,
            CaseField.note,
        ],
        assign: [
            CaseField.department, CaseField.departments, CaseField.leadDepartment, CaseField.assignee, CaseField.promisedBy, CaseField.note,
        ],
        note: [CaseField.note],
        investigate: [
            CaseField.report, CaseField.finding, CaseField.method, CaseField.contentChecked, CaseField.evidence, CaseField.evidenceKind,
            CaseField.evidenceFile, CaseField.noEvidenceReason, CaseField.allegationFinding, CaseField.cause, CaseField.respondent,
            CaseField.note,
        ],
        decide: [
            CaseField.liability, CaseField.liabilityShares, CaseField.liabilityBasis, CaseField.finding, CaseField.cause,
            CaseField.respondent, CaseField.note,
        ],
        plan: [
            CaseField.plan, CaseField.planOwner, CaseField.planDue, CaseField.expectedEffect, CaseField.foreseenProblems, CaseField.remedy,
            CaseField.measure, CaseField.promised, CaseField.approvedBy, CaseField.note,
        ],
        execute: [
            CaseField.remedy, CaseField.compensation, CaseField.compensationKind, CaseField.receipt, CaseField.measureDone, CaseField.note,
        ],
        feedBack: [
            CaseField.feedback, CaseField.feedbackChannel, CaseField.basis, CaseField.expectedEffect, CaseField.improvement,
            CaseField.apologised, CaseField.afterCare, CaseField.askedSatisfied, CaseField.remedy, CaseField.note,
        ],
        followUp: [
            CaseField.satisfied, CaseField.score, CaseField.followUpMethod, CaseField.attempt, CaseField.dissatisfaction, CaseField.note,
        ],
        dissatisfied: [CaseField.satisfied, CaseField.score, CaseField.followUpMethod, CaseField.dissatisfaction, CaseField.note],
        escalate: [CaseField.escalatedTo, CaseField.note],
        reopen: [CaseField.note],
        withdraw: [CaseField.proof, CaseField.outcome, CaseField.note],
        refer: [CaseField.handedTo, CaseField.referredTo, CaseField.outcome, CaseField.note],
        link: [CaseField.duplicateOf, CaseField.note],
        unlink: [CaseField.duplicateOf, CaseField.note],
        close: [CaseField.outcome, CaseField.approvedBy, CaseField.note],
        archive: [CaseField.serial, CaseField.paperLocation, CaseField.volume, CaseField.retainUntil, CaseField.note],
        settleOnSite: [
            CaseField.remedy, CaseField.settlement, CaseField.compensation, CaseField.compensationKind, CaseField.couponValue,
            CaseField.couponCost, CaseField.approvedBy, CaseField.feedback, CaseField.feedbackChannel, CaseField.apologised,
            CaseField.askedSatisfied, CaseField.note,
        ],
        invalidate: [CaseField.invalidReason, CaseField.approvedBy, CaseField.note],
        formTeam: [CaseField.team, CaseField.recused, CaseField.leadDepartment, CaseField.note],
        analyse: [CaseField.cause, CaseField.causeOrigin, CaseField.causeNote, CaseField.note],
        communicatePlan: [CaseField.customerAnswer, CaseField.feedbackChannel, CaseField.attempt, CaseField.note],
        destroy: [CaseField.certificate, CaseField.approvedBy],
        requestExtension: [CaseField.extensionClock, CaseField.extensionUntil, CaseField.note],
        extend: [CaseField.extendedInvestigation, CaseField.extendedResolution, CaseField.extensionToldAt, CaseField.note],
        declineExtension: [CaseField.extensionClock, CaseField.note],
        firstAct: [
            CaseField.firstAction, CaseField.firstActionResult, CaseField.reportedTo, CaseField.assignee, CaseField.note,
        ],
        meet: [CaseField.meetingAt, CaseField.meetingKind, CaseField.attendee, CaseField.minutes, CaseField.decision, CaseField.note],
        supervise: [CaseField.supervisionReason, CaseField.supervisionDue, CaseField.note],
        answerSupervision: [CaseField.supervisionReply, CaseField.note],
        addEvidence: [CaseField.evidence, CaseField.evidenceKind, CaseField.evidenceFile, CaseField.note],
        requestEvidence: [CaseField.evidenceRequest, CaseField.evidenceAsked, CaseField.evidenceDue, CaseField.note],
        answerEvidence: [CaseField.evidenceAnswer, CaseField.evidence, CaseField.evidenceKind, CaseField.evidenceFile, CaseField.note],
        takeStatement: [CaseField.statement, CaseField.statementBy, CaseField.note],
        promise: [CaseField.promised, CaseField.compensationKind, CaseField.approvedBy, CaseField.note],
        pay: [
            CaseField.compensation, CaseField.compensationKind, CaseField.couponValue, CaseField.couponCost, CaseField.receipt,
            CaseField.approvedBy, CaseField.note,
        ],
        contact: [CaseField.contactLog, CaseField.contactDirection, CaseField.feedbackChannel, CaseField.note],
        attempt: [CaseField.attempt, CaseField.followUpMethod, CaseField.note],
        takeMeasure: [CaseField.measure, CaseField.note],
        completeMeasure: [CaseField.measureDone, CaseField.note],
        offerTransfer: [CaseField.transferTo, CaseField.note],
        acceptTransfer: [CaseField.note],
        refuseTransfer: [CaseField.note],
        pause: [CaseField.pauseReason, CaseField.proof, CaseField.note],
        resume: [CaseField.note],
        classify: [
            CaseField.confirmedNature, CaseField.registration, CaseField.category, CaseField.subcategory, CaseField.classification,
            CaseField.severity, CaseField.urgency, CaseField.complexity, CaseField.kind, CaseField.note,
        ],
        hold: [CaseField.hold, CaseField.note],
        releaseHold: [CaseField.hold, CaseField.note],
        restrict: [CaseField.restricted, CaseField.note],
        liftRestriction: [CaseField.restricted, CaseField.note],
        migrate: [CaseField.policy, CaseField.note],
        joinGroup: [CaseField.groupCase, CaseField.note],
        leaveGroup: [CaseField.groupCase, CaseField.note],
        referOut: [CaseField.externalBody, CaseField.externalNumber, CaseField.externalDue, CaseField.note],
        recordExternalReply: [CaseField.externalReply, CaseField.note],
        waive: [CaseField.waived, CaseField.approvedBy, CaseField.note],
        declareEmergency: [CaseField.emergency, CaseField.risk, CaseField.reportedTo, CaseField.note],
        confirmSettlement: [CaseField.approvedBy, CaseField.note],
        explain: [CaseField.explained, CaseField.note],
        handOver: [CaseField.department, CaseField.assignee, CaseField.promisedBy, CaseField.note],
        takeOver: [CaseField.assignee, CaseField.promisedBy, CaseField.note],
        handBack: [CaseField.note],
        tellPlan: [CaseField.planTold, CaseField.note],
        acknowledgeTask: [CaseField.note],
        reportTransfer: [CaseField.note],
        // The road itself is made of what is typed for its parts.
        addIntake: [
            CaseField.channel, CaseField.externalNumber, CaseField.externalBody, CaseField.externalDue, CaseField.note,
        ],
        removeIntake: [CaseField.externalNumber, CaseField.channel, CaseField.note],
        linkCustomer: [CaseField.sameCustomer, CaseField.note],
        unlinkCustomer: [CaseField.sameCustomer, CaseField.note],
    ]
}
