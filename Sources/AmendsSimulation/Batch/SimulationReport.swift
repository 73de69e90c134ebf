/// What came of one history.
public struct SimulationReport: Sendable {
    /// A checker that found its law broken.
    public struct Failure: Sendable, Hashable {
        public var checker: String
        public var text: String
    }

    public let seed: UInt64
    public let stores: Int
    public let days: Int
    /// 0 for a history of days.
    public let months: Int
    public internal(set) var failures: [Failure] = []
    public internal(set) var reached: [Sometimes: Int] = [:]
    public internal(set) var acts = 0
    public internal(set) var sessions = 0
    public internal(set) var entries: UInt64 = 0
    public internal(set) var crashes = 0
    /// SHA-256 over everything head office holds at the end: equal for equal arguments, on every
    /// machine and in every build.
    public internal(set) var fingerprint = ""

    init(seed: UInt64, stores: Int, days: Int, months: Int) {
        (self.seed, self.stores, self.days, self.months) = (seed, stores, days, months)
    }

    public var isClean: Bool { failures.isEmpty }

    /// The command that runs this very history again.
    public var replay: String {
        "amends simulate --seed \(seed) --stores \(stores) \(months > 0 ? "--months \(months)" : "--days \(days)")"
    }

    /// The failures and how to see them again.
    public var description: String {
        failures.map { "\($0.checker): \($0.text)" }.joined(separator: "\n") + "\nreplay with: \(replay)"
    }
}
