public import AmendsLog
import Crypto
import SwiftASN1
import X509

/// A PKCS #10 request: asks for a certificate of a TLS key for a node, and proves the TLS key. That the
/// node's own key agrees is proved beside it, by whoever carries the request.
public struct CertificateRequest: Sendable {
    public let der: [UInt8]
    let publicKey: P256.Signing.PublicKey

    public init(for node: NodeID, key: TLSKey) throws(TrustError) {
        do {
            let request = try CertificateSigningRequest(
                version: .v1, subject: try CertificateProfile.subject(of: node), privateKey: Certificate.PrivateKey(key.key),
                attributes: .init(), signatureAlgorithm: .ecdsaWithSHA256)
            var serializer = DER.Serializer()
            try serializer.serialize(request)
            (der, publicKey) = (serializer.serializedBytes, key.key.publicKey)
        } catch { throw TrustError(.requestMalformed("\(error)")) }
    }

    /// Reads a request of `node`, which must be of the one form that ``init(for:key:)`` makes.
    public init(_ der: [UInt8], of node: NodeID) throws(TrustError) {
        guard der.count <= CertificateProfile.maximumByteCount, let request = try? CertificateSigningRequest(derEncoded: der) else {
            throw TrustError(.requestMalformed("it is no PKCS #10 request in DER"))
        }
        guard request.version == .v1, request.attributes.isEmpty, let subject = try? CertificateProfile.subject(of: node),
            request.subject == subject
        else { throw TrustError(.requestMalformed("it asks for something else than a certificate of the node \(node.short)")) }
        guard let key = P256.Signing.PublicKey(request.publicKey), request.signatureAlgorithm == .ecdsaWithSHA256 else {
            throw TrustError(.requestMalformed("its key is not on P-256"))
        }
        guard request.publicKey.isValidSignature(request.signature, for: request) else {
            throw TrustError(.requestMalformed("its signature is not its key's"))
        }
        (self.der, publicKey) = (der, key)
    }
}
