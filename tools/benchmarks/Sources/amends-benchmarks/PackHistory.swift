import AmendsLog
import AmendsModel
import AmendsPolicy
import AmendsSimulation

/// The workload as it is under a full pack: what every act carries then, and the acts that stop its
/// clocks or move them. Head office has published the pack, a calendar and its people before.
struct PackHistory {
    let workload: Workload
    private static let pack = "salon/2"
    private static let calendar: Int64 = 2
    /// China's, minutes east of UTC.
    private static let offset: Int64 = 480
    private static let minute: Int64 = 60_000
    private static let day: Int64 = 86_400_000

    // MARK: The company

    /// What head office says before the first case comes: a stream of its own.
    func company() throws -> [[UInt8]] {
        var writer = try StreamWriter(number: workload.stores, scope: .company)
        guard let text = ShippedPacks.text(named: "salon")?.replacing("\nversion: 1\n", with: "\nversion: 2\n") else {
            throw BenchmarkFailure(text: "there is no pack for salons")
        }
        let pack = PackRecord.record(of: Self.pack)
        var drafts = [
            draft(PackRecord.publish, .pack, pack, [(PackRecord.name, .text(Self.pack)), (PackRecord.text, .text(text))]),
            draft(PackRecord.order, .pack, pack, [(PackRecord.sites, .added("*@2025-01-01"))]),
            draft(
                CalendarRecord.publish, .calendar, CalendarRecord.record(of: Self.calendar),
                [
                    (CalendarRecord.version, .integer(Self.calendar)), (CalendarRecord.days, .text("2027-01-01 off\n2027-02-06 work")),
                    (CalendarRecord.years, .added("2027")),
                ]),
        ]
        for store in 0..<workload.stores { drafts += people(of: store) }
        return try writer.seal(drafts)
    }

    /// Twelve people a shop, each with a role.
    private func people(of store: Int) -> [EntryDraft] {
        (0..<12).flatMap { number in
            let (code, site) = (Self.staff(store, number), Workload.site(ofStore: store).text)
            return [
                draft(
                    StaffRecord.define, .staff, StaffRecord.record(of: code, in: .company),
                    [(StaffRecord.code, .text(code)), (StaffRecord.name, .text("店员\(number)")), (StaffRecord.post, .text("美发师"))]),
                draft(
                    GrantRecord.give, .grant, RecordID(mapping: "grant", source: code),
                    [
                        (GrantRecord.staff, .text(code)), (GrantRecord.role, .text(PeopleCode.roles[4 + number % 6])),
                        (GrantRecord.unit, .text(site)), (GrantRecord.from, .integer(Workload.start - Self.day)),
                    ]),
            ]
        }
    }

    private static func staff(_ store: Int, _ number: Int) -> String { "\(Workload.site(ofStore: store))-E\(number)" }

    private func draft(_ kind: ActKind, _ recordKind: RecordKind, _ record: RecordID, _ fields: [(id: FieldID, value: FieldValue)])
        -> EntryDraft
    {
        EntryDraft(
            kind: kind, flags: .lastOfAction, recordKind: recordKind, record: record, stamp: Stamp(milliseconds: Workload.start - Self.day),
            fields: fields)
    }

    // MARK: A shop

    func acts(ofStore store: Int) -> [EntryDraft] { workload.acts(ofStore: store).flatMap { acts(for: $0, store) } }

    /// An act of the workload and those that the pack asks for beside it.
    private func acts(for act: WorkloadAct, _ store: Int) -> [EntryDraft] {
        let number = act.caseNumber
        func other(_ kind: ActKind, after minutes: Int64 = 0, _ fields: [(id: FieldID, value: FieldValue)] = []) -> EntryDraft {
            var other = act
            (other.kind, other.fields, other.flags) = (kind, fields, (Vocabulary.act(kind)?.flags ?? []).union(.lastOfAction))
            other.milliseconds += minutes * Self.minute
            return complete(other, store)
        }
        var act = act
        switch act.kind {
        case CaseAct.receive:
            act.fields += [(CaseField.policy, .text(Self.pack)), (CaseField.utcOffset, .integer(Self.offset))]
            if number % 8 == 1 { act.fields.append((CaseField.urgency, .integer(2))) }
            return [complete(act, store), other(CaseAct.acknowledge, after: number % 10 == 2 ? 90 : 20)]
        case CaseAct.assess:
            return [complete(act, store), other(CaseAct.firstAct, after: 30, [(CaseField.firstAction, .text("immediate_notify"))])]
        case CaseAct.decide:
            return [other(CaseAct.investigate, [(CaseField.cause, .text("skill"))]), complete(act, store)]
        case CaseAct.plan where number % 20 == 3:
            let until = act.milliseconds + 30 * Self.day
            return [other(CaseAct.extend, [(CaseField.extendedResolution, .integer(until))]), complete(act, store)]
        case CaseAct.plan where number % 25 == 4:
            return [
                complete(act, store), other(CaseAct.escalate, [(CaseField.escalatedTo, .text("hq"))]),
                other(CaseAct.meet, after: 30, [(CaseField.meetingAt, .integer(act.milliseconds + 30 * Self.minute))]),
            ]
        case CaseAct.execute where number % 20 == 5:
            let why: [(id: FieldID, value: FieldValue)] = [(CaseField.pauseReason, .text("customer")), (CaseField.proof, .text("wechat"))]
            return [other(CaseAct.pause, why), other(CaseAct.resume, after: 60), complete(act, store)]
        case CaseAct.followUp where number % 30 == 6:
            return [
                other(CaseAct.dissatisfied, [(CaseField.satisfied, .text("no"))]), other(CaseAct.execute, after: 20),
                other(CaseAct.feedBack, after: 30, [(CaseField.feedback, .text("已重新处理，顾客接受。"))]), complete(act, store),
            ]
        default: return [complete(act, store)]
        }
    }

    /// With who acts, and the versions of pack and calendar as the program writes them.
    private func complete(_ act: WorkloadAct, _ store: Int) -> EntryDraft {
        var draft = act.draft
        draft.fields.append((.actor, .text(Self.staff(store, act.caseNumber % 12))))
        guard let definition = Vocabulary.act(act.kind) else { return draft }
        if definition.milestone != nil || !definition.flags.isDisjoint(with: [.opens, .discharges]) {
            draft.fields.append((CaseField.pack, .text(Self.pack)))
        }
        if CaseAct.movesClocks(definition) { draft.fields.append((CaseField.calendar, .integer(Self.calendar))) }
        if definition.flags.contains(.discharges) { draft.fields.append((CaseField.vocabulary, .integer(Vocabulary.version))) }
        return draft
    }
}
