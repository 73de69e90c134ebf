import AmendsLog

/// What the peer sends: which lines it may send, which SEGMENTs and ladders are still unanswered, and
/// whether it keeps to the credit that it was granted.
struct Incoming {
    struct Pending: Equatable {
        var number: UInt16
        var byteCount: Int
        var stream: StreamID
    }

    enum Verdict: Equatable {
        case store(SyncRequest, stream: StreamID)
        /// The line was refused while this SEGMENT was on its way.
        case refuse(SegmentRefusal)
    }

    /// How far the peer has come with one of its lines.
    private enum Arrival: Equatable {
        /// It is held here, or of a scope that is not exchanged.
        case unwanted
        /// Lines of its stream are held here: it must be said first from where it goes on.
        case unannounced
        /// Its ladder is being looked at.
        case measured
        /// Its SEGMENTs may come.
        case open
        /// All of it turned out to be held.
        case whole
    }

    private let lines: [StreamHead]
    private var arrivals: [Arrival]
    private let grantedByteCount: Int
    private var pending: [SyncRequest: Pending] = [:]
    private var pendingByteCount = 0
    private var measuring: [SyncRequest: UInt16] = [:]
    private var refusals: [UInt16: SegmentRefusal] = [:]
    private(set) var hasHeardDone = false

    /// The peer may send those of its lines that are not held here.
    init(own: LineList, peer: LineList, _ scopes: Set<Scope>, grantedByteCount: Int) {
        lines = peer.lines
        arrivals = peer.lines.map { line in
            guard scopes.contains(line.stream.scope), !own.contains(line) else { return .unwanted }
            return own.numbers(of: line.stream).isEmpty ? .open : .unannounced
        }
        self.grantedByteCount = grantedByteCount
    }

    var isWaitingForStore: Bool { !pending.isEmpty || !measuring.isEmpty }
    var isFinished: Bool { hasHeardDone && pending.isEmpty && measuring.isEmpty }

    mutating func hearSegment(_ message: SegmentMessage, _ requests: inout RequestCounter) throws(SyncError) -> Verdict {
        guard !hasHeardDone else { throw .outOfOrder("SEGMENT after DONE") }
        guard Int(message.stream) < lines.count, arrivals[Int(message.stream)] == .open else {
            throw .outOfOrder("SEGMENT of line \(message.stream), which was not to be sent")
        }
        let byteCount = message.payloadByteCount
        guard pending.count < SyncLimits.maximumUnansweredSegmentCount, pendingByteCount + byteCount <= grantedByteCount else {
            throw SyncError(
                code: .creditExceeded, side: .own, text: "\(pendingByteCount + byteCount) bytes in \(pending.count + 1) SEGMENTs")
        }
        if let refusal = refusals[message.stream] { return .refuse(refusal) }
        let request = requests.next()
        let stream = lines[Int(message.stream)].stream
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

    // MARK: From where a line goes on

    mutating func hearExtends(_ message: ExtendsMessage) throws(SyncError) -> StreamHead {
        let number = try unannounced(message.line, "EXTENDS")
        arrivals[number] = .open
        return lines[number]
    }

    mutating func hearLadder(_ message: LadderMessage, _ requests: inout RequestCounter) throws(SyncError)
        -> (request: SyncRequest, line: StreamHead)
    {
        let number = try unannounced(message.line, "LADDER")
        guard (message.rungs.first?.size ?? 0) < lines[number].size else { throw .outOfOrder("LADDER that reaches above its line") }
        guard measuring.count < SyncLimits.maximumUnansweredLadderCount else {
            throw SyncError(code: .creditExceeded, side: .own, text: "\(measuring.count + 1) LADDERs")
        }
        arrivals[number] = .measured
        let request = requests.next()
        measuring[request] = message.line
        return (request, lines[number])
    }

    private func unannounced(_ number: UInt16, _ what: String) throws(SyncError) -> Int {
        guard !hasHeardDone else { throw .outOfOrder("\(what) after DONE") }
        guard Int(number) < lines.count, arrivals[Int(number)] == .unannounced else {
            throw .outOfOrder("\(what) of line \(number), which needs none")
        }
        return Int(number)
    }

    /// The store's answer to a ladder. Returns the line's number.
    mutating func hearMeasured(_ request: SyncRequest, size: UInt64) throws(SyncError) -> UInt16 {
        guard let number = measuring.removeValue(forKey: request) else {
            throw .internal("the store answered ladder \(request.number), which nobody waits for")
        }
        let line = lines[Int(number)]
        guard size <= line.size else { throw .internal("the store holds \(size) entries of a line of \(line.size)") }
        arrivals[Int(number)] = size == line.size ? .whole : .open
        return number
    }

    mutating func hearDone() throws(SyncError) {
        guard !hasHeardDone else { throw .outOfOrder("DONE a second time") }
        guard measuring.isEmpty else { throw .outOfOrder("DONE with a LADDER unanswered") }
        hasHeardDone = true
    }
}
