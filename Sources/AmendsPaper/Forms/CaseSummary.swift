import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsText

extension FormContext {
    /// The whole case on paper, for the archive: what it was, how it went, how it ended, and room for
    /// what is to be learnt from it.
    public func summary(of view: CaseView) -> Paper {
        var paper = Paper(words.label(.caseSummary), language: catalogue.language, subtitle: site)
        paper.reference = Paper.Reference(words.label(CaseField.number), view.number)
        paper.blocks = [
            .heading(words.label(.factsOfCase)),
            .grid(
                FieldGrid(
                    given(
                        [
                            CaseField.kind, CaseField.receivedAt, CaseField.channel, CaseField.category, CaseField.subcategory,
                            CaseField.severity, CaseField.urgency, CaseField.customer, CaseField.contact, CaseField.occurredAt,
                            CaseField.place, CaseField.order, CaseField.item, CaseField.respondent, CaseField.receiver,
                            CaseField.assignee,
                        ], view)
                        + [field(CaseField.content, of: view, wide: true), field(CaseField.demand, of: view, wide: true)])),
            .heading(words.label(.stepsReached)), .table(steps(view)),
        ]
        section(.reportOfFacts, [CaseField.report, CaseField.finding, CaseField.cause, CaseField.causeNote], view, in: &paper)
        section(.decision, [CaseField.liability, CaseField.liabilityShares, CaseField.liabilityBasis], view, in: &paper)
        section(
            .planAndMeasures,
            [
                CaseField.plan, CaseField.planOwner, CaseField.planDue, CaseField.expectedEffect, CaseField.customerAnswer,
                CaseField.remedy,
            ], view, in: &paper)
        paper.blocks += measures(view) + payments(view)
        section(
            .feedbackAndFollowUp,
            [
                CaseField.feedback, CaseField.feedbackChannel, CaseField.basis, CaseField.improvement, CaseField.afterCare,
                CaseField.satisfied, CaseField.score,
            ], view, in: &paper)
        paper.blocks += followUps(view)
        section(
            .archiveDetails, [CaseField.outcome, CaseField.serial, CaseField.paperLocation, CaseField.retainUntil], view, in: &paper)
        paper.blocks += questions(view)
        paper.blocks += [.heading(words.label(.course)), .table(history(view))]
        paper.blocks += [
            .heading(words.label(.lessons)), .grid(FieldGrid([blank(words.label(.lessons), wide: true, lines: 5)])),
            .signatures([
                SignatureBox(words.label(.handlerSignature), name: view.text(CaseField.assignee, catalogue)),
                SignatureBox(words.label(.managerSignature)), SignatureBox(words.label(.archivistSignature)),
            ]),
        ]
        paper.footnotes = [footnote]
        return paper
    }

    /// The fields that the case has a value for; long texts take a line of their own.
    private func given(_ fields: [FieldID], _ view: CaseView) -> [FieldGrid.Field] {
        fields.compactMap { id in
            let text = view.text(id, catalogue)
            guard !text.isEmpty else { return nil }
            let isLong = text.contains("\n") || DisplayWidth.of(text) > Self.longestInPair
            return FieldGrid.Field(words.label(id), .text(text), wide: isLong)
        }
    }

    /// Columns that still fit beside another field.
    private static let longestInPair = 30

    private func section(_ heading: PaperWord, _ fields: [FieldID], _ view: CaseView, in paper: inout Paper) {
        let found = given(fields, view)
        guard !found.isEmpty else { return }
        paper.blocks += [.heading(words.label(heading)), .grid(FieldGrid(found))]
    }

    private func steps(_ view: CaseView) -> PaperTable {
        var table = PaperTable(
            "steps",
            [
                column(.round, .right), PaperTable.Column(words.label(Heading.milestone)),
                PaperTable.Column(words.label(Heading.time)), column(.recordedBy),
            ])
        for mark in view.state.milestones where !(view.state.isOpen && mark.milestone.needsDischarge) {
            let entry = view.state.entries[Int(mark.ordinal)]
            table.append([
                .number(Int(mark.round), catalogue), PaperTable.Cell(catalogue.label(mark.milestone)), time(entry.time, view),
                PaperTable.Cell(view.person(of: Int(mark.ordinal))),
            ])
        }
        return table
    }

    private func measures(_ view: CaseView) -> [Paper.Block] {
        let measures = view.written(CaseField.measure).map { CaseMeasure($0) }
        guard !measures.isEmpty else { return [] }
        let done = CaseMeasure.done(view.texts(CaseField.measureDone, catalogue))
        var table = PaperTable(
            "measures",
            [
                column(.ordinal, .right), column(.target),
                column(.kind), column(.description), column(.owner),
                column(.due), column(.done),
            ])
        for (index, measure) in measures.enumerated() {
            table.append([
                .number(index + 1, catalogue), PaperTable.Cell(catalogue.target(of: measure)),
                PaperTable.Cell(catalogue.kind(of: measure)), PaperTable.Cell(measure.text),
                PaperTable.Cell(view.person(measure.owner, at: .max)), PaperTable.Cell(catalogue.due(of: measure)),
                PaperTable.Cell(done[index + 1] ?? ""),
            ])
        }
        return [.table(table)]
    }

    private func payments(_ view: CaseView) -> [Paper.Block] {
        let money = [CaseField.promised, CaseField.compensation, CaseField.couponValue, CaseField.couponCost]
        let acts = view.acts().filter { act in money.contains { act.sets($0) } }
        guard !acts.isEmpty else { return [] }
        var table = PaperTable(
            "payments",
            [
                PaperTable.Column(words.label(Heading.time)), column(.kind),
                column(.promised, .right), column(.paid, .right),
                column(.couponValue, .right), column(.couponCost, .right),
                column(.approvedBy), column(.recordedBy),
            ])
        for act in acts {
            func text(_ field: FieldID) -> PaperTable.Cell { PaperTable.Cell(act.text(field, of: view, catalogue)) }
            table.append(
                [time(act.time, view), text(CaseField.compensationKind)] + money.map(text)
                    + [text(CaseField.approvedBy), PaperTable.Cell(act.actor)])
        }
        table.total =
            [PaperTable.Cell(catalogue.report(.total)), ""]
            + money.map { field in
                view.state.values(of: field).isEmpty ? "" : .money(view.state.balance(of: field).count, catalogue)
            } + ["", ""]
        return [.heading(words.label(.payments)), .table(table)]
    }

    private func followUps(_ view: CaseView) -> [Paper.Block] {
        let acts = view.acts([CaseAct.followUp, CaseAct.dissatisfied, CaseAct.attempt])
        guard !acts.isEmpty else { return [] }
        let fields = [
            CaseField.followUpMethod, CaseField.satisfied, CaseField.score, CaseField.dissatisfaction, CaseField.attempt,
        ]
        var table = PaperTable(
            "follow-ups", caption: words.label(.followUps),
            [column(.round, .right), PaperTable.Column(words.label(Heading.time))]
                + fields.map { PaperTable.Column(words.label($0)) } + [column(.recordedBy)])
        for act in acts {
            // The act that found the customer dissatisfied opened the next round.
            let round = act.kind == CaseAct.dissatisfied ? act.round - 1 : act.round
            table.append(
                [.number(round, catalogue), time(act.time, view)]
                    + fields.map { PaperTable.Cell(act.text($0, of: view, catalogue)) } + [PaperTable.Cell(act.actor)])
        }
        return [.table(table)]
    }

    private func questions(_ view: CaseView) -> [Paper.Block] {
        let sentences =
            view.conflicts.map { catalogue.text($0, utcOffset: view.offset) } + view.findings.map { catalogue.text($0) }
            + view.ruled.items.map { catalogue.text(view.notice($0), utcOffset: view.offset) }
        return sentences.isEmpty ? [] : [.heading(words.label(.openQuestions)), .list(sentences)]
    }

    /// Every act with who and when; the words of long fields stand above and are not said again.
    private func history(_ view: CaseView) -> PaperTable {
        var table = PaperTable(
            "history",
            [
                PaperTable.Column(words.label(Heading.time)), PaperTable.Column(words.label(Heading.act)),
                PaperTable.Column(words.label(Heading.actor)), PaperTable.Column(words.label(Heading.reason)),
            ])
        for act in view.acts() {
            let remarks = [CaseField.reason, CaseField.note].map { act.text($0, of: view, catalogue) }.filter { !$0.isEmpty }
            table.append([
                time(act.time, view), PaperTable.Cell(catalogue.label(act.kind)), PaperTable.Cell(act.actor),
                PaperTable.Cell(remarks.joined(separator: "\n")),
            ])
        }
        return table
    }
}
