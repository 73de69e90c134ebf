public import AmendsPolicy

/// Words of the monthly report and of notices made from it.
public enum ReportWord: Sendable, CaseIterable {
    // titles and parts
    case monthlyReport, company, headFigures, stockBalance, indicators, trend, yearOnYear, distribution, satisfaction, overdueCases,
        compensation, conflicts, serviceQuality, handOvers, duties, managementRecords, recordsOfMonth, overdue, basisOfFigures, revision, caseList

    // figures
    case received, closed, reopened, opening, closing, openNow, duplicates, escalated, closedOfReceived, openOfReceived, orders,
        dissatisfied, satisfied,
        unreached, notAsked, timely, late, undetermined, countable, surveyed, casesByMonth, paid, casesPaid, average, conflicting

    // columns
    case figure, count, share, month, previousMonth, sameMonthLastYear, change, indicator, value, numerator, denominator, site, category,
        channel, region, outcome, cause, severity, department, liability, remedy, hour, weekday, item, finding
    case node, entries, upTo, publishedValue, presentValue, balance, total, number, receivedAt, closedAt, isOpen, verdict, perThousand,
        days, dueAt
    case notGiven, yes, no, source

    // hand-overs between departments
    case given, taken, givenBack, passedOn, waiting, medianWait

    // duties under the pack
    case duty, every, lastDone, nextDue, state, inTime, missing

    // the state of the service
    case target, trendOfIndicator, better, same, worse

    case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}

/// Sentences of the monthly report.
public enum ReportSentence: Sendable, Equatable {
    /// What the head figures say, in words.
    case summary(received: Int, closed: Int, closing: Int)
    case comparedWithPreviousMonth(difference: Int)
    case balanceHolds
    case balanceBroken(difference: Int)
    /// Every node's entries reach beyond the end of the month.
    case final
    case provisional(sites: [String])
    case monthStillRuns
    case timeZones(Int)
    case receivedBasis
    case intervalExplained
    case noCases
    case revised(published: String, changes: Int)
    case unchangedSincePublished(published: String)
    case neverPublished
    /// The duration is rough.
    case medianHandling(String)
    case nothingOverdue
    case noConflicts
    case highest(name: String, count: Int, share: String)
    case duplicatesNote(count: Int)
    /// The overall state of the service: what it comes to, how it goes, and where the complaints come from.
    case quality(ServiceGrade, ServiceTrend)
    case mainProblems(categories: [String], causes: [String], items: [String])
    /// Of so many duties under the pack, so many are overdue.
    case dutiesStanding(pack: String, count: Int, overdue: Int)
    case mastheadNote
    /// Lines of a list that stand in its file only.
    case moreInFile(count: Int, name: String)
}
