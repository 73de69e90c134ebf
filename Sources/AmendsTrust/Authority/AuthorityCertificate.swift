import AmendsLog
import Crypto
import X509

/// The first 80 bits of SHA-256 over an authority's public key: by it a joining node knows the chain.
public struct AuthorityFingerprint: Hashable, Sendable, CustomStringConvertible {
    public let bytes: [UInt8]

    /// To find another key with the same one takes 2^80 attempts.
    public static let byteCount = 10

    init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    init(of key: P256.Signing.PublicKey) {
        bytes = Array(sha256(Array("amends authority 1".utf8) + Array(key.derRepresentation)).bytes.prefix(Self.byteCount))
    }

    public var description: String { Hexadecimal.text(bytes) }
}

/// The public side of a chain's authority: judges what is presented as a certificate of a node.
public struct AuthorityCertificate: Hashable, Sendable {
    public let der: [UInt8]
    public let fingerprint: AuthorityFingerprint
    private let certificate: Certificate

    /// Reads a certificate that an authority made for itself.
    public init(_ der: [UInt8]) throws(TrustError) {
        let certificate = try CertificateProfile.parse(der)
        guard let key = P256.Signing.PublicKey(certificate.publicKey) else {
            throw TrustError(.certificateMalformed("its key is not on P-256"))
        }
        let fingerprint = AuthorityFingerprint(of: key)
        guard let name = try? CertificateProfile.authoritySubject(fingerprint),
            let expected = try? CertificateProfile.authorityExtensions(),
            certificate.version == .v3, certificate.subject == name, certificate.issuer == name, certificate.extensions == expected
        else { throw TrustError(.certificateMalformed("it is not an authority's")) }
        guard certificate.signatureAlgorithm == .ecdsaWithSHA256,
            certificate.publicKey.isValidSignature(certificate.signature, for: certificate)
        else { throw TrustError(.certificateMalformed("it is not signed by its own key")) }
        (self.der, self.fingerprint, self.certificate) = (der, fingerprint, certificate)
    }

    /// The certificate as one that this authority issued to a node. Throws `certificateForeign` where another
    /// one did, and `certificateMalformed` where it is not of the one form.
    public func judge(_ der: [UInt8]) throws(TrustError) -> NodeCertificate {
        let leaf = try CertificateProfile.parse(der)
        guard leaf.issuer == certificate.subject, leaf.signatureAlgorithm == .ecdsaWithSHA256,
            certificate.publicKey.isValidSignature(leaf.signature, for: leaf)
        else { throw TrustError(.certificateForeign) }
        let found = try NodeCertificate(leaf, der: der)
        guard leaf.version == .v3, let subject = try? CertificateProfile.subject(of: found.node), leaf.subject == subject,
            let expected = try? CertificateProfile.extensions(node: found.node, role: found.role, site: found.site),
            leaf.extensions == expected
        else { throw TrustError(.certificateMalformed("it says more or less than a node's does")) }
        return found
    }

    /// The authority with this fingerprint among the certificates that a node presents, its own one first.
    public static func find(_ fingerprint: AuthorityFingerprint, in chain: [[UInt8]]) throws(TrustError) -> AuthorityCertificate {
        for der in chain.dropFirst().prefix(maximumChainLength) {
            if let authority = try? AuthorityCertificate(der), authority.fingerprint == fingerprint { return authority }
        }
        throw TrustError(.certificateForeign)
    }

    /// Certificates after a node's own one that are looked at.
    private static let maximumChainLength = 4
}
