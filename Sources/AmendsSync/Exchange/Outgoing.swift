import AmendsLog

/// What this side sends: which lines from where, what waits for credit, and what has not been
/// answered yet. One line is worked on at a time, in the order of the list, and the next piece is
/// asked for when the last one is on its way.
struct Outgoing {
    /// What is to be done next.
    enum Step: Equatable {
        case find(SyncRequest, line: StreamHead, among: [StreamHead])
        case load(SyncRequest, line: StreamHead, from: UInt64)
        case extends(ExtendsMessage)
        case ladder(LadderMessage)
        case send(SegmentMessage)
        case sayDone
    }

    private enum Plan: Equatable {
        /// The peer has it, or it is of a scope that is not exchanged, or it is done with.
        case finished
        /// It may be the beginning of a longer line of the peer, which has not said yet from where that one goes on.
        case waiting
        /// The peer has lines of the stream: it is to be found out which of them it begins with.
        case unannounced
        /// Its ladder is with the peer.
        case measured
        case sending(from: UInt64)
    }

    private struct Unanswered {
        var segmentCount = 0
        var byteCount = 0
    }

    private enum Work: Equatable {
        case finding(SyncRequest, Int)
        case loading(SyncRequest, Int)
    }

    private let own: LineList
    private let peer: LineList
    private var plans: [Plan]
    private var unfinishedCount: Int
    /// Lines of the peer, by number, of which it is not known yet from where they go on.
    private var expected: [StreamID: Set<Int>] = [:]
    /// Lines up to here have had their turn; those that can go on again are in `awakened`.
    private var position = 0
    private var awakened: Set<Int> = []
    /// The line whose next piece comes before any other's.
    private var current: Int?
    /// What the store has not answered.
    private var work: Work?
    /// What is to be said at once, before anything else is done.
    private var announcement: Step?
    private var ladderCount = 0
    /// Loaded segments of one line, and how many of them have been sent.
    private var queue: [SegmentMessage] = []
    private var queuePosition = 0
    private var unanswered: [UInt16: Unanswered] = [:]
    private var unansweredSegmentCount = 0
    private(set) var unansweredByteCount = 0
    private var refused: Set<UInt16> = []
    private(set) var hasSaidDone = false
    private let window: Int

    /// Sends those of its lines that the peer did not list; at most `window` bytes of SEGMENT payloads are
    /// on the way at any time.
    init(own: LineList, peer: LineList, _ scopes: Set<Scope>, window: Int) {
        (self.own, self.peer, self.window) = (own, peer, window)
        var expected: [StreamID: Set<Int>] = [:]
        for (number, line) in peer.lines.enumerated() where scopes.contains(line.stream.scope) && !own.contains(line) {
            expected[line.stream, default: []].insert(number)
        }
        plans = own.lines.map { line in
            guard scopes.contains(line.stream.scope), !peer.contains(line) else { return .finished }
            if peer.numbers(of: line.stream).isEmpty { return .sending(from: 0) }
            let isLongest = (expected[line.stream] ?? []).allSatisfy { peer.lines[$0].size <= line.size }
            return isLongest ? .unannounced : .waiting
        }
        self.expected = expected
        unfinishedCount = plans.count { $0 != .finished }
    }

    var isWaitingForStore: Bool { work != nil }
    var isFinished: Bool { hasSaidDone && unanswered.isEmpty }

    /// What can be done now; nil where the peer or the store must answer first, or nothing is left.
    mutating func nextStep(_ requests: inout RequestCounter) -> Step? {
        if let step = announcement {
            announcement = nil
            return step
        }
        if queuePosition < queue.count { return sendFromQueue() }
        guard work == nil else { return nil }
        if let number = nextLine() {
            let request = requests.next()
            if case .sending(let index) = plans[number] {
                (work, current) = (.loading(request, number), number)
                return .load(request, line: own.lines[number], from: index)
            }
            work = .finding(request, number)
            return .find(request, line: own.lines[number], among: peer.lines(of: own.lines[number].stream))
        }
        guard unfinishedCount == 0, !hasSaidDone else { return nil }
        hasSaidDone = true
        return .sayDone
    }

    /// The line to work on: the one begun, then those that can go on again, then the next one of the list.
    private mutating func nextLine() -> Int? {
        if let current { return current }
        let hasRoom = ladderCount < SyncLimits.maximumUnansweredLadderCount
        if let number = awakened.min() {
            if case .unannounced = plans[number], !hasRoom { return nil }
            awakened.remove(number)
            return number
        }
        while position < plans.count {
            switch plans[position] {
            case .sending: break
            case .unannounced: if !hasRoom { return nil }
            case .finished, .waiting, .measured:
                position += 1
                continue
            }
            defer { position += 1 }
            return position
        }
        return nil
    }

    private mutating func finish(_ number: Int) {
        guard plans[number] != .finished else { return }
        plans[number] = .finished
        unfinishedCount -= 1
        awakened.remove(number)
        if current == number { current = nil }
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

    // MARK: What the store answers

    /// The store's answer to `find`. Returns the stream where its lines part.
    mutating func hearFound(_ request: SyncRequest, _ beginning: LineBeginning) throws(SyncError) -> StreamID? {
        guard case .finding(request, let number) = work else {
            throw .internal("the store found \(request.number), which nobody waits for")
        }
        work = nil
        guard !refused.contains(UInt16(number)) else {
            finish(number)
            return nil
        }
        switch beginning {
        case .line(let begun):
            guard let extended = peer.number(of: begun), begun.size < own.lines[number].size else {
                throw .internal("the store found a beginning that the peer did not list")
            }
            announcement = .extends(ExtendsMessage(line: UInt16(number), extended: UInt16(extended)))
            plans[number] = .sending(from: begun.size)
            current = number
            // What our line begins with is no longer one that others of ours could begin.
            hearAnnounced(line: extended)
            return nil
        case .ladder(let rungs):
            guard rungs.count <= Rung.maximumCount, (rungs.first?.size ?? 0) < own.lines[number].size else {
                throw .internal("the store gave a ladder that is too high")
            }
            announcement = .ladder(LadderMessage(line: UInt16(number), rungs: rungs))
            plans[number] = .measured
            ladderCount += 1
            return own.lines[number].stream
        }
    }

    /// The store's answer to a load.
    mutating func hearLoaded(
        _ request: SyncRequest, segments: [[UInt8]], nextIndex: UInt64, isComplete: Bool, limits: SyncLimits
    ) throws(SyncError) {
        guard case .loading(request, let number) = work, case .sending(let index) = plans[number] else {
            throw .internal("the store answered load \(request.number), which nobody waits for")
        }
        work = nil
        guard !refused.contains(UInt16(number)) else { return finish(number) }
        try check(segments, isComplete: isComplete, limits)
        guard segments.isEmpty || nextIndex > index else { throw .internal("the store gave segments that lead nowhere") }
        queue = segments.map { SegmentMessage(stream: UInt16(number), segment: $0) }
        plans[number] = .sending(from: nextIndex)
        if isComplete { finish(number) }
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

    // MARK: What the peer says

    /// The peer's answer to one SEGMENT, of either kind. Returns the line as it was listed.
    mutating func hearAnswered(_ number: UInt16, credit: UInt32) throws(SyncError) -> StreamHead {
        guard var waiting = unanswered[number] else { throw .outOfOrder("no SEGMENT of line \(number) waits for an answer") }
        waiting.segmentCount -= 1
        waiting.byteCount -= Int(credit)
        guard waiting.byteCount >= 0, (waiting.byteCount == 0) == (waiting.segmentCount == 0) else {
            throw .outOfOrder("the credit returned for line \(number) is not what its SEGMENTs cost")
        }
        unanswered[number] = waiting.segmentCount == 0 ? nil : waiting
        unansweredSegmentCount -= 1
        unansweredByteCount -= Int(credit)
        return own.lines[Int(number)]
    }

    /// The peer takes no more of this line. False where it had said so before.
    mutating func hearRefused(_ number: UInt16) -> Bool {
        guard refused.insert(number).inserted else { return false }
        if queue.first?.stream == number { (queue, queuePosition) = ([], 0) }
        // What the store has been asked for is dropped when it comes.
        if !isWorking(on: Int(number)) { finish(Int(number)) }
        return true
    }

    private func isWorking(on number: Int) -> Bool {
        switch work {
        case .finding(_, number), .loading(_, number): true
        default: false
        }
    }

    /// How much of a line the peer holds, which no line of its own begins.
    mutating func hearHeld(_ message: HeldMessage) throws(SyncError) {
        let number = Int(message.line)
        guard number < plans.count, plans[number] == .measured else {
            throw .outOfOrder("HELD of line \(message.line), whose LADDER was not sent")
        }
        guard message.size <= own.lines[number].size else { throw .outOfOrder("HELD says more of a line than there is") }
        ladderCount -= 1
        if message.size == own.lines[number].size {
            finish(number)
        } else {
            plans[number] = .sending(from: message.size)
            awakened.insert(number)
        }
    }

    /// A line of the peer's goes on from one of ours: that one is held there.
    mutating func hear(line: Int, extends number: Int) throws(SyncError) {
        switch plans[number] {
        case .waiting: finish(number)
        case .finished: break
        default: throw .outOfOrder("EXTENDS of a line that was being sent")
        }
        hearAnnounced(line: line)
    }

    /// It is known from where a line of the peer's goes on, so that no line of ours waits for it any more.
    mutating func hearAnnounced(line: Int) {
        let stream = peer.lines[line].stream
        expected[stream]?.remove(line)
        let longest = (expected[stream] ?? []).lazy.map { [peer] in peer.lines[$0].size }.max() ?? 0
        for number in own.numbers(of: stream) where plans[number] == .waiting && own.lines[number].size >= longest {
            plans[number] = .unannounced
            awakened.insert(number)
        }
    }

    /// Nothing is announced any more: what still waits is left to the next session.
    mutating func hearDone() {
        for number in plans.indices where plans[number] == .waiting { finish(number) }
    }
}

extension SegmentMessage {
    /// What the message costs of the credit.
    var payloadByteCount: Int { Self.headerByteCount + segment.count }
}
