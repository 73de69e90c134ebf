import Logging
import NIOCore
import NIOSSL
import Synchronization

/// Lets connections in: those of one listener wait here until they can be used, not too many and not too long.
final class Entrance: Sendable {
    private let arriving: AsyncStream<FramePipe>.Continuation
    private let security: TCPListener.Security
    private let logger: Logger
    private let undecidedCount = Atomic<Int>(0)
    /// The last identity's certificates and what was made of them: a context costs more than a handshake.
    private let latest = Mutex<(certificates: [[UInt8]], context: NIOSSLContext)?>(nil)

    init(_ arriving: AsyncStream<FramePipe>.Continuation, _ security: TCPListener.Security, _ logger: Logger) {
        (self.arriving, self.security, self.logger) = (arriving, security, logger)
    }

    /// Must be called on the channel's event loop, before the channel reads.
    func welcome(_ channel: any Channel) throws {
        guard undecidedCount.add(1, ordering: .relaxed).newValue <= TCPListener.maximumUndecidedConnectionCount else {
            undecidedCount.subtract(1, ordering: .relaxed)
            throw TransportError(.closed, place: name(of: channel), reason: "too many connections have not begun to talk")
        }
        do {
            switch security {
            case .none: try install(on: channel, as: nil)
            case .tls(let identity): try install(on: channel, as: try identity())
            case .either(let identity):
                try channel.pipeline.syncOperations.addHandler(FirstByteHandler { self.choose($0, identity, channel) })
            }
        } catch {
            refuse(channel, error)
            throw error
        }
    }

    /// `isTLS` is nil where nothing came.
    private func choose(_ isTLS: Bool?, _ identity: () throws -> TLSIdentity, _ channel: any Channel) {
        guard let isTLS else { return refuse(channel, ChannelError.connectTimeout(HandshakeHandler.patience)) }
        do { try install(on: channel, as: isTLS ? try identity() : nil) } catch { refuse(channel, error) }
    }

    private func install(on channel: any Channel, as identity: TLSIdentity?) throws {
        let proof = PeerProof(judgedAs: identity)
        let tls = try identity.map { identity in
            NIOSSLServerHandler(context: try context(of: identity)) { shown, verdict in proof.verify(shown, verdict) }
        }
        try ChannelPipe.install(on: channel, peerName: name(of: channel), tls: tls, proof: proof) { self.decide($0, channel) }
    }

    private func context(of identity: TLSIdentity) throws -> NIOSSLContext {
        try latest.withLock { latest in
            if let latest, latest.certificates == identity.certificates { return latest.context }
            let context = try identity.context(isListener: true)
            latest = (identity.certificates, context)
            return context
        }
    }

    /// False where nobody takes the connection.
    private func decide(_ result: Result<FramePipe, any Error>, _ channel: any Channel) -> Bool {
        switch result {
        case .failure(let error):
            refuse(channel, error)
            return false
        case .success(let pipe):
            undecidedCount.subtract(1, ordering: .relaxed)
            if case .enqueued = arriving.yield(pipe) { return true }
            logger.warning("turned away a connection: too many wait", metadata: ["peer": "\(name(of: channel))"])
            return false
        }
    }

    private func refuse(_ channel: any Channel, _ error: any Error) {
        undecidedCount.subtract(1, ordering: .relaxed)
        logger.notice("a connection came to nothing: \(error)", metadata: ["peer": "\(name(of: channel))"])
        channel.close(promise: nil)
    }

    private func name(of channel: any Channel) -> String { channel.remoteAddress?.description ?? "unknown" }
}
