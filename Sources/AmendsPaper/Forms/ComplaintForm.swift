import AmendsLog
import AmendsModel
import AmendsPolicy
import AmendsText

extension FormContext {
    /// The form that a customer fills in at the counter: empty, to be written on by hand, or with what
    /// is known of a case. One A4 page with a part that the customer takes away.
    public func complaintForm(of view: CaseView? = nil) -> Paper {
        var paper = Paper(words.label(.complaintForm), language: catalogue.language, subtitle: site)
        paper.isDense = true
        paper.reference = view.map { Paper.Reference(words.label(CaseField.number), $0.number) }
        if view == nil { paper.blocks.append(.paragraph(sentence(.formHint))) }
        paper.blocks += [
            .heading(words.label(.filledInByCustomer)), .grid(customerPart(view)), .paragraph(sentence(.declaration)),
            .signatures([
                SignatureBox(words.label(.customerSignature)),
                SignatureBox(words.label(.representativeSignature), name: view?.text(CaseField.representative, catalogue) ?? ""),
            ]), .heading(words.label(.filledInByShop)), .grid(shopPart(view)),
            .signatures([
                SignatureBox(words.label(.receiverSignature), name: view?.text(CaseField.receiver, catalogue) ?? ""),
                SignatureBox(words.label(.managerSignature)),
            ]), .cut(words.label(.customerCopy)), .grid(customerCopy(view)), .paragraph(sentence(.keepThisPart)),
        ]
        paper.footnotes = [footnote]
        return paper
    }

    private func customerPart(_ view: CaseView?) -> FieldGrid {
        FieldGrid([
            field(CaseField.customer, of: view), field(CaseField.contact, of: view), field(CaseField.preferredContact, of: view),
            field(CaseField.order, of: view), field(CaseField.occurredAt, of: view), field(CaseField.place, of: view),
            field(CaseField.item, of: view), field(CaseField.respondent, of: view),
            field(CaseField.content, of: view, wide: true, lines: view == nil ? 6 : 4),
            boxes(CaseField.remedy, of: view, codes: Self.wishes).renamed(words.label(.wishesOfCustomer)).unticked,
            field(CaseField.demand, of: view, wide: true, lines: 2),
            blank(words.label(.attachments), wide: true),
        ])
    }

    /// What a customer may ask for; what was done in the end may be something else and is not ticked here.
    private static let wishes = ["apology", "explanation", "remedial_service", "exchange", "return", "repair", "refund", "compensation"]

    private func shopPart(_ view: CaseView?) -> FieldGrid {
        var fields: [FieldGrid.Field] = []
        // A form that was filled in by hand gets its number when it is typed.
        if view == nil { fields.append(blank(words.label(CaseField.number))) }
        fields += [field(CaseField.receivedAt, of: view), field(CaseField.receiver, of: view)]
        fields += [
            boxes(CaseField.channel, of: view), boxes(CaseField.category, of: view), boxes(CaseField.severity, of: view, wide: false),
            boxes(CaseField.urgency, of: view, wide: false),
        ]
        if pack?.flag(RuleParameter.checkList) == true { fields.append(boxes(CaseField.receptionStep, of: view)) }
        fields += demandedByPack.map { field($0, of: view) }
        fields += [
            field(CaseField.assignee, of: view), field(CaseField.promisedBy, of: view),
            field(CaseField.note, of: view, wide: true, lines: view == nil ? 2 : 1),
        ]
        return FieldGrid(fields)
    }

    /// What the pack asks for at the receipt and the form does not print anyway.
    private var demandedByPack: [FieldID] {
        (pack?.requiredAtReceipt ?? []).filter { !Self.printed.contains($0) }
    }

    private static let printed: Set<FieldID> = [
        CaseField.customer, CaseField.contact, CaseField.preferredContact, CaseField.order, CaseField.occurredAt, CaseField.place,
        CaseField.item, CaseField.respondent, CaseField.content, CaseField.demand, CaseField.receivedAt, CaseField.receiver,
        CaseField.channel, CaseField.category, CaseField.severity, CaseField.urgency, CaseField.assignee, CaseField.promisedBy,
        CaseField.note, CaseField.number, CaseField.kind,
    ]

    private func customerCopy(_ view: CaseView?) -> FieldGrid {
        FieldGrid([
            field(CaseField.number, of: view), field(CaseField.receivedAt, of: view), field(CaseField.receiver, of: view),
            field(CaseField.promisedBy, of: view),
        ])
    }
}
