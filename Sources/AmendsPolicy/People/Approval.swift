/// Something that a second, higher person has to agree to.
public enum Approval: String, Sendable, CaseIterable {
    case extending = "extension"
    case settlement
    case compensation
    case destruction
    /// Closing a case without the customer's agreement.
    case noAgreement = "no_agreement"
    case waiver
    case invalidity
    case publication

    /// The roles whose posts give them that right.
    public var roles: [StaffRole] {
        switch self {
        case .extending: [.companyLeader, .headOfficeManager, .leadingGroup, .storeManager]
        case .settlement, .waiver, .invalidity: [.storeManager, .headOfficeManager, .leadingGroup, .companyLeader]
        case .compensation, .noAgreement: [.companyLeader, .headOfficeManager, .leadingGroup]
        case .destruction: [.companyLeader, .leadingGroup]
        case .publication: [.companyLeader, .headOfficeManager, .industryAdmin]
        }
    }
}
