public import Logging
import NIOCore
import NIOPosix

/// Accepts connections from other nodes.
public struct TCPListener: Sendable {
    /// Those who called, in order. To be read by one task only; ends when the listener is closed.
    public let connections: AsyncStream<FramePipe>
    /// The port that is listened on, also where 0 was asked for.
    public let port: Int
    private let channel: any Channel

    /// Connections accepted and not yet taken from ``connections``; who calls then is turned away.
    /// Some hundred nodes that all wake at the same minute find room.
    public static let maximumWaitingConnectionCount = 256

    /// Connections that have not finished their handshake; who calls then is turned away. Each costs some
    /// 40 KiB until it has, or until its time is over.
    public static let maximumUndecidedConnectionCount = 512

    /// What a listener asks of those who call.
    public enum Security: Sendable {
        /// Nothing: bytes go in the clear.
        case none
        /// TLS with the identity that is given for each connection, so that it may be renewed meanwhile.
        case tls(@Sendable () throws -> TLSIdentity)
        /// TLS or not, as the caller begins. For loopback.
        case either(@Sendable () throws -> TLSIdentity)
    }

    /// Listens on `host`:`port`; port 0 takes any free one. An address that others can reach needs TLS, or
    /// `allowAnyInterface` from whoever takes the responsibility for bytes in the clear.
    public static func listen(
        host: String = "127.0.0.1", port: Int, security: Security = .none, allowAnyInterface: Bool = false,
        logger: Logger = Logger(label: "amends.transport")
    ) async throws(TransportError) -> TCPListener {
        let place = "\(host):\(port)"
        var isSecured = false
        if case .tls = security { isSecured = true }
        guard isSecured || allowAnyInterface || LoopbackAddress.isLoopback(host) else { throw TransportError(.notLoopback, place: place) }
        let (connections, arriving) = AsyncStream.makeStream(
            of: FramePipe.self, bufferingPolicy: .bufferingOldest(maximumWaitingConnectionCount))
        let entrance = Entrance(arriving, security, logger)
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try entrance.welcome(channel) }
            }
        do {
            let channel = try await bootstrap.bind(host: host, port: port).get()
            channel.closeFuture.whenComplete { _ in arriving.finish() }
            return TCPListener(connections: connections, port: channel.localAddress?.port ?? port, channel: channel)
        } catch {
            let isInUse = (error as? IOError)?.errnoCode == EADDRINUSE
            throw TransportError(isInUse ? .addressInUse : .unreachable, place: place, reason: "\(error)")
        }
    }

    /// Stops listening. Connections already given stay open.
    public func close() async {
        try? await channel.close().get()
    }
}
