import AmendsModel
public import AmendsPolicy

/// Heads and small words around a policy pack; its codes bring their own names.
public enum PackWord: Sendable, CaseIterable {
    // lists
    case pack, shipped, published, withdrawn, origin, inForceAt, orderedFrom, acknowledgedBy, itself, everySite, unreadable
    // sections
    case regulation, effectiveFrom, interpretedBy, terms, roles, channels, categories, receipt, milestones, clocks, parameters
    // what they say
    case required, oneOf, doneBy, optional, waivedOnSite, anonymousAllowed, anonymousRefused, from, to, limit, general, urgent, maximum,
        rework, countedFrom
    case ours, yes, no, none, order, only, before, after, difference
}

/// What the commands on packs say of something that went as it should.
public enum PackNotice: Sendable, Equatable {
    case noMistakes(path: String, pack: PackName)
    case installed(PackName)
    /// `sites` is nil for all; `day` in days since 1970.
    case ordered(PackName, sites: [String]?, day: Int64)
    case withdrawn(PackName)
    case inUse(PackName, site: String)
    case acknowledged(PackName, site: String)
    case noDifference
    case differences(count: Int)
}

/// Why a command on packs did not do what was asked.
public enum PackProblem: Sendable, Equatable {
    case mistakes(path: String, count: Int)
    case neitherFileNorPack(text: String, known: [String])
    case differs(PackName)
    case notPublished(PackName)
    case ordered(PackName, site: String)
    case pinned
    case onlyHeadOffice(command: String)
    case onlyStore(command: String)
    case badDay(text: String)
}

/// What a language says about packs: one file each for words, parameters and mistakes.
protocol PackWording {
    func label(_ word: PackWord) -> String
    func label(_ clock: ClockKind) -> String
    func label(_ approval: Approval) -> String
    func text(_ limit: ClockLimit) -> String
    func text(_ moment: ClockMoment, in catalogue: Catalogue) -> String
    /// By the names of taxonomies (``PackTaxonomy``), of terms and of parameters (``PackParameter``).
    var taxonomyLabels: [String: String] { get }
    var termLabels: [String: String] { get }
    var parameterLabels: [String: String] { get }
    /// By the codes that parameters choose from.
    var choiceLabels: [String: String] { get }
    func sentence(_ notice: PackNotice, in catalogue: Catalogue) -> String
    func sentence(_ problem: PackProblem, in catalogue: Catalogue) -> String
    func sentence(_ fault: PackMistake.Fault, in catalogue: Catalogue) -> String
    /// `line 12: …`.
    func mistake(line: Int, _ sentence: String) -> String
    /// A default of ours that fills a blank of the regulation.
    func ours(placeholder: String) -> String
}

extension Catalogue {
    public func label(_ word: PackWord) -> String { words.label(word) }
    public func label(_ clock: ClockKind) -> String { words.label(clock) }
    public func label(taxonomy: String) -> String { words.taxonomyLabels[taxonomy] ?? taxonomy }
    public func label(term: String) -> String { words.termLabels[term] ?? term }
    public func label(parameter: String) -> String { words.parameterLabels[parameter] ?? parameter }
    public func label(choice: String) -> String { words.choiceLabels[choice] ?? Printable.text(choice) }

    public func text(_ limit: ClockLimit) -> String { words.text(limit) }
    public func text(_ moment: ClockMoment) -> String { words.text(moment, in: self) }
    public func text(_ anchor: ClockAnchor) -> String {
        if case .milestone(let milestone) = anchor { "\(milestone.code) \(label(milestone))" } else { label(choice: anchor.code) }
    }
    public func text(_ notice: PackNotice) -> String { Printable.text(words.sentence(notice, in: self), keepingLineBreaks: true) }
    public func text(_ problem: PackProblem) -> String { Printable.text(words.sentence(problem, in: self), keepingLineBreaks: true) }
    public func text(_ fault: PackMistake.Fault) -> String { Printable.text(words.sentence(fault, in: self)) }
    public func text(_ mistake: PackMistake) -> String { words.mistake(line: mistake.line, text(mistake.fault)) }

    /// Empty for what is written in the regulation.
    public func text(_ origin: Pack.Origin) -> String {
        switch origin {
        case .regulation: ""
        case .ours(nil): label(.ours)
        case .ours(let placeholder?): words.ours(placeholder: placeholder)
        }
    }

    /// The pack's own words in this language.
    public func text(_ words: Pack.Words) -> String {
        let text =
            switch language {
            case .english: words.english
            case .simplifiedChinese: words.simplified
            case .traditionalChinese: words.traditional
            }
        return Printable.text(text)
    }

    /// What the pack calls a code of one of its taxonomies; the code itself where it has none.
    public func text(code: String, of taxonomy: String, in pack: Pack) -> String {
        pack.codes(taxonomy).first { $0.code == code }.map { text($0.words) } ?? label(choice: code)
    }
}
