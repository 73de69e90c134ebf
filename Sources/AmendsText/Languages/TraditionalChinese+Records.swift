import AmendsLog
import AmendsModel

extension TraditionalChinese {
    /// The small records beside the cases, and the policies that head office publishes.
    static let recordWords = VocabularyWords(
        recordKinds: [
            .complaintCase: "案件", .site: "門市", .volume: "業務量", .node: "節點",
            .pack: "制度包", .calendar: "行事曆", .acknowledgement: "確認回條",
        ],
        acts: [
            SiteRecord.define: "登記門市",
            SiteRecord.amend: "更正門市資料",
            SiteRecord.settle: "門市資料衝突確認",
            VolumeRecord.report: "填報業務量",
            NodeRecord.open: "開啟日誌流",
            NodeRecord.clockJump: "時鐘倒退",
            PackRecord.publish: "發布制度包",
            PackRecord.order: "啟用制度包",
            PackRecord.withdraw: "停用制度包",
            CalendarRecord.publish: "發布行事曆",
            AcknowledgementRecord.acknowledge: "門市確認",
        ],
        actFields: [
            .actor: "經辦人",
            CaseField.at: "辦理時間",
            CaseField.reason: "理由",
            CaseField.pack: "制度包版本",
            CaseField.calendar: "行事曆版本",
            CaseField.vocabulary: "詞彙版本",
        ],
        fields: [
            .site: [
                SiteRecord.code: "門市代碼",
                SiteRecord.name: "名稱",
                SiteRecord.region: "區域",
                SiteRecord.pack: "制度包",
                SiteRecord.timeZone: "時區",
            ],
            .volume: [
                VolumeRecord.day: "日期",
                VolumeRecord.orders: "服務訂單數",
            ],
            .node: [
                NodeRecord.earlier: "先前的日誌流",
                NodeRecord.role: "角色",
                NodeRecord.site: "門市",
                NodeRecord.jump: "時鐘倒退量（毫秒）",
            ],
            .pack: [
                PackRecord.name: "名稱與版本",
                PackRecord.text: "制度包內容",
                PackRecord.sites: "適用門市",
                PackRecord.withdrawn: "是否停用",
                PackRecord.level: "發布層級",
            ],
            .calendar: [
                CalendarRecord.version: "版本",
                CalendarRecord.days: "調整的日期",
                CalendarRecord.source: "依據的通知",
                CalendarRecord.years: "已定稿的年份",
            ],
            .acknowledgement: [
                AcknowledgementRecord.subject: "確認的內容",
                AcknowledgementRecord.by: "確認人",
            ],
        ],
        codes: [
            .node: [
                NodeRecord.role: ["store": "門市", "head-office": "總部", "auditor": "審計"]
            ],
            .pack: [PackRecord.withdrawn: ["yes": "是", "no": "否"], PackRecord.level: ["company": "公司", "industry": "行業"]],
        ])
}
