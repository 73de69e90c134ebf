import AmendsModel
import Testing

/// Amounts as people write them.
@Suite struct FenReadingTests {
    @Test(
        "E26: an amount is read as people write it, and held in fen",
        arguments: [
            ("200", 20_000), ("200.5", 20_050), ("0.01", 1), ("¥1,200.00", 120_000), ("￥１，２００．００", 120_000), ("１２００", 120_000),
            ("200元", 20_000), ("人民币200元整", 20_000), ("RMB 12", 1_200), ("12 CNY", 1_200), ("-20", -2_000), ("−20", -2_000),
            ("-¥20", -2_000),
            ("1.2万", 1_200_000), ("12万元", 12_000_000), ("3千", 300_000), ("1.23456万", 1_234_560), ("一千二百", 120_000),
            ("一千二百元五角", 120_050), ("壹仟贰佰元整", 120_000), ("壹仟貳佰圓整", 120_000), ("三万两千", 3_200_000), ("一万二", 1_200_000), ("一百二", 12_000),
            ("一百零五", 10_500), ("一百一十五元零三分", 11_503), ("十五", 1_500), ("二十块五", 2_050), ("三块五毛二分", 352), ("五角", 50), ("五分", 5),
            ("两千零二十", 202_000), ("一亿", 10_000_000_000), ("负五百", -50_000), ("零", 0), ("0", 0),
        ])
    func amounts(text: String, fen: Int64) { #expect(Fen(typed: text) == Fen(fen)) }

    @Test(
        "E26: what is not clearly one amount is refused",
        arguments: [
            "", " ", "元", "¥", "-", "1.234", "12,00", "1,2345", "1 200", "1e3", "0x10", "12元5角", "一二百", "一百百", "一千零", "一百零零五", "百", "万",
            "一百二十十", "五分五角", "九千九百九十九亿亿", "99999999999999999999", "1.2.3", "nan", "十 五", "１２，００",
        ])
    func nonsense(text: String) { #expect(Fen(typed: text) == nil) }

    @Test("Every amount that is written is read back") func roundTrip() {
        var state: UInt64 = 20_261_103
        for _ in 0..<2000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let fen = Fen(Int64(state >> 24) % 100_000_000_000 - 50_000_000_000)
            #expect(Fen(typed: fen.description) == fen, "\(fen)")
        }
    }

    @Test("E26: Chinese numerals below a hundred thousand are read as what they say, whichever way they are written") func numerals() {
        let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        func section(_ number: Int) -> String {
            var text = ""
            var isZeroDue = false
            for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
                let digit = number / unit % 10
                if digit == 0 {
                    isZeroDue = !text.isEmpty
                } else {
                    text += (isZeroDue ? "零" : "") + digits[digit] + name
                    isZeroDue = false
                }
            }
            return text
        }
        for number in stride(from: 1, through: 99_999, by: 37) {
            let (high, low) = (number / 10_000, number % 10_000)
            let zero = high > 0 && low > 0 && low < 1000 ? "零" : ""
            let text = (high > 0 ? section(high) + "万" : "") + zero + (low > 0 ? section(low) : "")
            #expect(Fen(typed: text + "元") == Fen(Int64(number) * 100), "\(text)")
        }
    }
}
