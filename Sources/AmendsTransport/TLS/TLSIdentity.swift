import NIOSSL

/// What one side of a TLS connection shows of itself, and how it judges what the other side shows.
/// Certificates and keys are bytes here; what they mean is the hall's business.
public struct TLSIdentity: Sendable {
    /// In DER, one's own first. Empty for a node that has none yet and only calls.
    public var certificates: [[UInt8]]
    /// The private key of the first certificate, in DER.
    public var key: [UInt8]
    /// Whether a peer that shows these certificates, its own first, is talked to.
    public var accepts: @Sendable ([[UInt8]]) -> Bool

    public init(certificates: [[UInt8]], key: [UInt8], accepts: @escaping @Sendable ([[UInt8]]) -> Bool) {
        (self.certificates, self.key, self.accepts) = (certificates, key, accepts)
    }
}

/// What keeps others from listening to a pipe.
public enum PipeSecurity: Sendable, Equatable {
    case none
    /// TLS 1.3, with the certificates that the peer showed and that were accepted, its own first; empty where
    /// it showed none, which only a listener allows.
    case tls(peerCertificates: [[UInt8]])
}

extension TLSIdentity {
    /// Whoever calls must always be shown a certificate; whoever is called talks also to a peer without one,
    /// for that is how a node joins. The one set of rules that both share: TLS 1.3, no other chain of trust
    /// than ``accepts``.
    func context(isListener: Bool) throws(TransportError) -> NIOSSLContext {
        do {
            let chain: [NIOSSLCertificateSource] = try certificates.map { .certificate(try NIOSSLCertificate(bytes: $0, format: .der)) }
            let key = certificates.isEmpty ? nil : NIOSSLPrivateKeySource.privateKey(try NIOSSLPrivateKey(bytes: key, format: .der))
            var configuration: TLSConfiguration
            if isListener, let key {
                configuration = .makeServerConfiguration(certificateChain: chain, privateKey: key)
                configuration.certificateVerification = .optionalVerification
            } else {
                configuration = .makeClientConfiguration()
                (configuration.certificateChain, configuration.privateKey) = (chain, key)
                // Names of hosts stand in no certificate: shops have none. A node is known by its key.
                configuration.certificateVerification = .noHostnameVerification
            }
            configuration.minimumTLSVersion = .tlsv13
            configuration.trustRoots = .certificates([])
            return try NIOSSLContext(configuration: configuration)
        } catch { throw TransportError(.unusableCertificate, place: "TLS", reason: "\(error)") }
    }
}
