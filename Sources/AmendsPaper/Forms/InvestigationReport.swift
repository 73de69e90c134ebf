import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
import AmendsText

extension FormContext {
    /// What the investigation team found: who, how, on what evidence, and what follows from it.
    public func investigationReport(of view: CaseView) -> Paper {
        var paper = Paper(words.label(.investigationReport), language: catalogue.language, subtitle: site)
        paper.reference = Paper.Reference(words.label(CaseField.number), view.number)
        paper.blocks = [
            .heading(words.label(.factsOfCase)),
            .grid(
                FieldGrid([
                    field(CaseField.receivedAt, of: view), field(CaseField.channel, of: view), field(CaseField.category, of: view),
                    field(CaseField.severity, of: view), field(CaseField.occurredAt, of: view), field(CaseField.place, of: view),
                    field(CaseField.respondent, of: view), field(CaseField.item, of: view),
                    field(CaseField.content, of: view, wide: true), field(CaseField.demand, of: view, wide: true),
                ])),
            .heading(words.label(.team)),
            .grid(
                FieldGrid([
                    field(CaseField.team, of: view).renamed(words.label(.team)),
                    field(CaseField.recused, of: view).renamed(words.label(.standAside)),
                    boxes(CaseField.method, of: view), boxes(CaseField.contentChecked, of: view),
                ])),
        ]
        paper.blocks += allegations(view) + evidence(view) + statements(view) + requests(view)
        paper.blocks += [.heading(words.label(.reportOfFacts)), .paragraph(orNotRecorded(view.text(CaseField.report, catalogue)))]
        paper.blocks += extensions(view)
        paper.blocks += [.heading(words.label(.conclusion)), .grid(conclusion(view))]
        paper.blocks += shares(view)
        paper.blocks += [
            .heading(words.label(.proposedMeasures)), .paragraph(orNotRecorded(view.text(CaseField.plan, catalogue))),
            .signatures([
                SignatureBox(words.label(.investigatorSignature)), SignatureBox(words.label(.reviewerSignature)),
                SignatureBox(words.label(.leaderSignature)),
            ]),
        ]
        paper.footnotes = [footnote]
        return paper
    }

    func orNotRecorded(_ text: String) -> String { text.isEmpty ? sentence(.notRecorded) : text }

    private func conclusion(_ view: CaseView) -> FieldGrid {
        FieldGrid([
            boxes(CaseField.finding, of: view), field(CaseField.cause, of: view), field(CaseField.causeOrigin, of: view),
            field(CaseField.causeNote, of: view, wide: true), boxes(CaseField.liability, of: view),
            field(CaseField.liabilityBasis, of: view, wide: true),
        ])
    }

    func column(_ word: PaperWord, _ alignment: PaperTable.Alignment = .left) -> PaperTable.Column {
        PaperTable.Column(words.label(word), alignment)
    }

    func time(_ milliseconds: Int64, _ view: CaseView) -> PaperTable.Cell {
        PaperTable.Cell(catalogue.dateTime(milliseconds: milliseconds, utcOffset: view.offset))
    }

    // MARK: Tables

    private func allegations(_ view: CaseView) -> [Paper.Block] {
        let matters = view.texts(CaseField.allegation, catalogue)
        guard !matters.isEmpty else { return [] }
        var findings: [Int: String] = [:]
        for text in view.state.elements(of: CaseField.allegationFinding) {
            let parts = text.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let number = Int(parts[0]) else { continue }
            findings[number] = catalogue.label(code: String(parts[1]), of: CaseField.finding)
        }
        var table = PaperTable(
            "allegations", [column(.ordinal, .right), column(.description), PaperTable.Column(words.label(CaseField.finding))])
        for (index, matter) in matters.enumerated() {
            table.append([.number(index + 1, catalogue), PaperTable.Cell(matter), PaperTable.Cell(findings[index + 1] ?? "")])
        }
        return [.heading(words.label(.allegations)), .table(table)]
    }

    private func evidence(_ view: CaseView) -> [Paper.Block] {
        var table = PaperTable(
            "evidence",
            [
                column(.ordinal, .right), column(.kind), column(.description), column(.file), column(.recordedBy), column(.recordedAt),
            ])
        let acts = view.acts([CaseAct.investigate, CaseAct.addEvidence, CaseAct.answerEvidence, CaseAct.amend]).filter {
            $0.sets(CaseField.evidence) || $0.sets(CaseField.evidenceKind) || $0.sets(CaseField.evidenceFile)
        }
        for (index, act) in acts.enumerated() {
            table.append(
                [.number(index + 1, catalogue)]
                    + [CaseField.evidenceKind, CaseField.evidence, CaseField.evidenceFile].map {
                        PaperTable.Cell(act.text($0, of: view, catalogue))
                    } + [PaperTable.Cell(act.actor), time(act.time, view)])
        }
        var blocks: [Paper.Block] = [.heading(words.label(.evidence))]
        if acts.isEmpty {
            let reason = view.text(CaseField.noEvidenceReason, catalogue)
            blocks.append(.grid(FieldGrid([FieldGrid.Field(words.label(.noEvidence), .text(orNotRecorded(reason)), wide: true)])))
        } else {
            blocks.append(.table(table))
        }
        return blocks
    }

    private func statements(_ view: CaseView) -> [Paper.Block] {
        let acts = view.acts([CaseAct.takeStatement]).filter { $0.sets(CaseField.statement) }
        guard !acts.isEmpty else { return [] }
        var table = PaperTable("statements", [column(.recordedAt), column(.statementBy), column(.description), column(.recordedBy)])
        for act in acts {
            table.append([
                time(act.time, view), PaperTable.Cell(act.text(CaseField.statementBy, of: view, catalogue)),
                PaperTable.Cell(act.text(CaseField.statement, of: view, catalogue)), PaperTable.Cell(act.actor),
            ])
        }
        return [.heading(words.label(.statements)), .table(table)]
    }

    /// Requests and answers in the order of time: which answers which is told by their words.
    private func requests(_ view: CaseView) -> [Paper.Block] {
        let acts = view.acts([CaseAct.requestEvidence, CaseAct.answerEvidence])
        guard !acts.isEmpty else { return [] }
        var table = PaperTable(
            "evidence-requests",
            [column(.recordedAt), column(.askedOf), column(.description), column(.due), column(.answer)])
        for act in acts {
            let fields = [CaseField.evidenceAsked, CaseField.evidenceRequest, CaseField.evidenceDue, CaseField.evidenceAnswer]
            table.append(
                [time(act.time, view)] + fields.map { PaperTable.Cell(act.text($0, of: view, catalogue)) })
        }
        return [.heading(words.label(.evidenceRequests)), .table(table)]
    }

    private func extensions(_ view: CaseView) -> [Paper.Block] {
        let granted = [CaseField.extendedInvestigation, CaseField.extendedResolution].filter { view.state.integer($0) != nil }
        guard !granted.isEmpty else { return [] }
        return [
            .heading(words.label(.extensionOfTime)),
            .grid(FieldGrid((granted + [CaseField.extensionToldAt]).map { field($0, of: view) })),
        ]
    }

    /// Who bears how much, with the sum; shares that cannot be read are printed as they are written.
    private func shares(_ view: CaseView) -> [Paper.Block] {
        let written = view.written(CaseField.liabilityShares).first ?? ""
        guard !written.isEmpty else { return [] }
        let heading = Paper.Block.heading(words.label(.liabilityShares))
        guard let shares = try? LiabilityShares(reading: written) else { return [heading, .paragraph(written)] }
        var table = PaperTable(
            "liability-shares", [column(.subject), PaperTable.Column(words.label(CaseField.respondent)), column(.share, .right)])
        for share in shares.shares {
            table.append([
                PaperTable.Cell(catalogue.label(code: share.subject, of: CaseField.liability)),
                PaperTable.Cell(view.person(share.who, at: .max)),
                PaperTable.Cell(catalogue.percentage(Int(share.basisPoints), of: Int(LiabilityShares.whole))),
            ])
        }
        table.total = [PaperTable.Cell(catalogue.report(.total)), "", PaperTable.Cell(catalogue.percentage(1, of: 1))]
        return [heading, .table(table)]
    }
}

extension PaperTable.Cell {
    /// Grouped for the eye, plain for a spreadsheet.
    static func number(_ count: Int, _ catalogue: Catalogue) -> PaperTable.Cell {
        PaperTable.Cell(catalogue.number(count), figure: String(count))
    }

    /// Money with its sign, and in plain yuan for a spreadsheet.
    static func money(_ fen: Int64, _ catalogue: Catalogue) -> PaperTable.Cell {
        PaperTable.Cell(catalogue.money(Fen(fen)), figure: Fen(fen).description)
    }
}
