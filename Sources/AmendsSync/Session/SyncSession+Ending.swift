import AmendsCodec
import AmendsLog

/// Frames, timers and the ways in which a session ends.
extension SyncSession {
    mutating func send(_ type: MessageType, _ payload: [UInt8], _ orders: inout [SyncOrder]) {
        let frame = Frame(type: type.rawValue, payload: payload)
        summary.sent.frameCount += 1
        summary.sent.frameByteCount += frame.byteCount
        orders.append(.send(frame.encoded))
    }

    mutating func startTimer(_ timer: SyncTimer, _ orders: inout [SyncOrder]) {
        if let running = runningTimer, running != timer { orders.append(.cancelTimer(running)) }
        runningTimer = timer
        orders.append(.startTimer(timer, seconds: timer == .handshake ? limits.handshakeSeconds : limits.idleSeconds))
    }

    /// A timer that was cancelled or replaced may still fire once; that is not held against anybody.
    mutating func hearTimer(_ timer: SyncTimer, _ orders: inout [SyncOrder]) throws(SyncError) {
        guard timer == runningTimer else { return }
        switch state {
        case .leaving: finish(&orders)
        case .exchanging(let exchange) where exchange.isWaitingForStore: startTimer(timer, &orders)
        case .exchanging:
            throw SyncError(code: .timedOut, side: .own, text: "nothing was heard for \(limits.idleSeconds) s")
        default:
            throw SyncError(code: .timedOut, side: .own, text: "the handshake took more than \(limits.handshakeSeconds) s")
        }
    }

    mutating func leave(_ orders: inout [SyncOrder]) {
        send(.bye, [], &orders)
        state = .leaving
        startTimer(.idle, &orders)
    }

    mutating func finish(_ orders: inout [SyncOrder]) {
        end(.finish(summary), &orders)
    }

    mutating func fail(_ error: SyncError, _ orders: inout [SyncOrder]) {
        if error.side == .own, error.code != .pipeClosed {
            // What went wrong inside the node is its operator's business; it may hold paths or values.
            let text = error.code == .internal ? "a fault of the node that says so; its own log tells more" : error.text
            send(.error, ErrorMessage(code: error.code, text: text).payload, &orders)
        }
        end(.fail(error, summary), &orders)
    }

    private mutating func end(_ order: SyncOrder, _ orders: inout [SyncOrder]) {
        state = .closed
        if let running = runningTimer { orders.append(.cancelTimer(running)) }
        runningTimer = nil
        orders.append(order)
        orders.append(.close)
    }
}
