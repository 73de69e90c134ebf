import AmendsNode
import AmendsText
import ArgumentParser
import Foundation

/// In which language the program speaks.
struct LanguageOption: ParsableArguments {
    @Option(help: ArgumentHelp("Language of texts: en, zh-Hans or zh-Hant.", valueName: "tag"))
    var language: String?

    var console: Console {
        Console(Catalogue(Language.chosen(option: language, environment: ProcessInfo.processInfo.environment)))
    }
}

/// Which node is meant.
struct NodeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The node's data folder; else AMENDS_DATA, else ./amends-data.", valueName: "dir"))
    var data: String?
    @OptionGroup var language: LanguageOption

    static let defaultFolder = "./amends-data"

    var folder: NodeFolder {
        let environment = ProcessInfo.processInfo.environment["AMENDS_DATA"].flatMap { $0.isEmpty ? nil : $0 }
        return NodeFolder(path: data ?? environment ?? Self.defaultFolder)
    }

    func openNode() throws -> Node {
        guard folder.exists else { throw Failure(.noInput, .notInitialised(folder: folder.path)) }
        return try Node.open(folder, busyTimeout: try Patience.seconds())
    }
}

/// Every query can answer with one JSON document.
struct JSONOption: ParsableArguments {
    @Flag(name: .customLong("json"), help: "Print one JSON document on standard output.")
    var isOn = false
}

/// Who acts.
struct ActorOption: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("The staff code of whoever does this, whose right to it is checked; else AMENDS_AS.", valueName: "code"))
    var staff: String?
    @Option(help: ArgumentHelp("A name, while nobody has a role here yet; else AMENDS_ACTOR.", valueName: "name"))
    var actor: String?

    /// A staff code goes before a name, and what is typed before the environment.
    var acting: Actor? {
        let environment = ProcessInfo.processInfo.environment
        func given(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
        if let staff = given(staff) { return Actor(as: staff) }
        if let name = given(actor) { return Actor(named: name) }
        if let staff = given(environment["AMENDS_AS"]) { return Actor(as: staff) }
        return given(environment["AMENDS_ACTOR"]).map(Actor.init(named:))
    }

    /// As it stands in the entry.
    var name: String? { acting?.code }
}

/// Who reads.
struct ReaderOption: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("The staff code of whoever reads: shows what their roles need to see; else AMENDS_AS.", valueName: "code"))
    var staff: String?

    func reader(on node: Node) throws -> Reader {
        let code = staff ?? ProcessInfo.processInfo.environment["AMENDS_AS"]
        return try Reader(node, as: code.flatMap { $0.isEmpty ? nil : $0 })
    }
}

/// A command that speaks the reader's language and fails with a status of ``ExitStatus``.
protocol SpokenCommand: AsyncParsableCommand {
    var language: LanguageOption { get }
    /// The folder that messages name.
    var folderPath: String { get }
    func perform(_ console: Console) async throws
}

extension SpokenCommand {
    var folderPath: String { "." }

    mutating func run() async throws {
        let console = language.console
        do { try await perform(console) } catch let error as ExitCode {
            throw error
        } catch {
            let failure = Failure(error, folder: folderPath)
            console.tell(failure)
            throw ExitCode(failure.status.rawValue)
        }
    }
}

/// A command on a node that is there.
protocol NodeCommand: SpokenCommand {
    var place: NodeOptions { get }
    func perform(on node: Node, _ console: Console) async throws
}

extension NodeCommand {
    var language: LanguageOption { place.language }
    var folderPath: String { place.folder.path }
    /// The node's words are those of its pack, also where it says what went wrong.
    func perform(_ console: Console) async throws {
        let node = try place.openNode()
        let named = Console(console.catalogue.naming { try? node.packInForce(at: nil) })
        do { try await perform(on: node, named) } catch let error as ExitCode {
            throw error
        } catch {
            let failure = Failure(error, folder: folderPath)
            named.tell(failure)
            throw ExitCode(failure.status.rawValue)
        }
    }
}
