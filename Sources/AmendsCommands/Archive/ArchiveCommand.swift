import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import AmendsText
import ArgumentParser

struct ArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive", abstract: "Close months, list and check archive volumes, and see what may be destroyed.",
        groupedSubcommands: [
            CommandGroup(name: "Reading:", subcommands: [ArchiveList.self, ArchiveShow.self, ArchiveVerify.self, ArchiveDue.self]),
            CommandGroup(name: "Acts:", subcommands: [ArchiveCloseMonth.self, ArchiveSupplement.self, ArchiveAppoint.self]),
        ])
}

/// Which month of which site.
struct MonthOfSite: ParsableArguments {
    @Option(help: ArgumentHelp("The month, such as 2026-11.", valueName: "month")) var month: String
    @Option(help: ArgumentHelp("The site; else the node's own.", valueName: "code")) var site: String?

    func read() throws -> (MonthNumber, SiteCode?) { (try MonthNumber(typed: month), try site.map { try SiteCode(typed: $0) }) }
}

struct ArchiveCloseMonth: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "close-month",
        abstract: "Number a month's closed cases in the order of complaint time, sign the list and archive them.",
        discussion: "May be asked again: it finishes what was left undone and seals nothing twice.")

    @OptionGroup var which: MonthOfSite
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let (month, site) = try which.read()
        let wantsSummaries = try node.packInForce(at: site)?.flag("archive.report") ?? false
        try SealingReport(outcome: try node.closeMonth(month, site: site, by: actor.acting), month: month, wantsSummaries: wantsSummaries)
            .tell(
                console, asJSON: json.isOn)
    }
}

struct ArchiveSupplement: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "supplement", abstract: "List what came after a month was closed; nothing is numbered anew.")

    @OptionGroup var which: MonthOfSite
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let (month, site) = try which.read()
        let wantsSummaries = try node.packInForce(at: site)?.flag("archive.report") ?? false
        try SealingReport(outcome: try node.supplement(month, site: site, by: actor.acting), month: month, wantsSummaries: wantsSummaries)
            .tell(
                console, asJSON: json.isOn)
    }
}

private struct SealingReport {
    let outcome: SealingOutcome
    let month: MonthNumber
    let wantsSummaries: Bool

    func tell(_ console: Console, asJSON: Bool) throws {
        let volume = outcome.volume
        if outcome.isNew {
            console.say(
                .sealed(
                    number: volume.number, listed: volume.listings.count, carriedOver: volume.text?.carriedOver ?? 0,
                    heldBack: volume.text?.heldBack ?? 0))
        } else {
            console.say(.sealedBefore(number: volume.number))
        }
        if outcome.marked > 0 { console.say(.marked(outcome.marked)) }
        if wantsSummaries, outcome.isNew, !volume.listings.isEmpty { console.say(.summariesWanted(volume.listings.count)) }
        for text in outcome.unmarked { console.say(.unmarked(text)) }
        for held in outcome.held {
            console.say(.held(number: held.number, reason: console.catalogue.text(.standing(held.breach, number: held.number))))
        }
        if !outcome.held.isEmpty { console.say(.heldUntilSupplement(month: month.description)) }
        if outcome.late > 0 { console.say(.late(outcome.late, month: month.description)) }
        if asJSON {
            try console.write(
                .object([
                    ("number", .text(volume.number)), ("new", .flag(outcome.isNew)), ("listed", .count(volume.listings.count)),
                    ("marked", .count(outcome.marked)), ("unmarked", .array(outcome.unmarked.map(JSON.text))),
                    ("late", .count(outcome.late)),
                    (
                        "held",
                        .array(outcome.held.map { .object([("number", .text($0.number)), ("rule", .text($0.breach.rule))]) })
                    ),
                ]))
        } else {
            try console.write(volume.number + "\n")
        }
    }
}

struct ArchiveAppoint: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "appoint", abstract: "Name the one node that seals a site's archive volumes.")

    @Argument(help: ArgumentHelp("First digits of the node's name, or self.", valueName: "node")) var name: String
    @Option(help: ArgumentHelp("The site; else the node's own.", valueName: "code")) var site: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption

    func perform(on node: Node, _ console: Console) async throws {
        let code = try site.map { try SiteCode(typed: $0) }
        let known = [node.id] + (try node.store.peers().map(\.node))
        let found = name == "self" ? [node.id] : known.filter { $0.description.hasPrefix(name.lowercased()) }
        guard let chosen = found.first, Set(found).count == 1, !name.isEmpty else { throw Failure(.usage, .refused(.ambiguousNode(name))) }
        try node.appoint(chosen, toSeal: code, by: actor.acting)
        console.say(.appointed(node: chosen.description, site: (code ?? node.site).text))
    }
}
