/// What comes with the program for people to read: aims and principles of the regulations, phrases,
/// stories, registers of laws and standards, training topics, questions and check lists. Our own
/// words throughout, in three languages.
public struct Knowledge: Sendable {
    /// In the order of their files, which begins with aims and ends with check lists.
    public let entries: [KnowledgeEntry]

    private static let files: [(name: String, text: String)] = [
        ("aims", EmbeddedText.aims_yaml),
        ("communication", EmbeddedText.communication_yaml),
        ("stories", EmbeddedText.stories_yaml),
        ("laws", EmbeddedText.laws_yaml),
        ("standards", EmbeddedText.standards_yaml),
        ("risks", EmbeddedText.risks_yaml),
        ("training", EmbeddedText.training_yaml),
        ("questions", EmbeddedText.questions_yaml),
        ("checklists", EmbeddedText.checklists_yaml),
    ]

    /// Reads YAML documents of the form that the files of `Content` have.
    /// - Throws: ``KnowledgeError`` with every mistake of all of them.
    public init(documents: [(name: String, text: String)]) throws {
        var reader = KnowledgeReader()
        for document in documents { reader.read(document.text, file: document.name) }
        entries = try reader.finished()
    }

    /// What is shipped, read anew at each call; a test reads it, so that a released program does not fail here.
    public static func shipped() throws -> Knowledge {
        try Knowledge(documents: files.map { ("\($0.name).yaml", $0.text) })
    }

    public func entry(_ id: String) -> KnowledgeEntry? { entries.first { $0.id == id } }

    /// Those of a kind that are of use under a pack; nil asks for all.
    public func entries(pack: String? = nil, kind: KnowledgeEntry.Kind? = nil) -> [KnowledgeEntry] {
        entries.filter { entry in (pack.map(entry.isFor(pack:)) ?? true) && (kind.map { $0 == entry.kind } ?? true) }
    }

    /// The packs that any entry names, in alphabetical order.
    public var packs: [String] { Set(entries.flatMap(\.packs)).sorted() }
}
