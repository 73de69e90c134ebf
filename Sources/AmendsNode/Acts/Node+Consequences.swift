import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
import AmendsStore

/// Acts that follow from another one by themselves, in the same transaction: handing a case over, going
/// on with a safety matter whose complaint was withdrawn, keeping the earliest receipt of duplicates.
///
/// Records made here are named after what they follow from, so that two nodes which make them without
/// knowing of each other make the same one.
extension Node {
    /// What an act carries besides what was given.
    func completed(_ kind: ActKind, _ fields: ActFields, after past: CasePast, _ transaction: StoreTransaction) -> ActFields {
        var added: ActFields = []
        switch kind {
        case CaseAct.offerTransfer: added.append((CaseField.transferState, .text("offered")))
        case CaseAct.acceptTransfer: added.append((CaseField.transferState, .text("accepted")))
        case CaseAct.refuseTransfer: added.append((CaseField.transferState, .text("refused")))
        case CaseAct.assign:
            if DepartmentTurn.department(of: RuledAct(kind, time: 0, fields: fields)) != nil {
                added.append((CaseField.departmentState, .text("offered")))
            }
        case CaseAct.handOver: added.append((CaseField.departmentState, .text("offered")))
        case CaseAct.takeOver: added.append((CaseField.departmentState, .text("accepted")))
        case CaseAct.handBack: added.append((CaseField.departmentState, .text("returned")))
        case _ where DepartmentTurn.work.contains(kind) && past.state.text(CaseField.departmentState) == "offered":
            added.append((CaseField.departmentState, .text("accepted")))
        case CaseAct.withdraw:
            if !fields.contains(where: { $0.id == CaseField.outcome }) { added.append((CaseField.outcome, .text("withdrawn"))) }
            if continuesInside(past, fields, transaction) {
                added.append((CaseField.related, .added(Self.insideCase(of: past.state.record).description)))
            }
        case CaseAct.invalidate: added.append((CaseField.outcome, .text("invalid")))
        case CaseAct.refer:
            if !fields.contains(where: { $0.id == CaseField.outcome }) { added.append((CaseField.outcome, .text("referred"))) }
        default: break
        }
        return added
    }

    /// Makes what follows. `past` is what the act saw.
    func follow(
        _ kind: ActKind, _ fields: ActFields, after past: CasePast, by actor: Actor?, in scope: Scope, _ transaction: StoreTransaction
    ) throws {
        switch kind {
        case CaseAct.acceptTransfer: try handOver(past, by: actor, in: scope, transaction)
        case CaseAct.withdraw:
            if continuesInside(past, [], transaction) { try continueInside(past, by: actor, in: scope, transaction) }
        case CaseAct.link: try keepEarliestReceipt(past, fields, by: actor, in: scope, transaction)
        default: break
        }
    }

    private func versions(_ state: RecordState, _ transaction: StoreTransaction) -> ActFields {
        var fields: ActFields = [(CaseField.calendar, .integer(transaction.policyBook.newestCalendar.version))]
        if let pack = state.text(CaseField.policy) { fields.append((CaseField.pack, .text(pack))) }
        return fields
    }

    private func signed(_ fields: ActFields, by actor: Actor?) -> ActFields {
        guard let actor, !actor.code.isEmpty else { return fields }
        return fields + [(.actor, .text(actor.code))]
    }

    // MARK: To another unit

    /// The case that goes on elsewhere. Its name holds the target: two acceptances for two units make two
    /// cases, and the conflict of their names is seen.
    static func successor(of record: RecordID, hop: Int64, at target: SiteCode) -> RecordID {
        RecordID(mapping: "amends/transfer", source: "\(record)/\(hop)/\(target)")
    }

    /// Closes the case here as referred and opens its successor in the other unit's scope, with receipt
    /// time, number, values and link: no case is without an owner in between.
    private func handOver(_ past: CasePast, by actor: Actor?, in scope: Scope, _ transaction: StoreTransaction) throws {
        let state = past.state
        guard let name = state.text(CaseField.transferTo), let target = SiteCode(name) else {
            throw NodeError(.usage, "The case is not on offer to another unit.", reason: .breach(.transferNotOffered, number: "", pack: ""))
        }
        let hop = (state.integer(CaseField.hops) ?? 0) + 1
        let successor = Self.successor(of: state.record, hop: hop, at: target)
        let referral: ActFields =
            [
                (CaseField.referredTo, .text(target.text)), (CaseField.outcome, .text("referred")),
                (CaseField.successor, .record(successor)),
            ] + versions(state, transaction)
        try append(
            [NewAct(kind: CaseAct.refer, recordKind: .complaintCase, record: state.record, fields: signed(referral, by: actor))], in: scope,
            transaction)
        let elsewhere = Scope.site(target)
        // Another node of head office accepted it too.
        guard try transaction.state(of: successor, kind: .complaintCase, in: elsewhere).entries.isEmpty else { return }
        var receipt = Handover(past).values
        receipt.append((CaseField.predecessor, .record(state.record)))
        receipt.append((CaseField.hops, .integer(hop)))
        try append(
            [
                NewAct(
                    kind: CaseAct.receive, recordKind: .complaintCase, record: successor,
                    fields: signed(receipt + versions(state, transaction), by: actor))
            ], in: elsewhere, transaction)
    }

    // MARK: Safety

    static func insideCase(of record: RecordID) -> RecordID { RecordID(mapping: "amends/internal", source: record.description) }

    private func continuesInside(_ past: CasePast, _ fields: ActFields, _ transaction: StoreTransaction) -> Bool {
        guard let pack = past.state.text(CaseField.policy).flatMap({ PackName($0) }).flatMap({ transaction.policyBook.pack($0) }),
            pack.isBinding, !fields.contains(where: { $0.id == CaseField.related })
        else { return false }
        return Rulebook(pack: pack).isSafetyMatter(past) && past.state.elements(of: CaseField.related).isEmpty
    }

    /// The customer has no complaint any more; the danger may still be there.
    private func continueInside(_ past: CasePast, by actor: Actor?, in scope: Scope, _ transaction: StoreTransaction) throws {
        let state = past.state
        let record = Self.insideCase(of: state.record)
        guard try transaction.state(of: record, kind: .complaintCase, in: scope).entries.isEmpty else { return }
        var fields: ActFields = Handover(past, onlyFacts: true).values.filter { !Self.ownOfInsideCase.contains($0.id) }
        fields += [
            (CaseField.number, .text(try nextNumber(transaction))), (CaseField.channel, .text("self_found")),
            (CaseField.anonymous, .text("yes")), (CaseField.receivedAt, .integer(surroundings.now())),
            (CaseField.related, .added(state.record.description)),
        ]
        try append(
            [
                NewAct(
                    kind: CaseAct.receive, recordKind: .complaintCase, record: record,
                    fields: signed(fields + versions(state, transaction), by: actor))
            ], in: scope, transaction)
    }

    private static let ownOfInsideCase: Set<FieldID> = [
        CaseField.number, CaseField.channel, CaseField.anonymous, CaseField.receivedAt, CaseField.related,
    ]

    // MARK: Duplicates

    /// The case that stays has the earliest receipt of both: its clocks run from there.
    private func keepEarliestReceipt(
        _ past: CasePast, _ fields: ActFields, by actor: Actor?, in scope: Scope, _ transaction: StoreTransaction
    ) throws {
        guard let own = past.state.integer(CaseField.receivedAt) else { return }
        for case (CaseField.duplicateOf, .added(let text)) in fields {
            guard let target = RecordID(hexadecimal: text) else { continue }
            let other = try transaction.state(of: target, kind: .complaintCase, in: scope)
            guard let received = other.integer(CaseField.receivedAt), own < received else { continue }
            try append(
                [
                    NewAct(
                        kind: CaseAct.amend, recordKind: .complaintCase, record: target,
                        fields: signed([(CaseField.receivedAt, .integer(own))], by: actor))
                ], in: scope, transaction)
        }
    }
}

/// What of a case goes along when it is handed over.
struct Handover {
    private(set) var values: ActFields = []
    /// Bytes of lists that go along: an entry holds 64 KiB, and the rest can be read where it came from.
    private static let maximumListByteCount = 24 * 1024

    init(_ past: CasePast, onlyFacts: Bool = false) {
        for field in Vocabulary.fields(of: .complaintCase) where Self.goesAlong.contains(field.id) {
            if onlyFacts, field.isPersonal, field.id != CaseField.content { continue }
            switch field.type {
            case .register, .most: if let value = Self.shown(field.id, past) { values.append((field.id, value)) }
            case .set: values += past.state.elements(of: field.id).map { (field.id, .added($0)) }
            default: break
            }
        }
        if !onlyFacts { addLists(past) }
    }

    private static let goesAlong: Set<FieldID> = Set(CaseAct.fields[CaseAct.receive] ?? [])
        .union([CaseField.policy, CaseField.priority, CaseField.departments, CaseField.receivedAt, CaseField.externalReply])
        .subtracting([CaseField.sourceID, CaseField.related, CaseField.recordedLate])

    /// Lists whose items belong together are taken act by act.
    private static let lists: Set<FieldID> = [
        CaseField.allegation, CaseField.note, CaseField.evidence, CaseField.evidenceKind, CaseField.evidenceFile, CaseField.statement,
        CaseField.statementBy, CaseField.contactLog, CaseField.contactDirection, CaseField.externalReply,
    ]

    private mutating func addLists(_ past: CasePast) {
        var left = Self.maximumListByteCount
        for act in past.acts {
            let own = act.fields.filter { Self.lists.contains($0.id) }
            let size = own.reduce(0) { sum, field in if case .text(let text) = field.value { sum + text.utf8.count } else { sum + 8 } }
            guard size <= left else { return }
            left -= size
            values += own
        }
    }

    /// The value shown, read from its act where the state keeps only a reference.
    private static func shown(_ field: FieldID, _ past: CasePast) -> FieldValue? {
        guard let held = past.state.shown(field) else { return nil }
        switch held.content {
        case .value(let value): return value
        case .absent: return nil
        case .reference:
            let act = past.acts[past.acts.startIndex + held.ordinal]
            return act.value(field)
        }
    }
}
