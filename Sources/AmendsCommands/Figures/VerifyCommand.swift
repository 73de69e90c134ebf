import AmendsNode
import AmendsStore
import AmendsText
import ArgumentParser

struct VerifyCommand: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check every signature, tree, leaf and value of the node's log, or of an export.",
        discussion: "An export is checked without any node: by whoever received it, with nothing but this program.")

    @Argument(help: ArgumentHelp("A JSONL export; the node's own log where left out.", valueName: "path")) var path: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(_ console: Console) async throws {
        guard let path else { return try await perform(on: try place.openNode(), console) }
        try tell(try ExportVerifier.verify(path: path), console)
    }

    func perform(on node: Node, _ console: Console) async throws { try tell(try node.verify(), console) }

    private func tell(_ report: VerifyReport, _ console: Console) throws {
        if json.isOn {
            try console.write(
                .object([
                    ("sound", .flag(report.problems.isEmpty)), ("streams", .count(report.streams)), ("segments", .count(report.segments)),
                    ("entries", .number(Int64(report.entries))), ("signatures", .count(report.signatures)),
                    ("values", .count(report.values)),
                    ("erased", .count(report.erased)), ("holes", .count(report.holes)), ("waiting", .count(report.waiting)),
                    ("problems", .array(report.problems.map(JSON.text))),
                ]))
        }
        for problem in report.problems { console.say(Printable.text(problem)) }
        guard report.problems.isEmpty else { throw Failure(.badInput, .verifyFailed(count: report.problems.count)) }
        console.say(.verified(streams: report.streams, segments: report.segments, entries: Int(report.entries)))
    }
}
