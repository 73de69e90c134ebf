import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsStore
import Testing

@Suite struct ActTests {
    private static func received(_ node: Node, _ fields: ActFields = []) throws -> String {
        try node.receive([(CaseField.channel, .text("phone"))] + fields).record.description
    }

    // MARK: Receipt

    @Test func aReceiptNeedsAChannel() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        #expect(expectNodeError(.usage) { try node.receive([]) }?.text.contains("--channel") == true)
        expectNodeError(.usage) { try node.receive([(CaseField.channel, .text(""))]) }
        #expect(try node.store.digests().first?.cases == 0)
    }

    @Test func aReceiptIsCompletedWithNumberTimeZoneAndRegion() throws {
        let node = try makeNode(.store, "S001", seed: 1, region: "north")
        let state = try node.receive([(CaseField.channel, .text("phone"))]).state
        #expect(state.text(CaseField.number)?.hasPrefix("S001-") == true)
        #expect(state.text(CaseField.region) == "north")
        #expect(state.text(CaseField.kind) == "complaint")
        #expect(state.integer(CaseField.utcOffset) == 480)
        #expect(state.isOpen)
    }

    // shows: SA-2.1-2 E36
    @Test func theNodesOfASiteNumberTheirCasesOfflineWithoutMeeting() async throws {
        let nodes = [try makeNode(.store, "S001", seed: 1), try makeNode(.store, "S001", seed: 3)]
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        var numbers: [String] = []
        for _ in 0..<3 {
            for node in nodes {
                numbers.append(try #require(try node.receive([(CaseField.channel, .text("web"))]).state.text(CaseField.number)))
            }
        }
        #expect(Set(numbers).count == 6)
        #expect(numbers.filter { $0.hasSuffix("-000003") }.count == 2)
        for _ in 0..<2 { for node in nodes { try await talk(node, headOffice) } }
        for number in numbers { #expect(try headOffice.store.findCase(number).state.text(CaseField.number) == number) }
        try expectShared(nodes[0], nodes[1], [scope("S001")])
        let next = try nodes[0].receive([(CaseField.channel, .text("web"))]).state.text(CaseField.number)
        #expect(next?.hasSuffix("-000004") == true)
    }

    @Test func headOfficeReceivesForAShopAndAStoreOnlyForItself() throws {
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        let row = try headOffice.receive([(CaseField.channel, .text("web"))], site: SiteCode("S007"))
        #expect(row.scope == scope("S007"))
        let store = try makeNode(.store, "S001", seed: 1)
        expectNodeError(.notPermitted) { try store.receive([(CaseField.channel, .text("web"))], site: SiteCode("S002")) }
        let auditor = try makeNode(.auditor, "AUD", seed: 4)
        expectNodeError(.notPermitted) { try auditor.receive([(CaseField.channel, .text("web"))]) }
    }

    // MARK: Guards

    @Test func actsOnNoCaseOrOnAnAmbiguousOneAreRefused() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        expectNodeError(.noInput) { try node.act(CaseAct.note, on: "S001-0000-000001", [(CaseField.note, .text("x"))]) }
        // Made within one minute, ids begin alike.
        let name = try Self.received(node)
        _ = try Self.received(node)
        expectNodeError(.usage) { try node.act(CaseAct.note, on: String(name.prefix(4)), [(CaseField.note, .text("x"))]) }
        expectNodeError(.noInput) { try node.act(CaseAct.note, on: "zzzz", [(CaseField.note, .text("x"))]) }
        expectNodeError(.noInput) { try node.act(CaseAct.note, on: "' OR 1=1 --", [(CaseField.note, .text("x"))]) }
    }

    @Test func everyActNamesWhatItLacks() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        let name = try Self.received(node)
        for definition in CaseAct.definitions where !definition.required.isEmpty && definition.kind != CaseAct.receive {
            let error = expectNodeError(.usage) { try node.act(definition.kind, on: name, []) }
            #expect(error?.text.contains("--") == true, "\(definition.name)")
        }
        #expect(try node.store.findCase(name).state.entries.count == 1)
    }

    @Test func aClosedCaseTakesOnlyWhatAClosedCaseTakes() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        let name = try Self.received(node)
        expectNodeError(.usage) { try node.act(CaseAct.archive, on: name, []) }
        expectNodeError(.usage) { try node.act(CaseAct.reopen, on: name, [(CaseField.reason, .text("why"))]) }
        _ = try node.act(CaseAct.close, on: name, [(CaseField.outcome, .text("resolved"))])
        for kind in [
            CaseAct.acknowledge, CaseAct.assess, CaseAct.assign, CaseAct.investigate, CaseAct.plan, CaseAct.execute, CaseAct.feedBack,
            CaseAct.withdraw, CaseAct.close,
        ] {
            let error = expectNodeError(.usage) { try node.act(kind, on: name, []) }
            #expect(error?.text.contains("reopen") == true)
        }
        _ = try node.act(CaseAct.note, on: name, [(CaseField.note, .text("late news"))])
        _ = try node.act(CaseAct.amend, on: name, [(CaseField.category, .text("price"))])
        let state = try node.act(CaseAct.archive, on: name, []).state
        #expect(!state.isOpen)
        #expect(state.firstTime(of: .archived) != nil)
    }

    @Test func reopeningBeginsTheNextRoundAndClosingEndsIt() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        let name = try Self.received(node)
        _ = try node.act(CaseAct.close, on: name, [])
        let reopened = try node.act(CaseAct.reopen, on: name, [(CaseField.reason, .text("again"))]).state
        #expect(reopened.isOpen && reopened.round == 2)
        #expect(reopened.closedAt == nil)
        let closed = try node.act(CaseAct.close, on: name, []).state
        #expect(!closed.isOpen && closed.round == 2)
        expectNodeError(.usage) { try node.act(CaseAct.close, on: name, []) }
    }

    @Test func aFollowUpWithTheAnswerNoReopensTheCase() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        let name = try Self.received(node)
        _ = try node.act(CaseAct.feedBack, on: name, [(CaseField.feedback, .text("explained"))])
        _ = try node.act(CaseAct.close, on: name, [])
        let satisfied = try node.act(CaseAct.followUp, on: name, [(CaseField.satisfied, .text("yes"))]).state
        #expect(!satisfied.isOpen && satisfied.round == 1)
        let state = try node.act(CaseAct.followUp, on: name, [(CaseField.satisfied, .text("no"))]).state
        #expect(state.entries.last?.kind == CaseAct.dissatisfied)
        #expect(state.isOpen && state.round == 2)
        #expect(state.obligations.map(\.kind) == [CaseAct.dissatisfied])
    }

    @Test func duplicatesAreLinkedAndUnlinked() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        let (other, name) = (try Self.received(node), try Self.received(node))
        expectNodeError(.usage) { try node.link(name, behind: other, remove: true) }
        expectNodeError(.usage) { try node.link(other, behind: name) }
        expectNodeError(.usage) { try node.link(name, behind: name) }
        let linked = try node.link(name, behind: other).state
        #expect(linked.isHiddenAsDuplicate)
        #expect(linked.elements(of: CaseField.duplicateOf) == [other])
        #expect(linked.isOpen, "merging duplicates discharges nothing")
        #expect(try !node.link(name, behind: other, remove: true).state.isHiddenAsDuplicate)
        expectNodeError(.noInput) { try node.link(name, behind: "ffffffff") }
    }

    @Test func settlingNeedsAConflictOfThatField() async throws {
        let one = try makeNode(.store, "S001", seed: 1)
        let two = try makeNode(.store, "S001", seed: 3)
        let name = try Self.received(one)
        expectNodeError(.usage) { try one.act(CaseAct.settle, on: name, [(CaseField.category, .text("price"))]) }
        try await talk(one, two)
        _ = try one.act(CaseAct.amend, on: name, [(CaseField.category, .text("price"))])
        _ = try two.act(CaseAct.amend, on: name, [(CaseField.category, .text("attitude"))])
        try await talk(one, two)
        expectNodeError(.usage) { try one.act(CaseAct.settle, on: name, [(CaseField.region, .text("north"))]) }
        expectNodeError(.usage) { try one.act(CaseAct.settle, on: name, []) }
        let settled = try two.act(CaseAct.settle, on: name, [(CaseField.category, .text("price"))]).state
        #expect(settled.conflicts.isEmpty)
        try await talk(one, two)
        try expectShared(one, two, [scope("S001")])
    }

    @Test func everyActCarriesWhoAndUnderWhichVersions() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        let name = try node.receive([(CaseField.channel, .text("phone"))], actor: "王芳").record.description
        let row = try node.act(CaseAct.close, on: name, [], actor: "李强")
        let history = try node.store.history(of: row)
        #expect(history.count == 2)
        for (entry, actor) in zip(history, ["王芳", "李强"]) {
            let fields = Dictionary(entry.draft.fields.map { ($0.id, $0.value) }, uniquingKeysWith: { first, _ in first })
            #expect(fields[.actor] == .text(actor))
            #expect(fields[CaseField.pack] == .text("plain/\(PolicyVersions.pack)"))
            #expect(fields[CaseField.calendar] == .integer(PolicyVersions.calendar))
        }
        #expect(history[1].draft.fields.contains { $0.id == CaseField.vocabulary && $0.value == .integer(Vocabulary.version) })
        #expect(history[1].draft.parents == [history[0].leaf])
    }

    // MARK: Small records

    @Test func staffAreDefinedAndAmended() throws {
        let node = try makeNode(.store, "S001", seed: 1)
        try node.defineStaff(code: "E7", name: "王芳", post: "cashier")
        try node.defineStaff(code: "E7", name: "王芳", post: "manager", actor: "店长")
        let rows = try node.store.records(of: .staff)
        #expect(rows.count == 1)
        #expect(rows.first?.state.text(StaffRecord.post) == "manager")
        #expect(rows.first?.state.entries.map(\.kind) == [StaffRecord.define, StaffRecord.amend])
    }

    @Test func businessVolumeOfASitesNodesIsAddedAndAReportReplacesOnlyItsOwn() async throws {
        let one = try makeNode(.store, "S001", seed: 1)
        let two = try makeNode(.store, "S001", seed: 3)
        let day: Int64 = 20_750
        try one.reportVolume(day: day, orders: 100)
        try two.reportVolume(day: day, orders: 30)
        try two.reportVolume(day: day, orders: 40)
        expectNodeError(.usage) { try one.reportVolume(day: day, orders: -1) }
        try await talk(one, two)
        for node in [one, two] {
            let lines = try node.store.statistics(StatisticsQuery(by: [.month]))
            #expect(lines.map { $0.count(.orders) } == [140])
            #expect(lines.map(\.keys) == [["2026-10"]])
        }
        try expectShared(one, two, [scope("S001")])
    }

    // MARK: Clocks

    @Test func aClockThatJumpsBackIsRecordedWithItsSize() throws {
        let clock = TestClock()
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        let name = try Self.received(node)
        clock.move(-3_600_000)
        _ = try node.act(CaseAct.note, on: name, [(CaseField.note, .text("earlier"))])
        clock.move(-500)
        _ = try node.act(CaseAct.note, on: name, [(CaseField.note, .text("a little earlier"))])
        let own = try #require(try node.store.record(NodeRecord.record(of: node.id, in: .log(node.id)), in: .log(node.id)))
        let jumps = own.values(of: NodeRecord.jump).compactMap(\.integer)
        #expect(jumps.count == 1)
        #expect(jumps.allSatisfy { $0 < -3_590_000 && $0 >= -3_600_000 })
        let state = try node.store.findCase(name).state
        #expect(state.entries.count == 3)
        #expect(state.entries[1].stamp.milliseconds < state.entries[0].stamp.milliseconds, "a stamp is never corrected")
        #expect(state.heads.count == 1)
        #expect(try node.verify().problems == [])
    }

    @Test(arguments: [-5, 0, 3_000_000_000_000, Int64.max / 2, Int64.min / 2])
    func wildClocksStopNobody(milliseconds: Int64) async throws {
        let clock = TestClock()
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2)
        clock.set(milliseconds)
        let name = try Self.received(node)
        clock.set(1_790_000_000_000)
        _ = try node.act(CaseAct.close, on: name, [])
        try await talk(node, headOffice)
        try expectShared(node, headOffice, [scope("S001")])
        #expect(try headOffice.verify().problems == [])
    }

    // MARK: Beginnings

    @Test func aNodeThatCouldNotBeMadeCanBeMadeAgain() throws {
        let folder = try TemporaryFolder()
        let site = try #require(SiteCode("S001"))
        var beginning = Node.Beginning(role: .store, site: site, siteName: "店", timeZone: "Asia/Nowhere")
        expectNodeError(.usage) { try Node.make(in: NodeFolder(path: folder.path), beginning) }
        beginning.timeZone = "Asia/Shanghai"
        let node = try Node.make(in: NodeFolder(path: folder.path), beginning)
        expectNodeError(.cannotCreate) { try Node.make(in: NodeFolder(path: folder.path), beginning) }
        try node.store.close()
        let again = try Node.open(NodeFolder(path: folder.path))
        #expect(again.id == node.id)
        #expect(again.role == .store && again.site == site)
        #expect(try again.store.records(of: .site).first?.state.text(SiteRecord.name) == "店")
    }

    @Test func aFolderWithoutANodeSaysSo() throws {
        let folder = try TemporaryFolder()
        #expect(expectNodeError(.noInput) { try Node.open(NodeFolder(path: folder.path)) }?.text.contains("amends init") == true)
    }
}
