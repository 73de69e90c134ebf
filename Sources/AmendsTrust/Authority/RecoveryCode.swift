/// What opens an authority's export: 125 random bits, written down on paper when the export is made.
public struct RecoveryCode: Hashable, Sendable {
    /// Values 0 … 31.
    let symbols: [UInt8]

    /// Five groups of five and a check: as long as a person will copy by hand, and beyond guessing.
    static let symbolCount = 25

    public init(random: (Int) -> [UInt8]) { symbols = random(Self.symbolCount).map { $0 & 31 } }

    public init(_ text: String) throws(TrustError) {
        symbols = try SpokenCode.symbols(text)
        guard symbols.count == Self.symbolCount else { throw TrustError(.codeOfAnotherKind) }
    }

    public var text: String { SpokenCode.text(symbols) }

    /// What the key is derived from: the text as it is printed.
    var passphrase: [UInt8] { Array(text.utf8) }
}
