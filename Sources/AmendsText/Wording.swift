import AmendsLog
import AmendsModel
import AmendsPolicy

/// All that has to be said in a language, in the files of `Languages` that bear its name. What is an enumeration
/// is a function with a `switch`, so the compiler refuses a language that lacks a key; what the
/// vocabulary keeps in tables is a table here too, and a test compares them.
protocol Wording: PackWording, Sendable {
    // Labels, each able to stand alone as a heading.
    static var vocabulary: [VocabularyWords] { get }
    func label(_ milestone: Milestone) -> String
    /// The stage of a case whose first missing mandatory milestone this is; nil where none is missing.
    func stage(awaiting milestone: Milestone?) -> String
    func label(_ heading: Heading) -> String
    func label(_ word: KnowledgeWord) -> String
    func label(_ word: CaseWord) -> String

    func label(_ group: CaseGroup) -> String
    func label(_ heading: PeopleHeading) -> String

    /// What the program calls that for which packs have terms of their own (`complainant`, `site`).
    var ownTerms: [(term: String, own: [String])] { get }

    // Sentences. `value` turns codes and numbers inside them into words of the same language.
    func sentence(_ notice: Notice, in catalogue: Catalogue) -> String
    func sentence(_ problem: Problem, in catalogue: Catalogue) -> String
    func sentence(_ problem: FieldProblem, in catalogue: Catalogue) -> String
    func sentence(_ problem: PeopleProblem, in catalogue: Catalogue) -> String
    func sentence(_ notice: PeopleNotice, in catalogue: Catalogue) -> String
    func sentence(_ finding: FindingNotice, in catalogue: Catalogue) -> String
    func sentence(_ step: DemoStep, in catalogue: Catalogue) -> String
    func sentence(_ sentence: CaseSentence, in catalogue: Catalogue) -> String
    func sentence(_ conflict: ConflictWords) -> String
    /// What the rule says, and what to do; the same before an act and about one.
    func sentence(_ breach: Breach, _ words: RuleWords) -> String
    /// `left` and `right` name the two acts with who made them and when.
    func sentence(_ encounter: Encounter, _ left: String, _ right: String, _ words: RuleWords) -> String
    func refusal(_ sentence: String, rule: String, pack: String) -> String
    func broken(_ act: String, _ sentence: String, rule: String) -> String
    /// What a rule that keeps a case out of the archive found, in two or three words; nil for others.
    func label(rule: String) -> String?
    func explained(by name: String, at time: String, _ reason: String) -> String
    func unjudged(_ count: Int) -> String
    /// Payments of one claim: both count.
    func paymentsSentence(_ conflict: ConflictWords) -> String

    // Forms.
    func counted(_ count: Int, _ what: Counted) -> String
    func part(_ part: DurationParts.Part) -> String
    /// Joins what ``part(_:)`` gives, the larger first.
    func duration(_ parts: [String], isNegative: Bool) -> String
    func date(_ time: CivilTime) -> String
    /// Day and month without the year.
    func dayOfYear(_ time: CivilTime) -> String
    func month(_ time: CivilTime) -> String
    func between(_ first: String, _ last: String) -> String
    /// `percentage` is nil where there is no denominator.
    func share(_ percentage: String?, _ numerator: String, _ denominator: String) -> String
    /// A side of a conflict: the value, who and when.
    func side(value: String, actor: String, time: String) -> String
    var nobodyNamed: String { get }
    var emptied: String { get }
    var absent: String { get }
    var notGiven: String { get }
}
