package import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsStore
package import AmendsSync
package import AmendsTrust

/// The side of an enrolment that holds the authority: judges one application, and writes down what it grants.
extension Node {
    /// Answers JOIN. `address` is where it came from, `nonce` what the applicant was given to sign.
    ///
    /// The same node may ask again with the same code: an answer that was lost on the way costs no invitation.
    package func admit(
        _ application: EnrolmentMessage.Application, _ invited: EnrolmentMessage.Invited, nonce: Digest, from address: String,
        _ attempts: AttemptLimit
    ) throws(EnrolmentMessage.Decline) -> EnrolmentMessage.Admission {
        let authority = try authorityForEnrolment()
        let now = surroundings.now()
        if attempts.isBlocked(address, at: now) {
            throw .init(.tooManyAttempts, "too many wrong codes came from \(address); try again in a quarter of an hour")
        }
        let request = try proven(application, invited, nonce: nonce)
        guard
            let invitation = try answering({ () throws(StoreError) in
                try store.invitation(withHash: InvitationCode.hash(of: invited.secret))
            }),
            let role = NodeRole(rawValue: invitation.role)
        else {
            attempts.noteWrong(from: address, at: now)
            throw .init(.unknownCode, "no invitation has this code; check it, and that it is for this head office")
        }
        try check(invitation, for: application.node, at: now)
        if let known = invited.role, Role(known) != role || invited.site != invitation.site {
            throw .init(.otherParty, "this node is there already and is not a \(role.rawValue) of site \(invitation.site)")
        }
        let certificate: NodeCertificate
        do throws(TrustError) {
            certificate = try issue(request, to: application.node, role: role, site: invitation.site, by: authority)
        } catch { throw .init(.internal, "the certificate could not be issued") }
        try record(invitation, role, certificate, at: now)
        return try admission(certificate, invitation)
    }

    private func check(_ invitation: InvitationRow, for node: NodeID, at now: Int64) throws(EnrolmentMessage.Decline) {
        guard node != id else { throw .init(.otherParty, "a node cannot join itself") }
        if invitation.withdrawnAt != nil { throw .init(.withdrawn, "this invitation was withdrawn; ask head office for another") }
        if let user = invitation.usedBy, user != node {
            throw .init(.used, "this invitation was used already, by the node \(user.short); ask head office for another")
        }
        if invitation.usedBy == nil, invitation.expiresAt < now {
            throw .init(.expired, "this invitation has expired; ask head office for another")
        }
        let membership = try currentMembership()
        if membership[node]?.isRevoked == true { throw Self.revoked(node) }
        if let member = membership[node], member.role.rawValue != invitation.role || member.site != invitation.site {
            throw .init(
                .otherParty, "this node is a member of the chain already, as a \(member.role.rawValue) of \(member.site?.text ?? "no site")"
            )
        }
    }

    /// One transaction: whoever has a membership has used up the invitation, and the node whose place it took is
    /// out.
    private func record(_ invitation: InvitationRow, _ role: NodeRole, _ certificate: NodeCertificate, at now: Int64)
        throws(EnrolmentMessage.Decline)
    {
        let node = certificate.node
        let isOurs = try answering { () throws(NodeError) in
            try write { transaction in
                guard try transaction.use(invitationWithHash: invitation.secretHash, by: node, at: now) else { return false }
                try note(certificate, transaction)
                let state = try transaction.state(of: MemberRecord.record(of: node), kind: .member, in: .company)
                if state.entries.isEmpty {
                    var admission = Admission(node: node, role: role, site: invitation.site)
                    admission.reads = ScopeGrants(invitation.reads)
                    admission.writes = ScopeGrants(invitation.writes)
                    (admission.certificate, admission.replaces) = (certificate, invitation.replaces)
                    try admit(admission, by: nil, transaction)
                } else {
                    try certify(certificate, transaction)
                }
                if let old = invitation.replaces {
                    try revoke(old, why: "replaced", replacedBy: node, by: nil, transaction)
                }
                return true
            }
        }
        guard isOurs else { throw .init(.used, "this invitation was used or withdrawn in the meantime; ask head office for another") }
        if let old = invitation.replaces { _ = try answering { () throws(NodeError) in try noteRevocation(of: old) } }
    }

    /// Answers RENEW. `shown` is the certificate that came with the connection, if any: it may have ended.
    package func renew(
        _ application: EnrolmentMessage.Application, nonce: Digest, shown: NodeCertificate?
    ) throws(EnrolmentMessage.Decline) -> EnrolmentMessage.Admission {
        let authority = try authorityForEnrolment()
        let now = surroundings.now()
        let request = try proven(application, nil, nonce: nonce)
        let node = application.node
        if let shown, shown.node != node { throw .init(.unproven, "the certificate of this connection is another node's") }
        let membership = try currentMembership()
        let isListed = try answering { () throws(NodeError) in try identity.revocations.contains(node) }
        if membership[node]?.isRevoked == true || isListed { throw Self.revoked(node) }
        // A head office that was rebuilt may have a node's certificate before it has its record.
        guard let role = membership[node]?.role ?? shown?.role else {
            throw .init(.notMember, "the node \(node.short) is no member of this chain; head office can invite it")
        }
        let site = membership[node].map(\.site) ?? shown?.site
        let terms = try answering { () throws(NodeError) in try certificateTerms() }
        let end = try lastEnd(of: node, membership, shown, terms)
        guard now <= end + Int64(terms.graceDays) * 86_400_000 else {
            throw .init(.tooLate, "this node's certificate ended too long ago; head office can invite it again")
        }
        do {
            let certificate = try issue(request, to: node, role: role, site: site, by: authority)
            try write { transaction in
                try note(certificate, transaction)
                try certify(certificate, transaction)
            }
            return try admission(certificate, nil)
        } catch let decline as EnrolmentMessage.Decline {
            throw decline
        } catch { throw .init(.internal, "the certificate could not be issued") }
    }

    /// When the newest certificate of the node that is known here ends, ms since 1970.
    private func lastEnd(of node: NodeID, _ membership: Membership, _ shown: NodeCertificate?, _ terms: CertificateTerms)
        throws(EnrolmentMessage.Decline) -> Int64
    {
        let issued = try answering { () throws(StoreError) in try store.certificateEnd(of: node) }
        let admitted = membership[node].map { $0.admittedAt + Int64(terms.days) * 86_400_000 }
        return [issued, shown?.notAfter, admitted].compactMap { $0 }.max() ?? 0
    }

    // MARK: What both need

    private func authorityForEnrolment() throws(EnrolmentMessage.Decline) -> CertificateAuthority {
        guard let authority = try answering({ () throws(NodeError) in try identity.authority }) else {
            throw .init(.noAuthority, "this node holds no authority; ask head office")
        }
        return authority
    }

    private func currentMembership() throws(EnrolmentMessage.Decline) -> Membership {
        try answering { () throws(NodeError) in try membership() }
    }

    private func proven(_ application: EnrolmentMessage.Application, _ invited: EnrolmentMessage.Invited?, nonce: Digest)
        throws(EnrolmentMessage.Decline) -> CertificateRequest
    {
        let statement = EnrolmentMessage.statement(nonce: nonce, application, invited)
        guard application.node.verify(signature: application.signature, of: statement) else {
            throw .init(.unproven, "the node's key was not proven")
        }
        do throws(TrustError) { return try CertificateRequest(application.request, of: application.node) } catch {
            throw .init(.unproven, "\(error)")
        }
    }

    private func admission(_ certificate: NodeCertificate, _ invitation: InvitationRow?) throws(EnrolmentMessage.Decline)
        -> EnrolmentMessage.Admission
    {
        guard let credentials = try answering({ () throws(NodeError) in try identity.credentials }) else {
            throw .init(.noAuthority, "this node has no certificate itself")
        }
        return EnrolmentMessage.Admission(
            certificate: certificate.der, authority: credentials.authority.der,
            headOffices: credentials.headOffices.suffix(EnrolmentMessage.maximumHeadOfficeCount).map(\.der), role: certificate.role.wire,
            site: certificate.site, siteName: invitation?.siteName ?? "", region: invitation?.region ?? "", pack: invitation?.pack ?? "",
            timeZone: invitation?.timeZone ?? "", wallMilliseconds: surroundings.now())
    }

    private static func revoked(_ node: NodeID) -> EnrolmentMessage.Decline {
        .init(.revoked, "the node \(node.short) was revoked by head office; a new node joins with an invitation")
    }

    /// What goes wrong inside this node is its operator's business; the applicant is told that it did.
    private func answering<Value, Failure: Error>(_ body: () throws(Failure) -> Value) throws(EnrolmentMessage.Decline) -> Value {
        do throws(Failure) { return try body() } catch {
            throw .init(.internal, "a fault of the node that says so; its own log tells more")
        }
    }
}
