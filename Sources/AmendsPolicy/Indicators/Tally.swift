/// A question that is answered yes or no for each case, and by which the statistics count cases. A case
/// counts 1 where the answer is yes and 0 where it is no: what an indicator adds up over cases is what it lists.
public enum Tally: Sendable, Hashable {
    case received
    /// A complaint that is no duplicate of another, was not declared invalid and is counted by no other site.
    case countable

    // Of the first handling of countable cases.
    case started(ClockKind)
    case timely(ClockKind)
    case late(ClockKind)

    /// As an imported source reported it.
    case reportedTimely, reportedLate

    // Of countable cases.
    case settledOnSite
    /// Whether the complaint is true was found out, and found that it is, wholly or in part.
    case judged, substantiated
    /// Somebody tried to ask the customer; the customer answered; and was satisfied by the last answer.
    case asked, surveyed, satisfied
    /// The same by the last answer of the first round.
    case firstSurveyed, firstSatisfied
    case reworked, reopened, extended, escalated, withdrawn, compensated
    case closed

    /// No case: orders or guests served.
    case volume
    /// No yes or no: fen paid.
    case compensation
}

/// Tallies added up and taken away, so that the sum is 1 or 0 for each case again.
public struct TallySum: Sendable, Hashable {
    public let added: [Tally]
    public let taken: [Tally]

    public init(_ added: [Tally], without taken: [Tally] = []) { (self.added, self.taken) = (added, taken) }

    public static func of(_ tallies: Tally..., without taken: [Tally] = []) -> TallySum { TallySum(tallies, without: taken) }
    public static let nothing = TallySum([])

    /// What it comes to, given each tally's number.
    public func count(_ number: (Tally) -> Int64) -> Int64 {
        let sum = added.reduce(Int128(0)) { $0 + Int128(number($1)) } - taken.reduce(Int128(0)) { $0 + Int128(number($1)) }
        return Int64(clamping: sum)
    }

    /// Whether it counts cases, which can then be listed.
    public var countsCases: Bool { !added.isEmpty && !(added + taken).contains { $0 == .volume || $0 == .compensation } }
}
