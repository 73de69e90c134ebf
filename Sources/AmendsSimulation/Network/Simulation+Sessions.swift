import AmendsCodec
import AmendsLog
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsSync
import GRDB
import Synchronization

/// Sessions between the nodes of the chain.
extension Simulation {
    /// One call over a line, if it is not cut.
    func call(_ number: Int) throws {
        let line = lines[number]
        guard !line.isPartitioned else { return }
        // Now and then the other way round: a session is symmetric.
        let isReversed = random.below(5) == 0
        let (caller, called) = (nodes[isReversed ? line.called : line.caller], nodes[isReversed ? line.caller : line.called])
        let forgery = hasFaults && random.below(options.callsPerForgery) == 0 ? try forge(by: caller, against: called) : nil
        // A line breaks while it is used, too.
        if hasFaults, random.below(12) == 0 { plan(after: Int64(random.below(400))) { [unowned self] in partition(number) } }
        try talk(caller, called, hasFaults ? LinkFaults.draw(&random) : .none, forgery)
    }

    func talk(_ caller: SimulatedNode, _ called: SimulatedNode, _ faults: LinkFaults, _ forgery: Forgery? = nil) throws {
        guard caller.isUp, called.isUp else { return }
        var limits = SyncLimits()
        // Small loads and windows, so that short histories need several of them.
        limits.maximumLoadByteCount = random.element(of: [1, 2_000, 100_000])
        guard let first = try SessionEndpoint(caller, isInitiator: true, limits: limits, forgery: forgery, in: self),
            let second = try SessionEndpoint(called, isInitiator: false, limits: limits, forgery: nil, in: self)
        else { return }
        SimulatedLink.connect(first, second, faults, in: self)
        report.sessions += 1
        if caller.role == .store, called.role == .store { reach(.sometimesTwoNodesOfASiteMet) }
        second.begin()
        first.begin()
    }

    func ended(_ endpoint: SessionEndpoint, _ error: SyncError?) {
        if let error {
            reach(.sometimesSessionFailed)
            failedSessions.append("\(endpoint.owner.name): \(error)")
        } else if hasFaults, random.below(6) == 0 {
            // Once the other side is done, too: now they are most likely to hold the same.
            plan(after: 200) { [unowned self] in try checkAnytime() }
        }
        // Search follows in transactions of its own.
        guard let node = endpoint.owner.node else { return }
        do throws(StoreError) { try node.store.catchUpSearch() } catch {
            if endpoint.owner.hasLostPower {
                lostPower(endpoint.owner)
            } else {
                fail(.anytimeStoresWork, "\(endpoint.owner.name): \(error.text)")
            }
        }
    }

    func partition(_ number: Int) {
        guard hasFaults, !lines[number].isPartitioned else { return }
        lines[number].isPartitioned = true
        let ends = [lines[number].caller, lines[number].called]
        for endpoint in nodes[ends[0]].endpoints where endpoint.link?.ends.contains(where: { $0.owner.number == ends[1] }) == true {
            reach(.sometimesPartitionCutsSession)
            endpoint.link?.cut()
        }
        plan(after: Int64(random.exponential(mean: Double(VirtualTime.day)))) { [unowned self] in lines[number].isPartitioned = false }
    }

    func isPartitioned(_ node: SimulatedNode) -> Bool {
        lines.contains { $0.isPartitioned && ($0.caller == node.number || $0.called == node.number) }
    }

    // MARK: Taking

    /// Takes in one segment by the shipped intake.
    func take(_ segment: [UInt8], of stream: StreamID, from sender: String, at owner: SimulatedNode) -> Intake.Outcome {
        guard let node = owner.node else { return .failed(StoreError(.other, "The node is down.")) }
        let outcome: Intake.Outcome
        if usesIntakeThreads {
            let answer = IntakeAnswer()
            node.intake.submit(segment, stream: stream, sender: sender, at: owner.clock.now) { answer.outcome = $0 }
            node.intake.drain()
            outcome = answer.outcome ?? .failed(StoreError(.other, "The intake gave no answer."))
        } else {
            outcome = node.intake.take(segment, stream: stream, sender: sender, at: owner.clock.now)
        }
        switch outcome {
        case .stored:
            lookForWaiting(at: owner)
        case .refused where !owner.hasLostPower:
            reach(.sometimesBadSegmentRefused)
            evidence.append(Evidence(node: owner.number, origin: stream.origin, byteCount: segment.count))
            if options.breakLaw == .evidenceLost { loseEvidence(at: owner) }
        default: break
        }
        return outcome
    }

    private func lookForWaiting(at owner: SimulatedNode) {
        let isWaiting = try? owner.node?.store.read { database in
            try Int.fetchOne(try database.cachedStatement(sql: "SELECT 1 FROM log_waiting LIMIT 1"))
        }
        if isWaiting == 1 { reach(.sometimesWaitingEntry) }
    }

    // MARK: The end

    /// Ends all faults: the network is whole, every node is up, no write fails.
    func heal() throws {
        hasFaults = false
        for number in lines.indices { lines[number].isPartitioned = false }
        for owner in nodes {
            if owner.hasLostPower { lostPower(owner) }
            owner.node?.store.cutPower(afterSteps: nil)
        }
        try runEvents()
        for owner in nodes where !owner.isUp { try reopen(owner) }
        for owner in nodes { try? owner.disk.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only=0") } }
        failedSessions = []
    }

    /// Sessions over every line until nothing moves any more.
    func syncUntilQuiet() throws {
        for _ in 0..<Self.maximumRounds {
            try writeForCanary()
            let before = try nodes.map { try $0.node?.store.sealedHeads() ?? [] }
            for line in lines {
                try talk(nodes[line.caller], nodes[line.called], endFaults)
                try runEvents()
            }
            if !failedSessions.isEmpty {
                fail(.eventuallyCleanSessionsSucceed, failedSessions[0])
                return
            }
            if try nodes.map({ try $0.node?.store.sealedHeads() ?? [] }) == before { return }
        }
        fail(.eventuallyTheChainIsQuiet, "after \(Self.maximumRounds) rounds of sessions something still moves")
    }

    /// What one node has goes through head office to every other: two rounds are enough, one more
    /// to see that nothing moves, and as many again for good measure.
    private static let maximumRounds = 6
}

/// Carries an outcome out of the intake's threads.
final class IntakeAnswer: Sendable {
    private let value = Mutex<Intake.Outcome?>(nil)
    var outcome: Intake.Outcome? {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }
}

/// A refused segment must be found in the quarantine of the node that refused it.
struct Evidence {
    var node: Int
    var origin: String
    var byteCount: Int
}
