public import AmendsLog

extension RecordKind {
    public static let staff = RecordKind(rawValue: 3)
    /// A role given to a member of staff for a unit, from one time to another.
    public static let grant = RecordKind(rawValue: 6)
    /// A leading group, an investigation or special team, a supervision group.
    public static let group = RecordKind(rawValue: 7)
}

/// The codes of people's records.
public enum PeopleCode {
    public static let roles = [
        "industry_admin", "company_leader", "hq_manager", "leading_group", "store_manager", "intake", "platform_operator", "dept_handler",
        "investigator", "technician", "logistics", "stall_owner", "customer_relations", "supervisor", "archivist", "hr_appraisal",
        "trainer", "publisher", "auditor", "privacy_officer", "node_admin",
    ]
    public static let statuses = ["active", "suspended", "left"]
    /// Who employs a person: the company itself, a stall or partner, an agency.
    public static let employers = ["own", "stall", "agency"]
    public static let groups = ["leading_group", "investigation_team", "special_team", "supervision_group"]
    public static let places = ["head", "deputy", "member"]
}

/// The fields and acts of a member of staff: in the site's scope, or the company's for head office.
public enum StaffRecord {
    public static let code = FieldID(rawValue: 1)
    public static let name = FieldID(rawValue: 2)
    public static let post = FieldID(rawValue: 3)
    public static let left = FieldID(rawValue: 4)
    /// Posts with their days: `2026-03-01/Therapist` or `2026-03-01..2026-05-31/Therapist`.
    public static let posts = FieldID(rawValue: 5)
    public static let status = FieldID(rawValue: 6)
    public static let employer = FieldID(rawValue: 7)
    /// Which stall or agency.
    public static let employerName = FieldID(rawValue: 8)
    public static let department = FieldID(rawValue: 9)
    /// What the post is answerable for, in the unit's own words.
    public static let duty = FieldID(rawValue: 10)

    public static let define = ActKind(rawValue: 0x0301)
    public static let amend = ActKind(rawValue: 0x0302)
    public static let settle = ActKind(rawValue: 0x0303)
    /// Gives a post from a day on, and may end another.
    public static let take = ActKind(rawValue: 0x0304)
    /// Ends the employment: whoever left may do nothing from then on, and stays named in what was done.
    public static let leave = ActKind(rawValue: 0x0305)

    public static let fields: [FieldDefinition] = [
        .init(1, "code", .register), .init(2, "name", .register, personal: true), .init(3, "post", .register),
        .init(4, "left_at", .register, .instant), .init(5, "posts", .set), .init(6, "status", .register, .code(PeopleCode.statuses)),
        .init(7, "employer", .register, .code(PeopleCode.employers)), .init(8, "employer_name", .register),
        .init(9, "department", .register), .init(10, "duty", .register), .init(201, "reason", .act, personal: true),
    ]
    public static let acts: [ActDefinition] = [
        .init(0x0301, "staff.define", .staff, required: [code]), .init(0x0302, "staff.amend", .staff),
        .init(0x0303, "staff.settle", .staff), .init(0x0304, "staff.post", .staff, required: [posts]),
        .init(0x0305, "staff.leave", .staff, required: [left]),
    ]

    public static func record(of code: String, in scope: Scope) -> RecordID {
        RecordID(mapping: "amends/staff/\(scope)", source: code)
    }
}

/// The fields and acts of a role given to a member of staff. Each giving is a record of its own, so
/// that who held which role when stays readable.
public enum GrantRecord {
    public static let staff = FieldID(rawValue: 1)
    public static let role = FieldID(rawValue: 2)
    /// A site's code, or `*` for the company with all its sites.
    public static let unit = FieldID(rawValue: 3)
    public static let from = FieldID(rawValue: 4)
    /// From this instant on the role is not held any more.
    public static let to = FieldID(rawValue: 5)
    public static let grantedBy = FieldID(rawValue: 6)

    public static let give = ActKind(rawValue: 0x0601)
    public static let revoke = ActKind(rawValue: 0x0602)
    public static let settle = ActKind(rawValue: 0x0603)

    public static let fields: [FieldDefinition] = [
        .init(1, "staff", .register), .init(2, "role", .register, .code(PeopleCode.roles)), .init(3, "unit", .register),
        .init(4, "from", .register, .instant), .init(5, "to", .register, .instant), .init(6, "granted_by", .register),
        .init(201, "reason", .act, personal: true),
    ]
    public static let acts: [ActDefinition] = [
        .init(0x0601, "grant.give", .grant, required: [staff, role, unit, from]), .init(0x0602, "grant.revoke", .grant, required: [to]),
        .init(0x0603, "grant.settle", .grant),
    ]
}

/// The fields and acts of a group of people who have a duty together.
public enum GroupRecord {
    public static let kind = FieldID(rawValue: 1)
    public static let name = FieldID(rawValue: 2)
    /// A site's code, or `*` for the company.
    public static let unit = FieldID(rawValue: 3)
    /// The case that the group is there for; without one it is a standing group.
    public static let forCase = FieldID(rawValue: 4)
    /// `head/E012/2026-03-01` or `member/E013/2026-03-01..2026-05-31`.
    public static let member = FieldID(rawValue: 5)
    public static let dissolved = FieldID(rawValue: 6)
    public static let duty = FieldID(rawValue: 7)

    public static let define = ActKind(rawValue: 0x0701)
    public static let amend = ActKind(rawValue: 0x0702)
    public static let settle = ActKind(rawValue: 0x0703)
    /// Adds members or ends their membership.
    public static let change = ActKind(rawValue: 0x0704)
    public static let dissolve = ActKind(rawValue: 0x0705)

    public static let fields: [FieldDefinition] = [
        .init(1, "kind", .register, .code(PeopleCode.groups)), .init(2, "name", .register), .init(3, "unit", .register),
        .init(4, "case", .register, .record), .init(5, "member", .set), .init(6, "dissolved_at", .register, .instant),
        .init(7, "duty", .register), .init(201, "reason", .act, personal: true),
    ]
    public static let acts: [ActDefinition] = [
        .init(0x0701, "group.define", .group, required: [kind, name, unit]), .init(0x0702, "group.amend", .group),
        .init(0x0703, "group.settle", .group), .init(0x0704, "group.member", .group, required: [member]),
        .init(0x0705, "group.dissolve", .group, required: [dissolved]),
    ]

    /// Every node that defines a group of this name in a scope writes to the same record.
    public static func record(of name: String, in scope: Scope) -> RecordID {
        RecordID(mapping: "amends/group/\(scope)", source: name)
    }
}
