import AmendsStore
import Testing

@Suite struct ExactDurationTests {
    @Test func theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        #expect(ExactDuration(sorted: [1, 2, 4, 100])?.median == 3)
        #expect(ExactDuration(sorted: [1, 2])?.median == 1.5)
        #expect(ExactDuration(sorted: [0, 5, 6])?.median == 5)
        #expect(ExactDuration(sorted: [9])?.median == 9)
        #expect(ExactDuration(sorted: []) == nil)
    }

    @Test func theNinetiethPercentileIsTheNearestRank() {
        for count in 1...60 {
            let values = (1...Int64(count)).map { $0 }
            // ceil(0.9 n), in integers.
            let rank = (9 * count + 9) / 10
            #expect(ExactDuration(sorted: values)?.percentile90 == Int64(rank), "\(count)")
            #expect(ExactDuration(sorted: values)?.maximum == Int64(count))
        }
        #expect(ExactDuration(sorted: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])?.percentile90 == 9)
        #expect(ExactDuration(sorted: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])?.percentile90 == 10)
    }
}
