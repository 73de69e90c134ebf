import AmendsImport
import AmendsLog
import AmendsModel
import AmendsTestSupport
import Foundation
import Testing

/// The real files and the figures known of them.
enum RealFiles {
    static func truth(_ name: String) throws -> Truth {
        let url = try #require(Checkout.realFiles).appendingPathComponent("truth/\(name).json")
        return Truth(try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any]))
    }

    static func url(_ name: String) throws -> URL { try #require(Checkout.realFiles).appendingPathComponent(name) }

    static func outcome(_ mapping: String, _ url: URL) throws -> Outcome {
        try Importing.file(url, mapping: try #require(ShippedMappings.text(named: mapping)))
    }
}

/// Expected figures, by name.
struct Truth {
    private let figures: [String: Any]
    init(_ figures: [String: Any]) { self.figures = figures }

    func counts(_ name: String) -> [String: Int]? { figures[name] as? [String: Int] }
    func number(_ name: String) -> Double? { (figures[name] as? NSNumber)?.doubleValue }
    func section(_ name: String) -> Truth { Truth(figures[name] as? [String: Any] ?? [:]) }
    func pairs(_ name: String) -> [String: Int] {
        let pairs = figures[name] as? [[Any]] ?? []
        return Dictionary(uniqueKeysWithValues: pairs.compactMap { pair in (pair[0] as? String).map { ($0, pair[1] as? Int ?? -1) } })
    }
    var names: [String] { figures.keys.sorted() }
}

/// One case, its acts folded naively: the last value of a field counts.
struct FoldedCase {
    var received: Int64 = 0
    var texts: [FieldID: String] = [:]
    var numbers: [FieldID: Int64] = [:]
    var times: [ActKind: Int64] = [:]
    var actKinds: Set<ActKind> = []

    init(_ imported: ImportedCase) {
        for act in imported.acts {
            actKinds.insert(act.kind)
            times[act.kind] = times[act.kind] ?? act.at
            for field in act.fields {
                switch field.value {
                case .text(let text): texts[field.id] = text
                case .integer(let number): numbers[field.id] = number
                default: (texts[field.id], numbers[field.id]) = (nil, nil)
                }
            }
        }
        received = numbers[CaseField.receivedAt] ?? -1
    }

    func text(_ id: FieldID) -> String { texts[id] ?? "" }
    var month: String { String(DateFormatTests.iso(received).prefix(7)) }
    func days(to kind: ActKind) -> Double? { times[kind].map { Double($0 - received) / 86_400_000 } }
    var timely: Bool? { texts[CaseField.reportedTimely].map { $0 == "yes" } }
}

/// The figures as `truthlib.py` defines them.
enum Figures {
    static func counts(_ names: some Sequence<String>) -> [String: Int] {
        names.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    static func median(_ days: [Double?]) -> Double? {
        let sorted = days.compactMap { $0 }.filter { $0 >= 0 }.sorted()
        if sorted.isEmpty { return nil }
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    static func rate(_ answers: [Bool?]) -> Double? {
        let known = answers.compactMap { $0 }
        return known.isEmpty ? nil : Double(known.filter { $0 }.count) / Double(known.count)
    }

    /// Compares with a figure rounded to four decimals.
    static func agree(_ left: Double?, _ right: Double?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return abs(left - right) <= 0.00005 + 1e-9
    }

    static func expectDurations(_ days: [Double?], _ truth: Truth, sourceLocation: SourceLocation = #_sourceLocation) {
        let known = days.compactMap { $0 }
        let sorted = known.filter { $0 >= 0 }.sorted()
        let figures: [(String, Double?)] = [
            ("n_with_both", Double(known.count)), ("n_missing", Double(days.count - known.count)),
            ("n_negative", Double(known.count - sorted.count)), ("n_zero", Double(sorted.filter { $0 == 0 }.count)),
            ("median", median(days)), ("p90", sorted.isEmpty ? nil : sorted[Int((0.9 * Double(sorted.count)).rounded(.up)) - 1]),
            ("mean", sorted.reduce(0, +) / Double(sorted.count)), ("max", sorted.last),
        ]
        for (name, figure) in figures {
            #expect(
                agree(figure, truth.number(name)), "\(name): \(figure ?? -1) and not \(truth.number(name) ?? -1)",
                sourceLocation: sourceLocation)
        }
    }

    static func expectCases(_ cases: [FoldedCase], _ truth: Truth, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(Double(cases.count) == truth.number("n_cases"), sourceLocation: sourceLocation)
        #expect(counts(cases.map(\.month)) == truth.counts("by_month_opened"), sourceLocation: sourceLocation)
        for (name, field) in [
            ("channel", CaseField.channel), ("category", CaseField.category), ("region", CaseField.region), ("status", CaseField.outcome),
        ] {
            guard let expected = truth.counts("by_\(name)") else { continue }
            #expect(counts(cases.map { $0.text(field) }) == expected, "by_\(name)", sourceLocation: sourceLocation)
            let groups = Dictionary(grouping: cases) { $0.text(field) }
            for key in truth.section("per_\(name)").names {
                let (group, row) = (groups[key] ?? [], truth.section("per_\(name)").section(key))
                #expect(Double(group.count) == row.number("n"), sourceLocation: sourceLocation)
                #expect(
                    agree(median(group.map { $0.days(to: CaseAct.close) }), row.number("median_days")), "\(name) \(key)",
                    sourceLocation: sourceLocation)
                #expect(
                    Double(group.filter { $0.times[CaseAct.close] != nil }.count) == row.number("closed_n"), sourceLocation: sourceLocation)
                #expect(agree(rate(group.map(\.timely)), row.number("timely_rate")), "\(name) \(key)", sourceLocation: sourceLocation)
            }
        }
    }

    static func expectTimely(_ cases: [FoldedCase], _ truth: Truth, sourceLocation: SourceLocation = #_sourceLocation) {
        let answers = cases.map(\.timely)
        #expect(Double(answers.filter { $0 == true }.count) == truth.number("yes"), sourceLocation: sourceLocation)
        #expect(Double(answers.filter { $0 == false }.count) == truth.number("no"), sourceLocation: sourceLocation)
        #expect(agree(rate(answers), truth.number("rate")), sourceLocation: sourceLocation)
    }
}

@Suite(.enabled(if: Checkout.realFiles != nil, "the real files are not here"))
struct RealFileTests {
    @Test func theConsumerComplaintsComeToTheKnownFigures() throws {
        let truth = try RealFiles.truth("cfpb_2014_even")
        let outcome = try RealFiles.outcome("cfpb", RealFiles.url("cfpb_2014_even.csv"))
        let cases = outcome.cases.map(FoldedCase.init)
        #expect(outcome.rejects.isEmpty)
        Figures.expectCases(cases, truth)
        Figures.expectTimely(cases, truth.section("timely"))
        Figures.expectDurations(cases.map { $0.days(to: CaseAct.assign) }, truth.section("days_received_to_sent"))
        #expect(Double(cases.filter { $0.actKinds.contains(CaseAct.dissatisfied) }.count) == truth.section("disputed").number("yes"))
        #expect(cases.filter { $0.actKinds.contains(CaseAct.dissatisfied) }.allSatisfy { $0.text(CaseField.satisfied) == "no" })
        let companies = Figures.counts(cases.map { $0.text(CaseField.place) })
        for (company, count) in truth.pairs("company_top20") { #expect(companies[company] == count, "\(company)") }
        for status in truth.section("timely_by_status").names {
            Figures.expectTimely(cases.filter { $0.text(CaseField.outcome) == status }, truth.section("timely_by_status").section(status))
        }
    }

    @Test func theRequestsOfLosAngelesComeToTheKnownFigures() throws {
        let truth = try RealFiles.truth("la311_2017_12")
        let outcome = try RealFiles.outcome("la311", RealFiles.url("la311_2017_12.csv"))
        let cases = outcome.cases.map(FoldedCase.init)
        #expect(outcome.rejects.isEmpty)
        Figures.expectCases(cases, truth)
        Figures.expectDurations(cases.map { $0.days(to: CaseAct.close) }, truth.section("days_to_close"))
        #expect(truth.section("days_to_close").number("n_negative") == 12)
        let places = Figures.counts(cases.map { $0.text(CaseField.place) })
        for (place, count) in truth.pairs("by_neighborhood_top20") { #expect(places[place] == count, "\(place)") }
        let kept = cases.compactMap { row -> Bool? in
            guard let closed = row.times[CaseAct.close], let planned = row.numbers[CaseField.promisedBy] else { return nil }
            return closed / 86_400_000 <= planned / 86_400_000
        }
        #expect(Double(kept.filter { $0 }.count) == truth.section("closed_on_or_before_service_date").number("yes"))
        #expect(Double(kept.filter { !$0 }.count) == truth.section("closed_on_or_before_service_date").number("no"))
    }

    @Test func theRequestsOfNewYorkComeToTheKnownFigures() throws {
        let truth = try RealFiles.truth("nyc311_animals_2025")
        let outcome = try RealFiles.outcome("nyc311", RealFiles.url("nyc311_animals_2025.csv"))
        let cases = outcome.cases.map(FoldedCase.init)
        #expect(outcome.rejects.isEmpty)
        Figures.expectCases(cases, truth)
        Figures.expectDurations(cases.map { $0.days(to: CaseAct.close) }, truth.section("days_to_close"))
        #expect(Figures.counts(cases.map { $0.text(CaseField.department) }) == truth.counts("by_agency"))
        #expect(cases.filter { $0.text(CaseField.outcome) != "Closed" }.allSatisfy { $0.times[CaseAct.close] == nil })
    }

    @Test func theIncidentLogComesToTheKnownFigures() throws {
        let unpacked = try TemporaryFile(try Self.unpacked(RealFiles.url("servicenow_events.csv.gz")))
        try expectIncidents(unpacked.url, RealFiles.truth("servicenow_events"))
    }

    /// Cases spread over the file and sorted in a temporary file: the same cases must come out.
    @Test(arguments: [4, 5] as [UInt64]) func theSmallIncidentLogComesToTheKnownFiguresInWhateverOrder(_ seed: UInt64) throws {
        let url = try RealFiles.url("servicenow_events_small.csv")
        let straight = try expectIncidents(url, RealFiles.truth("servicenow_events_small"))

        var generator = SplitMix64(seed: seed)
        var lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
        let header = lines.removeFirst()
        // Rows that share a case and a number keep their order, for of those the later counts.
        var places: [String: [Int]] = [:]
        for (index, line) in lines.enumerated() {
            let key = line.split(separator: ",", maxSplits: 6, omittingEmptySubsequences: false)
            places["\(key[0]) \(key[5])", default: []].append(index)
        }
        var order = Array(lines.indices).shuffled(using: &generator)
        for tied in places.values where tied.count > 1 {
            let now = order.indices.filter { tied.contains(order[$0]) }
            for (place, index) in zip(now, tied) { order[place] = index }
        }
        let shuffled = try TemporaryFile(Array(([header] + order.map { lines[$0] }).joined(separator: "\n").utf8))
        let spread = try Importing.file(
            shuffled.url, mapping: try #require(ShippedMappings.text(named: "servicenow")),
            options: ImportOptions(sortingMemoryByteCount: 64 * 1024))
        #expect(spread.transcript == straight.transcript, "seed \(seed)")
    }

    @discardableResult
    private func expectIncidents(_ url: URL, _ truth: Truth) throws -> Outcome {
        let outcome = try RealFiles.outcome("servicenow", url)
        let cases = outcome.cases.map(FoldedCase.init)
        #expect(outcome.rejects.isEmpty)
        Figures.expectCases(cases, truth.section("cases_at_last_event"))
        Figures.expectTimely(cases, truth.section("cases_at_last_event").section("timely"))
        Figures.expectDurations(cases.map { $0.days(to: CaseAct.close) }, truth.section("cases_at_last_event").section("days_to_close"))
        Figures.expectDurations(cases.map { $0.days(to: CaseAct.feedBack) }, truth.section("days_opened_to_resolved"))
        #expect(Double(cases.filter { $0.actKinds.contains(CaseAct.reopen) }.count) == truth.number("reopened_cases"))
        for priority in truth.section("by_priority").names {
            let row = truth.section("by_priority").section(priority)
            let group = cases.filter { $0.numbers[CaseField.severity].map { String(5 - $0) } == priority }
            #expect(Double(group.count) == row.number("n"))
            #expect(Figures.agree(Figures.rate(group.map(\.timely)), row.number("timely_rate")))
            #expect(Figures.agree(Figures.median(group.map { $0.days(to: CaseAct.feedBack) }), row.number("median_days_to_resolve")))
        }
        // Every event is one act; besides, the first row may be a reopening, and a finished case is answered and closed.
        let trailing = outcome.cases.reduce(0) { sum, one in
            sum + one.acts.filter { $0.kind == CaseAct.close || $0.kind == CaseAct.feedBack }.count
        }
        let early = outcome.cases.filter { $0.acts.count > 1 && $0.acts[1].kind == CaseAct.reopen && $0.acts[1].fields.count == 1 }.count
        #expect(outcome.report.acts - trailing - early == outcome.report.rows)
        #expect(Double(outcome.report.rows) == truth.section("events").number("n_events"))
        return outcome
    }

    private static func unpacked(_ url: URL) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/gzip")
        process.arguments = ["-dc", url.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return Array(bytes)
    }
}
