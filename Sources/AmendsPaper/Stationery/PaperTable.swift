import AmendsNode

/// A table on a paper, and the same as a CSV file.
public struct PaperTable: Sendable, Hashable {
    public enum Alignment: Sendable, Hashable {
        case left, right, center
    }

    public struct Column: Sendable, Hashable {
        public var heading: Label
        public var alignment: Alignment

        public init(_ heading: Label, _ alignment: Alignment = .left) { (self.heading, self.alignment) = (heading, alignment) }
    }

    /// A cell as printed, and as a spreadsheet should read it.
    public struct Cell: Sendable, Hashable, ExpressibleByStringLiteral {
        public var text: String
        /// A plain figure without grouping; nil for words.
        public var figure: String?

        public init(_ text: String, figure: String? = nil) { (self.text, self.figure) = (text, figure) }
        public init(stringLiteral text: String) { self.init(text) }
    }

    /// Names the CSV file: lower case letters and hyphens.
    public var name: String
    /// Printed above the table.
    public var caption: Label?
    public var columns: [Column]
    public private(set) var rows: [[Cell]] = []
    /// The last line, set apart.
    public var total: [Cell]?
    /// How many rows stand on paper, where not all; the CSV file has all.
    public var printedRowCount: Int?
    /// Printed under the table.
    public var note: String?

    public init(_ name: String, caption: Label? = nil, _ columns: [Column]) {
        (self.name, self.caption, self.columns) = (name, caption, columns)
    }

    /// Adds a row; missing cells at its end stay empty, further ones are left out.
    public mutating func append(_ cells: [Cell]) {
        rows.append(Array(cells.prefix(columns.count)) + Array(repeating: "", count: max(0, columns.count - cells.count)))
    }

    /// With a byte order mark, so that spreadsheet programs take it for UTF-8, all rows, figures as
    /// figures, and no text that such a program would run as a formula or read as a number.
    public func csv() -> String {
        let lines = [columns.map { CSVText.Cell.text($0.heading.text) }] + (rows + (total.map { [$0] } ?? [])).map { $0.map(\.csv) }
        return CSVText.byteOrderMark + lines.map(CSVText.line).joined()
    }
}

extension PaperTable.Cell {
    var csv: CSVText.Cell { figure.map(CSVText.Cell.figure) ?? .text(text) }
}
