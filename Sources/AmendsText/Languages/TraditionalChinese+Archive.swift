import AmendsLog
import AmendsModel

extension TraditionalChinese {
    static let archiveWords = VocabularyWords(
        recordKinds: [.archiveVolume: "檔案卷", .destruction: "檔案銷毀"],
        acts: [
            ArchiveVolumeRecord.list: "編制卷內目錄",
            ArchiveVolumeRecord.seal: "封存檔案卷",
            DestructionRecord.request: "申請銷毀檔案",
            DestructionRecord.list: "追加銷毀案件",
            DestructionRecord.approve: "批准銷毀檔案",
            DestructionRecord.decline: "不予批准銷毀檔案",
            DestructionRecord.certify: "出具銷毀證明",
        ],
        fields: [
            .site: [SiteRecord.sealingNode: "封卷節點", SiteRecord.closedOn: "停業日期"],
            .archiveVolume: [
                ArchiveVolumeRecord.number: "卷號",
                ArchiveVolumeRecord.month: "月份",
                ArchiveVolumeRecord.supplement: "補充卷次",
                ArchiveVolumeRecord.lines: "卷內目錄",
                ArchiveVolumeRecord.note: "簽名文本",
                ArchiveVolumeRecord.contents: "目錄摘要值",
                ArchiveVolumeRecord.listed: "入卷案件數",
                ArchiveVolumeRecord.carriedOver: "結轉未結案件數",
            ],
            .destruction: [
                DestructionRecord.number: "申請編號",
                DestructionRecord.volume: "銷毀檔案卷",
                DestructionRecord.cases: "銷毀案件",
                DestructionRecord.basis: "銷毀依據",
                DestructionRecord.method: "銷毀方式",
                DestructionRecord.certificate: "銷毀證明編號",
                DestructionRecord.note: "銷毀證明簽名文本",
                DestructionRecord.count: "銷毀案件數",
                DestructionRecord.lines: "銷毀清單",
                DestructionRecord.remark: "備註",
                DestructionRecord.witness: "監銷人",
            ],
        ],
        codes: [.destruction: [DestructionRecord.method: ["shredded": "碎毀", "burnt": "焚毀", "none": "無紙本材料"]]])
}
