import AmendsSimulation
import Foundation
import Testing

@Suite struct SimulationTests {
    /// Histories of the ordinary test; `SIMULATION_SEEDS` asks for more.
    static let seeds = UInt64(ProcessInfo.processInfo.environment["SIMULATION_SEEDS"] ?? "") ?? 30

    @Test func historiesRunCleanAndReachEveryInterestingState() {
        let batch = SimulationBatch(seeds: 0..<Self.seeds)
        let report = batch.run(workers: 2) { history in
            if !history.isClean { Issue.record("\(history.description)") }
            return true
        }
        #expect(report.neverReached.isEmpty, "seeds 0..<\(Self.seeds): never reached \(report.neverReached.map(\.rawValue))")
        #expect(report.histories == Int(Self.seeds))
    }

    @Test(arguments: [7, 8, 2_024] as [UInt64])
    func equalArgumentsGiveEqualHistories(seed: UInt64) {
        let first = Simulation(seed: seed, stores: 2, days: 2).run()
        let second = Simulation(seed: seed, stores: 2, days: 2).run()
        #expect(first.fingerprint == second.fingerprint, "\(first.replay)")
        #expect(first.reached == second.reached, "\(first.replay)")
        #expect(Simulation(seed: seed + 1, stores: 2, days: 2).run().fingerprint != first.fingerprint)
    }

    @Test func aFailureNamesTheCommandThatReplaysIt() {
        var options = SimulationOptions()
        options.breakLaw = .projectionDrifted
        let report = Simulation(seed: 5, stores: 2, days: 2, options).run()
        #expect(report.description.hasSuffix("replay with: amends simulate --seed 5 --stores 2 --days 2"))
    }
}

@Suite struct Probe {
    @Test func probe() {
        for seed in 0..<6 as Range<UInt64> {
            let clock = ContinuousClock()
            var report: SimulationReport?
            let t = clock.measure { report = Simulation(seed: seed, stores: 2, days: 3).run() }
            print("seed", seed, t, report!.acts, "acts", report!.sessions, "sessions", report!.crashes, "crashes", report!.entries, "entries", report!.failures.count)
        }
    }
}
