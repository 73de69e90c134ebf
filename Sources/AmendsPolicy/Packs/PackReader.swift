public import AmendsModel
import Yams

/// Reads a pack from YAML (`protocol/pack.md`) and goes on after a mistake, so that its author sees
/// all of them at once. The same text always gives the same pack or the same mistakes.
public struct PackReader {
    var mistakes: [PackMistake] = []
    var pack = Pack(id: "", version: 0, title: .init("", "", ""))

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
    }

    private mutating func day(_ text: String, _ node: Node) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Int($0) }
        guard parts.map(\.utf8.count) == [4, 2, 2], numbers.count == 3, (1...12).contains(numbers[1]), (1...31).contains(numbers[2]) else {
            return note(node, .badDate(text))
        }
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
        for (key, line, value) in pairs(node, "taxonomies") ?? [] {
            guard let taxonomy = PackTaxonomy.all.first(where: { $0.name == key }) else {
                note(line, .unknownTaxonomy(key, nearest: Spelling.nearest(to: key, among: known), known: known))
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

// MARK: The tree

extension PackReader {
    mutating func note(_ line: Int, _ fault: PackMistake.Fault) { mistakes.append(PackMistake(line: line, fault)) }
    mutating func note(_ node: Node, _ fault: PackMistake.Fault) { note(line(of: node), fault) }

    func line(of node: Node) -> Int { node.mark?.line ?? 1 }

    /// The entries of a section in their order; nil where `node` is something else. Of two equal keys
    /// the later one is noted and counts.
    mutating func pairs(_ node: Node, _ place: String) -> [(key: String, line: Int, value: Node)]? {
        guard case .mapping(let mapping) = node else {
            note(node, .notASection(place: place))
            return nil
        }
        var pairs: [(key: String, line: Int, value: Node)] = []
        var repeated: [String] = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                note(key, .notAText(place: place))
                continue
            }
            if name.hasPrefix(PackTree.twiceMark) {
                repeated.append(String(name.dropFirst(PackTree.twiceMark.count)).filter { $0 != "\"" && $0 != "'" })
            } else {
                pairs.append((name, line(of: key), value))
            }
        }
        for name in repeated {
            let bare = name.replacingPrefixes(of: PackTree.twiceMark)
            note(pairs.first { $0.key == bare }?.line ?? line(of: node), .writtenTwice(key: bare))
        }
        return pairs
    }

    mutating func section(_ node: Node, _ place: String, keys: [String]) -> [String: Node]? {
        guard let pairs = pairs(node, place) else { return nil }
        var section: [String: Node] = [:]
        for (key, line, value) in pairs {
            if keys.contains(key) {
                section[key] = value
            } else {
                note(line, .unknownKey(key, place: place, nearest: Spelling.nearest(to: key, among: keys), known: keys))
            }
        }
        return section
    }

    mutating func list(_ node: Node, _ place: String) -> [Node] {
        guard case .sequence(let items) = node else {
            note(node, .notAList(place: place))
            return []
        }
        return Array(items)
    }

    mutating func text(_ node: Node, _ place: String) -> String? {
        guard let text = node.scalar?.string, text.utf8.count <= PackLimits.maximumTextByteCount else {
            note(node, .notAText(place: place))
            return nil
        }
        return text
    }

    mutating func flag(_ node: Node, _ place: String) -> Bool? {
        switch node.scalar?.string {
        case "true": return true
        case "false": return false
        default:
            note(node, .notAFlag(place: place))
            return nil
        }
    }

    mutating func number(_ node: Node, _ place: String, in range: ClosedRange<Int64>) -> Int64? {
        guard let text = node.scalar?.string, let number = Int64(text) else {
            note(node, .notANumber(place: place))
            return nil
        }
        guard range.contains(number) else {
            note(node, .outOfBounds(place: place, number: number, minimum: range.lowerBound, maximum: range.upperBound))
            return nil
        }
        return number
    }

    /// Small letters, digits, `-` and `_`: what can stand on a command line and in a case's pack name.
    mutating func identifier(_ node: Node, _ place: String) -> String? {
        guard let text = text(node, place) else { return nil }
        guard Self.isIdentifier(text) else {
            note(node, .badIdentifier(text, place: place))
            return nil
        }
        return text
    }

    static func isIdentifier(_ text: String) -> Bool {
        (1...PackLimits.maximumIdentifierByteCount).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
                default: false
                }
            }
    }

    // MARK: Words and codes

    static let languages = ["en", "zh-Hans", "zh-Hant"]

    /// Words in the three languages; what is missing is noted.
    mutating func words(_ node: Node, _ place: String) -> Pack.Words? {
        guard let section = section(node, place, keys: Self.languages) else { return nil }
        return words(section, node, place)
    }

    private mutating func words(_ section: [String: Node], _ node: Node, _ place: String) -> Pack.Words? {
        var texts: [String] = []
        for language in Self.languages {
            if let value = section[language], let text = text(value, "\(place).\(language)"), !text.isEmpty {
                texts.append(text)
            } else if section[language]?.scalar != nil || section[language] == nil {
                note(section[language] ?? node, .labelMissing(language: language, place: place))
            }
        }
        return texts.count == 3 ? Pack.Words(texts[0], texts[1], texts[2]) : nil
    }

    mutating func codes(_ node: Node, _ place: String, of taxonomy: PackTaxonomy) -> [Pack.Code] {
        codes(node, place, known: taxonomy.codes, parts: taxonomy.parts, own: taxonomy.own)
    }

    /// A list of `{code: …, en: …, zh-Hans: …, zh-Hant: …}`.
    mutating func codes(_ node: Node, _ place: String, known: [String], parts: [String], own: PackTaxonomy.OwnCodes) -> [Pack.Code] {
        var codes: [Pack.Code] = []
        var parents: [(String, Node)] = []
        for item in list(node, place) {
            guard let section = section(item, place, keys: ["code", "parent", "ours"] + Self.languages) else { continue }
            guard let codeNode = section["code"], let code = identifier(codeNode, "\(place).code") else {
                if section["code"] == nil { note(item, .missingKey("code", place: place)) }
                continue
            }
            let words = words(section, item, "\(place).\(code)")
            let parent = section["parent"].flatMap { text($0, "\(place).\(code).parent") }
            if let parent { parents.append((parent, section["parent"] ?? item)) }
            let isOurs = section["ours"].flatMap { flag($0, "\(place).\(code).ours") } ?? false
            check(code, codeNode, place, among: parent == nil ? known : parts, own: own)
            // The same part may stand under two parents, a code of one level only once.
            if codes.contains(where: { $0.code == code && $0.parent == parent }) { note(codeNode, .codeTwice(code, place: place)) }
            codes.append(.init(code, words ?? .init(code, code, code), parent: parent, ours: isOurs))
        }
        for (parent, node) in parents where !codes.contains(where: { $0.code == parent && $0.parent == nil }) {
            note(node, .parentUnknown(parent, place: place))
        }
        return codes
    }

    private mutating func check(_ code: String, _ node: Node, _ place: String, among known: [String], own: PackTaxonomy.OwnCodes) {
        if known.contains(code) { return }
        switch own {
        case .any: return
        case .marked where code.hasPrefix(PackTaxonomy.ownPrefix): return
        case .marked, .none: note(node, .unknownCode(code, place: place, nearest: Spelling.nearest(to: code, among: known), known: known))
        }
    }

    // MARK: Roles and fields

    /// A role that the pack names; where it approves something, one that may.
    mutating func role(_ node: Node, _ place: String, approving approval: Approval? = nil) -> StaffRole? {
        guard let text = text(node, place) else { return nil }
        guard let role = StaffRole(rawValue: text) else {
            note(node, .unknownRole(text, place: place, nearest: Spelling.nearest(to: text, among: StaffRole.allCases.map(\.rawValue))))
            return nil
        }
        if !pack.roles.contains(where: { $0.code == role.rawValue }) { note(node, .roleNotNamed(role, place: place)) }
        if let approval, !approval.roles.contains(role) { note(node, .mayNotApprove(role, approval, place: place)) }
        return role
    }

    mutating func roleList(_ node: Node, _ place: String) -> [StaffRole] {
        var roles: [StaffRole] = []
        for item in list(node, place) {
            guard let role = role(item, place) else { continue }
            if roles.contains(role) { note(item, .codeTwice(role.rawValue, place: place)) } else { roles.append(role) }
        }
        return roles
    }

    /// Names of fields that the act of `milestone`, or an act that can come before it, sets.
    mutating func fields(_ node: Node, _ place: String, of milestone: Milestone) -> [FieldID] {
        let names = CaseField.definitions.map(\.name)
        var fields: [FieldID] = []
        for item in list(node, place) {
            guard let name = text(item, place) else { continue }
            guard let field = Vocabulary.field(named: name, of: .complaintCase), field.type != .act else {
                note(item, .unknownField(name, place: place, nearest: Spelling.nearest(to: name, among: names)))
                continue
            }
            if fields.contains(field.id) {
                note(item, .codeTwice(name, place: place))
                continue
            }
            if !settable(by: milestone).contains(field.id) { note(item, .fieldNotOfAct(field: name, milestone: milestone)) }
            fields.append(field.id)
        }
        return fields
    }

    /// Before a milestone come those that the pack put before it, and acts that are no milestone.
    private func settable(by milestone: Milestone) -> Set<FieldID> {
        let earlier = milestone == .received ? [] : pack.steps.map(\.milestone)
        var fields: Set<FieldID> = []
        for act in CaseAct.definitions {
            let belongs = act.milestone.map { $0 == milestone || earlier.contains($0) } ?? (milestone != .received)
            if belongs { fields.formUnion(CaseAct.fields[act.kind] ?? []) }
        }
        return fields
    }
}

extension String {
    /// The text without any number of `prefix` at its beginning.
    func replacingPrefixes(of prefix: String) -> String {
        var rest = self[...]
        while rest.hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
        return String(rest)
    }
}
