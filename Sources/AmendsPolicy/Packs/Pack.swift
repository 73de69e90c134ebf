public import AmendsLog
public import AmendsModel

/// One regulation as data: what a chain of one trade does with a complaint, in which order, within
/// which time, and who may do it. Read from YAML by ``PackReader``; never changed once it is published.
public struct Pack: Sendable {
    /// Words in the three languages; the reader refuses a pack that lacks one.
    public struct Words: Sendable, Hashable {
        public var english: String
        public var simplified: String
        public var traditional: String

        public init(_ english: String, _ simplified: String, _ traditional: String) {
            (self.english, self.simplified, self.traditional) = (english, simplified, traditional)
        }
    }

    /// A code that the pack switches on, with the name its people know it by. `parent` makes a second level.
    public struct Code: Sendable, Hashable {
        public var code: String
        public var words: Words
        public var parent: String?
        /// Whether it is an addition of ours: the regulation does not name it.
        public var isOurs: Bool

        public init(_ code: String, _ words: Words, parent: String? = nil, ours isOurs: Bool = false) {
            (self.code, self.words, self.parent, self.isOurs) = (code, words, parent, isOurs)
        }
    }

    /// One step of the pack's own order.
    public struct Step: Sendable, Hashable {
        public var milestone: Milestone
        /// Whether the case cannot be closed without it (or a waiver).
        public var isMandatory: Bool
        /// Fields that the act, or an earlier one, must have set.
        public var requires: [FieldID]
        /// Fields of which at least one must have been set; empty for no such choice.
        public var requiresOneOf: [FieldID]
        /// Who may do it; empty for anyone who may act on the case. The first is whose duty it is, the
        /// others may stand in.
        public var roles: [StaffRole]
        /// Whether a settlement at the counter makes it needless.
        public var isWaivedOnSite: Bool
        /// Whether it is an addition of ours: the regulation has no such step.
        public var isOurs: Bool

        public init(
            _ milestone: Milestone, mandatory: Bool = true, requires: [FieldID] = [], oneOf: [FieldID] = [], roles: [StaffRole] = [],
            waivedOnSite: Bool = false, ours: Bool = false
        ) {
            (self.milestone, isMandatory, self.requires, requiresOneOf) = (milestone, mandatory, requires, oneOf)
            (self.roles, isWaivedOnSite, isOurs) = (roles, waivedOnSite, ours)
        }
    }

    /// A number of the regulation, or one that it left open.
    public enum Origin: Sendable, Hashable {
        /// Written in the regulation.
        case regulation
        /// A default of ours; `placeholder` names the requirement that left it open, where there is one.
        case ours(placeholder: String?)
    }

    public var id: String
    public var version: Int64
    public var title: Words
    /// The regulation's requirement rows, such as `SA`; empty for packs of our own.
    public var source: String
    /// The day from which the regulation itself is in force, `2026-01-01`; nil where it does not say.
    public var effectiveFrom: String?
    /// Who says what the regulation means, where it names somebody.
    public var interpretedBy: Words?
    /// What the pack calls things: `complainant`, `case`, `site` …
    public var terms: [String: Words]
    /// The roles that there are in this trade, by the names of their posts.
    public var roles: [Code]

    public var channels: [Code]
    /// First level: field `category`, what is counted. Codes with a parent: field `subcategory`.
    public var categories: [Code]
    /// Further taxonomies by name: `nature`, `sorting`, `type`, `cause`, `liability`, `remedy`, `finding` …
    /// ``PackTaxonomy`` lists them.
    public var taxonomies: [String: [Code]]

    /// Fields without which a case is not taken in.
    public var requiredAtReceipt: [FieldID]
    public var allowsAnonymous: Bool

    /// In the pack's own order.
    public var steps: [Step]
    public var clocks: [ClockRule]
    /// Where each limit comes from, by `clock.general`, `clock.urgent`, `clock.maximum` and `clock.rework`
    /// (`investigate.general`), and likewise for every other parameter by its name.
    public var origins: [String: Origin]

    /// Everything else that is a number, a code or a switch, by its dotted name; ``PackParameter``
    /// knows which names there are, of what kind, and within which bounds. A pack that was read has
    /// a value for every name.
    public var parameters: [String: Parameter]

    public enum Parameter: Sendable, Hashable {
        case integer(Int64)
        case flag(Bool)
        case text(String)
        /// A list, or a table as `key=value` in the pack's order.
        case texts([String])
    }

    /// The YAML it was read from, byte for byte: what is published, shown and compared.
    public var text: String

    public init(id: String, version: Int64, title: Words, text: String = "") {
        (self.id, self.version, self.title, self.text) = (id, version, title, text)
        source = ""
        (effectiveFrom, interpretedBy) = (nil, nil)
        (terms, taxonomies, origins, parameters) = ([:], [:], [:], [:])
        (roles, channels, categories, requiredAtReceipt, steps, clocks) = ([], [], [], [], [], [])
        allowsAnonymous = true
    }

    /// `salon/1`: how cases name it.
    public var name: PackName { PackName(id: id, version: version) }

    public func step(_ milestone: Milestone) -> Step? { steps.first { $0.milestone == milestone } }
    public func clock(_ kind: ClockKind) -> ClockRule? { clocks.first { $0.kind == kind } }

    /// What the limit of a clock is counted from: its own word goes before the parameter. A clock that does
    /// not start with the receipt is counted from its start, whatever the parameter says.
    public func anchor(of rule: ClockRule) -> ClockAnchor {
        guard rule.start == .milestone(.received), case .milestone = rule.stop else { return .receipt }
        return rule.anchor ?? text(ClockTable.Parameter.anchor).flatMap { ClockAnchor(code: $0) } ?? .receipt
    }

    public func integer(_ name: String) -> Int64? { if case .integer(let value)? = parameters[name] { value } else { nil } }
    public func flag(_ name: String) -> Bool { if case .flag(let value)? = parameters[name] { value } else { false } }
    /// Nil where the pack leaves it empty.
    public func text(_ name: String) -> String? {
        if case .text(let value)? = parameters[name], !value.isEmpty { value } else { nil }
    }
    public func texts(_ name: String) -> [String] { if case .texts(let value)? = parameters[name] { value } else { [] } }

    /// A role named by a parameter; nil where the pack names none.
    public func role(_ name: String) -> StaffRole? { text(name).flatMap(StaffRole.init(rawValue:)) }
    public func roles(_ name: String) -> [StaffRole] { texts(name).compactMap(StaffRole.init(rawValue:)) }

    /// The lines of a table, in the pack's order.
    public func table(_ name: String) -> [(key: String, value: String)] {
        texts(name).compactMap { line in
            guard let mark = line.firstIndex(of: "=") else { return nil }
            return (String(line[..<mark]), String(line[line.index(after: mark)...]))
        }
    }

    /// What a table has for `key`; nil where it says nothing of it.
    public func entry(_ key: String, in name: String) -> String? { table(name).first { $0.key == key }?.value }

    /// Where a limit (`investigate.general`) or a parameter comes from.
    public func origin(of name: String) -> Origin { origins[name] ?? .ours(placeholder: nil) }
}

/// The id and version of a pack, `salon/1`.
public struct PackName: Sendable, Hashable, CustomStringConvertible {
    public var id: String
    public var version: Int64

    public init(id: String, version: Int64) { (self.id, self.version) = (id, version) }

    /// Nil for anything but `id/number`.
    public init?(_ text: some StringProtocol) {
        guard let slash = text.lastIndex(of: "/"), let version = Int64(text[text.index(after: slash)...]), version > 0,
            slash > text.startIndex
        else { return nil }
        self.init(id: String(text[..<slash]), version: version)
    }

    public var description: String { "\(id)/\(version)" }
}
