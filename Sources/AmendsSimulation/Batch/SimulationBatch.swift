/// Many histories, one after the other, each from its own seed and with a shape that its seed gives.
public struct SimulationBatch: Sendable {
    public let seeds: Range<UInt64>
    public var options: SimulationOptions
    /// Nil: each seed chooses, from 2 to 3 stores and 2 to 4 days.
    public var stores: Int?
    public var days: Int?

    public init(seeds: Range<UInt64>, stores: Int? = nil, days: Int? = nil, options: SimulationOptions = SimulationOptions()) {
        (self.seeds, self.stores, self.days, self.options) = (seeds, stores, days, options)
    }

    public struct Report: Sendable {
        public internal(set) var histories = 0
        public internal(set) var failed: [SimulationReport] = []
        public internal(set) var reached: [Sometimes: Int] = [:]
        public internal(set) var acts = 0
        public internal(set) var sessions = 0
        public internal(set) var crashes = 0
        public internal(set) var entries: UInt64 = 0

        /// Interesting states that no history came to.
        public var neverReached: [Sometimes] { Sometimes.allCases.filter { reached[$0] == nil } }
        public var isClean: Bool { failed.isEmpty && neverReached.isEmpty }
    }

    /// How many stores and days the history of `seed` has.
    public func shape(of seed: UInt64) -> (stores: Int, days: Int) {
        var random = SeededRandom(seed: seed, part: 1)
        return (stores ?? 2 + random.below(2), days ?? 2 + random.below(3))
    }

    /// Runs all histories; stops early where `progress` says false.
    public func run(progress: (SimulationReport) -> Bool = { _ in true }) throws -> Report {
        var report = Report()
        for seed in seeds {
            let (stores, days) = shape(of: seed)
            let history = try Simulation(seed: seed, stores: stores, days: days, options).run()
            report.histories += 1
            if !history.isClean { report.failed.append(history) }
            report.reached.merge(history.reached) { $0 + $1 }
            report.acts += history.acts
            report.sessions += history.sessions
            report.crashes += history.crashes
            report.entries += history.entries
            guard progress(history) else { break }
        }
        return report
    }
}
