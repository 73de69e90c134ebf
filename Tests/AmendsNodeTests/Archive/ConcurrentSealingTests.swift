import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

@Suite struct ConcurrentSealingTests {
    @Test("E35 E37: two nodes that seal a month without seeing each other show the same: the earlier volume counts, the other is a finding")
    func theEarlierVolumeCounts() async throws {
        let clock = TestClock(instant(2026, 12, 2))
        let desks = [try makeNode(.store, "S001", seed: 1, clock: clock), try makeNode(.store, "S001", seed: 3, clock: clock)]
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2, clock: clock)
        let shared = try desks[0].handled("B", received: instant(2026, 11, 5), closed: instant(2026, 11, 6))
        for _ in 0..<2 { for desk in desks { try await talk(desk, headOffice, cutAfter: nil) } }
        try desks[0].handled("A", received: instant(2026, 11, 4), closed: instant(2026, 11, 6))
        let only = try desks[1].handled("C", received: instant(2026, 11, 3), closed: instant(2026, 11, 6))
        // The second desk seals first, and both are offline.
        let winner = try desks[1].closeMonth(november).volume
        clock.move(60_000)
        let loser = try desks[0].closeMonth(november).volume
        #expect(numbers(winner) == ["S001-2026-11-0001 C", "S001-2026-11-0002 B"])
        #expect(numbers(loser) == ["S001-2026-11-0001 A", "S001-2026-11-0002 B"])
        for _ in 0..<2 { for desk in desks { try await talk(desk, headOffice, cutAfter: nil) } }
        for node in desks + [headOffice] {
            let shelf = try node.archive(of: SiteCode("S001"))
            #expect(shelf.volumes.map(\.record) == [winner.record, loser.record])
            #expect(shelf.countingVolumes.map(\.record) == [winner.record])
            let other = try #require(shelf.volumes.last)
            #expect(try node.check(other, on: shelf) == [.superseded(number: "S001-2026-11", by: desks[1].id)])
        }
        let conflicts = Set(try headOffice.state(shared).conflicts.map(\.field))
        #expect(conflicts == [CaseField.volume], "both gave it the second place, but in two volumes")
        // Closing again gives every case the place that counts; what only the other one listed is late.
        let mended = try desks[0].closeMonth(november)
        #expect(!mended.isNew && mended.marked == 1 && mended.late == 1)
        #expect(try desks[0].state(shared).conflicts.isEmpty)
        #expect(try desks[0].state(only).text(CaseField.serial) == "S001-2026-11-0001")
        #expect(numbers(try desks[0].supplement(november).volume) == ["S001-2026-11-S1-0001 A"])
        for _ in 0..<2 { for desk in desks { try await talk(desk, headOffice, cutAfter: nil) } }
        try expectShared(desks[0], desks[1], [scope("S001")])
        try expectShared(desks[0], headOffice, [scope("S001")])
        #expect(try headOffice.closeMonth(november, site: SiteCode("S001")).marked == 0)
    }

    @Test("E34 C2: whoever holds the same entries holds the same volumes, whoever sealed them")
    func nodesShowTheSameVolumes() async throws {
        let clock = TestClock(instant(2026, 12, 2))
        let desk = try makeNode(.store, "S001", seed: 1, clock: clock)
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2, clock: clock)
        for number in 0..<30 {
            try desk.handled(
                "N\(number)", received: instant(2026, 11, Int64(1 + number % 28), Int64(number % 24)), closed: instant(2026, 11, 29))
        }
        try await talk(desk, headOffice, cutAfter: nil)
        let volume = try headOffice.closeMonth(november, site: SiteCode("S001")).volume
        try await talk(desk, headOffice, cutAfter: nil)
        let mine = try #require(try desk.archive().volumes.first)
        #expect(mine.lines == volume.lines && mine.note == volume.note && mine.node == headOffice.id)
        #expect(try desk.check(mine, on: try desk.archive()).isEmpty)
        try expectShared(desk, headOffice, [scope("S001")])
    }

    @Test("HS-5.2-1: a crash between any two writes leaves no half volume, and closing the month again finishes it", arguments: 0..<14)
    func aCrashIsFinishedLater(step: Int) throws {
        let clock = TestClock(instant(2026, 12, 2))
        let store = try Store.inMemory()
        let node = try makeNode(.store, "S001", seed: 1, clock: clock, in: store)
        for number in 0..<5 {
            try node.handled("N\(number)", received: instant(2026, 11, 5 + Int64(number)), closed: instant(2026, 11, 20))
        }
        store.cutPower(afterSteps: 3 * step)
        let first = try? node.closeMonth(november)
        store.cutPower(afterSteps: nil)
        let shelf = try node.archive()
        #expect(shelf.volumes.allSatisfy { $0.isSealed && $0.listings.count == 5 }, "whole or not at all")
        let outcome = try node.closeMonth(november)
        #expect(outcome.volume.listings.count == 5 && outcome.unmarked.isEmpty)
        #expect(try node.archive().volumes.count == 1)
        if let first { #expect(first.volume.record == outcome.volume.record) }
        for listing in outcome.volume.listings { #expect(try node.state(listing.record).text(CaseField.serial) == listing.serial) }
        #expect(try node.closeMonth(november).marked == 0)
        #expect(try node.check(outcome.volume, on: try node.archive()).isEmpty)
    }

    @Test func aLargeMonthIsListedInSeveralEntriesAndMarkedInSeveralTransactions() throws {
        let clock = TestClock(instant(2026, 12, 2))
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        // Over 256 cases, and paper locations so long that the list needs several entries.
        let count = 300
        for number in 0..<count {
            try node.handled(
                "N\(number)", received: instant(2026, 11, 5) + Int64((number * 7919) % count) * 1000, closed: instant(2026, 11, 20),
                [(CaseField.paperLocation, .text(String(repeating: "柜", count: 120) + "\t\\\n\(number)"))])
        }
        let outcome = try node.closeMonth(november)
        #expect(outcome.marked == count && outcome.volume.unreadable == 0)
        let times = outcome.volume.listings.map(\.received)
        #expect(times == times.sorted() && Set(outcome.volume.listings.map(\.serial)).count == count)
        #expect(outcome.volume.listings.allSatisfy { $0.paper.contains("\t\\\n") })
        let row = try #require(try node.store.records(of: .archiveVolume).first)
        #expect(row.state.entries.count > 2, "several lists and a seal")
        #expect(try node.check(outcome.volume, on: try node.archive()).isEmpty)
        try node.seal()
        #expect(try node.store.verify().problems.isEmpty)
    }
}
