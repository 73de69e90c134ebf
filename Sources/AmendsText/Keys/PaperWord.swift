/// Words printed on forms and reports about one case: titles, headings, columns, and what stands
/// under a line to sign on.
public enum PaperWord: Sendable, CaseIterable {
    // titles
    case complaintForm, replyToCustomer, investigationReport, caseSummary, archiveContents, destructionCertificate, noticeToCustomers,
        resultsNotice, trainingSheet

    // complaint form
    case filledInByCustomer, filledInByShop, attachments, customerCopy, wishesOfCustomer, complainedOf

    // reply
    case yourComplaint, courseAndResult, measuresForYou, basisOfDecision, expectedEffect, improvementsMade, apologyAndCare, ifNotSatisfied,
        replySlip, yourRemarks

    // investigation report
    case factsOfCase, team, standAside, evidence, statements, evidenceRequests, reportOfFacts, conclusion, allegations, liabilityShares,
        proposedMeasures, extensionOfTime, noEvidence

    // case summary
    case recordContents, complainant, matter, courseOfInvestigation, resultOfHandling, satisfactionTracking
    case course, stepsReached, decision, planAndMeasures, payments, feedbackAndFollowUp, followUps, openQuestions, lessons, archiveDetails

    // archive and destruction
    case certificateNumber, volume, supplement, retainUntil, destroyedAt, methodOfDestruction, requestedBy, approvedBy, listOfCases,
        numberOfCases, digestOfVolume, digestOfList, keptAfterAll

    // notice to customers
    case channelsForComplaints, whereAndHow, stepsOfHandling, timeLimits, step, limitGeneral, limitUrgent, whatYouMayExpect, privacy

    // training
    case topic, trainer, place, method, attendees, score, content

    // columns
    case ordinal, kind, description, file, recordedBy, recordedAt, askedOf, due, answer, statementBy, subject, share, target, owner,
        done, amount, paid, promised, couponValue, couponCost, round, remarks

    // signatures
    case date, customerSignature, representativeSignature, receiverSignature, managerSignature, investigatorSignature, reviewerSignature,
        leaderSignature, handlerSignature, archivistSignature, requesterSignature, approverSignature, executorSignature,
        witnessSignature, trainerSignature, attendeeSignature, officialSeal
}

/// Sentences printed on forms and reports about one case.
public enum PaperSentence: Sendable, Equatable {
    /// What the customer signs for.
    case declaration
    /// On the part that the customer takes away.
    case keepThisPart
    case customerCopyPromise(time: String)
    case salutation(name: String)
    /// `number` of the case, `date` of the receipt.
    case replyOpening(number: String, date: String)
    case apology
    case replyIfNotSatisfied(channels: [String])
    case replyClosing
    case replySlipRequest
    case substantiated
    case partlySubstantiated
    case unsubstantiated
    case unverifiable
    case sharesSum(total: String)
    case destroyed(count: Int)
    case tombstonesRemain
    /// What a certificate of destruction does not prove.
    case erasedHere
    case noticeIntroduction(site: String)
    case noticePrivacy
    case noticeNoCharge
    case limitHours(Int)
    case limitMinutes(Int)
    case limitWorkingDays(Int)
    case limitCalendarDays(Int)
    case limitsNote
    /// Small numbers are not told.
    case smallNumbersHidden(minimum: Int)
    case printed(time: String, node: String)
    case formHint
    /// Where the words of the record were erased.
    case notRecorded
    /// Why nobody was asked whether they are satisfied.
    case notAskedAnonymous, notAskedEnded(outcome: String)
    /// Said on the command line.
    case written(path: String)
    case published(number: String)
}
