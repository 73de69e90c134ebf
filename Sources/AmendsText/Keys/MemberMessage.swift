/// What the command line says of the chain's nodes: invitations, membership, the authority.
public enum MemberMessage: Sendable, Equatable {
    // invitations
    case invited(number: Int, role: String, site: String, until: String)
    /// Said under a code: what to do with it.
    case codeHint
    case svgWritten(path: String)
    case withdrawn(number: Int)
    case noInvitations
    // joining
    case joined(role: String, site: String, node: String, folder: String)
    case firstSynced(segments: Int)
    case firstSyncFailed(reason: String)
    case certificateRenewed(until: String)
    // members
    case noMembers
    case revoked(node: String, site: String)
    /// What a revocation cannot do.
    case revokedDisk
    case granted(node: String, reads: String, writes: String)
    // the authority
    case authorityMade(fingerprint: String, takenOver: Int)
    case notExported
    case exported(path: String)
    /// Said with the recovery code.
    case recoveryHint
    case exportRefreshed(path: String)
    case exportNotReached(path: String)
    case imported(fingerprint: String, revocations: Int)
    case formerHeadOffice(node: String)
    case termsSet(days: Int, graceDays: Int)
    // listening
    case listeningSecured(address: String)
    // evidence
    case noEvidence
}

/// Why something about the chain's nodes cannot be done: each text says what to do next.
public enum MemberProblem: Sendable, Equatable {
    // a code as it was typed
    case codeCharacter(Character)
    case codeTooLong
    case codeIncomplete(count: Int)
    /// Counted from 1.
    case codeGroup(Int)
    case codeOfAnotherKind
    case codeOfLaterVersion
    // inviting
    case addressUnusable(String)
    case addressMissing
    case invitationLength
    case badDuration(String)
    case badScopes(String)
    case noSuchInvitation(Int)
    case replacesOther(node: String)
    // joining and renewing
    case declined(Declined)
    case notThisChain(address: String)
    case headOfficeUnknown
    // members
    case noSuchMember(String)
    case ambiguousMember(String)
    case fixedRights
    case revokingItself
    // the authority
    case authorityThere
    case authorityElsewhere
    case authorityMissing
    case certificateMissing
    case fileThere(path: String)
    case exportSealed
    case exportDamaged(path: String)
    case exportOfLaterVersion

    /// Why head office did not admit a node.
    public enum Declined: Sendable, CaseIterable {
        case version, unknownCode, used, expired, withdrawn, tooManyAttempts, unproven, notMember, revoked, tooLate, noAuthority, busy
        case otherParty, fault
    }
}

/// Words for tables of nodes.
public enum MemberWord: Sendable, CaseIterable {
    case reads, writes, admittedAt, state, why, validUntil, usedBy, invitation, everything
    case active, revoked, replaced, waiting, used, expired, withdrawn
    case authority, exportedTo, nowhere, certificateUntil, certificateDays, graceDays, sender, refusedAt
}
