import AmendsLog
import AmendsNode
import AmendsStore
import AmendsText
import ArgumentParser
import Foundation

struct BundleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bundle", abstract: "Carry entries in a file, for a USB stick or an e-mail.",
        subcommands: [BundleMake.self, BundleTake.self])
}

struct BundleMake: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "make", abstract: "Write a file with what another node may read.")

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("head-office, a site's code, or the first digits of a known node's name.", valueName: "node"))
    var receiver: String
    @Option(help: ArgumentHelp("The file to write.", valueName: "file")) var to: String
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let outcome = try node.makeBundle(for: try node.receiver(named: receiver), to: to)
        let size = (try? FileManager.default.attributesOfItem(atPath: to)[.size] as? Int) ?? 0
        console.say(.bundleMade(path: to, segments: outcome.segments, entries: Int(outcome.entries), bytes: size))
        if json.isOn {
            try console.write(
                .object([
                    ("path", .text(to)), ("segments", .count(outcome.segments)), ("entries", .count(Int(outcome.entries))),
                    ("bytes", .count(size)),
                ]))
        }
    }
}

struct BundleTake: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "take", abstract: "Take in what a bundle holds; again does no harm.")

    @Argument(help: ArgumentHelp("The bundle.", valueName: "file")) var file: String
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        guard FileManager.default.fileExists(atPath: file) else { throw Failure(.noInput, .noInput(path: file)) }
        let before = try Self.entries(of: node)
        let outcome = try node.takeBundle(file)
        let added = try Self.entries(of: node) - before
        let known = max(0, Int(outcome.entries) - added)
        for doubt in node.takeDoubts() { console.say(.newEpoch(reason: doubt.reason.rawValue)) }
        for (stream, reason) in outcome.refused { console.say(.streamQuarantined(stream: stream.origin, reason: reason)) }
        console.say(.bundleTaken(path: file, added: added, alreadyThere: known))
        if json.isOn {
            try console.write(
                .object([
                    ("segments", .count(outcome.segments)), ("added", .count(added)), ("already_there", .count(known)),
                    (
                        "refused",
                        .array(outcome.refused.map { .object([("stream", .text($0.stream.origin)), ("reason", .text($0.reason))]) })
                    ),
                ]))
        }
        if outcome.segments == 0 && !outcome.refused.isEmpty { throw Failure(silently: .badInput) }
    }

    private static func entries(of node: Node) throws -> Int { try node.store.entryCount() }
}
