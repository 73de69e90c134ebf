import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsText
import ArgumentParser

struct StatisticsCommand: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "statistics", abstract: "Counts, milestones, durations, satisfaction, timeliness, money.",
        discussion: """
            --by takes, several joined by commas: site, month, region, category, channel and outcome, of which sums are kept; and \
            \(CaseDimension.allCases.map(\.rawValue).joined(separator: ", ")), which are added up from the cases. Durations come from \
            kept histograms and are off by at most a fifth, or with --exact from the cases themselves (of divisions that are kept).
            """)

    @Option(parsing: .singleValue, help: ArgumentHelp("What to divide by.", valueName: "division,…")) var by: [String] = []
    @Option(help: ArgumentHelp("The first month of receipt, such as 2026-01.", valueName: "month")) var from: String?
    @Option(help: ArgumentHelp("The last month of receipt.", valueName: "month")) var to: String?
    @Flag(help: "Medians and percentiles exact to the second.") var exact = false
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let divisions = try FigureDivision.read(by)
        let report = StatisticsReport(divisions: divisions, query: try query(divisions), lines: try lines(divisions, node))
        if json.isOn { return try console.write(report.json()) }
        try console.write(report.table(console.catalogue))
        guard divisions.contains(where: \.isComputed) else { return }
        let several = divisions.contains(where: \.mayHaveSeveralValues)
        if !several {
            let count = report.lines.reduce(0) { $0 + Int($1.count(Measure.received)) }
            console.say(console.catalogue.figure(.computedFromCases(count: count)))
        } else {
            console.say(console.catalogue.figure(.severalValues))
        }
    }

    private func lines(_ divisions: [FigureDivision], _ node: Node) throws -> [StatisticsLine] {
        let query = try query(divisions)
        guard divisions.contains(where: \.isComputed) else { return try node.store.statistics(query) }
        let months = (query.from ?? MonthNumber(rawValue: .min))...(query.to ?? MonthNumber(rawValue: .max))
        return try node.countedFigures(by: divisions, months)
    }

    private func query(_ divisions: [FigureDivision]) throws -> StatisticsQuery {
        let kept = divisions.compactMap { if case .kept(let division) = $0 { division } else { nil } }
        return StatisticsQuery(by: kept, from: try month(from), to: try month(to), isExact: exact)
    }

    private func month(_ text: String?) throws -> MonthNumber? {
        guard let text else { return nil }
        guard let month = MonthNumber(text) else { throw Failure(.usage, .badMonth(text: text)) }
        return month
    }
}

/// Lines of statistics as a table or a document.
struct StatisticsReport {
    let divisions: [FigureDivision]
    let query: StatisticsQuery
    let lines: [StatisticsLine]

    // MARK: Document

    func json() -> JSON {
        .object([
            ("by", .array(divisions.map { .text($0.name) })), ("from", .optional(query.from?.description)),
            ("to", .optional(query.to?.description)), ("exact", .flag(query.isExact)), ("lines", .array(lines.map(json))),
        ])
    }

    private func json(_ line: StatisticsLine) -> JSON {
        var members: [(String, JSON)] = zip(divisions, line.keys).map { ($0.name, .text($1)) }
        for measure in Measure.allCases { members.append((measure.name, .number(line.count(measure)))) }
        if let answered = line.answeredInPeriod { members.append(("answered_in_period", .number(answered))) }
        if let closed = line.closedInPeriod { members.append(("closed_in_period", .number(closed))) }
        if let reopened = line.reopenedInPeriod { members.append(("reopened_in_period", .number(reopened))) }
        if let handed = line.handedOverInPeriod { members.append(("handed_over_in_period", .number(handed))) }
        if let taken = line.takenOverInPeriod { members.append(("taken_over_in_period", .number(taken))) }
        members.append(("milestones", .object(Milestone.allCases.map { ($0.name, .number(line.reached($0))) })))
        members.append(("durations", .object(DurationKind.allCases.map { ($0.name, json($0, of: line)) })))
        return .object(members)
    }

    private func json(_ kind: DurationKind, of line: StatisticsLine) -> JSON {
        let kept = line.duration(kind)
        var members: [(String, JSON)] = [
            ("count", .number(kept.count)), ("negative", .number(kept.negative)), ("zero", .number(kept.zero)),
            ("mean_ms", .optional(kept.mean)),
            ("median_minutes", .optional(kept.quantile(1, 2))), ("percentile_90_minutes", .optional(kept.quantile(9, 10))),
        ]
        if query.isExact {
            let exact = line.exact[kind]
            members.append(("exact_median_ms", .optional(exact?.median)))
            members.append(("exact_percentile_90_ms", .optional(exact?.percentile90)))
            members.append(("exact_maximum_ms", .optional(exact?.maximum)))
        }
        return .object(members)
    }

    // MARK: Table

    func table(_ catalogue: Catalogue) -> TextTable {
        var table = TextTable(
            divisions.map { .init($0.heading(catalogue), maximumWidth: 32) }
                + [
                    .init(catalogue.heading(.cases), .right), .init(catalogue.heading(.open), .right),
                    .init(catalogue.heading(.closed), .right),
                    .init("\(catalogue.label(from: .received, to: .answered)): \(catalogue.heading(.median))", .right),
                    .init("\(catalogue.label(from: .received, to: .closed)): \(catalogue.heading(.median))", .right),
                    .init(catalogue.heading(.satisfaction), .right), .init(catalogue.heading(.timelyRate), .right),
                    .init(catalogue.heading(.compensation), .right), .init(catalogue.heading(.conflicts), .right),
                    .init(catalogue.heading(.orders), .right),
                ])
        for line in lines {
            let satisfied = Int(line.count(.satisfied))
            let timely = Int(line.count(.reportedTimely))
            table.append(
                zip(divisions, line.keys).map { $0.text($1, catalogue) } + [
                    number(line.count(.received), catalogue), number(line.count(.open), catalogue), number(line.count(.closed), catalogue),
                    median(.answered, of: line, catalogue), median(.closed, of: line, catalogue),
                    share(satisfied, satisfied + Int(line.count(.dissatisfied)), catalogue),
                    share(timely, timely + Int(line.count(.reportedLate)), catalogue), catalogue.money(Fen(line.count(.compensation))),
                    number(line.count(.conflicting), catalogue), number(line.count(.orders), catalogue),
                ])
        }
        return table
    }

    private func number(_ count: Int64, _ catalogue: Catalogue) -> String { catalogue.number(Int(count)) }

    /// Nothing of nothing is left empty.
    private func share(_ part: Int, _ whole: Int, _ catalogue: Catalogue) -> String { whole == 0 ? "" : catalogue.share(part, of: whole) }

    private func median(_ kind: DurationKind, of line: StatisticsLine, _ catalogue: Catalogue) -> String {
        if let exact = line.exact[kind] { return catalogue.text(.seconds(Int64(exact.median / 1000))) }
        return line.duration(kind).quantile(1, 2).map { "≈ " + catalogue.text(.seconds($0 * 60)) } ?? ""
    }
}
