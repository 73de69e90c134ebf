import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsPolicy
import AmendsStore
import AmendsText
import ArgumentParser

extension CaseView {
    /// The case that a person named, as far as the reader may see it.
    init(named name: String, on node: Node, as reading: ReaderOption) throws {
        let row = try node.findCase(named: name)
        let reader = try reading.reader(on: node)
        try reader.check(row)
        try self.init(row, node, as: reader)
    }
}

struct CaseShow: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a case: fields, stage, conflicts and history.")

    @Argument(help: ArgumentHelp("The number of the case, or the first digits of its id.", valueName: "case")) var name: String
    @OptionGroup var place: NodeOptions
    @OptionGroup var reading: ReaderOption
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let view = try CaseView(named: name, on: node, as: reading)
        if json.isOn { return try console.write(view.json()) }
        try console.write(CasePage(view, console.catalogue).rendered())
        if view.state.isDestroyed { console.say(.erasedHere) }
        if view.sight < .whole { console.say(.people(.masked)) }
    }
}

struct CaseHistory: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "history", abstract: "Show all acts on a case, with who and when.")

    @Argument(help: ArgumentHelp("The number of the case, or the first digits of its id.", valueName: "case")) var name: String
    @OptionGroup var place: NodeOptions
    @OptionGroup var reading: ReaderOption
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let view = try CaseView(named: name, on: node, as: reading)
        if json.isOn {
            try console.write(.object([("number", .text(view.number)), ("acts", .array(view.historyElements()))]))
        } else {
            try console.write(CasePage(view, console.catalogue).historyTable())
        }
    }
}

struct CaseList: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List cases, newest first, or those that are due, the most pressing first.")

    @Flag(help: "Only open ones.") var open = false
    @Flag(help: "Only closed ones.") var closed = false
    @Flag(help: "Only those with a conflict.") var conflicts = false
    @Flag(help: "Only those with a time limit that is over, by due time.") var overdue = false
    @Option(
        help: ArgumentHelp(
            "Only those with a time limit that ends within this span, such as 2d, 36h or 90m, by due time.", valueName: "span"))
    var dueWithin: String?
    @Option(help: ArgumentHelp("Only those of one site.", valueName: "code")) var site: String?
    @Option(help: ArgumentHelp("Only those that a department has, or is to take.", valueName: "code")) var department: String?
    @Flag(help: "Only those that wait for a department to take them.") var untaken = false
    @Option(help: ArgumentHelp("How many at most.", valueName: "count")) var limit = 50
    @OptionGroup var place: NodeOptions
    @OptionGroup var reading: ReaderOption
    @OptionGroup var json: JSONOption

    func validate() throws {
        if open && closed { throw ValidationError("--open and --closed exclude each other.") }
        if overdue && dueWithin != nil { throw ValidationError("--overdue and --due-within exclude each other.") }
        if limit < 1 { throw ValidationError("--limit must be at least 1.") }
    }

    func perform(on node: Node, _ console: Console) async throws {
        let span = try dueWithin.map { text in
            guard let span = Span.milliseconds(text) else { throw Failure(.usage, TimeProblem.badSpan(text: text)) }
            return span
        }
        let now = node.now
        let filter = CaseFilter(
            isOpen: open ? true : closed ? false : nil, site: try site.map { try SiteCode(typed: $0) }, hasConflicts: conflicts,
            dueBy: overdue ? now : span.map { now + $0 }, limit: asksDepartment ? .max : min(limit, Int.max - 1) + 1)
        let rows = try node.store.cases(filter).filter(isOfDepartment)
        let reader = try reading.reader(on: node)
        let shown = rows.prefix(limit).filter { reader.sight(of: $0) > .nothing }
        if filter.dueBy != nil, !json.isOn {
            return try DueTable(rows: Array(shown), hasMore: rows.count > limit, now: now).write(to: console)
        }
        try CaseTable(rows: Array(shown), hasMore: rows.count > limit, reader: reader).write(to: console, asJSON: json.isOn)
    }
}

extension CaseList {
    private var asksDepartment: Bool { untaken || department != nil }

    /// Departments are not kept in columns of their own: where one is asked for, every case is looked at.
    private func isOfDepartment(_ row: CaseRow) -> Bool {
        if untaken, row.state.text(CaseField.departmentState) != "offered" { return false }
        guard let department else { return true }
        return row.state.text(CaseField.department) == department || row.state.text(CaseField.leadDepartment) == department
            || row.state.elements(of: CaseField.departments).contains(department)
    }
}

struct SearchCommand: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "search", abstract: "Find cases by words, Chinese or English.")

    @Argument(help: ArgumentHelp("All of them must be in the case.", valueName: "words")) var words: [String]
    @Option(help: ArgumentHelp("How many at most.", valueName: "count")) var limit = 50
    @OptionGroup var place: NodeOptions
    @OptionGroup var reading: ReaderOption
    @OptionGroup var json: JSONOption

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit must be at least 1.") }
    }

    func perform(on node: Node, _ console: Console) async throws {
        try node.store.catchUpSearch()
        let typed = words.joined(separator: " ")
        // What a destroyed case said is not told by finding it either.
        let rows = try node.store.search(typed, limit: min(limit, Int.max - 1) + 1) { !$0.state.isDestroyed }
        let reader = try reading.reader(on: node)
        // A search for a name would tell what is masked, so it answers with what the reader sees whole.
        let shown = rows.prefix(limit).filter { reader.sight(of: $0) == .whole }
        if shown.isEmpty, !json.isOn { return console.say(.noMatches(words: typed)) }
        try CaseTable(rows: Array(shown), hasMore: rows.count > limit, reader: reader).write(to: console, asJSON: json.isOn)
    }
}

struct CaseConflicts: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "conflicts", abstract: "Show what was changed in two places at once, of one case or of all.")

    @Argument(help: ArgumentHelp("The number of the case; all cases where left out.", valueName: "case")) var name: String?
    @Option(help: ArgumentHelp("How many cases at most.", valueName: "count")) var limit = 1000
    @OptionGroup var place: NodeOptions
    @OptionGroup var reading: ReaderOption
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let rows = try name.map { [try node.findCase(named: $0)] } ?? node.store.cases(CaseFilter(hasConflicts: true, limit: limit))
        let reader = try reading.reader(on: node)
        if name != nil { try rows.forEach(reader.check) }
        let views = try rows.filter { reader.sight(of: $0) > .nothing }.map { try CaseView($0, node, as: reader) }
        if json.isOn {
            let cases = views.map { view in
                JSON.object([
                    ("number", .text(view.number)), ("record", .text(view.row.record.description)),
                    ("site", .text(CaseView.site(of: view.row))),
                    ("conflicts", .array(view.conflictElements(console.catalogue))),
                ])
            }
            return try console.write(.object([("count", .count(views.reduce(0) { $0 + $1.conflicts.count })), ("cases", .array(cases))]))
        }
        var count = 0
        for view in views {
            for conflict in view.conflicts {
                try console.write("\(view.number)  \(console.catalogue.text(conflict, utcOffset: view.offset))\n")
                count += 1
            }
        }
        console.say(count == 0 ? .noConflicts : .conflictsFound(count: count))
    }
}
