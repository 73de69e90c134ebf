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

    /// Listens on `host`:`port`; port 0 takes any free one. An address that others can reach needs
    /// `allowAnyInterface`: this layer carries bytes in the clear.
    public static func listen(
        host: String = "127.0.0.1", port: Int, allowAnyInterface: Bool = false, logger: Logger = Logger(label: "amends.transport")
    ) async throws(TransportError) -> TCPListener {
        let place = "\(host):\(port)"
        guard allowAnyInterface || LoopbackAddress.isLoopback(host) else { throw TransportError(.notLoopback, place: place) }
        let (connections, arriving) = AsyncStream.makeStream(
            of: FramePipe.self, bufferingPolicy: .bufferingOldest(maximumWaitingConnectionCount))
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try welcome(channel, arriving, logger) }
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

    private static func welcome(_ channel: any Channel, _ arriving: AsyncStream<FramePipe>.Continuation, _ logger: Logger) throws {
        let name = channel.remoteAddress?.description ?? "unknown"
        let pipe = try ChannelPipe.make(channel, peerName: name)
        try channel.pipeline.syncOperations.addHandler(
            ActiveHandler {
                if case .enqueued = arriving.yield(pipe) { return true }
                logger.warning("turned away a connection: too many wait", metadata: ["peer": "\(name)"])
                return false
            })
    }

    /// Stops listening. Connections already given stay open.
    public func close() async {
        try? await channel.close().get()
    }
}

/// Hands a connection over once it is active, not before: bytes sent earlier would be lost.
private final class ActiveHandler: ChannelInboundHandler {
    typealias InboundIn = Never
    /// False where nobody takes the connection.
    private let handOver: () -> Bool

    init(_ handOver: @escaping () -> Bool) { self.handOver = handOver }

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        if !handOver() { context.close(promise: nil) }
    }
}
