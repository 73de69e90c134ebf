import AmendsLog
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsText
import ArgumentParser

struct PackDuties: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "duties",
        abstract: "Show what the pack in force asks of a unit beside its cases, when each was last done, and what is overdue.")

    @Option(help: ArgumentHelp("Which site; else the node's own.", valueName: "code")) var site: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let duties = try node.duties(at: try site.map { try SiteCode(typed: $0) })
        let offset = Int(try SiteTime(node).offset(at: duties.at))
        if json.isOn { return try console.write(document(duties, offset)) }
        let catalogue = console.catalogue
        var table = TextTable(
            [ReportWord.duty, .every, .lastDone, .nextDue, .state].map { .init(catalogue.report($0)) })
        for line in duties.lines {
            table.append([
                catalogue.label(line.duty), line.every.map { catalogue.text(.milliseconds($0)) } ?? "",
                DutyText.last(line, catalogue, offset), DutyText.next(line, catalogue, offset), DutyText.state(line, catalogue),
            ])
        }
        try console.write(table)
        console.say(
            catalogue.report(.dutiesStanding(pack: duties.pack.description, count: duties.lines.count, overdue: duties.overdue)))
    }

    private func document(_ duties: UnitDuties, _ offset: Int) -> JSON {
        func instant(_ milliseconds: Int64?) -> JSON {
            milliseconds.map { .text(CivilTime(milliseconds: $0, utcOffset: offset).iso8601) } ?? .null
        }
        let lines = duties.lines.map { line in
            JSON.object([
                ("duty", .text(line.duty.rawValue)), ("every_seconds", .optional(line.every.map { $0 / 1000 })), ("last", instant(line.last)),
                ("next", instant(line.next)), ("missing", .array(line.missing.map { .text($0.rawValue) })), ("overdue", .flag(line.isOverdue)),
            ])
        }
        return .object([
            ("site", .text(duties.site.text)), ("pack", .text(duties.pack.description)), ("overdue", .count(duties.overdue)),
            ("duties", .array(lines)),
        ])
    }
}
