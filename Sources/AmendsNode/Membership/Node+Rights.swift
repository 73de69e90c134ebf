import AmendsLog
import AmendsModel
import AmendsStore
package import AmendsTransport
package import AmendsTrust

extension Node {
    /// By what peers and streams are judged now: membership where the chain has any, else first contact.
    package func rights(acceptsNew: Bool) throws(NodeError) -> Rights {
        let credentials = try identity.credentials
        let membership = try membership()
        guard credentials != nil || !membership.isEmpty else {
            do throws(StoreError) {
                let known = Dictionary(try store.peers().map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first })
                return Rights(role: role, site: site, node: id, basis: .firstContact(known: known, acceptsNew: acceptsNew))
            } catch { throw NodeError(error) }
        }
        let memberships = memberships
        let chain = Rights.Chain(
            // What can't be read any more is judged by what was read at the beginning.
            membership: { (try? memberships.current()) ?? membership }, credentials: credentials,
            revocations: try identity.revocations, judgedAt: role == .headOffice ? surroundings.now() : nil)
        return Rights(role: role, site: site, node: id, basis: .members(chain))
    }

    /// What this node shows in TLS and whom it accepts; nil where it has not joined a chain. Any node of the
    /// chain is let in here; whether it may talk is judged when it has said who it is, and said to it.
    package func tlsIdentity() throws(NodeError) -> TLSIdentity? {
        guard let credentials = try identity.credentials else { return nil }
        let authority = credentials.authority
        return TLSIdentity(certificates: credentials.chain, key: credentials.key.der) { shown in
            shown.first.flatMap { try? authority.judge($0) } != nil
        }
    }

    /// The certificate that a pipe's other end showed; nil on a pipe in the clear. Throws where TLS was used
    /// and nothing, or nothing of this chain, was shown.
    package func certificate(shownOn pipe: FramePipe) throws(NodeError) -> NodeCertificate? {
        guard case .tls(let shown) = pipe.security else { return nil }
        guard let first = shown.first, let authority = try identity.credentials?.authority, let certificate = try? authority.judge(first)
        else { throw NodeError(.notPermitted, "The peer \(pipe.peerName) showed no certificate of this chain.") }
        return certificate
    }

    /// Keeps a segment that was not taken as evidence. A disk that is full must not stop the other streams.
    func setAside(_ segment: [UInt8], of stream: StreamID, from sender: String, because reason: String) {
        try? store.write { transaction in
            try transaction.quarantine(segment, from: sender, origin: stream.origin, reason: reason, at: surroundings.now())
        }
    }
}
