/// One number, switch or list that a pack sets: its name, its kind and bounds, and what holds where a
/// pack says nothing. ``PackParameter/all`` is the table of them.
public struct PackParameter: Sendable {
    /// Dotted: `authority.on_site_fen`.
    public let name: String
    public let kind: Kind
    /// What holds where the pack does not say; shown as a default of ours.
    public let fallback: Pack.Parameter

    public enum Kind: Sendable {
        case integer(ClosedRange<Int64>)
        case flag
        /// One of these codes; the empty text stands for none.
        case choice([String])
        case choices([String])
        /// A role of the pack; where it approves something, one that may.
        case role(Approval?)
        case roles
        /// A milestone of the pack's own order, `M09`.
        case milestone
        /// Names of clocks that the pack has.
        case clocks
        /// Codes that the pack switches on in a taxonomy.
        case codes(String)
        /// Any words.
        case words
        /// A table: what may stand left and right.
        case table(Side, Side)
    }

    public enum Side: Sendable {
        /// Codes that the pack switches on in one of these taxonomies; those of any but the first are
        /// written with its name: `risk.injury`.
        case codes([String])
        case choice([String])
        /// `major.urgent`: every severity with every urgency must be there.
        case severityAndUrgency
    }

    init(_ name: String, _ kind: Kind, _ fallback: Pack.Parameter) { (self.name, self.kind, self.fallback) = (name, kind, fallback) }

    init(_ name: String, _ range: ClosedRange<Int64>, _ fallback: Int64) { self.init(name, .integer(range), .integer(fallback)) }
    init(flag name: String, _ fallback: Bool) { self.init(name, .flag, .flag(fallback)) }
    init(_ name: String, oneOf codes: [String], _ fallback: String) { self.init(name, .choice(codes), .text(fallback)) }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
    public static func named(_ name: String) -> PackParameter? { byName[name] }
}
