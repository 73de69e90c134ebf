import AmendsLog
import AmendsModel

extension English {
    /// The small records beside the cases, and the policies that head office publishes.
    static let recordWords = VocabularyWords(
        recordKinds: [
            .complaintCase: "Case", .site: "Site", .volume: "Business volume", .node: "Node",
            .pack: "Policy pack", .calendar: "Calendar", .acknowledgement: "Acknowledgement",
        ],
        acts: [
            SiteRecord.define: "Site defined",
            SiteRecord.amend: "Site amended",
            SiteRecord.settle: "Site's conflict settled",
            VolumeRecord.report: "Business volume reported",
            NodeRecord.open: "Stream opened",
            NodeRecord.clockJump: "Clock stepped back",
            PackRecord.publish: "Policy pack published",
            PackRecord.order: "Policy pack put in force",
            PackRecord.withdraw: "Policy pack withdrawn",
            CalendarRecord.publish: "Calendar published",
            AcknowledgementRecord.acknowledge: "Acknowledged by the site",
        ],
        actFields: [
            .actor: "By",
            CaseField.at: "Time of the act",
            CaseField.reason: "Reason",
            CaseField.pack: "Policy pack version",
            CaseField.calendar: "Calendar version",
            CaseField.vocabulary: "Vocabulary version",
        ],
        fields: [
            .site: [
                SiteRecord.code: "Site code",
                SiteRecord.name: "Name",
                SiteRecord.region: "Region",
                SiteRecord.pack: "Policy pack",
                SiteRecord.timeZone: "Time zone",
            ],
            .volume: [
                VolumeRecord.day: "Day",
                VolumeRecord.orders: "Orders served",
            ],
            .node: [
                NodeRecord.earlier: "Earlier streams",
                NodeRecord.role: "Role",
                NodeRecord.site: "Site",
                NodeRecord.jump: "Step of the clock (ms)",
            ],
            .pack: [
                PackRecord.name: "Name and version",
                PackRecord.text: "Text of the pack",
                PackRecord.sites: "Sites that use it",
                PackRecord.withdrawn: "Withdrawn",
                PackRecord.level: "Level",
            ],
            .calendar: [
                CalendarRecord.version: "Version",
                CalendarRecord.days: "Days that differ",
                CalendarRecord.source: "Notice it follows",
                CalendarRecord.years: "Years that are final",
            ],
            .acknowledgement: [
                AcknowledgementRecord.subject: "What is acknowledged",
                AcknowledgementRecord.by: "Acknowledged by",
            ],
        ],
        codes: [
            .node: [
                NodeRecord.role: ["store": "store", "head-office": "head office", "auditor": "auditor"]
            ],
            .pack: [PackRecord.withdrawn: ["yes": "yes", "no": "no"], PackRecord.level: ["company": "company", "industry": "the trade's own body"]],
        ])
}
