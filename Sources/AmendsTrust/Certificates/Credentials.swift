import AmendsModel
import Crypto
import SwiftASN1

/// What a node shows of itself and judges others by: its TLS key and certificate, its chain's authority, and
/// the head offices it was told of when it joined.
public struct Credentials: Sendable {
    public var key: TLSKey
    public var own: NodeCertificate
    public var authority: AuthorityCertificate
    public var headOffices: [NodeCertificate]

    /// Throws `certificateForeign` where a certificate is not of this authority, and `keyMalformed` where
    /// the node's own one is of another key.
    public init(key: TLSKey, own: [UInt8], authority: AuthorityCertificate, headOffices: [[UInt8]]) throws(TrustError) {
        self.own = try authority.judge(own)
        guard self.own.publicKey == Array(key.key.publicKey.x963Representation) else { throw TrustError(.keyMalformed) }
        self.headOffices = []
        for der in headOffices {
            let certificate = try authority.judge(der)
            guard certificate.role == .headOffice else { throw TrustError(.certificateMalformed("it is no head office's")) }
            self.headOffices.append(certificate)
        }
        (self.key, self.authority) = (key, authority)
    }

    /// What is shown in a handshake, the own certificate first.
    public var chain: [[UInt8]] { [own.der, authority.der] }

    // MARK: As a file

    /// PEM documents: the key, the own certificate, the authority's, the head offices'.
    public var pem: String {
        let certificates = [own.der, authority.der] + headOffices.map(\.der)
        return key.pem + "\n"
            + certificates.map { PEMDocument(type: "CERTIFICATE", derBytes: $0).pemString + "\n" }.joined()
    }

    public init(pem: String) throws(TrustError) {
        let documents: [PEMDocument]
        do { documents = try PEMDocument.parseMultiple(pemString: pem) } catch { throw TrustError(.certificateMalformed("no PEM")) }
        guard documents.count >= 3, documents.dropFirst().allSatisfy({ $0.discriminator == "CERTIFICATE" }) else {
            throw TrustError(.certificateMalformed("a key, a certificate and an authority's are not all there"))
        }
        try self.init(
            key: TLSKey(pem: documents[0].pemString), own: documents[1].derBytes, authority: AuthorityCertificate(documents[2].derBytes),
            headOffices: documents.dropFirst(3).map(\.derBytes))
    }
}

extension CertificateAuthority {
    /// PEM documents: the key and the authority's certificate.
    public var pem: String { key.pem + "\n" + PEMDocument(type: "CERTIFICATE", derBytes: certificate.der).pemString + "\n" }

    public init(pem: String) throws(TrustError) {
        let documents: [PEMDocument]
        do { documents = try PEMDocument.parseMultiple(pemString: pem) } catch { throw TrustError(.certificateMalformed("no PEM")) }
        guard documents.count == 2 else { throw TrustError(.certificateMalformed("a key and a certificate are not both there")) }
        try self.init(key: TLSKey(pem: documents[0].pemString), certificate: AuthorityCertificate(documents[1].derBytes))
    }
}
