import AmendsCodec
public import AmendsLog
import AmendsModel
import AmendsStore
public import AmendsSync
import AmendsTransport
import AmendsTrust

/// Carries out the orders of one ``SyncSession`` over one pipe and tells it what came of them.
///
/// Frames are read one at a time and heard before the next one is read, so a peer that talks too
/// fast waits; what is sent goes through a queue that the session's credits bound.
actor SessionDriver {
    private var session: SyncSession
    private let pipe: FramePipe
    private let node: Node
    private let rights: Rights
    /// What the peer showed in TLS; nil on a pipe in the clear.
    private let certificate: NodeCertificate?
    private let address: String?
    /// Streams of which something was set aside as evidence: one piece of each is enough.
    private var setAside: Set<StreamID> = []
    /// Segments of streams whose writer is not known yet, in order.
    private var held: [StreamID: [(SyncRequest, [UInt8])]] = [:]
    private var peer: SyncParty?
    private var acknowledged: [StreamID: StreamHead] = [:]
    private var timers: [SyncTimer: Task<Void, Never>] = [:]
    private var reading: Task<Void, Never>?
    private let outgoing: AsyncStream<[UInt8]>.Continuation
    private let sending: Task<Void, Never>
    private var outcome: SessionOutcome?
    private var waiter: CheckedContinuation<SessionOutcome, Never>?

    init(
        pipe: FramePipe, node: Node, isInitiator: Bool, rights: Rights, certificate: NodeCertificate?, address: String?, limits: SyncLimits
    ) {
        session = SyncSession(
            own: SyncParty(node: node.id, role: node.role.wire, site: node.site, readable: node.role == .store ? .own : .all),
            isInitiator: isInitiator, nonce: SyncNonce(high: node.surroundings.randomWord(), low: node.surroundings.randomWord()),
            signer: node.key, limits: limits)
        (self.pipe, self.node, self.rights, self.certificate, self.address) = (pipe, node, rights, certificate, address)
        let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self)
        outgoing = continuation
        sending = Task {
            for await bytes in stream {
                // A broken pipe is noticed by the reader; there is nothing more to do here.
                do { try await pipe.send(bytes) } catch { break }
            }
        }
    }

    /// Talks until the session ends.
    func run() async -> SessionOutcome {
        hear(.started(wallMilliseconds: node.surroundings.now()))
        reading = Task { [pipe] in await self.read(pipe.frames) }
        let outcome = await withTaskCancellationHandler {
            await ended()
        } onCancel: {
            Task { await self.stop() }
        }
        outgoing.finish()
        await sending.value
        await pipe.close()
        reading?.cancel()
        for timer in timers.values { timer.cancel() }
        await note(outcome)
        return outcome
    }

    private func ended() async -> SessionOutcome {
        if let outcome { return outcome }
        return await withCheckedContinuation { waiter = $0 }
    }

    private func stop() { hear(.stopped(reason: "the node is stopping")) }

    private func read(_ frames: FramePipe.Frames) async {
        do {
            for try await frame in frames {
                hear(.frameReceived(frame, wallMilliseconds: node.surroundings.now()))
                if outcome != nil { return }
            }
            hear(.pipeClosed)
        } catch let error as FrameError {
            hear(.frameRefused(error))
        } catch {
            hear(.pipeClosed)
        }
    }

    private func hear(_ fact: SyncFact) {
        for order in session.hear(fact) { carryOut(order) }
    }

    private func carryOut(_ order: SyncOrder) {
        switch order {
        case .send(let bytes): outgoing.yield(bytes)
        case .judge(let party): judge(party)
        case .load(let request, let stream, let index, let maximumByteCount): load(request, stream, index, maximumByteCount)
        case .store(let request, let stream, let segment): store(request, stream, segment)
        case .recordAcknowledgement(let head):
            // Answers of the peer's store may overtake each other.
            if head.size >= acknowledged[head.stream]?.size ?? 0 { acknowledged[head.stream] = head }
        case .report: break
        case .startTimer(let timer, let seconds): start(timer, seconds)
        case .cancelTimer(let timer):
            timers[timer]?.cancel()
            timers[timer] = nil
        case .finish(let summary): outcome = SessionOutcome(summary: summary, error: nil)
        case .fail(let error, let summary): outcome = SessionOutcome(summary: summary, error: error)
        case .close: end()
        }
    }

    private func end() {
        let outcome = outcome ?? SessionOutcome(summary: session.summary, error: nil)
        self.outcome = outcome
        waiter?.resume(returning: outcome)
        waiter = nil
    }

    private func judge(_ party: SyncParty) {
        peer = party
        if let reason = rights.refusal(of: party, showing: certificate) { return hear(.peerRefused(reason: reason)) }
        let (node, reading) = (node, rights.reading(of: party))
        Task.detached {
            do throws(NodeError) {
                let heads = try node.headsToSync()
                await self.hear(.peerAccepted(heads: heads, reading: reading))
            } catch { await self.hear(.storeFailed(reason: error.text)) }
        }
    }

    private func load(_ request: SyncRequest, _ stream: StreamID, _ index: UInt64, _ maximumByteCount: Int) {
        let node = node
        Task.detached {
            do throws(StoreError) {
                let loaded = try node.store.segments(of: stream, from: index, maximumByteCount: maximumByteCount)
                await self.hear(
                    .segmentsLoaded(request, segments: loaded.segments, nextIndex: loaded.nextIndex, isComplete: loaded.isComplete))
            } catch { await self.hear(.storeFailed(reason: error.text)) }
        }
    }

    private func store(_ request: SyncRequest, _ stream: StreamID, _ segment: [UInt8]) {
        guard let peer else { return }
        if held[stream] != nil {
            held[stream]?.append((request, segment))
        } else if rights.refusal(of: stream, from: peer, showing: certificate, segment: segment) == nil || !rights.goesByMembers {
            take(request, stream, segment, peer)
        } else {
            // The writer's membership may have come in this very session and not be folded yet: asks once more
            // when everything taken in so far is. What follows in the stream keeps its order.
            held[stream] = [(request, segment)]
            let node = node
            Task.detached {
                node.intake.drain()
                await self.takeHeld(stream, peer)
            }
        }
    }

    private func takeHeld(_ stream: StreamID, _ peer: SyncParty) {
        for (request, segment) in held.removeValue(forKey: stream) ?? [] { take(request, stream, segment, peer) }
    }

    private func take(_ request: SyncRequest, _ stream: StreamID, _ segment: [UInt8], _ peer: SyncParty) {
        if let reason = rights.refusal(of: stream, from: peer, showing: certificate, segment: segment) {
            refuse(reason, request, stream, segment, peer)
        } else {
            submit(request, stream, segment, peer)
        }
    }

    /// What may not be taken is kept as evidence and stops its own stream.
    private func refuse(_ reason: String, _ request: SyncRequest, _ stream: StreamID, _ segment: [UInt8], _ peer: SyncParty) {
        if setAside.insert(stream).inserted {
            node.setAside(segment, of: stream, from: peer.node.description, because: reason)
        }
        hear(.segmentRefused(request, SegmentRefusal(code: .notAllowed, text: reason)))
    }

    private func submit(_ request: SyncRequest, _ stream: StreamID, _ segment: [UInt8], _ peer: SyncParty) {
        node.intake.submit(segment, stream: stream, sender: peer.node.description, at: node.surroundings.now()) { outcome in
            Task { await self.hear(Self.fact(request, outcome)) }
        }
    }

    private static func fact(_ request: SyncRequest, _ outcome: Intake.Outcome) -> SyncFact {
        switch outcome {
        case .stored(let head): .segmentStored(request, size: head.size, root: head.root)
        case .refused(let reason): .segmentRefused(request, SegmentRefusal(code: .damaged, text: reason))
        case .detached(let reason): .segmentRefused(request, SegmentRefusal(code: .gap, text: reason))
        case .failed(let error): .storeFailed(reason: error.text)
        }
    }

    private func start(_ timer: SyncTimer, _ seconds: Int) {
        timers[timer]?.cancel()
        let moved = pipe.movedByteCount
        timers[timer] = Task {
            do { try await Task.sleep(for: .seconds(seconds)) } catch { return }
            self.fired(timer, seconds, movedBefore: moved)
        }
    }

    private func fired(_ timer: SyncTimer, _ seconds: Int, movedBefore: UInt64) {
        if timer == .idle, pipe.movedByteCount != movedBefore { return start(timer, seconds) }
        timers[timer] = nil
        hear(.timerFired(timer))
    }

    /// Remembers a peer that proved its key, and what it holds.
    private func note(_ outcome: SessionOutcome) async {
        guard outcome.summary.isPeerProven, let peer = outcome.summary.peer else { return }
        let now = node.surroundings.now()
        let row = PeerRow(
            node: peer.node, role: Role(peer.role).rawValue, site: peer.site, firstSeen: now, lastSeen: now, address: address)
        // Only a note: the next session makes it again.
        try? node.store.note(row, holding: Array(acknowledged.values))
    }
}

extension NodeKey: SessionSigner {}

/// How a session ended.
public struct SessionOutcome: Sendable {
    public var summary: SyncSummary
    /// Nil where both sides have what the other lacked.
    public var error: SyncError?
}
