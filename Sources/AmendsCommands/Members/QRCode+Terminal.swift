import AmendsPaper

extension QRCode {
    /// Two rows of modules in a line of text, in black on white whatever the terminal's colours are.
    var terminal: String {
        let side = size + 2 * Self.quietZone
        func isDark(_ row: Int, _ column: Int) -> Bool {
            let (row, column) = (row - Self.quietZone, column - Self.quietZone)
            return (0..<size).contains(row) && (0..<size).contains(column) && self.isDark(row: row, column: column)
        }
        var text = ""
        for row in stride(from: 0, to: side, by: 2) {
            text += "\u{1b}[38;5;16;48;5;231m"
            for column in 0..<side {
                switch (isDark(row, column), isDark(row + 1, column)) {
                case (true, true): text += "█"
                case (true, false): text += "▀"
                case (false, true): text += "▄"
                case (false, false): text += " "
                }
            }
            text += "\u{1b}[0m\n"
        }
        return text
    }
}
