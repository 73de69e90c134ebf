public import AmendsLog

/// Who works here, who holds which role for which unit, and who belongs to which group: an immutable
/// snapshot of the people's records. It answers for any instant, past ones too.
public struct Directory: Sendable {
    /// In the order given: one record of each code and scope.
    public let staff: [StaffMember]
    public let grants: [RoleGrant]
    public let groups: [StaffGroup]
    /// Minutes east of UTC by which the days of posts and memberships are counted.
    public var offset: Int64

    private let staffByCode: [String: [Int]]
    private let grantsByStaff: [String: [Int]]

    public init(staff: [StaffMember] = [], grants: [RoleGrant] = [], groups: [StaffGroup] = [], offset: Int64 = 480) {
        (self.staff, self.grants, self.groups, self.offset) = (staff, grants, groups, offset)
        staffByCode = Dictionary(grouping: staff.indices) { staff[$0].code }
        grantsByStaff = Dictionary(grouping: grants.indices) { grants[$0].staff }
    }

    /// Whether roles have ever been given here. Before, a shop works without them.
    public var hasGrants: Bool { !grants.isEmpty }

    // MARK: Who

    /// The person with this code, as the records of `scope` know them, else the company's, else those of
    /// another site; among several, one who has not left.
    public func member(_ code: String, in scope: Scope) -> StaffMember? {
        let found = (staffByCode[code] ?? []).map { staff[$0] }
        func rank(_ member: StaffMember) -> Int {
            (member.scope == scope ? 0 : member.scope == .company ? 1 : 2) + (member.status == .left || member.leftAt != nil ? 4 : 0)
        }
        let own = found.first { $0.scope == scope }
        return own ?? found.min { (rank($0), $0.scope.description) < (rank($1), $1.scope.description) }
    }

    /// The name for display; the code itself where nobody is known by it.
    public func name(of code: String, in scope: Scope) -> String { member(code, in: scope)?.name ?? code }

    // MARK: Roles

    /// The grants of a person that count at an instant.
    public func grants(of code: String, at instant: Int64) -> [RoleGrant] {
        (grantsByStaff[code] ?? []).map { grants[$0] }.filter { $0.isInForce(at: instant) }
    }

    /// The roles of a person in `scope` at an instant: what was granted, and what membership in a group
    /// brings; a group that is there for one case counts for `record` only.
    public func roles(of code: String, in scope: Scope, at instant: Int64, on record: RecordID? = nil) -> Set<StaffRole> {
        var roles = Set(grants(of: code, at: instant).filter { $0.unit.covers(scope) }.map(\.role))
        for group in groups where group.unit.covers(scope) && (group.forCase == nil || group.forCase == record) {
            if group.members(at: instant, offset: offset).contains(where: { $0.staff == code }) { roles.formUnion(group.kind.roles) }
        }
        return roles
    }

    /// The codes of those who hold a role in `scope` at an instant and have not left, ascending.
    public func holders(of role: StaffRole, in scope: Scope, at instant: Int64) -> [String] {
        let codes = Set(grants.map(\.staff) + groups.flatMap { $0.members.map(\.staff) })
        return codes.filter { code in
            roles(of: code, in: scope, at: instant).contains(role) && member(code, in: scope).map { !$0.hasLeft(by: instant) } ?? false
        }.sorted()
    }

    // MARK: Groups

    /// The groups of a kind that are there for `scope` at an instant, those of the case first.
    public func groups(_ kind: StaffGroup.Kind, in scope: Scope, at instant: Int64, on record: RecordID? = nil) -> [StaffGroup] {
        groups.filter {
            $0.kind == kind && $0.unit.covers(scope) && ($0.forCase == nil || $0.forCase == record)
                && !$0.members(at: instant, offset: offset).isEmpty
        }.sorted { ($0.forCase == nil ? 1 : 0, $0.name) < ($1.forCase == nil ? 1 : 0, $1.name) }
    }

    public func isMember(_ code: String, of kind: StaffGroup.Kind, in scope: Scope, at instant: Int64, on record: RecordID? = nil) -> Bool {
        groups(kind, in: scope, at: instant, on: record).contains { group in
            group.members(at: instant, offset: offset).contains { $0.staff == code }
        }
    }

    // MARK: Rights

    /// Why the person may not make an act in `scope` at an instant; nil where nothing stands against it.
    /// `roles` are those that the case itself gives: its team investigates, its assignee handles it.
    public func refusal(
        of act: ActKind, by code: String, in scope: Scope, at instant: Int64, on record: RecordID? = nil,
        besides roles: Set<StaffRole> = []
    ) -> PersonRefusal? {
        if let refusal = refusal(of: code, in: scope, at: instant) { return refusal }
        let held = self.roles(of: code, in: scope, at: instant, on: record).union(roles)
        return Permissions.allow(act, to: held) ? nil : .roleMissing(code, Permissions.roles(for: act))
    }

    /// Why the person may do nothing at all.
    public func refusal(of code: String, in scope: Scope, at instant: Int64) -> PersonRefusal? {
        guard let member = member(code, in: scope) else { return .unknown(code) }
        if member.hasLeft(by: instant) { return .hasLeft(code) }
        return member.status == .suspended ? .isSuspended(code) : nil
    }

    /// What the person may see of a case in `scope`: the best of their roles.
    public func sight(of code: String, in scope: Scope, at instant: Int64, on record: RecordID? = nil) -> Sight {
        let here = roles(of: code, in: scope, at: instant, on: record).map(\.sight).max()
        if let here { return here }
        // Whoever handles cases of another unit may know that this one is there, and of what kind it is.
        return grants(of: code, at: instant).isEmpty ? .nothing : .outline
    }
}

/// Why somebody may not do something.
public enum PersonRefusal: Sendable, Hashable {
    case unknown(String)
    case hasLeft(String)
    case isSuspended(String)
    /// None of the roles that may do it; they follow.
    case roleMissing(String, [StaffRole])
    /// There are grants, and nobody was named.
    case nobodyNamed
    /// A role that the granter may not give.
    case mayNotGrant(String, StaffRole)
    /// The first role given here would leave nobody who may give another; those that may follow.
    case firstRoleGivesNone(StaffRole, [StaffRole])
    /// A complaint about the reader that is not decided yet.
    case complainedOf(String)
}
