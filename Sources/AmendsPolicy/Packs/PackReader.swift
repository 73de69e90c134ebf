import AmendsModel
import Yams

/// Reads a pack from YAML (`protocol/pack.md`) and goes on after a mistake, so that its author sees
/// all of them at once. The same text always gives the same pack or the same mistakes.
public struct PackReader {
    var mistakes: [PackMistake] = []
    var pack = Pack(id: "", version: 0, title: .init("", "", ""))
    /// Clocks that the text has, those with mistakes too: what names them is right.
    var clocksNamed: Set<ClockKind> = []
    /// The lines that clocks are written in.
    var clockLines: [ClockKind: Int] = [:]

    /// The pack that `yaml` describes, or everything that is wrong with it.
    public static func read(_ yaml: String) throws(PackError) -> Pack {
        var reader = PackReader()
        let tree = PackTree(yaml)
        reader.mistakes = tree.mistakes
        if let root = tree.root { reader.whole(root) }
        guard reader.mistakes.isEmpty else { throw PackError(reader.mistakes) }
        reader.pack.text = yaml
        return reader.pack
    }

    static let keys = [
        "id", "version", "title", "source", "effective_from", "interpreted_by", "terms", "roles", "channels", "categories", "taxonomies",
        "receipt", "milestones", "clocks", "parameters",
    ]

    private mutating func whole(_ root: Node) {
        guard let section = section(root, "", keys: Self.keys) else { return }
        for key in ["id", "version", "title", "roles", "channels", "categories", "receipt", "milestones"] where section[key] == nil {
            note(1, .missingKey(key, place: ""))
        }
        if let node = section["id"], let text = identifier(node, "id") { pack.id = text }
        if let node = section["version"], let number = number(node, "version", in: PackLimits.versions) { pack.version = number }
        if let node = section["title"], let words = words(node, "title") { pack.title = words }
        if let node = section["source"], let text = text(node, "source") { pack.source = text }
        if let node = section["effective_from"], let text = text(node, "effective_from") { day(text, node) }
        if let node = section["interpreted_by"] { pack.interpretedBy = words(node, "interpreted_by") }
        if let node = section["terms"] { terms(node) }
        if let node = section["roles"] { roles(node) }
        if let node = section["channels"] { pack.channels = codes(node, "channels", of: .channel) }
        if let node = section["categories"] { pack.categories = codes(node, "categories", of: .category) }
        if let node = section["taxonomies"] { taxonomies(node) }
        if let node = section["milestones"] { milestones(node) }
        if let node = section["receipt"] { receipt(node) }
        if let node = section["clocks"] { clocks(node) }
        parameters(section["parameters"])
        checkIncreasing()
    }

    private mutating func day(_ text: String, _ node: Node) {
        if CivilDate.day(text) == nil { note(node, .badDate(text)) }
        pack.effectiveFrom = text
    }

    static let terms = ["complainant", "case", "site", "company", "staff", "order", "stall", "regulation"]

    private mutating func terms(_ node: Node) {
        guard let section = section(node, "terms", keys: Self.terms) else { return }
        for (key, value) in section { if let words = words(value, "terms.\(key)") { pack.terms[key] = words } }
    }

    private mutating func roles(_ node: Node) {
        pack.roles = codes(node, "roles", known: StaffRole.allCases.map(\.rawValue), parts: [], own: .none)
    }

    private mutating func taxonomies(_ node: Node) {
        let known = PackTaxonomy.all.map(\.name)
        for (key, node, value) in pairs(node, "taxonomies") ?? [] {
            guard let taxonomy = PackTaxonomy.all.first(where: { $0.name == key }) else {
                note(node, .unknownTaxonomy(key, nearest: Spelling.nearest(to: key, among: known), known: known))
                continue
            }
            pack.taxonomies[key] = codes(value, "taxonomies.\(key)", of: taxonomy)
        }
    }

    private mutating func receipt(_ node: Node) {
        guard let section = section(node, "receipt", keys: ["requires", "anonymous"]) else { return }
        if let node = section["requires"] { pack.requiredAtReceipt = fields(node, "receipt.requires", of: .received) }
        if let node = section["anonymous"], let flag = flag(node, "receipt.anonymous") { pack.allowsAnonymous = flag }
    }
}
