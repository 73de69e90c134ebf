import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsSimulation
import AmendsStore
import Foundation
import Synchronization

/// How long the kept statistics of a million cases take to read.
enum StatisticsFigure {
    static func figure(cases: Int, runs: Int) throws -> [Figure] {
        try withFolder { folder in
            let store = try Store(path: folder + "/amends.db", create: true)
            let intake = Intake(store: store)
            let failures = Mutex<[String]>([])
            let stores = 20
            for number in 0..<stores {
                var writer = try StreamWriter(store: number)
                let perPiece = 5000
                for piece in stride(from: 0, to: cases / stores, by: perPiece) {
                    let acts = (piece..<min(piece + perPiece, cases / stores)).flatMap { ShortCase.acts(number, $0) }.map(\.draft)
                    for segment in try writer.seal(acts) {
                        intake.submit(segment, stream: writer.stream, sender: "benchmark", at: 0) { outcome in
                            if case .stored = outcome { return }
                            failures.withLock { $0.append("\(outcome)") }
                        }
                    }
                    intake.drain()
                }
            }
            if let first = failures.withLock({ $0.first }) { throw BenchmarkFailure(text: first) }
            var details: [(String, Double)] = [("cases", Double(cases))]
            var slowest: [Double] = []
            for divisions in questions {
                let query = StatisticsQuery(by: divisions)
                let times = try times(max(runs, 25)) {
                    if try store.statistics(query).isEmpty { throw BenchmarkFailure(text: "no statistics") }
                }
                if median(times) > median(slowest) { slowest = times }
                details.append((([divisions.isEmpty ? "whole" : "by"] + divisions.map(\.rawValue)).joined(separator: "_"), median(times)))
            }
            let indicators = try indicators(of: store, runs)
            try store.close()
            return [Figure("statistics_ms", slowest, "ms", details: details), Figure("statistics_pack_ms", indicators, "ms")]
        }
    }

    /// Every question by up to three divisions, and one by all four dimensions of the cross.
    private static var questions: [[StatisticsQuery.Division]] {
        var questions: [[StatisticsQuery.Division]] = [[]]
        for division in StatisticsQuery.Division.allCases { questions += questions.filter { $0.count < 3 }.map { $0 + [division] } }
        return questions + [[.region, .category, .channel, .outcome]]
    }

    /// The indicators of a month over all sites, with those of the month and of the year before.
    private static func indicators(of store: Store, _ runs: Int) throws -> [Double] {
        var random = SeededRandom(seed: 12)
        let key = try NodeKey(privateKey: (0..<NodeKey.byteCount).map { _ in UInt8(truncatingIfNeeded: random.next()) })
        guard let site = SiteCode("HQ") else { throw BenchmarkFailure(text: "HQ is no site code") }
        let surroundings = Surroundings(now: { Workload.start + 360 * 86_400_000 }, random: { [UInt8](repeating: 7, count: $0) })
        let node = try Node.make(in: store, key: key, Node.Beginning(role: .headOffice, site: site, siteName: "HQ"), surroundings)
        let month = MonthNumber(milliseconds: Workload.start + 200 * 86_400_000, offset: 480)
        return try times(max(runs, 25)) {
            let report = try node.indicators(IndicatorQuery(month...month, by: [.site]))
            if report.lines.isEmpty { throw BenchmarkFailure(text: "no indicators") }
        }
    }

    private static func times(_ count: Int, _ body: () throws -> Void) throws -> [Double] {
        let clock = ContinuousClock()
        return try (0..<count).map { _ in try clock.measure(body) / .milliseconds(1) }
    }
}

/// A case in two acts: enough for every bucket.
private enum ShortCase {
    static func acts(_ store: Int, _ number: Int) -> [WorkloadAct] {
        var random = SeededRandom(seed: 11, part: store, number)
        let time = Workload.start + Int64(random.next() % (360 * 86_400_000))
        let record = RecordID(milliseconds: time, random: (random.next(), random.next()))
        func pick(_ codes: [String], _ count: Int) -> FieldValue { .text(codes[Int(random.next() % UInt64(count))]) }
        let receive = WorkloadAct(
            milliseconds: time, caseNumber: number, record: record, kind: CaseAct.receive, flags: [.opens, .lastOfAction],
            fields: [
                (CaseField.channel, pick(CaseCode.channels, 5)), (CaseField.category, pick(CaseCode.categories, 8)),
                (CaseField.receivedAt, .integer(time)), (CaseField.policy, .text("salon/1")), (CaseField.utcOffset, .integer(480)),
            ])
        let close = WorkloadAct(
            milliseconds: time + Int64(random.next() % 864_000_000), caseNumber: number, record: record, kind: CaseAct.close,
            flags: [.discharges, .lastOfAction], fields: [(CaseField.outcome, pick(CaseCode.outcomes, 4))])
        return [receive, close]
    }
}
