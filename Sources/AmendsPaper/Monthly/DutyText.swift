import AmendsModel
public import AmendsNode
import AmendsPolicy
public import AmendsText

/// How a unit stands with a duty, in words.
public enum DutyText {
    public static func last(_ line: DutyLine, _ catalogue: Catalogue, _ utcOffset: Int) -> String {
        line.last.map { time($0, line, catalogue, utcOffset) } ?? ""
    }

    /// The last moment, or day, that is still in time.
    public static func next(_ line: DutyLine, _ catalogue: Catalogue, _ utcOffset: Int) -> String {
        line.next.map { time($0 - 1, line, catalogue, utcOffset) } ?? ""
    }

    public static func state(_ line: DutyLine, _ catalogue: Catalogue) -> String {
        if !line.missing.isEmpty {
            let places = line.missing.map { catalogue.label(code: $0.rawValue, of: GroupRecord.member, kind: .group) }
            return catalogue.language == .english
                ? "\(catalogue.report(.missing)): \(places.joined(separator: ", "))"
                : "\(catalogue.report(.missing))：\(places.joined(separator: "、"))"
        }
        return catalogue.report(line.isOverdue ? ReportWord.overdue : .inTime)
    }

    private static func time(_ milliseconds: Int64, _ line: DutyLine, _ catalogue: Catalogue, _ utcOffset: Int) -> String {
        line.isByDay
            ? catalogue.date(milliseconds: milliseconds, utcOffset: utcOffset)
            : catalogue.dateTime(milliseconds: milliseconds, utcOffset: utcOffset)
    }
}
