import AmendsLog
import Foundation
import Synchronization

/// What a node takes from the world: the time of day and randomness. Passed in, so that a whole
/// chain of shops can run in one process on virtual time and replay from a seed.
public struct Surroundings: Sendable {
    /// Milliseconds since 1970 by the machine's clock.
    public var now: @Sendable () -> Int64
    /// So many unpredictable bytes.
    public var random: @Sendable (Int) -> [UInt8]

    public init(now: @escaping @Sendable () -> Int64, random: @escaping @Sendable (Int) -> [UInt8]) {
        (self.now, self.random) = (now, random)
    }

    /// The machine's own clock and the system's generator.
    public static let machine = Surroundings(
        now: { Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)) },
        random: { count in
            var generator = SystemRandomNumberGenerator()
            return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
        })

    func randomWord() -> UInt64 { random(8).reduce(0) { $0 << 8 | UInt64($1) } }
    /// A name that no other database has.
    func databaseName() -> String { Hexadecimal.text(random(16)) }
    func randomSeed() -> Seed { Seed(high: randomWord(), low: randomWord()) }
}
