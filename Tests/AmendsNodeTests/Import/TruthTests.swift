import AmendsImport
import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsTestSupport
import Foundation
import Testing

/// Real files, divided over stores that never meet, synced to a head office: the figures there are
/// those of a straight count over the file.
@Suite(.enabled(if: Checkout.realFiles != nil, "no real files here"), .serialized)
struct TruthTests {
    // MARK: From the file to head office

    /// The shipped mapping without its rule for sites: every part belongs to the store that takes it.
    private static func mapping(_ name: String) throws -> ImportMapping {
        let text = try #require(ShippedMappings.text(named: name))
        return try ImportMapping(
            yaml: text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("site:") }.joined(separator: "\n"))
    }

    private static func headOffice(of name: String, _ url: URL, stores count: Int) async throws -> Node {
        let headOffice = try makeNode(.headOffice, "HQ", seed: 200)
        let mapping = try ImportMapping(yaml: try #require(ShippedMappings.text(named: name)))
        var written = 0
        for part in 0..<count {
            let node = try makeNode(.store, "S00\(part + 1)", seed: UInt8(part + 1))
            let reader = ImportReader(mapping: mapping, url: url, options: ImportOptions(part: (index: part, count: count)))
            let outcome = try node.importCases(reader, site: node.site, onReject: { Issue.record("line \($0.line): \($0.reason)") })
            #expect(outcome.foreign == 0)
            written += outcome.casesWritten
            let (left, right) = try await talk(node, headOffice)
            #expect(left.error == nil && right.error == nil)
            try expectShared(node, headOffice, [scope("S00\(part + 1)")])
        }
        #expect(try headOffice.store.digests().reduce(0) { $0 + $1.cases } == written)
        return headOffice
    }

    private static func file(_ name: String) throws -> URL { try #require(Checkout.realFiles).appending(path: name) }

    private static func truth(_ name: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file("truth/\(name).json"))) as? [String: Any])
    }

    // MARK: Comparing

    private static func expectCounts(
        _ headOffice: Node, _ division: StatisticsQuery.Division, _ expected: Any?, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let expected = try #require(expected as? [String: Int], sourceLocation: sourceLocation)
        let lines = try headOffice.store.statistics(StatisticsQuery(by: [division])).filter { $0.count(.received) > 0 }
        let counted = Dictionary(uniqueKeysWithValues: lines.map { ($0.keys[0], Int($0.count(.received))) })
        #expect(counted == expected, sourceLocation: sourceLocation)
    }

    private static func expectTimely(_ line: StatisticsLine, _ expected: Any?, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let expected = try #require(expected as? [String: Any], sourceLocation: sourceLocation)
        #expect(Int(line.count(.reportedTimely)) == expected["yes"] as? Int, sourceLocation: sourceLocation)
        #expect(Int(line.count(.reportedLate)) == expected["no"] as? Int, sourceLocation: sourceLocation)
    }

    /// Whether `milliseconds` are the days that were written down rounded to four decimals. Half of the
    /// last decimal may have gone either way: 5.20625 is no binary number.
    private static func isRounded(_ milliseconds: Double?, _ days: Any?) -> Bool {
        guard let milliseconds else { return days as? Double == nil }
        return (days as? Double).map { abs(milliseconds / 86_400_000 - $0) <= 0.000_05 + 1e-9 } ?? false
    }

    private static func expectDuration(
        _ line: StatisticsLine, _ kind: DurationKind, _ expected: Any?, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let expected = try #require(expected as? [String: Any], sourceLocation: sourceLocation)
        let kept = line.duration(kind)
        #expect(Int(kept.count) == expected["n_with_both"] as? Int, sourceLocation: sourceLocation)
        #expect(Int(line.count(.received) - kept.count) == expected["n_missing"] as? Int, sourceLocation: sourceLocation)
        #expect(Int(kept.negative) == expected["n_negative"] as? Int, sourceLocation: sourceLocation)
        #expect(Int(kept.zero) == expected["n_zero"] as? Int, sourceLocation: sourceLocation)
        #expect(isRounded(kept.mean, expected["mean"]), sourceLocation: sourceLocation)
        let exact = try #require(line.exact[kind], sourceLocation: sourceLocation)
        #expect(isRounded(exact.median, expected["median"]), sourceLocation: sourceLocation)
        #expect(isRounded(Double(exact.percentile90), expected["p90"]), sourceLocation: sourceLocation)
        #expect(isRounded(Double(exact.maximum), expected["max"]), sourceLocation: sourceLocation)
    }

    /// The figures of every value of a dimension: number, closed, median, timely rate.
    private static func expectEach(
        _ headOffice: Node, _ division: StatisticsQuery.Division, _ expected: Any?, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let expected = try #require(expected as? [String: [String: Any]], sourceLocation: sourceLocation)
        let lines = try headOffice.store.statistics(StatisticsQuery(by: [division], isExact: true))
        for (name, figures) in expected {
            let line = try #require(lines.first { $0.keys == [name] }, "\(name)", sourceLocation: sourceLocation)
            #expect(Int(line.count(.received)) == figures["n"] as? Int, "\(name)", sourceLocation: sourceLocation)
            #expect(Int(line.duration(.closed).count) == figures["closed_n"] as? Int, "\(name)", sourceLocation: sourceLocation)
            #expect(isRounded(line.exact[.closed]?.median, figures["median_days"]), "\(name)", sourceLocation: sourceLocation)
            let (yes, no) = (line.count(.reportedTimely), line.count(.reportedLate))
            // A rate as so many milliseconds of a day, to be compared alike.
            let rate = yes + no > 0 ? Double(yes) / Double(yes + no) * 86_400_000 : nil
            #expect(isRounded(rate, figures["timely_rate"]), "\(name)", sourceLocation: sourceLocation)
        }
    }

    /// What is known of every file: the number of cases, and how many there are of each month, category,
    /// region, channel and outcome, with the figures of each value where they are known too.
    private static func expectCases(
        _ headOffice: Node, _ truth: [String: Any], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(Int(try whole(headOffice).count(.received)) == truth["n_cases"] as? Int, sourceLocation: sourceLocation)
        let divisions: [(StatisticsQuery.Division, counts: String, each: String)] = [
            (.month, "by_month_opened", ""), (.category, "by_category", "per_category"), (.region, "by_region", "per_region"),
            (.channel, "by_channel", "per_channel"), (.outcome, "by_status", "per_status"),
        ]
        var compared = 0
        for (division, counts, each) in divisions {
            if truth[counts] != nil { try expectCounts(headOffice, division, truth[counts], sourceLocation: sourceLocation) }
            if truth[each] != nil { try expectEach(headOffice, division, truth[each], sourceLocation: sourceLocation) }
            compared += truth[counts] == nil ? 0 : 1
        }
        #expect(compared >= 4, "the file of known figures says too little", sourceLocation: sourceLocation)
    }

    private static func whole(_ headOffice: Node) throws -> StatisticsLine {
        try #require(try headOffice.store.statistics(StatisticsQuery(isExact: true)).first)
    }

    // MARK: The files

    @Test func complaintsOfTheConsumerBureauCountAsPublished() async throws {
        let headOffice = try await Self.headOffice(of: "cfpb", Self.file("cfpb_2014_even.csv"), stores: 5)
        let truth = try Self.truth("cfpb_2014_even")
        try Self.expectCases(headOffice, truth)
        let line = try Self.whole(headOffice)
        try Self.expectTimely(line, truth["timely"])
        #expect(Int(line.count(.dissatisfied)) == (truth["disputed"] as? [String: Any])?["yes"] as? Int)
        try Self.expectDuration(line, .assigned, truth["days_received_to_sent"])
        let byStatus = try #require(truth["timely_by_status"] as? [String: Any])
        for line in try headOffice.store.statistics(StatisticsQuery(by: [.outcome])) { try Self.expectTimely(line, byStatus[line.keys[0]]) }
        let crossed = try #require(truth["product_x_channel"] as? [String: [String: Int]])
        let lines = try headOffice.store.statistics(StatisticsQuery(by: [.category, .channel]))
        #expect(lines.count == crossed.values.reduce(0) { $0 + $1.count })
        for line in lines { #expect(Int(line.count(.received)) == crossed[line.keys[0]]?[line.keys[1]], "\(line.keys)") }
    }

    @Test func serviceRequestsOfLosAngelesCountAsPublished() async throws {
        let headOffice = try await Self.headOffice(of: "la311", Self.file("la311_2017_12.csv"), stores: 3)
        let truth = try Self.truth("la311_2017_12")
        try Self.expectCases(headOffice, truth)
        try Self.expectDuration(Self.whole(headOffice), .closed, truth["days_to_close"])
        // The whole history goes out, and can be checked without the node.
        let folder = try TemporaryFolder()
        let outcome = try headOffice.export(.jsonl, to: folder.file("la311.jsonl"))
        let report = try ExportVerifier.verify(path: folder.file("la311.jsonl"))
        #expect(report.problems == [] && report.entries == outcome.entries)
        #expect(try headOffice.export(.csv, to: folder.file("la311.csv")).cases == 9999)
    }

    @Test func serviceRequestsOfNewYorkCountAsPublished() async throws {
        let headOffice = try await Self.headOffice(of: "nyc311", Self.file("nyc311_animals_2025.csv"), stores: 4)
        let truth = try Self.truth("nyc311_animals_2025")
        try Self.expectCases(headOffice, truth)
        try Self.expectDuration(Self.whole(headOffice), .closed, truth["days_to_close"])
    }

    @Test(arguments: ["servicenow_events_small", "servicenow_events"])
    func incidentsOfAnEventLogCountAsPublished(name: String) async throws {
        let folder = try TemporaryFolder()
        var url = try Self.file(name + ".csv")
        if !FileManager.default.fileExists(atPath: url.path) {
            url = try Self.inflate(Self.file(name + ".csv.gz"), to: folder.file("events.csv"))
        }
        let headOffice = try await Self.headOffice(of: "servicenow", url, stores: 3)
        let truth = try Self.truth(name)
        let cases = try #require(truth["cases_at_last_event"] as? [String: Any])
        try Self.expectCases(headOffice, cases)
        let line = try Self.whole(headOffice)
        try Self.expectTimely(line, cases["timely"])
        try Self.expectDuration(line, .closed, cases["days_to_close"])
        try Self.expectDuration(line, .answered, truth["days_opened_to_resolved"])
        #expect(Int(line.count(.reopened)) == truth["reopened_cases"] as? Int)
    }

    private static func inflate(_ url: URL, to path: String) throws -> URL {
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gunzip", "-c", url.path]
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: path))
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return URL(filePath: path)
    }

    @Test func aWholeFileTakenInAtHeadOfficeIsDividedByItsShops() async throws {
        let headOffice = try makeNode(.headOffice, "HQ", seed: 200)
        let mapping = try ImportMapping(yaml: try #require(ShippedMappings.text(named: "nyc311")))
        let url = try Self.file("nyc311_animals_2025.csv")
        _ = try headOffice.importCases(ImportReader(mapping: mapping, url: url), onReject: { Issue.record("\($0)") })
        let truth = try Self.truth("nyc311_animals_2025")
        try Self.expectCounts(headOffice, .region, truth["by_region"])
        try Self.expectDuration(Self.whole(headOffice), .closed, truth["days_to_close"])
        let sites = try headOffice.store.statistics(StatisticsQuery(by: [.site])).filter { $0.count(.received) > 0 }
        #expect(sites.count > 30)
        #expect(try sites.allSatisfy { line in try #require(line.keys.first) != "company" })
        // A shop gets its own part and counts it alike.
        let shop = try #require(sites.max { $0.count(.received) < $1.count(.received) })
        let store = try makeNode(.store, shop.keys[0], seed: 1)
        try await talk(store, headOffice)
        try expectShared(store, headOffice, [scope(shop.keys[0])])
        #expect(
            try store.store.statistics(StatisticsQuery(by: [.site])).first { $0.keys == shop.keys }?.count(.received)
                == shop.count(.received))
    }
}
