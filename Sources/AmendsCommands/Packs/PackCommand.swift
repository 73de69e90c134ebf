import AmendsLog
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import AmendsText
import ArgumentParser
import Foundation

struct PackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack", abstract: "Policy packs: the regulation that a shop works under, as one file.",
        discussion: """
            To write your own, copy one with `amends pack show salon --text > ours.yaml`, change id and version and whatever is to be \
            otherwise, and look at it with `amends pack check ours.yaml`. protocol/pack.md describes the file.
            """,
        subcommands: [
            PackList.self, PackShow.self, PackCheck.self, PackDiff.self, PackInstall.self, PackWithdraw.self, PackUse.self,
            PackAcknowledge.self, PackDuties.self,
        ])
}

struct PackCheck: SpokenCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look for mistakes in a pack of one's own; all are listed, each with its line.")

    @Argument(help: ArgumentHelp("The file.", valueName: "file")) var path: String
    @OptionGroup var language: LanguageOption
    @OptionGroup var json: JSONOption

    func perform(_ console: Console) async throws {
        let text = try PackSource.text(ofFile: path)
        let pack: Pack
        do throws(PackError) { pack = try PackReader.read(text) } catch {
            if json.isOn {
                try console.write(
                    .object([("pack", .null), ("mistakes", .array(error.mistakes.map { PackSource.json($0, console.catalogue) }))]))
            } else {
                for mistake in error.mistakes { try console.write("\(path), \(console.catalogue.text(mistake))\n") }
            }
            throw Failure(.badInput, PackProblem.mistakes(path: path, count: error.mistakes.count))
        }
        if json.isOn { return try console.write(.object([("pack", .text(pack.name.description)), ("mistakes", .array([]))])) }
        console.say(.noMistakes(path: path, pack: pack.name))
    }
}

struct PackInstall: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "install", abstract: "Publish a pack for the company and order sites to use it, at head office.",
        discussion: """
            A pack with any mistake is refused whole. What was published under a name never changes: give another text another version. \
            Cases that are open keep the pack they were received under.
            """)

    @Argument(help: ArgumentHelp("The file, or the name of a pack that is known here.", valueName: "file")) var source: String
    @Option(help: ArgumentHelp("Who is to use it: all, or codes such as S001,S002.", valueName: "sites")) var sites: String?
    @Option(help: ArgumentHelp("The day from which it is to be used; today unless given.", valueName: "date")) var from: String?
    @Option(
        help: ArgumentHelp(
            "Who stands behind it: company, or industry for the body above it, whose packs no company sets aside.", valueName: "level"))
    var level = PackLevel.company.rawValue
    @OptionGroup var actor: ActorOption
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let text = try PackSource(place).text(of: source)
        let codes = try sites.map { text in
            text == "all" ? nil : try text.split(separator: ",").map { try SiteCode(typed: String($0)) }
        }
        guard let level = PackLevel(rawValue: level) else {
            throw ValidationError("--level is one of \(PackLevel.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        let day = try from.map { text in
            guard let day = CivilDate.day(text) else { throw Failure(.usage, PackProblem.badDay(text: text)) }
            return day
        }
        let addressees: Node.Addressees =
            switch codes {
            case nil: .sites([])
            case .some(nil): .everySite
            case .some(let codes?): .sites(codes)
            }
        let installed: (name: PackName, day: Int64)
        do {
            installed = try node.installPack(text, at: addressees, from: day, level: level, by: actor.acting)
        } catch {
            guard case .packMistakes(let mistakes)? = error.reason else { throw error }
            for mistake in mistakes { try console.write("\(source), \(console.catalogue.text(mistake))\n") }
            throw Failure(.badInput, PackProblem.mistakes(path: source, count: mistakes.count))
        }
        console.say(.installed(installed.name))
        if let codes { console.say(.ordered(installed.name, sites: codes?.map(\.text), day: installed.day)) }
        if json.isOn { try console.write(.object([("pack", .text(installed.name.description))])) }
    }
}

struct PackWithdraw: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Say that a published pack is not for new cases any more, at head office.")

    @Argument(help: ArgumentHelp("Its name and version, such as salon/2.", valueName: "pack")) var name: String
    @OptionGroup var actor: ActorOption
    @OptionGroup var place: NodeOptions

    func perform(on node: Node, _ console: Console) async throws {
        let name = try PackSource.name(name, on: node)
        try node.withdrawPack(name, by: actor.acting)
        console.say(.withdrawn(name))
    }
}

struct PackUse: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "use", abstract: "Choose the pack of this node's own site, where head office has ordered none.")

    @Argument(help: ArgumentHelp("Its name, such as salon, or with a version, salon/2.", valueName: "pack")) var name: String
    @OptionGroup var actor: ActorOption
    @OptionGroup var place: NodeOptions

    func perform(on node: Node, _ console: Console) async throws {
        let chosen = try node.usePack(name, by: actor.acting)
        console.say(.inUse(chosen, site: node.site.text))
    }
}

struct PackAcknowledge: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "acknowledge",
        abstract: "Say that this site knows a published pack and follows it; a store's node does so by itself when it syncs.")

    @Argument(help: ArgumentHelp("Its name and version, such as salon/2.", valueName: "pack")) var name: String
    @OptionGroup var actor: ActorOption
    @OptionGroup var place: NodeOptions

    func perform(on node: Node, _ console: Console) async throws {
        let name = try PackSource.name(name, on: node)
        try node.acknowledgePack(name, by: actor.acting)
        console.say(.acknowledged(name, site: node.site.text))
    }
}

/// Where a pack comes from: a file, else one that this node knows, else a shipped one.
struct PackSource {
    let book: PolicyBook

    init(_ place: NodeOptions) throws { book = place.folder.exists ? try place.openNode().store.policyBook() : .shipped }

    func pack(_ text: String) throws -> Pack {
        if FileManager.default.fileExists(atPath: text) {
            let yaml = try Self.text(ofFile: text)
            do throws(PackError) { return try PackReader.read(yaml) } catch {
                throw Failure(.badInput, PackProblem.mistakes(path: text, count: error.mistakes.count))
            }
        }
        guard let pack = PackName(text).map({ book.pack($0) }) ?? book.newestPack(text) else {
            throw Failure(.noInput, .neitherFileNorPack(text: text, known: book.names.map(\.description)))
        }
        return pack
    }

    /// The YAML, mistakes and all.
    func text(of text: String) throws -> String {
        FileManager.default.fileExists(atPath: text) ? try Self.text(ofFile: text) : try pack(text).text
    }

    static func text(ofFile path: String) throws -> String {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw Failure(.noInput, .noInput(path: path)) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.badInput, .badFile(path: path, line: 1, reason: "UTF-8"))
        }
        return text
    }

    static func name(_ text: String, on node: Node) throws -> PackName {
        let book = try node.store.policyBook()
        guard let name = PackName(text), book.names.contains(name) else {
            throw Failure(.noInput, .unknownPack(text: text, known: book.names.map(\.description)))
        }
        return name
    }

    static func json(_ mistake: PackMistake, _ catalogue: Catalogue) -> JSON {
        .object([("line", .count(mistake.line)), ("message", .text(catalogue.text(mistake.fault)))])
    }
}
