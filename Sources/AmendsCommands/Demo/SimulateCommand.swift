import AmendsSimulation
import ArgumentParser
import Foundation

/// Whole chains of stores on virtual time, with every fault that the simulator knows. For whoever
/// works on Amends, so its words are in English only.
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Run a simulated chain of stores on virtual time; the same seed gives the same run.",
        discussion: """
            With --seeds, so many histories are run from --seed on, and every interesting state must be reached at least once \
            among them. The status is 70 where a checker failed or a state was never reached.
            """)

    @Option(help: "The seed, or the first of several.") var seed: UInt64 = 1
    @Option(help: "How many seeds to run, from --seed on.") var seeds: UInt64 = 1
    @Option(help: "Stores of each chain; chosen by the seed where not given and --seeds is.") var stores: Int?
    @Option(help: "Virtual days of each history; chosen by the seed where not given and --seeds is.") var days: Int?
    @Option(help: "Histories run at the same time.") var workers = max(1, ProcessInfo.processInfo.activeProcessorCount)

    func validate() throws {
        guard (1...1000).contains(stores ?? 1), (1...3650).contains(days ?? 1), seeds > 0, (1...64).contains(workers) else {
            throw ValidationError("Give 1 to 1000 stores, 1 to 3650 days, at least one seed and 1 to 64 workers.")
        }
    }

    func run() throws {
        if seeds == 1 { return try runOne() }
        let batch = SimulationBatch(seeds: seed..<seed + seeds, stores: stores, days: days)
        let report = batch.run(workers: workers) { history in
            if !history.isClean { FileHandle.standardError.write(Data((history.description + "\n").utf8)) }
            return true
        }
        print(
            "\(report.histories) histories: \(report.acts) acts, \(report.sessions) sessions, \(report.crashes) crashes, \(report.entries) entries; \(report.failed.count) failed"
        )
        for state in report.neverReached { print("never reached: \(state.rawValue)") }
        if !report.isClean { throw ExitCode(70) }
    }

    private func runOne() throws {
        let history = Simulation(seed: seed, stores: stores ?? 5, days: days ?? 30).run()
        print(
            "seed \(history.seed), \(history.stores) stores, \(history.days) days: \(history.acts) acts, \(history.sessions) sessions, \(history.crashes) crashes, \(history.entries) entries"
        )
        for (state, count) in history.reached.sorted(by: { $0.key.rawValue < $1.key.rawValue }) { print("  \(state.rawValue): \(count)") }
        guard history.isClean else {
            print(history.description)
            throw ExitCode(70)
        }
        print("Every law held.")
    }
}
