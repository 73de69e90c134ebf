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
    /// Days on which a site is closed: they give its cases more time, as an extension does.
    case closure

    /// The roles whose posts give them that right.
    public var roles: [StaffRole] {
        switch self {
        case .extending, .closure: [.companyLeader, .headOfficeManager, .leadingGroup, .storeManager]
        case .settlement, .waiver, .invalidity: [.storeManager, .headOfficeManager, .leadingGroup, .companyLeader]
        case .compensation, .noAgreement: [.companyLeader, .headOfficeManager, .leadingGroup]
        case .destruction: [.companyLeader, .leadingGroup]
        case .publication: [.companyLeader, .headOfficeManager, .industryAdmin]
        }
    }
}
