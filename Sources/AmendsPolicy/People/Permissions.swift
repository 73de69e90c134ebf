public import AmendsLog
import AmendsModel

/// Which roles may make which act. A pack may ask for fewer roles at a step, never for more.
public enum Permissions {
    /// Whether one of the roles may make the act. An act that the table does not name, of a later version
    /// or of a record that is no case, is open to every role that writes at all.
    public static func allow(_ act: ActKind, to roles: Set<StaffRole>) -> Bool {
        if let allowed = table[act] ?? management[act] { return !roles.isDisjoint(with: allowed) }
        return !roles.isSubset(of: readers)
    }

    /// The roles that may make the act, in the order of ``StaffRole``.
    public static func roles(for act: ActKind) -> [StaffRole] {
        StaffRole.allCases.filter { allow(act, to: [$0]) }
    }

    /// Roles that look and check, and change nothing.
    public static let readers: Set<StaffRole> = [.auditor]

    /// Which roles a role may give to others. Rights over the company are given from above a store.
    public static func mayGive(_ role: StaffRole, _ roles: Set<StaffRole>) -> Bool {
        if !roles.isDisjoint(with: [.industryAdmin, .companyLeader]) { return true }
        let above: Set<StaffRole> = [.industryAdmin, .companyLeader]
        if !roles.isDisjoint(with: [.headOfficeManager, .nodeAdmin]) { return !above.contains(role) }
        let company: Set<StaffRole> = above.union([.headOfficeManager, .auditor, .privacyOfficer, .nodeAdmin, .appraiser])
        return roles.contains(.storeManager) && !company.contains(role)
    }

    // MARK: The table

    public static let leaders: Set<StaffRole> = [.storeManager, .headOfficeManager, .leadingGroup, .companyLeader]
    static let reception: Set<StaffRole> = [.intake, .platformOperator, .customerRelations]
    static let inquiry: Set<StaffRole> = [.departmentHandler, .investigator]
    static let helpers: Set<StaffRole> = [.technician, .logistics, .stallOwner]
    static let company: Set<StaffRole> = [.headOfficeManager, .companyLeader, .industryAdmin]

    /// Every act on a case, and the acts on the records that govern it.
    static let table: [ActKind: Set<StaffRole>] = [
        // taking in
        CaseAct.receive: leaders.union(reception),
        CaseAct.acknowledge: leaders.union(reception),
        CaseAct.assess: leaders.union([.intake, .platformOperator]),
        CaseAct.classify: leaders.union(inquiry),
        CaseAct.assign: leaders.union([.intake, .platformOperator]),
        CaseAct.firstAct: leaders.union(reception).union(helpers).union(inquiry),
        CaseAct.settleOnSite: leaders.union([.intake, .customerRelations]),
        CaseAct.confirmSettlement: leaders,
        CaseAct.escalate: leaders.union(reception).union(inquiry),
        CaseAct.declareEmergency: leaders.union(reception).union(helpers).union(inquiry),
        CaseAct.meet: leaders,
        // finding out
        CaseAct.formTeam: leaders,
        CaseAct.investigate: leaders.union(inquiry).union([.logistics]),
        CaseAct.addEvidence: leaders.union(reception).union(helpers).union(inquiry),
        CaseAct.requestEvidence: leaders.union(inquiry),
        CaseAct.answerEvidence: leaders.union(reception).union(helpers).union(inquiry),
        CaseAct.takeStatement: leaders.union(inquiry),
        CaseAct.analyse: leaders.union(inquiry),
        CaseAct.decide: leaders,
        CaseAct.requestExtension: leaders.union(inquiry),
        CaseAct.extend: Set(Approval.extending.roles),
        CaseAct.declineExtension: Set(Approval.extending.roles),
        // putting right
        CaseAct.plan: leaders.union([.departmentHandler]),
        CaseAct.communicatePlan: leaders.union(reception).union([.departmentHandler]),
        CaseAct.execute: leaders.union([.departmentHandler, .intake, .customerRelations]),
        CaseAct.promise: leaders.union([.departmentHandler, .intake, .customerRelations]),
        CaseAct.pay: leaders.union([.departmentHandler, .intake, .customerRelations]),
        CaseAct.takeMeasure: leaders.union([.departmentHandler, .appraiser]),
        CaseAct.completeMeasure: leaders.union(helpers).union([.departmentHandler, .appraiser]),
        // the customer
        CaseAct.feedBack: leaders.union(reception).union(inquiry),
        CaseAct.followUp: leaders.union(reception),
        CaseAct.dissatisfied: leaders.union(reception),
        CaseAct.contact: leaders.union(reception).union(inquiry),
        CaseAct.attempt: leaders.union(reception).union(inquiry),
        CaseAct.withdraw: leaders.union(reception),
        // ending
        CaseAct.invalidate: leaders.union([.intake, .platformOperator]),
        CaseAct.refer: leaders,
        CaseAct.close: leaders.union([.intake, .customerRelations]),
        CaseAct.reopen: leaders.union(reception),
        CaseAct.waive: leaders,
        CaseAct.archive: leaders.union([.archivist]),
        CaseAct.hold: leaders.union([.archivist, .privacyOfficer]),
        CaseAct.releaseHold: leaders.union([.archivist, .privacyOfficer]),
        CaseAct.restrict: [.privacyOfficer],
        CaseAct.liftRestriction: [.privacyOfficer],
        ErasingAct.kind: [.privacyOfficer, .archivist],
        CaseAct.destroy: [.archivist],
        // elsewhere
        CaseAct.supervise: [.industryAdmin, .companyLeader, .headOfficeManager, .leadingGroup, .supervisor],
        CaseAct.answerSupervision: leaders.union([.departmentHandler]),
        // An emergency is reported by whoever stands beside it.
        CaseAct.referOut: leaders.union(reception).union([.logistics, .industryAdmin]),
        CaseAct.recordExternalReply: leaders.union([.intake, .platformOperator, .industryAdmin]),
        CaseAct.offerTransfer: leaders,
        CaseAct.acceptTransfer: leaders,
        CaseAct.refuseTransfer: leaders,
        CaseAct.reportTransfer: company,
        CaseAct.addIntake: leaders.union(reception),
        CaseAct.removeIntake: leaders.union(reception),
        CaseAct.linkCustomer: leaders.union(reception),
        CaseAct.unlinkCustomer: leaders.union(reception),
        CaseAct.link: leaders.union(reception),
        CaseAct.unlink: leaders.union(reception),
        CaseAct.joinGroup: leaders.union(reception),
        CaseAct.leaveGroup: leaders.union(reception),
        CaseAct.pause: leaders.union([.departmentHandler, .customerRelations]),
        CaseAct.resume: leaders.union([.departmentHandler, .customerRelations]),
        CaseAct.migrate: leaders,
        // the record
        CaseAct.note: leaders.union(reception).union(helpers).union(inquiry).union([.supervisor, .archivist]),
        CaseAct.amend: leaders.union(reception).union(inquiry),
        CaseAct.settle: leaders,
        CaseAct.explain: leaders.union(reception).union(inquiry),
        // between departments, and the tasks of a plan
        CaseAct.handOver: leaders.union(reception).union([.departmentHandler]),
        CaseAct.takeOver: leaders.union(reception).union(helpers).union(inquiry),
        CaseAct.handBack: leaders.union(reception).union(helpers).union(inquiry),
        CaseAct.tellPlan: leaders.union(reception).union([.departmentHandler]),
        CaseAct.acknowledgeTask: Set(StaffRole.allCases).subtracting(readers).subtracting([.nodeAdmin]),
        // the unit and its people
        SiteRecord.define: company.union([.storeManager, .nodeAdmin]),
        SiteRecord.amend: company.union([.storeManager, .nodeAdmin]),
        SiteRecord.settle: company.union([.storeManager, .nodeAdmin]),
        StaffRecord.define: company.union([.storeManager, .nodeAdmin, .appraiser]),
        StaffRecord.amend: company.union([.storeManager, .nodeAdmin, .appraiser]),
        StaffRecord.settle: company.union([.storeManager, .nodeAdmin, .appraiser]),
        StaffRecord.take: company.union([.storeManager, .nodeAdmin, .appraiser]),
        StaffRecord.leave: company.union([.storeManager, .nodeAdmin, .appraiser]),
        GrantRecord.give: company.union([.storeManager, .nodeAdmin]),
        GrantRecord.revoke: company.union([.storeManager, .nodeAdmin]),
        GrantRecord.settle: company.union([.storeManager, .nodeAdmin]),
        GroupRecord.define: company.union([.storeManager, .leadingGroup]),
        GroupRecord.amend: company.union([.storeManager, .leadingGroup]),
        GroupRecord.settle: company.union([.storeManager, .leadingGroup]),
        GroupRecord.change: company.union([.storeManager, .leadingGroup]),
        GroupRecord.dissolve: company.union([.storeManager, .leadingGroup]),
        VolumeRecord.report: company.union([.storeManager, .intake, .customerRelations, .nodeAdmin]),
        PackRecord.publish: company,
        PackRecord.order: company,
        PackRecord.withdraw: company,
        CalendarRecord.publish: company,
        AcknowledgementRecord.acknowledge: company.union([.storeManager, .leadingGroup]),
        // the chain's nodes
        MemberRecord.admit: company.union([.nodeAdmin]),
        MemberRecord.grant: company.union([.nodeAdmin]),
        MemberRecord.revoke: company.union([.nodeAdmin]),
        MemberRecord.certify: company.union([.nodeAdmin]),
        MemberRecord.settle: company.union([.nodeAdmin]),
    ]
}
