import NIOCore
import NIOPosix
import Synchronization

/// Opens connections to other nodes.
public enum TCPConnection {
    /// A pipe to `host`:`port`, or a ``TransportError`` that says why there is none.
    public static func connect(host: String, port: Int, timeout: Duration = .seconds(10)) async throws(TransportError) -> FramePipe {
        let place = "\(host):\(port)"
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.socketOption(.tcp_nodelay), value: 1)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connectTimeout(TimeAmount(timeout))
        do {
            return try await bootstrap.connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture { try ChannelPipe.make(channel, peerName: place) }
            }
        } catch {
            throw TransportError(connecting: error, place: place)
        }
    }
}

/// One TCP connection as a pipe.
final class ChannelPipe: Sendable {
    private let channel: any Channel
    private let received: ByteCountHandler
    private let place: String
    private let unsentByteCount = Atomic<Int>(0)
    private let sentByteCount = Atomic<UInt64>(0)

    /// How long a closed pipe waits for its last bytes to leave and for the other end to close too.
    /// A socket closed earlier, with bytes unread, would make the system throw away what it had sent.
    private static let lingering = TimeAmount.seconds(5)

    private init(_ channel: any Channel, received: ByteCountHandler, place: String) {
        (self.channel, self.received, self.place) = (channel, received, place)
    }

    /// Must be called on the channel's event loop, before the channel reads.
    static func make(_ channel: any Channel, peerName: String) throws -> FramePipe {
        let inbox = FrameInbox()
        let received = ByteCountHandler()
        try channel.pipeline.syncOperations.addHandlers([
            received,
            ByteToMessageHandler(FrameByteDecoder()),
            FrameInboxHandler(inbox: inbox, peerName: peerName),
        ])
        let pipe = ChannelPipe(channel, received: received, place: peerName)
        return FramePipe(
            peerName: peerName, inbox: inbox,
            send: { try await pipe.send($0) },
            close: { await pipe.close() },
            movedByteCount: { received.count.load(ordering: .relaxed) + pipe.sentByteCount.load(ordering: .relaxed) })
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
    init(connecting error: any Error, place: String) {
        if let error = error as? NIOConnectionError {
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

    private static func code(of error: any Error) -> Code {
        if let error = error as? IOError {
            return error.errnoCode == ECONNREFUSED ? .connectionRefused : error.errnoCode == ETIMEDOUT ? .timedOut : .unreachable
        }
        if let error = error as? ChannelError, case .connectTimeout = error { return .timedOut }
        return .unreachable
    }
}
