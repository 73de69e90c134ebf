/// What is said of the chain's nodes in one language, once in a file of `Languages`.
protocol MemberWording: Sendable {
    func sentence(_ message: MemberMessage, in catalogue: Catalogue) -> String
    func sentence(_ problem: MemberProblem) -> String
    func label(_ word: MemberWord) -> String
}

extension Catalogue {
    public func text(_ message: MemberMessage) -> String { Printable.text(members.sentence(message, in: self), keepingLineBreaks: true) }
    public func text(_ problem: MemberProblem) -> String { Printable.text(members.sentence(problem), keepingLineBreaks: true) }
    public func label(_ word: MemberWord) -> String { members.label(word) }

    private var members: any MemberWording {
        switch language {
        case .english: English()
        case .simplifiedChinese: SimplifiedChinese()
        case .traditionalChinese: TraditionalChinese()
        }
    }
}
