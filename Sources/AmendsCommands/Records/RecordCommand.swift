import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsText
import ArgumentParser

struct RecordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "The records of the management side, all kinds together.",
        subcommands: [RecordKinds.self, RecordSummary.self])
}

struct RecordKinds: SpokenCommand {
    static let configuration = CommandConfiguration(
        commandName: "kinds", abstract: "List the kinds of records and what can be done with each.")

    @OptionGroup var language: LanguageOption
    @OptionGroup var json: JSONOption

    func perform(_ console: Console) async throws {
        if json.isOn {
            let kinds = ManagementTable.kinds.map { kind in
                JSON.object([
                    ("command", .text(kind.name)), ("kind", .number(Int64(kind.kind.rawValue))), ("prefix", .text(kind.prefix)),
                    ("label", .text(console.catalogue.label(kind.kind))), ("acts", .array(kind.acts.map { .text($0.verb) })),
                    ("fields", .array(kind.written.map { .text($0.name) })),
                ])
            }
            return try console.write(.object([("kinds", .array(kinds))]))
        }
        var table = TextTable([
            .init(console.catalogue.heading(.title)), .init(console.catalogue.heading(.kind)), .init(console.catalogue.heading(.act)),
        ])
        for kind in ManagementTable.kinds {
            table.append([
                "amends \(kind.name)", console.catalogue.label(kind.kind),
                kind.acts.filter { $0.kind != kind.settle }.map(\.verb).joined(separator: " "),
            ])
        }
        try console.write(table)
        console.say(.kinds(count: ManagementTable.kinds.count))
    }
}

struct RecordSummary: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary", abstract: "Count a month's records of every kind, with what is open and what is overdue.")

    @Option(help: ArgumentHelp("The month, such as 2026-11.", valueName: "month")) var month: String
    @Option(help: ArgumentHelp("Only those of one site.", valueName: "code")) var site: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let scope = try site.map { Scope.site(try SiteCode(typed: $0)) }
        let lines = try node.managementSummaries(in: try MonthNumber(typed: month), scope: scope)
        if json.isOn {
            let elements = lines.map { line in
                JSON.object([
                    ("kind", .text(Vocabulary.name(of: line.kind))), ("count", .count(line.count)), ("open", .count(line.open)),
                    ("overdue", .count(line.overdue)),
                ])
            }
            return try console.write(.object([("month", .text(month)), ("kinds", .array(elements))]))
        }
        let catalogue = console.catalogue
        var table = TextTable([
            .init(catalogue.heading(.kind)), .init(catalogue.heading(.total), .right), .init(catalogue.heading(.open), .right),
            .init(catalogue.label(RecordWord.overdue), .right),
        ])
        for line in lines { table.append([catalogue.label(line.kind), String(line.count), String(line.open), String(line.overdue)]) }
        try console.write(table)
    }
}

extension MonthNumber {
    /// The month that a person typed.
    init(typed text: String) throws {
        guard let month = MonthNumber(text) else { throw Failure(.usage, Problem.badMonth(text: text)) }
        self = month
    }
}
