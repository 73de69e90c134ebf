import AmendsLog
import AmendsModel

extension TraditionalChinese {
    /// People: staff, their roles and groups.
    static let peopleWords = VocabularyWords(
        recordKinds: [.staff: "員工", .grant: "授權", .group: "小組"],
        acts: [
            StaffRecord.define: "登記員工",
            StaffRecord.amend: "更正員工資料",
            StaffRecord.settle: "員工資料衝突確認",
            StaffRecord.take: "任職",
            StaffRecord.leave: "離職",
            GrantRecord.give: "授予角色",
            GrantRecord.revoke: "撤銷角色",
            GrantRecord.settle: "授權衝突確認",
            GroupRecord.define: "設立小組",
            GroupRecord.amend: "更正小組資料",
            GroupRecord.settle: "小組資料衝突確認",
            GroupRecord.change: "調整小組成員",
            GroupRecord.dissolve: "撤銷小組",
        ],
        fields: [
            .staff: [
                StaffRecord.code: "員工編號",
                StaffRecord.name: "姓名",
                StaffRecord.post: "職務",
                StaffRecord.left: "離職時間",
                StaffRecord.posts: "任職紀錄",
                StaffRecord.status: "在職狀態",
                StaffRecord.employer: "僱用單位",
                StaffRecord.employerName: "僱用單位名稱",
                StaffRecord.department: "部門",
                StaffRecord.duty: "職責範圍",
            ],
            .grant: [
                GrantRecord.staff: "員工",
                GrantRecord.role: "角色",
                GrantRecord.unit: "適用單位",
                GrantRecord.from: "生效時間",
                GrantRecord.to: "失效時間",
                GrantRecord.grantedBy: "授權人",
            ],
            .group: [
                GroupRecord.kind: "小組類型",
                GroupRecord.name: "名稱",
                GroupRecord.unit: "適用單位",
                GroupRecord.forCase: "對應案件",
                GroupRecord.member: "成員",
                GroupRecord.dissolved: "撤銷時間",
                GroupRecord.duty: "職責",
            ],
        ],
        codes: [
            .staff: [
                StaffRecord.status: [
                    "active": "在職",
                    "suspended": "停職",
                    "left": "離職",
                ],
                StaffRecord.employer: [
                    "own": "本公司",
                    "stall": "攤位或合作方",
                    "agency": "派遣機構",
                ],
            ],
            .grant: [
                GrantRecord.role: [
                    "industry_admin": "產業管理",
                    "company_leader": "公司主管",
                    "hq_manager": "總部客訴管理",
                    "leading_group": "投訴處理領導小組",
                    "store_manager": "店長",
                    "intake": "投訴接待",
                    "platform_operator": "網路平台管理",
                    "dept_handler": "責任部門承辦",
                    "investigator": "調查人員",
                    "technician": "技術職務",
                    "logistics": "後勤保障",
                    "stall_owner": "攤位負責人",
                    "customer_relations": "客戶關係",
                    "supervisor": "監督職務",
                    "archivist": "檔案管理",
                    "hr_appraisal": "考核",
                    "trainer": "培訓",
                    "publisher": "宣傳公示",
                    "auditor": "稽核",
                    "privacy_officer": "個人資料保護",
                    "node_admin": "系統管理",
                ]
            ],
            .group: [
                GroupRecord.member: ["head": "組長", "deputy": "副組長", "member": "成員"],
                GroupRecord.kind: [
                    "leading_group": "領導小組",
                    "investigation_team": "調查小組",
                    "special_team": "專案處理小組",
                    "supervision_group": "監督小組",
                ],
            ],
        ])
}
