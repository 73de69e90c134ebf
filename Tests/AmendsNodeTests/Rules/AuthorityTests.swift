import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import Testing

@Suite struct AuthorityTests {
    private static func begun(_ id: String, _ fields: ActFields = []) throws -> (CaseStory, Rulebook) {
        let pack = try shipped(id)
        var story = CaseStory()
        story.add(CaseAct.receive, by: "front", ProperCase.receipt(pack) + fields)
        return (story, Rulebook(pack: pack, people: Crew.people))
    }

    @Test("E46 FS-3-4: at the counter everybody settles up to the pack's limit, and above it with somebody who may", arguments: regulations)
    func counter(id: String) throws {
        var (story, rulebook) = try Self.begun(id)
        let limit = try #require(rulebook.pack?.integer("authority.on_site_fen"))
        func settlement(_ fen: Int64, _ more: ActFields = []) -> ActFields {
            [(CaseField.remedy, .text("compensation")), (CaseField.settlement, .integer(fen))] + more
        }
        #expect(story.breaches(of: CaseAct.settleOnSite, by: "front", settlement(limit), under: rulebook) == [])
        #expect(
            story.breaches(of: CaseAct.settleOnSite, by: "front", settlement(limit + 1), under: rulebook)
                == [.aboveAuthority(fen: limit + 1, limit: limit)])
        #expect(story.breaches(of: CaseAct.settleOnSite, by: "leader", settlement(limit + 1), under: rulebook) == [])
        let byPhone: ActFields = [(CaseField.approvedBy, .text("manager"))]
        let breaches = story.breaches(of: CaseAct.settleOnSite, by: "front", settlement(limit + 1, byPhone), under: rulebook)
        #expect(breaches == [.settlementNotConfirmed])
        #expect(breaches.allSatisfy { $0.weight == .warns }, "it is made, and stays to be confirmed")
        let far = settlement(200_000_000, byPhone)
        #expect(
            story.breaches(of: CaseAct.settleOnSite, by: "front", far, under: rulebook)
                .contains { if case .aboveAuthority(200_000_000, _) = $0 { true } else { false } }, "beyond the manager too")
        // A coupon costs what it costs.
        #expect(
            story.breaches(
                of: CaseAct.settleOnSite, by: "front",
                [(CaseField.remedy, .text("coupon")), (CaseField.couponCost, .integer(limit)), (CaseField.compensation, .integer(1))],
                under: rulebook) == [.aboveAuthority(fen: limit + 1, limit: limit)])

        story.add(CaseAct.settleOnSite, by: "front", settlement(limit + 1, byPhone), minutes: 60)
        #expect(rulebook.standing(of: story.history.past, at: CaseStory.start).contains(.settlementNotConfirmed))
        #expect(story.breaches(of: CaseAct.confirmSettlement, by: "front", under: rulebook).contains(.ownRequest("front")))
        #expect(
            story.breaches(of: CaseAct.confirmSettlement, by: "desk", under: rulebook)
                .contains { if case .aboveAuthority = $0 { true } else { false } })
        #expect(story.breaches(of: CaseAct.confirmSettlement, by: "manager", under: rulebook, minutes: 60 + 24 * 60) == [])
        #expect(
            story.breaches(of: CaseAct.confirmSettlement, by: "manager", under: rulebook, minutes: 60 + 24 * 60 + 1)
                == [.settlementConfirmedLate(hours: 24)])
        story.add(CaseAct.confirmSettlement, by: "manager")
        #expect(!rulebook.standing(of: story.history.past, at: CaseStory.start).contains(.settlementNotConfirmed))
    }

    @Test("FS-3-4 FS-3-6 NG-3.1-3: what is severe, complex or an emergency is not settled at the counter")
    func onlySimple() throws {
        for (fields, isSimple) in [
            ([], true), ([(CaseField.severity, FieldValue.integer(2))], true), ([(CaseField.severity, .integer(3))], false),
            ([(CaseField.complexity, .integer(3))], false), ([(CaseField.emergency, .text("yes"))], false),
        ] as [(ActFields, Bool)] {
            let (story, rulebook) = try Self.begun("online-guests", fields)
            let breaches = story.breaches(of: CaseAct.settleOnSite, by: "front", [(CaseField.remedy, .text("apology"))], under: rulebook)
            #expect(breaches.contains(.notSimple) == !isSimple)
        }
    }

    @Test("E26: promises of one case count together, and what was promised is paid without asking again")
    func promises() throws {
        var (story, rulebook) = try Self.begun("salon")
        let limit = try #require(rulebook.pack?.integer("authority.manager_fen"))
        func promise(_ fen: Int64, by actor: String = "manager", _ more: ActFields = []) -> [Breach] {
            story.breaches(of: CaseAct.promise, by: actor, [(CaseField.promised, .integer(fen))] + more, under: rulebook)
        }
        #expect(promise(limit) == [])
        #expect(promise(limit + 1) == [.aboveAuthority(fen: limit + 1, limit: limit)])
        #expect(promise(limit + 1, [(CaseField.approvedBy, .text("leader"))]) == [])
        #expect(promise(limit + 1, [(CaseField.approvedBy, .text("deputy"))]) == [.aboveAuthority(fen: limit + 1, limit: limit)])
        story.add(CaseAct.promise, by: "manager", [(CaseField.promised, .integer(limit - 10))])
        #expect(promise(10) == [])
        #expect(promise(11) == [.aboveAuthority(fen: limit + 1, limit: limit)])
        func pay(_ fen: Int64) -> [Breach] {
            story.breaches(of: CaseAct.pay, by: "front", [(CaseField.compensation, .integer(fen))], under: rulebook)
        }
        #expect(pay(limit - 10) == [], "promised")
        #expect(pay(limit + 1).contains { if case .aboveAuthority = $0 { true } else { false } }, "not promised")
    }

    @Test("HS-4.1-1 FS-6-3 E27: shares of liability that do not make a whole are refused wherever they are written")
    func shares() throws {
        let (story, rulebook) = try Self.begun("home-services")
        for kind in [CaseAct.decide, CaseAct.amend] {
            func breaches(_ text: String) -> [Breach] {
                story.breaches(
                    of: kind, by: "manager", [(CaseField.liability, .text("team")), (CaseField.liabilityShares, .text(text))],
                    under: rulebook)
            }
            #expect(breaches("individual:W1=6000,team=4000").allSatisfy { if case .outOfOrder = $0 { true } else { false } })
            #expect(breaches("individual=6000,team=3999").contains(.sharesDoNotSum(9999)))
            #expect(breaches("个人六成").contains(.sharesUnreadable("个人六成")))
        }
    }

    @Test("SA-6.2.3-1 SA-4.2-6 HS-6.2-1: a plan is carried out when every measure is done or cancelled with a reason")
    func measures() throws {
        var (story, rulebook) = try Self.begun("salon")
        story.add(CaseAct.takeMeasure, by: "manager", [(CaseField.measure, .text("staff:training:W07:2026-12-01:色彩培训"))])
        story.add(CaseAct.takeMeasure, by: "manager", [(CaseField.measure, .text("customer:repair:W07:2026-12-01:重做"))])
        func execute(_ done: [String] = []) -> [Breach] {
            story.breaches(of: CaseAct.execute, by: "manager", done.map { (CaseField.measureDone, .text($0)) }, under: rulebook)
        }
        #expect(execute().contains(.measuresUnfinished(2)))
        #expect(execute(["1 签到表"]).contains(.measuresUnfinished(1)))
        #expect(!execute(["1 签到表", "2 顾客不要，取消"]).contains { if case .measuresUnfinished = $0 { true } else { false } })
        for wrong in ["3 x", "0 x", "x", "-1"] {
            #expect(
                story.breaches(of: CaseAct.completeMeasure, by: "manager", [(CaseField.measureDone, .text(wrong))], under: rulebook)
                    .contains(.unknownMeasure(wrong)))
        }
        story.add(CaseAct.completeMeasure, by: "handler", [(CaseField.measureDone, .text("2 已重做"))])
        #expect(execute().contains(.measuresUnfinished(1)))
        // The plan is amended: one measure more.
        story.add(CaseAct.takeMeasure, by: "manager", [(CaseField.measure, .text("company:adjust_process:W01:2026-12-05:改流程"))])
        #expect(execute(["1 签到表"]).contains(.measuresUnfinished(1)))
        let done = execute(["1 签到表", "3 已改"])
        #expect(
            done.allSatisfy {
                switch $0 {
                case .outOfOrder, .tasksUnacknowledged: true
                default: false
                }
            }, "\(done)")
    }

    @Test("C18: a fine or a deduction from a deposit is recorded only where the pack says so, and no measure that the pack does not list")
    func measuresOfThePack() throws {
        func refused(_ id: String, _ measure: String, by kind: ActKind = CaseAct.takeMeasure) throws -> String? {
            let (story, rulebook) = try Self.begun(id)
            for case .unknownCode(CaseField.measure, let code) in story.breaches(
                of: kind, by: "manager", [(CaseField.measure, .text(measure))], under: rulebook)
            { return code }
            return nil
        }
        #expect(try refused("home-services", "staff:fine:W07:2026-12-01:罚款50元") == nil)
        #expect(try refused("home-services", "staff:fine:W07:2026-12-01:罚款50元", by: CaseAct.plan) == nil)
        for id in ["foot-spa", "salon", "night-market", "online-guests"] {
            #expect(try refused(id, "staff:fine:W07:2026-12-01:罚款50元") == "fine", "\(id)")
            #expect(try refused(id, "staff:fine:W07:2026-12-01:罚款50元", by: CaseAct.plan) == "fine", "\(id)")
            #expect(try refused(id, "口头提醒") == nil, "a measure in words of one's own is taken")
        }
        #expect(try refused("night-market", "vendor:rectification:W07:2026-12-01:整改") == nil)
        #expect(try refused("night-market", "vendor:deposit_deduction:W07:2026-12-01:扣款") == "deposit_deduction")
        #expect(try refused("night-market", "staff:training:W07:2026-12-01:培训") == "training", "stall staff are the stall's")
        #expect(try refused("salon", "vendor:warning:W07:2026-12-01:警告") == "warning")
        #expect(try refused("salon", "somebody:warning:W07:2026-12-01:警告") == "somebody")
    }
}
