import AmendsLog
import AmendsModel

extension English {
    /// People: staff, their roles and groups.
    static let peopleWords = VocabularyWords(
        recordKinds: [.staff: "Staff", .grant: "Role grant", .group: "Group"],
        acts: [
            StaffRecord.define: "Staff member defined",
            StaffRecord.amend: "Staff member amended",
            StaffRecord.settle: "Staff member's conflict settled",
            StaffRecord.take: "Post given",
            StaffRecord.leave: "Staff member left",
            GrantRecord.give: "Role granted",
            GrantRecord.revoke: "Role revoked",
            GrantRecord.settle: "Grant's conflict settled",
            GroupRecord.define: "Group set up",
            GroupRecord.amend: "Group amended",
            GroupRecord.settle: "Group's conflict settled",
            GroupRecord.change: "Group members changed",
            GroupRecord.dissolve: "Group dissolved",
        ],
        fields: [
            .staff: [
                StaffRecord.code: "Staff code",
                StaffRecord.name: "Name",
                StaffRecord.post: "Post",
                StaffRecord.left: "Left at",
                StaffRecord.posts: "Posts with dates",
                StaffRecord.status: "Employment",
                StaffRecord.employer: "Employed by",
                StaffRecord.employerName: "Name of the employer",
                StaffRecord.department: "Department",
                StaffRecord.duty: "Scope of duty",
            ],
            .grant: [
                GrantRecord.staff: "Staff member",
                GrantRecord.role: "Role",
                GrantRecord.unit: "Unit",
                GrantRecord.from: "From",
                GrantRecord.to: "Until",
                GrantRecord.grantedBy: "Granted by",
            ],
            .group: [
                GroupRecord.kind: "Kind of group",
                GroupRecord.name: "Name",
                GroupRecord.unit: "Unit",
                GroupRecord.forCase: "For case",
                GroupRecord.member: "Members",
                GroupRecord.dissolved: "Dissolved at",
                GroupRecord.duty: "Duty",
            ],
        ],
        codes: [
            .staff: [
                StaffRecord.status: [
                    "active": "working here",
                    "suspended": "suspended",
                    "left": "left",
                ],
                StaffRecord.employer: [
                    "own": "the company",
                    "stall": "a stall or partner",
                    "agency": "an agency",
                ],
            ],
            .grant: [
                GrantRecord.role: [
                    "industry_admin": "industry management",
                    "company_leader": "company leader",
                    "hq_manager": "complaints management at head office",
                    "leading_group": "leading group",
                    "store_manager": "store manager",
                    "intake": "complaint reception",
                    "platform_operator": "platform operator",
                    "dept_handler": "department handling the case",
                    "investigator": "investigator",
                    "technician": "technician",
                    "logistics": "logistics",
                    "stall_owner": "stall owner",
                    "customer_relations": "customer relations",
                    "supervisor": "supervision",
                    "archivist": "archivist",
                    "hr_appraisal": "appraisal",
                    "trainer": "trainer",
                    "publisher": "publicity",
                    "auditor": "auditor",
                    "privacy_officer": "privacy officer",
                    "node_admin": "system administration",
                ]
            ],
            .group: [
                GroupRecord.member: ["head": "head", "deputy": "deputy", "member": "member"],
                GroupRecord.kind: [
                    "leading_group": "leading group",
                    "investigation_team": "investigation team",
                    "special_team": "special handling team",
                    "supervision_group": "supervision group",
                ],
            ],
        ])
}
