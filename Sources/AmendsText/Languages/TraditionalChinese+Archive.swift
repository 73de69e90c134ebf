import AmendsLog
import AmendsModel

extension TraditionalChinese {
    static let archiveWords = VocabularyWords(
        recordKinds: [.archiveVolume: "檔案卷", .destruction: "檔案銷毀"],
        acts: [
            VolumeFileRecord.list: "編制卷內目錄",
            VolumeFileRecord.seal: "封存檔案卷",
            DestructionRecord.request: "申請銷毀檔案",
            DestructionRecord.list: "追加銷毀案件",
            DestructionRecord.approve: "批准銷毀檔案",
            DestructionRecord.decline: "不予批准銷毀檔案",
            DestructionRecord.certify: "出具銷毀證明",
        ],
        fields: [
            .site: [SiteRecord.sealingNode: "封卷節點"],
            .archiveVolume: [
                VolumeFileRecord.number: "卷號",
                VolumeFileRecord.month: "月份",
                VolumeFileRecord.supplement: "補充卷次",
                VolumeFileRecord.lines: "卷內目錄",
                VolumeFileRecord.note: "簽名文本",
                VolumeFileRecord.contents: "目錄摘要值",
                VolumeFileRecord.listed: "入卷案件數",
                VolumeFileRecord.carriedOver: "結轉未結案件數",
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
        ])
}
