import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsStore

/// The people of the chain: they do what people do with cases, in any order, and odd things too.
extension Simulation {
    /// One act of a random kind at this node, now.
    func act(at owner: SimulatedNode) throws {
        guard let node = owner.node else { return }
        let cases: [CaseRow]
        do throws(StoreError) { cases = try node.store.cases(CaseFilter(limit: Self.casesInView)) } catch {
            return fail(.anytimeStoresWork, "\(owner.name) listing cases: \(error.text)")
        }
        let choice = random.below(100)
        if cases.isEmpty || choice < 22 { return try receive(at: owner) }
        if choice < 27 { return try writeOddEntries(at: owner, cases) }
        if choice < 31 { return try reportSmallThings(at: owner) }
        // The newest cases are handled most: that is where nodes meet.
        let row = cases[random.below(random.below(2) == 0 ? min(3, cases.count) : cases.count)]
        try handle(row, at: owner, cases)
    }

    private static let casesInView = 40

    /// Two nodes of one site and head office take the same case in hand within minutes.
    func meetOverOneCase() throws {
        let actors = [nodes[1], nodes[2], headOffice]
        guard let node = actors[random.below(2)].node else { return }
        let open = try node.store.cases(CaseFilter(isOpen: true, site: actors[0].site, limit: 5))
        guard !open.isEmpty else { return }
        let name = random.element(of: open).record.description
        let field = random.element(of: [CaseField.category, CaseField.assignee, CaseField.cause])
        for owner in actors {
            plan(after: Int64(random.below(Int(10 * VirtualTime.minute)))) { [unowned self, unowned owner] in
                guard owner.isUp, try owner.node?.store.findCaseIfHeld(name) == true else { return }
                switch random.below(3) {
                case 0:
                    attempt(owner) { _ = try $0.act(CaseAct.close, on: name, [(CaseField.outcome, .text("resolved"))], actor: owner.name) }
                case 1:
                    attempt(owner) {
                        _ = try $0.act(CaseAct.escalate, on: name, [(CaseField.escalatedTo, .text("区域经理"))], actor: owner.name)
                    }
                default:
                    let value = FieldValue.text("\(owner.name)-\(random.below(3))")
                    attempt(owner) { _ = try $0.act(CaseAct.amend, on: name, [(field, value)], actor: owner.name) }
                }
            }
        }
    }

    /// Runs one local act. It must succeed or be refused by a guard, whatever the network does; it
    /// may fail only together with the disk. Gives the refusal.
    @discardableResult
    func attempt(_ owner: SimulatedNode, _ body: (Node) throws -> Void) -> NodeError? {
        guard let node = owner.node else { return nil }
        let isAlone = isPartitioned(owner)
        unplugForCanary(owner, isAlone)
        defer { replugAfterCanary(owner) }
        do {
            try body(node)
            report.acts += 1
            if isAlone { reach(.sometimesActWhilePartitioned) }
            notePromises(of: owner)
        } catch {
            if owner.hasLostPower {
                reach(.sometimesCrashInLocalAct)
                lostPower(owner)
                return nil
            }
            let failure = NodeError(error)
            switch failure.code {
            case .usage, .noInput: reach(.sometimesRefusedByGuard)
            // Where people have roles, not everybody may do everything.
            case .notPermitted where course?.isStaffed == true: reach(.sometimesRefusedToSomebody)
            default: fail(.anytimeLocalActsSucceed, "\(owner.name)\(isAlone ? ", alone" : ""): \(failure.text)")
            }
            return failure
        }
        return nil
    }

    // MARK: Kinds of acts

    private func receive(at owner: SimulatedNode) throws {
        var fields: ActFields = [
            (CaseField.channel, .text(random.element(of: CaseCode.channels))),
            (CaseField.category, .text(random.element(of: CaseCode.categories))),
            (CaseField.content, .text(words(5...60))),
        ]
        if random.below(2) == 0 { fields.append((CaseField.customer, .text(Wording.shared.name(&random)))) }
        if random.below(3) == 0 { fields.append((CaseField.severity, .integer(Int64(random.below(5))))) }
        if random.below(6) == 0 { fields.append((CaseField.receivedAt, .integer(time.now - Int64(random.below(90)) * VirtualTime.day))) }
        if random.below(20) == 0, !fields.contains(where: { $0.id == CaseField.receivedAt }) {
            fields.append((CaseField.receivedAt, .integer(Int64(truncatingIfNeeded: random.next()))))
        }
        if random.below(20) == 0 { fields.append((CaseField.at, .integer(Int64(truncatingIfNeeded: random.next())))) }
        if owner.role == .headOffice {
            let site = nodes[1 + random.below(nodes.count - 1)].site
            guard site != owner.site else { return }
            reach(.sometimesHeadOfficeEdits)
            attempt(owner) { _ = try $0.receive(fields, actor: "总部", site: site) }
        } else {
            attempt(owner) { _ = try $0.receive(fields, actor: random.below(4) == 0 ? nil : owner.name) }
        }
    }

    private func handle(_ row: CaseRow, at owner: SimulatedNode, _ cases: [CaseRow]) throws {
        let name = row.record.description
        if owner.role == .headOffice { reach(.sometimesHeadOfficeEdits) }
        if let conflict = row.state.conflicts.first, random.below(3) == 0 {
            let values = conflict.values.compactMap { held in if case .value(let value) = held.content { value } else { nil } }
            guard !values.isEmpty else { return }
            let kept = random.element(of: values)
            attempt(owner) {
                _ = try $0.act(CaseAct.settle, on: name, [(conflict.field, kept)], actor: owner.name)
                reach(.sometimesConflictSettled)
            }
            return
        }
        let linked = row.state.elements(of: CaseField.duplicateOf)
        switch random.below(24) {
        case 0...5: attempt(owner) { _ = try $0.act(CaseAct.amend, on: name, amendments(), actor: owner.name) }
        case 6, 7:
            attempt(owner) { _ = try $0.act(CaseAct.close, on: name, [(CaseField.outcome, .text(random.element(of: CaseCode.outcomes)))]) }
        case 8:
            attempt(owner) { _ = try $0.act(CaseAct.escalate, on: name, [(CaseField.escalatedTo, .text(words(2...8)))], actor: owner.name) }
        case 9: attempt(owner) { _ = try $0.act(CaseAct.reopen, on: name, [(CaseField.reason, .text(words(2...20)))]) }
        case 10 where !linked.isEmpty:
            attempt(owner) { _ = try $0.link(name, behind: linked[0], remove: true) }
        case 10, 11:
            let other = random.element(of: cases).record.description
            attempt(owner) {
                _ = try $0.link(name, behind: other, actor: owner.name)
                reach(.sometimesLinked)
            }
        default:
            let (kind, fields) = stepOfHandling()
            attempt(owner) { _ = try $0.act(kind, on: name, fields, actor: owner.name) }
        }
    }

    private func stepOfHandling() -> (ActKind, ActFields) {
        switch random.below(14) {
        case 0: (CaseAct.acknowledge, [])
        case 1:
            (
                CaseAct.assess,
                [(CaseField.urgency, .integer(Int64(random.below(3)))), (CaseField.complexity, .integer(Int64(random.below(4))))]
            )
        case 2: (CaseAct.assign, [(CaseField.assignee, .text(Wording.shared.name(&random))), (CaseField.department, .text(words(2...6)))])
        case 3: (CaseAct.note, [(CaseField.note, .text(words(1...80)))])
        case 4:
            (
                CaseAct.investigate,
                [(CaseField.report, .text(words(10...80))), (CaseField.cause, .text(random.element(of: CaseCode.causes)))]
            )
        case 5: (CaseAct.decide, [(CaseField.liability, .text("team")), (CaseField.finding, .text("partly"))])
        case 6: (CaseAct.plan, [(CaseField.plan, .text(words(5...40)))])
        case 7:
            (
                CaseAct.execute,
                [(CaseField.compensation, .integer(Int64(random.below(30_000)) - 2_000)), (CaseField.remedy, .text("refund"))]
            )
        case 8: (CaseAct.feedBack, [(CaseField.feedback, .text(words(5...40)))])
        case 9, 10: (CaseAct.followUp, [(CaseField.satisfied, .text(random.element(of: ["yes", "no", "unreached"])))])
        case 11: (CaseAct.withdraw, [(CaseField.reason, .text(words(2...10)))])
        case 12: (CaseAct.refer, [(CaseField.referredTo, .text("S\(1 + random.below(stores))"))])
        default: (CaseAct.archive, [])
        }
    }

    /// Changes of one to three fields, to values that fit or do not.
    private func amendments() -> ActFields {
        (0...random.below(3)).map { _ in
            let field = random.element(of: CaseField.definitions)
            let value: FieldValue =
                switch random.below(10) {
                case 0: .cleared
                case 1: .integer(Int64(truncatingIfNeeded: random.next()))
                case 2: .text("")
                case 3: .text(words(40...200))
                case 4: .removed(words(1...2))
                case 5: .added(words(1...2))
                default:
                    switch field.meaning {
                    case .instant: .integer(time.now + Int64(random.integer(in: -1_000...1_000)) * VirtualTime.hour)
                    case .fen, .count, .offset: .integer(Int64(random.integer(in: -3...50_000)))
                    default: field.type == .most ? .integer(Int64(random.below(5))) : .text(words(1...6))
                    }
                }
            return (field.id, value)
        }
    }

    private func reportSmallThings(at owner: SimulatedNode) throws {
        if owner.role == .store, random.below(2) == 0 {
            let day = time.now / VirtualTime.day - Int64(random.below(3))
            let orders = Int64(random.below(500))
            attempt(owner) { try $0.reportVolume(day: day, orders: orders) }
        } else {
            let code = "E\(random.below(3))"
            attempt(owner) { try $0.defineStaff(code: code, name: Wording.shared.name(&random), post: words(2...4), actor: owner.name) }
        }
    }

    // MARK: Entries of another version

    /// What a later version of the program, or a wrong one, might write: unknown kinds, fields, types
    /// and record kinds, with any flags, in actions of several entries.
    func writeOddEntries(at owner: SimulatedNode, _ cases: [CaseRow]) throws {
        let row = random.element(of: cases)
        let clock = owner.clock
        attempt(owner) { node in
            guard node.mayWrite(in: row.scope) else { return }
            let stream = node.stream(in: row.scope)
            try node.store.write { transaction in
                // Only the program opens a stream.
                guard try transaction.head(of: stream) != nil else { return }
                var stamps = StampClock(last: try transaction.lastStamp(of: stream))
                var needsFreshSeed = false
                let count = 1 + (random.below(3) == 0 ? 1 + random.below(3) : 0)
                let drafts = (0..<count).map { _ in
                    let reading = stamps.read(wallMilliseconds: clock.now)
                    needsFreshSeed = needsFreshSeed || reading.needsFreshSeed
                    return oddDraft(on: row.record, reading.stamp)
                }
                if count > 1 { reach(.sometimesManyEntriesInOneAction) }
                try transaction.append(
                    drafts, to: stream, freshSeed: Seed(high: random.next(), low: random.next()), needsFreshSeed: needsFreshSeed)
            }
        }
    }

    private func oddDraft(on record: RecordID, _ stamp: Stamp) -> EntryDraft {
        let kinds = [ActKind(rawValue: 0x7001), ActKind(rawValue: 0x0199), CaseAct.close, CaseAct.withdraw, CaseAct.receive]
        let kind = random.element(of: kinds)
        if Vocabulary.act(kind) == nil { reach(.sometimesUnknownKind) }
        var recordKind = RecordKind.complaintCase
        if random.below(5) == 0 {
            recordKind = random.element(of: [RecordKind.staff, RecordKind(rawValue: 77)])
            reach(.sometimesMixedRecordKinds)
        }
        var fields: [(id: FieldID, value: FieldValue)] = []
        if random.below(2) == 0 {
            reach(.sometimesUnknownFieldType)
            fields.append((FieldID(rawValue: 900), .opaque(ValueTag(rawValue: random.below(2) == 0 ? 20 : 40), [1, 2, 3])))
        }
        if random.below(2) == 0 { fields.append((FieldID(rawValue: 250), .bytes((0..<random.below(90)).map { UInt8($0) }))) }
        if random.below(2) == 0 { fields.append((CaseField.category, .record(record))) }
        if random.below(3) == 0 { fields.append((CaseField.vocabulary, .integer(Int64(random.below(3))))) }
        if random.below(4) == 0 { fields.append((CaseField.order, .digest(Digest(a: random.next(), b: 0, c: 0, d: 1)))) }
        return EntryDraft(
            kind: kind, flags: ActFlags(rawValue: UInt8(random.below(8))), recordKind: recordKind, record: record, stamp: stamp,
            fields: fields)
    }

    func words(_ characters: ClosedRange<Int>) -> String { Wording.shared.text(&random, characters: characters) }
}

extension Store {
    fileprivate func findCaseIfHeld(_ name: String) throws -> Bool {
        do throws(StoreError) { return try !findCase(name).state.entries.isEmpty } catch {
            if error.code == .noSuchRecord { return false }
            throw error
        }
    }
}
