/// What a person is there to do. Names of the five regulations' posts are joined where they carry the
/// same duties; a pack gives them the names its people know.
public enum StaffRole: String, Sendable, CaseIterable {
    case industryAdmin = "industry_admin"
    case companyLeader = "company_leader"
    case headOfficeManager = "hq_manager"
    case leadingGroup = "leading_group"
    case storeManager = "store_manager"
    /// Front desk, customer-service specialist, complaint reception.
    case intake
    case platformOperator = "platform_operator"
    /// The department that handles a case; the lead department where several do.
    case departmentHandler = "dept_handler"
    case investigator
    case technician
    case logistics
    case stallOwner = "stall_owner"
    case customerRelations = "customer_relations"
    case supervisor
    case archivist
    case appraiser = "hr_appraisal"
    case trainer
    case publisher
    case auditor
    case privacyOfficer = "privacy_officer"
    case nodeAdmin = "node_admin"
}
