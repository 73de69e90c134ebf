package import AmendsLog
import AmendsStore
public import AmendsSync
public import AmendsTransport

extension Node {
    /// What this node can send: every stream as far as it is sealed, after sealing its own.
    package func headsToSync() throws(NodeError) -> [StreamHead] {
        try seal()
        do throws(StoreError) { return try store.sealedHeads() } catch { throw NodeError(error) }
    }

    package func rights(acceptsNew: Bool) throws(NodeError) -> Rights {
        do throws(StoreError) {
            let known = Dictionary(try store.peers().map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first })
            return Rights(role: role, site: site, node: id, acceptsNew: acceptsNew, known: known)
        } catch { throw NodeError(error) }
    }

    /// Talks over `pipe` until both sides have what the other lacked, or something ends it.
    /// `acceptsNew` takes peers that were never met before.
    public func talk(
        over pipe: FramePipe, isInitiator: Bool, acceptsNew: Bool, address: String? = nil, limits: SyncLimits = SyncLimits()
    ) async throws(NodeError) -> SessionOutcome {
        let driver = SessionDriver(
            pipe: pipe, node: self, isInitiator: isInitiator, rights: try rights(acceptsNew: acceptsNew), address: address, limits: limits)
        let outcome = await driver.run()
        try acknowledgeOrderedPacks()
        try eraseLateValues()
        try carryTransfers()
        return outcome
    }

    /// One session with the peer at `host`:`port`. Whoever calls a peer means it, so a peer that was
    /// never met is taken.
    public func sync(host: String, port: Int) async throws(NodeError) -> SyncSummary {
        let pipe: FramePipe
        do throws(TransportError) { pipe = try await TCPConnection.connect(host: host, port: port) } catch {
            throw NodeError(.peerUnavailable, error.description, reason: .transport(error))
        }
        let outcome = try await talk(over: pipe, isInitiator: true, acceptsNew: true, address: "\(host):\(port)")
        if let error = outcome.error { throw NodeError(error, with: "\(host):\(port)") }
        do throws(StoreError) { try catchUpSearch() } catch { throw NodeError(error) }
        return outcome.summary
    }
}

extension NodeError {
    init(_ error: SyncError, with peer: String) {
        let code: Code =
            switch error.code {
            case .pipeClosed, .timedOut: .peerUnavailable
            case .busy: .busy
            case .refused: .notPermitted
            case .internal: error.side == .own ? .inputOutput : .peerUnavailable
            default: .badInput
            }
        self.init(code, "The session was \(error)", reason: .session(error, with: peer))
    }
}
