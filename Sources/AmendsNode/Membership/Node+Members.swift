package import AmendsLog
import AmendsMerge
package import AmendsModel
import AmendsStore
package import AmendsTrust

extension Node {
    /// The chain's members as this node's records tell them; empty where the chain has none.
    public func membership() throws(NodeError) -> Membership {
        do throws(StoreError) { return try memberships.current() } catch { throw NodeError(error) }
    }

    /// The member that a person names: the beginning of a node's name, or the code of a site with one node
    /// that was not revoked.
    public func member(named name: String) throws(NodeError) -> Member {
        let list = try membership().list
        let matches = name.utf8.count >= 6 ? list.filter { $0.node.description.hasPrefix(name.lowercased()) } : []
        let found = matches.isEmpty ? list.filter { $0.site?.text == name && !$0.isRevoked } : matches
        guard let first = found.first else {
            throw NodeError(.noInput, "No member of this chain is called \(name). See: amends member list", reason: .noSuchMember(name))
        }
        guard found.count == 1 else {
            throw NodeError(.usage, "More than one member is called \(name). Give more digits.", reason: .ambiguousMember(name))
        }
        return first
    }

    // MARK: Acts of head office

    /// What a membership begins with.
    package struct Admission: Sendable {
        package var node: NodeID
        package var role: NodeRole
        package var site: SiteCode?
        package var reads = ScopeGrants.none
        package var writes = ScopeGrants.none
        package var certificate: NodeCertificate?
        package var replaces: NodeID?

        package init(node: NodeID, role: NodeRole, site: SiteCode?) { (self.node, self.role, self.site) = (node, role, site) }
    }

    /// Admits a node without an invitation or a certificate; for simulations, and for nodes that were known
    /// before the chain had an authority.
    package func admit(_ admission: Admission, by actor: Actor? = nil) throws(NodeError) {
        try write { transaction in try admit(admission, by: actor, transaction) }
    }

    func admit(_ admission: Admission, by actor: Actor?, _ transaction: StoreTransaction) throws(StoreError) {
        var fields: ActFields = [
            (MemberRecord.node, .digest(admission.node.key)), (MemberRecord.role, .text(admission.role.rawValue)),
            (MemberRecord.admittedAt, .integer(surroundings.now())),
        ]
        if let site = admission.site { fields.append((MemberRecord.site, .text(site.text))) }
        for text in admission.reads.texts { fields.append((MemberRecord.reads, .added(text))) }
        for text in admission.writes.texts { fields.append((MemberRecord.writes, .added(text))) }
        if let certificate = admission.certificate {
            fields.append((MemberRecord.fingerprint, .digest(certificate.fingerprint)))
            fields.append((MemberRecord.serial, .text(Hexadecimal.text(certificate.serial))))
            if admission.role == .headOffice { fields.append((MemberRecord.certificate, .bytes(certificate.der))) }
        }
        if let old = admission.replaces { fields.append((MemberRecord.replaces, .digest(old.key))) }
        try memberAct(MemberRecord.admit, on: admission.node, fields, by: actor, transaction)
    }

    /// Gives an auditor further scopes to read or write, or takes them; what is nil stays as it is.
    public func grant(_ name: String, reads: ScopeGrants?, writes: ScopeGrants?, by actor: Actor? = nil) throws(NodeError) -> Member {
        guard role == .headOffice else { throw NodeError(onlyHeadOffice: "member grant") }
        try check(MemberRecord.grant, by: actor, in: .company)
        let member = try member(named: name)
        guard member.role == .auditor else {
            throw NodeError(
                .usage, "Only an auditor's rights can be widened: a store reads and writes its own site, head office everything.",
                reason: .fixedRights(member.role))
        }
        var fields: ActFields = []
        for (field, old, new) in [(MemberRecord.reads, member.reads, reads), (MemberRecord.writes, member.writes, writes)] {
            guard let new else { continue }
            let (had, has) = (Set(old.texts), Set(new.texts))
            for text in had.subtracting(has).sorted() { fields.append((field, .removed(text))) }
            for text in has.subtracting(had).sorted() { fields.append((field, .added(text))) }
        }
        if !fields.isEmpty { try write { try memberAct(MemberRecord.grant, on: member.node, fields, by: actor, $0) } }
        return try membership()[member.node] ?? member
    }

    /// Shuts a node out: no session is held with it any more, here at once and elsewhere as soon as this is
    /// known. What it wrote stays. True where the authority's export could be brought up to date, nil where
    /// there is none.
    @discardableResult
    public func revoke(_ name: String, why: String, by actor: Actor? = nil) throws(NodeError) -> (member: Member, isExportCurrent: Bool?) {
        guard role == .headOffice else { throw NodeError(onlyHeadOffice: "revoke") }
        try check(MemberRecord.revoke, by: actor, in: .company)
        // A head office that was rebuilt may not have the node's record back yet: its whole name will do.
        let node: NodeID
        if let whole = NodeID(hexadecimal: name) { node = whole } else { node = try member(named: name).node }
        guard node != id else {
            throw NodeError(.usage, "This is head office itself. Rebuild it elsewhere, and revoke it from there.", reason: .revokingItself)
        }
        let why = why.isEmpty ? "-" : why
        try write { transaction in try revoke(node, why: why, replacedBy: nil, by: actor, transaction) }
        let isExportCurrent = try noteRevocation(of: node)
        guard let member = try membership()[node] else { throw NodeError(.fault, "The revocation can't be read back.") }
        return (member, isExportCurrent)
    }

    func revoke(_ node: NodeID, why: String, replacedBy successor: NodeID?, by actor: Actor?, _ transaction: StoreTransaction)
        throws(StoreError)
    {
        let state = try transaction.state(of: MemberRecord.record(of: node), kind: .member, in: .company)
        var fields: ActFields = [(MemberRecord.revokedAt, .integer(surroundings.now())), (MemberRecord.why, .text(why))]
        if let member = Member(state), member.isRevoked { fields = [] }
        if state.entries.isEmpty { fields.append((MemberRecord.node, .digest(node.key))) }
        if let successor { fields.append((MemberRecord.replacedBy, .digest(successor.key))) }
        if !fields.isEmpty { try memberAct(MemberRecord.revoke, on: node, fields, by: actor, transaction) }
    }

    /// Notes beside the authority's key, and in its export, that a node was revoked.
    func noteRevocation(of node: NodeID) throws(NodeError) -> Bool? {
        var revocations = Revocations()
        revocations.add(node, at: surroundings.now())
        try identity.revoke(revocations)
        return try refreshExport()
    }

    /// Whoever asks for the act was checked before; what the program does by itself, as an invitation allows it,
    /// nobody is asked for.
    func memberAct(
        _ kind: ActKind, on node: NodeID, _ fields: ActFields, by actor: Actor?, _ transaction: StoreTransaction
    ) throws(StoreError) {
        var fields = fields
        if let actor, !actor.code.isEmpty { fields.append((.actor, .text(actor.code))) }
        try define(kind, record: MemberRecord.record(of: node), kind: .member, in: .company, fields, transaction)
    }
}
