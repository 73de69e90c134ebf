public import AmendsPolicy

/// Words of the commands about indicators, the stock of open cases, early warnings and effects; the
/// report's words (``ReportWord``) serve where they mean the same.
public enum FigureWord: Sendable, CaseIterable {
    case target, verdict, samePeriodLastYear, previousPeriod, fallOrRise, period, subject, threshold, window, before, state, warning
    case met, missed, openVerdict
    case allSites, upToNow, behind, heard, unheard
    case newSignal, standingSignal, calmedSignal
    case approximately
    case computed, cases, share, quarter, year, week, urgency, complexity, staff, respondent, clockVerdict, satisfactionAnswer,
        compensationBand, stall, equipment, subcategory, customer
    case timelyVerdict, lateVerdict, undeterminedVerdict
    case none, upToHundred, upToFiveHundred, upToTwoThousand, above
}

/// Sentences of the same commands.
public enum FigureSentence: Sendable, Equatable {
    /// The period with everything that can still come held.
    case final(period: String)
    case provisional(period: String, sites: [String])
    case periodRuns(period: String)
    case intervals
    case noComplaints(period: String)
    case trend(Trend, Indicator)
    case casesListed(count: Int, Indicator, Indicator.Part)
    case noCasesInPart(Indicator, Indicator.Part)
    case stockBalances
    case stockDiffers(site: String, flows: Int, open: Int)
    case noSignals(day: String)
    case raised(number: String)
    case nothingToRaise
    case computedFromCases(count: Int)
    case severalValues
    case bulletinTitle(period: String, unit: String)
    case bulletinLine(number: String, indicator: String, subject: String, value: String, threshold: String, window: String)
    case bulletinQuiet(period: String)
    case bulletinMade(number: String)
    case noRepeats
    case unknownIndicator(text: String, known: [String])
    case badPeriod(text: String)
    case unknownPart(text: String)
    case notAShare(code: String)
}
