import AmendsLog

/// Segments both ways, until both sides have what the other lacked.
extension SyncSession {
    mutating func hearInExchange(_ type: MessageType, _ payload: [UInt8], _ orders: inout [SyncOrder]) throws {
        guard case .exchanging(var exchange) = state else { return }
        // The state lets go of the exchange meanwhile, so that its collections are changed in place.
        state = .closed
        switch type {
        case .segment: try hearSegment(SegmentMessage(payload), &exchange, &orders)
        case .acknowledgement:
            let message = try Acknowledgement(payload)
            let stream = try exchange.outgoing.hearAnswered(message.stream, credit: message.credit)
            orders.append(.recordAcknowledgement(StreamHead(stream: stream, size: message.size, root: message.root)))
        case .refused: try hearRefused(RefusedMessage(payload), &exchange, &orders)
        default:
            try MessageReader(payload).finish()
            try exchange.incoming.hearDone()
        }
        advance(consume exchange, &orders)
    }

    private mutating func hearSegment(_ message: SegmentMessage, _ exchange: inout Exchange, _ orders: inout [SyncOrder]) throws(SyncError)
    {
        switch try exchange.hearSegment(message) {
        case .store(let request, let stream):
            summary.received.segmentCount += 1
            summary.received.segmentByteCount += message.segment.count
            orders.append(.store(request, stream: stream, segment: message.segment))
        case .refuse(let refusal):
            sendRefusal(message.stream, byteCount: message.payloadByteCount, refusal, &orders)
        }
    }

    private mutating func hearRefused(_ message: RefusedMessage, _ exchange: inout Exchange, _ orders: inout [SyncOrder]) throws(SyncError)
    {
        let stream = try exchange.outgoing.hearAnswered(message.stream, credit: message.credit)
        guard exchange.outgoing.hearRefused(message.stream) else { return }
        summary.refusedByPeer[stream] = message.refusal
        orders.append(.report(.refusedByPeer(stream, message.refusal)))
    }

    mutating func hearStore(_ fact: SyncFact, _ orders: inout [SyncOrder]) throws(SyncError) {
        guard case .exchanging(var exchange) = state else { throw .notAsked }
        state = .closed
        switch fact {
        case .segmentsLoaded(let request, let segments, let nextIndex, let isComplete):
            try exchange.outgoing.hearLoaded(request, segments: segments, nextIndex: nextIndex, isComplete: isComplete, limits: limits)
        case .segmentStored(let request, let size, let root):
            let answered = try exchange.incoming.hearAnswered(request)
            let message = Acknowledgement(stream: answered.number, credit: UInt32(answered.byteCount), size: size, root: root)
            send(.acknowledgement, message.payload, &orders)
        case .segmentRefused(let request, let refusal):
            let answered = try exchange.incoming.hearAnswered(request)
            exchange.incoming.hearRefused(answered.number, refusal)
            if summary.refusedByUs[answered.stream] == nil { summary.refusedByUs[answered.stream] = refusal }
            sendRefusal(answered.number, byteCount: answered.byteCount, refusal, &orders)
        default: break
        }
        advance(consume exchange, &orders)
    }

    private mutating func sendRefusal(_ number: UInt16, byteCount: Int, _ refusal: SegmentRefusal, _ orders: inout [SyncOrder]) {
        send(.refused, RefusedMessage(stream: number, credit: UInt32(byteCount), refusal: refusal).payload, &orders)
    }

    /// Does all that is possible now, and says BYE when nothing is left on either side.
    mutating func advance(_ exchange: consuming Exchange, _ orders: inout [SyncOrder]) {
        while let step = exchange.nextStep() {
            switch step {
            case .load(let request, let stream, let index):
                orders.append(.load(request, stream: stream, from: index, maximumByteCount: limits.maximumLoadByteCount))
            case .send(let message):
                summary.sent.segmentCount += 1
                summary.sent.segmentByteCount += message.segment.count
                send(.segment, message.payload, &orders)
            case .sayDone:
                send(.done, [], &orders)
            }
        }
        if exchange.isFinished {
            leave(&orders)
        } else {
            state = .exchanging(exchange)
        }
    }
}
