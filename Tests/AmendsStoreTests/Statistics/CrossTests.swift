import AmendsLog
import AmendsMerge
import AmendsModel
import Foundation
import GRDB
import Testing

@testable import AmendsStore

/// Statistics by two and more of region, category, channel and outcome.
@Suite struct CrossTests {
    private static func receive(_ writer: inout Writer, _ number: Int, channels: Int) throws {
        try writer.receive(
            record(number),
            [
                (CaseField.region, .text("r\(number % 2)")), (CaseField.category, .text("c\(number % 3)")),
                (CaseField.channel, .text("ch\(number % channels)")), (CaseField.outcome, .text("o\(number % 5)")),
            ])
    }

    private static func rows(_ store: Store) throws -> [(sums: Int, parts: Int)] {
        try store.read { database in
            try Row.fetchAll(database, sql: "SELECT sums FROM stat_bucket WHERE dimension=?", arguments: [BucketDimension.cross.rawValue])
                .map { row in
                    let sums = try row.withUnsafeData(atIndex: 0) { Array($0 ?? Data()) }
                    return try sums.withUnsafeBytes { bytes in
                        var packed = PackedVectors()
                        try packed.read(bytes, count: StatisticsVector.plainCount)
                        return (bytes.count, packed.parts.count)
                    }
                }
        }
    }

    @Test func evenThousandsOfChannelsAreCountedEachAndNoRowGrowsWithoutLimit() throws {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        // One transaction for all but the last, so that rows are both made and added to.
        var drafts: [EntryDraft] = []
        for number in 0..<1000 {
            drafts.append(
                writer.draft(
                    CaseAct.receive, on: record(number),
                    [
                        (CaseField.category, .text("price")), (CaseField.channel, .text("channel \(number % 500)")),
                        (CaseField.outcome, .text("outcome \(number % 7)")),
                    ]))
        }
        for start in stride(from: 0, to: drafts.count, by: 100) { try writer.append(Array(drafts[start..<start + 100])) }
        let byChannel = try store.statistics(StatisticsQuery(by: [.category, .channel]))
        #expect(byChannel.count == 500)
        #expect(byChannel.allSatisfy { $0.count(.received) == 2 && $0.keys[0] == "price" })
        let byOutcome = try store.statistics(StatisticsQuery(by: [.category, .outcome]))
        #expect(byOutcome.map { $0.count(.received) } == [143, 143, 143, 143, 143, 143, 142])
        #expect(try Self.rows(store).allSatisfy { $0.parts <= 4096 })
        #expect(try Self.rows(store).count > 1)
        _ = try digestsAfterRebuild(store)
    }

    @Test func storesThatNumberTextsInAnotherOrderHaveTheSameDigest() throws {
        let (one, two) = (try Store.inMemory(), try Store.inMemory())
        // The second store meets 90 other texts first, so that channels lie in other blocks and in another order.
        var stranger = try Writer(two, seed: 3, scope: .site("S099"))
        for number in 0..<90 { try stranger.receive(record(5000 + number), [(CaseField.region, .text("region \(number)"))]) }
        for number in (0..<12).reversed() { try Self.receive(&stranger, 6000 + number, channels: 4) }
        var writer = try Writer(one, seed: 1)
        for number in 0..<60 { try Self.receive(&writer, number, channels: 4) }
        try writer.seal()
        try copy(from: one, to: two)
        let digest = try #require(try one.digests().first { $0.scope == .shop })
        #expect(try two.digests().first { $0.scope == .shop } == digest)
        // And a difference is seen: the same number of cases, one of them through another channel.
        let other = try Store.inMemory()
        var third = try Writer(other, seed: 1)
        for number in 0..<60 { try Self.receive(&third, number == 59 ? 58 : number, channels: 4) }
        #expect(try other.digests().first?.statistics != digest.statistics)
    }

    @Test func whatIsTakenBackLeavesNothingBehind() throws {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        for number in 0..<20 { try Self.receive(&writer, number, channels: 3) }
        let query = StatisticsQuery(by: [.category, .channel])
        for number in 0..<20 {
            try writer.act(
                CaseAct.amend, on: record(number),
                [
                    (CaseField.region, .text("r")), (CaseField.category, .text("c")), (CaseField.channel, .text("ch")),
                    (CaseField.outcome, .text("o")),
                ])
        }
        let lines = try store.statistics(query)
        #expect(lines.map(\.keys) == [["c", "ch"]])
        #expect(lines.first?.count(.received) == 20)
        #expect(try Self.rows(store).map(\.parts) == [1])
        _ = try digestsAfterRebuild(store)
    }

    @Test func aMonthOutsideTheBoundsIsNotCounted() throws {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        for number in 0..<12 {
            let date = CivilDate.day(year: 2026, month: Int64(number) + 1, day: 15) * 86_400_000
            try writer.receive(record(number), [(CaseField.receivedAt, .integer(date)), (CaseField.category, .text("c"))])
        }
        let (from, to) = (try #require(MonthNumber("2026-03")), try #require(MonthNumber("2026-05")))
        for divisions: [StatisticsQuery.Division] in [[], [.category], [.category, .channel], [.site, .category, .channel]] {
            let lines = try store.statistics(StatisticsQuery(by: divisions, from: from, to: to, isExact: true))
            #expect(lines.map { $0.count(.received) } == [3], "\(divisions)")
        }
        let months = try store.statistics(StatisticsQuery(by: [.month, .category, .channel], from: from, to: to))
        #expect(months.map { $0.keys[0] } == ["2026-03", "2026-04", "2026-05"])
    }
}
