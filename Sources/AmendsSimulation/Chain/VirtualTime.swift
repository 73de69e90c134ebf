import AmendsNode
import Synchronization

/// The one true time of a simulated chain, ms since 1970. Nobody in it knows it.
final class VirtualTime: Sendable {
    private let current: Mutex<Int64>

    /// 2026-11-01T00:00:00Z
    static let beginning: Int64 = 1_793_491_200_000
    static let day: Int64 = 86_400_000
    static let hour: Int64 = 3_600_000
    static let minute: Int64 = 60_000

    init(_ beginning: Int64 = beginning) { current = Mutex(beginning) }

    var now: Int64 {
        get { current.withLock { $0 } }
        set { current.withLock { $0 = newValue } }
    }
}

/// What one node takes for the time of day and for randomness: the true time with an error of its
/// own, and numbers from the seed. Both go on through crashes, as a machine's do.
final class SimulatedSurroundings: Sendable {
    private struct State {
        var offset: Int64
        var random: SeededRandom
    }

    private let time: VirtualTime
    private let state: Mutex<State>

    init(time: VirtualTime, random: SeededRandom) {
        self.time = time
        state = Mutex(State(offset: 0, random: random))
    }

    /// The node's clock minus the true time, ms.
    var offset: Int64 {
        get { state.withLock { $0.offset } }
        set { state.withLock { $0.offset = newValue } }
    }

    var now: Int64 { time.now + offset }

    var surroundings: Surroundings {
        Surroundings(
            now: { self.now },
            random: { count in
                self.state.withLock { state in (0..<count).map { _ in UInt8(truncatingIfNeeded: state.random.next() >> 32) } }
            })
    }
}
