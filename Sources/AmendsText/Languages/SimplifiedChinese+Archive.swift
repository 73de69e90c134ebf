import AmendsLog
import AmendsModel

extension SimplifiedChinese {
    static let archiveWords = VocabularyWords(
        recordKinds: [.archiveVolume: "档案卷", .destruction: "档案销毁"],
        acts: [
            ArchiveVolumeRecord.list: "编制卷内目录",
            ArchiveVolumeRecord.seal: "封存档案卷",
            DestructionRecord.request: "申请销毁档案",
            DestructionRecord.list: "追加销毁案件",
            DestructionRecord.approve: "批准销毁档案",
            DestructionRecord.decline: "不予批准销毁档案",
            DestructionRecord.certify: "出具销毁证明",
        ],
        fields: [
            .site: [SiteRecord.sealingNode: "封卷节点", SiteRecord.closedOn: "停业日期"],
            .archiveVolume: [
                ArchiveVolumeRecord.number: "卷号",
                ArchiveVolumeRecord.month: "月份",
                ArchiveVolumeRecord.supplement: "补充卷次",
                ArchiveVolumeRecord.lines: "卷内目录",
                ArchiveVolumeRecord.note: "签名文本",
                ArchiveVolumeRecord.contents: "目录摘要值",
                ArchiveVolumeRecord.listed: "入卷案件数",
                ArchiveVolumeRecord.carriedOver: "结转未结案件数",
            ],
            .destruction: [
                DestructionRecord.number: "申请编号",
                DestructionRecord.volume: "销毁档案卷",
                DestructionRecord.cases: "销毁案件",
                DestructionRecord.basis: "销毁依据",
                DestructionRecord.method: "销毁方式",
                DestructionRecord.certificate: "销毁证明编号",
                DestructionRecord.note: "销毁证明签名文本",
                DestructionRecord.count: "销毁案件数",
                DestructionRecord.lines: "销毁清单",
                DestructionRecord.remark: "备注",
                DestructionRecord.witness: "监销人",
            ],
        ],
        codes: [.destruction: [DestructionRecord.method: ["shredded": "粉碎", "burnt": "焚毁", "none": "无纸质材料"]]])
}
