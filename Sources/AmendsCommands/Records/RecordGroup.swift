import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsText
import ArgumentParser

/// `amends training`, `amends improvement` …: the commands of one kind of record, made from the table.
struct RecordGroup<Tag: RecordTag>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Tag.kind.name, abstract: Spoken.catalogue.help(group: Spoken.catalogue.label(Tag.kind.kind)),
            groupedSubcommands: [
                CommandGroup(
                    name: "Reading:", subcommands: [RecordList<Tag>.self, RecordShow<Tag>.self] + RecordExtras.reading(Tag.kind.kind)),
                CommandGroup(name: "Acts:", subcommands: [RecordAdd<Tag>.self] + acts + RecordExtras.acts(Tag.kind.kind)),
            ])
    }

    private static var acts: [any ParsableCommand.Type] {
        let places: [(UInt16, any ParsableCommand.Type)] = [
            (4, RecordAct<Tag, ActPlaces.Fourth>.self), (5, RecordAct<Tag, ActPlaces.Fifth>.self),
            (6, RecordAct<Tag, ActPlaces.Sixth>.self), (7, RecordAct<Tag, ActPlaces.Seventh>.self),
            (8, RecordAct<Tag, ActPlaces.Eighth>.self), (2, RecordAct<Tag, ActPlaces.Second>.self),
            (3, RecordAct<Tag, ActPlaces.Third>.self),
        ]
        return places.filter { Tag.kind.act(Tag.kind.act(number: $0.0)) != nil }.map { $0.1 }
    }
}

/// `amends training add --topic communication --day 2026-11-03`.
struct RecordAdd<Tag: RecordTag>: NodeCommand {
    static var configuration: CommandConfiguration {
        guard let act = Tag.kind.act(Tag.kind.add) else { return CommandConfiguration() }
        return CommandConfiguration(
            commandName: act.verb, abstract: Spoken.catalogue.label(act.kind) + Spoken.catalogue.full, usage: RecordHelp.usage(act, of: Tag.kind),
            discussion: RecordHelp.discussion(act, of: Tag.kind))
    }

    @Option(help: ArgumentHelp("The site it belongs to; head office may place it in any.", valueName: "code")) var site: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption
    @OptionGroup var json: JSONOption
    @Argument(parsing: .allUnrecognized, help: .hidden) var given: [String] = []

    func perform(on node: Node, _ console: Console) async throws {
        let kind = Tag.kind
        let arguments = try FieldArguments(given)
        if !arguments.names.isEmpty { throw Failure(.usage, .tooManyNames(arguments.names)) }
        guard let act = kind.act(kind.add) else { return }
        let fields = try FieldReader(kind.kind, node).values(arguments, known: RecordHelp.known(act, of: kind), act: act.verb)
        let record = try node.add(kind, fields, by: actor.acting, site: try site.map { try SiteCode(typed: $0) })
        console.say(.added(kind.kind, number: record.number))
        if json.isOn { try console.write(try RecordPage(record, node).json()) } else { try console.write(record.number + "\n") }
    }
}

/// `amends improvement complete IM-S012-1f3a-0001 --effective-on 2026-12-01`.
struct RecordAct<Tag: RecordTag, Place: ActPlace>: NodeCommand {
    static var configuration: CommandConfiguration {
        guard let act else { return CommandConfiguration() }
        return CommandConfiguration(
            commandName: act.verb, abstract: Spoken.catalogue.label(act.kind) + Spoken.catalogue.full, usage: RecordHelp.usage(act, of: Tag.kind),
            discussion: RecordHelp.discussion(act, of: Tag.kind))
    }

    private static var act: ManagementAct? { Tag.kind.act(Tag.kind.act(number: Place.number)) }

    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption
    @OptionGroup var json: JSONOption
    @Argument(parsing: .allUnrecognized, help: .hidden) var given: [String] = []

    func perform(on node: Node, _ console: Console) async throws {
        let kind = Tag.kind
        guard let act = Self.act else { return }
        let arguments = try FieldArguments(given)
        guard let name = try arguments.name() else { throw Failure(.usage, .nameMissing(kind.kind, act: act.verb)) }
        let fields = try FieldReader(kind.kind, node).values(arguments, known: RecordHelp.known(act, of: kind), act: act.verb)
        if act.kind == kind.amend, fields.allSatisfy({ $0.id.rawValue >= 200 }) { throw Failure(.usage, .nothingGiven(act.kind)) }
        let record = try node.act(act, of: kind, on: name, fields, by: actor.acting)
        console.say(.acted(act.kind, number: record.number))
        if json.isOn { try console.write(try RecordPage(record, node).json()) }
    }
}

struct RecordShow<Tag: RecordTag>: NodeCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "show", abstract: "Show one with its fields, its history and what is wrong with it.")
    }

    @Argument(help: ArgumentHelp("The number, or the first digits of the id.", valueName: "number")) var name: String
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let page = try RecordPage(try node.record(Tag.kind, named: name), node)
        if json.isOn { try console.write(page.json()) } else { try console.write(page.rendered(console.catalogue)) }
    }
}

struct RecordList<Tag: RecordTag>: NodeCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "list", abstract: "List them, oldest first.")
    }

    @Option(help: ArgumentHelp("Only those of one month, such as 2026-11.", valueName: "month")) var month: String?
    @Option(help: ArgumentHelp("Only those of one site.", valueName: "code")) var site: String?
    @Flag(help: "Only the company's own.") var company = false
    @Flag(help: "Only those that are not finished.") var open = false
    @Flag(help: "Only those that are past their last day.") var overdue = false
    @Option(help: ArgumentHelp("Only those that name this person.", valueName: "staff")) var person: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        var filter = RecordFilter(isOpen: open ? true : nil, person: person)
        if let month { filter.month = try MonthNumber(typed: month) }
        if company { filter.scope = .company }
        if let site { filter.scope = .site(try SiteCode(typed: site)) }
        let today = try node.today()
        if overdue { filter.overdueOn = today }
        let records = try node.records(Tag.kind, filter)
        try ManagementList(kind: Tag.kind, records: records, today: today).write(to: console, asJSON: json.isOn)
    }
}
