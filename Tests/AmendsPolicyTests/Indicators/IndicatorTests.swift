import AmendsPolicy
import Testing

@Suite struct IndicatorTests {
    @Test func everyIndicatorIsFoundByItsCodeAndNoTwoShareOne() {
        #expect(Set(Indicator.all.map(\.code)).count == Indicator.all.count)
        for indicator in Indicator.all { #expect(Indicator(code: indicator.code) == indicator) }
        #expect(Indicator(code: "timely") == nil)
    }

    /// Every combination of tallies that cases can have: a case of the numerator is one of the denominator, an
    /// undetermined one is in the denominator and not in the numerator.
    @Test func theUndeterminedAreInTheDenominatorAndNotInTheNumerator() {
        for (countable, timely, late) in [(1, 0, 0), (1, 1, 0), (1, 0, 1), (0, 0, 0)] {
            func number(_ tally: Tally) -> Int64 {
                switch tally {
                case .countable, .started: Int64(countable)
                case .timely: Int64(timely)
                case .late: Int64(late)
                default: 0
                }
            }
            for indicator in [Indicator.timelyRate, .timelyRate(of: .respond)] {
                let ratio = indicator.ratio(number)
                #expect(ratio == Ratio(Int64(timely), of: Int64(countable), undetermined: Int64(countable - timely - late)))
            }
        }
    }

    @Test(
        "SA-12.3.1-1 HS-8.2-1 HS-8.2-2 HS-8.2-3 NG-6.2-1 NG-6.2-2 NG-6.2-3: the shipped packs name indicators that there are, with targets")
    func packsNameIndicators() throws {
        for id in ShippedPacks.ids {
            let pack = try #require(PolicyBook.shipped.newestPack(id))
            #expect(pack.indicators.count == pack.texts("kpi.indicators").count, "\(id)")
            for indicator in [Indicator.timelyRate, .satisfaction, .complaintRate] {
                #expect(pack.indicators.contains(indicator), "\(id)")
                #expect(pack.target(of: indicator) != nil, "\(id)")
            }
            #expect(pack.target(of: .complaintRate)?.isCeiling == true)
            #expect(pack.target(of: .timelyRate)?.isCeiling == false)
            #expect(pack.target(of: .reopenRate) == nil)
        }
    }

    @Test("FS-8-2: the foot spa pack measures the time to the first response")
    func responseTimeIsMeasured() throws {
        let pack = try #require(PolicyBook.shipped.newestPack("foot-spa"))
        #expect(pack.indicators.contains(.responseTime))
    }
}

@Suite struct TrendTests {
    @Test(
        "HS-6.2-2: whether a rate falls step by step",
        arguments: [
            ([5, 4, 3], Trend.falling), ([5, 5, 3], .falling), ([3, 4, 9], .rising), ([4, 4, 4], .level), ([4, 3], .tooFew), ([], .tooFew),
            ([3, 9, 3, 9, 3, 9], .mixed), ([12, 11, 10, 11, 8, 7, 6, 5, 4, 3, 2, 1], .mostlyFalling),
            ([1, 2, 3, 4, 3, 6, 7, 8, 9, 10, 11, 12], .mostlyRising),
        ] as [([Int64], Trend)])
    func trendsAreNamed(values: [Int64], trend: Trend) { #expect(Trend(values) == trend) }

    @Test func sharesAreFollowedExactlyAndThoseOfNothingAreLeftOut() {
        #expect(Trend([Ratio(2, of: 3), Ratio(0, of: 0), Ratio(1, of: 2), Ratio(499, of: 1000)]) == .falling)
        #expect(Trend([Ratio(1, of: 2), Ratio(0, of: 0), Ratio(1, of: 3)]) == .tooFew)
    }
}
