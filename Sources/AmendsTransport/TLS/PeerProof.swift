import NIOCore
import NIOSSL
import Synchronization

/// What the peer of one connection showed. Filled in by the handshake, read after it.
final class PeerProof: Sendable {
    private struct Contents {
        var certificates: [[UInt8]] = []
        var isRefused = false
    }

    private let contents = Mutex(Contents())
    /// Nil where nothing is shown at all.
    private let identity: TLSIdentity?

    init(judgedAs identity: TLSIdentity?) { self.identity = identity }

    var certificates: [[UInt8]] { contents.withLock { $0.certificates } }
    /// Whether it was this side that did not accept what it was shown.
    var isRefused: Bool { contents.withLock { $0.isRefused } }

    /// Takes the place of the library's own verification.
    func verify(_ shown: [NIOSSLCertificate], _ verdict: EventLoopPromise<NIOSSLVerificationResult>) {
        let certificates = shown.prefix(Self.maximumCertificateCount).compactMap { try? $0.toDERBytes() }
        let isAccepted = !certificates.isEmpty && identity?.accepts(certificates) == true
        contents.withLock { $0 = Contents(certificates: isAccepted ? certificates : [], isRefused: !isAccepted) }
        verdict.succeed(isAccepted ? .certificateVerified : .failed)
    }

    /// Certificates of one peer that are looked at; a node shows two.
    private static let maximumCertificateCount = 4
}
