import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

@Suite struct StockTests {
    @Test(
        "E41 E12: a case received in one month, closed in the next, reopened and closed again is in every month's stock where it was open")
    func oneCaseThroughTheMonths() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        var chronicle = try Chronicle(node)
        let record = try chronicle.receive("2026-08-30")
        try chronicle.act(CaseAct.close, on: record, day: "2026-09-10")
        try chronicle.act(CaseAct.reopen, on: record, day: "2026-10-05", [(CaseField.reason, .text("又坏了"))])
        try chronicle.act(CaseAct.close, on: record, day: "2026-12-01")
        let report = try node.stock(try months("2026-07", "2027-01"))
        #expect(report.lines.map(\.opening) == [0, 0, 1, 0, 1, 1, 0])
        #expect(report.lines.map(\.received) == [0, 1, 0, 0, 0, 0, 0])
        #expect(report.lines.map(\.reopened) == [0, 0, 0, 1, 0, 0, 0])
        #expect(report.lines.map(\.closed) == [0, 0, 1, 0, 0, 1, 0])
        #expect(report.lines.map(\.closing) == [0, 1, 0, 1, 1, 0, 0])
        #expect(report.balances)
        // It stays one complaint of August.
        let lines = try node.indicatorsByMonth(try months("2026-08", "2026-12"))
        #expect(lines.map { $0.line.count(.countable) } == [1, 0, 0, 0, 0])
    }

    @Test("E41: opening + received + reopened − closed = closing in every month of random histories", arguments: 0..<8 as Range<UInt64>)
    func theStockBalancesInRandomHistories(seed: UInt64) throws {
        let node = try makeNode(.store, "S001", seed: 1)
        var chronicle = try Chronicle(node)
        var dice = Dice(seed &+ 40)
        let start = try Chronicle.day("2026-01-01") * 86_400_000
        // One writer saw everything, so an opener opens and a discharging act closes: what is open when
        // is followed here without the fold.
        var turns: [[(time: Int64, isOpen: Bool)]] = []
        for _ in 0..<40 {
            var time = start + Int64(dice.roll(200)) * 86_400_000 + Int64(dice.roll(86_400)) * 1000
            let record = try chronicle.receive(at: time)
            var own: [(time: Int64, isOpen: Bool)] = [(time, true)]
            for _ in 0..<dice.roll(7) {
                time += 1000 + Int64(dice.roll(60 * 86_400)) * 1000
                let kind = dice.pick([CaseAct.close, CaseAct.close, CaseAct.withdraw, CaseAct.reopen, CaseAct.escalate, CaseAct.note])
                try chronicle.act(kind, on: record, at: time, [(CaseField.note, .text("n"))])
                let flags = Vocabulary.act(kind)?.flags ?? []
                if flags.contains(.opens) { own.append((time, true)) }
                if flags.contains(.discharges) { own.append((time, false)) }
            }
            turns.append(own)
        }
        let report = try node.stock(try months("2026-01", "2027-12"))
        #expect(report.balances, "seed \(seed)")
        for line in report.lines {
            let end = MonthNumber(rawValue: line.month.rawValue + 1).firstDay * 86_400_000 - 480 * 60_000
            let open = turns.filter { own in own.last { $0.time < end }?.isOpen == true }.count
            #expect(line.closing == Int64(open), "seed \(seed) \(line.month)")
        }
        #expect(report.lines.last?.closing == Int64(turns.filter { $0.last?.isOpen == true }.count), "seed \(seed)")
    }

    @Test("E41 FS-1-3: head office's stock is the sum of the sites', and each site's balances")
    func theStockOfAllSites() async throws {
        let headOffice = try makeNode(.headOffice, "HQ", seed: 9)
        for (number, code) in ["S001", "S002"].enumerated() {
            let node = try makeNode(.store, code, seed: UInt8(number + 1))
            var chronicle = try Chronicle(node, site: code)
            for day in 1...4 + number {
                let record = try chronicle.receive("2026-08-0\(day)")
                if day > 2 { try chronicle.settle(record, day: "2026-09-0\(day)") }
            }
            try await talk(node, headOffice)
        }
        let period = try months("2026-08", "2026-09")
        let all = try headOffice.stock(period)
        let sites = try headOffice.stock(period, bySite: true)
        #expect(all.lines.map(\.closing) == [9, 4])
        #expect(sites.lines.map(\.site) == ["S001", "S002", "S001", "S002"])
        #expect(sites.lines.map(\.closing) == [4, 5, 2, 2])
        #expect(try headOffice.stock(period, site: SiteCode("S002")).lines.map(\.closing) == [5, 2])
        #expect(all.balances && sites.balances)
        #expect(sites.checks.map(\.open) == [2, 2])
    }
}
