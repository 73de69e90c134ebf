import AmendsLog
import AmendsModel
import AmendsTestSupport
import AmendsText
import Foundation
import Testing

@Suite struct FormatTests {
    @Test func theFirstAndLastDaysThatClocksShow() {
        let english = Catalogue(.english)
        let chinese = Catalogue(.simplifiedChinese)
        #expect(english.dateTime(milliseconds: 0, utcOffset: 0) == "1 Jan 1970 00:00")
        #expect(english.dateTime(milliseconds: 0, utcOffset: -480) == "31 Dec 1969 16:00")
        #expect(chinese.dateTime(milliseconds: 0, utcOffset: 480) == "1970年1月1日 08:00")
        // 2106-02-07T06:28:16Z, one past the last second of 32 bits.
        #expect(chinese.dateTime(milliseconds: 4_294_967_296_000, utcOffset: 0) == "2106年2月7日 06:28")
        #expect(english.date(milliseconds: -1, utcOffset: 0) == "31 Dec 1969")
        #expect(english.shortTime(milliseconds: 1_793_672_400_000, utcOffset: 480) == "3 Nov 10:20")
        #expect(Catalogue(.traditionalChinese).shortTime(milliseconds: 1_793_672_400_000, utcOffset: 480) == "11月3日 10:20")
        #expect(english.month(year: 2026, month: 11) == "Nov 2026")
        #expect(chinese.month(year: 2026, month: 11) == "2026年11月")
    }

    @Test func isoTextCarriesItsOffset() {
        #expect(CivilTime(milliseconds: 1_793_672_405_999, utcOffset: 480).iso8601 == "2026-11-03T10:20:05+08:00")
        #expect(CivilTime(milliseconds: 1_793_672_405_000, utcOffset: -210).iso8601 == "2026-11-02T22:50:05-03:30")
        #expect(CivilTime(milliseconds: 951_782_400_000).isoDate == "2000-02-29")
        #expect(CivilTime(milliseconds: -62_135_596_800_000).isoDate == "0001-01-01")
    }

    @Test(arguments: [Int64.min, Int64.min + 1, -1, 0, 1 << 48, Int64.max])
    func noIntegerIsTooLargeATime(milliseconds: Int64) {
        for offset in [Int.min, -480, 0, 480, Int.max] {
            let time = CivilTime(milliseconds: milliseconds, utcOffset: offset)
            #expect((1...12).contains(time.month) && (1...31).contains(time.day) && (0...23).contains(time.hour))
        }
    }

    @Test func datesAgreeWithFoundationFromSeed7() {
        var random = SplitMix64(seed: 7)
        var calendar = Calendar(identifier: .gregorian)
        for round in 0..<2_000 {
            let milliseconds = Int64(bitPattern: random.next()) % 8_000_000_000_000
            let offset = Int(random.next() % 1_561) - 720
            guard let zone = TimeZone(secondsFromGMT: offset * 60) else { continue }
            // Foundation's calendar is Julian before 1582.
            guard milliseconds > -12_000_000_000_000 else { continue }
            calendar.timeZone = zone
            let seconds = (Double(milliseconds) / 1000).rounded(.down)
            let expected = calendar.dateComponents(
                [.year, .month, .day, .hour, .minute, .second], from: Date(timeIntervalSince1970: seconds))
            let time = CivilTime(milliseconds: milliseconds, utcOffset: offset)
            let agrees =
                time.year == expected.year && time.month == expected.month && time.day == expected.day && time.hour == expected.hour
                && time.minute == expected.minute && time.second == expected.second
            #expect(agrees, "seed 7, round \(round): \(milliseconds) ms at \(offset) min")
        }
    }

    @Test func moneyHasTwoDecimalsAndGroups() {
        let catalogue = Catalogue(.english)
        #expect(catalogue.money(Fen(12_850)) == "¥128.50")
        #expect(catalogue.money(Fen(5)) == "¥0.05")
        #expect(catalogue.money(Fen(-100)) == "-¥1.00")
        #expect(catalogue.money(Fen(123_456_789)) == "¥1,234,567.89")
        #expect(catalogue.money(Fen(Int64.min)) == "-¥92,233,720,368,547,758.08")
    }

    @Test func durationsShowTheirTwoLargestUnits() {
        let english = Catalogue(.english)
        let chinese = Catalogue(.simplifiedChinese)
        let threeDays = Duration.seconds(3 * 86_400 + 4 * 3_600 + 59)
        #expect(english.text(threeDays) == "3 days 4 hours")
        #expect(chinese.text(threeDays) == "3天4小时")
        #expect(Catalogue(.traditionalChinese).text(threeDays) == "3天4小時")
        #expect(english.text(.seconds(86_400 + 60)) == "1 day")
        #expect(english.text(.seconds(61)) == "1 minute 1 second")
        #expect(english.text(.milliseconds(900)) == "0 seconds")
        #expect(english.text(.seconds(-3_600)) == "minus 1 hour")
        #expect(chinese.text(.seconds(-90)) == "负1分钟30秒")
        #expect(!english.text(.seconds(Int64.min)).isEmpty)
    }

    @Test func sharesKeepNumeratorAndDenominator() {
        #expect(Catalogue(.english).share(7, of: 8) == "87.50 % (7 of 8)")
        #expect(Catalogue(.simplifiedChinese).share(7, of: 8) == "87.50%（7/8）")
        #expect(Catalogue(.english).share(1, of: 3) == "33.33 % (1 of 3)")
        #expect(Catalogue(.english).share(2, of: 3) == "66.67 % (2 of 3)")
        // 1/16 000 = 0.00625 %: half is rounded up.
        #expect(Catalogue(.english).share(1, of: 20_000) == "0.01 % (1 of 20,000)")
        #expect(Catalogue(.english).share(0, of: 0) == "n/a (0 of 0)")
        #expect(Catalogue(.simplifiedChinese).share(0, of: 0).hasPrefix("不适用"))
    }

    @Test func sizesHaveBinaryUnits() {
        let catalogue = Catalogue(.english)
        #expect(catalogue.size(bytes: 812) == "812 B")
        #expect(catalogue.size(bytes: 1_024) == "1.0 KiB")
        #expect(catalogue.size(bytes: 1_468_006) == "1.4 MiB")
        #expect(catalogue.size(bytes: 1_048_575) == "1.0 MiB")
        #expect(catalogue.size(bytes: Int.max) == "8,388,608.0 TiB")
    }

    @Test func valuesBecomeWordsByTheirMeaning() {
        let catalogue = Catalogue(.simplifiedChinese)
        #expect(catalogue.value(.text("price"), of: CaseField.category) == "价格")
        #expect(catalogue.value(.integer(3), of: CaseField.severity) == "严重")
        #expect(catalogue.value(.integer(9), of: CaseField.severity) == "9")
        #expect(catalogue.value(.integer(0), of: CaseField.severity) == "0")
        #expect(catalogue.value(.integer(12_850), of: CaseField.demanded) == "¥128.50")
        #expect(catalogue.value(.integer(480), of: CaseField.utcOffset) == "UTC+08:00")
        #expect(catalogue.value(.integer(0), of: CaseField.receivedAt, utcOffset: 480) == "1970年1月1日 08:00")
        #expect(catalogue.value(.integer(Int64.min), of: CaseField.utcOffset).hasPrefix("UTC"))
        #expect(catalogue.value(.text("水\u{0}不热"), of: CaseField.content) == "水不热")
        #expect(catalogue.value(.cleared, of: CaseField.content) == "（已清空）")
        #expect(catalogue.value(nil, of: CaseField.content) == "（内容不在此处）")
        #expect(catalogue.value(.added("急"), of: CaseField.mark) == "急")
    }
}
