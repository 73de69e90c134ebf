/// What is printed on paper, in one language. A function with a `switch` each, so the compiler refuses
/// a language that lacks a word.
protocol PaperWording: Sendable {
    func word(_ word: PaperWord) -> String
    func sentence(_ sentence: PaperSentence, in catalogue: Catalogue) -> String
    func word(_ word: ReportWord) -> String
    func sentence(_ sentence: ReportSentence, in catalogue: Catalogue) -> String
}

extension Catalogue {
    private var printed: any PaperWording {
        switch language {
        case .english: EnglishPaper()
        case .simplifiedChinese: SimplifiedChinesePaper()
        case .traditionalChinese: TraditionalChinesePaper()
        }
    }

    public func paper(_ word: PaperWord) -> String { termed(printed.word(word)) }
    public func paper(_ sentence: PaperSentence) -> String {
        Printable.text(printed.sentence(sentence, in: self), keepingLineBreaks: true)
    }
    public func report(_ word: ReportWord) -> String {
        word == .orders && comparesWithBusiness ? label(Heading.businessVolume) : termed(printed.word(word))
    }
    public func report(_ sentence: ReportSentence) -> String {
        Printable.text(printed.sentence(sentence, in: self), keepingLineBreaks: true)
    }

    /// `87.50%`; `n/a` in the reader's words without a denominator, for nothing of nothing is not 0 %.
    public func percentage(_ numerator: Int, of denominator: Int) -> String {
        guard let text = Amounts.percentage(numerator, of: denominator) else { return notApplicable }
        return language == .english ? "\(text) %" : "\(text)%"
    }

    public var notApplicable: String {
        switch language {
        case .english: "n/a"
        case .simplifiedChinese: "不适用"
        case .traditionalChinese: "不適用"
        }
    }
}
