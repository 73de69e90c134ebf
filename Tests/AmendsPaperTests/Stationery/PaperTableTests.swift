import Testing

@testable import AmendsPaper

@Suite struct PaperTableTests {
    private func csv(_ cells: [PaperTable.Cell]) -> String {
        var table = PaperTable("t", cells.map { _ in PaperTable.Column("h") })
        table.append(cells)
        return table.csv()
    }

    @Test("E53: a table as CSV has a byte order mark, CRLF, its headings, all rows and the total")
    func wholeTable() {
        var table = PaperTable("by-site", [PaperTable.Column("门店"), PaperTable.Column("件数", .right)])
        for number in 1...1000 { table.append([PaperTable.Cell("S\(number)"), PaperTable.Cell("1,0\(number)", figure: "10\(number)")]) }
        table.total = ["合计", PaperTable.Cell("1,234", figure: "1234")]
        let text = table.csv()
        #expect(text.hasPrefix("\u{feff}门店,件数\r\n"))
        #expect(text.hasSuffix("S1000,101000\r\n合计,1234\r\n"))
        #expect(text.split(separator: "\r\n").count == 1002)
    }

    @Test(
        "E53: what a spreadsheet would run as a formula is neutralised",
        arguments: ["=1+1", "+86 138", "-cmd", "@SUM(A1)", "\t=1", "\r=1", "＝HYPERLINK()", "＋1", "－1", "＠x", "\n=2"])
    func formulas(text: String) {
        // Quoted where it holds a control character, and always with an apostrophe first.
        let cell = csv([PaperTable.Cell(text)]).split(separator: "\r\n", maxSplits: 1)[1]
        #expect(cell.drop { $0 == "\"" }.unicodeScalars.first == "'")
    }

    @Test(
        "E53: telephone numbers keep their zeros and long numbers their digits",
        arguments: ["02112345678", "007", "123456789012", "1E5", "12e34"])
    func digits(text: String) {
        #expect(csv([PaperTable.Cell(text)]).hasSuffix("\r\n'\(text)\r\n"))
    }

    @Test(
        "E53: plain words and figures stay as they are",
        arguments: ["13800138000", "0", "0.5", "8.25", "2026-11-03", "王秀英", "a=b", "1-2", ""])
    func plain(text: String) {
        #expect(csv([PaperTable.Cell(text)]).hasSuffix("\r\n\(text)\r\n"))
    }

    @Test("E53: a figure of ours may be negative, and commas, quotes and line breaks are kept")
    func figures() {
        #expect(csv([PaperTable.Cell("−3", figure: "-3")]).hasSuffix("\r\n-3\r\n"))
        #expect(csv(["说\"不\",\n走了", "x"]).hasSuffix("\r\n\"说\"\"不\"\",\n走了\",x\r\n"))
    }

    @Test func missingCellsStayEmptyAndFurtherOnesAreLeftOut() {
        var table = PaperTable("t", [PaperTable.Column("a"), PaperTable.Column("b")])
        table.append(["1"])
        table.append(["1", "2", "3"])
        #expect(table.rows == [["1", ""], ["1", "2"]])
    }
}
