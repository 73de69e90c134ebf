public import AmendsModel

/// Who bears how much of a case, in basis points that sum to 10,000, and what that makes of a
/// compensation in fen. Whole numbers only; nothing is lost or made up by rounding.
public struct LiabilityShares: Sendable, Hashable, CustomStringConvertible {
    /// The whole, in basis points.
    public static let whole: Int64 = 10_000
    /// More subjects than any case has; bounds what a text from outside can make a reader do.
    public static let maximumCount = 64

    public struct Share: Sendable, Hashable {
        /// A code of the field `liability`.
        public var subject: String
        /// A staff code, a team, a stall; empty where the subject says enough.
        public var who: String
        public var basisPoints: Int64

        public init(_ subject: String, who: String = "", _ basisPoints: Int64) {
            (self.subject, self.who, self.basisPoints) = (subject, who, basisPoints)
        }
    }

    public let shares: [Share]

    /// Throws where the shares do not sum to ``whole``, or one of them is negative.
    public init(_ shares: [Share]) throws(LiabilityError) {
        guard !shares.isEmpty, shares.count <= Self.maximumCount else { throw .unreadable("") }
        for share in shares where !(0...Self.whole ~= share.basisPoints) { throw .unreadable(Self.text(share)) }
        let sum = shares.reduce(0) { $0 + $1.basisPoints }
        guard sum == Self.whole else { throw .sum(sum) }
        self.shares = shares
    }

    /// Reads `individual:W07=6000,company=4000`.
    public init(reading text: String) throws(LiabilityError) {
        var shares: [Share] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard shares.count < Self.maximumCount, let equals = part.lastIndex(of: "="), equals > part.startIndex,
                let points = Int64(Self.trimmed(part[part.index(after: equals)...])), 0...Self.whole ~= points
            else { throw .unreadable(String(part)) }
            let name = part[..<equals]
            let colon = name.firstIndex(of: ":")
            let subject = Self.trimmed(colon.map { name[..<$0] } ?? name)
            guard !subject.isEmpty else { throw .unreadable(String(part)) }
            shares.append(Share(subject, who: colon.map { Self.trimmed(name[name.index(after: $0)...]) } ?? "", points))
        }
        try self.init(shares)
    }

    public var description: String { shares.map(Self.text).joined(separator: ",") }

    /// The parts of `amount`, in the order of the shares, which sum to it exactly: each gets its share
    /// rounded down, and what is left goes fen by fen to those that lost most by rounding, of equals to
    /// the one named first. A negative amount (a reversal) is the mirror image of the positive one.
    public func split(_ amount: Fen) -> [Fen] {
        let isNegative = amount.count < 0
        let total = amount.count.magnitude
        var parts: [UInt64] = []
        var remainders: [UInt64] = []
        for share in shares {
            let (quotient, remainder) = UInt64(Self.whole).dividingFullWidth(total.multipliedFullWidth(by: UInt64(share.basisPoints)))
            parts.append(quotient)
            remainders.append(remainder)
        }
        var left = total - parts.reduce(0, +)
        for index in shares.indices.sorted(by: { (remainders[$1], $0) < (remainders[$0], $1) }) where left > 0 {
            parts[index] += 1
            left -= 1
        }
        return parts.map { part in Fen(isNegative ? 0 &- Int64(truncatingIfNeeded: part) : Int64(truncatingIfNeeded: part)) }
    }

    private static func text(_ share: Share) -> String {
        "\(share.subject)\(share.who.isEmpty ? "" : ":" + share.who)=\(share.basisPoints)"
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

/// Why a text or list is no division of liability.
public enum LiabilityError: Error, Hashable, Sendable {
    /// What they sum to instead of 10,000.
    case sum(Int64)
    case unreadable(String)
}
