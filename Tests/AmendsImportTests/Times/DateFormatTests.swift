import AmendsTestSupport
import Foundation
import Testing

@testable import AmendsImport

@Suite struct DateFormatTests {
    /// Text, format, and the instant as ISO 8601 on the same clock; nil where it must be refused.
    static let table: [(text: String, format: String, expected: String?)] = [
        ("12/31/2017 11:59:58 PM", "%m/%d/%Y %I:%M:%S %p", "2017-12-31T23:59:58.000"),
        ("01/01/2018 12:00:00 AM", "%m/%d/%Y %I:%M:%S %p", "2018-01-01T00:00:00.000"),
        ("1/1/2018 12:30:00 pm", "%m/%d/%Y %I:%M:%S %p", "2018-01-01T12:30:00.000"),
        ("3/14/2025 1:20", "%m/%d/%Y %H:%M", "2025-03-14T01:20:00.000"),
        ("29/2/2016 04:40", "%d/%m/%Y %H:%M", "2016-02-29T04:40:00.000"),
        ("29/2/2015 04:40", "%d/%m/%Y %H:%M", nil),
        ("31/4/2016 04:40", "%d/%m/%Y %H:%M", nil),
        ("29/2/2000 00:00", "%d/%m/%Y %H:%M", "2000-02-29T00:00:00.000"),
        ("29/2/1900 00:00", "%d/%m/%Y %H:%M", nil),
        ("0/2/2016 04:40", "%d/%m/%Y %H:%M", nil),
        ("1/13/2016 04:40", "%d/%m/%Y %H:%M", nil),
        ("1/1/2016 24:00", "%d/%m/%Y %H:%M", nil),
        ("1/1/2016 23:60", "%d/%m/%Y %H:%M", nil),
        ("1/1/2016 13:00 PM", "%d/%m/%Y %I:%M %p", nil),
        ("1/1/2016 0:00 PM", "%d/%m/%Y %I:%M %p", nil),
        ("1/1/2016", "%d/%m/%Y %H:%M", nil),
        ("1/1/2016 10:00 ", "%d/%m/%Y %H:%M", nil),
        ("1/1/2016   10:00", "%d/%m/%Y %H:%M", "2016-01-01T10:00:00.000"),
        ("20240305", "%Y%m%d", "2024-03-05T00:00:00.000"),
        ("5-Mar-24", "%d-%b-%y", "2024-03-05T00:00:00.000"),
        ("05-MAR-69", "%d-%b-%y", "1969-03-05T00:00:00.000"),
        ("05-mar-68", "%d-%b-%y", "2068-03-05T00:00:00.000"),
        ("05-Mai-68", "%d-%b-%y", nil),
        ("2024年3月5日", "%Y年%m月%d日", "2024-03-05T00:00:00.000"),
        ("2024-03-05T06:07:08.9Z", "%Y-%m-%dT%H:%M:%S.%f%z", "2024-03-05T06:07:08.900"),
        ("100% 5.3.2024", "100%% %d.%m.%Y", "2024-03-05T00:00:00.000"),
        ("1899-12-31", "%Y-%m-%d", nil),
        ("2200-01-01", "%Y-%m-%d", nil),
        ("024-01-01", "%Y-%m-%d", nil),
        ("", "%Y-%m-%d", nil),
    ]

    @Test(arguments: table.indices) func aTimeIsReadByItsFormat(_ index: Int) throws {
        let (text, form, expected) = Self.table[index]
        let reading = try DateFormat(form).read(text)
        #expect(reading.map { Self.iso($0.milliseconds) } == expected, "\(text) as \(form)")
    }

    static func iso(_ milliseconds: Int64) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        formatter.dateFormat = "yyyy-MM-dd'T'HH:mm:ss.SSS"
        return formatter.string(from: Date(timeIntervalSince1970: Double(milliseconds) / 1000))
    }

    @Test func everyDayOfThreeCenturiesIsOneAfterTheDayBefore() {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var expected = -25_567  // 1900-01-01
        for year in ImportLimits.years {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            for month in 1...12 {
                for day in 1...lengths[month - 1] + (month == 2 && isLeap ? 1 : 0) {
                    if CalendarDay.number(year: year, month: month, day: day) != expected {
                        Issue.record("\(year)-\(month)-\(day) is not day \(expected)")
                        return
                    }
                    expected += 1
                }
            }
        }
        #expect(CalendarDay.number(year: 1970, month: 1, day: 1) == 0)
    }

    @Test(arguments: [("+0800", 480), ("+08:00", 480), ("-0330", -210), ("Z", 0), ("+08", 480)])
    func anOffsetIsReadWhereTheTextHasOne(_ text: String, _ minutes: Int) throws {
        #expect(try DateFormat("%Y-%m-%d %H:%M%z").read("2024-03-05 10:00\(text)")?.offset == minutes)
    }

    @Test(arguments: ["%Y-%m", "%d.%m", "%Q-%Y-%m-%d", "%Y-%m-%d %", "%Y-%m-%d %I:%M", "%Y-%m-%d %H:%M %p", "%Y-%m-%d %H:%I %p", ""])
    func aFormatThatCannotWorkIsRefused(_ text: String) {
        #expect(throws: DateFormat.Refusal.self) { try DateFormat(text) }
    }
}

@Suite struct SourceClockTests {
    private func utc(_ local: String, in zone: String) throws -> (text: String, offset: Int64) {
        let clock = try #require(SourceClock(named: zone))
        let reading = try #require(try DateFormat("%Y-%m-%d %H:%M").read(local))
        let instant = clock.instant(reading)
        return (DateFormatTests.iso(instant.milliseconds), instant.offset)
    }

    static let table: [(local: String, zone: String, utc: String, offset: Int64)] = [
        ("2024-03-05 10:00", "wall-clock", "2024-03-05T10:00:00.000", 0),
        ("2024-03-05 10:00", "Asia/Shanghai", "2024-03-05T02:00:00.000", 480),
        // China kept summer time from 1986 to 1991.
        ("1988-07-01 10:00", "Asia/Shanghai", "1988-07-01T01:00:00.000", 540),
        ("2024-01-05 10:00", "America/New_York", "2024-01-05T15:00:00.000", -300),
        ("2024-07-05 10:00", "America/New_York", "2024-07-05T14:00:00.000", -240),
        // The hour from 2 to 3 is skipped: the offset before the jump is kept.
        ("2024-03-31 01:59", "Europe/Berlin", "2024-03-31T00:59:00.000", 60),
        ("2024-03-31 02:30", "Europe/Berlin", "2024-03-31T01:30:00.000", 60),
        ("2024-03-31 03:00", "Europe/Berlin", "2024-03-31T01:00:00.000", 120),
        // The hour from 2 to 3 is there twice: the earlier is meant.
        ("2024-10-27 02:30", "Europe/Berlin", "2024-10-27T00:30:00.000", 120),
        ("2024-10-27 03:00", "Europe/Berlin", "2024-10-27T02:00:00.000", 60),
        ("2024-03-05 10:00", "Asia/Kolkata", "2024-03-05T04:30:00.000", 330),
        ("2024-03-05 10:00", "Pacific/Kiritimati", "2024-03-04T20:00:00.000", 840),
    ]

    @Test(arguments: table.indices) func aLocalTimeBecomesAnInstant(_ index: Int) throws {
        let row = Self.table[index]
        let (text, offset) = try utc(row.local, in: row.zone)
        #expect(text == row.utc)
        #expect(offset == row.offset)
    }

    @Test(arguments: ["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Shanghai", "Pacific/Apia"])
    func theTableOfAZoneAgreesWithFoundation(_ name: String) throws {
        let seed: UInt64 = 20
        var generator = SplitMix64(seed: seed)
        let clock = try #require(SourceClock(named: name))
        let zone = try #require(TimeZone(identifier: name))
        for _ in 0..<2_000 {
            let second = Int64.random(in: 0..<4_000_000_000, using: &generator)
            // Through `%z` the offset of an instant itself is asked.
            let instant = clock.instant(DateFormat.Reading(milliseconds: second * 1000, offset: 0))
            let expected = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second))) / 60
            #expect(instant.offset == Int64(expected), "seed \(seed), \(name) at \(second)")
        }
    }

    @Test func anUnknownZoneIsNone() { #expect(SourceClock(named: "Europe/Atlantis") == nil) }

    @Test func anOffsetInTheTextCountsForMoreThanTheZone() throws {
        let reading = try #require(try DateFormat("%Y-%m-%d %H:%M %z").read("2024-03-05 10:00 +0100"))
        #expect(SourceClock(named: "Asia/Shanghai")?.instant(reading) == .init(milliseconds: 1_709_629_200_000, offset: 480))
        #expect(SourceClock.wall.instant(reading) == .init(milliseconds: 1_709_629_200_000, offset: 60))
    }
}
