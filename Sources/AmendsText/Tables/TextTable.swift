/// A table in columns for a terminal. Cells may be Chinese: columns are counted as the terminal
/// counts them, not as characters.
public struct TextTable: Sendable {
    public enum Alignment: Sendable {
        case left, right
    }

    public struct Column: Sendable {
        public var heading: String
        public var alignment: Alignment
        /// Widest a cell of this column may be, in columns of the terminal; longer ones are cut with `…`.
        public var maximumWidth: Int

        public init(_ heading: String, _ alignment: Alignment = .left, maximumWidth: Int = 48) {
            (self.heading, self.alignment, self.maximumWidth) = (heading, alignment, maximumWidth)
        }
    }

    public let columns: [Column]
    public private(set) var rows: [[String]] = []

    public init(_ columns: [Column]) { self.columns = columns }

    /// Adds a row. Missing cells at its end stay empty, further ones are left out.
    public mutating func append(_ cells: [String]) {
        var row = zip(columns, cells).map { DisplayWidth.fitted(Printable.text($1), into: $0.maximumWidth) }
        row += Array(repeating: "", count: columns.count - row.count)
        rows.append(row)
    }

    /// Headings, a rule, and the rows; two spaces between columns and none at the end of a line.
    /// Every line ends with a line feed.
    public func rendered() -> String {
        let headings = columns.map { Printable.text($0.heading) }
        let widths = columns.indices.map { column in
            rows.reduce(DisplayWidth.of(headings[column])) { max($0, DisplayWidth.of($1[column])) }
        }
        let rule = widths.map { String(repeating: "-", count: $0) }
        return ([headings, rule] + rows).map { line($0, widths: widths) }.joined()
    }

    private func line(_ cells: [String], widths: [Int]) -> String {
        var result = ""
        for (index, cell) in cells.enumerated() {
            let gap = String(repeating: " ", count: widths[index] - DisplayWidth.of(cell))
            result += columns[index].alignment == .left ? cell + gap : gap + cell
            result += "  "
        }
        while result.last == " " { result.removeLast() }
        return result + "\n"
    }
}
