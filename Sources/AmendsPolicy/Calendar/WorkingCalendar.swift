public import AmendsModel

/// What a calendar says of a day.
public enum DayKind: UInt8, Sendable, CaseIterable {
    /// Monday to Friday, and no holiday.
    case working
    /// A Saturday or Sunday that is worked in exchange for a holiday.
    case makeUpWorking
    case weekend
    /// Off by the yearly notice, or by statute where there is no notice yet; on whatever weekday.
    case holiday

    public var isWorking: Bool { self == .working || self == .makeUpWorking }
}

/// The Chinese working days, as one version of the calendar has them. Immutable; asked for days
/// since 1970-01-01, and answers in integers.
///
/// Version 1 is what the program ships (2007–2026); later versions come as records. A year without a
/// notice is *provisional*: weekends and the holidays that fall on one date every year by statute.
/// Nothing is guessed about holidays that follow the moon or about exchanged days.
public struct WorkingCalendar: Sendable {
    public let version: Int64
    /// Years whose list is complete, ascending.
    public let listedYears: [Int64]
    /// Bit per day from 1970-01-01: whether it is worked.
    @usableFromInline let working: [UInt64]
    /// Bit per day: whether it is a holiday.
    private let holidays: [UInt64]
    /// Working days before each word of `working`.
    private let before: [Int32]

    /// Beyond these days a calendar knows weekends only.
    public static let years: ClosedRange<Int64> = 1970...2099
    @usableFromInline static let dayCount = CivilDate.day(year: 2100, month: 1, day: 1)

    /// What this program ships.
    public static let shipped: WorkingCalendar = {
        var table = DayTable()
        for year in ListedYear.complete { table.clear(year) }
        for year in ListedYear.all { for (day, isWorking) in year.days { table.set(day, isWorking: isWorking) } }
        return WorkingCalendar(version: PolicyVersions.calendar, listedYears: Array(ListedYear.complete), table)
    }()

    /// The calendar after a published revision. Its days count before what was there; of a year that was
    /// provisional and is listed now, nothing provisional stays.
    public func revised(by revision: CalendarRevision) -> WorkingCalendar {
        var table = DayTable(working: working, holidays: holidays)
        for year in revision.years where !isListed(year) { table.clear(year) }
        for (day, isWorking) in revision.days { table.set(day, isWorking: isWorking) }
        return WorkingCalendar(
            version: revision.version, listedYears: Set(listedYears).union(revision.years).sorted(), table)
    }

    private init(version: Int64, listedYears: [Int64], _ table: DayTable) {
        (self.version, self.listedYears, working, holidays) = (version, listedYears, table.working, table.holidays)
        var before: [Int32] = []
        before.reserveCapacity(table.working.count)
        var sum: Int32 = 0
        for word in table.working {
            before.append(sum)
            sum += Int32(word.nonzeroBitCount)
        }
        self.before = before
    }

    public func isListed(_ year: Int64) -> Bool { listedYears.contains(year) }

    /// Whether what is said of the day may still change with the year's notice.
    public func isProvisional(_ day: Int64) -> Bool { !isListed(CivilDate.date(ofDay: day).year) }

    public func kind(of day: Int64) -> DayKind {
        let isWeekend = CivilDate.weekday(ofDay: day) >= 5
        if isWorking(day) { return isWeekend ? .makeUpWorking : .working }
        if (0..<Self.dayCount).contains(day), holidays[Int(day >> 6)] >> UInt64(day & 63) & 1 == 1 { return .holiday }
        return .weekend
    }

    @inlinable
    public func isWorking(_ day: Int64) -> Bool {
        guard day >= 0, day < Self.dayCount else { return CivilDate.weekday(ofDay: day) < 5 }
        return working[Int(day >> 6)] >> UInt64(day & 63) & 1 == 1
    }

    /// The `count`-th working day after `day`, which is itself not counted; `day` for a count of 0.
    @inlinable
    public func day(_ count: Int64, workingDaysAfter day: Int64) -> Int64 {
        guard count > 0 else { return day }
        var rest = Int(count)
        guard day >= -1, day < Self.dayCount - 1 else { return slowDay(count, workingDaysAfter: day) }
        let first = Int(day) + 1
        var word = first >> 6
        var bits = working[word] & (~0 << UInt64(first & 63))
        while bits.nonzeroBitCount < rest {
            rest -= bits.nonzeroBitCount
            word += 1
            guard word < working.count else { return slowDay(count, workingDaysAfter: day) }
            bits = working[word]
        }
        while rest > 1 {
            bits &= bits &- 1
            rest -= 1
        }
        return Int64(word << 6 + bits.trailingZeroBitCount)
    }

    @usableFromInline
    func slowDay(_ count: Int64, workingDaysAfter day: Int64) -> Int64 {
        var (rest, day) = (count, day)
        while rest > 0 {
            day += 1
            if isWorking(day) { rest -= 1 }
        }
        return day
    }

    /// Working days after `start` and up to `end`, both as days since 1970; 0 where `end` is not after `start`.
    public func workingDays(after start: Int64, through end: Int64) -> Int64 {
        guard end > start else { return 0 }
        guard start >= 0, end < Self.dayCount else {
            var count: Int64 = 0
            for day in start + 1...min(end, start + 100_000) where isWorking(day) { count += 1 }
            return count
        }
        return through(end) - through(start)
    }

    private func through(_ day: Int64) -> Int64 {
        let word = Int(day >> 6)
        return Int64(before[word]) + Int64((working[word] & (~0 >> UInt64(63 - day & 63))).nonzeroBitCount)
    }
}

/// The days of a calendar under construction.
private struct DayTable {
    var working: [UInt64]
    var holidays: [UInt64]

    init(working: [UInt64], holidays: [UInt64]) { (self.working, self.holidays) = (working, holidays) }

    /// Weekends, and the statutory holidays with a fixed date.
    init() {
        let words = Int(WorkingCalendar.dayCount + 63) >> 6
        (working, holidays) = (Array(repeating: 0, count: words), Array(repeating: 0, count: words))
        for year in WorkingCalendar.years {
            clear(year)
            for day in Self.fixedHolidays(of: year) { set(day, isWorking: false) }
        }
    }

    /// Days that are off in every year by the State Council's regulation on holidays: since 1949 New
    /// Year's Day, Labour Day and National Day, the last of three days since 1999; Labour Day was of
    /// three days from 1999 to 2007 and has been of two since 2025.
    private static func fixedHolidays(of year: Int64) -> [Int64] {
        let labour: Int64 = (1999...2007).contains(year) ? 3 : year >= 2025 ? 2 : 1
        let national: Int64 = year >= 1999 ? 3 : 2
        return [CivilDate.day(year: year, month: 1, day: 1)] + (1...labour).map { CivilDate.day(year: year, month: 5, day: $0) }
            + (1...national).map { CivilDate.day(year: year, month: 10, day: $0) }
    }

    /// Leaves weekends only.
    mutating func clear(_ year: Int64) {
        guard WorkingCalendar.years.contains(year) else { return }
        for day in CivilDate.day(year: year, month: 1, day: 1)..<CivilDate.day(year: year + 1, month: 1, day: 1) {
            let bit: UInt64 = 1 << UInt64(day & 63)
            if CivilDate.weekday(ofDay: day) < 5 { working[Int(day >> 6)] |= bit } else { working[Int(day >> 6)] &= ~bit }
            holidays[Int(day >> 6)] &= ~bit
        }
    }

    mutating func set(_ day: Int64, isWorking: Bool) {
        guard (0..<WorkingCalendar.dayCount).contains(day) else { return }
        let bit: UInt64 = 1 << UInt64(day & 63)
        if isWorking {
            working[Int(day >> 6)] |= bit
            holidays[Int(day >> 6)] &= ~bit
        } else {
            working[Int(day >> 6)] &= ~bit
            holidays[Int(day >> 6)] |= bit
        }
    }
}
