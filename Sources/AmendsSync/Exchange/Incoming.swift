import AmendsLog

/// What the peer sends: which streams it may send, which SEGMENTs are still unanswered, and whether
/// it keeps to the credit that it was granted.
struct Incoming {
    struct Pending: Equatable {
        var number: UInt16
        var byteCount: Int
        var stream: StreamID
    }

    enum Verdict: Equatable {
        case store(SyncRequest, stream: StreamID)
        /// The stream was refused while this SEGMENT was on its way.
        case refuse(SegmentRefusal)
    }

    private let offered: [StreamID]
    private let isLacking: [Bool]
    private let grantedByteCount: Int
    private var pending: [SyncRequest: Pending] = [:]
    private var pendingByteCount = 0
    private var refusals: [UInt16: SegmentRefusal] = [:]
    private(set) var hasHeardDone = false

    /// `offered` are the peer's streams in the order of their numbers; it may send those that are lacking here.
    init(offered: [StreamID], isLacking: [Bool], grantedByteCount: Int) {
        (self.offered, self.isLacking, self.grantedByteCount) = (offered, isLacking, grantedByteCount)
    }

    var isWaitingForStore: Bool { !pending.isEmpty }
    var isFinished: Bool { hasHeardDone && pending.isEmpty }

    mutating func hearSegment(_ message: SegmentMessage, _ requests: inout RequestCounter) throws(SyncError) -> Verdict {
        guard !hasHeardDone else { throw .outOfOrder("SEGMENT after DONE") }
        guard Int(message.stream) < offered.count, isLacking[Int(message.stream)] else {
            throw .outOfOrder("SEGMENT of stream \(message.stream), which was not to be sent")
        }
        let byteCount = message.payloadByteCount
        guard pending.count < SyncLimits.maximumUnansweredSegmentCount, pendingByteCount + byteCount <= grantedByteCount else {
            throw SyncError(
                code: .creditExceeded, side: .own, text: "\(pendingByteCount + byteCount) bytes in \(pending.count + 1) SEGMENTs")
        }
        if let refusal = refusals[message.stream] { return .refuse(refusal) }
        let request = requests.next()
        let stream = offered[Int(message.stream)]
        pending[request] = Pending(number: message.stream, byteCount: byteCount, stream: stream)
        pendingByteCount += byteCount
        return .store(request, stream: stream)
    }

    /// The store's answer, of either kind.
    mutating func hearAnswered(_ request: SyncRequest) throws(SyncError) -> Pending {
        guard let answered = pending.removeValue(forKey: request) else {
            throw .internal("the store answered \(request.number), which nobody waits for")
        }
        pendingByteCount -= answered.byteCount
        return answered
    }

    mutating func hearRefused(_ number: UInt16, _ refusal: SegmentRefusal) {
        if refusals[number] == nil { refusals[number] = refusal }
    }

    mutating func hearDone() throws(SyncError) {
        guard !hasHeardDone else { throw .outOfOrder("DONE a second time") }
        hasHeardDone = true
    }
}
