import AmendsModel

/// Whole days from one to another, or without an end: `2026-03-01` or `2026-03-01..2026-05-31`.
public struct DayRange: Sendable, Hashable, CustomStringConvertible {
    /// Days since 1970-01-01, both included.
    public var first: Int64
    public var last: Int64?

    public init(first: Int64, last: Int64? = nil) { (self.first, self.last) = (first, last) }

    /// Nil for anything else, and for an end before the beginning.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        switch parts.count {
        case 1:
            guard let first = CivilDate.day(parts[0]) else { return nil }
            self.init(first: first)
        case 3 where parts[1].isEmpty:
            guard let first = CivilDate.day(parts[0]), let last = CivilDate.day(parts[2]), first <= last else { return nil }
            self.init(first: first, last: last)
        default: return nil
        }
    }

    public var description: String {
        CivilDate.text(ofDay: first) + (last.map { "..\(CivilDate.text(ofDay: $0))" } ?? "")
    }

    public func contains(_ day: Int64) -> Bool { first <= day && day <= last ?? .max }
}

/// A post and the days on which it was held.
public struct DatedPost: Sendable, Hashable, CustomStringConvertible {
    public var days: DayRange
    public var name: String

    public init(_ name: String, _ days: DayRange) { (self.name, self.days) = (name, days) }

    /// Reads `2026-03-01/Therapist`; nil for anything else.
    public init?(_ text: String) {
        guard let slash = text.firstIndex(of: "/"), let days = DayRange(text[..<slash]) else { return nil }
        let name = String(text[text.index(after: slash)...])
        if name.isEmpty { return nil }
        self.init(name, days)
    }

    public var description: String { "\(days)/\(name)" }
}
