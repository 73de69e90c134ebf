import AmendsSimulation
import Foundation
import Synchronization
import Testing

@Suite struct SimulationTests {
    /// Histories of the ordinary test; `SIMULATION_SEEDS` asks for more, from `SIMULATION_FIRST_SEED` on.
    static let seeds: Range<UInt64> = {
        let environment = ProcessInfo.processInfo.environment
        let first = UInt64(environment["SIMULATION_FIRST_SEED"] ?? "") ?? 0
        return first..<first + (UInt64(environment["SIMULATION_SEEDS"] ?? "") ?? (environment["AMENDS_TESTS"] == "full" ? 1000 : 12))
    }()

    @Test func historiesRunCleanAndReachEveryInterestingState() {
        let batch = SimulationBatch(seeds: Self.seeds)
        let report = batch.run(workers: 2) { history in
            if !history.isClean { Issue.record("\(history.description)") }
            return true
        }
        #expect(report.neverReached.isEmpty, "seeds \(Self.seeds): never reached \(report.neverReached.map(\.rawValue))")
        #expect(report.histories == Self.seeds.count)
    }

    /// Months of the ordinary test; `SIMULATION_MONTHS` asks for more histories of two months.
    static let monthSeeds: Range<UInt64> = {
        let environment = ProcessInfo.processInfo.environment
        let first = UInt64(environment["SIMULATION_FIRST_SEED"] ?? "") ?? 0
        return first..<first + (UInt64(environment["SIMULATION_MONTHS"] ?? "") ?? (environment["AMENDS_TESTS"] == "full" ? 100 : 4))
    }()

    @Test("kept indicators equal their recomputation on every node, and the stock balances, through months with packs, people and faults")
    func monthsUnderPacksRunClean() {
        let batch = SimulationBatch(seeds: Self.monthSeeds, months: Self.monthSeeds.count < 100 ? 1 : 2)
        let report = batch.run(workers: 2) { history in
            if !history.isClean { Issue.record("\(history.description)") }
            return true
        }
        #expect(report.histories == Self.monthSeeds.count)
        // A few histories do not come to everything, but to what every month has.
        let expected: [Sometimes] =
            Self.monthSeeds.count < 100
            ? [
                .sometimesTimely, .sometimesLate, .sometimesUndetermined, .sometimesMonthClosed, .sometimesCalendarPublished,
                .sometimesPackPublished, .sometimesSettledOnSite, .sometimesClosedInALaterMonth,
            ] : Sometimes.ofMonths
        let missing = expected.filter { report.reached[$0] == nil }
        #expect(missing.isEmpty, "seeds \(Self.monthSeeds): never reached \(missing.map(\.rawValue))")
    }

    @Test func equalArgumentsGiveEqualMonths() {
        let first = Simulation(seed: 3, stores: 1, months: 1).run()
        let second = Simulation(seed: 3, stores: 1, months: 1).run()
        #expect(first.fingerprint == second.fingerprint && first.reached == second.reached, "\(first.replay)")
        #expect(first.replay == "amends simulate --seed 3 --stores 1 --months 1")
    }

    @Test(arguments: [7, 8, 2_024] as [UInt64])
    func equalArgumentsGiveEqualHistories(seed: UInt64) {
        let first = Simulation(seed: seed, stores: 2, days: 2).run()
        let second = Simulation(seed: seed, stores: 2, days: 2).run()
        #expect(first.fingerprint == second.fingerprint, "\(first.replay)")
        #expect(first.reached == second.reached, "\(first.replay)")
        #expect(Simulation(seed: seed + 1, stores: 2, days: 2).run().fingerprint != first.fingerprint)
    }

    /// A batch runs many histories on the same disks; a seed must give what it gives by itself.
    @Test func aHistoryIsTheSameAfterOthersAsByItself() {
        let batch = SimulationBatch(seeds: 40..<43, stores: 2, days: 2)
        let fingerprints = Mutex<[UInt64: String]>([:])
        _ = batch.run(workers: 1) { history in
            fingerprints.withLock { $0[history.seed] = history.fingerprint }
            return true
        }
        let alone: [String?] = batch.seeds.map { Simulation(seed: $0, stores: 2, days: 2).run().fingerprint }
        #expect(batch.seeds.map { seed in fingerprints.withLock { $0[seed] } } == alone)
    }

    @Test func aFailureNamesTheCommandThatReplaysIt() {
        var options = SimulationOptions()
        options.breakLaw = .projectionDrifted
        let report = Simulation(seed: 5, stores: 2, days: 2, options).run()
        #expect(report.description.hasSuffix("replay with: amends simulate --seed 5 --stores 2 --days 2"))
    }
}
