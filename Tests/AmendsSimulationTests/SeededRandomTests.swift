import AmendsSimulation
import Testing

@Suite struct SeededRandomTests {
    /// The published output of SplitMix64 for this seed.
    @Test func theNumbersAreThoseOfSplitMix64() {
        var random = SeededRandom(seed: 1_234_567)
        let numbers = (0..<5).map { _ in random.next() }
        #expect(
            numbers == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
                16_408_922_859_458_223_821,
            ])
    }

    @Test func partsOfOneSeedDiffer() {
        var seen: Set<UInt64> = []
        for store in 0..<20 {
            for number in 0..<20 {
                var whole = SeededRandom(seed: 7, part: store, number)
                #expect(seen.insert(whole.next()).inserted)
                for step in 0..<3 {
                    var part = SeededRandom(seed: 7, part: store, number, step)
                    #expect(seen.insert(part.next()).inserted, "part \(store), \(number), \(step)")
                }
            }
        }
    }

    @Test func drawsStayInTheirRangesAndReachTheirEnds() {
        var random = SeededRandom(seed: 3)
        var seen: Set<Int> = []
        for _ in 0..<1_000 {
            seen.insert(random.integer(in: -2...2))
            let fraction = random.fraction()
            #expect(fraction >= 0 && fraction < 1)
            #expect(random.exponential(mean: 5) >= 0)
        }
        #expect(seen == [-2, -1, 0, 1, 2])
        #expect((0..<9).map { _ in random.below(1) } == [Int](repeating: 0, count: 9))
    }

    @Test func exponentialDrawsHaveTheirMeanAndTheirMedian() {
        var random = SeededRandom(seed: 11)
        let draws = (0..<20_000).map { _ in random.exponential(mean: 100) }.sorted()
        let mean = draws.reduce(0, +) / Double(draws.count)
        #expect(abs(mean - 100) < 3, "mean \(mean) of seed 11")
        // ln 2 of the mean.
        #expect(abs(draws[draws.count / 2] - 69.3) < 3, "median \(draws[draws.count / 2]) of seed 11")
    }
}
