/// What an early warning is about.
public struct WarningSubject: Sendable, Hashable, Comparable, CustomStringConvertible {
    public enum Kind: String, Sendable, CaseIterable {
        /// The place as a whole.
        case site
        case category, region, stall, item, department
        case respondent
        /// The key is the number of the customer's first case in the window: no name goes into a warning.
        case customer
    }

    public var kind: Kind
    public var key: String

    public init(_ kind: Kind, _ key: String = "") { (self.kind, self.key) = (kind, key) }

    /// As a record has it: `site`, `category:price`.
    public var description: String { key.isEmpty ? kind.rawValue : "\(kind.rawValue):\(key)" }

    /// Nil for a text that a later version, or a person, wrote.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let kind = Kind(rawValue: String(first)) else { return nil }
        self.init(kind, parts.count > 1 ? String(parts[1]) : "")
    }

    public static func < (left: WarningSubject, right: WarningSubject) -> Bool { left.description < right.description }
}

/// The indicators that are watched. The codes are those of packs and of warning records.
public enum WarningIndicator: String, Sendable, CaseIterable {
    case rate, count, hotspot, `repeat`, overdue, satisfaction
}

/// A threshold that was passed, or is no longer.
public struct WarningSignal: Sendable, Equatable {
    public enum Value: Sendable, Equatable {
        case count(Int64)
        case share(Ratio)
    }

    public enum State: Sendable, Equatable {
        /// Passed, and no warning of it stands.
        case new
        /// Passed still, or not far enough below the threshold to be over.
        case standing
        /// A warning of it stands, and the value is well on the right side again.
        case calmed
    }

    public var indicator: WarningIndicator
    public var subject: WarningSubject
    public var value: Value
    /// In the units of the value: cases, or hundredths of a percent.
    public var threshold: Int64
    /// Of counts: the same of the window before.
    public var before: Int64?
    public var state: State
}
