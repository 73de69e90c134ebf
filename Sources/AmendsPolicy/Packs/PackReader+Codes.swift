import AmendsLog
import AmendsModel
import Yams

extension PackReader {
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
