import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsText
import ArgumentParser

struct SiteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site", abstract: "The sites this node knows.", subcommands: [SiteShow.self, SiteDefine.self, SiteClose.self])
}

struct SiteDefine: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "define", abstract: "Tell every site of a site, at head office; what is not given stays.")

    @Argument(help: ArgumentHelp("The site's permanent code.", valueName: "code")) var code: String
    @Option(help: ArgumentHelp("Its name.", valueName: "text")) var name: String?
    @Option(help: ArgumentHelp("Its region.", valueName: "text")) var region: String?
    @Option(help: ArgumentHelp("IANA name of its time zone, such as Asia/Shanghai.", valueName: "name")) var timeZone: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption

    func perform(on node: Node, _ console: Console) async throws {
        let site = try SiteCode(typed: code)
        try node.defineSite(site, name: name, region: region, timeZone: timeZone, by: actor.acting)
        console.say(console.catalogue.text(TransferNotice.siteDefined(site.text)))
    }
}

struct SiteClose: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Say that a site takes no cases from a day on, at head office. Its code is never used again.")

    @Argument(help: ArgumentHelp("The site's code.", valueName: "code")) var code: String
    @Option(help: ArgumentHelp("The first day without it, such as 2027-03-01.", valueName: "date")) var on: String
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption

    func perform(on node: Node, _ console: Console) async throws {
        let site = try SiteCode(typed: code)
        guard let day = SiteTime.day(on) else { throw Failure(.usage, .badInstant(text: on)) }
        try node.closeSite(site, on: day, by: actor.acting)
        console.say(console.catalogue.text(TransferNotice.siteClosed(site.text, day: on)))
    }
}

struct SiteShow: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show the sites this node knows.")

    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    private static let fields = [SiteRecord.code, SiteRecord.name, SiteRecord.region, SiteRecord.pack, SiteRecord.timeZone, SiteRecord.closedOn]

    func perform(on node: Node, _ console: Console) async throws {
        let rows = try node.store.records(of: .site)
        try RecordTable(kind: .site, fields: Self.fields, rows: rows).write(to: console, asJSON: json.isOn, named: "sites")
    }
}

struct VolumeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "volume", abstract: "Orders served a day: what complaints are compared with.", subcommands: [VolumeReport.self])
}

struct VolumeReport: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Record this node's orders of one day; reporting a day again replaces what it said before.")

    @Option(help: ArgumentHelp("The day, such as 2026-11-03.", valueName: "date")) var day: String
    @Option(help: ArgumentHelp("How many orders or guests.", valueName: "count")) var orders: Int64
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption

    func perform(on node: Node, _ console: Console) async throws {
        guard let number = SiteTime.day(day) else { throw Failure(.usage, .badInstant(text: day)) }
        guard orders >= 0 else { throw Failure(.usage, .badCount(text: String(orders))) }
        try node.reportVolume(day: number, orders: orders, by: actor.acting)
        console.say(.volumeRecorded(day: day, orders: Int(orders)))
    }
}

/// Small records, one line each.
private struct RecordTable {
    let kind: RecordKind
    let fields: [FieldID]
    let rows: [CaseRow]

    func write(to console: Console, asJSON: Bool, named name: String) throws {
        if asJSON {
            let records = rows.map { row in
                var members: [(String, JSON)] = [("scope", .text(row.scope.description)), ("conflict_count", .count(row.conflicts))]
                for field in fields { members.append((Vocabulary.field(field, of: kind)?.name ?? "", .optional(Self.text(field, row)))) }
                return JSON.object(members)
            }
            return try console.write(.object([(name, .array(records))]))
        }
        let catalogue = console.catalogue
        var table = TextTable(fields.map { .init(catalogue.label($0, of: kind)) } + [.init(catalogue.heading(.scope))])
        for row in rows { table.append(fields.map { Self.text($0, row) ?? "" } + [row.scope.description]) }
        try console.write(table)
    }

    private static func text(_ field: FieldID, _ row: CaseRow) -> String? {
        field == SiteRecord.closedOn && row.state.kind == .site
            ? row.state.integer(field).map { CivilDate.text(ofDay: $0) } : row.state.text(field)
    }
}
