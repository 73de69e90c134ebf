import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

/// Transfers that meet what others did without knowing of them.
@Suite struct TransferMeetingTests {
    /// Two nodes of one site that hold the same open case.
    private static func twoNodes(_ company: Company) async throws -> (first: Node, second: Node, number: String) {
        let second = try makeNode(.store, "S001", seed: 77, clock: company.clock)
        try await company.meet()
        let number = try #require(try company.receive().state.text(CaseField.number))
        try await talk(company["S001"], second, cutAfter: nil)
        return (company["S001"], second, number)
    }

    /// What the second node does meanwhile, and the finding that tells of it.
    private static let meetings: [(ActKind, ActFields, rule: String)] = [
        (CaseAct.escalate, [(CaseField.escalatedTo, .text("店长"))], "transfer_met_opening"),
        (CaseAct.close, [(CaseField.outcome, .text("resolved"))], "transfer_met_closure"),
        (CaseAct.withdraw, [(CaseField.proof, .text("短信"))], "transfer_met_closure"),
        (CaseAct.amend, [(CaseField.category, .text("attitude"))], "transfer_met_handling"),
        (CaseAct.feedBack, [(CaseField.feedback, .text("已道歉"))], "transfer_met_handling"),
    ]

    @Test("E19 E37: a transfer that meets a close, an escalation or an edit is shown in one sentence, told to the other site, counted once")
    func meetsAnotherAct() async throws {
        for (kind, fields, rule) in Self.meetings {
            let company = try Company()
            let (first, second, number) = try await Self.twoNodes(company)
            let what = Vocabulary.name(of: kind)
            _ = try first.act(CaseAct.refer, on: number, Company.handOver(to: "S009"), actor: "李强")
            company.clock.move(60_000)
            _ = try second.act(kind, on: number, fields, actor: "陈静")
            try await company.meet(["S001"])
            try await company.meet(["S009"])
            _ = try company["S009"].act(CaseAct.acceptTransfer, on: number, [], actor: "周敏")
            try await talk(second, company.office, cutAfter: nil)
            try await company.settle()
            try await talk(second, company.office, cutAfter: nil)
            try await talk(first, company.office, cutAfter: nil)
            try expectShared(first, second, [scope("S001"), .company], "\(what)")
            try expectShared(first, company.office, [scope("S001")], "\(what)")
            try expectShared(company["S009"], company.office, [scope("S009")], "\(what)")
            for node in [first, second, company.office] {
                let row = try node.store.cases(CaseFilter(site: SiteCode("S001"))).first
                let findings = try node.findings(of: try #require(row))
                #expect(findings.rules.contains(rule), "\(what): \(findings.rules)")
                #expect(findings.items.count { if case .met = $0.subject { true } else { false } } == 1, "\(what): one sentence")
            }
            // The site that goes on with it is told, and is who handles it.
            let way = try company.way(company["S009"], number)
            #expect(way.steps.contains { $0.event == .added && $0.detail == what && $0.actor == "陈静" }, "\(what)")
            #expect(way.holder == .site("S009"), "\(what)")
            #expect(try company.counts(.countable) == ["S009": 1, "all": 1], "\(what)")
            #expect(try company.counts(.received) == ["S001": 1, "all": 1], "\(what)")
            let month = try #require(MonthNumber("2026-09"))
            #expect(try company.office.stock(month...month, bySite: true).balances, "\(what)")
            let row = try #require(try first.store.cases(CaseFilter(site: SiteCode("S001"))).first)
            #expect(row.state.isOpen == (kind == CaseAct.escalate), "\(what)")
            if row.state.isOpen {
                // Closed here again, as the finding says, it goes on there alone.
                #expect(try first.findings(of: row).rules.contains("transfer.met_act"))
                _ = try first.act(CaseAct.refer, on: row.record.description, Company.handOver(to: "S009"), actor: "李强")
                try await company.settle()
                #expect(try company.counts(.open) == ["S009": 1, "all": 1])
            }
        }
    }

    @Test("E20 E37: handed to two sites at once, the case goes on at the one that is shown, and head office takes it back from the other")
    func twoReferrals() async throws {
        let company = try Company()
        let (first, second, number) = try await Self.twoNodes(company)
        _ = try first.act(CaseAct.refer, on: number, Company.handOver(to: "S009"), actor: "李强")
        try await company.settle()
        company.clock.move(60_000)
        _ = try second.act(CaseAct.refer, on: number, Company.handOver(to: "S010", because: "是 S010"), actor: "陈静")
        try await talk(second, company.office, cutAfter: nil)
        try await company.settle()
        try await talk(second, company.office, cutAfter: nil)
        let shown = try #require(try company.office.store.cases(CaseFilter(site: SiteCode("S001"))).first?.state.text(CaseField.handedTo))
        let other = shown == "S009" ? "S010" : "S009"
        #expect(try company.office.store.findCase(number).scope == scope(shown))
        let taken = try #require(try company.office.store.cases(CaseFilter(site: SiteCode(other))).first)
        #expect(!taken.state.isOpen && taken.state.text(CaseField.handedTo) == shown)
        #expect(try company.counts(.countable) == [shown: 1, "all": 1])
        #expect(try company.counts(.open) == [shown: 1, "all": 1])
        let row = try #require(try first.store.cases(CaseFilter(site: SiteCode("S001"))).first)
        #expect(try first.findings(of: row).rules.contains("two_referrals"))
        #expect(row.state.conflicts.contains { $0.field == CaseField.handedTo })
        for code in ["S001", "S009", "S010"] { try expectShared(company[code], company.office, [scope(code)]) }
        #expect(try company.office.carryTransfers() == 0)
    }

    @Test("E19: two nodes of head office that do not know of each other open one case, and what was closed stays closed")
    func twoOffices() async throws {
        let company = try Company(offices: 2)
        try await company.settle()
        let number = try #require(try company.receive().state.text(CaseField.number))
        let a = company["S001"]
        _ = try a.act(CaseAct.refer, on: number, Company.handOver(to: "S009"), actor: "李强")
        // The first office passes it on; the site accepts, handles and closes it.
        try await company.meet(["S001"], with: company.offices[0])
        try await company.meet(["S009"], with: company.offices[0])
        let b = company["S009"]
        _ = try b.act(CaseAct.acceptTransfer, on: number, [], actor: "周敏")
        _ = try b.act(CaseAct.assess, on: number, [(CaseField.category, .text("attitude"))], actor: "周敏")
        _ = try b.act(CaseAct.close, on: number, [(CaseField.outcome, .text("resolved"))], actor: "周敏")
        // The second hears of the referral from the first site, and of the first office nothing.
        company.clock.move(3_600_000)
        try Self.carry(from: a, to: company.offices[1], except: company.offices[0].id)
        #expect(try company.offices[1].carryTransfers() > 0)
        #expect(try company.offices[1].store.cases(CaseFilter(site: SiteCode("S009"))).map(\.state.isOpen) == [true])
        try await company.settle()
        for node in [b, company.offices[0], company.offices[1]] {
            let rows = try node.store.cases(CaseFilter(site: SiteCode("S009")))
            #expect(rows.count == 1)
            let state = try #require(rows.first?.state)
            #expect(state.entries.count { $0.kind == CaseAct.receive } == 2, "both wrote the receipt")
            #expect(!state.isOpen && state.conflictCount == 0 && state.text(CaseField.category) == "attitude")
            #expect(state.values(of: CaseField.allegation).count == 2)
            #expect(try company.way(node, number).holder == .nobody)
        }
        #expect(try company.counts(.received)["all"] == 1 && company.counts(.countable)["all"] == 1)
        for code in ["S001", "S009"] {
            try expectShared(company[code], company.offices[0], [scope(code)])
            try expectShared(company.offices[1], company.offices[0], [scope(code)])
        }
    }

    /// Carries the streams of one node to another, all but those that `writer` wrote.
    private static func carry(from left: Node, to right: Node, except writer: NodeID) throws {
        for head in try left.headsToSync() where head.stream.node != writer {
            let loaded = try left.store.segments(of: head.stream, from: 0, maximumByteCount: 4 << 20)
            for segment in loaded.segments {
                right.intake.submit(segment, stream: head.stream, sender: "test", at: 0) { _ in }
            }
            right.intake.drain()
        }
    }

    @Test("E19: random acts, refusals and decisions at offline sites and two offices: the same everywhere, one complaint counted once",
        arguments: 0..<12 as Range<UInt64>)
    func randomWays(seed: UInt64) async throws {
        let company = try Company(offices: 2)
        try await company.settle()
        var dice = Dice(seed &+ 7100)
        let codes = ["S001", "S009", "S010"]
        var roots = 0
        for _ in 0..<60 {
            company.clock.move(Int64(dice.roll(9)) * 600_000)
            let code = dice.pick(codes)
            let node = company[code]
            switch dice.roll(9) {
            case 0:
                try company.receive(code, about: dice.pick(codes))
                roots += 1
            case 1: try await company.meet([code], with: dice.pick(company.offices))
            case 2: try await talk(company.offices[0], company.offices[1], cutAfter: nil)
            default:
                let isOffice = dice.roll(4) == 0
                let actor = isOffice ? dice.pick(company.offices) : node
                guard let row = try actor.store.cases(CaseFilter(limit: 200)).randomly(&dice) else { continue }
                let other = dice.pick(codes)
                let kind = dice.pick([
                    CaseAct.refer, CaseAct.refer, CaseAct.acceptTransfer, CaseAct.refuseTransfer, CaseAct.close, CaseAct.escalate, CaseAct.note,
                    CaseAct.reopen, CaseAct.offerTransfer,
                ])
                let fields: ActFields =
                    switch kind {
                    case CaseAct.refer: Company.handOver(to: other)
                    case CaseAct.refuseTransfer, CaseAct.reopen: [(CaseField.reason, .text("因为"))]
                    case CaseAct.close: [(CaseField.outcome, .text("resolved"))]
                    case CaseAct.escalate: [(CaseField.escalatedTo, .text("店长"))]
                    case CaseAct.note: [(CaseField.note, .text("备注"))]
                    case CaseAct.offerTransfer: [(CaseField.transferTo, .text(other)), (CaseField.reason, .text("因为"))]
                    default: []
                    }
                // Whatever the rules say: at the counter they may refuse.
                _ = try? actor.act(kind, on: row.record.description, fields, actor: "x")
            }
        }
        for _ in 0..<4 { try await company.settle() }
        for office in company.offices { #expect(try office.carryTransfers() == 0, "seed \(seed)") }
        for code in codes {
            for office in company.offices { try expectShared(company[code], office, [scope(code), .company], "seed \(seed)") }
        }
        #expect(try company.counts(.received)["all"] ?? 0 == Int64(roots), "seed \(seed)")
        #expect(try company.office.store.cases(CaseFilter(limit: 1000)).count { !$0.state.isTakenOver } == roots, "seed \(seed)")
        // Every complaint is countable at one site at most, and somebody holds it.
        #expect(try company.counts(.countable)["all"] ?? 0 <= Int64(roots), "seed \(seed)")
        let range = try #require(MonthNumber("2026-09"))...(try #require(MonthNumber("2026-12")))
        #expect(try company.office.stock(range, bySite: true).balances && company.office.stock(range).balances, "seed \(seed)")
        for row in try company.office.store.cases(CaseFilter(isOpen: true, limit: 1000)) {
            guard let way = try company.office.way(of: row) else { continue }
            #expect(way.holder != .nobody || row.state.isHandedOver, "seed \(seed): \(way.steps)")
        }
        for node in [company.office, company["S009"]] {
            let kept = try digests(node)
            try node.store.rebuild()
            #expect(try digests(node) == kept, "seed \(seed)")
        }
    }
}

extension [CaseRow] {
    fileprivate func randomly(_ dice: inout Dice) -> CaseRow? { isEmpty ? nil : self[dice.roll(count)] }
}
