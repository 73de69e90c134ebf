import AmendsModel

/// A published version of the calendar: the days it changes, in the lines of its record
/// (``CalendarRecord``), and the years whose list is complete with it.
public struct CalendarRevision: Sendable {
    public let version: Int64
    /// Days since 1970, ascending.
    public let days: [(day: Int64, isWorking: Bool)]
    public let years: [Int64]
    /// The notice it follows.
    public let source: String

    /// Days of one revision: more than all exceptions of a century would be a mistake.
    public static let maximumLineCount = 4_000

    /// Reads the fields of a record. Throws every mistake at once; nothing of a list with a mistake counts.
    public init(version: Int64, days text: String, years: [Int64], source: String = "") throws(CalendarMistakes) {
        var mistakes: [CalendarMistake] = []
        if version <= PolicyVersions.calendar { mistakes.append(.init(line: 0, .versionTaken(version))) }
        for year in years where !Self.possibleYears.contains(year) { mistakes.append(.init(line: 0, .yearOutOfRange(String(year)))) }
        var days: [Int64: Bool] = [:]
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        if lines.count > Self.maximumLineCount { throw CalendarMistakes([.init(line: Self.maximumLineCount, .tooLong)]) }
        for (index, line) in lines.enumerated() {
            let words = line.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }
            guard !words.isEmpty else { continue }
            do throws(CalendarMistake.Kind) {
                guard words.count == 2 else { throw .notADayAndAWord(String(line)) }
                guard let day = CivilDate.day(words[0]) else { throw .noSuchDay(String(words[0])) }
                guard Self.possibleYears.contains(CivilDate.date(ofDay: day).year) else { throw .yearOutOfRange(String(words[0])) }
                guard words[1] == "off" || words[1] == "work" else { throw .neitherOffNorWork(String(words[1])) }
                guard days.updateValue(words[1] == "work", forKey: day) == nil else { throw .dayTwice(String(words[0])) }
            } catch { mistakes.append(.init(line: index + 1, error)) }
        }
        if days.isEmpty && mistakes.isEmpty { mistakes.append(.init(line: 0, .noDays)) }
        guard mistakes.isEmpty else { throw CalendarMistakes(mistakes) }
        (self.version, self.source) = (version, source)
        self.days = days.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        self.years = Set(years).sorted()
    }

    /// Lists that a person may write; a day outside is a slip of the pen.
    private static let possibleYears: ClosedRange<Int64> = 2000...2099
}

/// One mistake in a list of days.
public struct CalendarMistake: Sendable, Hashable {
    public enum Kind: Error, Sendable, Hashable {
        /// The line is not `2027-01-01 off` or `2027-02-06 work`.
        case notADayAndAWord(String)
        case noSuchDay(String)
        case neitherOffNorWork(String)
        case dayTwice(String)
        case yearOutOfRange(String)
        /// Versions up to the shipped one are there already.
        case versionTaken(Int64)
        case noDays
        case tooLong
    }

    /// From 1; 0 for the list as a whole.
    public var line: Int
    public var kind: Kind

    public init(line: Int, _ kind: Kind) { (self.line, self.kind) = (line, kind) }
}

/// Why a list of days was refused: every mistake in it.
public struct CalendarMistakes: Error, Sendable {
    public let mistakes: [CalendarMistake]

    init(_ mistakes: [CalendarMistake]) { self.mistakes = mistakes }
}
