import Dispatch
import Synchronization

/// Many histories, each from its own seed and with a shape that its seed gives.
public struct SimulationBatch: Sendable {
    public let seeds: Range<UInt64>
    public var options: SimulationOptions
    /// Nil: each seed chooses, from 2 to 3 stores and 2 to 4 days.
    public var stores: Int?
    public var days: Int?
    /// Nil: histories of days. Else of so many months, in which the stores work under packs.
    public var months: Int?

    public init(
        seeds: Range<UInt64>, stores: Int? = nil, days: Int? = nil, months: Int? = nil, options: SimulationOptions = SimulationOptions()
    ) {
        (self.seeds, self.stores, self.days, self.months, self.options) = (seeds, stores, days, months, options)
    }

    public struct Report: Sendable {
        /// What must be reached.
        let states: [Sometimes]
        public internal(set) var histories = 0
        public internal(set) var failed: [SimulationReport] = []
        public internal(set) var reached: [Sometimes: Int] = [:]
        public internal(set) var acts = 0
        public internal(set) var sessions = 0
        public internal(set) var crashes = 0
        public internal(set) var entries: UInt64 = 0

        mutating func add(_ history: SimulationReport) {
            histories += 1
            if !history.isClean { failed.append(history) }
            failed.sort { $0.seed < $1.seed }
            reached.merge(history.reached) { $0 + $1 }
            acts += history.acts
            sessions += history.sessions
            crashes += history.crashes
            entries += history.entries
        }

        /// Interesting states that no history came to.
        public var neverReached: [Sometimes] { states.filter { reached[$0] == nil } }
        public var isClean: Bool { failed.isEmpty && neverReached.isEmpty }
    }

    /// How many stores and days the history of `seed` has.
    public func shape(of seed: UInt64) -> (stores: Int, days: Int) {
        var random = SeededRandom(seed: seed, part: 1)
        return (stores ?? 2 + random.below(2), days ?? 2 + random.below(3))
    }

    /// Runs all histories, each in one thread and `workers` of them at a time; begins no more of them
    /// once `progress`, which hears of each one when it is done, says false.
    public func run(workers: Int = 1, progress: @Sendable (SimulationReport) -> Bool = { _ in true }) -> Report {
        let report = Report(states: months == nil ? Sometimes.ofDays : Sometimes.ofMonths)
        let state = Mutex((report: report, next: seeds.lowerBound, isStopped: false))
        DispatchQueue.concurrentPerform(iterations: workers) { _ in
            let disks = SimulatedDisks()
            while let seed = state.withLock({ state in
                defer { state.next += 1 }
                return state.isStopped || state.next >= seeds.upperBound ? nil : state.next
            }) {
                let (stores, days) = shape(of: seed)
                let simulation =
                    months.map { Simulation(seed: seed, stores: stores, months: $0, options, on: disks) }
                    ?? Simulation(seed: seed, stores: stores, days: days, options, on: disks)
                let history = simulation.run()
                let goesOn = progress(history)
                state.withLock { state in
                    state.report.add(history)
                    if !goesOn { state.isStopped = true }
                }
            }
        }
        return state.withLock { $0.report }
    }
}
