import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsText
import ArgumentParser

struct WarningCheckCommand: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "What passes the thresholds of the packs on a day, what still stands, and what has calmed down.")

    @Option(name: .customLong("as-of"), help: ArgumentHelp("The last day of the window; today where left out.", valueName: "date"))
    var asOf: String?
    @Option(help: ArgumentHelp("Only one site.", valueName: "code")) var site: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let day = try asOf.map(Self.day) ?? node.today()
        let checks = try node.checkWarnings(on: day, site: try site.map { try SiteCode(typed: $0) })
        if json.isOn { return try console.write(.array(checks.map(Self.json))) }
        let catalogue = console.catalogue
        if checks.allSatisfy({ $0.signals.isEmpty }) { return console.say(catalogue.figure(.noSignals(day: CivilDate.text(ofDay: day)))) }
        var table = TextTable([
            .init(catalogue.heading(.site)), .init(catalogue.report(.indicator)), .init(catalogue.figure(.subject), maximumWidth: 40),
            .init(catalogue.report(ReportWord.value), .right), .init(catalogue.figure(.threshold), .right),
            .init(catalogue.figure(.before), .right), .init(catalogue.figure(.window)), .init(catalogue.figure(.state)),
            .init(catalogue.figure(.warning)),
        ])
        for check in checks {
            for found in check.signals {
                let signal = found.signal
                table.append([
                    check.site?.text ?? catalogue.figure(.allSites), SignalText.indicator(signal.indicator.rawValue, catalogue),
                    SignalText.subject(signal.subject, catalogue), signal.valueText, signal.thresholdText,
                    signal.before.map { catalogue.number(Int($0)) } ?? "", check.windowText, SignalText.state(signal.state, catalogue),
                    found.standing ?? "",
                ])
            }
        }
        try console.write(table)
    }

    static func day(_ text: String) throws -> Int64 {
        guard let day = SiteTime.day(text) else { throw Failure(.usage, .badDate(text: text)) }
        return day
    }

    private static func json(_ check: WarningCheck) -> JSON {
        .object([
            ("site", .optional(check.site?.text)), ("from", .text(CivilDate.text(ofDay: check.window.lowerBound))),
            ("to", .text(CivilDate.text(ofDay: check.window.upperBound))),
            (
                "signals",
                .array(
                    check.signals.map { found in
                        .object([
                            ("indicator", .text(found.signal.indicator.rawValue)), ("subject", .text(found.signal.subject.description)),
                            ("value", .text(found.signal.valueText)), ("threshold", .text(found.signal.thresholdText)),
                            ("before", .optional(found.signal.before)), ("state", .text(SignalText.code(found.signal.state))),
                            ("warning", .optional(found.standing)), ("cases", .array(found.cases.map { .text($0.description) })),
                        ])
                    })
            ),
        ])
    }
}

struct WarningRaise: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "raise", abstract: "Set down a warning for everything that newly passes its threshold.")

    @Option(name: .customLong("as-of"), help: ArgumentHelp("The last day of the window; today where left out.", valueName: "date"))
    var asOf: String?
    @Option(help: ArgumentHelp("Only one site.", valueName: "code")) var site: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let raised = try node.raiseWarnings(
            on: try asOf.map(WarningCheckCommand.day), site: try site.map { try SiteCode(typed: $0) }, by: actor.acting)
        if json.isOn { return try console.write(.object([("raised", .array(raised.map { .text($0.number) }))])) }
        if raised.isEmpty { return console.say(console.catalogue.figure(.nothingToRaise)) }
        for record in raised {
            console.say(console.catalogue.figure(.raised(number: record.number)))
            try console.write(record.number + "\n")
        }
    }
}

struct BulletinMake: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "make", abstract: "Write a bulletin of a month's warnings; `amends bulletin issue` sends it to the units.")

    @Option(help: ArgumentHelp("The month; this one where left out.", valueName: "month")) var month: String?
    @Option(help: ArgumentHelp("Only the warnings of one site, whose record it becomes.", valueName: "code")) var site: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let catalogue = console.catalogue
        let month = try month.map { try MonthNumber(typed: $0) } ?? PeriodOptions.thisMonth(node)
        let code = try site.map { try SiteCode(typed: $0) }
        let warnings = try node.warnings(standingIn: month, site: code)
        let lines = warnings.map { warning in
            func text(_ field: FieldID) -> String { warning.text(field) ?? "" }
            let subject =
                WarningSubject(text(WarningRecord.subject)).map { SignalText.subject($0, catalogue) } ?? text(WarningRecord.subject)
            return catalogue.figure(
                .bulletinLine(
                    number: warning.number, indicator: SignalText.indicator(text(WarningRecord.indicator), catalogue),
                    subject: "\(SignalText.place(warning.scope, catalogue)), \(subject)", value: text(WarningRecord.value),
                    threshold: text(WarningRecord.threshold), window: text(WarningRecord.window)))
        }
        let unit = code?.text ?? (node.role == .store ? node.site.text : catalogue.figure(.allSites))
        let title = catalogue.figure(.bulletinTitle(period: month.description, unit: unit))
        let words = lines.isEmpty ? catalogue.figure(.bulletinQuiet(period: month.description)) : lines.joined(separator: "\n")
        let record = try node.makeBulletin(of: warnings, month, title: title, text: words, site: code, by: actor.acting)
        console.say(catalogue.figure(.bulletinMade(number: record.number)))
        if json.isOn { try console.write(try RecordPage(record, node).json()) } else { try console.write(record.number + "\n") }
    }
}

/// Signals in the reader's words.
enum SignalText {
    static func indicator(_ code: String, _ catalogue: Catalogue) -> String {
        catalogue.label(code: code, of: WarningRecord.indicator, kind: .warning)
    }

    static func subject(_ subject: WarningSubject, _ catalogue: Catalogue) -> String {
        func value(_ field: FieldID) -> String { "\(catalogue.label(field)): \(catalogue.label(code: subject.key, of: field))" }
        return switch subject.kind {
        case .site: subject.key.isEmpty ? catalogue.heading(.total) : subject.key
        case .category: value(CaseField.category)
        case .region: value(CaseField.region)
        case .stall: value(CaseField.stall)
        case .item: value(CaseField.item)
        case .department: value(CaseField.department)
        case .respondent: value(CaseField.respondent)
        case .customer: "\(catalogue.figure(.customer)): \(subject.key)"
        }
    }

    static func place(_ scope: Scope, _ catalogue: Catalogue) -> String {
        if case .site(let code) = scope { code.text } else { catalogue.figure(.allSites) }
    }

    static func state(_ state: WarningSignal.State, _ catalogue: Catalogue) -> String {
        switch state {
        case .new: catalogue.figure(.newSignal)
        case .standing: catalogue.figure(.standingSignal)
        case .calmed: catalogue.figure(.calmedSignal)
        }
    }

    static func code(_ state: WarningSignal.State) -> String {
        switch state {
        case .new: "new"
        case .standing: "standing"
        case .calmed: "calmed"
        }
    }
}
