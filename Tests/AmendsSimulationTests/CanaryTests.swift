import AmendsSimulation
import Testing

/// Each law is broken on purpose; the checker that stands for it must say so. A checker that
/// overlooks its canary proves nothing when it is silent.
@Suite struct CanaryTests {
    static let watchers: [(LawBreach, String)] = [
        (.sameEntriesShownDifferently, "finallySameEntriesShowTheSame"),
        (.projectionDrifted, "finallyRebuildGivesTheSame"),
        (.orderMatters, "finallyAnyOrderGivesTheSame"),
        (.acknowledgedTooEarly, "finallyPromisesAreKept"),
        (.forgetsAfterCrash, "anytimePromisesAreKept"),
        (.dischargedUnseen, "finallyNothingIsDischargedUnseen"),
        (.entryLost, "finallyHeadOfficeHoldsEveryEntry"),
        (.entryChanged, "finallyLogsVerify"),
        (.evidenceLost, "finallyBadSegmentsAreInQuarantine"),
        (.onePeerStopsAll, "finallySharedScopesHoldTheSame"),
        (.forgeryTaken, "finallyNothingForgedIsHeld"),
        (.searchForgets, "finallySearchFindsTheSame"),
        (.actsNeedNetwork, "anytimeLocalActsSucceed"),
    ]

    @Test(arguments: watchers)
    func theCheckerOfABrokenLawSaysSo(breach: LawBreach, checker: String) {
        var options = SimulationOptions()
        options.breakLaw = breach
        var seen: [String] = []
        // Not every history comes to the state in which the law can be broken.
        for seed in 0..<Self.attempts {
            let report = Simulation(seed: seed, stores: 2, days: 2, options).run()
            seen += report.failures.map(\.checker)
            if report.failures.contains(where: { $0.checker == checker }) { return }
        }
        Issue.record("\(checker) overlooked \(breach.rawValue) in the seeds 0..<\(Self.attempts); others said \(Set(seen).sorted())")
    }

    static let attempts: UInt64 = 20
}
