import AmendsLog
public import AmendsModel

/// How much of a case somebody may see.
public enum Sight: Int, Sendable, Comparable {
    case nothing
    /// That it is there, its classes and its stage; nothing that is about a person.
    case outline
    /// All but who the customer is.
    case anonymous
    case whole

    public static func < (left: Sight, right: Sight) -> Bool { left.rawValue < right.rawValue }

    /// Whether values of a case's field are shown.
    public func shows(_ field: FieldDefinition) -> Bool {
        switch self {
        case .whole: true
        case .anonymous: !Self.identity.contains(field.id)
        case .outline: !field.isPersonal
        case .nothing: false
        }
    }

    /// Who the customer is and how to reach them.
    private static let identity: Set<FieldID> = [
        CaseField.customer, CaseField.contact, CaseField.member, CaseField.preferredContact, CaseField.representative,
    ]
}

extension StaffRole {
    /// What the role needs to see of the cases of its unit.
    public var sight: Sight {
        switch self {
        case .companyLeader, .headOfficeManager, .leadingGroup, .storeManager, .intake, .platformOperator, .departmentHandler,
            .investigator, .customerRelations, .supervisor, .archivist, .privacyOfficer:
            .whole
        case .technician, .logistics, .stallOwner: .anonymous
        case .industryAdmin, .appraiser, .trainer, .publisher, .auditor, .nodeAdmin: .outline
        }
    }
}
