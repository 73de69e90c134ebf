/// CSV as spreadsheet programs read it: RFC 4180 with CRLF line ends, every text kept as it was written.
public enum CSVText {
    /// Stands at the beginning of a file and tells spreadsheet programs that the text is UTF-8.
    public static let byteOrderMark = "\u{feff}"

    public enum Cell: Sendable, Hashable {
        /// A number of ours, written as it is.
        case figure(String)
        /// Words, or digits that are no number, such as a telephone number.
        case text(String)
    }

    /// One line with its end.
    public static func line(_ cells: [Cell]) -> String { cells.map(written).joined(separator: ",") + "\r\n" }

    private static func written(_ cell: Cell) -> String {
        let text =
            switch cell {
            case .figure(let text): text
            case .text(let text): isMisread(text) ? "'" + text : text
            }
        // By scalars: a comma with a combining mark is another character, but still a comma in the file.
        var quoted = "\""
        var needsQuotes = false
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
            if scalar == "\"" || scalar == "," || scalar.properties.generalCategory == .control { needsQuotes = true }
            quoted.unicodeScalars.append(scalar)
        }
        return needsQuotes ? quoted + "\"" : String(quoted.dropFirst())
    }

    /// Whether a spreadsheet program would make something else of a text: run it as a formula (whatever
    /// begins with = + - @, in full width too, or a control character that is skipped), take away the
    /// leading zeros of a telephone number, round a long number, or read 1E5 as 100000. An apostrophe
    /// before it tells the program that it is a text.
    static func isMisread(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        if "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) { return true }
        let characters = text.utf8
        guard characters.allSatisfy({ (48...57).contains($0) || $0 == 69 || $0 == 101 || $0 == 46 }) else { return false }
        // Shown in powers of ten from 12 digits on.
        if characters.count > 11 || characters.contains(69) || characters.contains(101) { return true }
        return first == "0" && characters.count > 1 && characters.dropFirst().first != 46
    }
}
