import AmendsNode
import AmendsText
import ArgumentParser

struct BackupCommand: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Write the node's database to one file, read it back and check it.",
        discussion: """
            Others may go on working meanwhile. The node's identity is not in the file: whoever puts it back goes on in a new \
            epoch and repeats nothing. `amends serve --backup-to DIR` does the same at regular times.
            """)

    @Option(help: ArgumentHelp("The file to write; it must not exist.", valueName: "file")) var to: String
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let outcome = try node.backup(to: to)
        console.say(.made(path: outcome.path, entries: Int(outcome.report.entries), bytes: outcome.byteCount))
        if json.isOn {
            try console.write(
                .object([
                    ("path", .text(outcome.path)), ("bytes", .count(outcome.byteCount)), ("streams", .count(outcome.report.streams)),
                    ("entries", .count(Int(outcome.report.entries))), ("signatures", .count(outcome.report.signatures)),
                ]))
        }
    }
}

struct RestoreCommand: SpokenCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a backup in the place of the node's database.",
        discussion: """
            The backup is checked before anything is changed, and the database before is kept beside it. The node goes on in a new \
            epoch; what the backup lacks comes from the database before, if it can still be read, and from the next sessions. In \
            an empty folder the backup makes a new node of the same site.
            """)

    @Option(help: ArgumentHelp("A file that `amends backup` or `amends serve` wrote.", valueName: "file")) var from: String
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    var language: LanguageOption { place.language }
    var folderPath: String { place.folder.path }

    func perform(_ console: Console) async throws {
        let outcome = try Node.restore(place.folder, from: from)
        let node = outcome.node
        console.say(.restored(path: from, entries: outcome.entries))
        if outcome.isNewNode { console.say(.newNode(node: node.id.description, site: node.site.text)) }
        if outcome.rescued > 0 { console.say(.rescued(entries: outcome.rescued)) }
        if let replaced = outcome.replaced {
            console.say(outcome.isReplacedReadable ? BackupMessage.replaced(path: replaced) : .replacedUnreadable(path: replaced))
        }
        for doubt in node.takeDoubts() { console.say(.newEpoch(reason: doubt.reason.rawValue)) }
        console.say(BackupMessage.syncNext)
        if json.isOn {
            try console.write(
                .object([
                    ("node", .text(node.id.description)), ("site", .text(node.site.text)), ("new_node", .flag(outcome.isNewNode)),
                    ("entries", .count(outcome.entries)), ("rescued", .count(outcome.rescued)), ("replaced", .optional(outcome.replaced)),
                    ("epoch", .count(Int(node.epoch.counter))),
                ]))
        }
    }
}

/// `90s`, `30m`, `24h`, `7d`: whole seconds, at least a minute, so that one backup ends before the next is due.
enum BackupInterval {
    private static let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    static let minimum = 60
    private static let maximum = 366 * 86_400

    static func seconds(_ text: String) throws -> Int {
        guard let last = text.last, let unit = units[last], let number = Int(text.dropLast()), (1...maximum).contains(number),
            (minimum...maximum).contains(number * unit)
        else { throw Failure(.usage, BackupMessage.badInterval(text: text)) }
        return number * unit
    }
}
