import Testing

@testable import AmendsSimulation

@Suite struct EventQueueTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func eventsHappenByTimeAndThenInTheOrderOfPlanning(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var queue = EventQueue()
        var planned: [(milliseconds: Int64, number: Int)] = []
        var happened: [Int] = []
        var expected: [Int] = []
        for number in 0..<200 {
            let milliseconds = Int64(random.below(40))
            planned.append((milliseconds, number))
            queue.plan(at: milliseconds) { happened.append(number) }
            // Some happen while others are still being planned.
            if random.below(4) == 0, let next = planned.min(by: { ($0.milliseconds, $0.number) < ($1.milliseconds, $1.number) }) {
                planned.removeAll { $0.number == next.number }
                expected.append(next.number)
                try queue.next()?.happen()
            }
        }
        while let event = queue.next() { try event.happen() }
        expected += planned.sorted { ($0.milliseconds, $0.number) < ($1.milliseconds, $1.number) }.map(\.number)
        #expect(happened == expected, "seed \(seed)")
        #expect(queue.isEmpty)
    }
}
