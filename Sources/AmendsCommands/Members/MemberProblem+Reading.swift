import AmendsNode
import AmendsSync
import AmendsText
import AmendsTrust

extension MemberProblem {
    /// What the reason of a node's error is in words of every language; nil where it is about something else.
    init?(_ reason: NodeError.Reason?) {
        switch reason {
        case .trust(let code): self.init(code, path: "")
        case .declined(let decline): self = .declined(Declined(decline.code))
        case .notThisChain(let address): self = .notThisChain(address: address)
        case .authorityThere: self = .authorityThere
        case .authorityElsewhere: self = .authorityElsewhere
        case .authorityMissing: self = .authorityMissing
        case .certificateMissing: self = .certificateMissing
        case .fileThere(let path): self = .fileThere(path: path)
        case .addressMissing: self = .addressMissing
        case .invitationLength: self = .invitationLength
        case .noSuchInvitation(let number): self = .noSuchInvitation(Int(clamping: number))
        case .replacesOther(let node): self = .replacesOther(node: node)
        case .noSuchMember(let name): self = .noSuchMember(name)
        case .ambiguousMember(let name): self = .ambiguousMember(name)
        case .fixedRights: self = .fixedRights
        case .revokingItself: self = .revokingItself
        default: return nil
        }
    }

    init(_ code: TrustError.Code, path: String) {
        switch code {
        case .codeCharacter(let character): self = .codeCharacter(character)
        case .codeTooLong: self = .codeTooLong
        case .codeIncomplete(let count): self = .codeIncomplete(count: count)
        case .codeGroup(let number): self = .codeGroup(number)
        case .codeOfAnotherKind: self = .codeOfAnotherKind
        case .codeVersion: self = .codeOfLaterVersion
        case .addressUnusable(let text): self = .addressUnusable(text)
        case .exportVersion: self = .exportOfLaterVersion
        case .exportSealed: self = .exportSealed
        case .exportMalformed, .revocationsMalformed: self = .exportDamaged(path: path)
        case .certificateMalformed, .certificateForeign, .requestMalformed, .keyMalformed: self = .declined(.unproven)
        }
    }
}

extension MemberProblem.Declined {
    init(_ code: EnrolmentMessage.Decline.Code) {
        switch code {
        case .version: self = .version
        case .unknownCode: self = .unknownCode
        case .used: self = .used
        case .expired: self = .expired
        case .withdrawn: self = .withdrawn
        case .tooManyAttempts: self = .tooManyAttempts
        case .unproven: self = .unproven
        case .notMember: self = .notMember
        case .revoked: self = .revoked
        case .tooLate: self = .tooLate
        case .noAuthority: self = .noAuthority
        case .busy: self = .busy
        case .otherParty: self = .otherParty
        default: self = .fault
        }
    }
}
