public import AmendsLog
public import AmendsModel
public import AmendsPolicy
public import AmendsText

/// Words printed on a paper, where the reader asks for it in a second language beside the first.
public struct Label: Sendable, Hashable, ExpressibleByStringLiteral {
    public var text: String
    /// Nil on a paper in one language, and where both say the same.
    public var second: String?

    public init(_ text: String, second: String? = nil) { (self.text, self.second) = (text, second == text ? nil : second) }
    public init(stringLiteral text: String) { self.init(text) }

    public static let empty = Label("")
}

/// The one or two languages of a paper: a guest from abroad gets a form that both sides can read.
public struct PaperWords: Sendable {
    public let first: Catalogue
    public let second: Catalogue?

    public init(_ first: Language, second: Language? = nil) {
        self.first = Catalogue(first)
        self.second = second.flatMap { $0 == first ? nil : Catalogue($0) }
    }

    private init(_ first: Catalogue, _ second: Catalogue?) { (self.first, self.second) = (first, second) }

    /// The same words, but codes of cases as the people of this pack call them.
    public func naming(as pack: Pack?) -> PaperWords { PaperWords(first.naming(as: pack), second?.naming(as: pack)) }

    public var language: Language { first.language }

    /// A label of both languages.
    public func label(_ words: (Catalogue) -> String) -> Label { Label(words(first), second: second.map(words)) }

    public func label(_ word: PaperWord) -> Label { label { $0.paper(word) } }
    public func label(_ word: ReportWord) -> Label { label { $0.report(word) } }
    public func label(_ heading: Heading) -> Label { label { $0.label(heading) } }
    public func label(_ field: FieldID, of kind: RecordKind = .complaintCase) -> Label { label { $0.label(field, of: kind) } }
    public func label(code: String, of field: FieldID) -> Label { label { $0.label(code: code, of: field) } }
}
