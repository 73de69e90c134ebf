import AmendsLog
import AmendsModel

extension English: MemberWording {
    static let memberWords = VocabularyWords(
        recordKinds: [.member: "Member"],
        acts: [
            MemberRecord.admit: "Node admitted",
            MemberRecord.grant: "Rights of a node changed",
            MemberRecord.revoke: "Node revoked",
            MemberRecord.certify: "Certificate of head office renewed",
            MemberRecord.settle: "Conflict about a node settled",
        ],
        fields: [
            .member: [
                MemberRecord.node: "Node",
                MemberRecord.role: "Role",
                MemberRecord.site: "Site",
                MemberRecord.reads: "Also reads",
                MemberRecord.writes: "Also writes",
                MemberRecord.fingerprint: "Certificate's fingerprint",
                MemberRecord.serial: "Certificate's serial number",
                MemberRecord.certificate: "Certificate",
                MemberRecord.admittedAt: "Admitted",
                MemberRecord.replaces: "Replaces",
                MemberRecord.replacedBy: "Replaced by",
                MemberRecord.revokedAt: "Revoked",
                MemberRecord.why: "Reason",
            ]
        ],
        codes: [.member: [MemberRecord.role: ["store": "store", "head-office": "head office", "auditor": "auditor"]]])

    func sentence(_ message: MemberMessage, in catalogue: Catalogue) -> String {
        switch message {
        case .invited(let number, let role, let site, let until):
            "Invitation \(number) for a \(roleName(role, catalogue)) node of \(site), good once, until \(until):"
        case .codeHint:
            "On the new machine: amends join CODE. Small letters, O for 0 and I for 1 will do; whoever has the code can join, so give it to nobody else."
        case .svgWritten(let path): "The code as a QR code: \(path)"
        case .withdrawn(let number): "Invitation \(number) was withdrawn and opens nothing any more."
        case .noInvitations: "No invitations."
        case .joined(let role, let site, let node, let folder):
            "The \(roleName(role, catalogue)) node of \(site) has joined its chain, in \(folder). Its name is \(node)."
        case .firstSynced(let segments): "First sync done: \(catalogue.counted(segments, .segments)) received. Ready to work."
        case .firstSyncFailed(let reason):
            "The node has joined and can work, but the first sync did not come about: \(reason) Try again with: amends sync"
        case .certificateRenewed(let until): "The certificate was renewed, until \(until)."
        case .noMembers:
            "This chain has no members yet: nodes are taken on first contact. Begin with: amends invite --site CODE --address HOST:PORT"
        case .revoked(let node, let site):
            "The node \(node) of \(site) was revoked. No session is held with it here from now on; other nodes learn it when they sync."
        case .revokedDisk:
            "What lies on its disk stays readable to whoever has the disk; README tells what that is. A new node of the site: amends invite --site CODE --replaces NODE"
        case .granted(let node, let reads, let writes): "The node \(node) may now also read: \(reads); and also write: \(writes)."
        case .authorityMade(let fingerprint, let takenOver):
            "This head office is now the authority of its chain (fingerprint \(fingerprint))."
                + (takenOver > 0 ? " Nodes known so far were taken over as members: \(Amounts.grouped(takenOver))." : "")
        case .notExported:
            "The authority lies on this disk only. If the disk is lost, every node has to join anew. Export it: amends authority export --to FILE"
        case .exported(let path): "The authority was exported to \(path). Keep the file away from this machine."
        case .recoveryHint: "Only this recovery code opens the file. Write it down on paper: it is not shown again and is kept nowhere."
        case .exportRefreshed(let path): "The export in \(path) knows it, too."
        case .exportNotReached(let path):
            "The export in \(path) can't be reached and does not know this yet. Make another one: amends authority export --to FILE"
        case .imported(let fingerprint, let revocations):
            "This head office has taken up the authority of its chain (fingerprint \(fingerprint)), with revocations of \(Amounts.grouped(revocations)) nodes."
        case .formerHeadOffice(let node):
            "An earlier head office is still a member: \(node). If its machine was lost: amends revoke \(node.prefix(12)) --why TEXT"
        case .termsSet(let days, let graceDays):
            "Certificates are good for \(days) days from now on, and can be renewed for another \(graceDays) days."
        case .listeningSecured(let address): "Listening on \(address), over TLS."
        case .noEvidence: "Nothing was refused."
        }
    }

    private func roleName(_ role: String, _ catalogue: Catalogue) -> String {
        catalogue.label(code: role, of: MemberRecord.role, kind: .member)
    }

    func sentence(_ problem: MemberProblem) -> String {
        switch problem {
        case .codeCharacter(let character): "No code has the character “\(character)”. Codes hold digits and letters without U."
        case .codeTooLong: "That is longer than any code. Type the code alone."
        case .codeIncomplete(let count):
            "The code is not complete: every group has six characters, and \(count) were typed. Nothing was sent."
        case .codeGroup(let number): "Group \(number) of the code is wrong. Have it read out again; nothing was sent."
        case .codeOfAnotherKind: "That is a code of another kind. Invitations are made with: amends invite"
        case .codeOfLaterVersion: "The code was made by a later version of Amends. Update this machine first."
        case .addressUnusable(let text): "\(text) can't stand in a code. Give --address HOST:PORT, by number or by name."
        case .addressMissing: "Say where new nodes find this one: --address HOST:PORT. Later invitations remember it."
        case .invitationLength: "An invitation is valid for 1 hour to 365 days."
        case .badDuration(let text): "\(text) is no length of time. Write 12h or 7d."
        case .badScopes(let text): "\(text) names no sites. Write S012,S013, or “*” for all."
        case .noSuchInvitation(let number): "There is no open invitation \(number). See: amends invite list"
        case .replacesOther(let node): "The node \(node) has another role or site than the invitation. See: amends member list"
        case .declined(let reason): declined(reason)
        case .notThisChain(let address):
            "At \(address) there is no head office of the chain that the code belongs to. The code was not shown to it. Check the address with whoever gave you the code."
        case .headOfficeUnknown:
            "Say which node to sync with: --peer HOST:PORT. A node that joined with an invitation remembers its head office."
        case .noSuchMember(let name): "No member of this chain is called \(name). See: amends member list"
        case .ambiguousMember(let name): "More than one member is called \(name). Give more digits of its name."
        case .fixedRights: "Only an auditor's rights can be widened: a store reads and writes its own site, head office everything."
        case .revokingItself: "This is head office itself. Rebuild it elsewhere (amends authority import), and revoke it from there."
        case .authorityThere: "This head office is the authority of a chain already."
        case .authorityElsewhere: "This node belongs to a chain whose authority is another node. Move it with: amends authority import"
        case .authorityMissing: "This node holds no authority. Make it with: amends authority make"
        case .certificateMissing:
            "An address that others can reach needs TLS, and this node has no certificate yet. Make the chain's authority (amends authority make) or join a chain (amends join), or give --insecure-any-interface in a network you trust."
        case .fileThere(let path): "\(path) is there already. Choose another file."
        case .exportSealed: "The recovery code does not fit this file, or the file is damaged. Nothing was changed."
        case .exportDamaged(let path): "\(path) is no export of an authority, or is damaged. Nothing was changed."
        case .exportOfLaterVersion: "The export was written by a later version of Amends. Update this machine first."
        }
    }

    private func declined(_ reason: MemberProblem.Declined) -> String {
        switch reason {
        case .version: "Head office and this node have no version in common. Update the older one."
        case .unknownCode: "Head office knows no invitation with this code. Check that it is from this head office, and ask for another."
        case .used: "This invitation was used already. Ask head office for another one."
        case .expired: "This invitation has expired. Ask head office for another one."
        case .withdrawn: "This invitation was withdrawn. Ask head office for another one."
        case .tooManyAttempts: "Too many wrong codes came from this address. Wait a quarter of an hour and try again."
        case .unproven: "Head office could not check this node's key. Try again; if it stays, report it."
        case .notMember: "This node is no member of the chain. Ask head office for an invitation."
        case .revoked: "Head office has revoked this node. Set up a new one with an invitation; what it had synced comes back."
        case .tooLate: "This node's certificate ended too long ago. Ask head office for an invitation, and join with it."
        case .noAuthority: "The node asked holds no authority. Use head office's address."
        case .busy: "Head office is busy. Try again in a minute."
        case .otherParty: "The invitation is for a node of another role or site than this one. Ask head office for the right one."
        case .fault: "Head office could not do it; its own log tells why. Try again later."
        }
    }

    func label(_ word: MemberWord) -> String {
        switch word {
        case .reads: "Also reads"
        case .writes: "Also writes"
        case .admittedAt: "Admitted"
        case .state: "State"
        case .why: "Reason"
        case .validUntil: "Valid until"
        case .usedBy: "Used by"
        case .invitation: "Invitation"
        case .everything: "everything"
        case .active: "member"
        case .revoked: "revoked"
        case .replaced: "replaced"
        case .waiting: "open"
        case .used: "used"
        case .expired: "expired"
        case .withdrawn: "withdrawn"
        case .authority: "Authority"
        case .exportedTo: "Exported to"
        case .nowhere: "nowhere"
        case .certificateUntil: "Certificate until"
        case .certificateDays: "Certificates, days"
        case .graceDays: "Grace, days"
        case .sender: "From"
        case .refusedAt: "Refused"
        }
    }
}
