import AmendsLog
import AmendsModel
public import AmendsPolicy
import AmendsText

/// What every form is made with: its languages, the shop that prints it, and the pack it follows.
public struct FormContext: Sendable {
    public var words: PaperWords
    /// The shop's name, or its code where it has none.
    public var site: String
    /// Channels, categories and limits come from it; without one the whole vocabulary is printed.
    public var pack: Pack?
    /// When and where it was printed, for the last line.
    public var printedAt: Int64
    public var utcOffset: Int
    public var node: String

    public init(words: PaperWords, site: String, pack: Pack? = nil, printedAt: Int64, utcOffset: Int, node: String) {
        (self.words, self.site, self.pack) = (words.naming(as: pack), site, pack)
        (self.printedAt, self.utcOffset, self.node) = (printedAt, utcOffset, node)
    }

    var catalogue: Catalogue { words.first }

    /// The last line of every form.
    var footnote: String {
        catalogue.paper(.printed(time: catalogue.dateTime(milliseconds: printedAt, utcOffset: utcOffset), node: node))
    }

    /// A sentence in the first language and, below it, in the second.
    func sentence(_ sentence: PaperSentence) -> String {
        ([words.first, words.second].compactMap { $0 }).map { $0.paper(sentence) }.joined(separator: "\n")
    }

    // MARK: Fields

    func blank(_ label: Label, wide: Bool = false, lines: Int = 1) -> FieldGrid.Field {
        FieldGrid.Field(label, .blank, wide: wide, lines: lines)
    }

    /// A field of a case with its value, or with room for it where there is no case.
    func field(_ field: FieldID, of view: CaseView?, wide: Bool = false, lines: Int = 1) -> FieldGrid.Field {
        guard let view else { return blank(words.label(field), wide: wide, lines: lines) }
        return FieldGrid.Field(words.label(field), .text(view.text(field, catalogue)), wide: wide, lines: lines)
    }

    /// A field whose codes are printed as boxes, those of the case ticked.
    func boxes(_ field: FieldID, of view: CaseView?, codes: [String]? = nil, wide: Bool = true) -> FieldGrid.Field {
        let ticked = view?.codes(field) ?? []
        let known = codes ?? offered(field)
        // A code that the pack does not offer is printed too where the case has it.
        let all = known + ticked.filter { !known.contains($0) }.sorted()
        return FieldGrid.Field(
            words.label(field), .choices(all.map { FieldGrid.Choice(label(code: $0, of: field), ticked: ticked.contains($0)) }), wide: wide)
    }

    /// The codes that the pack switches on, or all.
    private func offered(_ field: FieldID) -> [String] {
        if let pack {
            if field == CaseField.channel, !pack.channels.isEmpty { return pack.channels.filter { $0.parent == nil }.map(\.code) }
            if field == CaseField.category, !pack.categories.isEmpty { return pack.categories.filter { $0.parent == nil }.map(\.code) }
        }
        guard case .code(let codes)? = Vocabulary.field(field, of: .complaintCase)?.meaning else { return [] }
        return codes
    }

    /// The pack's own name of a code where it has one.
    func label(code: String, of field: FieldID) -> Label { words.label(code: code, of: field) }
}
