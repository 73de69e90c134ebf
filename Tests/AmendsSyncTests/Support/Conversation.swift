import AmendsCodec
import AmendsLog
import AmendsTestSupport
import Testing

@testable import AmendsSync

/// Two sessions, each driven for a fake node, and the pipe between them, in one thread and from a seed.
struct Conversation {
    struct Faults {
        /// The pipe breaks after so many bytes of both directions.
        var cutAfterByteCount: Int?
        /// One frame of so many is lost on its way.
        var loseOneIn: Int?
        /// One frame of so many comes twice.
        var doubleOneIn: Int?
    }

    struct Side {
        var node: FakeNode
        var session: SyncSession
        var decoder = FrameDecoder()
        /// Bytes on their way to this side.
        var wire: [UInt8] = []
        var isPipeOpen = true
        /// Answers of the store that have not been given yet, in their order.
        var answers: [SyncFact] = []
        var unansweredByteCount = 0
        var grantedByteCount = 0
        var end: SyncOrder?
        var orders: [SyncOrder] = []
    }

    /// The initiator and the responder.
    var sides: [Side]
    var random: SplitMix64
    var faults = Faults()
    /// True where bytes come in random pieces and answers of the store at random times.
    var isScattered: Bool
    /// Every frame that was sent, in the order of sending: by whom (0 initiator), and the frame.
    var transcript: [(side: Int, frame: Frame)] = []
    var movedByteCount = 0
    var seed: UInt64

    init(
        _ initiator: FakeNode, _ responder: FakeNode, seed: UInt64 = 1, isScattered: Bool = false, faults: Faults = Faults(),
        limits: (SyncLimits, SyncLimits) = (SyncLimits(), SyncLimits())
    ) {
        self.seed = seed
        self.faults = faults
        self.isScattered = isScattered
        random = SplitMix64(seed: seed)
        sides = [(initiator, true, limits.0), (responder, false, limits.1)].map { node, isInitiator, limits in
            let nonce = SyncNonce(high: isInitiator ? 0xa0 : 0xb0, low: seed)
            let session = SyncSession(own: node.party, isInitiator: isInitiator, nonce: nonce, signer: node.signer, limits: limits)
            var side = Side(node: node, session: session)
            side.grantedByteCount = limits.grantedCreditByteCount
            return side
        }
    }

    static let wallMilliseconds: [Int64] = [1_700_000_000_000, 1_700_000_005_000]

    /// Runs until nothing can happen any more.
    mutating func run() {
        for number in [1, 0] { hear(number, .started(wallMilliseconds: Self.wallMilliseconds[number])) }
        while let number = nextSide() {
            if !sides[number].answers.isEmpty, !isScattered || sides[number].wire.isEmpty || random.isHit(oneIn: 2) {
                hear(number, sides[number].answers.removeFirst())
            } else {
                deliver(number)
            }
        }
        for number in 0...1 where !sides[number].session.isClosed { hear(number, .pipeClosed) }
    }

    private mutating func nextSide() -> Int? {
        let ready = (0...1).filter { !sides[$0].answers.isEmpty || (!sides[$0].wire.isEmpty && sides[$0].isPipeOpen) }
        return isScattered ? ready.randomElement(using: &random) : ready.first
    }

    private mutating func deliver(_ number: Int) {
        let count = isScattered ? Int.random(in: 1...max(3000, sides[number].wire.count / 4), using: &random) : sides[number].wire.count
        var piece = sides[number].wire.prefix(count)
        sides[number].wire.removeFirst(piece.count)
        do {
            while let frame = try sides[number].decoder.next(from: &piece) {
                hear(number, .frameReceived(frame, wallMilliseconds: Self.wallMilliseconds[number] + 200))
            }
        } catch {
            hear(number, .frameRefused(error))
        }
    }

    private mutating func hear(_ number: Int, _ fact: SyncFact) {
        let orders = sides[number].session.hear(fact)
        sides[number].orders += orders
        for order in orders { perform(number, order) }
    }

    private mutating func perform(_ number: Int, _ order: SyncOrder) {
        switch order {
        case .send(let bytes): send(number, bytes)
        case .judge:
            sides[number].answers.append(.peerAccepted(heads: sides[number].node.heads, reading: sides[number].node.reading))
        case .load(let request, let stream, let from, let maximum):
            let loaded = sides[number].node.load(stream, from: from, maximumByteCount: maximum)
            sides[number].answers.append(
                .segmentsLoaded(request, segments: loaded.segments, nextIndex: loaded.nextIndex, isComplete: loaded.isComplete))
        case .store(let request, let stream, let segment):
            if let refusal = sides[number].node.store(stream, segment) {
                sides[number].answers.append(.segmentRefused(request, refusal))
            } else {
                let head = sides[number].node.head(stream)
                sides[number].answers.append(.segmentStored(request, size: head.size, root: head.root))
            }
        case .finish, .fail: sides[number].end = order
        case .close: sides[number].isPipeOpen = false
        case .recordAcknowledgement, .report, .startTimer, .cancelTimer: break
        }
    }

    private mutating func send(_ number: Int, _ bytes: [UInt8]) {
        let frame = Frame(type: bytes[4], payload: Array(bytes[5...]))
        transcript.append((number, frame))
        count(number, frame)
        var bytes = bytes
        if let chance = faults.loseOneIn, random.isHit(oneIn: chance) { bytes = [] }
        if let chance = faults.doubleOneIn, random.isHit(oneIn: chance) { bytes += bytes }
        if let cut = faults.cutAfterByteCount { bytes = Array(bytes.prefix(max(0, cut - movedByteCount))) }
        movedByteCount += bytes.count
        sides[1 - number].wire += bytes
    }

    /// Keeps account of the credit, and fails the test where it is not kept to.
    private mutating func count(_ number: Int, _ frame: Frame) {
        switch MessageType(rawValue: frame.type) {
        case .segment:
            sides[number].unansweredByteCount += frame.payload.count
            #expect(sides[number].unansweredByteCount <= sides[1 - number].grantedByteCount, "seed \(seed)")
        case .acknowledgement, .refused:
            sides[1 - number].unansweredByteCount -= frame.payload[2..<6].reduce(0) { $0 << 8 | Int($1) }
        default: break
        }
    }

    var hasFinished: Bool {
        sides.allSatisfy { if case .finish = $0.end { true } else { false } }
    }

    var names: [String] { transcript.compactMap { MessageType(rawValue: $0.frame.type)?.name } }
    func summary(_ number: Int) -> SyncSummary { sides[number].session.summary }
    func error(_ number: Int) -> SyncError? {
        if case .fail(let error, _) = sides[number].end { error } else { nil }
    }
}

/// A store of S012 and a head office that also holds another shop's log.
func chain() -> (store: FakeNode, headOffice: FakeNode) {
    (FakeNode(seed: 1, role: .store, site: "S012"), FakeNode(seed: 2, role: .headOffice, site: nil))
}

func site(_ code: String) -> Scope {
    guard let code = SiteCode(code) else { preconditionFailure("\(code) is no site") }
    return .site(code)
}
