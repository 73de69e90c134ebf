/// A piece of what a shop should know before and beside its cases: an aim, a phrase, a story, a law.
/// Content and no rule; nothing is decided by it.
public struct KnowledgeEntry: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case aims, principles, gaps, benefits, communication, phrase, story, law, standard, risk, training, faq, checklist
    }

    /// How far a law or a standard may be relied on.
    public enum Status: String, Sendable, CaseIterable {
        case inForce = "in-force"
        case repealed
        /// In force when this was written, with a successor announced.
        case changing
        /// The successor, whose first day is to be looked up.
        case announced
        /// Named by a regulation, but about another subject.
        case foreign
    }

    public enum Outcome: String, Sendable, CaseIterable {
        case success, failure
    }

    /// What a story is analysed by.
    public enum Factor: String, Sendable, CaseIterable {
        case timeliness, attitude, management, satisfaction
    }

    public enum Mark: String, Sendable, CaseIterable {
        case good, mixed, poor
    }

    /// Where in a conversation a phrase belongs.
    public enum Moment: String, Sendable, CaseIterable {
        case opening, questions, listening, feedback, empathy, affirmation, closing, notice, result, explaining
        case inPublic = "public"
    }

    /// The words in one language. Lines are points, phrases or steps, in the same order in every
    /// language; a word in braces, `{name}`, is to be filled in.
    public struct Words: Sendable, Hashable {
        public var title: String
        /// Empty where the lines say everything.
        public var text: String
        public var lines: [String]

        public init(title: String, text: String, lines: [String]) { (self.title, self.text, self.lines) = (title, text, lines) }
    }

    /// Never used again for something else: other records may name it.
    public var id: String
    public var kind: Kind
    /// Ids of the packs it belongs to; empty for every pack.
    public var packs: [String]
    public var english: Words
    public var simplified: Words
    public var traditional: Words

    /// Of laws and standards; nil for every other kind.
    public var status: Status?
    /// First day in force, `2021-01-01`, where it is known for sure.
    public var since: String?
    /// First day no longer in force; given for what is repealed.
    public var until: String?
    /// The id of the entry that took its place or will.
    public var replacedBy: String?
    /// Of standards.
    public var number: String?

    /// Of stories; nil for every other kind.
    public var outcome: Outcome?
    /// Of stories, all four.
    public var factors: [Factor: Mark]

    /// Of phrases; nil for every other kind.
    public var moment: Moment?

    public init(id: String, kind: Kind, packs: [String], english: Words, simplified: Words, traditional: Words) {
        (self.id, self.kind, self.packs) = (id, kind, packs)
        (self.english, self.simplified, self.traditional) = (english, simplified, traditional)
        factors = [:]
    }

    /// Whether it is of use to a shop under that pack.
    public func isFor(pack: String) -> Bool { packs.isEmpty || packs.contains(pack) }
}
