import AmendsLog
import Testing

@Suite struct StampClockTests {
    @Test func timesAreWrittenAsReadAndCountedWithinAMillisecond() {
        var clock = StampClock()
        let readings = [1_000, 1_000, 1_000, 1_001, 1_001].map { clock.read(wallMilliseconds: $0) }
        #expect(readings.map(\.stamp.milliseconds) == [1_000, 1_000, 1_000, 1_001, 1_001])
        #expect(readings.map(\.stamp.counter) == [0, 1, 2, 0, 1])
        #expect(readings.allSatisfy { $0.stamp.quality == .unattested && $0.jump == nil })
        #expect(readings.map(\.needsFreshSeed) == [true, false, false, false, false])
        #expect(clock.last == readings.last?.stamp)
    }

    @Test func aClockThatStepsBackIsWrittenDownWithItsStep() {
        var clock = StampClock()
        _ = clock.read(wallMilliseconds: 100_000)
        let back = clock.read(wallMilliseconds: 95_000)
        #expect(back.stamp == Stamp(milliseconds: 95_000, counter: 0, quality: .steppedBack))
        #expect(back.jump == -5_000)
        #expect(back.needsFreshSeed)
        // Only the step itself is a step; afterwards time goes on from there.
        let after = clock.read(wallMilliseconds: 95_001)
        #expect(after.stamp == Stamp(milliseconds: 95_001))
        #expect(after.jump == nil && !after.needsFreshSeed)
    }

    @Test func aSmallStepBackNeedsAFreshSeedAndIsNotRecorded() {
        for (step, jump) in [(1, nil), (1_999, nil), (2_000, -2_000)] as [(Int64, Int64?)] {
            var clock = StampClock(last: Stamp(milliseconds: 50_000, counter: 3))
            let reading = clock.read(wallMilliseconds: 50_000 - step)
            #expect(reading.stamp == Stamp(milliseconds: 50_000 - step, counter: 0, quality: .steppedBack))
            #expect(reading.jump == jump, "step \(step)")
            #expect(reading.needsFreshSeed)
        }
    }

    @Test func theSixtyFiveThousandthEntryOfAMillisecondNeedsAFreshSeed() {
        var clock = StampClock(last: Stamp(milliseconds: 7, counter: .max - 1))
        let last = clock.read(wallMilliseconds: 7)
        #expect(last.stamp.counter == .max && !last.needsFreshSeed)
        let overflow = clock.read(wallMilliseconds: 7)
        #expect(overflow.stamp.counter == 0 && overflow.needsFreshSeed)
    }

    @Test func aClockOutOfRangeIsWrittenAsTheNearestTimeThatFits() {
        for (wall, written) in [
            (-1, 0), (Int64.min, 0), (Stamp.maximumMilliseconds + 1, Stamp.maximumMilliseconds), (.max, Stamp.maximumMilliseconds),
        ] {
            var clock = StampClock()
            #expect(clock.read(wallMilliseconds: wall).stamp == Stamp(milliseconds: written, counter: 0, quality: .clamped))
            // Entries of one clamped time are told apart like any others.
            #expect(clock.read(wallMilliseconds: wall).stamp == Stamp(milliseconds: written, counter: 1, quality: .clamped))
        }
        for wall in [0, Stamp.maximumMilliseconds] {
            var clock = StampClock()
            #expect(clock.read(wallMilliseconds: wall).stamp == Stamp(milliseconds: wall))
        }
        #expect(Stamp.maximumMilliseconds == 281_474_976_710_655)
    }

    /// Dead batteries set a clock to 1970 and to dates far ahead: both are ordinary times here.
    @Test func theYears1970And2106AreWrittenAsTheyAre() {
        var clock = StampClock(last: Stamp(milliseconds: 1_750_000_000_000))
        let ahead = clock.read(wallMilliseconds: 4_294_967_296_000)
        #expect(ahead.stamp == Stamp(milliseconds: 4_294_967_296_000))
        #expect(ahead.jump == nil && !ahead.needsFreshSeed)
        let back = clock.read(wallMilliseconds: 0)
        #expect(back.stamp == Stamp(milliseconds: 0, counter: 0, quality: .steppedBack))
        #expect(back.jump == -4_294_967_296_000)
    }

    @Test func aStampMayComeUpTwiceOnlyWhereAFreshSeedIsAskedFor() {
        var clock = StampClock()
        var seen: Set<[UInt64]> = []
        for wall in [5, 5, 4, 5, 5, 5, 3, 4, 5, 6, 6, -1, 0, 0, 6] as [Int64] {
            let reading = clock.read(wallMilliseconds: wall)
            if reading.needsFreshSeed { seen.removeAll() }
            let place = [UInt64(reading.stamp.milliseconds), UInt64(reading.stamp.counter)]
            #expect(seen.insert(place).inserted, "\(place) came up twice under one seed")
        }
    }

    @Test func stampsAreOrderedByTimeAndCounter() {
        let stamps = [
            Stamp(milliseconds: 1, counter: 9), Stamp(milliseconds: 2), Stamp(milliseconds: 2, counter: 1, quality: .steppedBack),
        ]
        #expect(Array(stamps.reversed()).sorted() == stamps)
    }
}
