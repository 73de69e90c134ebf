import Yams

/// Reads knowledge from YAML and goes on after a mistake, so that its author sees all of them at once.
struct KnowledgeReader {
    private var mistakes: [KnowledgeError.Mistake] = []
    private var entries: [KnowledgeEntry] = []
    /// Where each id was read, and where each successor was named.
    private var places: [String: (file: String, line: Int)] = [:]
    private var file = ""

    private static let keys: Set<String> = [
        "id", "kind", "packs", "en", "zh-Hans", "zh-Hant", "status", "since", "until", "replaced_by", "number", "outcome", "factors",
        "moment",
    ]
    private static let wordKeys: Set<String> = ["title", "text", "lines"]

    mutating func read(_ yaml: String, file: String) {
        self.file = file
        do {
            guard let root = try Yams.compose(yaml: yaml) else { return note(1, "the file is empty") }
            guard let list = root.mapping?["entries"]?.sequence else { return note(line(root), "entries is missing, or no list") }
            for node in list { readEntry(node) }
        } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _)
        {
            note(mark.line, "this is no YAML: \(problem)")
        } catch YamlError.duplicatedKeysInMapping(let duplicates, let context) {
            note(context.mark.line, "written twice in one place: \(duplicates.sorted().joined(separator: ", "))")
        } catch { note(1, "this is no YAML: \(error)") }
    }

    mutating func finished() throws -> [KnowledgeEntry] {
        for entry in entries {
            guard let successor = entry.replacedBy, places[successor] == nil, let place = places[entry.id] else { continue }
            mistakes.append(.init(file: place.file, line: place.line, message: "\(entry.id) names \(successor), which is not there"))
        }
        guard mistakes.isEmpty else { throw KnowledgeError(mistakes: mistakes) }
        return entries
    }

    private mutating func note(_ line: Int, _ message: String) { mistakes.append(.init(file: file, line: line, message: message)) }

    private func line(_ node: Node) -> Int { node.mark?.line ?? 1 }

    // MARK: One entry

    private mutating func readEntry(_ node: Node) {
        guard let mapping = node.mapping else { return note(line(node), "an entry is a mapping") }
        refuseUnknown(in: mapping, known: Self.keys)
        let id = text("id", in: mapping, of: node)
        let kind = code("kind", in: mapping, KnowledgeEntry.Kind.self)
        if kind == nil, mapping["kind"] == nil { note(line(node), "kind is missing") }
        let packs = texts("packs", in: mapping)
        if packs == nil { note(line(node), "packs is missing; [] stands for every pack") }
        let words = ["en", "zh-Hans", "zh-Hant"].map { readWords($0, in: mapping, of: node) }
        guard let id, let kind, let packs, let english = words[0], let simplified = words[1], let traditional = words[2] else { return }
        for (language, other) in [("zh-Hans", simplified), ("zh-Hant", traditional)] {
            if other.lines.count != english.lines.count {
                note(line(node), "\(id): \(language) has \(other.lines.count) lines, en has \(english.lines.count)")
            }
            if other.text.isEmpty != english.text.isEmpty { note(line(node), "\(id): the text of \(language) or en is missing") }
        }
        var entry = KnowledgeEntry(id: id, kind: kind, packs: packs, english: english, simplified: simplified, traditional: traditional)
        readFacts(mapping, into: &entry)
        check(entry, line(node))
        if let earlier = places[id] {
            note(line(node), "the id \(id) was taken in \(earlier.file), line \(earlier.line)")
        } else {
            places[id] = (file, line(node))
        }
        entries.append(entry)
    }

    private mutating func readFacts(_ mapping: Node.Mapping, into entry: inout KnowledgeEntry) {
        entry.status = code("status", in: mapping, KnowledgeEntry.Status.self)
        entry.since = day("since", in: mapping)
        entry.until = day("until", in: mapping)
        entry.replacedBy = mapping["replaced_by"]?.scalar?.string
        entry.number = mapping["number"]?.scalar?.string
        entry.outcome = code("outcome", in: mapping, KnowledgeEntry.Outcome.self)
        entry.moment = code("moment", in: mapping, KnowledgeEntry.Moment.self)
        for (key, value) in mapping["factors"]?.mapping ?? [:] {
            if let factor = known(key, KnowledgeEntry.Factor.self), let mark = known(value, KnowledgeEntry.Mark.self) {
                entry.factors[factor] = mark
            }
        }
    }

    /// What belongs to its kind is there, and nothing else.
    private mutating func check(_ entry: KnowledgeEntry, _ line: Int) {
        func expect(_ isThere: Bool, _ isWanted: Bool, _ name: String) {
            guard isThere != isWanted else { return }
            mistakes.append(
                .init(
                    file: file, line: line,
                    message: "\(entry.id): \(name) \(isWanted ? "is missing" : "does not belong to \(entry.kind.rawValue)")"))
        }
        expect(entry.status != nil, [.law, .standard].contains(entry.kind), "status")
        expect(entry.number != nil, entry.kind == .standard, "number")
        expect(entry.outcome != nil, entry.kind == .story, "outcome")
        expect(entry.factors.count == KnowledgeEntry.Factor.allCases.count, entry.kind == .story, "one of the four factors")
        expect(entry.moment != nil, entry.kind == .phrase, "moment")
        expect(entry.until != nil, entry.status == .repealed, "until")
        if entry.status == .repealed { expect(entry.replacedBy != nil, true, "replaced_by") }
    }

    private mutating func readWords(_ language: String, in mapping: Node.Mapping, of entry: Node) -> KnowledgeEntry.Words? {
        guard let node = mapping[Node(language)], let words = node.mapping else {
            note(line(entry), "\(language) is missing")
            return nil
        }
        refuseUnknown(in: words, known: Self.wordKeys)
        guard let title = text("title", in: words, of: node) else { return nil }
        let text = words["text"]?.scalar?.string ?? ""
        let lines = texts("lines", in: words) ?? []
        if text.isEmpty && lines.isEmpty { note(line(node), "\(language) has neither text nor lines") }
        return .init(title: title, text: text, lines: lines)
    }

    // MARK: Values

    private mutating func refuseUnknown(in mapping: Node.Mapping, known: Set<String>) {
        for (key, _) in mapping {
            let name = key.scalar?.string ?? "?"
            if !known.contains(name) { note(line(key), "\(name) is no key here; known are \(known.sorted().joined(separator: ", "))") }
        }
    }

    private mutating func text(_ key: String, in mapping: Node.Mapping, of parent: Node) -> String? {
        guard let text = mapping[Node(key)]?.scalar?.string, !text.isEmpty else {
            note(line(parent), "\(key) is missing")
            return nil
        }
        return text
    }

    /// Nil where the key is absent; an element that is no text is a mistake.
    private mutating func texts(_ key: String, in mapping: Node.Mapping) -> [String]? {
        guard let node = mapping[Node(key)] else { return nil }
        guard let list = node.sequence else {
            note(line(node), "\(key) is a list")
            return []
        }
        return list.compactMap { element in
            guard let text = element.scalar?.string, !text.isEmpty else {
                note(line(element), "an element of \(key) is empty, or no text")
                return nil
            }
            return text
        }
    }

    private mutating func code<Code: RawRepresentable<String> & CaseIterable>(
        _ key: String, in mapping: Node.Mapping, _ type: Code.Type
    ) -> Code? {
        mapping[Node(key)].flatMap { known($0, type) }
    }

    private mutating func known<Code: RawRepresentable<String> & CaseIterable>(_ node: Node, _ type: Code.Type) -> Code? {
        let text = node.scalar?.string ?? ""
        guard let code = Code(rawValue: text) else {
            note(line(node), "\"\(text)\" is none of \(Code.allCases.map(\.rawValue).joined(separator: ", "))")
            return nil
        }
        return code
    }

    /// `2021-01-01`.
    private mutating func day(_ key: String, in mapping: Node.Mapping) -> String? {
        guard let node = mapping[Node(key)] else { return nil }
        let text = node.scalar?.string ?? ""
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], let month = Int(parts[1]), let day = Int(parts[2]), Int(parts[0]) != nil,
            (1...12).contains(month), (1...31).contains(day)
        else {
            note(line(node), "\"\(text)\" is no day; write it as 2021-01-01")
            return nil
        }
        return text
    }
}
