import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsPolicy
import AmendsStore
import AmendsText
import ArgumentParser
import Foundation

/// Where a paper goes, and in which languages it is.
struct PaperOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A second language on the paper, beside the first.", valueName: "tag")) var secondLanguage: String?

    /// `pack` is that of the site unless given.
    func context(_ node: Node, _ console: Console, second: Language? = nil, site: SiteCode? = nil, pack: Pack? = nil) throws -> FormContext
    {
        let now = node.surroundings.now()
        return FormContext(
            words: PaperWords(console.catalogue.language, second: secondLanguage.map { Language(tag: $0) } ?? second),
            site: try node.siteName(of: site ?? node.site), pack: try pack ?? node.packInForce(at: site), printedAt: now,
            utcOffset: try SiteTime(node).offset(at: now),
            node: String(node.id.description.prefix(8)))
    }
}

/// The file that a paper is written to.
struct PaperFile {
    let path: String

    /// Writes the paper under its name only when it is whole, and says so.
    func write(_ paper: Paper, _ console: Console) throws { try write(paper.html(), console) }

    func write(_ text: String, _ console: Console) throws {
        try writeSilently(text)
        console.say(console.catalogue.paper(.written(path: path)))
    }

    func writeSilently(_ text: String) throws {
        if (try? URL(fileURLWithPath: path).resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true {
            throw Failure(.cannotCreate, .isFolder(path: path))
        }
        do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
            throw Failure(.cannotCreate, .cannotWrite(path: path, reason: error.localizedDescription))
        }
    }
}

extension Node {
    /// The pack that a site works by today; nil where its text is not here.
    func packInForce(at site: SiteCode?) throws -> Pack? {
        let name: PackName = try packInForce(at: site)
        return try store.policyBook().pack(name)
    }

    /// The name that a site goes by, or its code.
    func siteName(of code: SiteCode) throws -> String {
        let record = SiteRecord.record(of: code)
        for scope in [Scope.site(code), .company] {
            if let name = try store.record(record, in: scope)?.text(SiteRecord.name), !name.isEmpty { return name }
        }
        return code.text
    }
}
