/// A share in hundredths of a percent, so that figures of two decimals are exact.
@frozen
public struct Share: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var hundredths: Int64
    @inlinable public init(_ hundredths: Int64) { self.hundredths = hundredths }

    /// Targets beyond a thousand percent are slips of the pen.
    public static let maximum = Share(100_000)

    @inlinable public static func < (left: Share, right: Share) -> Bool { left.hundredths < right.hundredths }

    /// Percent with two decimals, such as `95.00`; an amount in yuan is written likewise.
    public var description: String { Fen(hundredths).description }

    /// Reads `95`, `95.5`, `95.50 %`; nil for anything else.
    public init?(percent text: some StringProtocol) {
        var digits = text[...]
        while let last = digits.last, last == "%" || last == "％" || last == " " { digits = digits.dropLast() }
        guard let read = Fen(yuan: digits), (0...Self.maximum.hundredths).contains(read.count) else { return nil }
        hundredths = read.count
    }
}
