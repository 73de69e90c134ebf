import NIOCore
import NIOTLS

/// Hands a connection over once it can be used, and closes it where that takes too long: a plain one when
/// it is active, one with TLS when both sides have finished the handshake. Not before: bytes sent earlier
/// would be lost, and a stranger who opens a connection and says nothing must not hold a place.
final class HandshakeHandler: ChannelInboundHandler {
    typealias InboundIn = Never

    /// Long enough for a satellite line.
    static let patience = TimeAmount.seconds(15)

    private let isSecured: Bool
    /// Nil where the connection can be used, else why it can't; called once.
    private var handOver: (((any Error)?) -> Bool)?
    private var deadline: Scheduled<Void>?

    /// `handOver` says false where nobody takes the connection.
    init(isSecured: Bool, _ handOver: @escaping ((any Error)?) -> Bool) { (self.isSecured, self.handOver) = (isSecured, handOver) }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(in: Self.patience) {
            bound.value.give(ChannelError.connectTimeout(Self.patience))
            channel.close(promise: nil)
        }
        if context.channel.isActive { becameActive(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        becameActive(context)
    }

    private func becameActive(_ context: ChannelHandlerContext) {
        if !isSecured { finish(context) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if isSecured, case .handshakeCompleted? = event as? TLSUserEvent { finish(context) }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if handOver != nil {
            give(error)
            return context.close(promise: nil)
        }
        context.fireErrorCaught(error)
    }

    func channelInactive(context: ChannelHandlerContext) {
        give(ChannelError.eof)
        context.fireChannelInactive()
    }

    private func finish(_ context: ChannelHandlerContext) {
        if !give(nil) { context.close(promise: nil) }
    }

    @discardableResult
    private func give(_ error: (any Error)?) -> Bool {
        deadline?.cancel()
        guard let handOver else { return true }
        self.handOver = nil
        return handOver(error)
    }
}
