import Crypto

/// A key pair on P-256 by which a node is known in TLS. Unlike the node's own key it may be thrown away
/// and made anew: a certificate ties it to the node.
public struct TLSKey: Sendable {
    let key: P256.Signing.PrivateKey

    /// Bytes of a private key.
    public static let byteCount = 32

    /// A fresh key from so many random bytes as it asks for.
    public init(random: (Int) -> [UInt8]) {
        // One draw in 2^32 is no key of the curve.
        while true {
            if let key = try? P256.Signing.PrivateKey(rawRepresentation: random(Self.byteCount)) {
                self.key = key
                return
            }
        }
    }

    public init(privateKey bytes: [UInt8]) throws(TrustError) {
        guard bytes.count == Self.byteCount, let key = try? P256.Signing.PrivateKey(rawRepresentation: bytes) else {
            throw TrustError(.keyMalformed)
        }
        self.key = key
    }

    /// Reads a PKCS #8 or SEC 1 document.
    public init(pem: String) throws(TrustError) {
        guard let key = try? P256.Signing.PrivateKey(pemRepresentation: pem) else { throw TrustError(.keyMalformed) }
        self.key = key
    }

    /// The private key, for whoever keeps it.
    public var pem: String { key.pemRepresentation }
    public var der: [UInt8] { Array(key.derRepresentation) }
    public var bytes: [UInt8] { Array(key.rawRepresentation) }
}
