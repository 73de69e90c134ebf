import AmendsLog

/// Lines both ways, until both sides have what the other lacked.
extension SyncSession {
    mutating func hearInExchange(_ type: MessageType, _ payload: [UInt8], _ orders: inout [SyncOrder]) throws {
        guard case .exchanging(var exchange) = state else { return }
        // The state lets go of the exchange meanwhile, so that its collections are changed in place.
        state = .closed
        switch type {
        case .segment: try hearSegment(SegmentMessage(payload), &exchange, &orders)
        case .acknowledgement:
            let message = try Acknowledgement(payload)
            let line = try exchange.outgoing.hearAnswered(message.stream, credit: message.credit)
            orders.append(
                .recordAcknowledgement(StreamHead(stream: line.stream, size: message.size, root: message.root), line: line))
        case .refused: try hearRefused(RefusedMessage(payload), &exchange, &orders)
        case .extends: try exchange.hearExtends(ExtendsMessage(payload))
        case .ladder:
            let message = try LadderMessage(payload)
            let (request, line) = try exchange.hearLadder(message)
            note(branched: line.stream, &orders)
            orders.append(.measure(request, line: line, ladder: message.rungs))
        case .held: try exchange.outgoing.hearHeld(HeldMessage(payload))
        default:
            try MessageReader(payload).finish()
            try exchange.hearDone()
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
        let line = try exchange.outgoing.hearAnswered(message.stream, credit: message.credit)
        guard exchange.outgoing.hearRefused(message.stream) else { return }
        summary.refusedByPeer[line.stream] = message.refusal
        orders.append(.report(.refusedByPeer(line.stream, message.refusal)))
    }

    private mutating func note(branched stream: StreamID, _ orders: inout [SyncOrder]) {
        guard summary.branched.insert(stream).inserted else { return }
        orders.append(.report(.branched(stream)))
    }

    mutating func hearStore(_ fact: SyncFact, _ orders: inout [SyncOrder]) throws(SyncError) {
        guard case .exchanging(var exchange) = state else { throw .notAsked }
        state = .closed
        switch fact {
        case .beginningFound(let request, let beginning):
            if let branched = try exchange.outgoing.hearFound(request, beginning) { note(branched: branched, &orders) }
        case .lineMeasured(let request, let size):
            let number = try exchange.incoming.hearMeasured(request, size: size)
            send(.held, HeldMessage(line: number, size: size).payload, &orders)
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
            case .find(let request, let line, let others):
                orders.append(.find(request, line: line, among: others))
            case .load(let request, let line, let index):
                orders.append(.load(request, line: line, from: index, maximumByteCount: limits.maximumLoadByteCount))
            case .extends(let message): send(.extends, message.payload, &orders)
            case .ladder(let message): send(.ladder, message.payload, &orders)
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
