import AmendsModel
import Yams

extension PackReader {
    /// A value and where it comes from: `3` is written in the regulation, `{ours: 3}` is a default of
    /// ours, `{ours: 3, for: HS-5.2-2}` one where the regulation left a blank.
    mutating func origin(_ node: Node, _ place: String) -> (Node, Pack.Origin)? {
        guard let mapping = node.mapping, mapping.contains(where: { $0.key.scalar?.string == "ours" || $0.key.scalar?.string == "for" })
        else { return (node, .regulation) }
        guard let section = section(node, place, keys: ["ours", "for"]) else { return nil }
        guard let value = section["ours"] else {
            note(node, .missingKey("ours", place: place))
            return nil
        }
        return (value, .ours(placeholder: section["for"].flatMap { text($0, place) }))
    }

    mutating func parameters(_ node: Node?) {
        for parameter in PackParameter.all {
            pack.parameters[parameter.name] = parameter.fallback
            pack.origins[parameter.name] = .ours(placeholder: nil)
        }
        var given: Set<String> = []
        for (name, keyNode, value) in node.flatMap({ pairs($0, "parameters") }) ?? [] {
            guard let parameter = PackParameter.named(name) else {
                let names = PackParameter.all.map(\.name)
                note(keyNode, .unknownKey(name, place: "parameters", nearest: Spelling.nearest(to: name, among: names), known: []))
                continue
            }
            given.insert(name)
            guard let (node, origin) = origin(value, name), let read = read(parameter, node) else { continue }
            pack.parameters[name] = read
            pack.origins[name] = origin
        }
        for parameter in PackParameter.all where !given.contains(parameter.name) { settle(parameter) }
    }

    private mutating func read(_ parameter: PackParameter, _ node: Node) -> Pack.Parameter? {
        let name = parameter.name
        switch parameter.kind {
        case .integer(let range): return number(node, name, in: range).map { .integer($0) }
        case .flag: return flag(node, name).map { .flag($0) }
        case .choice(let codes): return code(node, name, among: codes).map { .text($0) }
        case .choices(let codes): return .texts(distinct(node, name) { $0.code($1, name, among: codes) })
        case .role(let approval):
            if node.scalar?.string == "none" { return .text("") }
            return role(node, name, approving: approval).map { .text($0.rawValue) }
        case .roles: return .texts(roleList(node, name).map(\.rawValue))
        case .milestone:
            guard let milestone = milestone(node, name) else { return nil }
            if pack.step(milestone) == nil { note(node, .unknownMilestone(milestone.code, place: name)) }
            return .text(milestone.code)
        case .clocks:
            return .texts(
                distinct(node, name) { reader, item in
                    guard let code = reader.code(item, name, among: ClockKind.allCases.map(\.code)) else { return nil }
                    if let kind = ClockKind(code: code), !reader.clocksNamed.contains(kind) {
                        reader.note(item, .clockIsOff(kind, place: name))
                    }
                    return code
                })
        case .codes(let taxonomy): return .texts(distinct(node, name) { $0.switchedOn($1, name, in: [taxonomy]) })
        case .words: return .texts(distinct(node, name) { $0.text($1, name) })
        case .table(let left, let right): return table(node, name, left, right)
        }
    }

    /// The elements of a list, each once.
    private mutating func distinct(_ node: Node, _ place: String, _ read: (inout PackReader, Node) -> String?) -> [String] {
        var texts: [String] = []
        for item in list(node, place) {
            guard let text = read(&self, item) else { continue }
            if texts.contains(text) { note(item, .codeTwice(text, place: place)) } else { texts.append(text) }
        }
        return texts
    }

    private mutating func code(_ node: Node, _ place: String, among known: [String]) -> String? {
        guard let code = text(node, place) else { return nil }
        guard known.contains(code) else {
            note(node, .unknownCode(code, place: place, nearest: Spelling.nearest(to: code, among: known), known: known))
            return nil
        }
        return code
    }

    /// A code that the pack has on in one of `taxonomies`; of any but the first it is written
    /// `taxonomy.code`.
    private mutating func switchedOn(_ node: Node, _ place: String, in taxonomies: [String]) -> String? {
        guard let text = text(node, place) else { return nil }
        let (taxonomy, code) = split(text, taxonomies)
        guard pack.codes(taxonomy).contains(where: { $0.code == code }) else {
            note(node, .codeIsOff(code, place: place, taxonomy: taxonomy))
            return nil
        }
        return text
    }

    private func split(_ text: String, _ taxonomies: [String]) -> (taxonomy: String, code: String) {
        for taxonomy in taxonomies.dropFirst() where text.hasPrefix(taxonomy + ".") {
            return (taxonomy, String(text.dropFirst(taxonomy.count + 1)))
        }
        return (taxonomies.first ?? "", text)
    }

    private mutating func table(_ node: Node, _ place: String, _ left: PackParameter.Side, _ right: PackParameter.Side) -> Pack.Parameter? {
        guard let pairs = pairs(node, place) else { return nil }
        var lines: [String] = []
        var keys: Set<String> = []
        for (_, keyNode, value) in pairs {
            guard let key = side(keyNode, place, left) else { continue }
            keys.insert(key)
            if let value = side(value, place, right) { lines.append("\(key)=\(value)") }
        }
        if case .severityAndUrgency = left {
            let missing = Self.severitiesAndUrgencies.filter { !keys.contains($0) }
            if !missing.isEmpty { note(node, .priorityMissing(missing)) }
        }
        return .texts(lines)
    }

    private static let severitiesAndUrgencies = CaseField.severities.flatMap { severity in CaseField.urgencies.map { "\(severity).\($0)" } }

    private mutating func side(_ node: Node, _ place: String, _ side: PackParameter.Side) -> String? {
        switch side {
        case .codes(let taxonomies): switchedOn(node, place, in: taxonomies)
        case .choice(let codes): code(node, place, among: codes)
        case .severityAndUrgency: code(node, place, among: Self.severitiesAndUrgencies)
        }
    }

    // MARK: What the pack does not say

    private func isNamed(_ role: String) -> Bool { pack.roles.contains { $0.code == role } }

    /// A fallback that names what this pack has not: it is left out rather than called a mistake of
    /// somebody who never wrote it.
    private mutating func settle(_ parameter: PackParameter) {
        let fallback = parameter.fallback
        switch (parameter.kind, fallback) {
        case (.role(let approval), .text(let role)) where !role.isEmpty && !isNamed(role):
            // Another of the pack's posts that may, or nobody.
            pack.parameters[parameter.name] = .text(approval?.roles.first { isNamed($0.rawValue) }?.rawValue ?? "")
        case (.milestone, .text(let code)):
            // The first step at or after the one meant, in the union's order.
            let steps = pack.steps.map(\.milestone)
            if !steps.contains(where: { $0.code == code }), let next = steps.filter({ $0.code >= code }).min() {
                pack.parameters[parameter.name] = .text(next.code)
            }
        case (.codes(let taxonomy), .texts(let codes)):
            pack.parameters[parameter.name] = .texts(codes.filter { code in pack.codes(taxonomy).contains { $0.code == code } })
        case (.table(.codes(let taxonomies), _), .texts(let lines)):
            pack.parameters[parameter.name] = .texts(
                lines.filter { line in
                    let (taxonomy, code) = split(String(line.prefix { $0 != "=" }), taxonomies)
                    return pack.codes(taxonomy).contains { $0.code == code }
                })
        default: break
        }
    }
}
