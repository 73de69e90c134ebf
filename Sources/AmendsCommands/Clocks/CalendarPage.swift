import AmendsModel
import AmendsPolicy
import AmendsText

/// The calendars that a node knows.
struct CalendarPage {
    let book: PolicyBook
    let catalogue: Catalogue

    func versions() -> TextTable {
        var table = TextTable([
            .init(catalogue.label(TimeWord.version), .right), .init(catalogue.label(TimeWord.source)),
            .init(catalogue.label(TimeWord.years)),
        ])
        for calendar in book.calendars {
            table.append([
                String(calendar.version),
                catalogue.label(calendar.version == PolicyVersions.calendar ? TimeWord.shipped : .published), years(calendar.listedYears),
            ])
        }
        return table
    }

    /// Months with their working days, then the days that are not as their weekday says.
    func text(of year: Int64) -> String {
        let calendar = book.newestCalendar
        var months = TextTable([
            .init(catalogue.label(TimeWord.month)), .init(catalogue.label(TimeWord.workingDays), .right),
            .init(catalogue.label(TimeWord.daysOff)), .init(catalogue.label(TimeWord.makeUpDays)),
        ])
        for month in Int64(1)...12 {
            let days = Self.days(of: year, month)
            func list(_ kind: DayKind) -> String {
                days.filter { calendar.kind(of: $0) == kind }.map { String(CivilDate.date(ofDay: $0).day) }.joined(separator: " ")
            }
            months.append([
                catalogue.month(year: Int(year), month: Int(month)), String(days.count { calendar.isWorking($0) }), list(.holiday),
                list(.makeUpWorking),
            ])
        }
        var text = catalogue.text(.calendarOf(year: year, version: calendar.version)) + "\n\n" + months.rendered()
        if !calendar.isListed(year) { text += "\n" + catalogue.text(.provisional(year: year)) + "\n" }
        return text
    }

    func json() -> JSON {
        .object([
            ("newest", .number(book.newestCalendar.version)),
            (
                "calendars",
                .array(
                    book.calendars.map { calendar in
                        .object([
                            ("version", .number(calendar.version)), ("shipped", .flag(calendar.version == PolicyVersions.calendar)),
                            ("years", .array(calendar.listedYears.map(JSON.number))),
                        ])
                    })
            ),
        ])
    }

    func json(of year: Int64) -> JSON {
        let calendar = book.newestCalendar
        let days = (1...12).flatMap { Self.days(of: year, $0) }
        func list(_ kind: DayKind) -> JSON {
            .array(days.filter { calendar.kind(of: $0) == kind }.map { .text(CivilDate.text(ofDay: $0)) })
        }
        return .object([
            ("year", .number(year)), ("version", .number(calendar.version)), ("provisional", .flag(!calendar.isListed(year))),
            ("working_days", .count(days.count { calendar.isWorking($0) })), ("off", list(.holiday)), ("work", list(.makeUpWorking)),
        ])
    }

    private static func days(of year: Int64, _ month: Int64) -> [Int64] {
        let first = CivilDate.day(year: year, month: month, day: 1)
        let next = CivilDate.day(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1)
        return Array(first..<next)
    }

    /// `2007–2026, 2028`.
    private func years(_ years: [Int64]) -> String {
        var runs: [ClosedRange<Int64>] = []
        for year in years {
            if let last = runs.last, last.upperBound + 1 == year {
                runs[runs.count - 1] = last.lowerBound...year
            } else {
                runs.append(year...year)
            }
        }
        return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }.joined(separator: ", ")
    }
}
