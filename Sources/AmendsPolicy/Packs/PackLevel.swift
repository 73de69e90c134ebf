/// Who stands behind a published pack. What the body above all companies of a trade publishes stands
/// above what a company publishes for itself.
public enum PackLevel: String, Sendable, CaseIterable, Comparable {
    case company, industry

    public static func < (left: PackLevel, right: PackLevel) -> Bool { left == .company && right == .industry }

    /// Who may publish at this level, order its packs, withdraw them, and change its norms.
    public var roles: [StaffRole] {
        switch self {
        case .company: [.industryAdmin, .companyLeader, .headOfficeManager]
        case .industry: [.industryAdmin]
        }
    }
}
