public import AmendsText

/// One printed paper: an A4 page or more as a single HTML file that needs nothing from elsewhere.
/// What people wrote is escaped wherever it stands.
public struct Paper: Sendable {
    public var language: Language
    public var title: Label
    /// Below the title: a shop, a month.
    public var subtitle: String
    /// A case number, a certificate's number: printed at the head, at the foot of every page, and as a QR code.
    public var reference: Reference?
    /// Lines at the head that say where, when and for whom.
    public var particulars: [Particular]
    public var blocks: [Block]
    /// Smaller letters and less air: for a form that is to stay on one page.
    public var isDense = false
    /// Small print at the end of the last page.
    public var footnotes: [String]

    public struct Reference: Sendable, Hashable {
        public var label: Label
        public var text: String

        public init(_ label: Label, _ text: String) { (self.label, self.text) = (label, text) }
    }

    public struct Particular: Sendable, Hashable {
        public var label: Label
        public var text: String

        public init(_ label: Label, _ text: String) { (self.label, self.text) = (label, text) }
    }

    public init(
        _ title: Label, language: Language, subtitle: String = "", reference: Reference? = nil, particulars: [Particular] = [],
        blocks: [Block] = [], footnotes: [String] = []
    ) {
        (self.title, self.language, self.subtitle, self.reference) = (title, language, subtitle, reference)
        (self.particulars, self.blocks, self.footnotes) = (particulars, blocks, footnotes)
    }

    /// A part of a paper, from top to bottom.
    public enum Block: Sendable {
        case heading(Label)
        /// Below a heading.
        case subheading(Label)
        case paragraph(String)
        /// Set apart from the rest: what a reader must not miss.
        case remark(String)
        case list([String])
        case grid(FieldGrid)
        case table(PaperTable)
        /// Narrow tables side by side.
        case columns([PaperTable])
        case chart(any Chart)
        case signatures([SignatureBox])
        /// Where the customer's part is torn off.
        case cut(Label)
        case pageBreak
    }

    /// Every table, for spreadsheets.
    public var tables: [PaperTable] {
        blocks.flatMap { block -> [PaperTable] in
            switch block {
            case .table(let table): [table]
            case .columns(let tables): tables
            default: []
            }
        }
    }

    /// The whole HTML file.
    public func html() -> String { Stationery.page(self) }
}

/// A place to sign or to put a seal.
public struct SignatureBox: Sendable, Hashable {
    public var label: Label
    /// What is filled in already, such as who took the complaint in.
    public var name: String
    public var hasSeal: Bool

    public init(_ label: Label, name: String = "", seal: Bool = false) { (self.label, self.name, hasSeal) = (label, name, seal) }
}
