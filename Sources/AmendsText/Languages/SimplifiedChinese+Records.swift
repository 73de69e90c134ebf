import AmendsLog
import AmendsModel

extension SimplifiedChinese {
    /// The small records beside the cases, and the policies that head office publishes.
    static let recordWords = VocabularyWords(
        recordKinds: [
            .complaintCase: "案件", .site: "门店", .volume: "业务量", .node: "节点",
            .pack: "制度包", .calendar: "日历", .acknowledgement: "确认回执",
        ],
        acts: [
            SiteRecord.define: "登记门店",
            SiteRecord.amend: "更正门店信息",
            SiteRecord.settle: "门店信息冲突确认",
            VolumeRecord.report: "填报业务量",
            NodeRecord.open: "开启日志流",
            NodeRecord.clockJump: "时钟回拨",
            PackRecord.publish: "发布制度包",
            PackRecord.order: "启用制度包",
            PackRecord.withdraw: "停用制度包",
            CalendarRecord.publish: "发布日历",
            AcknowledgementRecord.acknowledge: "门店确认",
        ],
        actFields: [
            .actor: "经办人",
            CaseField.at: "办理时间",
            CaseField.reason: "理由",
            CaseField.pack: "制度包版本",
            CaseField.calendar: "日历版本",
            CaseField.vocabulary: "词汇版本",
        ],
        fields: [
            .site: [
                SiteRecord.code: "门店代码",
                SiteRecord.name: "名称",
                SiteRecord.region: "区域",
                SiteRecord.pack: "制度包",
                SiteRecord.timeZone: "时区",
            ],
            .volume: [
                VolumeRecord.day: "日期",
                VolumeRecord.orders: "服务订单数",
            ],
            .node: [
                NodeRecord.earlier: "先前的日志流",
                NodeRecord.role: "角色",
                NodeRecord.site: "门店",
                NodeRecord.jump: "时钟回拨量（毫秒）",
            ],
            .pack: [
                PackRecord.name: "名称与版本",
                PackRecord.text: "制度包内容",
                PackRecord.sites: "适用门店",
                PackRecord.withdrawn: "是否停用",
                PackRecord.level: "发布层级",
            ],
            .calendar: [
                CalendarRecord.version: "版本",
                CalendarRecord.days: "调整的日期",
                CalendarRecord.source: "依据的通知",
                CalendarRecord.years: "已定稿的年份",
            ],
            .acknowledgement: [
                AcknowledgementRecord.subject: "确认的内容",
                AcknowledgementRecord.by: "确认人",
            ],
        ],
        codes: [
            .node: [
                NodeRecord.role: ["store": "门店", "head-office": "总部", "auditor": "审计"]
            ],
            .pack: [PackRecord.withdrawn: ["yes": "是", "no": "否"], PackRecord.level: ["company": "公司", "industry": "行业"]],
        ])
}
