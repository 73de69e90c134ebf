import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import AmendsText
import ArgumentParser

struct ArchiveList: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the archive volumes.")

    @Option(help: ArgumentHelp("Only those of one site.", valueName: "code")) var site: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let sites = try site.map { [try SiteCode(typed: $0)] } ?? node.archivedSites()
        let shelves = try sites.map { try node.archive(of: $0) }
        let catalogue = console.catalogue
        if json.isOn {
            let elements = shelves.flatMap { shelf in shelf.volumes.map { JSON.object(VolumePage.summary($0, shelf)) } }
            return try console.write(.object([("volumes", .array(elements))]))
        }
        if shelves.allSatisfy({ $0.volumes.isEmpty }) { return console.say(.noVolumes) }
        var table = TextTable([
            .init(catalogue.label(ArchiveWord.volume)), .init(catalogue.label(ArchiveWord.month)),
            .init(catalogue.label(ArchiveWord.listed), .right), .init(catalogue.label(ArchiveWord.addenda), .right),
            .init(catalogue.label(ArchiveWord.merged), .right), .init(catalogue.label(ArchiveWord.carriedOver), .right),
            .init(catalogue.label(ArchiveWord.heldBack), .right), .init(catalogue.label(ArchiveWord.sealedAt)),
            .init(catalogue.label(ArchiveWord.sealedBy)), .init(catalogue.label(ArchiveWord.state)),
        ])
        let time = try SiteTime(node)
        for shelf in shelves {
            for volume in shelf.volumes {
                table.append(
                    [volume.number, volume.month.description]
                        + [volume.text?.listed, volume.text?.addenda, volume.text?.merged, volume.text?.carriedOver, volume.text?.heldBack]
                        .map { $0.map(String.init) ?? "" } + [
                            volume.text.map {
                                catalogue.dateTime(milliseconds: $0.sealedAt, utcOffset: time.offset(at: $0.sealedAt))
                            } ?? "",
                            volume.actor, catalogue.label(shelf.counts(volume) ? ArchiveWord.counts : .doesNotCount),
                        ])
            }
        }
        try console.write(table)
        for shelf in shelves {
            for volume in shelf.volumes where !shelf.counts(volume) {
                for problem in try node.check(volume, on: shelf) { console.say(catalogue.text(VolumeFault(problem))) }
            }
        }
    }
}

/// A volume by its number: the one that counts, unless more of the number is given than that.
func volume(_ name: String, on node: Node) throws -> (ArchiveVolume, VolumeShelf) {
    for site in try node.archivedSites() {
        let shelf = try node.archive(of: site)
        if let found = shelf.volume(name) { return (found, shelf) }
        if let found = shelf.volumes.first(where: { name.count >= 4 && $0.record.description.hasPrefix(name) }) { return (found, shelf) }
    }
    throw Failure(.noInput, .refused(.noSuchVolume(name)))
}

struct ArchiveShow: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a volume's contents, and what became of its cases since.")

    @Argument(help: ArgumentHelp("The number of the volume, such as S012-2026-11.", valueName: "volume")) var name: String
    @Flag(help: "Print the signed text as it stands.") var signed = false
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let (volume, shelf) = try volume(name, on: node)
        if signed { return try console.write(String(decoding: volume.note?.encoded ?? [], as: UTF8.self)) }
        let page = VolumePage(volume: volume, shelf: shelf, remarks: try node.remarks(on: volume, on: shelf))
        if json.isOn { try console.write(page.json()) } else { try console.write(page.rendered(console.catalogue, try SiteTime(node))) }
    }
}

struct ArchiveVerify: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check a volume's signature, list and cases; of all volumes where none is named.")

    @Argument(help: ArgumentHelp("The number of the volume.", valueName: "volume")) var name: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        var checked: [(ArchiveVolume, [VolumeProblem])] = []
        if let name {
            let (volume, shelf) = try volume(name, on: node)
            checked = [(volume, try node.check(volume, on: shelf))]
        } else {
            for site in try node.archivedSites() {
                let shelf = try node.archive(of: site)
                for volume in shelf.volumes { checked.append((volume, try node.check(volume, on: shelf))) }
            }
        }
        if checked.isEmpty, !json.isOn { return console.say(.noVolumes) }
        let catalogue = Catalogue(.english)
        if json.isOn {
            let elements = checked.map { volume, problems in
                JSON.object([
                    ("number", .text(volume.number)), ("record", .text(volume.record.description)), ("whole", .flag(problems.isEmpty)),
                    ("problems", .array(problems.map { .text(catalogue.text(VolumeFault($0))) })),
                ])
            }
            try console.write(.object([("volumes", .array(elements))]))
        }
        for (volume, problems) in checked {
            console.say(
                problems.isEmpty
                    ? .volumeIsWhole(number: volume.number, cases: volume.listings.count)
                    : .volumeHasProblems(number: volume.number, count: problems.count))
            for problem in problems { console.say(console.catalogue.text(VolumeFault(problem))) }
        }
        if checked.contains(where: { !$0.1.isEmpty }) { throw Failure(silently: .badInput) }
    }
}

struct ArchiveDue: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "due",
        abstract: "List the archived cases that may be destroyed: kept long enough, not on hold, not named by open cases.")

    @Option(help: ArgumentHelp("The site; else the node's own.", valueName: "code")) var site: String?
    @Option(help: ArgumentHelp("As of this time; else now.", valueName: "time")) var on: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let time = try SiteTime(node)
        let instant = try on.map { text in
            guard let instant = time.instant(text) else { throw Failure(.usage, Problem.badInstant(text: text)) }
            return instant.milliseconds
        }
        let code = try site.map { try SiteCode(typed: $0) }
        let due = try node.dueForDestruction(of: code, on: instant)
        let isLeast = try node.packInForce(at: code)?.flag("retention.at_least") ?? false
        if json.isOn {
            let elements = due.map { item in
                JSON.object([
                    ("serial", .text(item.serial)), ("number", .text(item.number)), ("record", .text(item.row.record.description)),
                    (
                        "retain_until",
                        .text(CivilTime(milliseconds: item.retainUntil, utcOffset: time.offset(at: item.retainUntil)).iso8601)
                    ),
                ])
            }
            return try console.write(.object([("cases", .array(elements)), ("may_be_kept_longer", .flag(isLeast))]))
        }
        if due.isEmpty { return console.say(.nothingDue) }
        let catalogue = console.catalogue
        var table = TextTable([
            .init(catalogue.label(ArchiveWord.serial)), .init(catalogue.heading(.number)), .init(catalogue.label(ArchiveWord.retainUntil)),
        ])
        for item in due {
            table.append([
                item.serial, item.number,
                catalogue.date(milliseconds: item.retainUntil - 1, utcOffset: time.offset(at: item.retainUntil)),
            ])
        }
        try console.write(table)
        console.say(.due(due.count))
        if isLeast { console.say(.mayBeKeptLonger) }
    }
}

extension VolumeFault {
    init(_ problem: VolumeProblem) {
        self =
            switch problem {
            case .notSealed: .notSealed
            case .unreadableLines(let count): .unreadableLines(count)
            case .textUnreadable: .textUnreadable
            case .signatureInvalid: .signatureInvalid
            case .contentsDiffer: .contentsDiffer
            case .textDiffers: .textDiffers
            case .outOfOrder(let serial): .outOfOrder(serial: serial)
            case .caseMissing(let number): .caseMissing(number: number)
            case .actsMissing(let number): .actsMissing(number: number)
            case .previousMissing: .previousMissing
            case .superseded(let number, let node): .superseded(number: number, node: node.description)
            }
    }
}
