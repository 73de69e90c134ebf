import AmendsLog
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsPolicy
import AmendsStore
import AmendsText
import ArgumentParser

struct GroupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "group", abstract: "Leading groups, investigation and special teams, supervision groups.",
        subcommands: [GroupDefine.self, GroupMember.self, GroupDissolve.self, GroupList.self])
}

struct GroupDefine: NodeCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "define", abstract: "Set up a group with its members.",
            discussion:
                "Kinds: \(PeopleCode.groups.joined(separator: ", ")). A group that is set up for a case has its rights on that case only.")
    }

    @Argument(help: ArgumentHelp("What the group is called.", valueName: "name")) var name: String
    @Option(help: ArgumentHelp("What kind of group it is.", valueName: "code")) var kind: String
    @Option(parsing: .singleValue, help: ArgumentHelp("Who heads it.", valueName: "staff")) var head: [String] = []
    @Option(parsing: .singleValue, help: ArgumentHelp("A deputy.", valueName: "staff")) var deputy: [String] = []
    @Option(parsing: .singleValue, help: ArgumentHelp("A member.", valueName: "staff")) var member: [String] = []
    @Option(name: .customLong("case"), help: ArgumentHelp("The case that it is there for.", valueName: "case")) var forCase: String?
    @Option(help: ArgumentHelp("What it is answerable for.", valueName: "text")) var duty: String?
    @Option(help: ArgumentHelp("From which day; today unless given.", valueName: "date")) var from: String?
    @Option(help: ArgumentHelp("A site's code, or * for the company; else the node's own.", valueName: "unit")) var unit: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption

    func perform(on node: Node, _ console: Console) async throws {
        let people = try PeopleReading(node)
        guard StaffGroup.Kind(rawValue: kind) != nil else {
            throw Failure(.usage, .unknownCode(.group, GroupRecord.kind, code: kind, known: PeopleCode.groups))
        }
        let name = try people.name(name)
        let unit = try people.unit(unit)
        let scope = node.scope(of: unit)
        if people.directory.groups.contains(where: { $0.name == name && $0.scope == scope && people.now < $0.dissolvedAt ?? .max }) {
            throw Failure(.cannotCreate, .people(.groupExists(name: name)))
        }
        let days = DayRange(first: try people.day(from))
        var fields: ActFields = [
            (GroupRecord.kind, .text(kind)), (GroupRecord.name, .text(name)), (GroupRecord.unit, .text(unit.description)),
        ]
        if let forCase { fields.append((GroupRecord.forCase, .record(try node.findCase(named: forCase).record))) }
        if let duty { fields.append((GroupRecord.duty, .text(duty))) }
        for (place, codes) in [(StaffGroup.Place.head, head), (.deputy, deputy), (.member, member)] {
            for code in codes {
                fields.append(
                    (GroupRecord.member, .added(StaffGroup.Member(try people.member(code, in: scope).code, place, days).description)))
            }
        }
        // A dissolved group of the same name begins anew.
        fields.append((GroupRecord.dissolved, .cleared))
        try node.act(GroupRecord.define, on: GroupRecord.record(of: name, in: scope), in: scope, fields, by: actor.acting)
        console.say(.people(.groupDefined(name: name)))
    }
}

struct GroupMember: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "member", abstract: "Add members to a group from a day on, or end their membership the day before.")

    @Argument(help: ArgumentHelp("What the group is called.", valueName: "name")) var name: String
    @Option(parsing: .singleValue, help: ArgumentHelp("Somebody to add.", valueName: "staff")) var add: [String] = []
    @Option(help: ArgumentHelp("As what: head, deputy or member.", valueName: "code")) var position = StaffGroup.Place.member.rawValue
    @Option(parsing: .singleValue, help: ArgumentHelp("Somebody whose membership ends.", valueName: "staff")) var remove: [String] = []
    @Option(help: ArgumentHelp("From which day; today unless given.", valueName: "date")) var from: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption

    func validate() throws {
        if add.isEmpty && remove.isEmpty { throw ValidationError("Give --add or --remove.") }
    }

    func perform(on node: Node, _ console: Console) async throws {
        let people = try PeopleReading(node)
        let group = try people.group(name)
        guard let position = StaffGroup.Place(rawValue: position) else {
            throw Failure(.usage, .unknownCode(.group, GroupRecord.member, code: position, known: PeopleCode.places))
        }
        let first = try people.day(from)
        var fields: ActFields = []
        for code in remove {
            let held = group.members.filter { $0.staff == code && $0.days.contains(first) }
            guard !held.isEmpty else { throw Failure(.noInput, .people(.notAMember(staff: code, group: name))) }
            for member in held {
                fields.append((GroupRecord.member, .removed(member.description)))
                if member.days.first < first {
                    let ended = StaffGroup.Member(code, member.place, DayRange(first: member.days.first, last: first - 1))
                    fields.append((GroupRecord.member, .added(ended.description)))
                }
            }
        }
        for code in add {
            let member = StaffGroup.Member(try people.member(code, in: group.scope).code, position, DayRange(first: first))
            fields.append((GroupRecord.member, .added(member.description)))
        }
        try node.act(GroupRecord.change, on: group.record, in: group.scope, fields, by: actor.acting)
        let now = try PeopleReading(node)
        console.say(
            .people(
                .membersChanged(
                    group: name, members: try now.group(name).members(at: now.now, offset: now.directory.offset).count)))
    }
}

struct GroupDissolve: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "dissolve", abstract: "Dissolve a group; what it did stays.")

    @Argument(help: ArgumentHelp("What the group is called.", valueName: "name")) var name: String
    @Option(help: ArgumentHelp("When; now unless given.", valueName: "time")) var at: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption

    func perform(on node: Node, _ console: Console) async throws {
        let people = try PeopleReading(node)
        let group = try people.group(name)
        try node.act(
            GroupRecord.dissolve, on: group.record, in: group.scope, [(GroupRecord.dissolved, .integer(try people.instant(at)))],
            by: actor.acting)
        console.say(.people(.groupDissolved(name: name)))
    }
}

struct GroupList: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the groups and who belongs to them.")

    @Flag(help: "Dissolved ones, too.") var all = false
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let people = try PeopleReading(node)
        let groups = people.directory.groups.filter { all || people.now < $0.dissolvedAt ?? .max }
            .sorted { ($0.scope.description, $0.name) < ($1.scope.description, $1.name) }
        func members(_ group: StaffGroup) -> [StaffGroup.Member] { group.members(at: people.now, offset: people.directory.offset) }
        func number(_ group: StaffGroup) -> String? {
            group.forCase.flatMap { try? node.store.findCase($0.description) }.map(CaseView.number(of:))
        }
        if json.isOn {
            let elements = groups.map { group in
                JSON.object([
                    ("name", .text(group.name)), ("kind", .text(group.kind.rawValue)), ("unit", .text(group.unit.description)),
                    ("case", .optional(number(group))), ("dissolved", .flag(people.now >= group.dissolvedAt ?? .max)),
                    (
                        "members",
                        .array(
                            members(group).map { member in
                                .object([
                                    ("staff", .text(member.staff)),
                                    ("name", .text(people.directory.name(of: member.staff, in: group.scope))),
                                    ("place", .text(member.place.rawValue)), ("days", .text(member.days.description)),
                                ])
                            })
                    ),
                ])
            }
            return try console.write(.object([("groups", .array(elements))]))
        }
        if groups.isEmpty { return console.say(.people(.noRecords)) }
        let catalogue = console.catalogue
        let heads: [PeopleHeading] = [.group, .groupKind, .unit, .forCase, .members]
        var table = TextTable(heads.map { .init(catalogue.label($0), maximumWidth: 80) })
        for group in groups {
            table.append([
                group.name, catalogue.label(code: group.kind.rawValue, of: GroupRecord.kind, kind: .group), group.unit.description,
                number(group) ?? "",
                members(group).map { "\(StaffPage.place($0.place, catalogue)) \(people.person($0.staff, in: group.scope))" }
                    .joined(separator: ", "),
            ])
        }
        try console.write(table)
    }
}
