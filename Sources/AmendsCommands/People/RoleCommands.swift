import AmendsLog
import AmendsModel
import AmendsNode
import AmendsPolicy
import AmendsText
import ArgumentParser

struct RoleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "role", abstract: "Roles of staff: who may do what, for which unit, from when until when.",
        subcommands: [RoleGrantCommand.self, RoleRevoke.self, RoleList.self])
}

struct RoleGrantCommand: NodeCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "grant", abstract: "Give a role to a member of staff.",
            discussion: "Roles: \(PeopleCode.roles.joined(separator: ", ")).")
    }

    @Argument(help: ArgumentHelp("The staff number.", valueName: "staff")) var code: String
    @Argument(help: ArgumentHelp("The role.", valueName: "role")) var role: String
    @Option(help: ArgumentHelp("A site's code, or * for the company with all its sites; else the node's own.", valueName: "unit"))
    var unit: String?
    @Option(help: ArgumentHelp("From when; now unless given.", valueName: "time")) var from: String?
    @Option(help: ArgumentHelp("Until when; it then ends by itself, even where nobody can be reached.", valueName: "time")) var to: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption

    func perform(on node: Node, _ console: Console) async throws {
        let people = try PeopleReading(node)
        let (role, unit) = (try people.role(role), try people.unit(unit))
        let (start, end) = (try people.instant(from), try to.map { try people.instant($0) })
        if let end, let to, end <= start { throw Failure(.usage, .people(.badDays(text: to))) }
        let isFirst = !people.directory.hasGrants
        try node.grant(role, to: code, for: unit, from: start, to: end, by: actor.acting)
        console.say(.people(.roleGranted(staff: code, role: role.rawValue, unit: unit.description)))
        if isFirst { console.say(.people(.rolesBegin)) }
        let missing = try node.missingTraining(of: code, for: role, in: unit)
        if !missing.isEmpty { console.say(console.catalogue.text(.trainingMissing(staff: code, topics: missing))) }
    }
}

struct RoleRevoke: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "revoke", abstract: "End a role of a member of staff.")

    @Argument(help: ArgumentHelp("The staff number.", valueName: "staff")) var code: String
    @Argument(help: ArgumentHelp("The role.", valueName: "role")) var role: String
    @Option(help: ArgumentHelp("A site's code, or * for the company; else the node's own.", valueName: "unit")) var unit: String?
    @Option(help: ArgumentHelp("When; now unless given.", valueName: "time")) var at: String?
    @Option(help: ArgumentHelp("Why.", valueName: "text")) var reason: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption

    func perform(on node: Node, _ console: Console) async throws {
        let people = try PeopleReading(node)
        let role = try people.role(role)
        let count = try node.revoke(
            role, from: code, for: try people.unit(unit), at: try people.instant(at), reason: reason, by: actor.acting)
        guard count > 0 else { throw Failure(.noInput, .people(.noSuchGrant(staff: code, role: role.rawValue))) }
        console.say(.people(.roleRevoked(staff: code, role: role.rawValue, count: count)))
    }
}

struct RoleList: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List who has which role.")

    @Flag(help: "Those that have ended, too.") var all = false
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let people = try PeopleReading(node)
        func isInForce(_ grant: RoleGrant) -> Bool {
            grant.isInForce(at: people.now) && people.directory.refusal(of: grant.staff, in: grant.scope, at: people.now) == nil
        }
        let grants = people.directory.grants.filter { all || isInForce($0) }
            .sorted {
                ($0.unit.description, $0.staff, $0.role.rawValue, $0.from) < ($1.unit.description, $1.staff, $1.role.rawValue, $1.from)
            }
        let catalogue = console.catalogue
        let offset = Int(people.directory.offset)
        if json.isOn {
            let elements = grants.map { grant in
                JSON.object([
                    ("staff", .text(grant.staff)), ("name", .text(people.directory.name(of: grant.staff, in: grant.scope))),
                    ("role", .text(grant.role.rawValue)), ("unit", .text(grant.unit.description)),
                    ("from", .text(CivilTime(milliseconds: grant.from, utcOffset: offset).iso8601)),
                    ("to", .optional(grant.to.map { CivilTime(milliseconds: $0, utcOffset: offset).iso8601 })),
                    ("granted_by", .text(grant.grantedBy)), ("in_force", .flag(isInForce(grant))),
                    ("scope", .text(grant.scope.description)),
                ])
            }
            return try console.write(.object([("roles", .array(elements))]))
        }
        if grants.isEmpty { return console.say(.people(.noRecords)) }
        let heads: [PeopleHeading] = [.staff, .name, .role, .unit, .from, .until, .grantedBy, .standing]
        var table = TextTable(heads.map { .init(catalogue.label($0), maximumWidth: 40) })
        for grant in grants {
            table.append([
                grant.staff, people.directory.name(of: grant.staff, in: grant.scope), StaffPage.role(grant.role, catalogue),
                grant.unit.description, catalogue.dateTime(milliseconds: grant.from, utcOffset: offset),
                grant.to.map { catalogue.dateTime(milliseconds: $0, utcOffset: offset) } ?? "", grant.grantedBy,
                catalogue.label(isInForce(grant) ? PeopleHeading.inForce : .ended),
            ])
        }
        try console.write(table)
    }
}
