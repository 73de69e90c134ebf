import AmendsLog
import AmendsModel

extension SimplifiedChinese {
    /// People: staff, their roles and groups.
    static let peopleWords = VocabularyWords(
        recordKinds: [.staff: "员工", .grant: "授权", .group: "小组"],
        acts: [
            StaffRecord.define: "登记员工",
            StaffRecord.amend: "更正员工信息",
            StaffRecord.settle: "员工信息冲突确认",
            StaffRecord.take: "任职",
            StaffRecord.leave: "离职",
            GrantRecord.give: "授予角色",
            GrantRecord.revoke: "撤销角色",
            GrantRecord.settle: "授权冲突确认",
            GroupRecord.define: "设立小组",
            GroupRecord.amend: "更正小组信息",
            GroupRecord.settle: "小组信息冲突确认",
            GroupRecord.change: "调整小组成员",
            GroupRecord.dissolve: "撤销小组",
        ],
        fields: [
            .staff: [
                StaffRecord.code: "员工编号",
                StaffRecord.name: "姓名",
                StaffRecord.post: "岗位",
                StaffRecord.left: "离职时间",
                StaffRecord.posts: "任职记录",
                StaffRecord.status: "在职状态",
                StaffRecord.employer: "用工单位",
                StaffRecord.employerName: "用工单位名称",
                StaffRecord.department: "部门",
                StaffRecord.duty: "职责范围",
            ],
            .grant: [
                GrantRecord.staff: "员工",
                GrantRecord.role: "角色",
                GrantRecord.unit: "适用单位",
                GrantRecord.from: "生效时间",
                GrantRecord.to: "失效时间",
                GrantRecord.grantedBy: "授权人",
            ],
            .group: [
                GroupRecord.kind: "小组类型",
                GroupRecord.name: "名称",
                GroupRecord.unit: "适用单位",
                GroupRecord.forCase: "对应案件",
                GroupRecord.member: "成员",
                GroupRecord.dissolved: "撤销时间",
                GroupRecord.duty: "职责",
            ],
        ],
        codes: [
            .staff: [
                StaffRecord.status: [
                    "active": "在职",
                    "suspended": "停职",
                    "left": "离职",
                ],
                StaffRecord.employer: [
                    "own": "本公司",
                    "stall": "摊位或合作方",
                    "agency": "劳务机构",
                ],
            ],
            .grant: [
                GrantRecord.role: [
                    "industry_admin": "行业管理",
                    "company_leader": "公司领导",
                    "hq_manager": "总部客诉管理",
                    "leading_group": "投诉处理领导小组",
                    "store_manager": "店长",
                    "intake": "投诉接待",
                    "platform_operator": "网络平台管理",
                    "dept_handler": "责任部门承办",
                    "investigator": "调查人员",
                    "technician": "技术岗",
                    "logistics": "后勤保障",
                    "stall_owner": "摊位负责人",
                    "customer_relations": "客户关系",
                    "supervisor": "监督岗",
                    "archivist": "档案管理",
                    "hr_appraisal": "考核",
                    "trainer": "培训",
                    "publisher": "宣传公示",
                    "auditor": "审计",
                    "privacy_officer": "个人信息保护",
                    "node_admin": "系统管理",
                ]
            ],
            .group: [
                GroupRecord.member: ["head": "组长", "deputy": "副组长", "member": "成员"],
                GroupRecord.kind: [
                    "leading_group": "领导小组",
                    "investigation_team": "调查小组",
                    "special_team": "专项处理小组",
                    "supervision_group": "监督小组",
                ],
            ],
        ])
}
