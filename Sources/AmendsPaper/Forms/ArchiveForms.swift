import AmendsModel
import AmendsText

/// The contents of an archive volume, to be put in front of the paper files.
public struct ArchiveContents: Sendable {
    /// A case in the volume.
    public struct Line: Sendable {
        public var serial: String
        public var number: String
        /// Milliseconds since 1970, and minutes east of UTC where it was received.
        public var receivedAt: Int64
        public var utcOffset: Int
        /// A code of the field `category`; empty where none was given.
        public var category: String
        /// A code of the field `outcome`.
        public var outcome: String
        public var paperLocation: String
        public var remark: String

        public init(
            serial: String, number: String, receivedAt: Int64, utcOffset: Int, category: String = "", outcome: String = "",
            paperLocation: String = "", remark: String = ""
        ) {
            (self.serial, self.number, self.receivedAt, self.utcOffset) = (serial, number, receivedAt, utcOffset)
            (self.category, self.outcome, self.paperLocation, self.remark) = (category, outcome, paperLocation, remark)
        }
    }

    /// `S012-2026-11`.
    public var volume: String
    /// `2026-11`.
    public var month: String
    public var isSupplement: Bool
    public var lines: [Line]
    /// Of the contents, hexadecimal.
    public var digest: String
    public var sealedBy: String
    /// Milliseconds since 1970; nil where it is not sealed yet.
    public var sealedAt: Int64?
    /// Cases that are not in the volume, and why: open ones, merged ones, those held back.
    public var remarks: [String]

    public init(
        volume: String, month: String, isSupplement: Bool = false, lines: [Line], digest: String = "", sealedBy: String = "",
        sealedAt: Int64? = nil, remarks: [String] = []
    ) {
        (self.volume, self.month, self.isSupplement, self.lines) = (volume, month, isSupplement, lines)
        (self.digest, self.sealedBy, self.sealedAt, self.remarks) = (digest, sealedBy, sealedAt, remarks)
    }
}

/// What a certificate of destruction says.
public struct DestructionCertificate: Sendable {
    public struct Line: Sendable {
        public var serial: String
        public var number: String
        public var volume: String
        /// Milliseconds since 1970; nil where it is not known.
        public var retainUntil: Int64?

        public init(serial: String, number: String, volume: String, retainUntil: Int64? = nil) {
            (self.serial, self.number, self.volume, self.retainUntil) = (serial, number, volume, retainUntil)
        }
    }

    public var number: String
    public var basis: String
    /// In words.
    public var method: String
    public var requestedBy: String
    /// Two people or more.
    public var approvedBy: [String]
    public var executedBy: String
    public var witnesses: [String]
    /// Milliseconds since 1970; nil for a request that is not carried out yet.
    public var destroyedAt: Int64?
    public var lines: [Line]
    /// Cases that were kept after all, each with its serial and its number.
    public var kept: [String]
    /// Of the signed list, hexadecimal.
    public var digest: String

    public init(
        number: String, basis: String, method: String, requestedBy: String, approvedBy: [String], executedBy: String,
        witnesses: [String] = [], destroyedAt: Int64?, lines: [Line], kept: [String] = [], digest: String = ""
    ) {
        (self.kept, self.digest) = (kept, digest)
        (self.number, self.basis, self.method, self.requestedBy) = (number, basis, method, requestedBy)
        (self.approvedBy, self.executedBy, self.witnesses) = (approvedBy, executedBy, witnesses)
        (self.destroyedAt, self.lines) = (destroyedAt, lines)
    }
}

extension FormContext {
    /// The contents of a volume, and behind them those of its supplements, each with the digest it was sealed
    /// with.
    public func archiveContents(_ contents: ArchiveContents, supplements: [ArchiveContents] = []) -> Paper {
        var paper = Paper(words.label(.archiveContents), language: catalogue.language, subtitle: site)
        paper.reference = Paper.Reference(words.label(.volume), contents.volume)
        paper.particulars = [
            Paper.Particular(words.label(ReportWord.month), contents.month),
            Paper.Particular(words.label(.numberOfCases), catalogue.number(contents.lines.count)),
        ]
        if contents.isSupplement { paper.particulars.append(Paper.Particular(words.label(.supplement), "✓")) }
        paper.blocks = blocks(of: contents)
        for supplement in supplements {
            paper.blocks.append(.heading(words.label { "\($0.paper(PaperWord.supplement)) \(supplement.volume)" }))
            paper.blocks += blocks(of: supplement)
        }
        paper.footnotes = [footnote]
        return paper
    }

    private func blocks(of contents: ArchiveContents) -> [Paper.Block] {
        var table = PaperTable(
            contents.isSupplement ? "supplement" : "contents",
            [
                column(.ordinal), PaperTable.Column(words.label(CaseField.number)), PaperTable.Column(words.label(CaseField.receivedAt)),
                PaperTable.Column(words.label(CaseField.category)), PaperTable.Column(words.label(CaseField.outcome)),
                PaperTable.Column(words.label(CaseField.paperLocation)), column(.remarks),
            ])
        for line in contents.lines {
            table.append([
                PaperTable.Cell(line.serial), PaperTable.Cell(line.number),
                PaperTable.Cell(catalogue.dateTime(milliseconds: line.receivedAt, utcOffset: line.utcOffset)),
                PaperTable.Cell(line.category.isEmpty ? "" : catalogue.label(code: line.category, of: CaseField.category)),
                PaperTable.Cell(line.outcome.isEmpty ? "" : catalogue.label(code: line.outcome, of: CaseField.outcome)),
                PaperTable.Cell(line.paperLocation), PaperTable.Cell(line.remark),
            ])
        }
        var blocks: [Paper.Block] = [.table(table)]
        if !contents.remarks.isEmpty { blocks += [.subheading(words.label(.remarks)), .list(contents.remarks)] }
        if !contents.digest.isEmpty {
            blocks.append(
                .grid(FieldGrid([FieldGrid.Field(words.label(.digestOfVolume), .text(contents.digest), wide: true)])))
        }
        let sealed = contents.sealedAt.map { "　" + catalogue.dateTime(milliseconds: $0, utcOffset: utcOffset) } ?? ""
        blocks.append(
            .signatures([
                SignatureBox(words.label(.archivistSignature), name: contents.sealedBy + sealed),
                SignatureBox(words.label(.managerSignature)),
            ]))
        return blocks
    }

    public func destructionCertificate(_ certificate: DestructionCertificate) -> Paper {
        var paper = Paper(words.label(.destructionCertificate), language: catalogue.language, subtitle: site)
        paper.reference = Paper.Reference(words.label(.certificateNumber), certificate.number)
        func field(_ word: PaperWord, _ text: String, wide: Bool = false) -> FieldGrid.Field {
            FieldGrid.Field(words.label(word), text.isEmpty ? .blank : .text(text), wide: wide)
        }
        let time = certificate.destroyedAt.map { catalogue.dateTime(milliseconds: $0, utcOffset: utcOffset) } ?? ""
        paper.blocks = [
            .paragraph(sentence(.destroyed(count: certificate.lines.count))),
            .grid(
                FieldGrid([
                    field(.requestedBy, certificate.requestedBy), field(.approvedBy, certificate.approvedBy.joined(separator: "\n")),
                    field(.destroyedAt, time),
                    field(
                        .methodOfDestruction, catalogue.label(code: certificate.method, of: DestructionRecord.method, kind: .destruction)),
                    FieldGrid.Field(words.label(.basisOfDecision), .text(certificate.basis), wide: true),
                ])),
            .heading(words.label(.listOfCases)),
        ]
        var table = PaperTable(
            "destroyed",
            [
                column(.ordinal), PaperTable.Column(words.label(CaseField.number)), column(.volume), column(.retainUntil),
            ])
        for line in certificate.lines {
            table.append([
                PaperTable.Cell(line.serial), PaperTable.Cell(line.number), PaperTable.Cell(line.volume),
                PaperTable.Cell(line.retainUntil.map { catalogue.date(milliseconds: $0, utcOffset: utcOffset) } ?? ""),
            ])
        }
        let approvers = certificate.approvedBy + Array(repeating: "", count: max(0, 2 - certificate.approvedBy.count))
        let witnesses = certificate.witnesses.isEmpty ? [""] : certificate.witnesses
        paper.blocks += [
            .table(table)
        ]
        if !certificate.kept.isEmpty { paper.blocks += [.subheading(words.label(.keptAfterAll)), .list(certificate.kept)] }
        if !certificate.digest.isEmpty {
            paper.blocks.append(
                .grid(FieldGrid([FieldGrid.Field(words.label(.digestOfList), .text(certificate.digest), wide: true)])))
        }
        // What the certificate proves, and what it does not.
        paper.blocks += [
            .paragraph(sentence(.tombstonesRemain)), .remark(sentence(.erasedHere)),
            .signatures(approvers.map { SignatureBox(words.label(.approverSignature), name: $0) }),
            .signatures(
                [SignatureBox(words.label(.executorSignature), name: certificate.executedBy)]
                    + witnesses.map { SignatureBox(words.label(.witnessSignature), name: $0) }),
            .signatures([SignatureBox(words.label(.officialSeal), name: site, seal: true)]),
        ]
        paper.footnotes = [footnote]
        return paper
    }
}
