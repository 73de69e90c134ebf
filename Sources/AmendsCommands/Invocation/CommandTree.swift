import ArgumentParser
import Foundation

/// The commands and their options, as the argument parser itself describes them.
struct CommandTree: Decodable {
    struct Name: Decodable {
        var kind: String
        var name: String

        /// `--limit`, `-h`.
        var spelled: String { kind == "long" ? "--\(name)" : "-\(name)" }
    }

    struct Argument: Decodable {
        var kind: String
        var abstract: String?
        var names: [Name]?
        var valueName: String?
        var defaultValue: String?
        var shouldDisplay: Bool
    }

    var commandName: String
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool
    var arguments: [Argument]?
    var subcommands: [CommandTree]?

    private struct Description: Decodable {
        var command: CommandTree
    }

    /// The whole program; nil where the parser describes it in a way that is not known here.
    static func whole() -> CommandTree? {
        do {
            _ = try RootCommand.parseAsRoot(["--experimental-dump-help"])
            return nil
        } catch {
            let text = RootCommand.fullMessage(for: error)
            return try? JSONDecoder().decode(Description.self, from: Data(text.utf8)).command
        }
    }

    /// The command that the words of a command line name, with the names on the way to it.
    func named(by words: [String]) -> (path: [String], command: CommandTree) {
        var (path, command) = ([commandName], self)
        for word in words.drop(while: { $0 == "help" }) {
            guard let next = command.subcommands?.first(where: { $0.commandName == word }) else { break }
            path.append(word)
            command = next
        }
        return (path, command)
    }
}
