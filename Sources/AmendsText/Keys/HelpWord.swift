public import AmendsLog

/// Words of help pages and usage errors that belong to no command.
public enum HelpWord: Sendable, CaseIterable {
    case overview, usage, arguments, options, subcommands, fields, needs, repeats, removal, clearing, file
    /// Behind a field: what it must, may or need not be.
    case needed, nowUnlessGiven, mayRepeat, oneOf
}

/// What is wrong with how a command was called.
public enum UsageProblem: Sendable, Equatable {
    case unknownOption(String, similar: String?)
    case valueMissing(String)
    case valueNotTaken(option: String, value: String)
    case argumentMissing(String)
    case oneOfMissing(String)
    case unexpected(String)
    /// `others` is empty, or the values that there are.
    case badValue(String, for: String, others: String)
    /// Said by the program itself, in words that the table of help has.
    case other(String)
}

protocol HelpWording: Sendable {
    func label(_ word: HelpWord) -> String
    func sentence(_ problem: UsageProblem, in catalogue: Catalogue) -> String
    /// `amends help …` for more.
    func more(_ command: String) -> String
    /// What can be done with one kind of management record.
    func group(of kind: String) -> String
    func form(of field: FieldID) -> String?
    /// What English help says in words of this language; empty in English itself.
    var helpTexts: [String: String] { get }
    /// Names of values, such as `code` and `file`.
    var valueNames: [String: String] { get }
}

extension Catalogue {
    private var helping: any HelpWording {
        switch language {
        case .english: English()
        case .simplifiedChinese: SimplifiedChinese()
        case .traditionalChinese: TraditionalChinese()
        }
    }

    public func help(_ word: HelpWord) -> String { helping.label(word) }
    public func help(more command: String) -> String { helping.more(command) }
    public func help(group kind: String) -> String { helping.group(of: kind) }

    /// What the program says of a command or an option in English, which is its key, in this language; nil
    /// where nobody has translated it. A list behind a colon stands for itself.
    public func help(text: String) -> String? {
        if language == .english { return text }
        if let words = helping.helpTexts[text] { return words }
        guard let colon = text.firstRange(of: ": "), let words = helping.helpTexts[String(text[..<colon.upperBound])] else { return nil }
        return words + text[colon.upperBound...]
    }

    /// What ends a sentence, and what a list follows.
    public var full: String { language == .english ? "." : "。" }
    public var colon: String { language == .english ? ":" : "：" }

    /// How a text of a case is written that has a form of its own; nil where it is free.
    public func form(of field: FieldID) -> String? { helping.form(of: field) }

    public func valueName(_ name: String) -> String { helping.valueNames[name] ?? name }

    public func text(_ problem: UsageProblem) -> String {
        Printable.text(helping.sentence(named(problem), in: self), keepingLineBreaks: true)
    }

    /// The same with the names of values in the reader's language.
    private func named(_ problem: UsageProblem) -> UsageProblem {
        switch problem {
        case .valueMissing(let option): .valueMissing(named(option))
        case .argumentMissing(let argument): .argumentMissing(named(argument))
        case .oneOfMissing(let arguments): .oneOfMissing(named(arguments))
        case .badValue(let value, let option, let others): .badValue(value, for: named(option), others: others)
        default: problem
        }
    }

    /// `--code <代码>` of `--code <code>`.
    private func named(_ option: String) -> String {
        guard let open = option.firstIndex(of: "<"), let close = option[open...].firstIndex(of: ">") else { return option }
        let inside = option.index(after: open)..<close
        let rest = option[option.index(after: close)...]
        return option[..<inside.lowerBound] + valueName(String(option[inside])) + ">" + named(String(rest))
    }
}
