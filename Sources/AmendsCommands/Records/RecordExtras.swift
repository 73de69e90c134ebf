import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsText
import ArgumentParser

/// Commands that one kind has and the others have not.
enum RecordExtras {
    static func reading(_ kind: RecordKind) -> [any ParsableCommand.Type] {
        switch kind {
        case .improvement: [ImprovementEffect.self]
        case .survey: [SurveyResultsCommand.self]
        case .publication: [PublicationFigures.self]
        case .warning: [WarningCheckCommand.self]
        default: []
        }
    }

    static func acts(_ kind: RecordKind) -> [any ParsableCommand.Type] {
        switch kind {
        case .library: [LibraryAdopt.self]
        case .warning: [WarningRaise.self]
        case .bulletin: [BulletinMake.self]
        case .erasure: [ErasureCarryOut.self]
        default: []
        }
    }
}

struct ImprovementEffect: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "effect", abstract: "Compare complaints before and after a measure, without recording a verdict.")

    @Argument(help: ArgumentHelp("The number of the measure.", valueName: "number")) var name: String
    @Option(help: ArgumentHelp("Days before and days after; else those of the measure, else 30.", valueName: "days")) var days: Int64?
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let record = try node.record(ImprovementRecord.table, named: name)
        let figures = try node.effect(of: record, days: days)
        let byRate = record.text(ImprovementRecord.indicator) == "rate"
        if json.isOn {
            return try console.write(
                .object([
                    ("number", .text(record.number)), ("count_before", .number(figures.before)), ("count_after", .number(figures.after)),
                    ("volume_before", .number(figures.volumeBefore)), ("volume_after", .number(figures.volumeAfter)),
                    ("rate_before_basis_points", .optional(figures.rateBefore.hundredths())),
                    ("rate_after_basis_points", .optional(figures.rateAfter.hundredths())),
                    ("change_basis_points", .optional(figures.change.hundredths())),
                    ("provisional", .flag(figures.isProvisional)), ("verdict", .text(figures.verdict(byRate: byRate))),
                ]))
        }
        let catalogue = console.catalogue
        func label(_ field: FieldID) -> String { catalogue.label(field, of: .improvement) }
        var table = TextTable([.init(catalogue.label(.improvement)), .init(record.number, .right)])
        table.append([label(ImprovementRecord.countBefore), catalogue.number(Int(figures.before))])
        table.append([label(ImprovementRecord.countAfter), catalogue.number(Int(figures.after))])
        table.append([label(ImprovementRecord.volumeBefore), catalogue.number(Int(figures.volumeBefore))])
        table.append([label(ImprovementRecord.volumeAfter), catalogue.number(Int(figures.volumeAfter))])
        table.append([catalogue.name(of: Indicator.change), catalogue.text(figures.change)])
        table.append([
            catalogue.name(of: Indicator.complaintRate), "\(catalogue.text(figures.rateBefore)) → \(catalogue.text(figures.rateAfter))",
        ])
        func code(_ code: String, _ field: FieldID) -> String { catalogue.label(code: code, of: field, kind: .improvement) }
        table.append([label(ImprovementRecord.provisional), code(figures.isProvisional ? "yes" : "no", ImprovementRecord.provisional)])
        table.append([label(ImprovementRecord.verdict), code(figures.verdict(byRate: byRate), ImprovementRecord.verdict)])
        try console.write(table)
    }
}

struct SurveyResultsCommand: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "results", abstract: "Show coverage, means by question and aspect, and the best and weakest of them.")

    @Argument(help: ArgumentHelp("The number of the survey.", valueName: "number")) var name: String
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let results = try node.results(ofSurvey: name)
        if json.isOn { return try console.write(document(results)) }
        let catalogue = console.catalogue
        func label(_ field: FieldID) -> String { catalogue.label(field, of: .survey) }
        var table = TextTable([
            .init(label(SurveyRecord.aspect)), .init(label(SurveyRecord.question)), .init(catalogue.heading(.total), .right),
            .init(catalogue.heading(.mean), .right),
        ])
        for line in results.questions + results.aspects {
            table.append([
                catalogue.label(code: line.aspect, of: SurveyRecord.aspect, kind: .survey),
                line.question.map { "\($0). \(line.text)" } ?? "", catalogue.number(line.answers), Self.mean(line),
            ])
        }
        try console.write(table)
        var coverage = TextTable([
            .init(label(SurveyRecord.sent), .right), .init(label(SurveyRecord.reached), .right),
            .init(catalogue.label(.surveyAnswer), .right), .init(catalogue.heading(.coverage), .right),
        ])
        coverage.append([
            catalogue.number(Int(results.sent)), catalogue.number(Int(results.reached)), catalogue.number(results.answered),
            catalogue.share(results.answered, of: Int(results.sent)),
        ])
        try console.write("\n" + coverage.rendered())
    }

    private static func mean(_ line: SurveyResults.Line) -> String { line.meanHundredths.map { Share(Int64($0)).description } ?? "" }

    private func document(_ results: SurveyResults) -> JSON {
        func json(_ line: SurveyResults.Line?) -> JSON {
            guard let line else { return .null }
            return .object([
                ("question", line.question.map { .count($0) } ?? .null), ("aspect", .text(line.aspect)), ("text", .text(line.text)),
                ("answers", .count(line.answers)), ("mean", line.meanHundredths.map { .text(Share(Int64($0)).description) } ?? .null),
            ])
        }
        return .object([
            ("sent", .number(results.sent)), ("reached", .number(results.reached)), ("answered", .count(results.answered)),
            ("by_mode", .object(results.byMode.sorted { $0.key < $1.key }.map { ($0.key, .count($0.value)) })),
            ("questions", .array(results.questions.map(json))), ("aspects", .array(results.aspects.map(json))),
            ("best", json(SurveyResults.best(results.questions))), ("weakest", json(SurveyResults.weakest(results.questions))),
        ])
    }
}

struct PublicationFigures: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures", abstract: "Show a month's figures as they may be published: small numbers are withheld.")

    @Option(help: ArgumentHelp("The month, such as 2026-11.", valueName: "month")) var month: String
    @Option(help: ArgumentHelp("Only those of one site.", valueName: "code")) var site: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let figures = try node.publicFigures(in: try MonthNumber(typed: month), site: try site.map { try SiteCode(typed: $0) })
        if json.isOn {
            func lines(_ lines: [PublicFigures.Line]) -> JSON {
                .array(lines.map { .object([("key", .text($0.key)), ("count", $0.count.map { .count($0) } ?? .null)]) })
            }
            return try console.write(
                .object([
                    ("month", .text(month)), ("threshold", .count(figures.threshold)),
                    ("received", figures.received.map { .count($0) } ?? .null), ("by_category", lines(figures.byCategory)),
                    ("by_outcome", lines(figures.byOutcome)),
                ]))
        }
        let catalogue = console.catalogue
        let withheld = "< \(figures.threshold)"
        func table(_ lines: [PublicFigures.Line], _ heading: Heading, _ field: FieldID) -> TextTable {
            var table = TextTable([.init(catalogue.heading(heading)), .init(catalogue.heading(.cases), .right)])
            for line in lines {
                let key = line.key.isEmpty ? catalogue.notGiven : catalogue.label(code: line.key, of: field)
                table.append([key, line.count.map(catalogue.number) ?? withheld])
            }
            return table
        }
        try console.write("\(catalogue.heading(.total)): \(figures.received.map(catalogue.number) ?? withheld)\n\n")
        try console.write(table(figures.byCategory, .category, CaseField.category))
        try console.write("\n" + table(figures.byOutcome, .outcome, CaseField.outcome).rendered())
    }
}

struct LibraryAdopt: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt", abstract: "Take a shop's entry up into the company's library, which every shop sees.")

    @Argument(help: ArgumentHelp("The number of the entry.", valueName: "number")) var name: String
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let record = try node.adopt(libraryEntry: name, by: actor.acting)
        console.say(.added(.library, number: record.number))
        if json.isOn { try console.write(try RecordPage(record, node).json()) } else { try console.write(record.number + "\n") }
    }
}

struct ErasureCarryOut: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "carry-out", abstract: "Erase what was decided; what must be kept is restricted instead.")

    @Argument(help: ArgumentHelp("The number of the request.", valueName: "number")) var name: String
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let (record, lines) = try node.carryOutErasure(name, by: actor.acting)
        console.say(.acted(ErasureRecord.carryOut, number: record.number))
        if json.isOn {
            return try console.write(
                .object([
                    ("number", .text(record.number)), ("values", .optional(record.integer(ErasureRecord.erased))),
                    ("files", .optional(record.integer(ErasureRecord.files))),
                    (
                        "cases",
                        .array(
                            lines.map { line in
                                if case .erased(let values, let files) = line.fate {
                                    return .object([("number", .text(line.number)), ("erased", .count(values)), ("files", .count(files))])
                                }
                                return .object([("number", .text(line.number)), ("restricted", .flag(true))])
                            })
                    ),
                ]))
        }
        let catalogue = console.catalogue
        var table = TextTable([
            .init(catalogue.heading(.number)), .init(catalogue.label(ErasureRecord.decision, of: .erasure)),
            .init(catalogue.label(ErasureRecord.erased, of: .erasure), .right),
            .init(catalogue.label(ErasureRecord.files, of: .erasure), .right),
        ])
        func decision(_ code: String) -> String { catalogue.label(code: code, of: ErasureRecord.decision, kind: .erasure) }
        for line in lines {
            switch line.fate {
            case .erased(let values, let files):
                table.append([line.number, decision("erase"), catalogue.number(values), catalogue.number(files)])
            case .restricted(let blocker):
                table.append([
                    line.number, "\(decision("restrict")): \(catalogue.text(.refused(.kept(number: line.number, blocker))))", "", "",
                ])
            case .restrictedByDecision: table.append([line.number, decision("restrict"), "", ""])
            }
        }
        try console.write(table)
    }
}
