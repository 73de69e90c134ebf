import AmendsNode
import AmendsText
import ArgumentParser
import Foundation

struct ExportCommand: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the merged history (jsonl, with its proofs) or the cases (csv) to a new file.",
        discussion: "Two nodes that hold the same write the same bytes. `amends verify PATH` checks a jsonl export anywhere.")

    @Option(help: "jsonl or csv.") var format: String
    @Option(help: ArgumentHelp("The file to write; it must not be there yet.", valueName: "path")) var to: String
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func validate() throws {
        if ExportFormat(rawValue: format) == nil { throw ValidationError("--format takes jsonl or csv.") }
    }

    func perform(on node: Node, _ console: Console) async throws {
        guard !FileManager.default.fileExists(atPath: to) else { throw Failure(.cannotCreate, .exportExists(path: to)) }
        let outcome = try node.export(ExportFormat(rawValue: format) ?? .jsonl, to: to)
        console.say(.exported(cases: outcome.cases, path: to))
        if json.isOn {
            try console.write(
                .object([
                    ("path", .text(to)), ("format", .text(format)), ("streams", .count(outcome.streams)),
                    ("entries", .number(Int64(outcome.entries))),
                    ("cases", .count(outcome.cases)),
                ]))
        }
    }
}
