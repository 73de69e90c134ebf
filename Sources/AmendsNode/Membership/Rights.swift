package import AmendsLog
import AmendsCodec
import AmendsModel
import AmendsStore
package import AmendsSync
package import AmendsTrust
import Synchronization

/// Who may talk to this node, what it may read, and what is taken from whom (`protocol/rights.md`).
///
/// A chain with an authority goes by head office's membership records, and by certificates where a record
/// has not come yet. A chain without one goes by first contact: a node is known by its key, and believed
/// for the role and site it had when it was first met.
package struct Rights: Sendable {
    let role: NodeRole
    let site: SiteCode
    let node: NodeID
    let basis: Basis

    enum Basis: Sendable {
        case firstContact(known: [NodeID: PeerRow], acceptsNew: Bool)
        case members(Chain)
    }

    /// What a chain with an authority goes by.
    struct Chain: Sendable {
        /// As the store has it at the moment: a session brings memberships before what they are needed for.
        let membership: @Sendable () -> Membership
        let credentials: Credentials?
        let revocations: Revocations
        /// Head office's clock, ms since 1970, and so nil at every other node: a shop's clock may be wrong by
        /// years, and must not keep the shop from being helped.
        let judgedAt: Int64?
        let proven = ProvenWriters()
    }

    /// Whether the chain has members, so that what is not known yet may still come.
    var goesByMembers: Bool {
        if case .members = basis { true } else { false }
    }

    // MARK: Peers

    /// Why the peer may not talk to this node; nil where it may. `certificate` is what it showed in TLS.
    package func refusal(of peer: SyncParty, showing certificate: NodeCertificate? = nil) -> String? {
        if peer.node == node { return "this is the node itself, or a copy of its data folder" }
        if let certificate, certificate.node != peer.node {
            return "the certificate of this connection is that of the node \(certificate.node.short), and not yours"
        }
        let reason =
            switch basis {
            case .firstContact(let known, let acceptsNew): refusal(of: peer, known: known, acceptsNew: acceptsNew)
            case .members(let chain): refusal(of: peer, in: chain, showing: certificate)
            }
        if let reason { return reason }
        if role == .store && peer.role == .store && peer.site != site { return "stores of different sites do not exchange anything" }
        return nil
    }

    private func refusal(of peer: SyncParty, known: [NodeID: PeerRow], acceptsNew: Bool) -> String? {
        if let row = known[peer.node] {
            if row.role == Role(peer.role).rawValue && row.site == peer.site { return nil }
            return "this key was known as \(row.role) of site \(row.site?.text ?? "none") and now claims to be something else"
        }
        return acceptsNew ? nil : "this node does not know you; start it once with --accept-new to take new nodes on first contact"
    }

    private func refusal(of peer: SyncParty, in chain: Chain, showing certificate: NodeCertificate?) -> String? {
        let member = chain.membership()[peer.node]
        if member?.isRevoked == true || chain.revocations.contains(peer.node) {
            return "the node \(peer.node.short) was revoked by head office; a new node of the site joins with an invitation"
        }
        if let certificate {
            if certificate.role != Role(peer.role) || certificate.site != peer.site {
                return "your certificate is that of a \(certificate.role.rawValue) of site \(certificate.site?.text ?? "none")"
            }
            if let now = chain.judgedAt, certificate.notAfter < now {
                return "your certificate has ended by head office's clock; renew it"
            }
        }
        if let member {
            if member.role == Role(peer.role) && member.site == peer.site { return nil }
            return "the node \(peer.node.short) is a \(member.role.rawValue) of site \(member.site?.text ?? "none") in this chain"
        }
        return certificate == nil ? "the node \(peer.node.short) is no member of this chain; head office can invite it: amends invite" : nil
    }

    /// What the peer may read here, whatever it claims.
    package func reading(of peer: SyncParty) -> ReadingRight {
        guard case .members(let chain) = basis, peer.role != .headOffice else { return .everything }
        switch chain.membership()[peer.node]?.reads ?? .none {
        case .everything: return .everything
        case .scopes(let scopes): return .own(besides: scopes)
        }
    }

    /// Whether a node that was met may be given what lies in `scope`. A node that was revoked is given nothing.
    func mayRead(_ scope: Scope, _ peer: PeerRow) -> Bool {
        guard let role = NodeRole(rawValue: peer.role) else { return false }
        if case .members(let chain) = basis, chain.membership()[peer.node]?.isRevoked == true { return false }
        let party = SyncParty(node: peer.node, role: role.wire, site: peer.site, readable: role == .store ? .own : .all)
        return party.mayRead(scope) && reading(of: party).permits(scope, to: party)
    }

    // MARK: Streams

    /// Why nothing of `stream` is taken from `peer`; nil where it is. `segment` is looked into where the
    /// stream could prove itself by it.
    package func refusal(of stream: StreamID, from peer: SyncParty, showing certificate: NodeCertificate? = nil, segment: [UInt8] = [])
        -> String?
    {
        if let reason = refusal(ofWriting: stream, by: .peer(peer, certificate), segment) { return reason }
        guard case .site(let code) = stream.scope else { return nil }
        if peer.role == .headOffice || role == .store && code == site || peer.role == .store && peer.site == code { return nil }
        if case .members = basis, reading(of: peer).permits(stream.scope, to: peer) { return nil }
        return "this peer may not carry entries of site \(code)"
    }

    /// Why nothing of `stream` is taken from a bundle, whoever carried it; nil where it is. In a chain without
    /// an authority the bundle's head office is believed until one was met.
    func refusalOfBundled(_ stream: StreamID, segment: [UInt8] = []) -> String? { refusal(ofWriting: stream, by: .bundle, segment) }

    private enum Carrier {
        case peer(SyncParty, NodeCertificate?)
        case bundle
    }

    private func refusal(ofWriting stream: StreamID, by carrier: Carrier, _ segment: [UInt8]) -> String? {
        switch stream.scope {
        case .company:
            let isHeadOffice = isHeadOffice(stream.node, carrier) || isProven(stream, segment)
            return isHeadOffice ? nil : "only head office writes in the company's scope"
        case .log(let owner): return owner == stream.node ? nil : "a node's log is written by the node itself"
        case .site(let code): return refusal(ofWriter: stream.node, in: code, carrier)
        }
    }

    private func refusal(ofWriter writer: NodeID, in code: SiteCode, _ carrier: Carrier) -> String? {
        guard let writing = party(writer, carrier) else {
            // By first contact a stranger's entries come with a peer that is trusted with them.
            if case .firstContact = basis { return nil }
            return "the node \(writer.short) is no member of this chain"
        }
        switch writing.role {
        case .headOffice: return nil
        case .store where writing.site == code: return nil
        case .store, .auditor:
            if case .members(let chain) = basis, chain.membership()[writer]?.writes.contain(.site(code)) == true { return nil }
            return "a \(writing.role.rawValue) node of site \(writing.site?.text ?? "none") does not write in site \(code)"
        }
    }

    /// Role and site of a node as far as they are known here; nil for a stranger.
    private func party(_ writer: NodeID, _ carrier: Carrier) -> (role: NodeRole, site: SiteCode?)? {
        if writer == node { return (role, site) }
        switch basis {
        case .firstContact(let known, _):
            if case .peer(let peer, _) = carrier, peer.node == writer { return (Role(peer.role), peer.site) }
            return known[writer].flatMap { row in Role(rawValue: row.role).map { ($0, row.site) } }
        case .members(let chain):
            if let member = chain.membership()[writer] { return (member.role, member.site) }
            if case .peer(_, let certificate?) = carrier, certificate.node == writer { return (certificate.role, certificate.site) }
            return chain.credentials?.headOffices.first { $0.node == writer }.map { ($0.role, $0.site) }
        }
    }

    private func isHeadOffice(_ writer: NodeID, _ carrier: Carrier) -> Bool {
        if party(writer, carrier)?.role == .headOffice { return true }
        guard case .firstContact(let known, _) = basis else { return false }
        switch carrier {
        case .peer(let peer, _): return peer.role == .headOffice
        case .bundle:
            let isHeadOfficeKnown = role == .headOffice || known.values.contains { $0.role == NodeRole.headOffice.rawValue }
            return party(writer, carrier) == nil && !isHeadOfficeKnown
        }
    }

    /// Whether the stream begins with its node's own membership, and a certificate of the authority in it makes
    /// the node a head office: so a head office that was rebuilt is believed whoever carries its entries.
    private func isProven(_ stream: StreamID, _ segment: [UInt8]) -> Bool {
        guard case .members(let chain) = basis, let authority = chain.credentials?.authority else { return false }
        if chain.proven.contain(stream.node) { return true }
        let isProven = OwnMembership.certificates(of: stream, in: segment).contains { der in
            guard let certificate = try? authority.judge(der) else { return false }
            return certificate.node == stream.node && certificate.role == .headOffice
        }
        if isProven { chain.proven.add(stream.node) }
        return isProven
    }
}

/// Head offices that proved themselves in this session, before their records are folded.
final class ProvenWriters: Sendable {
    private let nodes = Mutex<Set<NodeID>>([])

    func contain(_ node: NodeID) -> Bool { nodes.withLock { $0.contains(node) } }
    func add(_ node: NodeID) { nodes.withLock { _ = $0.insert(node) } }
}

/// What a node says of its own membership at the beginning of a stream.
enum OwnMembership {
    /// Certificates in the first segment; nothing of it is verified.
    static func certificates(of stream: StreamID, in segment: [UInt8]) -> [[UInt8]] {
        var decoder = SegmentDecoder()
        var batch = EntryBatch()
        guard !segment.isEmpty,
            let header = try? segment.withUnsafeBytes({ bytes throws(CodecError) in try decoder.decode(bytes, into: &batch) }),
            header.stream == stream, header.first == 0
        else { return [] }
        let record = MemberRecord.record(of: stream.node)
        return batch.headers.indices.filter { batch.headers[$0].record == record }.prefix(maximumCount).flatMap { index in
            batch.draft(at: index).fields.compactMap { field in
                if field.id == MemberRecord.certificate, case .bytes(let der) = field.value { der } else { nil }
            }
        }
    }

    /// Entries that are looked at.
    private static let maximumCount = 16
}

extension Role {
    package init(_ role: SyncRole) {
        switch role {
        case .store: self = .store
        case .headOffice: self = .headOffice
        case .auditor: self = .auditor
        }
    }

    package var wire: SyncRole {
        switch self {
        case .store: .store
        case .headOffice: .headOffice
        case .auditor: .auditor
        }
    }
}
