import AmendsCodec
import NIOCore
import Synchronization

/// Cuts what a socket gives into frames; a length above the limit ends the connection before the
/// frame is waited for.
struct FrameByteDecoder: ByteToMessageDecoder {
    typealias InboundOut = Frame

    /// Changed on the channel's event loop, once it is known who is there.
    final class Limit {
        var byteCount = Frame.maximumByteCount
    }

    private let limit: Limit

    init(_ limit: Limit) { self.limit = limit }

    mutating func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState {
        guard let length: UInt32 = buffer.getInteger(at: buffer.readerIndex) else { return .needMoreData }
        guard length > 0 else { throw FrameError.empty }
        guard length <= limit.byteCount else { throw FrameError.oversized(byteCount: Int(length)) }
        guard buffer.readableBytes >= 4 + Int(length) else { return .needMoreData }
        buffer.moveReaderIndex(forwardBy: 4)
        guard let type: UInt8 = buffer.readInteger(), let payload = buffer.readBytes(length: Int(length) - 1) else { return .needMoreData }
        context.fireChannelRead(Self.wrapInboundOut(Frame(type: type, payload: payload)))
        return .continue
    }

    mutating func decodeLast(context: ChannelHandlerContext, buffer: inout ByteBuffer, seenEOF: Bool) throws -> DecodingState {
        while try decode(context: context, buffer: &buffer) == .continue {}
        if buffer.readableBytes > 0 { throw FrameError.truncated(byteCount: buffer.readableBytes) }
        return .needMoreData
    }
}

/// Counts the bytes of a connection, below the decoder.
final class ByteCountHandler: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer
    let count = Atomic<UInt64>(0)

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        count.add(UInt64(Self.unwrapInboundIn(data).readableBytes), ordering: .relaxed)
        context.fireChannelRead(data)
    }
}

/// Hands frames to the inbox, all of one socket read together, and stops reading from the socket
/// while the inbox is full.
final class FrameInboxHandler: ChannelDuplexHandler {
    typealias InboundIn = Frame
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let inbox: FrameInbox
    private let peerName: String
    private var batch: [Frame] = []
    private var mayRead = true
    private var isReadWanted = false

    init(inbox: FrameInbox, peerName: String) { (self.inbox, self.peerName) = (inbox, peerName) }

    func handlerAdded(context: ChannelHandlerContext) {
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        let eventLoop = context.eventLoop
        inbox.whenDrained { eventLoop.execute { bound.value.handler.goOn(context: bound.value.context) } }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        batch.append(Self.unwrapInboundIn(data))
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        deliver()
        context.fireChannelReadComplete()
    }

    private func deliver() {
        guard !batch.isEmpty else { return }
        mayRead = inbox.receive(batch)
        batch = []
    }

    func read(context: ChannelHandlerContext) {
        if mayRead { context.read() } else { isReadWanted = true }
    }

    private func goOn(context: ChannelHandlerContext) {
        mayRead = true
        guard isReadWanted else { return }
        isReadWanted = false
        context.read()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent { end(.success(())) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(.failure(TransportError(.connectionLost, place: peerName)))
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? FrameError, case .truncated = error {
            end(.failure(TransportError(.connectionLost, place: peerName, reason: "\(error)")))
        } else if let error = error as? FrameError {
            end(.failure(TransportError(.malformedFrame, place: peerName, reason: "\(error)")))
        } else if TransportError.isRefusal(error) {
            // Of TLS 1.3: only after the handshake does a caller hear that its certificate is not accepted.
            end(.failure(TransportError(.notTrustedByPeer, place: peerName)))
        } else {
            end(.failure(TransportError(.connectionLost, place: peerName, reason: "\(error)")))
        }
        // The sending direction stays open, so that the node can still say what was wrong.
    }

    private func end(_ end: Result<Void, TransportError>) {
        deliver()
        inbox.finish(end)
    }
}
