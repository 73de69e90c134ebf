import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

@Suite struct WarningCheckTests {
    private static func states(_ checks: [WarningCheck]) -> [String] {
        checks.flatMap { check in
            check.signals.map { "\(check.site?.text ?? "*") \($0.signal.indicator.rawValue) \($0.signal.subject) \($0.signal.state)" }
        }
    }

    private static func salon(_ clock: TestClock) throws -> Node {
        try Node.make(
            in: try Store.inMemory(), key: testKey(1),
            Node.Beginning(role: .store, site: try #require(SiteCode("S001")), siteName: "沙龙", pack: "salon"), .test(clock, seed: 1))
    }

    @Test("SA-9.2-1 SA-9.2-2: what passes a threshold in the days of the window is told with its cases, and the same at any time for a day")
    func aNumberOfComplaintsWarns() throws {
        let clock = TestClock(try Chronicle.noon("2026-10-02"))
        let node = try Self.salon(clock)
        var chronicle = try Chronicle(node)
        for day in 1...4 { try chronicle.receive("2026-09-0\(day)") }
        let (first, second) = (try Chronicle.day("2026-09-20"), try Chronicle.day("2026-10-02"))
        #expect(try Self.states(node.checkWarnings(on: first)).isEmpty)
        try chronicle.receive("2026-09-10")
        let checks = try node.checkWarnings(on: first)
        #expect(Self.states(checks) == ["S001 count site new"])
        let signal = try #require(checks.first?.signals.first)
        #expect(signal.cases.count == 5)
        #expect(signal.signal.valueText == "5" && signal.signal.thresholdText == "5")
        #expect(checks.first?.windowText == "2026-08-22…2026-09-20")
        // Ten days on, the first complaints have left the window: 30 days end on 2 October.
        #expect(try Self.states(node.checkWarnings(on: second)).isEmpty)
        // A rate beside it, as soon as there is a volume.
        try node.reportVolume(day: try Chronicle.day("2026-09-05"), orders: 250)
        #expect(try Self.states(node.checkWarnings(on: first)) == ["S001 count site new", "S001 rate site new"])
        let rate = try #require(try node.checkWarnings(on: first).first?.signals.last?.signal)
        #expect(rate.valueText == "5/250 (2.00 %)" && rate.thresholdText == "2.00 %")
    }

    @Test("SA-9.2-2 SA-9.2-4: a warning is raised once, stands until the number is well below, and is then to be answered")
    func aWarningIsRaisedOnceAndAnswered() throws {
        let clock = TestClock(try Chronicle.noon("2026-09-20"))
        let node = try Self.salon(clock)
        var chronicle = try Chronicle(node)
        for day in 1...5 { try chronicle.receive("2026-09-0\(day)") }
        let day = try Chronicle.day("2026-09-20")
        let raised = try node.raiseWarnings(on: day)
        #expect(raised.count == 1)
        let warning = try #require(raised.first)
        #expect(warning.isOpen)
        #expect(warning.text(WarningRecord.indicator) == "count" && warning.text(WarningRecord.subject) == "site")
        #expect(warning.text(WarningRecord.value) == "5" && warning.text(WarningRecord.window) == "2026-08-22…2026-09-20")
        #expect(warning.texts(ManagementField.cases).count == 5)
        #expect(try node.raiseWarnings(on: day).isEmpty)
        let next = try Chronicle.day("2026-09-21")
        #expect(try node.raiseWarnings(on: next).isEmpty)
        #expect(try Self.states(node.checkWarnings(on: next)) == ["S001 count site standing"])
        #expect(try node.checkWarnings(on: next).first?.signals.first?.standing == warning.number)
        // On 2 October four are left in the window: not yet 20 % below. On 4 October two.
        #expect(try Self.states(node.checkWarnings(on: try Chronicle.day("2026-10-01"))) == ["S001 count site standing"])
        #expect(try Self.states(node.checkWarnings(on: try Chronicle.day("2026-10-03"))) == ["S001 count site calmed"])
        let resolve = try #require(WarningRecord.table.act(verb: "resolve"))
        _ = try node.act(resolve, of: WarningRecord.table, on: warning.number, [(ManagementField.note, .text("已整改"))])
        #expect(try Self.states(node.checkWarnings(on: try Chronicle.day("2026-10-03"))).isEmpty)
        #expect(try Self.states(node.checkWarnings(on: day)) == ["S001 count site new"])
    }

    @Test("SA-9.2-5: a bulletin of a month has its warnings and those that stood over from before")
    func aBulletinOfTheMonth() throws {
        let clock = TestClock(try Chronicle.noon("2026-09-20"))
        let node = try Self.salon(clock)
        var chronicle = try Chronicle(node)
        for day in 1...5 { try chronicle.receive("2026-09-0\(day)") }
        let warning = try #require(try node.raiseWarnings(on: try Chronicle.day("2026-09-20")).first)
        let months = try ["2026-08", "2026-09", "2026-10"].map { try month($0) }
        #expect(try months.map { try node.warnings(standingIn: $0).map(\.number) } == [[], [warning.number], [warning.number]])
        let bulletin = try node.makeBulletin(of: [warning], months[1], title: "通报", text: "投诉次数 5")
        #expect(bulletin.texts(BulletinRecord.warning) == [warning.number])
        #expect(bulletin.isOpen)
        let issue = try #require(BulletinRecord.table.act(verb: "issue"))
        let issued = try node.act(
            issue, of: BulletinRecord.table, on: bulletin.number,
            [(BulletinRecord.addressee, .added("前厅")), (BulletinRecord.issuedOn, .integer(try Chronicle.day("2026-10-01")))])
        #expect(!issued.isOpen)
    }

    @Test("FS-1-3 NG-4.2-2 FS-5-3: head office watches every site by its own pack, and classes over all of them")
    func headOfficeWatchesAllSites() async throws {
        let clock = TestClock(try Chronicle.noon("2026-09-20"))
        let headOffice = try makeNode(.headOffice, "HQ", seed: 9, clock: clock)
        for (number, pack) in ["foot-spa", "night-market"].enumerated() {
            let node = try Node.make(
                in: try Store.inMemory(), key: testKey(UInt8(number + 1)),
                Node.Beginning(role: .store, site: try #require(SiteCode("S00\(number + 1)")), siteName: "店", pack: pack),
                .test(clock, seed: UInt64(number + 1)))
            var chronicle = try Chronicle(node, site: "S00\(number + 1)")
            for _ in 0..<(number == 0 ? 4 : 7) {
                try chronicle.receive(
                    "2026-09-10", [(CaseField.category, .text("environment")), (CaseField.stall, .text("A3"))], pack: "\(pack)/1")
            }
            try await talk(node, headOffice)
        }
        let day = try Chronicle.day("2026-09-20")
        let checks = try headOffice.checkWarnings(on: day)
        #expect(
            Self.states(checks) == [
                "S002 count site new", "S002 hotspot category:environment new", "S002 hotspot stall:A3 new",
                "* hotspot category:environment new", "* hotspot stall:A3 new",
            ])
        let raised = try headOffice.raiseWarnings(on: day)
        #expect(raised.map(\.scope).filter { $0 == .company }.count == 2)
        #expect(raised.filter { $0.scope == scope("S002") }.count == 3)
        #expect(try headOffice.checkWarnings(on: day).flatMap(\.signals).allSatisfy { $0.signal.state == .standing })
    }
}
