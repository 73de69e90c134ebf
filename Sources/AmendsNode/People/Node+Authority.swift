public import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsPolicy
import AmendsStore

extension Node {
    /// Refuses an act that this actor may not make here and now. While no role was ever given here,
    /// acts without a staff code go: a shop that has not set up its people yet still has to work.
    ///
    /// `state` is the record acted on: a case's own team investigates it, its assignee handles it.
    func authorise(_ actor: Actor?, to act: ActKind, on state: RecordState, in scope: Scope, _ transaction: StoreTransaction) throws {
        guard let actor, actor.isAs else {
            if try transaction.hasGrants() { throw NodeError(refusing: .nobodyNamed, act) }
            return
        }
        let directory = try transaction.directory(offset: try offsetNow(try transaction.setting("time_zone")))
        if let refusal = directory.refusal(
            of: act, by: actor.code, in: scope, at: surroundings.now(), on: state.record, besides: CaseRoles.of(actor.code, on: state))
        {
            // Before the first grant a known person may do what anyone may.
            if case .roleMissing = refusal, !directory.hasGrants { return }
            throw NodeError(refusing: refusal, act)
        }
    }
}

extension Node {
    /// Refuses whoever does not speak for the level at which a rule was set: what the body above the company
    /// publishes, the company does not change.
    func authorise(_ actor: Actor?, at level: PackLevel, _ act: ActKind, _ transaction: StoreTransaction) throws {
        guard level > .company, let actor, actor.isAs else { return }
        let directory = try transaction.directory(offset: try offsetNow(try transaction.setting("time_zone")))
        let held = directory.roles(of: actor.code, in: .company, at: surroundings.now())
        if directory.hasGrants, held.isDisjoint(with: level.roles) { throw NodeError(refusing: .roleMissing(actor.code, level.roles), act) }
    }
}

extension Node {
    /// Refuses somebody who may not make acts of a kind at all, before a long work of many acts begins.
    public func check(_ act: ActKind, by actor: Actor?, in scope: Scope) throws(NodeError) {
        try write { transaction in
            let kind = Vocabulary.act(act)?.recordKind ?? .complaintCase
            try authorise(actor, to: act, on: RecordState(record: .zero, kind: kind), in: scope, transaction)
        }
    }
}

/// Roles that a case itself gives.
enum CaseRoles {
    static func of(_ code: String, on state: RecordState) -> Set<StaffRole> {
        guard state.kind == .complaintCase else { return [] }
        var roles: Set<StaffRole> = []
        if state.elements(of: CaseField.team).contains(code) { roles.insert(.investigator) }
        if state.text(CaseField.assignee) == code { roles.insert(.departmentHandler) }
        return roles
    }
}

extension StoreTransaction {
    /// Whether a role was ever given here.
    func hasGrants() throws(StoreError) -> Bool { try hasRecord(of: .grant) }
}

extension NodeError {
    init(refusing refusal: PersonRefusal, _ act: ActKind? = nil) {
        let text =
            switch refusal {
            case .unknown(let code): "Nobody here has the staff code \(code). See: amends staff list"
            case .hasLeft(let code): "\(code) has left and may do nothing any more."
            case .isSuspended(let code): "\(code) is suspended and may do nothing until that is over."
            case .roleMissing(let code, let roles):
                "\(code) may not do \(act.map { Vocabulary.name(of: $0) } ?? "this"). It takes one of these roles: "
                    + "\(roles.map(\.rawValue).joined(separator: ", ")). See: amends role list"
            case .nobodyNamed: "People have roles here, so say who acts: --as STAFFCODE, or AMENDS_AS."
            case .mayNotGrant(let code, let role): "\(code) may not give the role \(role.rawValue)."
            case .firstRoleGivesNone(_, let roles):
                "The first role must be one that may give others: \(roles.map(\.rawValue).joined(separator: ", "))."
            case .complainedOf: "This case is not open to the person it complains of before it is decided."
            }
        self.init(.notPermitted, text, reason: .person(refusal, act))
    }
}
