import AmendsModel
import AmendsPolicy
import AmendsTestSupport
import Foundation
import Testing

/// The shipped days against the official lists and against due dates that were computed elsewhere.
@Suite(.enabled(if: Checkout.realFiles != nil, "the official days are not here"))
struct OfficialDaysTests {
    let calendar = WorkingCalendar.shipped

    @Test("Every day that the official lists of 2007 to 2026 name is off or worked as they say")
    func everyListedDay() throws {
        let rows = try SharedFacts.rows("holidays_cn/exceptions_2007_2026.csv").dropFirst()
        #expect(rows.count == 678)
        for row in rows {
            let day = try #require(CivilDate.day(row[0]), "\(row)")
            #expect(calendar.isWorking(day) == (row[2] == "work"), "\(row)")
            if row[2] == "off" { #expect(calendar.kind(of: day) == .holiday, "\(row)") }
        }
    }

    @Test("No other day of 2007 to 2026 differs from its weekday")
    func everyOtherDay() throws {
        let named = Set(try SharedFacts.rows("holidays_cn/exceptions_2007_2026.csv").dropFirst().compactMap { CivilDate.day($0[0]) })
        for day in day("2007-01-01")...day("2026-12-31") where !named.contains(day) {
            #expect(calendar.isWorking(day) == (CivilDate.weekday(ofDay: day) < 5), "\(CivilDate.text(ofDay: day))")
        }
    }

    @Test("SA-4.3-4 SA-4.3-5 SA-4.3-6 SA-4.3-7 SA-4.3-8: every row of the due dates 2020 to 2024 comes out")
    func everyDueDate() throws {
        let rows = try SharedFacts.rows("truth/due_dates_cn_2020_2024.csv")
        let limits = try rows[0].dropFirst(2).map { try #require(Int64($0.split(separator: "_")[1])) }
        #expect(rows.count == 1_828 && limits == [1, 3, 5, 7, 10, 15, 20, 30])
        for row in rows.dropFirst() {
            let start = try #require(CivilDate.day(row[0]))
            #expect(calendar.isWorking(start) == (row[1] == "1"), "\(row[0])")
            for (limit, due) in zip(limits, row.dropFirst(2)) {
                #expect(CivilDate.text(ofDay: calendar.day(limit, workingDaysAfter: start)) == due, "\(row[0]) + \(limit)")
            }
        }
    }

    @Test("The working days of every month of 2020 to 2026 are as many as counted elsewhere")
    func everyMonth() throws {
        struct Months: Decodable { let workdays: [String: Int64] }
        let url = try #require(Checkout.realFiles).appendingPathComponent("truth/workdays_per_month_2020_2026.json")
        let months = try JSONDecoder().decode(Months.self, from: Data(contentsOf: url)).workdays
        #expect(months.count == 84)
        for (month, count) in months {
            let first = day(month + "-01")
            let (year, number, _) = CivilDate.date(ofDay: first)
            let next = CivilDate.day(year: number == 12 ? year + 1 : year, month: number == 12 ? 1 : number + 1, day: 1)
            #expect(calendar.workingDays(after: first - 1, through: next - 1) == count, "\(month)")
        }
    }
}
