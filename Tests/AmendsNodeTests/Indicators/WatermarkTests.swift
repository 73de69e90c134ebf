import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsStore
import Testing

@Suite struct WatermarkTests {
    @Test("E40: a period is final when every node of every site has been heard of after its end, and not before")
    func aPeriodIsFinalWhenNothingOfItCanArrive() async throws {
        let september = try months("2026-09", "2026-09")
        let (clock, ownClock) = (TestClock(try Chronicle.noon("2026-09-20")), TestClock(try Chronicle.noon("2026-09-21")))
        let headOffice = try makeNode(.headOffice, "HQ", seed: 9, clock: ownClock)
        let stores = try [("S001", 1), ("S001", 2), ("S002", 3)].map { try makeNode(.store, $0.0, seed: UInt8($0.1), clock: clock) }
        for node in stores { try await talk(node, headOffice) }
        func marks() throws -> Watermarks { try headOffice.indicators(IndicatorQuery(september)).watermarks }
        #expect(try !marks().isOver)
        #expect(try !marks().isFinal)
        #expect(try marks().lines.count == 3)
        ownClock.set(try Chronicle.noon("2026-10-02"))
        clock.set(try Chronicle.noon("2026-10-02"))
        #expect(try marks().isOver)
        #expect(try marks().sitesBehind == ["S001", "S002"])
        // One of the two nodes of a site, and the other site.
        for node in [stores[0], stores[2]] {
            try node.reportVolume(day: try Chronicle.day("2026-10-01"), orders: 5)
            try await talk(node, headOffice)
        }
        #expect(try marks().sitesBehind == ["S001"])
        #expect(try headOffice.indicators(IndicatorQuery(september, site: SiteCode("S002"))).isFinal)
        try stores[1].reportVolume(day: try Chronicle.day("2026-10-01"), orders: 5)
        try await talk(stores[1], headOffice)
        #expect(try marks().isFinal)
        #expect(try marks().sitesBehind.isEmpty)
    }

    @Test("E40 E6: a clock that runs ahead does not make a period final, and head office's own acts say nothing of a site")
    func whatSaysNothingOfASite() async throws {
        let ahead = TestClock(try Chronicle.noon("2031-01-01"))
        let ownClock = TestClock(try Chronicle.noon("2026-09-20"))
        let store = try makeNode(.store, "S001", seed: 1, clock: ahead)
        let headOffice = try makeNode(.headOffice, "HQ", seed: 9, clock: ownClock)
        try await talk(store, headOffice)
        let september = try months("2026-09", "2026-09")
        #expect(try !headOffice.indicators(IndicatorQuery(september)).isFinal)
        #expect(try headOffice.indicators(IndicatorQuery(september)).watermarks.lines.allSatisfy { $0.heardAt < ahead.read() })
        // A site of which only head office has written.
        _ = try headOffice.receive([(CaseField.channel, .text("phone"))], actor: "总部", site: SiteCode("S007"))
        ownClock.set(try Chronicle.noon("2026-11-01"))
        let other = try headOffice.indicators(IndicatorQuery(september, site: SiteCode("S007")))
        #expect(other.watermarks.unheard == ["S007"])
        #expect(!other.isFinal)
    }
}
