import AmendsPolicy
import Testing

@Suite struct WarningTests {
    private typealias Standing = WarningRules.Standing
    private static let price = WarningSubject(.category, "price")

    private static func figures(_ edit: (inout WarningRules.Figures) -> Void) -> WarningRules.Figures {
        var figures = WarningRules.Figures()
        edit(&figures)
        return figures
    }

    @Test("SA-9.2-2: a number of complaints warns at its threshold and not below it")
    func countsWarnAtTheirThreshold() {
        let rules = WarningRules(indicators: [.count], count: 5)
        #expect(rules.signals(Self.figures { $0.countable = 4 }).isEmpty)
        let signal = rules.signals(
            Self.figures {
                $0.countable = 5
                $0.countableBefore = 2
            })
        #expect(signal.map(\.state) == [.new])
        #expect(signal.first?.value == .count(5))
        #expect(signal.first?.before == 2)
    }

    @Test("SA-9.2-2 E40: a rate warns at its threshold, with enough cases, and never without a volume")
    func ratesWarn() {
        let rules = WarningRules(indicators: [.rate], rate: 200, minimumCases: 3)
        // 1.995 % is shown as 2.00 % and is not 2 %.
        #expect(
            rules.signals(
                Self.figures {
                    $0.countable = 399
                    $0.volume = 20_000
                }
            ).isEmpty)
        #expect(
            rules.signals(
                Self.figures {
                    $0.countable = 400
                    $0.volume = 20_000
                }
            ).map(\.state) == [.new])
        #expect(
            rules.signals(
                Self.figures {
                    $0.countable = 2
                    $0.volume = 10
                }
            ).isEmpty)
        #expect(rules.signals(Self.figures { $0.countable = 50 }).isEmpty)
    }

    @Test("SA-9.2-2: a warning ends only a good way below its threshold")
    func hysteresisKeepsAWarningUp() {
        let rules = WarningRules(indicators: [.count, .rate, .satisfaction], rate: 200, count: 10, hysteresis: 20, satisfaction: 9_000)
        let standing: Set = [
            Standing(.count, WarningSubject(.site)), Standing(.rate, WarningSubject(.site)), Standing(.satisfaction, WarningSubject(.site)),
        ]
        func states(_ countable: Int64, _ volume: Int64, _ satisfied: Int64) -> [WarningSignal.State] {
            rules.signals(
                Self.figures {
                    $0.countable = countable
                    $0.volume = volume
                    ($0.satisfied, $0.surveyed) = (satisfied, 100)
                }, standing: standing
            ).map(\.state)
        }
        // In the order count, rate, satisfaction.
        #expect(states(10, 500, 89) == [.standing, .standing, .standing])
        #expect(states(8, 500, 91) == [.standing, .standing, .standing])
        #expect(states(7, 500, 92) == [.calmed, .calmed, .calmed])
    }

    @Test("SA-9.2-1 FS-1-3 HS-6.1-1: a class is a hot spot by its number, or because it doubled")
    func hotSpotsAndSpikes() {
        let rules = WarningRules(indicators: [.hotspot], count: 10, minimumCases: 3)
        func fires(_ now: Int64, _ before: Int64) -> Bool { !rules.signals(Self.figures { $0.shared[Self.price] = (now, before) }).isEmpty }
        #expect(fires(10, 0))
        #expect(!fires(9, 0))
        #expect(fires(4, 2))
        #expect(!fires(3, 2))
        // Doubled, and still too few to mean anything.
        #expect(!fires(2, 1))
        #expect(fires(10, 9))
    }

    @Test("FS-0-4: the same customer, person or item again and again is a warning of its own")
    func repeatsWarn() {
        let rules = WarningRules(indicators: [.repeat, .hotspot], count: 50, minimumCases: 3)
        let signals = rules.signals(
            Self.figures {
                $0.shared[WarningSubject(.customer, "S001-26-0001")] = (3, 0)
                $0.shared[WarningSubject(.respondent, "W07")] = (2, 0)
                $0.shared[Self.price] = (3, 3)
            })
        #expect(signals.map(\.subject) == [WarningSubject(.customer, "S001-26-0001")])
        #expect(signals.map(\.indicator) == [.repeat])
    }

    @Test func whatNobodyComplainsOfAnyMoreHasCalmedDown() {
        let rules = WarningRules(indicators: [.hotspot])
        #expect(rules.signals(WarningRules.Figures(), standing: [Standing(.hotspot, Self.price)]).map(\.state) == [.calmed])
    }

    @Test func signalsComeInOneOrder() {
        let rules = WarningRules(indicators: [.hotspot, .count, .overdue], count: 1, minimumCases: 1)
        let figures = Self.figures { figures in
            (figures.countable, figures.overdue) = (3, 2)
            for key in ["b", "a", "c"] { figures.shared[WarningSubject(.region, key)] = (1, 0) }
        }
        #expect(
            rules.signals(figures).map { "\($0.indicator.rawValue) \($0.subject)" } == [
                "count site", "hotspot region:a", "hotspot region:b", "hotspot region:c", "overdue site",
            ])
    }

    @Test func aSubjectIsReadBackAsItIsWritten() {
        for subject in [WarningSubject(.site), Self.price, WarningSubject(.stall, "A:3"), WarningSubject(.customer, "S001-26-0001")] {
            #expect(WarningSubject(subject.description) == subject)
        }
        #expect(WarningSubject("weather:rain") == nil)
    }

    @Test("SA-9.2-2: thresholds come from the pack")
    func thresholdsComeFromThePack() throws {
        let rules = WarningRules(try #require(PolicyBook.shipped.newestPack("salon")))
        #expect(rules.indicators == [.rate, .count])
        #expect(rules.rate == 200 && rules.count == 5 && rules.windowDays == 30 && rules.minimumCases == 3 && rules.hysteresis == 20)
    }
}
