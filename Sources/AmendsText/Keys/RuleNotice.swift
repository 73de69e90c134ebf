public import AmendsLog
import AmendsModel
public import AmendsPolicy

/// What the rules of handling have to say: before an act, of an act that was made elsewhere, or of a
/// case as it is.
public enum RuleNotice: Sendable, Equatable {
    /// Who did what when, as a sentence names it.
    public struct Act: Sendable, Equatable {
        public var kind: ActKind
        /// Empty where nobody was named.
        public var actor: String
        /// ms since 1970.
        public var milliseconds: Int64

        public init(_ kind: ActKind, actor: String, milliseconds: Int64) {
            (self.kind, self.actor, self.milliseconds) = (kind, actor, milliseconds)
        }
    }

    /// The act was not made. `pack` is the pack whose rule it is; empty for a rule of every case.
    case refused(Breach, number: String, pack: String)
    case broken(Breach, by: Act, number: String)
    case met(Encounter, Act, Act, number: String)
    case standing(Breach, number: String)
    /// What somebody said about one of the others.
    case explained(by: String, milliseconds: Int64, reason: String)
    /// Acts that were not looked at, because too many did not see each other.
    case unjudged(count: Int)
}

extension Catalogue {
    /// A rule in a few words, where there are some; else its name.
    public func label(rule: String) -> String { words.label(rule: rule) ?? rule }

    /// Times are shown `utcOffset` minutes east of UTC.
    public func text(_ notice: RuleNotice, utcOffset: Int = 0) -> String {
        func named(_ act: RuleNotice.Act) -> String {
            words.side(
                value: label(act.kind), actor: act.actor.isEmpty ? words.nobodyNamed : act.actor,
                time: shortTime(milliseconds: act.milliseconds, utcOffset: utcOffset))
        }
        let text =
            switch notice {
            case .refused(let breach, let number, let pack):
                words.refusal(words.sentence(breach, RuleWords(number, self, utcOffset)), rule: breach.rule, pack: pack)
            case .broken(let breach, let act, let number):
                words.broken(named(act), words.sentence(breach, RuleWords(number, self, utcOffset)), rule: breach.rule)
            case .met(let encounter, let left, let right, let number):
                words.sentence(encounter, named(left), named(right), RuleWords(number, self, utcOffset))
            case .standing(let breach, let number): words.sentence(breach, RuleWords(number, self, utcOffset))
            case .explained(let name, let milliseconds, let reason):
                words.explained(
                    by: name.isEmpty ? words.nobodyNamed : name, at: shortTime(milliseconds: milliseconds, utcOffset: utcOffset), reason)
            case .unjudged(let count): words.unjudged(count)
            }
        return Printable.text(text, keepingLineBreaks: true)
    }
}

/// What a sentence about a rule is made of: words of the same language, and the commands that help.
struct RuleWords {
    let number: String
    let catalogue: Catalogue
    let utcOffset: Int

    init(_ number: String, _ catalogue: Catalogue, _ utcOffset: Int) {
        self.number = number.isEmpty ? "CASE" : number
        (self.catalogue, self.utcOffset) = (catalogue, utcOffset)
    }

    func label(_ field: FieldID) -> String { catalogue.label(field) }
    func label(_ milestone: Milestone) -> String { catalogue.label(milestone) }
    func label(_ code: String, _ field: FieldID) -> String { catalogue.label(code: code, of: field) }
    func money(_ fen: Int64) -> String { catalogue.money(Fen(fen)) }
    /// A share of liability, `60.00%`.
    func share(_ basisPoints: Int64) -> String {
        catalogue.percentage(Int(clamping: basisPoints), of: Int(LiabilityShares.whole))
    }
    func time(_ milliseconds: Int64) -> String { catalogue.dateTime(milliseconds: milliseconds, utcOffset: utcOffset) }
    func labels(_ roles: [StaffRole]) -> [String] { roles.map(catalogue.label) }
    func labels(_ fields: [FieldID]) -> [String] { fields.map { catalogue.label($0) } }

    /// `--plan-owner`.
    func option(_ field: FieldID) -> String {
        "--" + (Vocabulary.field(field, of: .complaintCase)?.name ?? "field-\(field.rawValue)").replacing("_", with: "-")
    }

    /// The command that reaches a milestone.
    func command(_ milestone: Milestone) -> String {
        // Several acts end a case; the first of the others is the ordinary way.
        let act = milestone == .closed ? CaseAct.close : CaseAct.definitions.first { $0.milestone == milestone }?.kind
        return command(act.flatMap { Vocabulary.act($0)?.verb } ?? "show")
    }

    func command(_ verb: String, _ rest: String = "") -> String { "amends case \(verb) \(number)\(rest.isEmpty ? "" : " " + rest)" }
}
