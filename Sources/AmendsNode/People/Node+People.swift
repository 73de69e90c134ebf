public import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsPolicy
import AmendsStore

/// Acts on people's records: staff, the roles they hold, the groups they belong to.
extension Node {
    /// Where the records of a unit's people lie: a site's in its own scope, the company's in the company's.
    public func scope(of unit: Unit) -> Scope {
        switch unit {
        case .company: .company
        case .site(let code): .site(code)
        }
    }

    /// The unit that this node speaks for.
    public var ownUnit: Unit { role == .headOffice ? .company : .site(site) }

    /// Makes an act on a small record.
    public func act(
        _ kind: ActKind, on record: RecordID, in scope: Scope, _ fields: ActFields, by actor: Actor?
    ) throws(NodeError) {
        try write { transaction in
            try make(kind, fields, by: actor, on: record, in: scope, named: record.description, transaction)
        }
    }

    /// Defines a member of staff, or changes what is recorded; what is not given stays.
    public func defineStaff(_ code: String, _ fields: ActFields, in scope: Scope, by actor: Actor?) throws(NodeError) {
        let record = StaffRecord.record(of: code, in: scope)
        try write { transaction in
            let isNew = try transaction.state(of: record, kind: .staff, in: scope).entries.isEmpty
            let kind = isNew ? StaffRecord.define : StaffRecord.amend
            try make(
                kind, [(StaffRecord.code, .text(code))] + fields, by: actor, on: record, in: scope, named: code, transaction)
        }
    }

    // MARK: Roles

    /// Gives a role from one instant to another, ms since 1970. The first role ever given here must be one
    /// that may give others, else nobody could.
    public func grant(_ role: StaffRole, to staff: String, for unit: Unit, from: Int64, to end: Int64? = nil, by actor: Actor?)
        throws(NodeError)
    {
        let scope = scope(of: unit)
        let record = RecordID(milliseconds: surroundings.now(), random: (surroundings.randomWord(), surroundings.randomWord()))
        var fields: ActFields = [
            (GrantRecord.staff, .text(staff)), (GrantRecord.role, .text(role.rawValue)), (GrantRecord.unit, .text(unit.description)),
            (GrantRecord.from, .integer(from)),
        ]
        if let end { fields.append((GrantRecord.to, .integer(end))) }
        if let actor { fields.append((GrantRecord.grantedBy, .text(actor.code))) }
        try write { transaction in
            let directory = try transaction.directory(offset: try offsetNow(try transaction.setting("time_zone")))
            if let refusal = directory.refusal(of: staff, in: scope, at: surroundings.now()) {
                throw NodeError(refusing: refusal, GrantRecord.give)
            }
            if !directory.hasGrants, !Permissions.allow(GrantRecord.give, to: [role]) {
                throw NodeError(refusing: .firstRoleGivesNone(role, Permissions.roles(for: GrantRecord.give)), GrantRecord.give)
            }
            try mayHandOut(role, in: scope, actor, directory, GrantRecord.give)
            try make(GrantRecord.give, fields, by: actor, on: record, in: scope, named: staff, transaction)
        }
    }

    /// Ends every grant of a role that a person holds for a unit; the number of grants ended.
    public func revoke(_ role: StaffRole, from staff: String, for unit: Unit, at instant: Int64, reason: String?, by actor: Actor?)
        throws(NodeError) -> Int
    {
        var count = 0
        try write { transaction in
            let directory = try transaction.directory(offset: try offsetNow(try transaction.setting("time_zone")))
            let ending = directory.grants.filter {
                $0.staff == staff && $0.role == role && $0.unit == unit && instant < $0.to ?? .max
            }
            var fields: ActFields = [(GrantRecord.to, .integer(instant))]
            if let reason { fields.append((CaseField.reason, .text(reason))) }
            for grant in ending {
                try mayHandOut(role, in: grant.scope, actor, directory, GrantRecord.revoke)
                try make(GrantRecord.revoke, fields, by: actor, on: grant.record, in: grant.scope, named: staff, transaction)
            }
            count = ending.count
        }
        return count
    }

    private func mayHandOut(_ role: StaffRole, in scope: Scope, _ actor: Actor?, _ directory: Directory, _ act: ActKind) throws(NodeError) {
        guard let actor, actor.isAs, directory.hasGrants else { return }
        let held = directory.roles(of: actor.code, in: scope, at: surroundings.now())
        // Once the body above the company has somebody, the company does not make itself one.
        let isAbove = role == .industryAdmin && !held.contains(.industryAdmin)
        let isTaken = isAbove && !directory.holders(of: .industryAdmin, in: .company, at: surroundings.now()).isEmpty
        if isTaken || !Permissions.mayGive(role, held) { throw NodeError(refusing: .mayNotGrant(actor.code, role), act) }
    }
}
