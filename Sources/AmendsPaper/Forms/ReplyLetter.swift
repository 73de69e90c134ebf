import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
import AmendsText

extension FormContext {
    /// The letter that tells the customer the result: what was found and done, on what it rests, what
    /// it should achieve and what was improved, an apology and care, and a slip to answer on. What
    /// the case does not say yet is left out.
    public func reply(to view: CaseView) -> Paper {
        var paper = Paper(words.label(.replyToCustomer), language: catalogue.language, subtitle: site)
        paper.reference = Paper.Reference(words.label(CaseField.number), view.number)
        paper.blocks = [
            .paragraph(sentence(.salutation(name: view.text(CaseField.customer, catalogue)))),
            .paragraph(sentence(.replyOpening(number: view.number, date: date(view.state.integer(CaseField.receivedAt), view)))),
        ]
        func part(_ heading: PaperWord, _ texts: [String]) {
            let said = texts.filter { !$0.isEmpty }
            guard !said.isEmpty else { return }
            paper.blocks.append(.heading(words.label(heading)))
            paper.blocks += said.map { .paragraph($0) }
        }
        part(.yourComplaint, [view.text(CaseField.content, catalogue)])
        part(.courseAndResult, [finding(view), view.text(CaseField.feedback, catalogue)])
        paper.blocks += remedies(view)
        part(.basisOfDecision, [view.text(CaseField.basis, catalogue)])
        part(.expectedEffect, [view.text(CaseField.expectedEffect, catalogue)])
        part(.improvementsMade, [view.text(CaseField.improvement, catalogue)])
        part(.apologyAndCare, [apology(view), view.text(CaseField.afterCare, catalogue)])
        part(.ifNotSatisfied, [notSatisfied])
        paper.blocks += [
            .paragraph(sentence(.replyClosing)), .signatures([SignatureBox(words.label(.officialSeal), name: site, seal: true)]),
            .cut(words.label(.replySlip)), .paragraph(sentence(.replySlipRequest)), .grid(slip(view)),
            .signatures([SignatureBox(words.label(.customerSignature))]),
        ]
        paper.footnotes = [footnote]
        return paper
    }

    func date(_ milliseconds: Int64?, _ view: CaseView) -> String {
        milliseconds.map { catalogue.date(milliseconds: $0, utcOffset: view.offset) } ?? catalogue.notGiven
    }

    func finding(_ view: CaseView) -> String {
        switch view.state.text(CaseField.finding) {
        case "substantiated": sentence(.substantiated)
        case "partly": sentence(.partlySubstantiated)
        case "unsubstantiated": sentence(.unsubstantiated)
        case "unverifiable": sentence(.unverifiable)
        default: ""
        }
    }

    /// What is done for the customer, and what is paid.
    private func remedies(_ view: CaseView) -> [Paper.Block] {
        let fields = [CaseField.remedy, CaseField.compensation, CaseField.couponValue].filter { !view.text($0, catalogue).isEmpty }
        guard !fields.isEmpty else { return [] }
        return [.heading(words.label(.measuresForYou)), .grid(FieldGrid(fields.map { field($0, of: view) }))]
    }

    /// Only where the shop said that it apologises: a letter must not admit what nobody decided.
    private func apology(_ view: CaseView) -> String {
        view.state.text(CaseField.apologised) == "yes" ? sentence(.apology) : ""
    }

    /// The pack's channels that a customer uses, not those of authorities.
    private var notSatisfied: String {
        let channels = (pack?.channels ?? []).filter { $0.parent == nil && Self.customerChannels.contains($0.code) }
        return [words.first, words.second].compactMap { $0 }.map { catalogue in
            catalogue.paper(.replyIfNotSatisfied(channels: channels.map { catalogue.text($0.words) }))
        }.joined(separator: "\n")
    }

    static let customerChannels: Set<String> = ["onsite", "box", "phone", "wechat", "web", "chat", "email", "letter", "social", "ota"]

    private func slip(_ view: CaseView) -> FieldGrid {
        let answers = ["yes", "no"].map { FieldGrid.Choice(words.label(code: $0, of: CaseField.satisfied), ticked: false) }
        return FieldGrid([
            FieldGrid.Field(words.label(CaseField.number), .text(view.number)),
            FieldGrid.Field(words.label(CaseField.satisfied), .choices(answers)),
            FieldGrid.Field(words.label(.yourRemarks), .blank, wide: true, lines: 2),
        ])
    }
}
