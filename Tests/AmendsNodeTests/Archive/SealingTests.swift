import AmendsLog
import AmendsMerge
import AmendsModel
@testable import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

let november = MonthNumber(rawValue: 2026 * 12 + 10)
let december = MonthNumber(rawValue: 2026 * 12 + 11)

extension Node {
    /// A case received at one time and closed at another.
    @discardableResult
    func handled(_ number: String, received: Int64, closed: Int64? = nil, _ fields: ActFields = []) throws -> RecordID {
        let row = try receive(
            [(CaseField.number, .text(number)), (CaseField.channel, .text("phone")), (CaseField.receivedAt, .integer(received))] + fields)
        if let closed { try close(row.record, at: closed) }
        return row.record
    }

    func close(_ record: RecordID, at time: Int64) throws {
        _ = try act(
            CaseAct.close, on: record.description, [(CaseField.outcome, .text("resolved")), (CaseField.at, .integer(time))])
    }

    func state(_ record: RecordID) throws -> RecordState { try store.findCase(record.description).state }
}

/// The second version of the plain pack, with one more parameter.
func plainPack(_ parameter: String) throws -> String {
    let text = try #require(ShippedPacks.text(named: "plain")).replacing("\nversion: 1\n", with: "\nversion: 2\n")
    return (text.hasSuffix("\n") ? text : text + "\n") + "  \(parameter)\n"
}

func numbers(_ volume: ArchiveVolume) -> [String] { volume.listings.map { "\($0.serial) \($0.number)" } }

@Suite struct SealingTests {
    @Test(
        "HS-5.2-1 E35 FS-2-8 FS-8-1 NM-5-2: a month's closed cases are numbered by complaint time, ties by case number, and archived in one go"
    )
    func casesAreNumberedByComplaintTime() throws {
        let clock = TestClock(instant(2026, 12, 2))
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        let late = try node.handled("C", received: instant(2026, 11, 20), closed: instant(2026, 11, 21))
        let tied = try node.handled(
            "B", received: instant(2026, 11, 5), closed: instant(2026, 11, 30, 23, 59), [(CaseField.paperLocation, .text("柜3-12"))])
        let first = try node.handled("A", received: instant(2026, 11, 5), closed: instant(2026, 11, 29))
        try node.handled("OPEN", received: instant(2026, 11, 30))
        try node.handled("NEXT", received: instant(2026, 11, 30), closed: instant(2026, 12, 1, 0, 0))
        try node.handled("DECEMBER", received: instant(2026, 12, 1))
        let outcome = try node.closeMonth(november, by: Actor(named: "E05"))
        #expect(outcome.isNew && outcome.marked == 3 && outcome.unmarked.isEmpty && outcome.late == 0)
        #expect(numbers(outcome.volume) == ["S001-2026-11-0001 A", "S001-2026-11-0002 B", "S001-2026-11-0003 C"])
        #expect(outcome.volume.listings[1].paper == "柜3-12" && outcome.volume.actor == "E05")
        let carried = outcome.volume.lines.filter { if case .carriedOver = $0 { true } else { false } }
        #expect(carried.map(\.number) == ["NEXT", "OPEN"])
        for (record, serial) in [(first, "0001"), (tied, "0002"), (late, "0003")] {
            let state = try node.state(record)
            #expect(state.text(CaseField.serial) == "S001-2026-11-\(serial)")
            #expect(state.shown(CaseField.volume)?.content == .value(.record(outcome.volume.record)))
            #expect(try node.store.findCase(record.description).stage == .destroyed, "archived: only destruction is left")
        }
        #expect(try node.check(outcome.volume, on: try node.archive()).isEmpty)
        let text = try #require(outcome.volume.text)
        #expect(text.listed == 3 && text.carriedOver == 2 && text.previous == nil && text.rule == "closed")
    }

    @Test("HS-5.2-1: closing a month again seals nothing twice, and before its last day it is refused")
    func closingAgainChangesNothing() throws {
        let clock = TestClock(instant(2026, 11, 29))
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        try node.handled("A", received: instant(2026, 11, 5), closed: instant(2026, 11, 6))
        #expect(expectNodeError(.usage) { try node.closeMonth(november) }?.reason == .archive(.monthNotOver("2026-11")))
        clock.set(instant(2026, 11, 30, 18))
        let first = try node.closeMonth(november)
        let digests = try node.store.digests()
        let again = try node.closeMonth(november)
        #expect(!again.isNew && again.marked == 0 && again.volume.record == first.volume.record)
        #expect(try node.store.digests() == digests)
        let next = try node.closeMonth(MonthNumber(rawValue: november.rawValue - 1))
        #expect(
            next.volume.listings.isEmpty && next.volume.text?.previous == first.volume.text?.digest,
            "each volume names the one sealed before it")
    }

    @Test("E35 C5: what arrives late goes into a supplement with serial numbers of its own, and nothing is numbered anew")
    func lateCasesGoIntoASupplement() throws {
        let clock = TestClock(instant(2026, 12, 2))
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        try node.handled("B", received: instant(2026, 11, 10), closed: instant(2026, 11, 11))
        #expect(expectNodeError(.usage) { try node.supplement(november) }?.reason == .archive(.volumeMissing(month: "2026-11")))
        let own = try node.closeMonth(november).volume
        #expect(expectNodeError(.usage) { try node.supplement(november) }?.reason == .archive(.nothingToAdd(month: "2026-11")))
        // Earlier than all that was listed.
        let late = try node.handled("A", received: instant(2026, 11, 1), closed: instant(2026, 11, 2))
        #expect(try node.closeMonth(november).late == 1)
        let supplement = try node.supplement(november)
        #expect(numbers(supplement.volume) == ["S001-2026-11-S1-0001 A"] && supplement.marked == 1)
        #expect(numbers(try #require(try node.archive().volume("S001-2026-11"))) == numbers(own))
        #expect(try node.state(late).text(CaseField.serial) == "S001-2026-11-S1-0001")
        #expect(supplement.volume.text?.previous == own.text?.digest)
        try node.handled("C", received: instant(2026, 11, 3), closed: instant(2026, 11, 4))
        #expect(numbers(try node.supplement(november).volume) == ["S001-2026-11-S2-0001 C"])
        #expect(try node.archive().volumes.flatMap { try node.check($0, on: try node.archive()) }.isEmpty)
    }

    @Test("C5: a pack may list a case in the month of its receipt, open ones being carried over until a supplement")
    func aPackMayArchiveByReceipt() throws {
        let clock = TestClock(instant(2026, 12, 2))
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2, clock: clock)
        _ = try headOffice.installPack(try plainPack("archive.month: {ours: received}"))
        let policy: ActFields = [(CaseField.policy, .text("plain/2"))]
        let site = try #require(SiteCode("S001"))
        func handled(_ number: String, _ received: Int64, _ closed: Int64?) throws -> RecordID {
            let row = try headOffice.receive(
                [(CaseField.number, .text(number)), (CaseField.channel, .text("web")), (CaseField.receivedAt, .integer(received))] + policy,
                site: site)
            if let closed { try headOffice.close(row.record, at: closed) }
            return row.record
        }
        _ = try handled("A", instant(2026, 11, 3), instant(2026, 12, 1))
        let open = try handled("B", instant(2026, 11, 2), nil)
        let volume = try headOffice.closeMonth(november, site: site).volume
        #expect(numbers(volume) == ["S001-2026-11-0001 A"] && volume.text?.carriedOver == 1)
        try headOffice.close(open, at: instant(2026, 12, 2, 9))
        #expect(numbers(try headOffice.supplement(november, site: site).volume) == ["S001-2026-11-S1-0001 B"])
    }

    @Test("E35: a merged case has no serial number, and the list and later remarks say why numbers are missing")
    func gapsAreExplained() throws {
        let clock = TestClock(instant(2026, 12, 2))
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        let survivor = try node.handled("A", received: instant(2026, 11, 1), closed: instant(2026, 11, 9))
        let twin = try node.handled("B", received: instant(2026, 11, 2))
        let later = try node.handled("C", received: instant(2026, 11, 3), closed: instant(2026, 11, 9))
        _ = try node.link(twin.description, behind: survivor.description)
        let volume = try node.closeMonth(november).volume
        #expect(numbers(volume) == ["S001-2026-11-0001 A", "S001-2026-11-0002 C"])
        #expect(volume.lines.contains(.merged(number: "B", record: twin, into: survivor.description)))
        _ = try node.link(later.description, behind: survivor.description)
        let remarks = try node.remarks(on: volume, on: try node.archive())
        #expect(remarks == [later: .mergedInto("A")])
    }

    @Test(
        "C2 E12: what is added to an archived case is told in a supplement under its old serial number; reopened, it is listed again when it closes"
    )
    func additionsAndReopening() throws {
        let clock = TestClock(instant(2026, 12, 2))
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        let record = try node.handled("A", received: instant(2026, 11, 1))
        _ = try node.act(
            CaseAct.feedBack, on: record.description, [(CaseField.feedback, .text("已退款")), (CaseField.at, .integer(instant(2026, 11, 8)))])
        try node.close(record, at: instant(2026, 11, 9))
        let volume = try node.closeMonth(november).volume
        let kept = try #require(try node.state(record).integer(CaseField.retainUntil))
        // The visit follows archiving in some trades.
        clock.set(instant(2026, 12, 8))
        _ = try node.act(CaseAct.followUp, on: record.description, [(CaseField.satisfied, .text("yes"))])
        let supplement = try node.supplement(november)
        #expect(supplement.volume.listings.isEmpty && supplement.volume.addenda.map(\.serial) == ["S001-2026-11-0001"])
        #expect(supplement.marked == 1)
        #expect(
            try #require(try node.state(record).integer(CaseField.retainUntil)) == kept + 6 * 86_400_000, "kept from the last archiving on")
        #expect(try node.closeMonth(november).marked == 0)
        // A hold adds nothing to what the case says.
        _ = try node.act(CaseAct.hold, on: record.description, [(CaseField.hold, .added("诉讼"))])
        _ = try node.act(CaseAct.releaseHold, on: record.description, [(CaseField.hold, .removed("诉讼"))])
        #expect(expectNodeError(.usage) { try node.supplement(november) }?.reason == .archive(.nothingToAdd(month: "2026-11")))
        _ = try node.act(CaseAct.reopen, on: record.description, [(CaseField.reason, .text("又烫伤了"))])
        #expect(try node.remarks(on: volume, on: try node.archive()) == [record: .reopened])
        clock.set(instant(2026, 12, 20))
        try node.close(record, at: instant(2026, 12, 20))
        clock.set(instant(2027, 1, 2))
        let next = try node.closeMonth(december)
        #expect(numbers(next.volume) == ["S001-2026-12-0001 A"] && next.marked == 1)
        #expect(try node.state(record).text(CaseField.serial) == "S001-2026-12-0001")
        #expect(try node.remarks(on: volume, on: try node.archive()) == [record: .listedAgain(serial: "S001-2026-12-0001")])
        #expect(try node.check(volume, on: try node.archive()).isEmpty, "what was sealed is still there")
    }

    @Test("SA-2.2-3 HS-5.1-2: a case whose paper form has no place yet is held back by the rule, and the supplement takes it later")
    func aRuleHoldsACaseBack() throws {
        let clock = TestClock(instant(2026, 12, 2))
        let node = try makeNode(.headOffice, "HQ", seed: 2, clock: clock)
        let site = try #require(SiteCode("S001"))
        let pack = try plainPack("archive.paper: {ours: true}").replacing(
            "needs_every_step: {ours: false}", with: "needs_every_step: {ours: true}")
        _ = try node.installPack(pack)
        // It says that there is a paper form, and not where that lies.
        let record = try node.receive(
            [
                (CaseField.number, .text("A")), (CaseField.channel, .text("phone")),
                (CaseField.receivedAt, .integer(instant(2026, 11, 30))),
                (CaseField.content, .text("水太烫")), (CaseField.category, .text("price")), (CaseField.customer, .text("王秀英")),
                (CaseField.contact, .text("13812345678")), (CaseField.paperForm, .text("yes")), (CaseField.policy, .text("plain/2")),
                (CaseField.reason, .text("补录")),
            ], actor: "E07", site: site
        ).record
        let steps: [(ActKind, ActFields)] = [
            (CaseAct.acknowledge, []), (CaseAct.assess, [(CaseField.severity, .integer(2)), (CaseField.category, .text("price"))]),
            (
                CaseAct.investigate,
                [
                    (CaseField.report, .text("已核实")), (CaseField.finding, .text("substantiated")), (CaseField.method, .added("talk")),
                    (CaseField.noEvidenceReason, .text("口头")),
                ]
            ), (CaseAct.feedBack, [(CaseField.feedback, .text("已退差价"))]), (CaseAct.followUp, [(CaseField.satisfied, .text("yes"))]),
            (CaseAct.close, [(CaseField.outcome, .text("resolved"))]),
        ]
        for (kind, fields) in steps {
            let time: ActFields = [(CaseField.at, .integer(instant(2026, 11, 30, 13))), (CaseField.reason, .text("补录"))]
            _ = try node.act(kind, on: "A", fields + time, actor: kind == CaseAct.followUp ? "E09" : "E08")
        }
        let outcome = try node.closeMonth(november, site: site)
        #expect(outcome.volume.listings.isEmpty)
        #expect(outcome.volume.lines == [.heldBack(number: "A", record: record, rule: "content.missing")])
        // Whoever closes the month is told what is missing, and told again until it is there.
        #expect(outcome.held == [.init(number: "A", breach: .fieldMissing(CaseField.paperLocation))] && outcome.late == 0)
        #expect(try node.closeMonth(november, site: site).held == outcome.held)
        #expect(try node.state(record).text(CaseField.serial) == nil)
        _ = try node.act(CaseAct.amend, on: "A", [(CaseField.paperLocation, .text("柜3-12"))])
        #expect(try node.closeMonth(november, site: site).late == 1)
        #expect(try node.supplement(november, site: site).volume.listings.map(\.paper) == ["柜3-12"])
    }

    @Test("E36: archived numbers issued offline are those of the cases, and one node of a site may be named to seal")
    func oneNodeSeals() async throws {
        let clock = TestClock(instant(2026, 12, 2))
        let nodes = [try makeNode(.store, "S001", seed: 1, clock: clock), try makeNode(.store, "S001", seed: 3, clock: clock)]
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2, clock: clock)
        for node in nodes {
            let row = try node.receive([(CaseField.channel, .text("web")), (CaseField.receivedAt, .integer(instant(2026, 11, 3)))])
            try node.close(row.record, at: instant(2026, 11, 4))
        }
        try nodes[0].appoint(nodes[0].id)
        for _ in 0..<2 { for node in nodes { try await talk(node, headOffice, cutAfter: nil) } }
        #expect(
            expectNodeError(.notPermitted) { try nodes[1].closeMonth(november) }?.reason
                == .archive(.otherNodeSeals(String(nodes[0].id.description.prefix(32)))))
        let volume = try nodes[0].closeMonth(november).volume
        #expect(volume.listings.count == 2 && Set(volume.listings.map(\.number)).count == 2)
        #expect(volume.listings.allSatisfy { $0.number.hasPrefix("S001-") && $0.number.hasSuffix("-000001") })
        for _ in 0..<2 { for node in nodes { try await talk(node, headOffice, cutAfter: nil) } }
        for node in nodes + [headOffice] {
            let shelf = try node.archive(of: SiteCode("S001"))
            #expect(shelf.volumes.map(numbers) == [numbers(volume)])
            #expect(try node.check(try #require(shelf.volumes.first), on: shelf).isEmpty)
        }
        try expectShared(nodes[1], headOffice, [scope("S001")])
    }
}
