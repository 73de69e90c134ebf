import NIOCore

/// Waits for the first byte of a connection and tells TLS from frames in the clear: a TLS record of a
/// handshake begins with 22, and a frame, which has at most 2 MiB, with 0.
final class FirstByteHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private static let handshakeRecord: UInt8 = 22
    private var choose: ((Bool?) -> Void)?
    private var deadline: Scheduled<Void>?

    /// `choose` is given whether TLS follows, and adds what is needed behind this handler; nil where nothing
    /// comes. Called once.
    init(_ choose: @escaping (Bool?) -> Void) { self.choose = choose }

    func handlerAdded(context: ChannelHandlerContext) {
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(in: HandshakeHandler.patience) { bound.value.give(nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = Self.unwrapInboundIn(data)
        if let first: UInt8 = bytes.getInteger(at: bytes.readerIndex) { give(first == Self.handshakeRecord) }
        context.fireChannelRead(Self.wrapInboundOut(bytes))
        if choose == nil { context.pipeline.syncOperations.removeHandler(self, promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        give(nil)
        context.fireChannelInactive()
    }

    private func give(_ isTLS: Bool?) {
        deadline?.cancel()
        guard let choose else { return }
        self.choose = nil
        choose(isTLS)
    }
}
