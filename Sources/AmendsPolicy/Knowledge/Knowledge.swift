/// What comes with the program for people to read: aims and principles of the regulations, phrases,
/// stories, registers of laws and standards, training topics, questions and check lists. Our own
/// words throughout, in three languages.
public struct Knowledge: Sendable {
    /// In the order of their files, which begins with aims and ends with check lists.
    public let entries: [KnowledgeEntry]

    private static let files: [(name: String, bytes: [UInt8])] = [
        ("aims", PackageResources.aims_yaml),
        ("communication", PackageResources.communication_yaml),
        ("stories", PackageResources.stories_yaml),
        ("laws", PackageResources.laws_yaml),
        ("standards", PackageResources.standards_yaml),
        ("risks", PackageResources.risks_yaml),
        ("training", PackageResources.training_yaml),
        ("questions", PackageResources.questions_yaml),
        ("checklists", PackageResources.checklists_yaml),
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
        try Knowledge(documents: files.map { ("\($0.name).yaml", String(decoding: $0.bytes, as: UTF8.self)) })
    }

    public func entry(_ id: String) -> KnowledgeEntry? { entries.first { $0.id == id } }

    /// Those of a kind that are of use under a pack; nil asks for all.
    public func entries(pack: String? = nil, kind: KnowledgeEntry.Kind? = nil) -> [KnowledgeEntry] {
        entries.filter { entry in (pack.map(entry.isFor(pack:)) ?? true) && (kind.map { $0 == entry.kind } ?? true) }
    }

    /// The packs that any entry names, in alphabetical order.
    public var packs: [String] { Set(entries.flatMap(\.packs)).sorted() }
}
