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
            NodeRecord.doubt: "Past doubted, new epoch begun",
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
                NodeRecord.reason: "Reason for a new epoch",
            ],
            .pack: [
                PackRecord.name: "Name and version",
                PackRecord.text: "Text of the pack",
                PackRecord.sites: "Sites that use it",
                PackRecord.withdrawn: "Withdrawn",
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
                NodeRecord.role: ["store": "store", "head-office": "head office", "auditor": "auditor"],
                NodeRecord.reason: [
                    "database_missing": "the database was gone",
                    "other_database": "another database was found",
                    "database_shorter": "the database does not reach as far as this node had come",
                    "database_differs": "the database holds something else than this node had written",
                    "fence_missing": "there was no fence beside the database",
                    "shown_by_peer": "a peer has entries of this node that are missing here",
                    "restored": "the database was restored from a backup",
                ],
            ],
            .pack: [PackRecord.withdrawn: ["yes": "yes", "no": "no"]],
        ])
}
