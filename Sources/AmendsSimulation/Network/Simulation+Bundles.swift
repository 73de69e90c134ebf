import AmendsLog
import AmendsNode
import AmendsStore

/// Segments on a stick: carried by hand, late, twice or never.
struct SimulatedBundle {
    var receiver: Int
    var segments: [(stream: StreamID, body: [UInt8])]
    var madeAt: Int64
}

extension Simulation {
    /// One node writes all that another one may read to a stick.
    func makeBundle() {
        let line = random.element(of: lines)
        let isReversed = random.below(3) == 0
        let (maker, receiver) = (nodes[isReversed ? line.called : line.caller], nodes[isReversed ? line.caller : line.called])
        guard let node = maker.node else { return }
        do {
            let known = random.below(2) == 0 ? try node.store.knownLines(at: receiver.id) : [:]
            var segments: [(StreamID, [UInt8])] = []
            for head in try node.headsToSync() where receiver.mayRead(head.stream.scope) {
                var index = try node.store.start(of: head, for: known[head.stream] ?? [])
                while index < head.size {
                    let loaded = try node.store.segments(of: head, from: index, maximumByteCount: random.element(of: [1, 1 << 20]))
                    segments += loaded.segments.map { (head.stream, $0) }
                    index = loaded.nextIndex
                    if loaded.isComplete { break }
                }
            }
            notePromises(of: maker)
            carry(SimulatedBundle(receiver: receiver.number, segments: segments, madeAt: time.now))
        } catch {
            if maker.hasLostPower { lostPower(maker) } else { fail(.anytimeStoresWork, "\(maker.name) making a bundle: \(error)") }
        }
    }

    private func carry(_ bundle: SimulatedBundle) {
        switch random.below(5) {
        case 0: return reach(.sometimesBundleLost)
        case 1: bundles.append(bundle)
        default: break
        }
        plan(after: Int64(random.exponential(mean: Double(VirtualTime.day)))) { [unowned self] in
            takeBundle(bundle)
            reach(.sometimesBundleTaken)
            guard let old = bundles.popLast() else { return }
            takeBundle(old)
            reach(old.madeAt < bundle.madeAt ? .sometimesBundleOld : .sometimesBundleTakenTwice)
        }
    }

    private func takeAtOnce(_ bundle: SimulatedBundle, at receiver: SimulatedNode, _ node: Node) {
        let answers = bundle.segments.map { stream, body in
            let answer = IntakeAnswer()
            node.intake.submit(body, stream: stream, sender: "bundle", at: receiver.clock.now) { answer.outcome = $0 }
            return answer
        }
        node.intake.drain()
        if answers.count > 1 { reach(.sometimesManySegmentsAtOnce) }
        for (answer, item) in zip(answers, bundle.segments) {
            switch answer.outcome {
            case .stored(let head): receiver.promises.add(head, isAcknowledged: false)
            case .refused: evidence.append(Evidence(node: receiver.number, origin: item.stream.origin, byteCount: item.body.count))
            case .detached: break
            case .failed(let error): fail(.anytimeStoresWork, "\(receiver.name) taking a bundle: \(error.text)")
            case nil: fail(.anytimeStoresWork, "\(receiver.name) taking a bundle: the intake gave no answer")
            }
        }
    }

    /// Whether a bundle's segment is stored or refused, nothing else may come of it.
    private func takeBundle(_ bundle: SimulatedBundle) {
        let receiver = nodes[bundle.receiver]
        defer { lookBack(receiver) }
        // Which segments share a transaction is the threads' choice, and must make no difference. Where
        // a write is going to fail it would decide which one.
        if usesIntakeThreads, !receiver.isThreatened, let node = receiver.node { return takeAtOnce(bundle, at: receiver, node) }
        for (stream, body) in bundle.segments {
            guard receiver.isUp else { return }
            switch take(body, of: stream, from: "bundle", at: receiver) {
            case .stored(let head): receiver.promises.add(head, isAcknowledged: false)
            case .refused, .detached: if receiver.hasLostPower { lostPower(receiver) }
            case .failed(let error):
                if receiver.hasLostPower {
                    lostPower(receiver)
                } else {
                    fail(.anytimeStoresWork, "\(receiver.name) taking a bundle: \(error.text)")
                }
            }
        }
    }
}
