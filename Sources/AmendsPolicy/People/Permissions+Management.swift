import AmendsLog
import AmendsModel

/// Who may act in the archive and on the management side. What is not named is open to every role that
/// writes at all: a training plan, a duty, a remark.
extension Permissions {
    static let management: [ActKind: Set<StaffRole>] = {
        var table = archive
        for (kind, verbs) in records {
            for (verb, roles) in verbs { if let act = kind.act(verb: verb) { table[act.kind] = roles } }
        }
        return table
    }()

    private static let managers: Set<StaffRole> = [.storeManager, .headOfficeManager, .leadingGroup, .companyLeader, .industryAdmin]

    private static let archive: [ActKind: Set<StaffRole>] = [
        ArchiveVolumeRecord.list: [.archivist, .storeManager, .headOfficeManager],
        ArchiveVolumeRecord.seal: [.archivist, .storeManager, .headOfficeManager],
        DestructionRecord.request: [.archivist, .storeManager, .headOfficeManager],
        DestructionRecord.list: [.archivist, .storeManager, .headOfficeManager],
        DestructionRecord.approve: managers.union([.privacyOfficer]),
        DestructionRecord.decline: managers.union([.privacyOfficer]),
        DestructionRecord.certify: [.archivist],
    ]

    /// Roles by the verb of the act.
    private static let records: [(ManagementKind, [String: Set<StaffRole>])] = [
        (ImprovementRecord.table, ["evaluate": managers.union([.supervisor, .customerRelations])]),
        (EvaluationRecord.table, ["add": managers.union([.supervisor, .appraiser])]),
        (TrainingPlanRecord.table, ["add": managers.union([.trainer, .appraiser])]),
        (TrainingRecord.table, ["add": managers.union([.trainer, .appraiser]), "attend": managers.union([.trainer, .appraiser])]),
        (LibraryRecord.table, ["commend": managers, "decline": managers]),
        (
            PublicationRecord.table,
            [
                "add": managers.union([.publisher]), "amend": managers.union([.publisher]),
                "approve": managers.union([.publisher, .privacyOfficer]), "publish": managers.union([.publisher]),
                "withdraw": managers.union([.publisher, .privacyOfficer]),
            ]
        ),
        (SupervisionRecord.table, ["add": supervisors, "find": supervisors, "close": supervisors]),
        (RectificationRecord.table, ["add": supervisors.union(managers), "lift": supervisors.union(managers)]),
        (AppraisalPeriodRecord.table, ["add": appraisers, "amend": appraisers, "close": appraisers]),
        (AppraisalRecord.table, ["add": appraisers, "measure": appraisers, "decide": appraisers]),
        (RewardRecord.table, ["add": appraisers, "approve": managers, "decline": managers, "announce": appraisers, "revoke": managers]),
        (TargetRecord.table, ["add": appraisers, "amend": appraisers]),
        (MeetingRecord.table, ["add": managers.union([.customerRelations, .supervisor])]),
        (ClosureRecord.table, ["add": managers, "amend": managers, "withdraw": managers]),
        (BulletinRecord.table, ["issue": managers.union([.supervisor])]),
    ]

    private static let supervisors: Set<StaffRole> = [.supervisor, .headOfficeManager, .companyLeader, .industryAdmin]
    private static let appraisers: Set<StaffRole> = managers.union([.appraiser])
}
