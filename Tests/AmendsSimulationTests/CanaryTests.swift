import AmendsSimulation
import Testing

/// Each law is broken on purpose; the checker that stands for it must say so. A checker that
/// overlooks its canary proves nothing when it is silent.
@Suite struct CanaryTests {
    static let watchers: [(LawBreach, Checker)] = [
        (.sameEntriesShownDifferently, .finallySameEntriesShowTheSame),
        (.shownDifferentlyMidway, .anytimeSameEntriesShowTheSame),
        (.projectionDrifted, .finallyRebuildGivesTheSame),
        (.orderMatters, .finallyAnyOrderGivesTheSame),
        (.acknowledgedTooEarly, .finallyPromisesAreKept),
        (.forgetsAfterCrash, .anytimePromisesAreKept),
        (.doesNotOpenAgain, .anytimeNodesOpenAgain),
        (.recordDamaged, .anytimeStoresWork),
        (.sessionsBreak, .eventuallyCleanSessionsSucceed),
        (.neverQuiet, .eventuallyTheChainIsQuiet),
        (.dischargedUnseen, .finallyNothingIsDischargedUnseen),
        (.entryLost, .finallyHeadOfficeHoldsEveryEntry),
        (.entryChanged, .finallyLogsVerify),
        (.evidenceLost, .finallyBadSegmentsAreInQuarantine),
        (.onePeerStopsAll, .finallySharedScopesHoldTheSame),
        (.forgeryTaken, .finallyNothingForgedIsHeld),
        (.searchForgets, .finallySearchFindsTheSame),
        (.actsNeedNetwork, .anytimeLocalActsSucceed),
        (.figuresLost, .finallyIndicatorsEqualRecomputation),
        (.closingsLost, .finallyStockBalances),
    ]

    @Test func everyCheckerHasItsCanary() {
        #expect(Set(Self.watchers.map(\.1)) == Set(Checker.allCases))
        #expect(Set(Self.watchers.map(\.0)) == Set(LawBreach.allCases))
    }

    @Test(arguments: watchers)
    func theCheckerOfABrokenLawSaysSo(breach: LawBreach, checker: Checker) {
        var options = SimulationOptions()
        options.breakLaw = breach
        options.callsPerForgery = 1
        var seen: [String] = []
        // Not every history comes to the state in which the law can be broken.
        for seed in 0..<Self.attempts {
            let simulation =
                breach.needsMonths
                ? Simulation(seed: seed, stores: 1, months: 1, options) : Simulation(seed: seed, stores: 2, days: 1, options)
            let report = simulation.run()
            seen += report.failures.map(\.checker)
            if report.failures.contains(where: { $0.checker == checker.rawValue }) { return }
        }
        Issue.record(
            "\(checker.rawValue) overlooked \(breach.rawValue) in the seeds 0..<\(Self.attempts); others said \(Set(seen).sorted())")
    }

    static let attempts: UInt64 = 12
}
