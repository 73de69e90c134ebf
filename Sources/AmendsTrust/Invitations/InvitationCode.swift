public import AmendsLog

/// What is read over the telephone, or scanned, to bring a new node into a chain: where the inviting
/// node listens, the authority by which it is known, and a secret that is good once
/// (`protocol/enrolment.md`, section 2):
///
///     2 bits   version, 0
///     3 bits   what kind of address
///     80 bits  secret
///     80 bits  fingerprint of the chain's authority
///     …        the address, then zeros to the end of the last group
public struct InvitationCode: Hashable, Sendable {
    public let address: JoinAddress
    public let authority: AuthorityFingerprint
    /// ``secretByteCount`` random bytes.
    public let secret: [UInt8]

    /// 80 bits: beyond guessing, also without the limits on attempts.
    public static let secretByteCount = 10
    private static let versionBitCount = 2

    public init(address: JoinAddress, authority: AuthorityFingerprint, secret: [UInt8]) {
        precondition(secret.count == Self.secretByteCount, "a secret has \(Self.secretByteCount) bytes")
        (self.address, self.authority, self.secret) = (address, authority, secret)
    }

    /// Groups of six, joined by hyphens.
    public var text: String { SpokenCode.text(symbols) }

    /// The code that a person typed: see ``SpokenCode/symbols(_:)`` for what is forgiven.
    public init(_ text: String) throws(TrustError) {
        let symbols = try SpokenCode.symbols(text)
        var reader = SymbolReader(symbols)
        guard let version = reader.number(bitCount: Self.versionBitCount), let kind = reader.number(bitCount: JoinAddress.kindBitCount)
        else { throw TrustError(.codeOfAnotherKind) }
        guard version == 0 else { throw TrustError(.codeVersion) }
        guard let secret = reader.bytes(count: Self.secretByteCount),
            let fingerprint = reader.bytes(count: AuthorityFingerprint.byteCount).flatMap(AuthorityFingerprint.init),
            let address = JoinAddress(kind: kind, &reader)
        else { throw TrustError(.codeOfAnotherKind) }
        self.init(address: address, authority: fingerprint, secret: secret)
        // One code has one form: no usual port spelled out, nothing after the address.
        guard self.text == SpokenCode.text(symbols) else { throw TrustError(.codeOfAnotherKind) }
    }

    /// What the inviting node keeps of a secret.
    public static func hash(of secret: [UInt8]) -> Digest { sha256(Array("amends invitation 1".utf8) + secret) }

    private var symbols: [UInt8] {
        var writer = SymbolWriter()
        writer.append(0, bitCount: Self.versionBitCount)
        address.writeKind(to: &writer)
        writer.append(secret)
        writer.append(authority.bytes)
        address.write(to: &writer)
        return writer.finish()
    }
}
