import AmendsPolicy
import AmendsText

/// An entry of knowledge as it is read on a terminal, and as one JSON object.
struct KnowledgePage {
    let entry: KnowledgeEntry
    let catalogue: Catalogue

    init(_ entry: KnowledgeEntry, _ catalogue: Catalogue) { (self.entry, self.catalogue) = (entry, catalogue) }

    var words: KnowledgeEntry.Words { catalogue.words(of: entry) }

    var packs: String { entry.packs.isEmpty ? catalogue.label(.everyPack) : entry.packs.joined(separator: ", ") }

    func rendered() -> String {
        var text = words.title + "\n" + String(repeating: "=", count: DisplayWidth.of(words.title)) + "\n"
        for (label, value) in facts { text += "\(label): \(value)\n" }
        if !words.text.isEmpty { text += "\n" + words.text + "\n" }
        if !words.lines.isEmpty {
            text += "\n"
            for line in words.lines { text += "• \(line)\n" }
        }
        return text
    }

    private var facts: [(String, String)] {
        var facts = [(catalogue.heading(.kind), catalogue.label(.kind(entry.kind))), (catalogue.label(.packs), packs)]
        func add(_ word: KnowledgeWord, _ value: String?) { if let value { facts.append((catalogue.label(word), value)) } }
        add(.number, entry.number)
        add(.standing, entry.status.map { catalogue.label(.status($0)) })
        add(.since, entry.since)
        add(.until, entry.until)
        add(.replacedBy, entry.replacedBy)
        add(.result, entry.outcome.map { catalogue.label(.outcome($0)) })
        for factor in KnowledgeEntry.Factor.allCases { add(.factor(factor), entry.factors[factor].map { catalogue.label(.mark($0)) }) }
        return facts
    }

    /// Keys and codes are the same in every language, the words are those of the reader's.
    var json: JSON {
        var members: [(String, JSON)] = [
            ("id", .text(entry.id)), ("kind", .text(entry.kind.rawValue)), ("packs", .array(entry.packs.map(JSON.text))),
            ("title", .text(words.title)), ("text", .text(words.text)), ("lines", .array(words.lines.map(JSON.text))),
        ]
        func add(_ key: String, _ value: String?) { if let value { members.append((key, .text(value))) } }
        add("number", entry.number)
        add("status", entry.status?.rawValue)
        add("since", entry.since)
        add("until", entry.until)
        add("replaced_by", entry.replacedBy)
        add("outcome", entry.outcome?.rawValue)
        add("moment", entry.moment?.rawValue)
        if !entry.factors.isEmpty {
            let factors = KnowledgeEntry.Factor.allCases.compactMap { factor in
                entry.factors[factor].map { (factor.rawValue, JSON.text($0.rawValue)) }
            }
            members.append(("factors", .object(factors)))
        }
        return .object(members)
    }
}
