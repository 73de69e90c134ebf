import AmendsLog
import AmendsModel
import AmendsStore
import AmendsTrust
import Foundation

/// How long certificates are good for, and how long after that a node may still renew its own.
public struct CertificateTerms: Sendable, Equatable {
    public var days: Int
    public var graceDays: Int

    /// A year: a certificate is renewed when a third of it is left, so a shop may be away for four months and
    /// notice nothing. Another year of grace: whoever comes back with the node's key is still let in.
    public static let usual = CertificateTerms(days: 365, graceDays: 365)
    public static let dayLimits = 1...3650
    public static let graceLimits = 0...3650

    public init(days: Int, graceDays: Int) { (self.days, self.graceDays) = (days, graceDays) }
}

extension Node {
    // MARK: Terms

    public func certificateTerms() throws(NodeError) -> CertificateTerms {
        do throws(StoreError) {
            let settings = try store.settings()
            return CertificateTerms(
                days: settings["certificate_days"].flatMap { Int($0) } ?? CertificateTerms.usual.days,
                graceDays: settings["certificate_grace_days"].flatMap { Int($0) } ?? CertificateTerms.usual.graceDays)
        } catch { throw NodeError(error) }
    }

    /// Holds for certificates issued, and renewals asked for, from now on.
    public func setCertificateTerms(_ terms: CertificateTerms) throws(NodeError) {
        guard CertificateTerms.dayLimits.contains(terms.days), CertificateTerms.graceLimits.contains(terms.graceDays) else {
            throw NodeError(.usage, "A certificate is good for 1 to 3650 days, with a grace of 0 to 3650 days.")
        }
        try write { transaction in
            try transaction.set("certificate_days", to: String(terms.days))
            try transaction.set("certificate_grace_days", to: String(terms.graceDays))
        }
    }

    // MARK: The authority

    /// Whether this node holds its chain's authority.
    public var holdsAuthority: Bool { get throws(NodeError) { try identity.authority != nil } }

    /// Makes this head office the authority of its chain and its first member. Nodes that were known by first
    /// contact become members with what they were known as, so that nobody is locked out; they get
    /// certificates when they join with an invitation. Says how many those are.
    @discardableResult
    public func makeAuthority(by actor: Actor? = nil) throws(NodeError) -> Int {
        guard role == .headOffice else { throw NodeError(onlyHeadOffice: "authority make") }
        guard try identity.authority == nil else {
            throw NodeError(.cannotCreate, "This head office is the authority of its chain already.", reason: .authorityThere)
        }
        guard try identity.credentials == nil else {
            throw NodeError(
                .notPermitted, "This node belongs to a chain whose authority is another node. Move it with: amends authority import",
                reason: .authorityElsewhere)
        }
        try check(MemberRecord.admit, by: actor, in: .company)
        let authority: CertificateAuthority
        do throws(TrustError) {
            authority = try CertificateAuthority(at: surroundings.now(), random: surroundings.random)
        } catch { throw NodeError(error) }
        let known: [PeerRow]
        do throws(StoreError) { known = try store.peers() } catch { throw NodeError(error) }
        return try found(authority, headOffices: [], by: actor) { transaction in
            var count = 0
            for peer in known {
                guard let role = NodeRole(rawValue: peer.role), role != .headOffice else { continue }
                var admission = Admission(node: peer.node, role: role, site: peer.site)
                // An auditor has read everything so far.
                if role == .auditor { admission.reads = .everything }
                try admit(admission, by: actor, transaction)
                count += 1
            }
            return count
        }
    }

    /// Takes up an authority at this head office: keeps it, gives itself a certificate, and writes itself down
    /// as a member.
    func found(
        _ authority: CertificateAuthority, headOffices: [NodeCertificate], by actor: Actor?, _ also: (StoreTransaction) throws -> Int
    ) throws(NodeError) -> Int {
        let (key, certificate) = try issueOwn(by: authority)
        // Records first: a certificate without a membership would be worth nothing, and the other way round
        // the next attempt finds the node a member already.
        let count = try write { transaction in
            var admission = Admission(node: id, role: .headOffice, site: site)
            admission.certificate = certificate
            try admit(admission, by: actor, transaction)
            try note(certificate, transaction)
            return try also(transaction)
        }
        try identity.keep(authority)
        try keepOwn(key, certificate, authority.certificate, headOffices: headOffices)
        return count
    }

    private func issueOwn(by authority: CertificateAuthority) throws(NodeError) -> (TLSKey, NodeCertificate) {
        let key = TLSKey(random: surroundings.random)
        do throws(TrustError) {
            return (key, try issue(CertificateRequest(for: id, key: key), to: id, role: role, site: site, by: authority))
        } catch { throw NodeError(error) }
    }

    func issue(_ request: CertificateRequest, to node: NodeID, role: NodeRole, site: SiteCode?, by authority: CertificateAuthority)
        throws(TrustError) -> NodeCertificate
    {
        let days = (try? certificateTerms().days) ?? CertificateTerms.usual.days
        return try authority.issue(
            to: node, role: role, site: site, request, at: surroundings.now(), days: days, random: surroundings.random)
    }

    func note(_ certificate: NodeCertificate, _ transaction: StoreTransaction) throws(StoreError) {
        try transaction.note(
            certificate: Hexadecimal.text(certificate.serial), of: certificate.node, issuedAt: surroundings.now(),
            notAfter: certificate.notAfter)
    }

    private func keepOwn(
        _ key: TLSKey, _ certificate: NodeCertificate, _ authority: AuthorityCertificate, headOffices: [NodeCertificate]
    ) throws(NodeError) {
        let others = headOffices.filter { $0.node != id }.map(\.der)
        let credentials: Credentials
        do throws(TrustError) {
            credentials = try Credentials(key: key, own: certificate.der, authority: authority, headOffices: [certificate.der] + others)
        } catch { throw NodeError(error) }
        try identity.keep(credentials)
    }

    /// Gives the authority's own node another certificate where it is time for one. Others ask for theirs.
    func renewOwnIfDue() throws(NodeError) {
        guard let authority = try identity.authority, let credentials = try identity.credentials,
            credentials.own.isDue(at: surroundings.now())
        else { return }
        let (key, certificate) = try issueOwn(by: authority)
        try write { transaction in
            try note(certificate, transaction)
            try certify(certificate, transaction)
        }
        try keepOwn(key, certificate, authority.certificate, headOffices: credentials.headOffices)
        _ = try refreshExport()
    }

    /// Writes down a head office's new certificate for the chain.
    func certify(_ certificate: NodeCertificate, _ transaction: StoreTransaction) throws(StoreError) {
        guard certificate.role == .headOffice else { return }
        try memberAct(
            MemberRecord.certify, on: certificate.node, [(MemberRecord.certificate, .bytes(certificate.der))], by: nil, transaction)
    }
}

extension NodeError {
    init(_ error: TrustError) { self.init(.badInput, "\(error)", reason: .trust(error.code)) }
}
