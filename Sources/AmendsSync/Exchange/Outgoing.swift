import AmendsLog

/// What this side sends: which streams from where, what waits for credit, and what has not been
/// answered yet. One stream is loaded at a time, in the order of the list, and the next piece is
/// asked for when the last one is on its way.
struct Outgoing {
    /// What is to be done next.
    enum Step: Equatable {
        case load(SyncRequest, stream: StreamID, from: UInt64)
        case send(SegmentMessage)
        case sayDone
    }

    private struct Plan {
        var number: UInt16
        var nextIndex: UInt64
    }

    private struct Unanswered {
        var segmentCount = 0
        var byteCount = 0
    }

    private let offered: [StreamID]
    private var plans: [Plan]
    private var position = 0
    private var loading: SyncRequest?
    /// Loaded segments of one stream, and how many of them have been sent.
    private var queue: [SegmentMessage] = []
    private var queuePosition = 0
    private var unanswered: [UInt16: Unanswered] = [:]
    private var unansweredSegmentCount = 0
    private(set) var unansweredByteCount = 0
    private var refused: Set<UInt16> = []
    private(set) var hasSaidDone = false
    private let window: Int

    /// Sends the streams of `offered` (in the order of their numbers) whose peer size is not nil,
    /// from that size on; at most `window` bytes of SEGMENT payloads are on the way at any time.
    init(offered: [StreamID], peerSizes: [UInt64?], window: Int) {
        self.offered = offered
        self.window = window
        plans = peerSizes.enumerated().compactMap { number, size in size.map { Plan(number: UInt16(number), nextIndex: $0) } }
    }

    var isLoading: Bool { loading != nil }
    var isFinished: Bool { hasSaidDone && unanswered.isEmpty }

    /// What can be done now; nil where the peer or the store must answer first, or nothing is left.
    mutating func nextStep(_ requests: inout RequestCounter) -> Step? {
        if queuePosition < queue.count { return sendFromQueue() }
        guard loading == nil else { return nil }
        while position < plans.count, refused.contains(plans[position].number) { position += 1 }
        if position < plans.count {
            let request = requests.next()
            loading = request
            return .load(request, stream: offered[Int(plans[position].number)], from: plans[position].nextIndex)
        }
        guard !hasSaidDone else { return nil }
        hasSaidDone = true
        return .sayDone
    }

    private mutating func sendFromQueue() -> Step? {
        let message = queue[queuePosition]
        let byteCount = message.payloadByteCount
        guard unansweredSegmentCount < SyncLimits.maximumUnansweredSegmentCount, unansweredByteCount + byteCount <= window else {
            return nil
        }
        queuePosition += 1
        if queuePosition == queue.count { (queue, queuePosition) = ([], 0) }
        unanswered[message.stream, default: Unanswered()].segmentCount += 1
        unanswered[message.stream, default: Unanswered()].byteCount += byteCount
        unansweredSegmentCount += 1
        unansweredByteCount += byteCount
        return .send(message)
    }

    /// The store's answer to a load.
    mutating func hearLoaded(
        _ request: SyncRequest, segments: [[UInt8]], nextIndex: UInt64, isComplete: Bool, limits: SyncLimits
    ) throws(SyncError) {
        guard request == loading else { throw .internal("the store answered load \(request.number), which nobody waits for") }
        loading = nil
        let plan = plans[position]
        guard !refused.contains(plan.number) else { return }
        try check(segments, isComplete: isComplete, limits)
        guard segments.isEmpty || nextIndex > plan.nextIndex else { throw .internal("the store gave segments that lead nowhere") }
        queue = segments.map { SegmentMessage(stream: plan.number, segment: $0) }
        plans[position].nextIndex = nextIndex
        if isComplete { position += 1 }
    }

    private func check(_ segments: [[UInt8]], isComplete: Bool, _ limits: SyncLimits) throws(SyncError) {
        if segments.isEmpty, !isComplete { throw .internal("the store gave no segment, and more to come") }
        var byteCount = 0
        for segment in segments {
            guard (1...SyncLimits.maximumSegmentByteCount).contains(segment.count) else {
                throw .internal("the store gave a segment of \(segment.count) bytes")
            }
            byteCount += segment.count
        }
        guard segments.count < 2 || byteCount <= limits.maximumLoadByteCount else {
            throw .internal("the store gave \(byteCount) bytes, more than it was asked for")
        }
    }

    /// The peer's answer to one SEGMENT, of either kind.
    mutating func hearAnswered(_ number: UInt16, credit: UInt32) throws(SyncError) -> StreamID {
        guard var waiting = unanswered[number] else { throw .outOfOrder("no SEGMENT of stream \(number) waits for an answer") }
        waiting.segmentCount -= 1
        waiting.byteCount -= Int(credit)
        guard waiting.byteCount >= 0, (waiting.byteCount == 0) == (waiting.segmentCount == 0) else {
            throw .outOfOrder("the credit returned for stream \(number) is not what its SEGMENTs cost")
        }
        unanswered[number] = waiting.segmentCount == 0 ? nil : waiting
        unansweredSegmentCount -= 1
        unansweredByteCount -= Int(credit)
        return offered[Int(number)]
    }

    /// The peer takes no more of this stream. False where it had said so before.
    mutating func hearRefused(_ number: UInt16) -> Bool {
        guard refused.insert(number).inserted else { return false }
        if queue.first?.stream == number { (queue, queuePosition) = ([], 0) }
        return true
    }
}

/// Numbers the orders that are answered later.
struct RequestCounter {
    private var count: UInt64 = 0
    mutating func next() -> SyncRequest {
        defer { count += 1 }
        return SyncRequest(number: count)
    }
}

extension SegmentMessage {
    /// What the message costs of the credit.
    var payloadByteCount: Int { Self.headerByteCount + segment.count }
}
