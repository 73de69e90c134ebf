package import AmendsLog
import AmendsModel
import AmendsStore
public import AmendsSync
public import AmendsTransport

extension Node {
    /// What this node can send: every stream as far as it is sealed, after sealing its own.
    package func headsToSync() throws(NodeError) -> [StreamHead] {
        try seal()
        do throws(StoreError) { return try store.sealedHeads() } catch { throw NodeError(error) }
    }

    /// Talks over `pipe` until both sides have what the other lacked, or something ends it.
    /// `acceptsNew` takes peers that were never met before.
    public func talk(
        over pipe: FramePipe, isInitiator: Bool, acceptsNew: Bool, address: String? = nil, limits: SyncLimits = SyncLimits()
    ) async throws(NodeError) -> SessionOutcome {
        let certificate = try certificate(shownOn: pipe)
        let driver = SessionDriver(
            pipe: pipe, node: self, isInitiator: isInitiator, rights: try rights(acceptsNew: acceptsNew), certificate: certificate,
            address: address, limits: limits)
        let outcome = await driver.run()
        try acknowledgeOrderedPacks()
        try eraseLateValues()
        try carryTransfers()
        return outcome
    }

    /// One session with the peer at `host`:`port`. A node that belongs to a chain talks over TLS, unless it
    /// `isPlain`, which only a peer of this machine is asked for. Whoever calls a peer means it, so a peer that
    /// was never met is taken where the chain has no members.
    ///
    /// A certificate that has ended, or soon will, is renewed on the way.
    public func sync(host: String, port: Int, isPlain: Bool = false) async throws(NodeError) -> SyncSummary {
        if isPlain && !LoopbackAddress.isLoopback(host) {
            throw NodeError(.notPermitted, "\(host) is not this machine: the talk with it must not go in the clear.")
        }
        try renewOwnIfDue()
        let tls = isPlain ? nil : try tlsIdentity()
        var outcome = try await talk(host: host, port: port, as: tls)
        if tls != nil, try await renewIfNeeded(after: outcome, host: host, port: port), outcome.error != nil {
            outcome = try await talk(host: host, port: port, as: try tlsIdentity())
        }
        if let error = outcome.error { throw NodeError(error, with: "\(host):\(port)") }
        do throws(StoreError) { try catchUpSearch() } catch { throw NodeError(error) }
        return outcome.summary
    }

    private func talk(host: String, port: Int, as identity: TLSIdentity?) async throws(NodeError) -> SessionOutcome {
        let pipe: FramePipe
        do throws(TransportError) { pipe = try await TCPConnection.connect(host: host, port: port, as: identity) } catch {
            throw NodeError(.peerUnavailable, error.description, reason: .transport(error))
        }
        do throws(NodeError) {
            return try await talk(over: pipe, isInitiator: true, acceptsNew: true, address: "\(host):\(port)")
        } catch {
            await pipe.close()
            throw error
        }
    }

    /// True where this node has another certificate now. A session that was refused may have been refused for
    /// a certificate that has ended: this node's clock may not know. The peer's answer says more than the
    /// session did, and is thrown where it is final.
    private func renewIfNeeded(after outcome: SessionOutcome, host: String, port: Int) async throws(NodeError) -> Bool {
        let isRefused = outcome.error.map { $0.code == .refused && $0.side == .peer } ?? false
        let isDue = try isRenewalDue && outcome.error == nil && outcome.summary.peer?.role == .headOffice
        guard isRefused || isDue, try !holdsAuthority else { return false }
        do throws(NodeError) {
            try await renew(host: host, port: port)
            return true
        } catch {
            // A peer without the authority can't help, and a certificate that is merely due has time.
            if case .declined(let decline)? = error.reason, isRefused, decline.code != .noAuthority { throw error }
            return false
        }
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
