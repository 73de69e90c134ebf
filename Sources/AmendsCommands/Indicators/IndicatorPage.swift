import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import AmendsText

/// The indicators of a period: one line each, or one column each where the period is divided.
struct IndicatorPage {
    let report: IndicatorReport
    let indicators: [Indicator]
    let divisions: [FigureDivision]
    let lines: [IndicatorLine]
    /// Counted from the cases where it was asked for.
    let repeats: Int64?
    let catalogue: Catalogue

    private var text: IndicatorText { IndicatorText(catalogue: catalogue) }
    private var period: String { report.query.months.periodName }

    private func value(of indicator: Indicator) -> IndicatorValue? {
        indicator == .repeats ? repeats.map(IndicatorValue.count) : report.value(of: indicator)
    }

    func table() -> TextTable { divisions.isEmpty ? undivided() : divided() }

    private func undivided() -> TextTable {
        var table = TextTable([
            .init(catalogue.report(.indicator), maximumWidth: 28), .init(period, maximumWidth: 72),
            .init(catalogue.heading(.numerator), .right), .init(catalogue.heading(.denominator), .right),
            .init(catalogue.report(.undetermined), .right), .init(catalogue.heading(.coverage), .right),
            .init(catalogue.figure(.target), .right), .init(catalogue.figure(.verdict)),
            .init(catalogue.figure(.previousPeriod), .right, maximumWidth: 40),
            .init(catalogue.figure(.samePeriodLastYear), .right, maximumWidth: 40),
        ])
        for indicator in indicators {
            let value = value(of: indicator)
            let target = report.target(of: indicator)
            let ratio: Ratio? = if case .share(let ratio)? = value { ratio } else { nil }
            func number(_ number: Int64?) -> String { number.map { catalogue.number(Int($0)) } ?? "" }
            table.append([
                catalogue.name(of: indicator), text.text(value, of: indicator), number(ratio?.numerator), number(ratio?.denominator),
                number(ratio.flatMap { $0.undetermined == 0 ? nil : $0.undetermined }), ratio?.coverage.map { catalogue.text($0) } ?? "",
                text.text(target), text.verdict(target, value), text.text(report.previous.value(of: indicator), of: indicator),
                text.text(report.yearBefore.value(of: indicator), of: indicator),
            ])
        }
        return table
    }

    private func divided() -> TextTable {
        var table = TextTable(
            divisions.map { .init($0.heading(catalogue), maximumWidth: 32) } + [.init(catalogue.heading(.cases), .right)]
                + indicators.map { .init(catalogue.name(of: $0), .right, maximumWidth: 64) })
        for line in lines + [report.total] {
            let keys = line.keys.isEmpty ? [catalogue.heading(.total)] : zip(divisions, line.keys).map { $0.text($1, catalogue) }
            table.append(
                keys + Array(repeating: "", count: divisions.count - keys.count) + [catalogue.number(Int(line.count(.received)))]
                    + indicators.map { text.text(line.value(of: $0), of: $0) })
        }
        return table
    }

    func say(to console: Console) {
        let shown = (lines + [report.total]).flatMap { line in indicators.compactMap { line.ratio(of: $0) } }
        if shown.contains(where: { !$0.isFinal && $0.isAvailable }) { console.say(catalogue.figure(.intervals)) }
        let counted = divisions.contains(where: \.isComputed)
        if counted { console.say(catalogue.figure(.computedFromCases(count: Int(report.total.count(.received))))) }
        if divisions.contains(where: \.mayHaveSeveralValues) { console.say(catalogue.figure(.severalValues)) }
        if !report.watermarks.isOver { console.say(catalogue.figure(.periodRuns(period: period))) }
        let behind = report.watermarks.sitesBehind
        if report.isFinal {
            console.say(catalogue.figure(.final(period: period)))
        } else if !behind.isEmpty {
            console.say(catalogue.figure(.provisional(period: period, sites: behind)))
        }
    }

    // MARK: Document

    func json() -> JSON {
        func values(_ line: IndicatorLine) -> JSON { .object(indicators.map { ($0.code, IndicatorText.json(line.value(of: $0))) }) }
        var members: [(String, JSON)] = [
            ("from", .text(report.query.months.lowerBound.description)), ("to", .text(report.query.months.upperBound.description)),
            ("site", .optional(report.query.site?.text)), ("by", .array(divisions.map { .text($0.name) })),
            (
                "indicators",
                .array(
                    indicators.map { indicator in
                        let target = report.target(of: indicator)
                        return .object([
                            ("kpi", .text(indicator.code)), ("meaning", .text(catalogue.meaning(of: indicator))),
                            ("value", IndicatorText.json(value(of: indicator))), ("target_basis_points", .optional(target?.basisPoints)),
                            ("previous", IndicatorText.json(report.previous.value(of: indicator))),
                            ("year_before", IndicatorText.json(report.yearBefore.value(of: indicator))),
                        ])
                    })
            ),
        ]
        if !divisions.isEmpty {
            members.append(
                (
                    "lines",
                    .array(
                        lines.map { line in
                            .object(zip(divisions, line.keys).map { ($0.name, .text($1)) } + [("values", values(line))])
                        })
                ))
        }
        members.append(("final", .flag(report.isFinal)))
        members.append(
            (
                "watermarks",
                .array(
                    report.watermarks.lines.map { line in
                        .object([
                            ("site", .text(line.site)), ("node", .text(line.node.description)),
                            ("entries", .number(Int64(clamping: line.entries))),
                            ("heard_at", .number(line.heardAt)), ("behind", .flag(line.isBehind)),
                        ])
                    })
            ))
        return .object(members)
    }
}
