import AmendsLog
import AmendsModel

extension English {
    static let archiveWords = VocabularyWords(
        recordKinds: [.archiveVolume: "Archive volume", .destruction: "Destruction"],
        acts: [
            ArchiveVolumeRecord.list: "Archive volume listed",
            ArchiveVolumeRecord.seal: "Archive volume sealed",
            DestructionRecord.request: "Destruction asked for",
            DestructionRecord.list: "Cases added to a destruction",
            DestructionRecord.approve: "Destruction approved",
            DestructionRecord.decline: "Destruction declined",
            DestructionRecord.certify: "Destruction certified",
        ],
        fields: [
            .site: [SiteRecord.sealingNode: "Node that seals the archive", SiteRecord.closedOn: "Closed from"],
            .archiveVolume: [
                ArchiveVolumeRecord.number: "Volume number",
                ArchiveVolumeRecord.month: "Month",
                ArchiveVolumeRecord.supplement: "Supplement",
                ArchiveVolumeRecord.lines: "Contents",
                ArchiveVolumeRecord.note: "Signed text",
                ArchiveVolumeRecord.contents: "Digest of the contents",
                ArchiveVolumeRecord.listed: "Cases listed",
                ArchiveVolumeRecord.carriedOver: "Open cases carried over",
            ],
            .destruction: [
                DestructionRecord.number: "Request number",
                DestructionRecord.volume: "Volumes",
                DestructionRecord.cases: "Cases",
                DestructionRecord.basis: "Basis",
                DestructionRecord.method: "Method",
                DestructionRecord.certificate: "Certificate number",
                DestructionRecord.note: "Signed certificate",
                DestructionRecord.count: "Cases destroyed",
                DestructionRecord.lines: "List",
                DestructionRecord.remark: "Remark",
                DestructionRecord.witness: "Witness",
            ],
        ],
        codes: [.destruction: [DestructionRecord.method: ["shredded": "shredded", "burnt": "burnt", "none": "there was no paper"]]])
}
