public import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsPolicy

/// The findings on one case, in an order that every node shares.
public struct CaseFindings: Sendable {
    /// An act of the history that a finding is about.
    public struct Act: Sendable, Hashable {
        public var ordinal: Int
        public var kind: ActKind
        public var actor: String
        /// ms since 1970.
        public var time: Int64
    }

    public enum Subject: Sendable, Hashable {
        /// An act broke a rule when it was made.
        case broken(Breach, by: Act)
        /// Two acts did not see each other.
        case met(Encounter, Act, Act)
        /// The case as it is now.
        case standing(Breach)
    }

    public struct Explanation: Sendable, Hashable {
        public var actor: String
        public var time: Int64
        public var reason: String
    }

    public struct Item: Sendable, Hashable {
        /// What an explanation names it by: the rule and, for an act, the first digits of its leaf. Two
        /// findings of one rule on one act share it, and are explained together.
        public var key: String
        public var subject: Subject
        /// Nil while nobody has explained it.
        public var explanation: Explanation?
    }

    public let items: [Item]
    /// Acts that were not judged because too many did not see each other.
    public let unjudged: Int

    /// Of a case of which nothing about people may be said any more.
    public static let none = CaseFindings()

    private init() { (items, unjudged) = ([], 0) }

    /// `now`, ms since 1970, decides only whether something awaited is late.
    public init(_ history: CaseHistory, _ rulebook: Rulebook, at now: Int64) {
        func act(_ ordinal: Int) -> Act {
            let act = history.acts[ordinal]
            return Act(ordinal: ordinal, kind: act.kind, actor: act.actor, time: act.time)
        }
        func digits(_ ordinal: Int) -> String { String(history.leaves[ordinal].description.prefix(Self.leafDigits)) }
        let judgement = history.judged(by: rulebook)
        unjudged = judgement.unjudged
        let explanations = Self.explanations(history)
        var items: [Item] = []
        for (ordinal, breach) in judgement.breaches where breach.lasts {
            let key = "\(breach.rule)@\(digits(ordinal))"
            var explanation = explanations[key]
            if explanation == nil, breach.weight == .needsReason, history.acts[ordinal].hasReason {
                let own = history.acts[ordinal]
                explanation = Explanation(actor: own.actor, time: own.time, reason: own.reason)
            }
            items.append(Item(key: key, subject: .broken(breach, by: act(ordinal)), explanation: explanation))
        }
        for meeting in history.meetings {
            let key = "\(meeting.encounter.rawValue)@\(digits(meeting.ordinals[0]))+\(digits(meeting.ordinals[1]))"
            items.append(
                Item(
                    key: key, subject: .met(meeting.encounter, act(meeting.ordinals[0]), act(meeting.ordinals[1])),
                    explanation: explanations[key]))
        }
        for breach in rulebook.standing(of: history.past, at: now) {
            items.append(Item(key: breach.rule, subject: .standing(breach), explanation: explanations[breach.rule]))
        }
        self.items = items
    }

    /// Digits of a leaf that tell the acts of one case apart.
    static let leafDigits = 8

    /// Explanations by what they name; of several the last one counts.
    private static func explanations(_ history: CaseHistory) -> [String: Explanation] {
        var found: [String: Explanation] = [:]
        for act in history.acts where act.kind == CaseAct.explain {
            for key in act.texts(CaseField.explained) { found[key] = Explanation(actor: act.actor, time: act.time, reason: act.reason) }
        }
        return found
    }
}

extension Breach {
    /// Whether it stays a finding on the act: what ``Rulebook/standing(of:at:)`` says of the case as it is
    /// now need not be said of every act on the way.
    var lasts: Bool {
        switch self {
        case .escalationMissing, .firstActionMissing, .emergencyMissing, .settlementNotConfirmed: false
        default: true
        }
    }
}
