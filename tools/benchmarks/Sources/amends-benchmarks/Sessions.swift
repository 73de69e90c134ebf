import AmendsLog
import AmendsNode
import AmendsSimulation
import AmendsStore
import AmendsTransport
import Foundation
import Synchronization

/// What one session moved and what it cost.
struct SessionCost {
    /// Bytes of all frames in both directions.
    var byteCount: Int
    /// Processor time of this process, both sides together, seconds.
    var processorSeconds: Double
}

/// A store's history in one node, and a head office that is behind by some of it.
final class Pair: Sendable {
    let store: Node
    let headOffice: Node

    init(folder: String, name: String) throws {
        store = try Self.make(.store, folder + "/\(name)-store", site: "S001", seed: 1)
        headOffice = try Self.make(.headOffice, folder + "/\(name)-office", site: "HQ", seed: 2)
    }

    private static func make(_ role: Role, _ path: String, site: String, seed: UInt64) throws -> Node {
        guard let code = SiteCode(site) else { throw BenchmarkFailure(text: "\(site) is no site code") }
        let random = Mutex(SeededRandom(seed: seed))
        let surroundings = Surroundings(
            now: { Workload.start },
            random: { count in random.withLock { random in (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) } } })
        return try Node.make(in: NodeFolder(path: path), Node.Beginning(role: role, site: code, siteName: site), surroundings)
    }

    /// Writes acts at the store as its own, many to a transaction.
    func write(_ acts: some Collection<WorkloadAct>) throws {
        let stream = store.stream(in: .site(store.site))
        var random = SeededRandom(seed: UInt64(acts.count))
        var rest = acts[...]
        while !rest.isEmpty {
            try store.store.write { transaction in
                for act in rest.prefix(5000) {
                    var clock = StampClock(last: try transaction.lastStamp(of: stream))
                    let reading = clock.read(wallMilliseconds: act.milliseconds)
                    try transaction.append(
                        [act.draft(stamp: reading.stamp, parents: [])], to: stream,
                        freshSeed: Seed(high: random.next(), low: random.next()),
                        needsFreshSeed: reading.needsFreshSeed)
                }
            }
            rest = rest.dropFirst(5000)
        }
        try store.seal()
    }

    func talk() async throws -> SessionCost {
        let before = processorSeconds()
        let (left, right) = MemoryPipe.pair()
        async let first = store.talk(over: left, isInitiator: true, acceptsNew: true)
        async let second = headOffice.talk(over: right, isInitiator: false, acceptsNew: true)
        let (mine, theirs) = (try await first, try await second)
        if let error = mine.error ?? theirs.error { throw BenchmarkFailure(text: "\(error)") }
        return SessionCost(
            byteCount: mine.summary.sent.frameByteCount + mine.summary.received.frameByteCount,
            processorSeconds: processorSeconds() - before)
    }
}

func processorSeconds() -> Double {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
}

enum SessionFigures {
    /// Full first sync, nightly delta and an idle session of every store of the workload.
    static func wire(_ workload: Workload) async throws -> [Figure] {
        var full = 0
        var delta = 0
        var idle: [Double] = []
        var fullWrites = 0
        var deltaWrites = 0
        for store in 0..<workload.stores {
            let folder = NSTemporaryDirectory() + "amends-benchmark-" + UUID().uuidString
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let pair = try Pair(folder: folder, name: "wire")
            let acts = Array(workload.acts(ofStore: store))
            let (history, nightly) = acts.nightlySplit()
            try pair.write(history)
            full += try await pair.talk().byteCount
            fullWrites += history.reduce(0) { $0 + $1.fields.count }
            idle.append(Double(try await pair.talk().byteCount))
            try pair.write(nightly)
            delta += try await pair.talk().byteCount
            deltaWrites += nightly.reduce(0) { $0 + $1.fields.count }
        }
        return [
            Figure(name: "full_sync_bytes_per_write", value: Double(full) / Double(fullWrites), unit: "bytes"),
            Figure(name: "delta_bytes_per_write", value: Double(delta) / Double(deltaWrites), unit: "bytes"),
            Figure("idle_session_bytes", idle, "bytes"),
        ]
    }

    /// A delta of 100 notes upon a history, and upon one fifty times as long.
    static func growth(runs: Int) async throws -> [Figure] {
        let small = try await deltas(cases: 200, runs: runs)
        let large = try await deltas(cases: 10_000, runs: runs)
        let bytes = zip(large, small).map { Double($0.byteCount) / Double($1.byteCount) }
        let work = median(large.map(\.processorSeconds)) / median(small.map(\.processorSeconds))
        return [
            Figure("delta_growth_bytes_ratio", bytes, "ratio", details: [("bytes", median(small.map { Double($0.byteCount) }))]),
            Figure(
                name: "delta_growth_work_ratio", value: work, unit: "ratio",
                details: [
                    ("small_ms", median(small.map(\.processorSeconds)) * 1000), ("large_ms", median(large.map(\.processorSeconds)) * 1000),
                ]),
        ]
    }

    private static func deltas(cases: Int, runs: Int) async throws -> [SessionCost] {
        let folder = NSTemporaryDirectory() + "amends-benchmark-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let pair = try Pair(folder: folder, name: "growth")
        let history = Array(Workload(stores: 1, casesPerStore: cases, seed: 42).acts(ofStore: 0))
        try pair.write(history)
        _ = try await pair.talk()
        // The first one warms what both lengths warm alike.
        try pair.write(Workload.addendum(to: history, round: 0))
        _ = try await pair.talk()
        var costs: [SessionCost] = []
        for round in 1...max(runs, 9) {
            try pair.write(Workload.addendum(to: history, round: round))
            costs.append(try await pair.talk())
        }
        return costs
    }
}
