import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

@Suite struct TransferTests {
    private static let hour: Int64 = 3_600_000

    @Test("E19: a complaint about another site is closed here, and goes on there with the first receipt, the number and the way")
    func oneComplaintGoesOn() async throws {
        let company = try Company()
        try await company.meet()
        let (a, b) = (company["S001"], company["S009"])
        let row = try company.receive()
        let number = try #require(row.state.text(CaseField.number))
        let received = try #require(row.state.integer(CaseField.receivedAt))
        #expect(try a.findings(of: row).rules.contains("transfer.elsewhere"))
        company.clock.move(Self.hour)
        // Both sides are offline: nothing but the act at the counter.
        let handed = try a.act(CaseAct.refer, on: number, Company.handOver(to: "S009"), actor: "李强")
        #expect(!handed.state.isOpen && handed.state.text(CaseField.outcome) == "referred")
        #expect(handed.state.text(CaseField.referredTo) == "S009")
        #expect(try company.way(a, number).holder == .headOffice(asking: nil))
        company.clock.move(Self.hour)
        try await company.meet(["S001"])
        // Head office has opened it at the other site, which has not heard of it.
        #expect(try company.way(company.office, number).holder == .headOffice(asking: "S009"))
        try await company.meet(["S009"])
        let offered = try b.store.findCase(number)
        #expect(offered.state.isOpen && offered.scope == scope("S009"))
        #expect(offered.state.integer(CaseField.receivedAt) == received, "the first receipt starts the clock")
        #expect(offered.state.times.receivedAt == received)
        #expect(offered.state.values(of: CaseField.allegation).compactMap(\.text) == ["多收18元", "态度差"])
        #expect(offered.state.shown(CaseField.predecessor)?.content == .value(.record(row.record)))
        #expect(try company.way(b, number).holder == .headOffice(asking: "S009"))
        // Nobody handles it before the site has said that it takes it.
        let refusal = expectNodeError(.usage) { try b.act(CaseAct.acknowledge, on: number, [], actor: "周敏") }
        #expect(refusal?.reason == .breach(.transferNotAnswered("offered"), number: number, pack: "plain/1"))
        _ = try b.act(CaseAct.note, on: number, [(CaseField.note, .text("已看到"))], actor: "周敏")
        company.clock.move(Self.hour)
        _ = try b.act(CaseAct.acceptTransfer, on: number, [], actor: "周敏")
        #expect(try company.way(b, number).holder == .site("S009"))
        _ = try b.act(CaseAct.feedBack, on: number, [(CaseField.feedback, .text("已退还差价"))], actor: "周敏")
        _ = try b.act(CaseAct.close, on: number, [(CaseField.outcome, .text("resolved"))], actor: "周敏")
        try await company.settle()
        // The same way is told at all three.
        let events = ["received S001", "handed S001 S009", "offered S009", "accepted S009", "closed S009 resolved"]
        for node in [a, b, company.office] { #expect(try company.events(node, number) == events) }
        let steps = try company.way(a, number).steps
        #expect(steps.map(\.actor) == ["李强", "李强", "", "周敏", "周敏"])
        #expect(steps[1].text == "投诉的是那家店")
        #expect(try company.way(a, number).steps == company.way(b, number).steps)
        #expect(try company.way(a, number).holder == .nobody)
        for code in ["S001", "S009"] { try expectShared(company[code], company.office, [scope(code), .company]) }
        // Another round of sessions finds nothing to do.
        #expect(try company.office.carryTransfers() == 0)
        let entries = try a.store.findCase(number).state.entries.count
        try await company.settle()
        #expect(try a.store.findCase(number).state.entries.count == entries)
    }

    @Test("E19: reception counts where it was received, all else where it went, and the chain counts one complaint once")
    func countedOnce() async throws {
        let company = try Company()
        try await company.meet()
        let number = try #require(try company.receive().state.text(CaseField.number))
        try company.receive("S009", about: "")
        try await company.meet()
        #expect(try company.counts(.countable) == ["S001": 1, "S009": 1, "all": 2])
        _ = try company["S001"].act(CaseAct.refer, on: number, Company.handOver(to: "S009"), actor: "李强")
        try await company.settle()
        _ = try company["S009"].act(CaseAct.acceptTransfer, on: number, [], actor: "周敏")
        try await company.settle()
        #expect(try company.counts(.received) == ["S001": 1, "S009": 1, "all": 2])
        #expect(try company.counts(.countable) == ["S009": 2, "all": 2], "the complaint rate is that of the unit complained of")
        #expect(try company.counts(.handedOver) == ["S001": 1, "all": 1])
        #expect(try company.counts(.takenOver) == ["S009": 1, "all": 1])
        #expect(try company.counts(.open) == ["S009": 2, "all": 2])
        #expect(try company.counts(.closed) == [:], "what was handed over is not done")
        _ = try company["S009"].act(CaseAct.feedBack, on: number, [(CaseField.feedback, .text("已退"))], actor: "周敏")
        _ = try company["S009"].act(CaseAct.close, on: number, [(CaseField.outcome, .text("resolved"))], actor: "周敏")
        try await company.settle()
        #expect(try company.counts(.closed) == ["S009": 1, "all": 1])
        #expect(try company.counts(.received)["all"] == 2)
        // What comes and goes gives what is open, at each site and for all.
        let month = try #require(MonthNumber("2026-09"))
        for bySite in [true, false] {
            let stock = try company.office.stock(month...month, bySite: bySite)
            #expect(stock.balances)
            #expect(stock.lines.reduce(0) { $0 + $1.closing } == 1)
            #expect(stock.lines.reduce(0) { $0 + $1.takenOver } == 1 && stock.lines.reduce(0) { $0 + $1.handedOver } == 1)
        }
        for code in ["S001", "S009"] {
            #expect(try company[code].stock(month...month).balances, "\(code)")
            try expectShared(company[code], company.office, [scope(code)])
        }
        let rebuilt = try digests(company.office)
        try company.office.store.rebuild()
        #expect(try digests(company.office) == rebuilt)
    }

    @Test("E19: an offer that nobody answers goes into the overdue queue, and so does one that never reached head office")
    func unanswered() async throws {
        let company = try Company()
        try await company.meet()
        let number = try #require(try company.receive().state.text(CaseField.number))
        let a = company["S001"]
        _ = try a.act(CaseAct.refer, on: number, Company.handOver(to: "S009"), actor: "李强")
        let handed = company.clock.read()
        #expect(try a.casesDue(by: handed + 23 * Self.hour).isEmpty)
        let waiting = try a.casesDue(by: handed + 25 * Self.hour)
        #expect(waiting.map { $0.deadline?.kind } == [.transfer], "head office has not taken it in")
        company.clock.move(30 * Self.hour)
        #expect(try a.findings(of: a.store.findCase(number)).rules.contains("transfer.unanswered"))
        try await company.meet(["S001"])
        let offered = company.clock.read()
        #expect(try company.office.pendingTransfers().map(\.way.holder) == [.headOffice(asking: "S009")])
        let due = try #require(try company.office.pendingTransfers().first?.due)
        #expect(due > offered + 23 * Self.hour && due <= offered + 24 * Self.hour, "the site has a day from the offer on")
        #expect(try company.office.casesDue(by: due).contains { $0.scope == scope("S009") })
        company.clock.move(30 * Self.hour)
        let row = try company.office.store.findCase(number)
        #expect(try company.office.findings(of: row).rules.contains("transfer.unanswered"))
        try await company.meet(["S009"])
        _ = try company["S009"].act(CaseAct.acceptTransfer, on: number, [], actor: "周敏")
        try await company.settle()
        for node in [a, company.office, company["S009"]] {
            #expect(try node.pendingTransfers().isEmpty)
            #expect(try node.casesDue(by: .max).allSatisfy { $0.deadline?.kind != .transfer })
        }
    }

    @Test("E20: a refusal gives its reason and comes back to head office, which offers the case to another site or decides")
    func refused() async throws {
        let company = try Company()
        try await company.meet()
        let number = try #require(try company.receive().state.text(CaseField.number))
        _ = try company["S001"].act(CaseAct.refer, on: number, Company.handOver(to: "S009"), actor: "李强")
        try await company.settle()
        let b = company["S009"]
        expectNodeError(.usage) { try b.act(CaseAct.refuseTransfer, on: number, [], actor: "周敏") }
        _ = try b.act(CaseAct.refuseTransfer, on: number, [(CaseField.reason, .text("当天本店停业"))], actor: "周敏")
        #expect(try company.way(b, number).holder == .headOffice(asking: nil))
        let early = expectNodeError(.usage) { try b.act(CaseAct.acceptTransfer, on: number, [], actor: "周敏") }
        #expect(early?.reason == .breach(.transferNotOffered, number: number, pack: "plain/1"))
        expectNodeError(.usage) { try b.act(CaseAct.close, on: number, [(CaseField.outcome, .text("resolved"))], actor: "周敏") }
        try await company.settle()
        #expect(try company.office.pendingTransfers().map(\.way.holder) == [.headOffice(asking: nil)])
        #expect(try company.events(company["S001"], number).last == "refused S009")
        #expect(try company.way(company["S001"], number).steps.last?.text == "当天本店停业")
        let to = try #require(SiteCode("S010"))
        _ = try company.office.sendCase(number, to: to, decides: false, because: "小票是 S010 的", by: Actor(named: "总部"))
        #expect(try company.way(company.office, number).holder == .headOffice(asking: "S010"), "opened at once")
        try await company.settle()
        _ = try company["S010"].act(CaseAct.acceptTransfer, on: number, [], actor: "赵云")
        try await company.settle()
        let events = [
            "received S001", "handed S001 S009", "offered S009", "refused S009", "handed S009 S010", "offered S010", "accepted S010",
        ]
        for code in ["S001", "S009", "S010", "HQ"] {
            #expect(try company.events(company[code], number) == events, "\(code)")
            #expect(try company.way(company[code], number).holder == .site("S010"), "\(code)")
        }
        #expect(try company.counts(.countable) == ["S010": 1, "all": 1])
        #expect(try company.counts(.received) == ["S001": 1, "all": 1])
        #expect(try company.office.store.findCase(number).scope == scope("S010"), "the number names the case where it is")
    }

    @Test("E20: head office decides that a site handles a case, and the site cannot refuse")
    func decided() async throws {
        let company = try Company()
        try await company.meet()
        let number = try #require(try company.receive().state.text(CaseField.number))
        _ = try company["S001"].act(CaseAct.refer, on: number, Company.handOver(to: "S009"), actor: "李强")
        try await company.settle()
        let b = company["S009"]
        _ = try b.act(CaseAct.refuseTransfer, on: number, [(CaseField.reason, .text("不是我们"))], actor: "周敏")
        try await company.settle()
        let site = try #require(SiteCode("S009"))
        _ = try company.office.sendCase(number, to: site, decides: true, because: "监控显示在 S009", by: Actor(named: "总部"))
        try await company.settle()
        #expect(try company.way(b, number).holder == .site("S009"))
        let again = expectNodeError(.usage) {
            try b.act(CaseAct.refuseTransfer, on: number, [(CaseField.reason, .text("仍不是"))], actor: "周敏")
        }
        #expect(again?.reason == .breach(.transferDecided, number: number, pack: "plain/1"))
        _ = try b.act(CaseAct.acknowledge, on: number, [], actor: "周敏")
        try await company.settle()
        // A store has no say of head office's.
        expectNodeError(.notPermitted) { try b.sendCase(number, to: #require(SiteCode("S010")), decides: true, because: "x") }
        // Straight to a third site, which need not answer.
        let third = try #require(SiteCode("S010"))
        _ = try company.office.sendCase(number, to: third, decides: true, because: "合并处理", by: Actor(named: "总部"))
        try await company.settle()
        #expect(try company.way(company["S010"], number).holder == .site("S010"))
        let events = try company.events(company["S010"], number)
        #expect(
            events == [
                "received S001", "handed S001 S009", "offered S009", "refused S009", "decided S009", "handed S009 S010", "decided S010",
            ], "\(events)")
    }

    @Test("E20: a case does not go back and forth, and after so many hops head office decides")
    func pingPong() async throws {
        let company = try Company(sites: ["S001", "S009", "S010", "S011"])
        try await company.meet()
        let number = try #require(try company.receive().state.text(CaseField.number))
        _ = try company["S001"].act(CaseAct.refer, on: number, Company.handOver(to: "S009"), actor: "李强")
        try await company.settle()
        _ = try company["S009"].act(CaseAct.acceptTransfer, on: number, [], actor: "周敏")
        let back = expectNodeError(.usage) {
            try company["S009"].act(CaseAct.refer, on: number, Company.handOver(to: "S001"), actor: "周敏")
        }
        #expect(back?.reason == .breach(.transferBack("S001"), number: number, pack: "plain/1"))
        expectNodeError(.usage) { try company["S009"].act(CaseAct.refer, on: number, Company.handOver(to: "S009"), actor: "周敏") }
        expectNodeError(.usage) { try company["S009"].act(CaseAct.refer, on: number, [(CaseField.handedTo, .text("S010"))], actor: "周敏") }
        _ = try company["S009"].act(CaseAct.refer, on: number, Company.handOver(to: "S010"), actor: "周敏")
        try await company.settle()
        _ = try company["S010"].act(CaseAct.acceptTransfer, on: number, [], actor: "赵云")
        let limit = expectNodeError(.usage) {
            try company["S010"].act(CaseAct.refer, on: number, Company.handOver(to: "S011"), actor: "赵云")
        }
        #expect(limit?.reason == .breach(.transferLimit(2), number: number, pack: "plain/1"))
        // It asks head office, and keeps the case until it has an answer.
        _ = try company["S010"].act(
            CaseAct.offerTransfer, on: number, [(CaseField.transferTo, .text("S011")), (CaseField.reason, .text("产品是 S011 卖的"))],
            actor: "赵云")
        #expect(try company.way(company["S010"], number).holder == .site("S010"))
        try await company.settle()
        #expect(try company.office.pendingTransfers().count == 1)
        _ = try company.office.act(CaseAct.acceptTransfer, on: number, [], actor: "总部")
        try await company.settle()
        _ = try company["S011"].act(CaseAct.acceptTransfer, on: number, [], actor: "孙丽")
        try await company.settle()
        for code in ["S001", "S009", "S010", "S011", "HQ"] {
            #expect(try company.way(company[code], number).holder == .site("S011"), "\(code)")
        }
        #expect(try company.counts(.countable) == ["S011": 1, "all": 1])
    }

    @Test("E20: head office keeps a unit's wish to be rid of a case from being fulfilled, and the unit goes on")
    func wishDeclined() async throws {
        let company = try Company()
        try await company.meet()
        let number = try #require(try company.receive().state.text(CaseField.number))
        _ = try company["S001"].act(CaseAct.refer, on: number, Company.handOver(to: "S009"), actor: "李强")
        try await company.settle()
        _ = try company["S009"].act(CaseAct.acceptTransfer, on: number, [], actor: "周敏")
        let wish: ActFields = [(CaseField.transferTo, .text("S010")), (CaseField.reason, .text("人手不足"))]
        _ = try company["S009"].act(CaseAct.offerTransfer, on: number, wish, actor: "周敏")
        try await company.settle()
        _ = try company.office.act(CaseAct.refuseTransfer, on: number, [(CaseField.reason, .text("不是理由"))], actor: "总部")
        try await company.settle()
        #expect(try company.way(company["S009"], number).holder == .site("S009"))
        #expect(try company.office.pendingTransfers().isEmpty)
        _ = try company["S009"].act(CaseAct.acknowledge, on: number, [], actor: "周敏")
    }

    @Test("E20: nothing is handed to a site that is closed, and its code is never used again")
    func closedSite() async throws {
        let company = try Company()
        let closed = try #require(SiteCode("S009"))
        let day = company.clock.read() / 86_400_000 - 1
        // The store has not heard of it yet; head office has.
        let number = try #require(try company.receive().state.text(CaseField.number))
        _ = try company["S001"].act(CaseAct.refer, on: number, Company.handOver(to: "S009"), actor: "李强")
        try company.office.closeSite(closed, on: day)
        try await company.meet(["S001"])
        let pending = try company.office.pendingTransfers()
        #expect(pending.map(\.obstacle) == [.siteClosed("S009")])
        #expect(pending.map(\.way.holder) == [.headOffice(asking: nil)], "it is head office's, and not nobody's")
        try await company.meet(["S001"])
        let other = try #require(try company.receive().state.text(CaseField.number))
        let refusal = expectNodeError(.usage) {
            try company["S001"].act(CaseAct.refer, on: other, Company.handOver(to: "S009"), actor: "李强")
        }
        #expect(refusal?.reason == .breach(.siteClosed("S009"), number: other, pack: "plain/1"))
        #expect(try company["S001"].findings(of: company["S001"].store.findCase(number)).rules.contains("transfer.site_closed"))
        let again = expectNodeError(.usage) { try company.office.defineSite(closed, name: "新店") }
        #expect(again?.reason == .siteCodeUsed(closed))
        _ = try company.office.sendCase(number, to: #require(SiteCode("S010")), decides: false, because: "S009 已停业")
        try await company.settle()
        #expect(try company.way(company["S010"], number).holder == .headOffice(asking: "S010"))
    }

    @Test("E20: what a site hands to nobody known waits at head office, and goes on when the site is")
    func unknownSite() async throws {
        let company = try Company(sites: ["S001"])
        try await company.meet()
        let number = try #require(try company.receive(about: "S777").state.text(CaseField.number))
        _ = try company["S001"].act(CaseAct.refer, on: number, Company.handOver(to: "S777"), actor: "李强")
        try await company.settle()
        #expect(try company.office.pendingTransfers().map(\.obstacle) == [.siteUnknown("S777")])
        try company.office.defineSite(try #require(SiteCode("S777")), name: "新店")
        #expect(try company.office.pendingTransfers().map(\.way.holder) == [.headOffice(asking: "S777")])
        // The same with a code that a clerk types as a word, once head office has told of the site.
        try await company.settle()
        let other = try #require(try company.receive(about: "S777").state.text(CaseField.number))
        let words: ActFields = [(CaseField.referredTo, .text("S777")), (CaseField.reason, .text("那家店的"))]
        let row = try company["S001"].act(CaseAct.refer, on: other, words, actor: "李强")
        #expect(row.state.text(CaseField.handedTo) == "S777")
        let outside = try #require(try company.receive(about: "").state.text(CaseField.number))
        let away = try company["S001"].act(CaseAct.refer, on: outside, [(CaseField.referredTo, .text("供应商"))], actor: "李强")
        #expect(away.state.shown(CaseField.handedTo) == nil, "a referral out of the chain hands nothing to a site")
        #expect(try company["S001"].way(of: away) == nil)
    }

    @Test("E19: what is recorded at the first site afterwards reaches the site that goes on with the case")
    func lateNews() async throws {
        let company = try Company()
        try await company.meet()
        let number = try #require(try company.receive().state.text(CaseField.number))
        _ = try company["S001"].act(CaseAct.refer, on: number, Company.handOver(to: "S009"), actor: "李强")
        try await company.settle()
        let gone = expectNodeError(.usage) {
            try company["S001"].act(CaseAct.reopen, on: number, [(CaseField.reason, .text("客户又来电"))], actor: "李强")
        }
        #expect(gone?.reason == .breach(.handedOver("S009"), number: number, pack: "plain/1"))
        _ = try company["S001"].act(CaseAct.note, on: number, [(CaseField.note, .text("客户来电催问，改约周五"))], actor: "李强")
        try await company.settle()
        let told = try #require(try company.way(company["S009"], number).steps.first { $0.event == .added })
        #expect(told.text == "客户来电催问，改约周五" && told.actor == "李强" && told.detail == "case.note")
        #expect(try company.way(company["S009"], number).holder == .headOffice(asking: "S009"))
    }
}
