public import AmendsLog
public import AmendsModel
import Crypto
import X509

/// What a chain's authority says of a node: that it holds this TLS key, and which role and site it was
/// admitted with. It can only be had from ``AuthorityCertificate/judge(_:)``, and so was issued.
///
/// Its times are facts and no verdict: whose clock judges them is the hall's business.
public struct NodeCertificate: Hashable, Sendable {
    public let node: NodeID
    public let role: NodeRole
    public let site: SiteCode?
    /// Milliseconds since 1970; the certificate says seconds.
    public let notBefore: Int64
    public let notAfter: Int64
    public let serial: [UInt8]
    public let der: [UInt8]
    /// The uncompressed point.
    let publicKey: [UInt8]

    /// SHA-256 of the DER, as other tools show it.
    public var fingerprint: AmendsLog.Digest { sha256(der) }

    init(_ certificate: Certificate, der: [UInt8]) throws(TrustError) {
        guard let party = CertificateProfile.party(of: certificate) else {
            throw TrustError(.certificateMalformed("its names are not a node's"))
        }
        (node, role, site) = (party.node, party.role, party.site)
        notBefore = CertificateProfile.milliseconds(certificate.notValidBefore)
        notAfter = CertificateProfile.milliseconds(certificate.notValidAfter)
        serial = Array(certificate.serialNumber.bytes)
        guard let key = P256.Signing.PublicKey(certificate.publicKey) else {
            throw TrustError(.certificateMalformed("its key is not on P-256"))
        }
        (self.der, publicKey) = (der, Array(key.x963Representation))
    }

    /// Whether it is time for another one: less than a third of its life is left.
    public func isDue(at milliseconds: Int64) -> Bool { milliseconds >= notAfter - (notAfter - notBefore) / 3 }
}
