import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// Opens connections to other nodes.
public enum TCPConnection {
    /// A pipe to `host`:`port`, or a ``TransportError`` that says why there is none. With an identity it is
    /// secured by TLS, and given only when both sides have finished the handshake. That does not mean that
    /// the other side has accepted this one: it says so in its first frame, or breaks the pipe.
    public static func connect(host: String, port: Int, as identity: TLSIdentity? = nil, timeout: Duration = .seconds(10))
        async throws(TransportError) -> FramePipe
    {
        let place = "\(host):\(port)"
        let context: NIOSSLContext?
        if let identity { context = try identity.context(isListener: false) } else { context = nil }
        let proof = PeerProof(judgedAs: identity)
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.socketOption(.tcp_nodelay), value: 1)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connectTimeout(TimeAmount(timeout))
        do {
            let usable = try await bootstrap.connect(host: host, port: port) { channel in
                let usable = channel.eventLoop.makePromise(of: FramePipe.self)
                return channel.eventLoop.makeCompletedFuture {
                    let tls = try context.map { context in
                        try NIOSSLClientHandler(context: context, serverHostname: nil) { shown, verdict in proof.verify(shown, verdict) }
                    }
                    try ChannelPipe.install(on: channel, peerName: place, tls: tls, proof: proof) { result in
                        usable.completeWith(result)
                        return true
                    }
                    return usable.futureResult
                }
            }
            return try await usable.get()
        } catch {
            throw TransportError(connecting: error, place: place, proof: proof, isSecured: context != nil)
        }
    }
}

/// One TCP connection as a pipe.
final class ChannelPipe: Sendable {
    private let channel: any Channel
    private let received: ByteCountHandler
    private let inbox: FrameInbox
    private let proof: PeerProof
    private let place: String
    private let unsentByteCount = Atomic<Int>(0)
    private let sentByteCount = Atomic<UInt64>(0)

    /// How long a closed pipe waits for its last bytes to leave and for the other end to close too.
    /// A socket closed earlier, with bytes unread, would make the system throw away what it had sent.
    private static let lingering = TimeAmount.seconds(5)

    private init(_ channel: any Channel, received: ByteCountHandler, inbox: FrameInbox, proof: PeerProof, place: String) {
        (self.channel, self.received, self.inbox, self.proof, self.place) = (channel, received, inbox, proof, place)
    }

    /// Must be called on the channel's event loop. `whenUsable` is given the pipe once the connection can be
    /// used, or why it can't; it says false where nobody takes it.
    static func install(
        on channel: any Channel, peerName: String, tls: NIOSSLHandler?, proof: PeerProof,
        whenUsable: @escaping (Result<FramePipe, any Error>) -> Bool
    ) throws {
        let inbox = FrameInbox()
        let received = ByteCountHandler()
        let limit = FrameByteDecoder.Limit()
        let connection = ChannelPipe(channel, received: received, inbox: inbox, proof: proof, place: peerName)
        let pipeline = channel.pipeline.syncOperations
        // Counted as they come from the line, so that a handshake and a long record are seen to move.
        try pipeline.addHandler(received)
        if let tls { try pipeline.addHandler(tls) }
        try pipeline.addHandlers([ByteToMessageHandler(FrameByteDecoder(limit)), FrameInboxHandler(inbox: inbox, peerName: peerName)])
        // In front of what takes errors as the end of a pipe, which is none yet.
        let handshake = HandshakeHandler(isSecured: tls != nil) { error in
            if tls != nil && proof.certificates.isEmpty { limit.byteCount = FramePipe.maximumStrangerFrameByteCount }
            return whenUsable(error.map { .failure($0) } ?? .success(connection.pipe(isSecured: tls != nil)))
        }
        let front: any ChannelHandler = tls ?? received
        try pipeline.addHandler(handshake, position: .after(front))
    }

    /// To be given away when the connection can be used.
    private func pipe(isSecured: Bool) -> FramePipe {
        FramePipe(
            peerName: place, peerAddress: channel.remoteAddress?.ipAddress,
            security: isSecured ? .tls(peerCertificates: proof.certificates) : .none, inbox: inbox,
            send: { try await self.send($0) },
            close: { await self.close() },
            movedByteCount: { self.received.count.load(ordering: .relaxed) + self.sentByteCount.load(ordering: .relaxed) })
    }

    private func send(_ bytes: [UInt8]) async throws {
        guard channel.isActive else { throw TransportError(.connectionLost, place: place) }
        let waiting = unsentByteCount.add(bytes.count, ordering: .relaxed).newValue
        let written = write(bytes)
        guard waiting > FramePipe.maximumUnsentByteCount else { return }
        do {
            try await written.get()
        } catch {
            throw TransportError(.connectionLost, place: place, reason: "\(error)")
        }
    }

    private func write(_ bytes: [UInt8]) -> EventLoopFuture<Void> {
        let written: EventLoopFuture<Void> = channel.writeAndFlush(ByteBuffer(bytes: bytes))
        written.whenComplete { _ in
            self.unsentByteCount.subtract(bytes.count, ordering: .relaxed)
            self.sentByteCount.add(UInt64(bytes.count), ordering: .relaxed)
        }
        return written
    }

    private func close() async {
        let channel = channel
        let lingering = channel.eventLoop.scheduleTask(in: Self.lingering) { channel.close(promise: nil) }
        // An empty write is done when all writes before it are.
        write([]).flatMap { channel.close(mode: .output) }.whenFailure { _ in channel.close(promise: nil) }
        try? await channel.closeFuture.get()
        lingering.cancel()
    }
}

extension TransportError {
    /// What NIO says about a connection that could not be made.
    init(connecting error: any Error, place: String, proof: PeerProof, isSecured: Bool) {
        if proof.isRefused {
            self.init(.peerNotTrusted, place: place)
        } else if isSecured, let code = Self.code(ofHandshake: error) {
            self.init(code, place: place, reason: "\(error)")
        } else if let error = error as? NIOConnectionError {
            let reasons = error.connectionErrors.map(\.error)
            if reasons.isEmpty {
                self.init(.unknownHost, place: place)
            } else {
                let best = reasons.first { Self.code(of: $0) == .connectionRefused } ?? reasons[0]
                self.init(Self.code(of: best), place: place, reason: "\(best)")
            }
        } else {
            self.init(Self.code(of: error), place: place, reason: "\(error)")
        }
    }

    /// Nil for an error that is not TLS's.
    static func code(ofHandshake error: any Error) -> Code? {
        switch error {
        case ChannelError.eof: .notSecured
        case is NIOSSLError, is BoringSSLError: Self.isRefusal(error) ? .notTrustedByPeer : .notSecured
        default: nil
        }
    }

    /// Whether the other side says that it does not accept the certificate: its alert has no type of its own.
    static func isRefusal(_ error: any Error) -> Bool {
        let text = "\(error)"
        return ["CERTIFICATE", "UNKNOWN_CA", "ACCESS_DENIED", "DECRYPT_ERROR"].contains { text.contains("ALERT_\($0)") }
    }

    private static func code(of error: any Error) -> Code {
        if let error = error as? IOError {
            return error.errnoCode == ECONNREFUSED ? .connectionRefused : error.errnoCode == ETIMEDOUT ? .timedOut : .unreachable
        }
        if let error = error as? ChannelError, case .connectTimeout = error { return .timedOut }
        return .unreachable
    }
}
