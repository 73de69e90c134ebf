import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy

/// How long an archived case is kept.
enum Retention {
    /// Years where a pack is not known here: no shorter than any regulation asks for.
    static let standardYears: Int64 = 3

    /// The longest that any pack asks for under which the case was ever handled.
    static func years(of state: RecordState, _ entries: EntryBatch, _ book: PolicyBook) -> Int64 {
        var names = Set(state.values(of: CaseField.policy).compactMap(\.text))
        for header in entries.headers {
            for slot in entries.fields[header.fieldRange] where slot.id == CaseField.policy {
                if case .text(let name)? = entries.value(of: slot) { names.insert(name) }
            }
        }
        let years = names.map { name in PackName(name).flatMap { book.pack($0) }?.integer("retention.years") ?? standardYears }
        return years.max() ?? standardYears
    }

    /// The last day on which something that may go at `instant` is kept, days since 1970.
    static func lastDay(_ instant: Int64, offset: Int64) -> Int64 {
        CivilDate.floorDivide(instant - 1 + offset * 60_000, 86_400_000)
    }

    /// Midnight after the last day on which it is kept, so many years from an instant, ms since 1970. From
    /// 29 February it is kept to the end of 28 February, or a day longer than that.
    static func end(of years: Int64, after instant: Int64, offset: Int64) -> Int64 {
        let day = CivilDate.floorDivide(instant + offset * 60_000, 86_400_000)
        let date = CivilDate.date(ofDay: day)
        // 29 February of a year without one is 1 March.
        return (CivilDate.day(year: date.year + years, month: date.month, day: date.day) + 1) * 86_400_000 - offset * 60_000
    }
}
