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

        public init(_ code: String, _ words: Words, parent: String? = nil) { (self.code, self.words, self.parent) = (code, words, parent) }
    }

    /// One step of the pack's own order.
    public struct Step: Sendable, Hashable {
        public var milestone: Milestone
        /// Whether the case cannot be closed without it (or a waiver).
        public var isMandatory: Bool
        /// Fields that the act, or an earlier one, must have set.
        public var requires: [FieldID]
        /// Who may do it; empty for anyone who may act on the case.
        public var roles: [StaffRole]
        /// Whether a settlement at the counter makes it needless.
        public var isWaivedOnSite: Bool

        public init(
            _ milestone: Milestone, mandatory: Bool = true, requires: [FieldID] = [], roles: [StaffRole] = [], waivedOnSite: Bool = false
        ) {
            (self.milestone, isMandatory, self.requires, self.roles, isWaivedOnSite) = (milestone, mandatory, requires, roles, waivedOnSite)
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
    /// What the pack calls things: `complainant`, `case`, `site` …
    public var terms: [String: Words]

    public var channels: [Code]
    public var categories: [Code]
    /// Further taxonomies by name: `nature`, `sorting`, `type`, `cause`, `liability`, `remedy`, `finding` …
    public var taxonomies: [String: [Code]]

    /// Fields without which a case is not taken in.
    public var requiredAtReceipt: [FieldID]
    public var allowsAnonymous: Bool

    /// In the pack's own order.
    public var steps: [Step]
    public var clocks: [ClockRule]
    /// Where each limit comes from, by `clock.general`, `clock.urgent` and `clock.maximum`, and likewise
    /// for every other parameter by its name.
    public var origins: [String: Origin]

    /// Everything else that is a number, a code or a switch, by its dotted name; ``PackReader`` knows
    /// which names there are, of what kind, and within which bounds.
    public var parameters: [String: Parameter]

    public enum Parameter: Sendable, Hashable {
        case integer(Int64)
        case flag(Bool)
        case text(String)
        case texts([String])
    }

    /// The YAML it was read from, byte for byte: what is published, shown and compared.
    public var text: String

    public init(id: String, version: Int64, title: Words, text: String = "") {
        (self.id, self.version, self.title, self.text) = (id, version, title, text)
        source = ""
        (terms, taxonomies, origins, parameters) = ([:], [:], [:], [:])
        (channels, categories, requiredAtReceipt, steps, clocks) = ([], [], [], [], [])
        allowsAnonymous = true
    }

    /// `salon/1`: how cases name it.
    public var name: PackName { PackName(id: id, version: version) }

    public func step(_ milestone: Milestone) -> Step? { steps.first { $0.milestone == milestone } }
    public func clock(_ kind: ClockKind) -> ClockRule? { clocks.first { $0.kind == kind } }

    public func integer(_ name: String) -> Int64? { if case .integer(let value)? = parameters[name] { value } else { nil } }
    public func flag(_ name: String) -> Bool { if case .flag(let value)? = parameters[name] { value } else { false } }
    public func text(_ name: String) -> String? { if case .text(let value)? = parameters[name] { value } else { nil } }
    public func texts(_ name: String) -> [String] { if case .texts(let value)? = parameters[name] { value } else { [] } }
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
