import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

@Suite struct DrillDownTests {
    /// Cases of three months under the five packs to which anything happens, in the order of time.
    static func write(_ chronicle: inout Chronicle, _ dice: inout Dice, cases: Int) throws {
        let start = try Chronicle.day("2026-08-01") * 86_400_000
        for _ in 0..<cases {
            var time = start + Int64(dice.roll(92)) * 86_400_000 + Int64(dice.roll(86_400)) * 1000
            var fields: ActFields = [(CaseField.category, .text(dice.pick(["price", "attitude", "hygiene_safety"])))]
            fields.append(
                (CaseField.kind, .text(dice.pick(["complaint", "complaint", "complaint", "inquiry", "handling_complaint", "feedback"]))))
            if dice.roll(8) == 0 { fields.append((CaseField.anonymous, .text("yes"))) }
            if dice.roll(3) == 0 { fields.append((CaseField.urgency, .integer(2))) }
            let pack = dice.pick(["salon/1", "foot-spa/1", "night-market/1", "home-services/1", "online-guests/1", "nobodys/9"])
            let record = try chronicle.receive(at: time, fields, pack: pack)
            for _ in 0..<dice.roll(9) {
                time += Int64(dice.roll(20 * 86_400)) * 1000
                let (kind, more) = try act(&dice, record)
                try chronicle.act(kind, on: record, at: time, more)
            }
        }
    }

    private static func act(_ dice: inout Dice, _ record: RecordID) throws -> (ActKind, ActFields) {
        switch dice.roll(18) {
        case 0: (CaseAct.acknowledge, [])
        case 1: (CaseAct.investigate, [])
        case 2: (CaseAct.execute, [(CaseField.compensation, .integer(Int64(dice.roll(5000))))])
        case 3, 4: (CaseAct.feedBack, [])
        case 5, 6: (CaseAct.followUp, [(CaseField.satisfied, .text(dice.pick(["yes", "no", "unreached"])))])
        case 7: (CaseAct.dissatisfied, [(CaseField.satisfied, .text("no"))])
        case 8, 9: (CaseAct.close, [(CaseField.outcome, .text(dice.pick(["resolved", "merged", "explained"])))])
        case 10: (CaseAct.reopen, [(CaseField.reason, .text("再议"))])
        case 11: (CaseAct.escalate, [(CaseField.escalatedTo, .text("店长"))])
        case 12: (CaseAct.withdraw, [])
        case 13:
            (
                CaseAct.invalidate,
                [(CaseField.invalidReason, .text(dice.pick(["not_ours", "duplicate", "malicious"]))), (CaseField.approvedBy, .text("W2"))]
            )
        case 14: (CaseAct.settleOnSite, [(CaseField.remedy, .text("apology"))])
        case 15: (CaseAct.decide, [(CaseField.finding, .text(dice.pick(["substantiated", "partly", "unsubstantiated", "unverifiable"])))])
        case 16: (CaseAct.extend, [(CaseField.extendedResolution, .integer(1_800_000_000_000))])
        default: (CaseAct.link, [(CaseField.duplicateOf, .added(RecordID(high: 1, low: UInt64(dice.roll(9))).description))])
        }
    }

    @Test("HS-8.2-1 NG-6.2-1 SA-12.3.2-1: an indicator lists exactly the cases that it counts", arguments: 0..<6 as Range<UInt64>)
    func everyIndicatorListsTheCasesThatItCounts(seed: UInt64) async throws {
        let headOffice = try makeNode(.headOffice, "HQ", seed: 9)
        var dice = Dice(seed)
        for (number, code) in ["S001", "S002"].enumerated() {
            let node = try makeNode(.store, code, seed: UInt8(number + 1))
            var chronicle = try Chronicle(node, site: code)
            try Self.write(&chronicle, &dice, cases: 40)
            try node.reportVolume(day: try Chronicle.day("2026-09-10"), orders: 70)
            try await talk(node, headOffice)
        }
        var listed = 0
        for period in [try months("2026-08", "2026-08"), try months("2026-08", "2026-12"), try months("2020-01", "2020-03")] {
            for site in [nil, SiteCode("S001")] {
                let report = try headOffice.indicators(IndicatorQuery(period, site: site))
                for indicator in Indicator.all {
                    for part in Indicator.Part.allCases {
                        guard let sum = indicator.sum(part), sum.countsCases else { continue }
                        let rows = try headOffice.cases(in: part, of: indicator, period, site: site)
                        let kept = sum.count { report.total.count($0) }
                        #expect(Int64(rows.count) == kept, "seed \(seed) \(indicator.code) \(part) \(period.periodName)")
                        #expect(Set(rows.map { "\($0.scope) \($0.record)" }).count == rows.count)
                        listed += rows.count
                    }
                    if let ratio = report.total.ratio(of: indicator), !indicator.isUponVolume {
                        #expect((0...ratio.denominator).contains(ratio.numerator + ratio.undetermined), "seed \(seed) \(indicator.code)")
                        #expect(ratio.numerator >= 0 && ratio.undetermined >= 0, "seed \(seed) \(indicator.code)")
                    }
                }
            }
        }
        #expect(listed > 500, "seed \(seed)")
    }

    @Test(
        "NG-4.2-1 HS-6.1-1 SA-2.3-2: figures by what each case says come to the same whole as those that are kept",
        arguments: 0..<3 as Range<UInt64>)
    func computedFiguresAddUpToTheKeptOnes(seed: UInt64) throws {
        let node = try makeNode(.store, "S001", seed: 1)
        var chronicle = try Chronicle(node)
        var dice = Dice(seed &+ 100)
        try Self.write(&chronicle, &dice, cases: 60)
        let period = try months("2026-08", "2026-10")
        let total = try node.indicators(IndicatorQuery(period)).total
        for dimension in CaseDimension.allCases {
            let lines = try node.figures(by: [.computed(dimension)], period)
            let hasOneKeyEach = dimension.field.map { Vocabulary.field($0, of: .complaintCase)?.type != .set } ?? true
            guard hasOneKeyEach else { continue }
            for measure in Measure.allCases where measure != .orders {
                let sum = lines.reduce(0) { $0 + $1.figures.count(measure) }
                #expect(sum == total.figures.count(measure), "seed \(seed) \(dimension) \(measure.name)")
            }
        }
        // The two ways to one division give the same lines.
        let kept = try node.figures(by: [.kept(.month), .kept(.category)], period)
        let computed = try node.countedFigures(by: [.kept(.month), .kept(.category)], period)
        #expect(kept.map(\.keys) == computed.map(\.keys))
        for measure in Measure.allCases where measure != .orders {
            #expect(kept.map { $0.figures.count(measure) } == computed.map { $0.count(measure) }, "\(measure.name)")
        }
    }

    @Test func whatIsNoNumberOfCasesCannotBeListed() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        let period = try months("2026-08", "2026-08")
        expectNodeError(.usage) { try node.cases(in: .denominator, of: .complaintRate, period) }
        expectNodeError(.usage) { try node.cases(in: .undetermined, of: .satisfaction, period) }
        expectNodeError(.usage) { try node.cases(in: .numerator, of: .handlingTime, period) }
    }
}
