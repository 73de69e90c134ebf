import AmendsLog
import AmendsMerge
import AmendsModel
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
                    let acts = (piece..<min(piece + perPiece, cases / stores)).flatMap { ShortCase.acts(number, $0) }
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
            let queries: [(String, StatisticsQuery)] = [
                ("by_site_and_month", StatisticsQuery(by: [.site, .month])), ("by_category", StatisticsQuery(by: [.category])),
                ("by_channel_and_month", StatisticsQuery(by: [.month, .channel])), ("whole", StatisticsQuery()),
                ("by_site_and_category", StatisticsQuery(by: [.site, .category])),
                ("by_category_and_channel", StatisticsQuery(by: [.category, .channel])),
                ("by_month_category_and_channel", StatisticsQuery(by: [.month, .category, .channel])),
                ("by_site_channel_and_outcome", StatisticsQuery(by: [.site, .channel, .outcome])),
                ("by_all_four", StatisticsQuery(by: [.region, .category, .channel, .outcome])),
            ]
            var details: [(String, Double)] = [("cases", Double(cases))]
            var main: [Double] = []
            for (name, query) in queries {
                var times: [Double] = []
                for _ in 0..<max(runs, 25) {
                    let clock = ContinuousClock()
                    var lines = 0
                    let elapsed = try clock.measure { lines = try store.statistics(query).count }
                    if lines == 0 { throw BenchmarkFailure(text: "no statistics") }
                    times.append(elapsed / .milliseconds(1))
                }
                if name == "by_site_and_month" { main = times } else { details.append((name + "_ms", median(times))) }
            }
            try store.close()
            return [Figure("statistics_ms", main, "ms", details: details)]
        }
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
                (CaseField.receivedAt, .integer(time)),
            ])
        let close = WorkloadAct(
            milliseconds: time + Int64(random.next() % 864_000_000), caseNumber: number, record: record, kind: CaseAct.close,
            flags: [.discharges, .lastOfAction], fields: [(CaseField.outcome, pick(CaseCode.outcomes, 4))])
        return [receive, close]
    }
}
