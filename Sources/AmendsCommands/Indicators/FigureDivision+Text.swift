import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsText

/// Divisions as people type and read them.
extension FigureDivision {
    /// Several names joined by commas, or options given several times.
    static func read(_ texts: [String]) throws -> [FigureDivision] {
        try texts.flatMap { $0.split(separator: ",") }.map { name in
            guard let division = FigureDivision(name: name) else {
                throw Failure(.usage, .unknownDivision(text: String(name), known: FigureDivision.names))
            }
            return division
        }
    }

    func heading(_ catalogue: Catalogue) -> String {
        switch self {
        case .kept(.site): catalogue.heading(.site)
        case .kept(.month): catalogue.heading(.month)
        case .kept(.region): catalogue.heading(.region)
        case .kept(.category): catalogue.heading(.category)
        case .kept(.channel): catalogue.heading(.channel)
        case .kept(.outcome): catalogue.heading(.outcome)
        case .computed(.stage): catalogue.heading(.stage)
        case .computed(.verdict): catalogue.figure(.clockVerdict)
        case .computed(.compensation): catalogue.figure(.compensationBand)
        case .computed(.hour): catalogue.report(.hour)
        case .computed(.weekday): catalogue.report(.weekday)
        case .computed(.week): catalogue.figure(.week)
        case .computed(.quarter): catalogue.figure(.quarter)
        case .computed(.year): catalogue.figure(.year)
        case .computed(let dimension): dimension.field.map { catalogue.label($0) } ?? dimension.rawValue
        }
    }

    /// The word for a key.
    func text(_ key: String, _ catalogue: Catalogue) -> String {
        if key.isEmpty { return catalogue.notGiven }
        switch self {
        case .kept(.category): return catalogue.label(code: key, of: CaseField.category)
        case .kept(.channel): return catalogue.label(code: key, of: CaseField.channel)
        case .kept(.outcome): return catalogue.label(code: key, of: CaseField.outcome)
        case .kept: return key
        case .computed(.stage):
            let awaited = Milestone.allCases.first { $0.name == key }
            return catalogue.stage(awaiting: awaited == .destroyed ? nil : awaited)
        case .computed(.verdict):
            return catalogue.figure(key == "timely" ? .timelyVerdict : key == "late" ? .lateVerdict : .undeterminedVerdict)
        case .computed(.compensation):
            let words: [FigureWord] = [.none, .upToHundred, .upToFiveHundred, .upToTwoThousand, .above]
            return Int(key).flatMap { words.indices.contains($0) ? catalogue.figure(words[$0]) : nil } ?? key
        case .computed(.weekday):
            let words: [ReportWord] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]
            return Int(key).flatMap { words.indices.contains($0 - 1) ? catalogue.report(words[$0 - 1]) : nil } ?? key
        case .computed(let dimension): return dimension.field.map { catalogue.label(code: key, of: $0) } ?? key
        }
    }
}

extension [FigureDivision] {
    func lines(_ node: Node, _ months: ClosedRange<MonthNumber>, _ site: SiteCode?) throws -> [IndicatorLine] {
        try node.figures(by: self, months, site: site)
    }
}
