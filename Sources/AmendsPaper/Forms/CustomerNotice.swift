import AmendsLog
import AmendsModel
public import AmendsNode
import AmendsPolicy
import AmendsText

extension FormContext {
    /// The notice that hangs in the shop: how to complain, what happens then, and within which time.
    /// Channels, steps and limits are those of the pack; numbers and addresses are written in by hand.
    public func customerNotice() -> Paper {
        var paper = Paper(words.label(.noticeToCustomers), language: catalogue.language, subtitle: site)
        paper.blocks = [
            .paragraph(sentence(.noticeIntroduction(site: site))), .heading(words.label(.channelsForComplaints)), .table(channels),
            .heading(words.label(.stepsOfHandling)), .list(steps),
        ]
        if let limits = limits {
            paper.blocks += [.heading(words.label(.timeLimits)), .table(limits), .paragraph(sentence(.limitsNote))]
        }
        paper.blocks += [
            .heading(words.label(.whatYouMayExpect)),
            .list([sentence(.noticeNoCharge), sentence(.replyIfNotSatisfied(channels: [])), sentence(.noticePrivacy)]),
            .signatures([SignatureBox(words.label(.officialSeal), name: site, seal: true)]),
        ]
        paper.footnotes = [footnote]
        return paper
    }

    private var channels: PaperTable {
        var table = PaperTable("channels", [column(.channelsForComplaints), column(.whereAndHow)])
        let packed = (pack?.channels ?? []).filter { $0.parent == nil }.map(\.code)
        let codes = (packed.isEmpty ? CaseCode.channels : packed).filter { Self.customerChannels.contains($0) }
        for code in codes {
            let label = label(code: code, of: CaseField.channel)
            table.append([PaperTable.Cell([label.text, label.second].compactMap { $0 }.joined(separator: " ")), ""])
        }
        return table
    }

    /// The pack's steps that a customer notices; what happens within the house is left out.
    private var steps: [String] {
        let known: [Milestone] = [.received, .acknowledged, .investigated, .planCommunicated, .executed, .answered, .followedUp]
        let chosen = pack.map { pack in pack.steps.map(\.milestone).filter { known.contains($0) } } ?? []
        return (chosen.isEmpty ? [.received, .acknowledged, .investigated, .answered, .followedUp] : chosen).map { milestone in
            let label = words.label { $0.label(milestone) }
            return [label.text, label.second].compactMap { $0 }.joined(separator: " ")
        }
    }

    /// Nil for a pack without limits.
    private var limits: PaperTable? {
        let clocks = pack?.clocks ?? []
        let shown = clocks.filter { $0.general != nil || $0.urgent != nil }
        guard !shown.isEmpty else { return nil }
        var table = PaperTable("limits", [column(.step), column(.limitGeneral), column(.limitUrgent)])
        for clock in shown {
            let general = clock.general.map { text($0) } ?? "—"
            table.append([
                PaperTable.Cell(stop(of: clock)), PaperTable.Cell(general), PaperTable.Cell(clock.urgent.map { text($0) } ?? general),
            ])
        }
        return table
    }

    private func stop(of clock: ClockRule) -> String {
        let label: Label =
            switch clock.stop {
            case .milestone(let milestone): words.label { $0.label(milestone) }
            case .firstAction: words.label { $0.label(CaseAct.firstAct) }
            case .meetingHeld: words.label { $0.label(CaseAct.meet) }
            case .escalated: words.label { $0.label(CaseAct.escalate) }
            }
        return [label.text, label.second].compactMap { $0 }.joined(separator: " ")
    }

    private func text(_ limit: ClockLimit) -> String {
        switch limit {
        case .minutes(let minutes) where minutes % 60 == 0: sentence(.limitHours(Int(minutes / 60)))
        case .minutes(let minutes): sentence(.limitMinutes(Int(minutes)))
        case .workingDays(let days): sentence(.limitWorkingDays(Int(days)))
        case .calendarDays(let days): sentence(.limitCalendarDays(Int(days)))
        }
    }

    /// What came of complaints in a month, for everybody to read: no cell so small that it tells of one
    /// customer.
    public func resultsNotice(_ figures: PublicFigures, month: String) -> Paper {
        var paper = Paper(words.label(.resultsNotice), language: catalogue.language, subtitle: "\(site)　\(month)")
        func cell(_ count: Int?, ofTotal isTotal: Bool = false) -> PaperTable.Cell {
            count.map { .number($0, catalogue) } ?? PaperTable.Cell(isTotal ? "<\(figures.threshold)" : "—")
        }
        func table(_ name: String, _ word: ReportWord, _ lines: [PublicFigures.Line], _ field: FieldID) -> PaperTable {
            var table = PaperTable(name, [PaperTable.Column(words.label(word)), PaperTable.Column(words.label(.count), .right)])
            for line in lines {
                let name = line.key.isEmpty ? catalogue.report(.notGiven) : label(code: line.key, of: field).text
                table.append([PaperTable.Cell(name), cell(line.count)])
            }
            table.total = [PaperTable.Cell(catalogue.report(.total)), cell(figures.received, ofTotal: true)]
            return table
        }
        paper.blocks = [
            .heading(words.label(ReportWord.category)),
            .table(table("public-by-category", .category, figures.byCategory, CaseField.category)),
            .heading(words.label(ReportWord.outcome)), .table(table("public-by-outcome", .outcome, figures.byOutcome, CaseField.outcome)),
            .paragraph(sentence(.smallNumbersHidden(minimum: figures.threshold))), .paragraph(sentence(.noticePrivacy)),
            .signatures([SignatureBox(words.label(.officialSeal), name: site, seal: true)]),
        ]
        paper.footnotes = [footnote]
        return paper
    }

    /// A sheet to sign at a training: its topic and, for each who takes part, a line for the signature
    /// and the result.
    public func trainingSheet(topic: String = "", trainer: String = "", place: String = "", attendees: [String] = []) -> Paper {
        var paper = Paper(words.label(.trainingSheet), language: catalogue.language, subtitle: site)
        func field(_ word: PaperWord, _ text: String, wide: Bool = false, lines: Int = 1) -> FieldGrid.Field {
            FieldGrid.Field(words.label(word), text.isEmpty ? .blank : .text(text), wide: wide, lines: lines)
        }
        var table = PaperTable(
            "attendees",
            [column(.ordinal, .right), column(.attendees), column(.attendeeSignature), column(.score), column(.remarks)])
        for (index, name) in (attendees + Array(repeating: "", count: max(0, 20 - attendees.count))).enumerated() {
            table.append([.number(index + 1, catalogue), PaperTable.Cell(name)])
        }
        paper.blocks = [
            .grid(
                FieldGrid([
                    field(.topic, topic), field(.trainer, trainer), field(.place, place), field(.method, ""),
                    field(.content, "", wide: true, lines: 3),
                ])), .table(table),
            .signatures([SignatureBox(words.label(.trainerSignature), name: trainer), SignatureBox(words.label(.managerSignature))]),
        ]
        paper.footnotes = [footnote]
        return paper
    }
}
