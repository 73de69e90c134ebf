import AmendsModel
import AmendsPolicy
import Testing

@Suite struct WorkingCalendarTests {
    let calendar = WorkingCalendar.shipped

    struct Vector: CustomTestStringConvertible {
        let received: String
        let count: Int64
        let due: String
        var testDescription: String { "\(received) + \(count) = \(due)" }
        init(_ received: String, _ count: Int64, _ due: String) { (self.received, self.count, self.due) = (received, count, due) }
    }

    @Test(
        "The day of receipt does not count, holidays are skipped and make-up days are worked",
        arguments: [
            Vector("2026-02-13", 1, "2026-02-14"), Vector("2026-02-13", 7, "2026-03-02"), Vector("2026-02-13", 10, "2026-03-05"),
            Vector("2026-02-13", 15, "2026-03-12"), Vector("2026-02-13", 20, "2026-03-19"), Vector("2026-02-13", 30, "2026-04-02"),
            Vector("2026-02-14", 1, "2026-02-24"), Vector("2026-09-18", 1, "2026-09-20"), Vector("2026-09-18", 10, "2026-10-09"),
            Vector("2026-09-30", 3, "2026-10-10"), Vector("2026-01-02", 1, "2026-01-04"), Vector("2026-01-02", 7, "2026-01-12"),
            Vector("2026-04-30", 7, "2026-05-13"), Vector("2025-09-26", 7, "2025-10-13"), Vector("2026-12-25", 5, "2027-01-04"),
        ])
    func vectors(_ vector: Vector) {
        #expect(CivilDate.text(ofDay: calendar.day(vector.count, workingDaysAfter: day(vector.received))) == vector.due)
    }

    @Test("Counting by words of bits gives what counting day by day gives, also beyond the table")
    func againstDayByDay() {
        for start in [
            -400, -2, -1, 0, 62, 63, 64, day("2007-01-01"), day("2019-12-30"), day("2026-12-20"), day("2099-11-20"), day("2100-03-01"),
        ] {
            for first in start..<start + 70 {
                var (reached, count) = (first, Int64(0))
                while count < 45 {
                    reached += 1
                    guard calendar.isWorking(reached) else { continue }
                    count += 1
                    #expect(calendar.day(count, workingDaysAfter: first) == reached, "\(CivilDate.text(ofDay: first)) + \(count)")
                    #expect(calendar.workingDays(after: first, through: reached) == count)
                }
                #expect(calendar.day(0, workingDaysAfter: first) == first)
            }
        }
    }

    @Test("Kinds of days: a worked Saturday, a holiday on a weekday and on a Sunday, a weekend")
    func kinds() {
        #expect(calendar.kind(of: day("2026-02-14")) == .makeUpWorking)
        #expect(calendar.kind(of: day("2026-02-16")) == .holiday)
        #expect(calendar.kind(of: day("2026-02-15")) == .holiday)
        #expect(calendar.kind(of: day("2026-03-07")) == .weekend)
        #expect(calendar.kind(of: day("2026-03-09")) == .working)
        #expect(calendar.kind(of: day("2020-01-31")) == .holiday)
        #expect(calendar.kind(of: day("2024-02-09")) == .working)
    }

    @Test("E1: a year without a notice has weekends and the holidays fixed by statute, and says that it is provisional")
    func provisionalYears() {
        #expect(calendar.isProvisional(day("2027-01-01")) && !calendar.isProvisional(day("2026-12-31")))
        for off in ["2027-01-01", "2027-05-01", "2027-05-02", "2027-10-01", "2027-10-02", "2027-10-03"] {
            #expect(calendar.kind(of: day(off)) == .holiday, "\(off)")
        }
        // Spring Festival follows the moon and is not guessed.
        #expect(calendar.isWorking(day("2027-02-08")) && calendar.isWorking(day("2027-05-04")))
        #expect(!calendar.isWorking(day("2027-02-06")))
    }

    @Test("E1: when the notice comes, the year is no longer provisional, and nothing provisional stays in it")
    func noticeOfAYear() throws {
        let notice = try CalendarRevision(
            version: 2, days: "2027-01-01 off\n2027-01-03 work # a Sunday\n\n2027-02-08 off\n", years: [2027], source: "a notice")
        let revised = calendar.revised(by: notice)
        #expect(revised.version == 2 && revised.isListed(2027) && !revised.isProvisional(day("2027-06-01")))
        #expect(revised.kind(of: day("2027-01-03")) == .makeUpWorking)
        #expect(revised.kind(of: day("2027-02-08")) == .holiday)
        // The list says everything: what it does not name goes by its weekday.
        #expect(revised.kind(of: day("2027-10-01")) == .working)
        #expect(revised.isProvisional(day("2028-01-01")))
        // Other years stay as they were.
        #expect(revised.kind(of: day("2026-02-14")) == .makeUpWorking)
    }

    @Test("E2: a change in the middle of a listed year changes the days it names and no others")
    func changeOfAListedYear() throws {
        let change = try CalendarRevision(version: 2, days: "2026-03-10 off", years: [])
        let revised = calendar.revised(by: change)
        for day in day("2026-01-01")...day("2026-12-31") where day != AmendsPolicyTests.day("2026-03-10") {
            #expect(revised.kind(of: day) == calendar.kind(of: day))
        }
        #expect(revised.kind(of: day("2026-03-10")) == .holiday)
    }

    @Test("A list of days with mistakes is refused whole, with every mistake and its line")
    func mistakes() {
        let text = """
            2027-01-01 off
            2027-02-30 off
            2027-02-06 works
            2027-01-01 work
            off 2027-01-02
            1999-01-01 off
            2027-02-07
            """
        #expect {
            _ = try CalendarRevision(version: 1, days: text, years: [20_270])
        } throws: { error in
            (error as? CalendarMistakes)?.mistakes == [
                CalendarMistake(line: 0, .versionTaken(1)), CalendarMistake(line: 0, .yearOutOfRange("20270")),
                CalendarMistake(line: 2, .noSuchDay("2027-02-30")), CalendarMistake(line: 3, .neitherOffNorWork("works")),
                CalendarMistake(line: 4, .dayTwice("2027-01-01")), CalendarMistake(line: 5, .noSuchDay("off")),
                CalendarMistake(line: 6, .yearOutOfRange("1999-01-01")), CalendarMistake(line: 7, .notADayAndAWord("2027-02-07")),
            ]
        }
        #expect(throws: CalendarMistakes.self) { try CalendarRevision(version: 2, days: " \n# nothing\n", years: []) }
    }

    @Test("Dates are read as they are written, and no other way")
    func dates() {
        for number in stride(from: Int64(-30_000), through: 60_000, by: 37) {
            let text = CivilDate.text(ofDay: number)
            #expect(CivilDate.day(text) == number, "\(text)")
            let date = CivilDate.date(ofDay: number)
            #expect(CivilDate.day(year: date.year, month: date.month, day: date.day) == number)
        }
        for text in ["2027-2-1", "2027-13-01", "2027-00-10", "2027-04-31", "2026-02-29", "20270101", "2027-01-0a", "2027-01-01-", ""] {
            #expect(CivilDate.day(text) == nil, "\(text)")
        }
    }
}
