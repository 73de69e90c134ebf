import AmendsCodec

/// What goes wrong on a link. Byte counts and frame numbers are counted per direction.
struct LinkFaults {
    enum FrameFault: CaseIterable { case lost, doubled, reordered, truncated, corrupted }

    /// The link is cut in both directions after this many bytes in one of them.
    var cutAfterBytes: [Int?] = [nil, nil]
    /// Frames that fare badly, by direction and number.
    var frames: [[Int: FrameFault]] = [[:], [:]]

    static let none = LinkFaults()

    static func draw(_ random: inout SeededRandom) -> LinkFaults {
        var faults = LinkFaults()
        switch random.below(10) {
        case 0...5: break
        case 6, 7: faults.cutAfterBytes[random.below(2)] = random.below(random.below(2) == 0 ? 600 : 6_000)
        default:
            let fault = random.element(of: FrameFault.allCases)
            for _ in 0...random.below(2) { faults.frames[random.below(2)][random.below(8)] = fault }
        }
        return faults
    }
}

/// A pipe between two sessions: bytes in order, in pieces of any size, later; or not at all.
final class SimulatedLink {
    /// The initiator's end and the responder's.
    let ends: [SessionEndpoint]
    private unowned let simulation: Simulation
    private let faults: LinkFaults
    private var sentFrames = [0, 0]
    private var sentBytes = [0, 0]
    private var lastArrival: [Int64] = [0, 0]
    private var heldBack: [[UInt8]?] = [nil, nil]
    private(set) var isCut = false
    /// Counts in both directions, for the idle timer.
    private(set) var movedByteCount = 0

    private init(_ ends: [SessionEndpoint], _ faults: LinkFaults, in simulation: Simulation) {
        (self.ends, self.faults, self.simulation) = (ends, faults, simulation)
    }

    /// The ends hold the link as long as they talk.
    static func connect(_ initiator: SessionEndpoint, _ responder: SessionEndpoint, _ faults: LinkFaults, in simulation: Simulation) {
        let link = SimulatedLink([initiator, responder], faults, in: simulation)
        initiator.link = link
        responder.link = link
    }

    /// Sends one whole frame from `side` (0 or 1).
    func send(_ frame: [UInt8], from side: Int) {
        guard !isCut else { return }
        let number = sentFrames[side]
        sentFrames[side] += 1
        guard let fault = faults.frames[side][number] else { return put(frame, from: side) }
        switch fault {
        case .lost: simulation.reach(.sometimesLostFrame)
        case .doubled:
            simulation.reach(.sometimesDuplicateFrame)
            put(frame, from: side)
            put(frame, from: side)
        case .reordered:
            // Goes out after the next one.
            heldBack[side] = frame
        case .truncated:
            simulation.reach(.sometimesTruncatedFrame)
            put(Array(frame.prefix(simulation.random.below(frame.count))), from: side)
        case .corrupted:
            simulation.reach(.sometimesCorruptedFrame)
            var frame = frame
            frame[simulation.random.below(frame.count)] ^= UInt8(1 << simulation.random.below(8))
            put(frame, from: side)
        }
    }

    private func put(_ frame: [UInt8], from side: Int) {
        transmit(frame, from: side)
        if let held = heldBack[side] {
            heldBack[side] = nil
            simulation.reach(.sometimesReorderedFrame)
            transmit(held, from: side)
        }
    }

    private func transmit(_ frame: [UInt8], from side: Int) {
        var bytes = frame[...]
        if let limit = faults.cutAfterBytes[side], sentBytes[side] + bytes.count >= limit {
            bytes = bytes.prefix(limit - sentBytes[side])
            if !bytes.isEmpty, bytes.count < frame.count, frame[4] == Self.segmentFrameType { simulation.reach(.sometimesCutInsideSegment) }
            deliver(bytes, from: side)
            cut()
            return
        }
        sentBytes[side] += bytes.count
        while !bytes.isEmpty {
            let piece = bytes.prefix(simulation.random.below(3) == 0 ? 1 + simulation.random.below(bytes.count) : bytes.count)
            bytes = bytes.dropFirst(piece.count)
            deliver(piece, from: side)
        }
    }

    private func deliver(_ piece: ArraySlice<UInt8>, from side: Int) {
        guard !piece.isEmpty else { return }
        let receiver = ends[1 - side]
        plan(from: side) { [weak self] in
            self?.movedByteCount += piece.count
            receiver.hear(bytes: piece)
        }
    }

    /// Closes from `side` once what was sent has arrived.
    func close(from side: Int) {
        guard !isCut else { return }
        if let held = heldBack[side] {
            heldBack[side] = nil
            transmit(held, from: side)
        }
        let receiver = ends[1 - side]
        plan(from: side) { receiver.hearEnd() }
    }

    /// Ends the link in both directions; what is on its way still arrives, then the end.
    func cut() {
        guard !isCut else { return }
        isCut = true
        for side in 0..<2 {
            let receiver = ends[1 - side]
            plan(from: side) { receiver.hearEnd() }
        }
    }

    private func plan(from side: Int, _ happen: @escaping () throws -> Void) {
        let latency = Int64(1 + simulation.random.below(80))
        lastArrival[side] = max(lastArrival[side], simulation.time.now + latency)
        simulation.plan(at: lastArrival[side], happen)
    }

    /// SEGMENT in `protocol/session.md`, section 2.
    static let segmentFrameType: UInt8 = 5
}
