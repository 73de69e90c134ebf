import AmendsPolicy

struct EnglishFigures: FigureWording {
    func word(_ word: FigureWord) -> String {
        switch word {
        case .target: "Target"
        case .verdict: "Verdict"
        case .samePeriodLastYear: "Year before"
        case .previousPeriod: "Period before"
        case .fallOrRise: "change"
        case .period: "period"
        case .subject: "About"
        case .threshold: "Threshold"
        case .window: "Days"
        case .before: "Days before"
        case .state: "State"
        case .warning: "Warning"
        case .met: "met"
        case .missed: "missed"
        case .openVerdict: "open"
        case .allSites: "all sites"
        case .upToNow: "up to now"
        case .behind: "behind"
        case .heard: "heard of after the end"
        case .unheard: "nothing here"
        case .newSignal: "new"
        case .standingSignal: "stands"
        case .calmedSignal: "has calmed down"
        case .approximately: "about"
        case .computed: "computed"
        case .cases: "cases"
        case .share: "share"
        case .quarter: "Quarter"
        case .year: "Year"
        case .week: "Week"
        case .urgency: "urgency"
        case .complexity: "complexity"
        case .staff: "handled by"
        case .respondent: "complained of"
        case .clockVerdict: "In time"
        case .satisfactionAnswer: "satisfied"
        case .compensationBand: "Compensation"
        case .stall: "stall"
        case .equipment: "equipment"
        case .subcategory: "subclass"
        case .customer: "customer"
        case .timelyVerdict: "in time"
        case .lateVerdict: "late"
        case .undeterminedVerdict: "undetermined"
        case .none: "none"
        case .upToHundred: "up to ¥100"
        case .upToFiveHundred: "up to ¥500"
        case .upToTwoThousand: "up to ¥2,000"
        case .above: "above ¥2,000"
        }
    }

    func sentence(_ sentence: FigureSentence, in catalogue: Catalogue) -> String {
        switch sentence {
        case .final(let period): "\(period) is final: every site has been heard of after its end."
        case .provisional(let period, let sites):
            "\(period) is provisional: not all of it has arrived from \(sites.joined(separator: ", "))."
        case .periodRuns(let period): "\(period) is not over yet."
        case .intervals: "A range shows what a share can still become while cases are undetermined."
        case .noComplaints(let period): "No complaints were received in \(period)."
        case .trend(let trend, let indicator): "\(name(of: indicator)): \(name(of: trend))."
        case .casesListed(let count, let indicator, let part):
            "\(catalogue.counted(count, .cases)) in \(name(of: part)) of \(name(of: indicator))."
        case .noCasesInPart(let indicator, let part): "\(name(of: indicator)) has no cases in \(name(of: part))."
        case .stockBalances: "Opening + received + reopened − closed = closing, and what is left is what is open."
        case .stockDiffers(let site, let flows, let open):
            "\(site): the flows leave \(catalogue.number(flows)) open cases, and \(catalogue.number(open)) are open. Run amends rebuild."
        case .noSignals(let day): "No threshold is passed on \(day)."
        case .raised(let number): "Raised the warning \(number)."
        case .nothingToRaise: "There is no new warning to raise."
        case .computedFromCases(let count): "Computed from \(catalogue.counted(count, .cases)), not kept."
        case .severalValues: "A case with several values is counted once under each."
        case .bulletinTitle(let period, let unit): "Early warnings of \(period): \(unit)"
        case .bulletinLine(let number, let indicator, let subject, let value, let threshold, let window):
            "\(number)  \(indicator), \(subject): \(value) (threshold \(threshold)), \(window)."
        case .bulletinQuiet(let period): "No warning stood in \(period)."
        case .bulletinMade(let number): "Made the bulletin \(number). Send it with: amends bulletin issue \(number) --addressee UNIT"
        case .noRepeats: "Nobody and nothing was complained of more than once."
        case .unknownIndicator(let text, let known): "There is no indicator \(text). There are: \(known.joined(separator: ", "))."
        case .badPeriod(let text): "\(text) is no period. Give a month (2026-11), a quarter (2026-Q4) or a year (2026)."
        case .unknownPart(let text): "There is no part \(text). Give numerator, denominator or undetermined."
        case .notAShare(let code): "\(code) can't be followed from period to period. Choose another indicator."
        }
    }

    func name(of indicator: Indicator) -> String {
        switch indicator {
        case .timelyRate: "Handled in time"
        case .onTimeClosure: "In time, of those decided"
        case .reportedTimelyRate: "In time as reported"
        case .satisfaction: "Satisfaction"
        case .firstSatisfaction: "Satisfied the first time"
        case .answerRate: "Answers to follow-ups"
        case .complaintRate: "Complaint rate"
        case .responseTime: "Time to first response"
        case .handlingTime: "Time to answer"
        case .closingTime: "Time to closing"
        case .count: "Complaints"
        case .change: "Change in complaints"
        case .onSiteRate: "Settled on the spot"
        case .substantiation: "Found to be true"
        case .reworkRate: "Rework"
        case .reopenRate: "Reopened"
        case .extensionRate: "Extended"
        case .escalationRate: "Escalated"
        case .withdrawalRate: "Withdrawn"
        case .closedRate: "Closed"
        case .compensation: "Compensation"
        case .averageCompensation: "Compensation per case"
        case .repeats: "Repeated complaints"
        case .overdue: "Overdue now"
        default: clock(of: indicator).map { "In time: \(name(of: $0))" } ?? indicator.code
        }
    }

    func meaning(of indicator: Indicator) -> String {
        switch indicator {
        case .timelyRate: "handled and answered in time ÷ complaints received"
        case .onTimeClosure: "handled in time ÷ complaints whose timeliness is decided"
        case .reportedTimelyRate: "reported in time by the source ÷ all it reported on"
        case .satisfaction: "satisfied by the last answer ÷ customers who answered"
        case .firstSatisfaction: "satisfied by the first handling ÷ customers who answered after it"
        case .answerRate: "customers who answered ÷ customers asked"
        case .complaintRate: "complaints ÷ orders or guests"
        case .responseTime: "from the receipt to the first response"
        case .handlingTime: "from the receipt to the answer"
        case .closingTime: "from the receipt to the closing"
        case .count: "complaints received, without duplicates and invalid ones"
        case .change: "complaints less those of the period before"
        case .onSiteRate: "settled on the spot ÷ complaints"
        case .substantiation: "found true, wholly or in part ÷ complaints with a finding"
        case .reworkRate: "with a dissatisfied customer at a follow-up ÷ complaints"
        case .reopenRate: "opened again ÷ complaints"
        case .extensionRate: "with an extension ÷ complaints"
        case .escalationRate: "escalated ÷ complaints"
        case .withdrawalRate: "withdrawn before an answer ÷ complaints"
        case .closedRate: "closed ÷ complaints"
        case .compensation: "paid for cases received in the period"
        case .averageCompensation: "paid ÷ cases with a payment"
        case .repeats: "complaints beyond the first of the same customer"
        case .overdue: "open cases with a limit that is over"
        default: "in time ÷ complaints in which the limit began"
        }
    }

    func name(of clock: ClockKind) -> String {
        switch clock {
        case .respond: "first response"
        case .assess: "assessment"
        case .assign: "assignment"
        case .firstAction: "first action"
        case .meeting: "meeting"
        case .investigate: "investigation"
        case .plan: "plan"
        case .execute: "carrying out"
        case .resolve: "handling and answer"
        case .followUp: "follow-up"
        }
    }

    func name(of trend: Trend) -> String {
        switch trend {
        case .falling: "falls step by step"
        case .rising: "rises step by step"
        case .level: "stays the same"
        case .mostlyFalling: "falls on the whole"
        case .mostlyRising: "rises on the whole"
        case .mixed: "goes up and down without a direction"
        case .tooFew: "too few periods to tell"
        }
    }

    func name(of part: Indicator.Part) -> String {
        switch part {
        case .numerator: "the numerator"
        case .denominator: "the denominator"
        case .undetermined: "the undetermined part"
        }
    }
}

extension FigureWording {
    func clock(of indicator: Indicator) -> ClockKind? { ClockKind.allCases.first { .timelyRate(of: $0) == indicator } }
}
