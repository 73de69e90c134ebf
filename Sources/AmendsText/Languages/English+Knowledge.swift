import AmendsPolicy

extension English {
    func label(_ word: KnowledgeWord) -> String {
        switch word {
        case .kind(let kind): label(kind)
        case .status(let status): label(status)
        case .outcome(let outcome): label(outcome)
        case .factor(let factor): label(factor)
        case .mark(let mark): label(mark)
        case .moment(let moment): label(moment)
        case .id: "Code"
        case .packs: "Packs"
        case .everyPack: "every pack"
        case .number: "Number"
        case .standing: "Status"
        case .since: "In force since"
        case .until: "Repealed on"
        case .replacedBy: "Replaced by"
        case .result: "Outcome"
        }
    }

    private func label(_ kind: KnowledgeEntry.Kind) -> String {
        switch kind {
        case .aims: "aims"
        case .principles: "principles"
        case .gaps: "left open"
        case .benefits: "benefits"
        case .communication: "communication"
        case .phrase: "phrase"
        case .story: "story"
        case .law: "law"
        case .standard: "standard"
        case .risk: "legal risk"
        case .training: "training"
        case .faq: "question"
        case .checklist: "check list"
        }
    }

    private func label(_ status: KnowledgeEntry.Status) -> String {
        switch status {
        case .inForce: "in force"
        case .repealed: "repealed"
        case .changing: "about to change"
        case .announced: "announced"
        case .foreign: "of another subject"
        }
    }

    private func label(_ outcome: KnowledgeEntry.Outcome) -> String {
        switch outcome {
        case .success: "went well"
        case .failure: "went badly"
        }
    }

    private func label(_ factor: KnowledgeEntry.Factor) -> String {
        switch factor {
        case .timeliness: "Timeliness"
        case .attitude: "Attitude"
        case .management: "Internal management"
        case .satisfaction: "Satisfaction"
        }
    }

    private func label(_ mark: KnowledgeEntry.Mark) -> String {
        switch mark {
        case .good: "good"
        case .mixed: "mixed"
        case .poor: "poor"
        }
    }

    private func label(_ moment: KnowledgeEntry.Moment) -> String {
        switch moment {
        case .opening: "opening"
        case .questions: "asking"
        case .listening: "listening"
        case .feedback: "saying back"
        case .empathy: "empathy"
        case .affirmation: "acknowledging"
        case .closing: "closing"
        case .notice: "notice"
        case .result: "result"
        case .explaining: "explaining"
        case .inPublic: "in public"
        }
    }
}
