import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsPolicy
import AmendsStore
import AmendsText
import ArgumentParser

struct StaffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff", abstract: "Staff of a site, or of the company at head office.",
        subcommands: [StaffDefine.self, StaffPost.self, StaffLeave.self, StaffList.self, StaffShow.self])
}

struct StaffDefine: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "define", abstract: "Record a member of staff, or change what is recorded.")

    @Option(help: ArgumentHelp("The staff number.", valueName: "code")) var code: String
    @Option(help: ArgumentHelp("The name; needed for somebody new.", valueName: "name")) var name: String?
    @Option(help: ArgumentHelp("The post, where its dates do not matter.", valueName: "post")) var post: String?
    @Option(help: ArgumentHelp("The department.", valueName: "text")) var department: String?
    @Option(help: ArgumentHelp("What the post is answerable for.", valueName: "text")) var duty: String?
    @Option(help: ArgumentHelp("Who employs them: own, stall or agency.", valueName: "code")) var employer: String?
    @Option(help: ArgumentHelp("Which stall or agency.", valueName: "name")) var employerName: String?
    @Option(help: ArgumentHelp("active or suspended; whoever leaves: staff leave.", valueName: "code")) var status: String?
    @Option(help: ArgumentHelp("The site they belong to, for head office; else the node's own.", valueName: "code")) var site: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption

    func perform(on node: Node, _ console: Console) async throws {
        let people = try PeopleReading(node)
        let scope = node.scope(of: try people.unit(site))
        let code = try PeopleReading.staffCode(code)
        let isKnown = people.directory.staff.contains { $0.code == code && $0.scope == scope }
        if name == nil, !isKnown { throw Failure(.usage, RecordMessage.rule(.staff, number: code, .fieldMissing(StaffRecord.name))) }
        var fields: ActFields = []
        func add(_ id: FieldID, _ text: String?) throws {
            guard let text else { return }
            if let known = Vocabulary.field(id, of: .staff), case .code(let codes) = known.meaning, !codes.contains(text) {
                throw Failure(.usage, .unknownCode(.staff, id, code: text, known: codes))
            }
            fields.append((id, .text(text)))
        }
        try add(StaffRecord.name, try name.map(people.name))
        try add(StaffRecord.post, try post.map { $0.isEmpty ? "" : try people.name($0) })
        try add(StaffRecord.department, try department.map(people.name))
        try add(StaffRecord.duty, duty)
        try add(StaffRecord.employer, employer)
        try add(StaffRecord.employerName, try employerName.map(people.name))
        try add(StaffRecord.status, status)
        try node.defineStaff(code, fields, in: scope, by: actor.acting)
        console.say(.staffRecorded(code: code))
    }
}

struct StaffPost: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "post", abstract: "Give somebody a post from a day on; their earlier posts end the day before.")

    @Argument(help: ArgumentHelp("The staff number.", valueName: "staff")) var code: String
    @Argument(help: ArgumentHelp("The post, in the unit's own words.", valueName: "post")) var post: String
    @Option(help: ArgumentHelp("The first day; today unless given.", valueName: "date")) var from: String?
    @Option(help: ArgumentHelp("The last day.", valueName: "date")) var to: String?
    @Flag(help: "Beside the posts that they hold.") var also = false
    @Option(help: ArgumentHelp("The site they belong to, for head office; else the node's own.", valueName: "code")) var site: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption

    func perform(on node: Node, _ console: Console) async throws {
        let people = try PeopleReading(node)
        let scope = node.scope(of: try people.unit(site))
        let member = try people.member(code, in: scope)
        let days = try people.days(from: from, to: to)
        var fields: ActFields = [(StaffRecord.posts, .added(DatedPost(try people.name(post), days).description))]
        if !also {
            for held in member.posts where held.days.first < days.first && held.days.contains(days.first) {
                fields.append((StaffRecord.posts, .removed(held.description)))
                let ended = DatedPost(held.name, DayRange(first: held.days.first, last: days.first - 1))
                fields.append((StaffRecord.posts, .added(ended.description)))
            }
        }
        if days.contains(people.today) { fields.append((StaffRecord.post, .text(post))) }
        try node.act(StaffRecord.take, on: StaffRecord.record(of: code, in: member.scope), in: member.scope, fields, by: actor.acting)
        console.say(.people(.postTaken(staff: code, post: post)))
    }
}

struct StaffLeave: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "leave", abstract: "Record that somebody left: they may do nothing from then on, and stay named in what they did.")

    @Argument(help: ArgumentHelp("The staff number.", valueName: "staff")) var code: String
    @Option(help: ArgumentHelp("When; now unless given.", valueName: "time")) var at: String?
    @Option(help: ArgumentHelp("Why.", valueName: "text")) var reason: String?
    @Option(help: ArgumentHelp("The site they belong to, for head office; else the node's own.", valueName: "code")) var site: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption

    func perform(on node: Node, _ console: Console) async throws {
        let people = try PeopleReading(node)
        let member = try people.member(code, in: node.scope(of: try people.unit(site)))
        let instant = try people.instant(at)
        var fields: ActFields = [(StaffRecord.left, .integer(instant)), (StaffRecord.status, .text(StaffMember.Status.left.rawValue))]
        if let reason { fields.append((CaseField.reason, .text(reason))) }
        try node.act(StaffRecord.leave, on: StaffRecord.record(of: code, in: member.scope), in: member.scope, fields, by: actor.acting)
        console.say(.people(.staffLeft(staff: code)))
        let open = try node.store.cases(CaseFilter(isOpen: true, limit: .max)).filter { row in
            row.state.text(CaseField.assignee) == code || row.state.elements(of: CaseField.team).contains(code)
                || row.state.text(CaseField.planOwner) == code
        }
        if !open.isEmpty { console.say(.people(.tasksLeft(staff: code, numbers: open.map(CaseView.number(of:))))) }
    }
}

struct StaffList: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the staff this node knows.")

    @Flag(help: "Those who left, too.") var all = false
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let people = try PeopleReading(node)
        let staff = people.directory.staff.filter { all || !$0.hasLeft(by: people.now) }
            .sorted { ($0.scope.description, $0.code) < ($1.scope.description, $1.code) }
        if json.isOn {
            let conflicts = Dictionary(
                try node.store.records(of: .staff).map { ("\($0.scope) \($0.state.text(StaffRecord.code) ?? "")", $0.conflicts) },
                uniquingKeysWith: max)
            let elements = staff.map { StaffPage($0, people).json(conflicts: conflicts["\($0.scope) \($0.code)"] ?? 0) }
            return try console.write(.object([("staff", .array(elements))]))
        }
        if staff.isEmpty { return console.say(.people(.noRecords)) }
        let catalogue = console.catalogue
        let heads: [PeopleHeading] = [.staff, .name, .posts, .department, .roles, .employment, .scope]
        var table = TextTable(heads.map { .init(catalogue.label($0), maximumWidth: 40) })
        for member in staff { table.append(StaffPage(member, people).row(catalogue)) }
        try console.write(table)
    }
}

struct StaffShow: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a member of staff with posts, roles and groups.")

    @Argument(help: ArgumentHelp("The staff number.", valueName: "staff")) var code: String
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let people = try PeopleReading(node)
        let page = StaffPage(try people.member(code, in: node.homeScope), people)
        if json.isOn { try console.write(page.json()) } else { try console.write(page.rendered(console.catalogue)) }
    }
}
