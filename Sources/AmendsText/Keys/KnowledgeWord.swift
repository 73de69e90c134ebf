public import AmendsPolicy

/// The labels around an entry of knowledge; the entry brings its own words.
public enum KnowledgeWord: Sendable, Hashable {
    case kind(KnowledgeEntry.Kind)
    case status(KnowledgeEntry.Status)
    case outcome(KnowledgeEntry.Outcome)
    case factor(KnowledgeEntry.Factor)
    case mark(KnowledgeEntry.Mark)
    case moment(KnowledgeEntry.Moment)
    /// Heads of columns and lines.
    case id, packs, everyPack, number, standing, since, until, replacedBy, result

    public static let all: [KnowledgeWord] =
        KnowledgeEntry.Kind.allCases.map(Self.kind) + KnowledgeEntry.Status.allCases.map(Self.status)
        + KnowledgeEntry.Outcome.allCases.map(Self.outcome) + KnowledgeEntry.Factor.allCases.map(Self.factor)
        + KnowledgeEntry.Mark.allCases.map(Self.mark) + KnowledgeEntry.Moment.allCases.map(Self.moment)
        + [.id, .packs, .everyPack, .number, .standing, .since, .until, .replacedBy, .result]
}

extension Catalogue {
    public func label(_ word: KnowledgeWord) -> String { words.label(word) }

    /// An entry in this language.
    public func words(of entry: KnowledgeEntry) -> KnowledgeEntry.Words {
        switch language {
        case .english: entry.english
        case .simplifiedChinese: entry.simplified
        case .traditionalChinese: entry.traditional
        }
    }
}
