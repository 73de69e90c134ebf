import AmendsPolicy
import Testing

@Suite struct RatioTests {
    @Test("E40: nothing of nothing is neither 0 % nor 100 %")
    func nothingIsNoShare() {
        #expect(Ratio(0, of: 0).hundredths() == nil)
        #expect(Ratio(5, of: 0).hundredths(.perThousand) == nil)
        #expect(Ratio(5, of: 0, undetermined: 2).interval() == nil)
        #expect(Ratio(5, of: -3).hundredths() == nil)
        #expect(Ratio(0, of: 0).coverage == nil)
        #expect(!Ratio(0, of: 0).isAvailable)
    }

    @Test(
        arguments: [
            (1, 3, 3333), (2, 3, 6667), (1, 8, 1250), (0, 7, 0), (7, 7, 10_000),
            // Exactly between two hundredths: up.
            (1, 20_000, 1), (3, 20_000, 2), (1, 800, 13), (999_949, 1_000_000, 9999), (999_950, 1_000_000, 10_000),
            (Int64.max, Int64.max, 10_000), (Int64.max / 2, Int64.max, 5000), (-1, 4, -2500), (-1, 20_000, 0), (-3, 20_000, -1),
        ] as [(Int64, Int64, Int64)])
    func percentagesAreRoundedHalfUpFromWholeNumbers(numerator: Int64, denominator: Int64, hundredths: Int64) {
        #expect(Ratio(numerator, of: denominator).hundredths() == hundredths)
    }

    @Test("HS-8.2-1 NG-6.2-1: while cases are undetermined a rate is a range, and its coverage is known")
    func undeterminedCasesMakeARange() throws {
        let open = Ratio(6, of: 10, undetermined: 3)
        #expect(open.interval() == 6000...9000)
        #expect(open.coverage?.hundredths() == 7000)
        #expect(!open.isFinal)
        let closed = Ratio(8, of: 10)
        #expect(closed.interval() == nil)
        #expect(closed.hundredths() == 8000)
        #expect(closed.coverage?.hundredths() == 10_000)
        #expect(closed.isFinal)
    }

    @Test("HS-8.2-3 NG-6.2-3: the rate of a company is the sum by the sum, not the mean of its shops' rates")
    func sharesAreAddedByTheirNumbers() {
        let (small, large) = (Ratio(5, of: 10), Ratio(10, of: 1_000))
        let company = small + large
        #expect(company.hundredths() == 149)
        #expect(company.hundredths(.perThousand) == 1485)
        #expect(company.hundredths() != ((small.hundredths() ?? 0) + (large.hundredths() ?? 0)) / 2)
        #expect((Ratio(.max, of: .max) + Ratio(.max, of: .max)).denominator == .max)
    }

    @Test func aTargetIsReachedByTheWholeNumbersAndNotByWhatIsShown() {
        let floor = IndicatorTarget(basisPoints: 9500, isCeiling: false)
        // 94.996 % is shown as 95.00 %.
        let nearly = Ratio(94_996, of: 100_000)
        #expect(nearly.hundredths() == 9500)
        #expect(floor.verdict(on: nearly) == .missed)
        #expect(floor.verdict(on: Ratio(95, of: 100)) == .met)
        #expect(floor.verdict(on: Ratio(90, of: 100, undetermined: 10)) == .open)
        #expect(floor.verdict(on: Ratio(80, of: 100, undetermined: 10)) == .missed)
        #expect(floor.verdict(on: Ratio(0, of: 0)) == nil)
        let ceiling = IndicatorTarget(basisPoints: 100, isCeiling: true)
        #expect(ceiling.verdict(on: Ratio(1, of: 100)) == .met)
        #expect(ceiling.verdict(on: Ratio(2, of: 100)) == .missed)
    }

    @Test func twoSharesAreComparedWithoutRounding() {
        #expect(Ratio(1, of: 3).compared(to: Ratio(333_333, of: 1_000_000)) == 1)
        #expect(Ratio(2, of: 4).compared(to: Ratio(1, of: 2)) == 0)
        #expect(Ratio(1, of: 4).compared(to: Ratio(1, of: 2)) == -1)
        #expect(Ratio(1, of: 0).compared(to: Ratio(1, of: 2)) == nil)
    }
}
