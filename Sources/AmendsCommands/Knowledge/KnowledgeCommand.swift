import AmendsPolicy
import AmendsText
import ArgumentParser

struct KnowledgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "knowledge",
        abstract: "What comes with the program for people to read: aims, phrases, stories, laws, questions, check lists.",
        subcommands: [KnowledgeList.self, KnowledgeShow.self])
}

struct KnowledgeList: SpokenCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the entries, of one pack or kind where asked.")

    @Option(help: ArgumentHelp("Only what is of use under this pack.", valueName: "pack")) var pack: String?
    @Option(
        help: ArgumentHelp(
            "Only this kind: \(KnowledgeEntry.Kind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"))
    var kind: String?
    @OptionGroup var language: LanguageOption
    @OptionGroup var json: JSONOption

    func perform(_ console: Console) async throws {
        let knowledge = try Knowledge.shipped()
        let chosenKind = try kind.map { text in
            guard let kind = KnowledgeEntry.Kind(rawValue: text) else {
                throw Failure(.usage, .unknownKnowledgeKind(text: text, known: KnowledgeEntry.Kind.allCases.map(\.rawValue)))
            }
            return kind
        }
        // A pack of the chain's own has no entries of its own; a mistyped name must not look like one.
        if let pack, !knowledge.packs.contains(pack) { throw Failure(.usage, .unknownPack(text: pack, known: knowledge.packs)) }
        let entries = knowledge.entries(pack: pack, kind: chosenKind)
        if json.isOn {
            let page = entries.map { KnowledgePage($0, console.catalogue).json }
            return try console.write(.object([("knowledge", .array(page))]))
        }
        let catalogue = console.catalogue
        var table = TextTable([
            .init(catalogue.label(.id)), .init(catalogue.heading(.kind)), .init(catalogue.heading(.title), maximumWidth: 72),
            .init(catalogue.label(.packs)),
        ])
        for entry in entries {
            let page = KnowledgePage(entry, catalogue)
            table.append([entry.id, catalogue.label(.kind(entry.kind)), page.words.title, page.packs])
        }
        try console.write(table)
    }
}

struct KnowledgeShow: SpokenCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show an entry.")

    @Argument(help: ArgumentHelp("Its code, as `list` shows it.", valueName: "code")) var code: String
    @OptionGroup var language: LanguageOption
    @OptionGroup var json: JSONOption

    func perform(_ console: Console) async throws {
        guard let entry = try Knowledge.shipped().entry(code) else { throw Failure(.noInput, .unknownKnowledge(text: code)) }
        let page = KnowledgePage(entry, console.catalogue)
        try json.isOn ? console.write(page.json) : console.write(page.rendered())
    }
}
