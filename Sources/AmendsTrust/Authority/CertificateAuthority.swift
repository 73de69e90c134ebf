public import AmendsLog
public import AmendsModel
import Crypto
import X509

/// The private side of a chain's authority: issues certificates to nodes. Whoever holds it can admit
/// anybody, so it stays in `identity/` of one head office, and in its sealed export.
///
/// Its signatures (ECDSA) draw randomness of their own inside the library; nothing else here does.
public struct CertificateAuthority: Sendable {
    public let certificate: AuthorityCertificate
    public let key: TLSKey
    private let issuer: Certificate

    /// An authority lives as long as its chain: every node knows it by its key.
    private static let lifeMilliseconds: Int64 = 40 * 365 * 86_400_000
    /// Random bytes of a serial number.
    private static let serialByteCount = 16
    /// Certificates begin a little earlier than they were issued, for whoever looks at them with a clock of its own.
    private static let leewayMilliseconds: Int64 = 3_600_000

    /// A new authority.
    public init(at milliseconds: Int64, random: (Int) -> [UInt8]) throws(TrustError) {
        let key = TLSKey(random: random)
        let fingerprint = AuthorityFingerprint(of: key.key.publicKey)
        do {
            let name = try CertificateProfile.authoritySubject(fingerprint)
            let certificate = try Certificate(
                version: .v3, serialNumber: Self.serial(random), publicKey: .init(key.key.publicKey),
                notValidBefore: CertificateProfile.date(milliseconds - Self.leewayMilliseconds),
                notValidAfter: CertificateProfile.date(milliseconds + Self.lifeMilliseconds), issuer: name, subject: name,
                signatureAlgorithm: .ecdsaWithSHA256, extensions: try CertificateProfile.authorityExtensions(),
                issuerPrivateKey: .init(key.key))
            try self.init(key: key, certificate: AuthorityCertificate(try CertificateProfile.bytes(of: certificate)))
        } catch let error as TrustError {
            throw error
        } catch { throw TrustError(.certificateMalformed("\(error)")) }
    }

    /// An authority that was kept: its key and its own certificate, which must be of one key.
    public init(key: TLSKey, certificate: AuthorityCertificate) throws(TrustError) {
        guard AuthorityFingerprint(of: key.key.publicKey) == certificate.fingerprint else { throw TrustError(.keyMalformed) }
        (self.key, self.certificate) = (key, certificate)
        issuer = try CertificateProfile.parse(certificate.der)
    }

    /// A certificate for the TLS key of `request`, good for so many days from `milliseconds` on.
    public func issue(
        to node: NodeID, role: NodeRole, site: SiteCode?, _ request: CertificateRequest, at milliseconds: Int64, days: Int,
        random: (Int) -> [UInt8]
    ) throws(TrustError) -> NodeCertificate {
        do {
            let leaf = try Certificate(
                version: .v3, serialNumber: Self.serial(random), publicKey: .init(request.publicKey),
                notValidBefore: CertificateProfile.date(milliseconds - Self.leewayMilliseconds),
                notValidAfter: CertificateProfile.date(milliseconds + Int64(days) * 86_400_000), issuer: issuer.subject,
                subject: try CertificateProfile.subject(of: node), signatureAlgorithm: .ecdsaWithSHA256,
                extensions: try CertificateProfile.extensions(node: node, role: role, site: site), issuerPrivateKey: .init(key.key))
            return try certificate.judge(try CertificateProfile.bytes(of: leaf))
        } catch let error as TrustError {
            throw error
        } catch { throw TrustError(.certificateMalformed("\(error)")) }
    }

    /// Positive and of one length.
    private static func serial(_ random: (Int) -> [UInt8]) -> Certificate.SerialNumber {
        var bytes = random(serialByteCount)
        bytes[0] = bytes[0] & 0x3f | 0x40
        return Certificate.SerialNumber(bytes: bytes)
    }
}
