import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

@Suite struct EffectTests {
    @Test(
        "SA-6.3.2-1 HS-6.2-2 NM-3-4 SA-9.2-4: complaints in equal windows before and after a measure, as numbers and upon business, provisional until the second is over"
    )
    func aMeasuresEffect() throws {
        let clock = TestClock(try Chronicle.noon("2026-09-25"))
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        var chronicle = try Chronicle(node)
        let price: ActFields = [(CaseField.category, .text("price"))]
        for day in ["2026-08-29", "2026-08-30", "2026-09-05", "2026-09-06"] { for _ in 0..<5 { try chronicle.receive(day, price) } }
        // Before the window, of another class, and no complaint.
        try chronicle.receive("2026-08-20", price)
        try chronicle.receive("2026-09-05", [(CaseField.category, .text("attitude"))])
        try chronicle.receive("2026-09-05", price + [(CaseField.kind, .text("inquiry"))])
        // On the first day it works.
        for day in ["2026-09-11", "2026-09-24"] { for _ in 0..<2 { try chronicle.receive(day, price) } }
        try node.reportVolume(day: try Chronicle.day("2026-09-10"), orders: 400)
        try node.reportVolume(day: try Chronicle.day("2026-09-11"), orders: 50)
        let measure = try node.add(
            ImprovementRecord.table,
            [
                (ManagementField.title, .text("价目上墙")), (ManagementField.department, .text("前厅")),
                (ManagementField.responsible, .text("W02")), (ManagementField.due, .integer(try Chronicle.day("2026-09-10"))),
                (ImprovementRecord.category, .text("price")), (ImprovementRecord.windowDays, .integer(14)),
            ])
        let complete = try #require(ImprovementRecord.table.act(verb: "complete"))
        let done = try node.act(
            complete, of: ImprovementRecord.table, on: measure.number,
            [(ImprovementRecord.effectiveOn, .integer(try Chronicle.day("2026-09-11"))), (ManagementField.proof, .text("照片"))])
        let figures = try node.effect(of: done)
        #expect(figures == EffectFigures(before: 20, after: 4, volumeBefore: 400, volumeAfter: 50, isProvisional: false))
        #expect(figures.verdict(byRate: false) == "effective")
        #expect(figures.change == Ratio(-16, of: 20))
        #expect(figures.change.hundredths() == -8000)
        #expect(figures.rateBefore.hundredths() == 500 && figures.rateAfter.hundredths() == 800)
        // Upon business it did not help.
        #expect(figures.verdict(byRate: true) != "effective")
        clock.set(try Chronicle.noon("2026-09-20"))
        #expect(try node.effect(of: done).isProvisional)
    }
}
