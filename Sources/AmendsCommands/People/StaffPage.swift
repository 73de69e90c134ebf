import AmendsLog
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsText

/// A member of staff as a list and a page show them.
struct StaffPage {
    let member: StaffMember
    let people: PeopleReading

    init(_ member: StaffMember, _ people: PeopleReading) { (self.member, self.people) = (member, people) }

    private var posts: [String] { member.posts(on: people.today) }
    private var status: String { member.hasLeft(by: people.now) ? StaffMember.Status.left.rawValue : member.status.rawValue }
    private var grants: [RoleGrant] { people.directory.grants(of: member.code, at: people.now) }
    private var groups: [(group: StaffGroup, member: StaffGroup.Member)] {
        people.directory.groups.flatMap { group in
            group.members(at: people.now, offset: people.directory.offset).filter { $0.staff == member.code }.map { (group, $0) }
        }
    }

    func row(_ catalogue: Catalogue) -> [String] {
        [
            member.code, member.name, posts.joined(separator: ", "), member.department,
            grants.map { "\(Self.role($0.role, catalogue)) (\($0.unit))" }.joined(separator: ", "),
            catalogue.label(code: status, of: StaffRecord.status, kind: .staff), member.scope.description,
        ]
    }

    func rendered(_ catalogue: Catalogue) -> String {
        var lines: [(String, String)] = [
            (catalogue.label(PeopleHeading.staff), member.code), (catalogue.label(PeopleHeading.name), member.name),
            (catalogue.label(PeopleHeading.scope), member.scope.description),
            (
                catalogue.label(PeopleHeading.employment), catalogue.label(code: status, of: StaffRecord.status, kind: .staff)
            ),
        ]
        if let left = member.leftAt {
            lines.append(
                (catalogue.label(PeopleHeading.left), catalogue.dateTime(milliseconds: left, utcOffset: Int(people.directory.offset))))
        }
        if member.employer != .own {
            let employer = catalogue.label(code: member.employer.rawValue, of: StaffRecord.employer, kind: .staff)
            lines.append(
                (catalogue.label(PeopleHeading.employer), employer + (member.employerName.isEmpty ? "" : ": \(member.employerName)")))
        }
        if !member.department.isEmpty { lines.append((catalogue.label(PeopleHeading.department), member.department)) }
        let held = member.posts.sorted { $0.days.first < $1.days.first }
        for post in held { lines.append((catalogue.label(PeopleHeading.posts), "\(post.name)  \(post.days)")) }
        if held.isEmpty, !member.post.isEmpty { lines.append((catalogue.label(PeopleHeading.posts), member.post)) }
        for grant in grants { lines.append((catalogue.label(PeopleHeading.roles), "\(Self.role(grant.role, catalogue)) (\(grant.unit))")) }
        for (group, place) in groups {
            lines.append((catalogue.label(PeopleHeading.group), "\(group.name) (\(Self.place(place.place, catalogue)))"))
        }
        let width = lines.map { DisplayWidth.of($0.0) }.max() ?? 0
        return lines.map { label, value in
            label + String(repeating: " ", count: width - DisplayWidth.of(label) + 2) + Printable.text(value) + "\n"
        }.joined()
    }

    /// `conflicts`: registers of the record with values that differ; nil where they are not of interest.
    func json(conflicts: Int? = nil) -> JSON {
        let counted: [(String, JSON)] = conflicts.map { [("conflict_count", .count($0))] } ?? []
        return .object(
            counted + [
                ("code", .text(member.code)), ("name", .text(member.name)), ("scope", .text(member.scope.description)),
                ("status", .text(status)),
                ("post", .optional(posts.first ?? (member.post.isEmpty ? nil : member.post))),
                ("posts", .array(member.posts.map { .text($0.description) })),
                ("department", .text(member.department)), ("employer", .text(member.employer.rawValue)),
                ("employer_name", .text(member.employerName)),
                ("left_at", .optional(member.leftAt.map { CivilTime(milliseconds: $0, utcOffset: Int(people.directory.offset)).iso8601 })),
                ("roles", .array(grants.map { .object([("role", .text($0.role.rawValue)), ("unit", .text($0.unit.description))]) })),
                (
                    "groups",
                    .array(groups.map { .object([("group", .text($0.group.name)), ("place", .text($0.member.place.rawValue))]) })
                ),
            ])
    }

    static func role(_ role: StaffRole, _ catalogue: Catalogue) -> String {
        catalogue.label(code: role.rawValue, of: GrantRecord.role, kind: .grant)
    }

    static func place(_ place: StaffGroup.Place, _ catalogue: Catalogue) -> String {
        catalogue.label(code: place.rawValue, of: GroupRecord.member, kind: .group)
    }
}
