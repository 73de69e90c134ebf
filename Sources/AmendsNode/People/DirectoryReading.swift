import AmendsLog
import AmendsMerge
import AmendsModel
public import AmendsPolicy
import AmendsStore

/// People's records as the policy floor knows them. Where concurrent acts left a register with several
/// values, the careful one counts: whoever somewhere was recorded as gone, is gone.
enum DirectoryReading {
    typealias Record = (scope: Scope, state: RecordState)

    static func directory(staff: [Record], grants: [Record], groups: [Record], offset: Int64) -> Directory {
        Directory(
            staff: staff.compactMap(member), grants: grants.compactMap(grant), groups: groups.compactMap(group), offset: offset)
    }

    private static func member(_ record: Record) -> StaffMember? {
        let state = record.state
        guard let code = state.text(StaffRecord.code), !code.isEmpty else { return nil }
        let statuses = state.values(of: StaffRecord.status).compactMap(\.text).compactMap(StaffMember.Status.init)
        let status: StaffMember.Status =
            statuses.contains(.left) ? .left : statuses.contains(.suspended) ? .suspended : .active
        return StaffMember(
            code: code, name: state.text(StaffRecord.name) ?? code, scope: record.scope,
            posts: state.elements(of: StaffRecord.posts).compactMap(DatedPost.init), post: state.text(StaffRecord.post) ?? "",
            status: status, leftAt: earliest(StaffRecord.left, of: state),
            employer: state.text(StaffRecord.employer).flatMap(StaffMember.Employer.init) ?? .own,
            employerName: state.text(StaffRecord.employerName) ?? "", department: state.text(StaffRecord.department) ?? "")
    }

    private static func grant(_ record: Record) -> RoleGrant? {
        let state = record.state
        guard let staff = state.text(GrantRecord.staff), let role = state.text(GrantRecord.role).flatMap(StaffRole.init),
            let unit = state.text(GrantRecord.unit).flatMap({ Unit($0) }), let from = state.integer(GrantRecord.from)
        else { return nil }
        return RoleGrant(
            record: state.record, staff: staff, role: role, unit: unit, from: from, to: earliest(GrantRecord.to, of: state),
            grantedBy: state.text(GrantRecord.grantedBy) ?? "", scope: record.scope)
    }

    private static func group(_ record: Record) -> StaffGroup? {
        let state = record.state
        guard let kind = state.text(GroupRecord.kind).flatMap(StaffGroup.Kind.init), let name = state.text(GroupRecord.name),
            let unit = state.text(GroupRecord.unit).flatMap({ Unit($0) })
        else { return nil }
        var forCase: RecordID?
        if case .value(.record(let record)) = state.shown(GroupRecord.forCase)?.content { forCase = record }
        return StaffGroup(
            record: state.record, kind: kind, name: name, unit: unit, forCase: forCase,
            members: state.elements(of: GroupRecord.member).compactMap(StaffGroup.Member.init),
            dissolvedAt: earliest(GroupRecord.dissolved, of: state), scope: record.scope)
    }

    private static func earliest(_ field: FieldID, of state: RecordState) -> Int64? {
        state.values(of: field).compactMap { held in
            if case .value(.integer(let instant)) = held.content { instant } else { nil }
        }.min()
    }
}

extension StoreTransaction {
    /// Who works here, as known before this transaction. `offset`: minutes east of UTC by which days are counted.
    func directory(offset: Int64) throws(StoreError) -> Directory {
        DirectoryReading.directory(
            staff: try records(of: .staff), grants: try records(of: .grant), groups: try records(of: .group), offset: offset)
    }
}

extension Node {
    /// Who works here, who holds which role, and who belongs to which group, as this node's records say.
    public func directory() throws(NodeError) -> Directory {
        do throws(StoreError) {
            let offset = try offsetNow(try store.settings()["time_zone"])
            func records(of kind: RecordKind) throws(StoreError) -> [DirectoryReading.Record] {
                try store.records(of: kind).map { ($0.scope, $0.state) }
            }
            return DirectoryReading.directory(
                staff: try records(of: .staff), grants: try records(of: .grant), groups: try records(of: .group), offset: offset)
        } catch { throw NodeError(error) }
    }

    func offsetNow(_ zone: String?) throws(StoreError) -> Int64 { TimeZoneOffset.minutes(zone ?? "UTC", at: surroundings.now()) }
}
