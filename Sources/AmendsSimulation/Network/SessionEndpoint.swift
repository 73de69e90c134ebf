import AmendsCodec
import AmendsLog
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsSync

/// One side of a simulated session: carries out the orders of a ``SyncSession`` on its node's store
/// as the shipped driver does, but on virtual time and in one thread. Every answer of the store is
/// an event of its own, so that frames come in between and a crash can, too.
final class SessionEndpoint {
    let owner: SimulatedNode
    private unowned let simulation: Simulation
    private let side: Int
    private let start: Int
    private var session: SyncSession
    private var decoder = FrameDecoder()
    private let rights: Rights
    private let forgery: Forgery?
    /// Nil before the session and after its end.
    var link: SimulatedLink?
    private var peer: SyncParty?
    private var acknowledged: [StreamID: StreamHead] = [:]
    private var timerNumbers: [SyncTimer: Int] = [:]
    private var storeIsBusyUntil: Int64 = 0
    private(set) var outcome: (summary: SyncSummary, error: SyncError?)?
    private(set) var isOver = false

    init?(_ owner: SimulatedNode, isInitiator: Bool, limits: SyncLimits, forgery: Forgery?, in simulation: Simulation) throws {
        guard let node = owner.node else { return nil }
        let words = (0..<2).map { _ in node.surroundings.random(8).reduce(0) { $0 << 8 | UInt64($1) } }
        session = SyncSession(
            own: SyncParty(node: owner.id, role: owner.role.wire, site: owner.site, readable: owner.role == .store ? .own : .all),
            isInitiator: isInitiator, nonce: SyncNonce(high: words[0], low: words[1]), signer: SimulatedSigner(key: owner.key),
            limits: limits)
        (self.owner, self.simulation, self.forgery) = (owner, simulation, forgery)
        (side, start) = (isInitiator ? 0 : 1, owner.start)
        rights = try node.rights(acceptsNew: true)
        owner.endpoints.append(self)
    }

    // MARK: Facts

    func begin() { hear(.started(wallMilliseconds: owner.clock.now)) }

    func hear(bytes: ArraySlice<UInt8>) {
        var rest = bytes
        do throws(FrameError) {
            while !isOver, let frame = try decoder.next(from: &rest) {
                hear(.frameReceived(frame, wallMilliseconds: owner.clock.now))
            }
        } catch { hear(.frameRefused(error)) }
    }

    func hearEnd() {
        if decoder.heldByteCount > 0 { hear(.frameRefused(.truncated(byteCount: decoder.heldByteCount))) }
        hear(.pipeClosed)
    }

    private func hear(_ fact: SyncFact) {
        guard !isOver, start == owner.start else { return }
        for order in session.hear(fact) { carryOut(order) }
    }

    /// The program is gone: nothing is heard or noted any more, and the peer hears the end.
    func vanish() {
        isOver = true
        link?.cut()
        link = nil
    }

    // MARK: Orders

    private func carryOut(_ order: SyncOrder) {
        guard !isOver else { return }
        switch order {
        case .send(let bytes): link?.send(bytes, from: side)
        case .judge(let party): judge(party)
        case .load(let request, let stream, let index, let maximumByteCount):
            later { self.load(request, stream, index, maximumByteCount) }
        case .store(let request, let stream, let segment): later { self.store(request, stream, segment) }
        case .recordAcknowledgement(let head): acknowledged[head.stream] = head
        case .report: break
        case .startTimer(let timer, let seconds): startTimer(timer, seconds)
        case .cancelTimer(let timer): timerNumbers[timer, default: 0] += 1
        case .finish(let summary): outcome = (summary, nil)
        case .fail(let error, let summary): outcome = (summary, error)
        case .close: end()
        }
    }

    /// Runs `body` when the store has done what was asked of it before.
    private func later(_ body: @escaping () throws -> Void) {
        storeIsBusyUntil = max(storeIsBusyUntil, simulation.time.now) + Int64(simulation.random.below(20))
        simulation.plan(at: storeIsBusyUntil) { [weak self] in
            guard let self, !self.isOver, self.start == self.owner.start else { return }
            try body()
        }
    }

    private func judge(_ party: SyncParty) {
        peer = party
        if let reason = rights.refusal(of: party) { return later { self.hear(.peerRefused(reason: reason)) } }
        later {
            guard let node = self.owner.node else { return }
            do throws(NodeError) {
                var heads = try node.headsToSync()
                self.simulation.notePromises(of: self.owner)
                if let forgery = self.forgery { heads = forgery.heads(beside: heads) }
                self.hear(.peerAccepted(heads: heads))
            } catch { self.storeFailed(error.text, .sometimesCrashWhileSealing) }
        }
    }

    private func load(_ request: SyncRequest, _ stream: StreamID, _ index: UInt64, _ maximumByteCount: Int) {
        guard let node = owner.node else { return }
        if let forgery, forgery.stream == stream {
            return hear(.segmentsLoaded(request, segments: [forgery.segment], nextIndex: forgery.head.size, isComplete: true))
        }
        do throws(StoreError) {
            var loaded = try node.store.segments(of: stream, from: index, maximumByteCount: maximumByteCount)
            if let forgery, forgery.damages(stream), let first = loaded.segments.first {
                loaded.segments[0] = forgery.damaged(first)
            }
            if stream.node != owner.id, !loaded.segments.isEmpty { simulation.reach(.sometimesStreamCarriedByAnother) }
            hear(.segmentsLoaded(request, segments: loaded.segments, nextIndex: loaded.nextIndex, isComplete: loaded.isComplete))
        } catch { storeFailed(error.text, nil) }
    }

    private func store(_ request: SyncRequest, _ stream: StreamID, _ segment: [UInt8]) {
        guard let peer else { return }
        if simulation.options.breakLaw != .forgeryTaken, let reason = rights.refusal(of: stream, from: peer) {
            simulation.reach(.sometimesForeignScopeRefused)
            return hear(.segmentRefused(request, SegmentRefusal(code: .notAllowed, text: reason)))
        }
        if owner.deafTo.contains(peer.node) {
            return hear(.segmentRefused(request, SegmentRefusal(code: .damaged, text: "this peer is not listened to")))
        }
        switch simulation.breach(ofTaking: stream, at: owner) {
        case .lose:
            let header = try? SegmentHeader.peek(segment)
            guard let header else { break }
            let head = StreamHead(stream: stream, size: header.first + UInt64(header.count), root: header.root)
            owner.promises.add(head, isAcknowledged: true)
            return hear(.segmentStored(request, size: head.size, root: head.root))
        case .losePlainly:
            let header = try? SegmentHeader.peek(segment)
            return hear(.segmentStored(request, size: header.map { $0.first + UInt64($0.count) } ?? 0, root: header?.root ?? .zero))
        case .none: break
        }
        switch simulation.take(segment, of: stream, from: peer.node.description, at: owner) {
        case .stored(let head):
            owner.promises.add(head, isAcknowledged: false)
            if simulation.crashesBeforeAcknowledgement(owner) { return }
            owner.promises.add(head, isAcknowledged: true)
            hear(.segmentStored(request, size: head.size, root: head.root))
        case .detached(let reason): hear(.segmentRefused(request, SegmentRefusal(code: .gap, text: reason)))
        case .refused(let reason):
            if owner.hasLostPower { return storeFailed(reason, .sometimesCrashWhileTaking) }
            if simulation.options.breakLaw == .onePeerStopsAll { owner.deafTo.insert(peer.node) }
            hear(.segmentRefused(request, SegmentRefusal(code: .damaged, text: reason)))
        case .failed(let error):
            storeFailed(error.text, .sometimesCrashWhileTaking)
        }
    }

    private func storeFailed(_ reason: String, _ where: Sometimes?) {
        if owner.hasLostPower {
            if let `where` { simulation.reach(`where`) }
            simulation.lostPower(owner)
        } else {
            simulation.fail(.anytimeStoresWork, "\(owner.name): \(reason)")
        }
        hear(.storeFailed(reason: reason))
    }

    private func startTimer(_ timer: SyncTimer, _ seconds: Int) {
        timerNumbers[timer, default: 0] += 1
        let number = timerNumbers[timer, default: 0]
        let moved = link?.movedByteCount ?? 0
        simulation.plan(at: simulation.time.now + Int64(seconds) * 1_000) { [weak self] in
            guard let self, !self.isOver, self.timerNumbers[timer] == number else { return }
            if timer == .idle, let link = self.link, link.movedByteCount != moved { return self.startTimer(timer, seconds) }
            self.hear(.timerFired(timer))
        }
    }

    private func end() {
        isOver = true
        link?.close(from: side)
        link = nil
        owner.endpoints.removeAll { $0 === self }
        let outcome = outcome ?? (session.summary, nil)
        note(outcome.summary)
        simulation.ended(self, outcome.error)
    }

    /// Remembers a peer that proved its key, and what it holds.
    private func note(_ summary: SyncSummary) {
        guard summary.isPeerProven, let peer = summary.peer, let node = owner.node else { return }
        let now = owner.clock.now
        let row = PeerRow(node: peer.node, role: Role(peer.role).rawValue, site: peer.site, firstSeen: now, lastSeen: now, address: nil)
        let heads = acknowledged.values.sorted { $0.stream < $1.stream }
        do throws(StoreError) { try node.store.note(row, holding: heads) } catch {
            if owner.hasLostPower {
                simulation.lostPower(owner)
            } else {
                simulation.fail(.anytimeStoresWork, "\(owner.name) noting a peer: \(error.text)")
            }
        }
    }
}

/// Signs as the node itself does.
private struct SimulatedSigner: SessionSigner {
    let key: NodeKey
    var node: NodeID { key.node }
    func sign(_ bytes: [UInt8]) throws -> [UInt8] { try key.sign(bytes) }
}
