import AmendsText
import Foundation
import Testing

@testable import AmendsPaper

/// The page as a whole: one file, nothing from elsewhere, and nothing that people wrote becomes markup.
@Suite struct PaperTests {
    private static let hostile = "<script>alert(1)</script>\"\u{301} onload=\"x\" & 'y' </style>\u{202e}"

    private func paper(_ text: String) -> Paper {
        var paper = Paper(Label(text, second: text + "2"), language: .simplifiedChinese, subtitle: text)
        paper.reference = Paper.Reference(Label(text), text)
        paper.particulars = [Paper.Particular(Label(text), text)]
        var table = PaperTable("t", caption: Label(text), [PaperTable.Column(Label(text)), PaperTable.Column(Label(text), .right)])
        table.append([PaperTable.Cell(text), PaperTable.Cell(text)])
        table.total = [PaperTable.Cell(text)]
        table.note = text
        paper.blocks = [
            .heading(Label(text)), .paragraph(text), .remark(text), .list([text, text]), .cut(Label(text)), .pageBreak,
            .grid(
                FieldGrid([
                    FieldGrid.Field(Label(text), .text(text)), FieldGrid.Field(Label(text), .choices([.init(Label(text), ticked: true)])),
                ])),
            .table(table), .signatures([SignatureBox(Label(text), name: text)]),
            .chart(BarChart(text, [BarChart.Bar(text, 3, figure: text)])),
            .chart(LineChart(text, months: [text], series: [LineChart.Series(text, [1], figures: [text])], unit: text)),
            .chart(StackedChart(text, months: [text], parts: [StackedChart.Part(text, [2])])),
        ]
        paper.footnotes = [text]
        return paper
    }

    @Test("E55: what people wrote is escaped wherever it stands")
    func escaping() throws {
        let html = paper(Self.hostile).html()
        #expect(!html.contains("<script"))
        #expect(!html.contains("\"\u{301}".unicodeScalars.map(String.init).joined()))
        #expect(html.components(separatedBy: "</style>").count == 2)
        #expect(!html.unicodeScalars.contains("\u{202e}"))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        // Every attribute's value is one of our own.
        let attributes = try Regex("onload=\"")
        #expect(html.firstMatch(of: attributes) == nil)
    }

    @Test("E55: a page is A4, needs nothing from elsewhere and runs no scripts")
    func selfContained() {
        let html = paper("文字").html()
        #expect(html.contains("size: A4") && html.contains("counter(page) \" / \" counter(pages)"))
        #expect(html.contains("default-src 'none'"))
        #expect(!html.contains("<link") && !html.contains("<img") && !html.contains("@import") && !html.contains("url(http"))
        // The only addresses are names of namespaces.
        let addresses = html.components(separatedBy: "http://").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(Set(addresses) == ["www.w3.org/2000/svg"])
    }

    @Test(
        "E55: every language asks for fonts of its own script",
        arguments: zip(Language.allCases, ["Noto Sans\"", "Noto Sans CJK SC", "Noto Sans CJK TC"]))
    func fonts(language: Language, font: String) {
        let html = Paper("x", language: language).html()
        #expect(html.contains("<html lang=\"\(language.rawValue)\">"))
        let stack = html.components(separatedBy: "html:lang(\(language.rawValue)) { --sans: \"").dropFirst().first
        #expect(stack?.hasPrefix(font) == true)
    }

    @Test("E55: the number of a paper stands at its head, as a QR code, and at the foot of every page")
    func reference() throws {
        var paper = Paper("登记表", language: .simplifiedChinese)
        #expect(!paper.html().contains("class=\"qr\""))
        paper.reference = Paper.Reference("编号", "S012-1a2b-000001")
        let html = paper.html()
        let code = try #require(QRCode("S012-1a2b-000001"))
        #expect(html.contains(code.svg))
        #expect(html.contains("<strong>S012-1a2b-000001</strong>"))
        #expect(html.contains("@bottom-left { content: \"\\767b \\8bb0 \\8868 \\20 \\b7 \\20 S012\\2d 1a2b\\2d 000001\""))
    }

    @Test("E55: boxes to sign in have a name, a date and room for a seal")
    func signatures() {
        var paper = Paper("x", language: .simplifiedChinese)
        paper.blocks = [.signatures([SignatureBox("投诉人签名"), SignatureBox("单位盖章", name: "人民路店", seal: true)])]
        let html = paper.html()
        #expect(html.components(separatedBy: "class=\"signature\"").count == 3)
        #expect(html.components(separatedBy: "日期：").count == 3)
        #expect(html.contains("signature-name seal\">人民路店"))
    }

    @Test("E49: a label of two languages shows both, one of the same words only once")
    func twoLanguages() {
        let words = PaperWords(.simplifiedChinese, second: .english)
        #expect(words.label(.complaintForm) == Label("投诉登记表", second: "Complaint form"))
        #expect(PaperWords(.english, second: .english).label(.complaintForm) == Label("Complaint form"))
        #expect(Label("P1", second: "P1").second == nil)
        var paper = Paper(words.label(.complaintForm), language: .simplifiedChinese)
        paper.blocks = [.heading(words.label(.filledInByShop))]
        #expect(paper.html().contains("<h1>投诉登记表 <span class=\"other\">Complaint form</span></h1>"))
    }

    @Test func aWideFieldStandsAloneAndOthersInPairs() {
        func field(_ name: String, wide: Bool = false) -> FieldGrid.Field { FieldGrid.Field(Label(name), .blank, wide: wide) }
        let grid = FieldGrid([field("a"), field("b"), field("c"), field("d", wide: true), field("e")])
        #expect(grid.rows.map { $0.map(\.label.text) } == [["a", "b"], ["c"], ["d"], ["e"]])
    }
}
