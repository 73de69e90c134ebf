import AmendsLog
import AmendsNode
import AmendsStore
import AmendsSync
import GRDB

/// A whole chain of shops in one thread, on virtual time and from one seed: stores, some with two
/// nodes, a head office and sometimes an auditor, with the shipped store, merge, session and node
/// code, over a network and on disks and clocks that fail.
///
/// Everything that happens is an event in one queue. Nothing here reads a clock, draws a random
/// number that is not the seed's, or waits, so equal arguments give equal histories, and a failure
/// is replayed by its seed. After the last day all is healed, everybody syncs until nothing moves,
/// and the checkers look at what lies on the disks.
public final class Simulation {
    public let seed: UInt64
    public let stores: Int
    public let days: Int
    /// Months of work under packs; 0 in a history of days.
    public let months: Int
    public let options: SimulationOptions

    let time: VirtualTime
    /// When the last day is over, ms since 1970.
    let end: Int64
    /// Of a history of months.
    var course: MonthCourse?
    var random: SeededRandom
    private var queue = EventQueue()
    var nodes: [SimulatedNode] = []
    /// Pairs that talk to each other, and whether something keeps them apart at present.
    var lines: [Line] = []
    var report: SimulationReport
    let disks: SimulatedDisks
    /// What bad segments must have left behind, by node.
    var evidence: [Evidence] = []
    var forgedStreams: [StreamID] = []
    var bundles: [SimulatedBundle] = []
    /// False once the last day is over: no more faults.
    var hasFaults: Bool
    var openSessions = 0
    /// Whether segments go through the threads of the shipped intake. Slower, and as exact: each is
    /// waited for.
    var usesIntakeThreads = false
    /// Sessions that failed since the counter was last looked at.
    var failedSessions: [String] = []

    /// Two nodes that call each other.
    struct Line {
        var caller: Int
        var called: Int
        var isPartitioned = false
        /// Mean time between two calls, ms.
        var meanInterval: Int64
    }

    public convenience init(seed: UInt64, stores: Int, days: Int, _ options: SimulationOptions = SimulationOptions()) {
        self.init(seed: seed, stores: stores, days: days, options, on: SimulatedDisks())
    }

    init(seed: UInt64, stores: Int, days: Int, _ options: SimulationOptions, on disks: SimulatedDisks) {
        precondition(stores > 0 && days > 0, "a history needs a store and a day")
        (self.seed, self.stores, self.days, months, self.options, self.disks) = (seed, stores, days, 0, options, disks)
        random = SeededRandom(seed: seed, part: stores, days)
        (time, end) = (VirtualTime(), VirtualTime.beginning + Int64(days) * VirtualTime.day)
        report = SimulationReport(seed: seed, stores: stores, days: days, months: 0)
        hasFaults = options.hasFaults
    }

    /// A history of whole months, in which every store works under a pack, with people, clocks, month ends,
    /// and packs and calendars that head office publishes in between.
    public convenience init(seed: UInt64, stores: Int, months: Int, _ options: SimulationOptions = SimulationOptions()) {
        self.init(seed: seed, stores: stores, months: months, options, on: SimulatedDisks())
    }

    init(seed: UInt64, stores: Int, months: Int, _ options: SimulationOptions, on disks: SimulatedDisks) {
        precondition(stores > 0 && months > 0, "a history needs a store and a month")
        var random = SeededRandom(seed: seed, part: stores, months, 1)
        let course = MonthCourse(months: months, &random)
        (self.random, self.course) = (random, course)
        (self.seed, self.stores, self.months, self.options, self.disks) = (seed, stores, months, options, disks)
        days = Int((course.end - course.beginning) / VirtualTime.day)
        (time, end) = (VirtualTime(course.beginning), course.end)
        report = SimulationReport(seed: seed, stores: stores, days: days, months: months)
        hasFaults = options.hasFaults
    }

    /// Lives through the whole history and checks it. What the checkers find is in the report, and
    /// so is an error that nobody expected.
    public func run() -> SimulationReport {
        do {
            try makeChain()
            if months > 0 { try planMonths() } else { planDays() }
            try runEvents(until: end)
            try heal()
            try syncUntilQuiet()
            try breakLawAtTheEnd()
            try checkFinally()
        } catch { fail(.anytimeStoresWork, "\(error)") }
        // What sessions and events still hold on to goes with the nodes.
        queue.removeAll()
        nodes = []
        do { try disks.takeBack() } catch { fail(.anytimeStoresWork, "\(error)") }
        return report
    }

    // MARK: Events

    func plan(at milliseconds: Int64, _ happen: @escaping () throws -> Void) {
        queue.plan(at: max(milliseconds, time.now), happen)
    }

    func plan(after milliseconds: Int64, _ happen: @escaping () throws -> Void) { plan(at: time.now + milliseconds, happen) }

    private func runEvents(until end: Int64) throws {
        while let next = queue.nextMilliseconds, next < end { try runNext() }
        time.now = end
    }

    /// Runs until nothing is planned any more.
    func runEvents() throws { while !queue.isEmpty { try runNext() } }

    private func runNext() throws {
        guard let event = queue.next() else { return }
        time.now = event.milliseconds
        try event.happen()
    }

    /// An event again and again, at random times with this mean, until the last day is over.
    func planAgainAndAgain(mean: Int64, _ happen: @escaping (Simulation) throws -> Void) {
        let next = time.now + Int64(random.exponential(mean: Double(mean))) + 1
        guard next < end else { return }
        plan(at: next) { [unowned self] in
            try happen(self)
            planAgainAndAgain(mean: mean, happen)
        }
    }

    // MARK: Report

    func reach(_ state: Sometimes) { report.reached[state, default: 0] += 1 }

    func fail(_ checker: Checker, _ text: String) {
        // One broken law often breaks a thousand records: the first few tell enough.
        guard report.failures.filter({ $0.checker == checker.rawValue }).count < 3 else { return }
        report.failures.append(SimulationReport.Failure(checker: checker.rawValue, text: text))
    }

    var headOffice: SimulatedNode { nodes[0] }
}
