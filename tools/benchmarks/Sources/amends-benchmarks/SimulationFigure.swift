import AmendsSimulation
import ArgumentParser

/// What a simulated history costs: the cheaper, the more of them are run.
enum SimulationFigure {
    /// Histories of ordinary seeds, the same in every run.
    private static let seeds: Range<UInt64> = 1..<31

    static func figure(runs: Int) -> Figure {
        let times = (0..<runs).map { _ in
            let before = processorSeconds()
            _ = SimulationBatch(seeds: seeds).run()
            return (processorSeconds() - before) * 1000 / Double(seeds.count)
        }
        return Figure("simulated_history_ms", times, "ms")
    }
}

struct Histories: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "histories", abstract: "Runs simulated histories one after the other, for a profiler to look at.")
    @Option(help: "The first seed.") var seed: UInt64 = 1
    @Option(help: "How many.") var count: UInt64 = 30

    func run() throws {
        let before = processorSeconds()
        _ = SimulationBatch(seeds: seed..<seed + count).run { history in
            let state = history.isClean ? "clean" : history.description
            print(history.seed, history.fingerprint.prefix(16), history.acts, history.sessions, history.crashes, history.entries, state)
            return true
        }
        print((processorSeconds() - before) * 1000 / Double(count), "ms each")
    }
}
