import AmendsCodec
public import AmendsLog
import AmendsModel
public import AmendsStore
import AmendsTransport
import Synchronization

/// What a bundle carried or brought.
public struct BundleOutcome: Sendable {
    public var segments = 0
    public var entries: UInt64 = 0
    /// Streams that were not taken, with the reason.
    public var refused: [(stream: StreamID, reason: String)] = []
}

extension Node {
    /// For whom a bundle is made.
    public enum Receiver: Sendable {
        case headOffice
        case site(SiteCode)
        case node(PeerRow)
    }

    /// The receiver a person names: `head-office`, a site's code, or the beginning of a known node's name.
    public func receiver(named name: String) throws(NodeError) -> Receiver {
        if name == Role.headOffice.rawValue { return .headOffice }
        let peers: [PeerRow]
        do throws(StoreError) { peers = try store.peers() } catch { throw NodeError(error) }
        let found = name.utf8.count >= 6 ? peers.filter { $0.node.description.hasPrefix(name.lowercased()) } : []
        if found.count > 1 {
            throw NodeError(.usage, "More than one node's name begins with \(name). Give more digits.", reason: .ambiguousReceiver(name))
        }
        if let peer = found.first { return .node(peer) }
        if let code = SiteCode(name) { return .site(code) }
        throw NodeError(
            .usage, "\(name) is neither head-office, a site code nor a known node. `amends peers` lists the nodes met.",
            reason: .unknownReceiver(name))
    }

    /// Writes everything that the receiver may read and is not known to hold into one file.
    public func makeBundle(for receiver: Receiver, to path: String) throws(NodeError) -> BundleOutcome {
        let rights = try rights(acceptsNew: false)
        let heads = try headsToSync().filter { may(receiver, read: $0.stream.scope, rights) }
        var outcome = BundleOutcome()
        do {
            var known: [StreamID: UInt64] = [:]
            if case .node(let peer) = receiver { known = try store.knownSizes(at: peer.node) }
            var writer: BundleWriter
            do throws(TransportError) { writer = try BundleWriter(path: path) } catch {
                throw NodeError(.cannotCreate, error.description, reason: .transport(error))
            }
            for head in heads {
                var index = known[head.stream] ?? 0
                while index < head.size {
                    let loaded = try store.segments(of: head.stream, from: index, maximumByteCount: 4 << 20)
                    for segment in loaded.segments { try writer.append(segment) }
                    outcome.segments += loaded.segments.count
                    outcome.entries += loaded.nextIndex - index
                    index = loaded.nextIndex
                    if loaded.isComplete { break }
                }
            }
            try writer.finish()
        } catch let error as TransportError {
            throw NodeError(.inputOutput, error.description, reason: .transport(error))
        } catch { throw NodeError(error) }
        return outcome
    }

    private func may(_ receiver: Receiver, read scope: Scope, _ rights: Rights) -> Bool {
        switch receiver {
        case .headOffice: true
        case .site(let code): scope == .company || scope == .site(code)
        case .node(let peer):
            rights.mayRead(scope, peer)
        }
    }

    /// Takes in a bundle. The same file may be taken any number of times, and bundles in any order; a
    /// stream whose beginning is still missing is reported, the others go in.
    public func takeBundle(_ path: String) throws(NodeError) -> BundleOutcome {
        let results = Mutex(BundleOutcome())
        let rights = try rights(acceptsNew: false)
        do throws(TransportError) {
            _ = try BundleReader.check(path: path)
            var reader = try BundleReader(path: path)
            var announced = 0
            while let segment = try reader.next() {
                guard let header = try? segment.withUnsafeBytes({ try SegmentHeader.peek($0) }) else {
                    throw TransportError(.bundleDamaged, place: path, reason: "segment \(announced) can't be read")
                }
                announced += 1
                guard mayRead(header.stream.scope) else {
                    results.withLock { $0.refused.append((header.stream, "this node does not keep \(header.stream.scope)")) }
                    continue
                }
                if let reason = refusal(ofBundled: header.stream, segment, rights) {
                    setAside(segment, of: header.stream, from: "bundle", because: reason)
                    results.withLock { $0.refused.append((header.stream, reason)) }
                    continue
                }
                intake.submit(segment, stream: header.stream, sender: "bundle", at: surroundings.now()) { outcome in
                    results.withLock { results in
                        switch outcome {
                        case .stored:
                            results.segments += 1
                            results.entries += UInt64(header.count)
                        case .refused(let reason), .detached(let reason): results.refused.append((header.stream, reason))
                        case .failed(let error): results.refused.append((header.stream, error.text))
                        }
                    }
                }
                // Bounds what waits undecoded.
                if announced % Intake.maximumInFlight == 0 { intake.drain() }
            }
            intake.drain()
        } catch { throw NodeError(error.code == .fileFailed ? .noInput : .badInput, error.description, reason: .transport(error)) }
        try acknowledgeOrderedPacks()
        try eraseLateValues()
        try carryTransfers()
        do throws(StoreError) { try catchUpSearch() } catch { throw NodeError(error) }
        return results.withLock { $0 }
    }

    private func refusal(ofBundled stream: StreamID, _ segment: [UInt8], _ rights: Rights) -> String? {
        guard rights.refusalOfBundled(stream, segment: segment) != nil else { return nil }
        // The writer's membership may have come with this very file.
        intake.drain()
        return rights.refusalOfBundled(stream, segment: segment)
    }

    private func mayRead(_ scope: Scope) -> Bool {
        switch scope {
        case .company: true
        case .site(let code): role != .store || code == site
        case .log(let node): role != .store || node == id
        }
    }
}
