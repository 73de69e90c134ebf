import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsStore
import AmendsText
import ArgumentParser
import Foundation

/// Where a paper goes, and in which languages it is.
struct PaperOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A second language on the paper, beside the first.", valueName: "tag")) var secondLanguage: String?

    func context(_ node: Node, _ console: Console, second: Language? = nil) throws -> FormContext {
        let now = node.surroundings.now()
        return FormContext(
            words: PaperWords(console.catalogue.language, second: secondLanguage.map { Language(tag: $0) } ?? second),
            site: try node.siteName(of: node.site), printedAt: now, utcOffset: try SiteTime(node).offset(at: now),
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
        do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
            throw Failure(.cannotCreate, .cannotWrite(path: path, reason: error.localizedDescription))
        }
    }
}

extension Node {
    /// The name that a site goes by, or its code.
    func siteName(of code: SiteCode) throws -> String {
        let record = SiteRecord.record(of: code)
        for scope in [Scope.site(code), .company] {
            if let name = try store.record(record, in: scope)?.text(SiteRecord.name), !name.isEmpty { return name }
        }
        return code.text
    }
}
