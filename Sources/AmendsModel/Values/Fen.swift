/// Money in fen, the hundredth part of a yuan. Never a floating-point number.
@frozen
public struct Fen: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var count: Int64
    @inlinable public init(_ count: Int64) { self.count = count }

    /// Largest amount in one act, in fen: one thousand million yuan. Sums of a thousand million
    /// such amounts still fit in 64 bits.
    public static let maximumPerAct = Fen(100_000_000_000)

    @inlinable public static func < (left: Fen, right: Fen) -> Bool { left.count < right.count }
    public static func + (left: Fen, right: Fen) -> Fen { Fen(left.count + right.count) }

    /// Yuan with two decimals, such as `128.50`.
    public var description: String {
        let magnitude = count.magnitude
        let fraction = magnitude % 100
        return "\(count < 0 ? "-" : "")\(magnitude / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }

    /// Reads yuan with at most two decimals (`128`, `128.5`, `128.50`); nil for anything else.
    public init?(yuan text: some StringProtocol) {
        let negative = text.hasPrefix("-")
        let parts = (negative ? text.dropFirst() : text[...]).split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let yuan = Int64(parts[0]), parts[0].utf8.allSatisfy({ (48...57).contains($0) }), yuan <= Int64.max / 1000 else { return nil }
        var fen: Int64 = 0
        if parts.count == 2 {
            guard (1...2).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy({ (48...57).contains($0) }), let read = Int64(parts[1])
            else { return nil }
            fen = parts[1].utf8.count == 1 ? read * 10 : read
        }
        count = (yuan * 100 + fen) * (negative ? -1 : 1)
    }
}
