public import AmendsLog
import AmendsMerge
public import AmendsModel
public import AmendsStore
public import AmendsTrust

/// What an invitation is for.
public struct InvitationRequest: Sendable {
    public var role: NodeRole
    public var site: SiteCode
    /// Where the new node finds this one; nil: as with the last invitation.
    public var address: JoinAddress?
    public var hours: Int
    /// What the new node is told of its site; nil: as head office's records say.
    public var siteName: String?
    public var region: String?
    public var pack: String?
    public var timeZone: String?
    /// Of an auditor.
    public var reads = ScopeGrants.none
    public var writes = ScopeGrants.none
    /// A node of the same site whose place the new one takes, as ``Node/member(named:)`` reads it.
    public var replaces: String?

    public static let hourLimits = 1...(365 * 24)

    public init(role: NodeRole, site: SiteCode, address: JoinAddress?, hours: Int) {
        (self.role, self.site, self.address, self.hours) = (role, site, address, hours)
    }
}

extension Node {
    /// Makes a code with which one new node can join. Makes this head office the authority of its chain where it
    /// is none yet. The code's secret is kept nowhere.
    public func invite(_ request: InvitationRequest, by actor: Actor? = nil) throws(NodeError) -> (
        code: InvitationCode, invitation: InvitationRow
    ) {
        guard role == .headOffice else { throw NodeError(onlyHeadOffice: "invite") }
        guard InvitationRequest.hourLimits.contains(request.hours) else {
            throw NodeError(.usage, "An invitation is valid for 1 hour to 365 days.", reason: .invitationLength)
        }
        guard request.role == .auditor || request.reads == .none && request.writes == .none else {
            throw NodeError(
                .usage, "Only an auditor's rights can be widened: a store reads and writes its own site, head office everything.",
                reason: .fixedRights(request.role))
        }
        try check(MemberRecord.admit, by: actor, in: .company)
        if try identity.authority == nil { try makeAuthority(by: actor) }
        guard let authority = try identity.authority else { throw NodeError(.fault, "The authority can't be read back.") }
        let address = try invitingAddress(request.address)
        let secret = surroundings.random(InvitationCode.secretByteCount)
        var row = try row(for: request, secretHash: InvitationCode.hash(of: secret))
        row.by = actor?.code ?? ""
        if let name = request.replaces {
            let old = try member(named: name)
            guard old.role == request.role, old.site == request.site else {
                throw NodeError(
                    .usage,
                    "The node \(old.node.short) is a \(old.role.rawValue) of site \(old.site?.text ?? "none"), and not of \(request.site).",
                    reason: .replacesOther(old.node.short))
            }
            row.replaces = old.node
        }
        let kept = row
        try write { transaction in
            try transaction.set("join_address", to: address.text)
            try transaction.keep(kept)
        }
        do throws(StoreError) { row = try store.invitation(withHash: row.secretHash) ?? row } catch { throw NodeError(error) }
        return (InvitationCode(address: address, authority: authority.certificate.fingerprint, secret: secret), row)
    }

    private func invitingAddress(_ given: JoinAddress?) throws(NodeError) -> JoinAddress {
        if let given { return given }
        do throws(StoreError) {
            if let text = try store.settings()["join_address"], let address = JoinAddress(written: text) { return address }
        } catch { throw NodeError(error) }
        throw NodeError(
            .usage, "Say where new nodes find this one: --address HOST:PORT. Later invitations remember it.", reason: .addressMissing)
    }

    private func row(for request: InvitationRequest, secretHash: Digest) throws(NodeError) -> InvitationRow {
        do throws(StoreError) {
            let now = surroundings.now()
            let zone = try store.settings()["time_zone"] ?? "UTC"
            let known = try store.records(of: .site).first { $0.state.text(SiteRecord.code) == request.site.text }?.state
            func told(_ field: FieldID) -> String? { known?.text(field).flatMap { $0.isEmpty ? nil : $0 } }
            var row = InvitationRow(
                secretHash: secretHash, role: request.role.rawValue, site: request.site,
                siteName: request.siteName ?? told(SiteRecord.name) ?? request.site.text,
                region: request.region ?? told(SiteRecord.region) ?? "",
                pack: request.pack ?? told(SiteRecord.pack) ?? "plain",
                timeZone: request.timeZone ?? told(SiteRecord.timeZone) ?? zone, createdAt: now,
                expiresAt: now + Int64(request.hours) * 3_600_000)
            row.reads = request.reads.texts
            row.writes = request.writes.texts
            return row
        } catch { throw NodeError(error) }
    }

    /// All invitations of this node, the newest first.
    public func invitations() throws(NodeError) -> [InvitationRow] {
        do throws(StoreError) { return try store.invitations() } catch { throw NodeError(error) }
    }

    /// Withdraws an invitation that nobody has used yet.
    public func withdraw(invitation number: Int64, by actor: Actor? = nil) throws(NodeError) {
        try check(MemberRecord.revoke, by: actor, in: .company)
        guard try write({ try $0.withdraw(invitation: number, at: surroundings.now()) }) else {
            throw NodeError(
                .noInput, "There is no open invitation \(number). See: amends invite list", reason: .noSuchInvitation(number))
        }
    }
}
