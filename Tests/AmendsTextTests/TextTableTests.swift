import AmendsTestSupport
import AmendsText
import Testing

@Suite struct TextTableTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("投诉", 4), ("价格 price", 10), ("，。", 4), ("ＡＢ", 4), ("ｱｲ", 2), ("한국", 4), ("e\u{301}", 1), ("👩‍👩‍👧", 2),
        ("☎\u{fe0f}", 2), ("🇨🇳", 2), ("𠮷", 2), ("¥128.50", 7), ("…", 1), ("a\u{200b}b", 2), ("é", 1), ("あア", 4), ("（", 2),
    ])
    func textTakesAsManyColumnsAsATerminalGivesIt(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test func chineseAndLatinCellsAlign() {
        var table = TextTable([.init("类别"), .init("Cases", .right), .init("结果")])
        table.append(["服务态度", "12", "办结"])
        table.append(["price", "1,284", "x"])
        #expect(
            table.rendered() == """
                类别      Cases  结果
                --------  -----  ----
                服务态度     12  办结
                price     1,284  x

                """)
    }

    @Test func everyLineOfATableIsAsWideAsTheOthersFromSeed11() {
        var random = SplitMix64(seed: 11)
        let alphabet = Array("ab投诉價格，。é한👍 ")
        for round in 0..<200 {
            var table = TextTable([.init("a", .right), .init("投诉", .right), .init("c", .right, maximumWidth: 9)])
            for _ in 0..<5 {
                table.append((0..<3).map { _ in String((0..<random.next() % 12).map { _ in alphabet[Int(random.next() % 12)] }) + "|" })
            }
            let widths = Set(table.rendered().split(separator: "\n").map { DisplayWidth.of($0) })
            #expect(widths.count == 1, "seed 11, round \(round)")
        }
    }

    @Test func aLongCellIsCutAndNeverInTheMiddleOfAWideCharacter() {
        #expect(DisplayWidth.fitted("投诉内容", into: 8) == "投诉内容")
        #expect(DisplayWidth.fitted("投诉内容很长", into: 8) == "投诉内…")
        #expect(DisplayWidth.fitted("投诉内容很长", into: 7) == "投诉内…")
        #expect(DisplayWidth.fitted("投诉", into: 1) == "…")
        #expect(DisplayWidth.fitted("投诉", into: 0) == "")
        for width in 0...12 { #expect(DisplayWidth.of(DisplayWidth.fitted("a投b诉c内d容", into: width)) <= width) }
    }

    @Test func cellsHoldNoControlCharactersAndRowsMayBeShort() {
        var table = TextTable([.init("a"), .init("b")])
        table.append(["x\ny\u{1b}[31m"])
        table.append(["1", "2", "3"])
        #expect(table.rendered() == "a        b\n-------  -\nx y[31m\n1        2\n")
    }

    @Test func aTableWithoutRowsIsItsHeadings() {
        #expect(TextTable([.init("网络"), .init("b")]).rendered() == "网络  b\n----  -\n")
    }
}
