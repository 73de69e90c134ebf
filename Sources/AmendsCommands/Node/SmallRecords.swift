import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsText
import ArgumentParser

struct SiteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site", abstract: "The sites this node knows.", subcommands: [SiteShow.self])
}

struct SiteShow: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show the sites this node knows.")

    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    private static let fields = [SiteRecord.code, SiteRecord.name, SiteRecord.region, SiteRecord.pack, SiteRecord.timeZone]

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
                for field in fields { members.append((Vocabulary.field(field, of: kind)?.name ?? "", .optional(row.state.text(field)))) }
                return JSON.object(members)
            }
            return try console.write(.object([(name, .array(records))]))
        }
        let catalogue = console.catalogue
        var table = TextTable(fields.map { .init(catalogue.label($0, of: kind)) } + [.init(catalogue.heading(.scope))])
        for row in rows { table.append(fields.map { row.state.text($0) ?? "" } + [row.scope.description]) }
        try console.write(table)
    }
}
