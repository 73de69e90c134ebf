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
    func completed(
        _ kind: ActKind, _ fields: ActFields, after past: CasePast, in scope: Scope, _ transaction: StoreTransaction
    ) throws(StoreError) -> ActFields {
        var added: ActFields = []
        switch kind {
        case CaseAct.offerTransfer, CaseAct.acceptTransfer, CaseAct.refuseTransfer:
            added += completedTransfer(kind, after: past.state, in: scope)
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
        case CaseAct.refer: added += try completedReferral(fields, transaction)
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
        case CaseAct.link, CaseAct.unlink: try keepRoads(past, fields, by: actor, in: scope, transaction)
        case CaseAct.linkCustomer, CaseAct.unlinkCustomer: try linkBack(kind, past, fields, by: actor, transaction)
        default: break
        }
        // Head office sees both units' cases: what follows elsewhere follows at once.
        if role == .headOffice { try carryTransfer(of: past.state.record, in: scope, transaction) }
    }

    func versions(_ state: RecordState, _ transaction: StoreTransaction) -> ActFields {
        var fields: ActFields = [(CaseField.calendar, .integer(transaction.policyBook.newestCalendar.version))]
        if let pack = state.text(CaseField.policy) { fields.append((CaseField.pack, .text(pack))) }
        return fields
    }

    func signed(_ fields: ActFields, by actor: Actor?) -> ActFields {
        guard let actor, !actor.code.isEmpty else { return fields }
        return fields + [(.actor, .text(actor.code))]
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

    /// The case that stays has all roads of both, and so the earliest receipt: its clocks run from there. A
    /// link that is removed takes them back.
    private func keepRoads(
        _ past: CasePast, _ fields: ActFields, by actor: Actor?, in scope: Scope, _ transaction: StoreTransaction
    ) throws {
        let own = CaseIntake(
            channel: past.state.text(CaseField.channel) ?? "", time: past.state.integer(CaseField.receivedAt),
            number: past.state.text(CaseField.externalNumber) ?? "", due: past.state.integer(CaseField.externalDue),
            body: past.state.text(CaseField.externalBody) ?? "")
        let roads = [own] + past.state.intakes
        for (id, value) in fields where id == CaseField.duplicateOf {
            let (text, isLink): (String, Bool)
            switch value {
            case .added(let other): (text, isLink) = (other, true)
            case .removed(let other): (text, isLink) = (other, false)
            default: continue
            }
            guard let target = RecordID(hexadecimal: text) else { continue }
            let other = try transaction.state(of: target, kind: .complaintCase, in: scope)
            if other.entries.isEmpty { continue }
            let held = Set(other.elements(of: CaseField.intake))
            let changed: ActFields = roads.map(\.element).filter { held.contains($0) != isLink }.map {
                (CaseField.intake, isLink ? .added($0) : .removed($0))
            }
            if changed.isEmpty { continue }
            try append(
                [NewAct(kind: CaseAct.amend, recordKind: .complaintCase, record: target, fields: signed(changed, by: actor))], in: scope,
                transaction)
        }
    }

    // MARK: Customers

    /// A link between customers stands on both cases, where both are here and may be written on.
    private func linkBack(_ kind: ActKind, _ past: CasePast, _ fields: ActFields, by actor: Actor?, _ transaction: StoreTransaction) throws
    {
        let own = past.state.record.description
        for (id, value) in fields where id == CaseField.sameCustomer {
            let (text, back): (String, FieldValue)
            switch value {
            case .added(let other): (text, back) = (other, .added(own))
            case .removed(let other): (text, back) = (other, .removed(own))
            default: continue
            }
            guard let target = RecordID(hexadecimal: text) else { continue }
            for scope in try transaction.scopes(of: target) where mayWrite(in: scope) {
                let held = try transaction.state(of: target, kind: .complaintCase, in: scope).elements(of: CaseField.sameCustomer)
                if held.contains(own) == (kind == CaseAct.linkCustomer) { continue }
                try append(
                    [
                        NewAct(
                            kind: kind, recordKind: .complaintCase, record: target,
                            fields: signed([(CaseField.sameCustomer, back)], by: actor))
                    ], in: scope, transaction)
            }
        }
    }
}
