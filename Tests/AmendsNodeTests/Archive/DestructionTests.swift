import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsStore
import Testing

@Suite struct DestructionTests {
    private static let archived = instant(2026, 12, 2)
    /// Three years and a day later.
    private static let due = instant(2029, 12, 3)

    /// A node with one archived case.
    private static func nodeWithOne(_ clock: TestClock, _ fields: ActFields = []) throws -> (Node, RecordID) {
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        let record = try node.handled(
            "A", received: instant(2026, 11, 3), closed: instant(2026, 11, 9),
            [
                (CaseField.customer, .text("王秀英")), (CaseField.content, .text("水温过高，烫到脚背，前台没有人管，等了很久才有人来。")),
                (CaseField.category, .text("hygiene_safety")), (CaseField.contact, .text("13812345678")),
            ] + fields)
        clock.set(archived)
        _ = try node.closeMonth(november)
        return (node, record)
    }

    /// Every measure by class; how far cases have come is another matter.
    private static func figures(_ node: Node) throws -> [String] {
        try node.store.statistics(StatisticsQuery(by: [.category, .month])).map { line in
            "\(line.keys) \(Measure.allCases.map { line.count($0) }) \(line.reached(.archived))"
        }
    }

    @Test("HS-5.2-2 NG-4.1-2: an archived case is kept for the years of its pack, to the end of the last day")
    func retentionRunsFromArchiving() throws {
        let clock = TestClock(Self.archived)
        let (node, record) = try Self.nodeWithOne(clock)
        let until = try #require(try node.state(record).integer(CaseField.retainUntil))
        #expect(until == instant(2029, 12, 3, 0))
        #expect(try node.dueForDestruction(on: until - 1).isEmpty)
        #expect(try node.dueForDestruction(on: until).map(\.number) == ["A"])
    }

    @Test("C6: a case that fell under two packs is kept as long as the stricter one asks, and nothing is destroyed by itself")
    func theLongerRetentionCounts() throws {
        let clock = TestClock(instant(2026, 11, 1))
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2, clock: clock)
        let site = try #require(SiteCode("S001"))
        _ = try headOffice.installPack(try plainPack("retention.years: {ours: 10}"))
        let row = try headOffice.receive(
            [
                (CaseField.channel, .text("web")), (CaseField.policy, .text("plain/2")),
                (CaseField.receivedAt, .integer(instant(2026, 11, 1))),
            ],
            site: site)
        _ = try headOffice.act(CaseAct.migrate, on: row.record.description, [(CaseField.policy, .text("plain/1"))])
        try headOffice.close(row.record, at: instant(2026, 11, 2))
        clock.set(Self.archived)
        _ = try headOffice.closeMonth(november, site: site)
        #expect(try headOffice.state(row.record).integer(CaseField.retainUntil) == instant(2036, 12, 3, 0))
        clock.set(instant(2040, 1, 1))
        #expect(try headOffice.dueForDestruction(of: site).count == 1)
        #expect(try headOffice.state(row.record).isDestroyed == false)
    }

    @Test func theLastDayOfALeapYearIsKeptToItsEnd() throws {
        let clock = TestClock(instant(2028, 2, 29))
        let node = try makeNode(.store, "S001", seed: 1, clock: clock)
        let record = try node.handled("A", received: instant(2028, 1, 5), closed: instant(2028, 1, 9))
        _ = try node.closeMonth(MonthNumber(rawValue: 2028 * 12))
        #expect(try node.state(record).integer(CaseField.retainUntil) == instant(2031, 3, 2, 0))
    }

    @Test("HS-5.2-3 E34: two people other than who asked approve, a certificate lists what went, and a tombstone is left")
    func destructionByRequestAndApproval() throws {
        let clock = TestClock(Self.archived)
        let (node, record) = try Self.nodeWithOne(clock)
        clock.set(Self.due)
        let figures = try Self.figures(node)
        expectNodeError(.usage) { try node.requestDestruction(volumes: ["S001-2026-11"], basis: "期满", by: nil) }
        expectNodeError(.noInput) { try node.requestDestruction(volumes: ["S001-2026-10"], basis: "期满", by: Actor(named: "E05")) }
        let request = try node.requestDestruction(volumes: ["S001-2026-11"], basis: "保存期满", by: Actor(named: "E05"))
        #expect(request.cases == [record] && request.requester == "E05" && request.isOpen)
        func refusal<Value>(_ body: () throws -> Value) -> NodeError.Reason? { expectNodeError(.notPermitted, body)?.reason }
        #expect(
            refusal { try node.executeDestruction(request.number, method: "shredded", by: Actor(named: "E05")) }
                == .archive(.approvalsMissing(have: 0, need: 2)))
        #expect(refusal { try node.approveDestruction(request.number, by: Actor(named: " e05")) } == .archive(.ownRequest(" e05")))
        _ = try node.approveDestruction(request.number, by: Actor(named: "E01"))
        #expect(
            expectNodeError(.usage) { try node.approveDestruction(request.number, by: Actor(named: "E01")) }?.reason
                == .archive(.approvedAlready("E01")))
        #expect(
            refusal { try node.executeDestruction(request.number, method: "shredded", by: Actor(named: "E05")) }
                == .archive(.approvalsMissing(have: 1, need: 2)))
        _ = try node.approveDestruction(request.number, by: Actor(named: "E02"))
        let done = try node.executeDestruction(request.number, method: "shredded", witness: "E03", by: Actor(named: "E05"))
        #expect(!done.isOpen && done.lines == ["destroyed\tS001-2026-11-0001\tA\t\(record)"])
        let certificate = try #require(done.certificate)
        #expect(try certificate.verifiedSigners(among: [node.id]) == [node.id])
        #expect(String(decoding: certificate.text, as: UTF8.self).contains(CertificateText.statement))
        // The tombstone.
        let row = try node.store.findCase("A")
        #expect(row.state.isDestroyed && row.state.text(CaseField.certificate) == request.number)
        #expect(row.shown.state.text(CaseField.customer) == nil && row.shown.state.values(of: CaseField.content).isEmpty)
        #expect(row.shown.state.text(CaseField.category) == "hygiene_safety" && row.shown.state.text(CaseField.outcome) == "resolved")
        let shown = try node.store.history(of: row).map(\.tombstone)
        #expect(shown.allSatisfy { $0.draft.fields.allSatisfy { $0.id != .actor && $0.id != CaseField.contact } })
        #expect(Tombstone.fields.allSatisfy { Vocabulary.field($0, of: .complaintCase).map { !$0.isPersonal } ?? false })
        // Figures stay, and the log verifies.
        #expect(try Self.figures(node) == figures)
        try node.seal()
        #expect(try node.store.verify().problems.isEmpty)
        let shelf = try node.archive()
        #expect(try node.remarks(on: try #require(shelf.volumes.first), on: shelf) == [record: .destroyed(certificate: request.number)])
        #expect(try node.check(try #require(shelf.volumes.first), on: shelf).isEmpty)
        #expect(
            expectNodeError(.usage) { try node.requestDestruction(cases: ["A"], basis: "x", by: Actor(named: "E05")) }?.reason
                == .archive(.nothingRequested))
        expectNodeError(.usage) { try node.act(CaseAct.note, on: "A", [(CaseField.note, .text("x"))]) }
    }

    @Test("E33 HS-5.2-3: a hold, an open case, a link from an open case, or time not over keeps a case, and reopening begins its time anew")
    func whatIsKeptIsKept() throws {
        let clock = TestClock(Self.archived)
        let (node, record) = try Self.nodeWithOne(clock)
        func refusal() -> NodeError.Reason? {
            expectNodeError(.usage) { try node.requestDestruction(cases: ["A"], basis: "x", by: Actor(named: "E05")) }?.reason
        }
        #expect(refusal() == .archive(.kept(number: "A", .retained(lastDay: day(2029, 12, 2)))))
        clock.set(Self.due)
        _ = try node.act(CaseAct.hold, on: "A", [(CaseField.hold, .added("民事诉讼"))])
        #expect(refusal() == .archive(.kept(number: "A", .onHold("民事诉讼"))))
        #expect(try node.dueForDestruction().isEmpty)
        _ = try node.act(CaseAct.releaseHold, on: "A", [(CaseField.hold, .removed("民事诉讼"))])
        let other = try node.handled("B", received: Self.due, [(CaseField.related, .added(record.description))])
        #expect(refusal() == .archive(.kept(number: "A", .linked(from: "B"))))
        try node.close(other, at: Self.due)
        #expect(try node.dueForDestruction().map(\.number) == ["A"])
        _ = try node.act(CaseAct.reopen, on: "A", [(CaseField.reason, .text("新事实"))])
        #expect(refusal() == .archive(.kept(number: "A", .open)))
        try node.close(record, at: instant(2029, 12, 3, 15))
        #expect(refusal() == .archive(.kept(number: "A", .notArchived)))
        clock.set(instant(2030, 1, 5))
        _ = try node.closeMonth(MonthNumber(rawValue: 2029 * 12 + 11))
        #expect(refusal() == .archive(.kept(number: "A", .retained(lastDay: day(2033, 1, 5)))))
    }

    @Test("E33: a hold that came while a request was under way stops it, and a declined request ends")
    func aHoldStopsTheExecution() throws {
        let clock = TestClock(Self.archived)
        let (node, _) = try Self.nodeWithOne(clock)
        clock.set(Self.due)
        let request = try node.requestDestruction(cases: ["A"], basis: "期满", by: Actor(named: "E05"))
        for name in ["E01", "E02"] { _ = try node.approveDestruction(request.number, by: Actor(named: name)) }
        _ = try node.act(CaseAct.hold, on: "A", [(CaseField.hold, .added("调查"))])
        #expect(
            expectNodeError(.usage) { try node.executeDestruction(request.number, method: "none", by: Actor(named: "E05")) }?.reason
                == .archive(.kept(number: "A", .onHold("调查"))))
        let declined = try node.declineDestruction(request.number, by: Actor(named: "E01"), remark: "调查中")
        #expect(!declined.isOpen && declined.isDeclined && declined.certificate == nil)
        #expect(
            expectNodeError(.usage) { try node.approveDestruction(request.number, by: Actor(named: "E03")) }?.reason
                == .archive(.requestEnded(request.number)))
    }

    @Test("HS-5.2-3: approvals travel by sync, and an approval by whoever asked counts nowhere")
    func approvalsTravel() async throws {
        let clock = TestClock(Self.archived)
        let (node, record) = try Self.nodeWithOne(clock)
        let headOffice = try makeNode(.headOffice, "HQ", seed: 2, clock: clock)
        clock.set(Self.due)
        let request = try node.requestDestruction(cases: ["A"], basis: "期满", by: Actor(named: "E05"))
        try await talk(node, headOffice, cutAfter: nil)
        _ = try headOffice.approveDestruction(request.number, by: Actor(named: "L1"))
        _ = try node.approveDestruction(request.number, by: Actor(named: "L1"))
        try await talk(node, headOffice, cutAfter: nil)
        #expect(try node.destruction(named: request.number).approvers == ["L1"], "one person is one approval, wherever it was given")
        _ = try headOffice.approveDestruction(request.number, by: Actor(named: "L2"))
        try await talk(node, headOffice, cutAfter: nil)
        _ = try node.executeDestruction(request.number, method: "burnt", by: Actor(named: "E05"))
        try await talk(node, headOffice, cutAfter: nil)
        #expect(try headOffice.state(record).isDestroyed)
        #expect(try headOffice.destruction(named: request.number).lines == (try node.destruction(named: request.number).lines))
        try expectShared(node, headOffice, [scope("S001")])
    }

    @Test(
        "HS-5.2-3: an interrupted destruction goes on where it stopped, and its certificate lists everything once",
        arguments: [4, 12, 24, 48, 80])
    func aCrashIsFinished(steps: Int) throws {
        let clock = TestClock(Self.archived)
        let store = try Store.inMemory()
        let node = try makeNode(.store, "S001", seed: 1, clock: clock, in: store)
        for number in 0..<4 {
            try node.handled("N\(number)", received: instant(2026, 11, 5 + Int64(number)), closed: instant(2026, 11, 20))
        }
        _ = try node.closeMonth(november)
        clock.set(Self.due)
        let request = try node.requestDestruction(volumes: ["S001-2026-11"], basis: "期满", by: Actor(named: "E05"))
        for name in ["E01", "E02"] { _ = try node.approveDestruction(request.number, by: Actor(named: name)) }
        store.cutPower(afterSteps: steps)
        _ = try? node.executeDestruction(request.number, method: "none", by: Actor(named: "E05"))
        store.cutPower(afterSteps: nil)
        if try node.destruction(named: request.number).isOpen {
            _ = try node.executeDestruction(request.number, method: "none", by: Actor(named: "E05"))
        }
        let done = try node.destruction(named: request.number)
        #expect(done.lines.count == 4 && Set(done.lines).count == 4 && done.lines.allSatisfy { $0.hasPrefix("destroyed") })
        #expect(try node.dueForDestruction().isEmpty)
    }
}
