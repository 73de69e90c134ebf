public import AmendsPolicy

/// What the commands about figures say, in one language.
protocol FigureWording: Sendable {
    func word(_ word: FigureWord) -> String
    func sentence(_ sentence: FigureSentence, in catalogue: Catalogue) -> String
    func name(of indicator: Indicator) -> String
    /// What is divided by what, or what is counted, in one line.
    func meaning(of indicator: Indicator) -> String
    func name(of clock: ClockKind) -> String
    func name(of trend: Trend) -> String
    func name(of part: Indicator.Part) -> String
}

extension Catalogue {
    private var figures: any FigureWording {
        switch language {
        case .english: EnglishFigures()
        case .simplifiedChinese: SimplifiedChineseFigures()
        case .traditionalChinese: TraditionalChineseFigures()
        }
    }

    public func figure(_ word: FigureWord) -> String { figures.word(word) }
    public func figure(_ sentence: FigureSentence) -> String {
        Printable.text(figures.sentence(sentence, in: self), keepingLineBreaks: true)
    }
    public func name(of indicator: Indicator) -> String { figures.name(of: indicator) }
    public func meaning(of indicator: Indicator) -> String { figures.meaning(of: indicator) }
    public func name(of clock: ClockKind) -> String { figures.name(of: clock) }
    public func name(of trend: Trend) -> String { figures.name(of: trend) }
    public func name(of part: Indicator.Part) -> String { figures.name(of: part) }

    /// A share as people read it: `87.50 %`, per mille with `‰`; the range that it can come to lie in while
    /// cases are undetermined, `80.00 % … 92.50 %`; and `n/a` where there is nothing to be a share of.
    public func text(_ ratio: Ratio, _ scale: Ratio.Scale = .percent) -> String {
        guard let least = ratio.hundredths(scale) else { return notApplicable }
        guard let range = ratio.interval(scale) else { return part(least, scale) }
        return "\(part(range.lowerBound, scale)) … \(part(range.upperBound, scale))"
    }

    /// Hundredths of a percent or per mille, with the sign of the scale.
    public func part(_ hundredths: Int64, _ scale: Ratio.Scale = .percent) -> String {
        let magnitude = hundredths.magnitude
        let digits = "\(hundredths < 0 ? "−" : "")\(magnitude / 100).\(magnitude % 100 < 10 ? "0" : "")\(magnitude % 100)"
        return digits + (language == .english ? " " : "") + (scale == .percent ? "%" : "‰")
    }
}
