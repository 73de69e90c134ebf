public import AmendsLog

/// Where a role or a group counts.
public enum Unit: Sendable, Hashable, CustomStringConvertible {
    /// The company with all its sites.
    case company
    case site(SiteCode)

    /// `*` or a site's code.
    public init?(_ text: some StringProtocol) {
        if text == "*" { self = .company } else if let code = SiteCode(String(text)) { self = .site(code) } else { return nil }
    }

    public var description: String {
        switch self {
        case .company: "*"
        case .site(let code): code.text
        }
    }

    public func covers(_ scope: Scope) -> Bool {
        switch (self, scope) {
        case (.company, _), (_, .log): true
        case (.site(let own), .site(let code)): own == code
        case (.site, .company): false
        }
    }

    /// What a record in `scope` may speak for: a site's records only for the site, whatever they say.
    func isGoverned(by scope: Scope) -> Bool {
        switch (self, scope) {
        case (_, .company): true
        case (.site(let own), .site(let code)): own == code
        default: false
        }
    }
}

/// A role that somebody holds for a unit, from one instant to another.
public struct RoleGrant: Sendable, Hashable {
    public var record: RecordID
    public var staff: String
    public var role: StaffRole
    public var unit: Unit
    /// ms since 1970; `to` is the first instant at which the role is not held any more.
    public var from: Int64
    public var to: Int64?
    public var grantedBy: String
    /// Where the grant is recorded.
    public var scope: Scope

    public init(
        record: RecordID, staff: String, role: StaffRole, unit: Unit, from: Int64, to: Int64? = nil, grantedBy: String = "", scope: Scope
    ) {
        (self.record, self.staff, self.role, self.unit) = (record, staff, role, unit)
        (self.from, self.to, self.grantedBy, self.scope) = (from, to, grantedBy, scope)
    }

    public func isInForce(at instant: Int64) -> Bool {
        from <= instant && instant < to ?? .max && unit.isGoverned(by: scope)
    }
}
