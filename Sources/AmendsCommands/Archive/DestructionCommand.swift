import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsText
import ArgumentParser

struct DestructionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "destruction", abstract: "Ask for, approve and carry out the destruction of archived cases.",
        groupedSubcommands: [
            CommandGroup(name: "Reading:", subcommands: [DestructionList.self, DestructionShow.self]),
            CommandGroup(
                name: "Acts:",
                subcommands: [DestructionRequest.self, DestructionApprove.self, DestructionDecline.self, DestructionExecute.self]),
        ])
}

struct DestructionRequest: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "request", abstract: "Ask for the destruction of volumes or cases that are due.")

    @Option(help: ArgumentHelp("A volume, with all its cases; may be repeated.", valueName: "volume")) var volume: [String] = []
    @Option(name: .customLong("case"), help: ArgumentHelp("A case; may be repeated.", valueName: "case")) var cases: [String] = []
    @Option(help: ArgumentHelp("On what ground.", valueName: "text")) var basis: String
    @Option(help: ArgumentHelp("The site; else the node's own.", valueName: "code")) var site: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let request = try node.requestDestruction(
            volumes: volume, cases: cases, basis: basis, site: try site.map { try SiteCode(typed: $0) }, by: actor.acting)
        console.say(.requested(number: request.number, cases: request.cases.count))
        if json.isOn { try console.write(DestructionPage(request).json()) } else { try console.write(request.number + "\n") }
    }
}

struct DestructionApprove: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Approve a request; whoever asked cannot, and it takes two people.")

    @Argument(help: ArgumentHelp("The number of the request.", valueName: "number")) var name: String
    @Option(help: ArgumentHelp("What is to be said of it.", valueName: "text")) var remark = ""
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let request = try node.approveDestruction(name, by: actor.acting, remark: remark)
        console.say(.approved(number: request.number, have: request.approvers.count, need: try node.approvalsNeeded(for: request).count))
        if json.isOn { try console.write(DestructionPage(request).json()) }
    }
}

struct DestructionDecline: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "decline", abstract: "Decline a request.")

    @Argument(help: ArgumentHelp("The number of the request.", valueName: "number")) var name: String
    @Option(help: ArgumentHelp("Why.", valueName: "text")) var remark: String
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption

    func perform(on node: Node, _ console: Console) async throws {
        console.say(.declined(number: try node.declineDestruction(name, by: actor.acting, remark: remark).number))
    }
}

struct DestructionExecute: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "execute", abstract: "Destroy what was approved, and write the certificate.",
        discussion: "From then on only tombstones are shown: period, site, classes, verdicts and amounts.")

    @Argument(help: ArgumentHelp("The number of the request.", valueName: "number")) var name: String
    @Option(help: ArgumentHelp("What became of the paper: shredded, burnt, none.", valueName: "text")) var method: String
    @Option(help: ArgumentHelp("Who saw it done.", valueName: "name")) var witness = ""
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let request = try node.executeDestruction(name, method: method, witness: witness, by: actor.acting)
        console.say(.destroyed(number: request.number, cases: request.lines.count { $0.hasPrefix("destroyed") }))
        console.say(.withheldOnly)
        if json.isOn { try console.write(DestructionPage(request).json()) }
    }
}

struct DestructionList: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the requests for destruction.")

    @Option(help: ArgumentHelp("Only those of one site.", valueName: "code")) var site: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let requests = try node.destructions(of: try site.map { try SiteCode(typed: $0) })
        if json.isOn { return try console.write(.object([("requests", .array(requests.map { DestructionPage($0).json() }))])) }
        if requests.isEmpty { return console.say(.noRequests) }
        let catalogue = console.catalogue
        var table = TextTable([
            .init(catalogue.label(.destruction)), .init(catalogue.heading(.cases), .right), .init(catalogue.label(ArchiveWord.requester)),
            .init(catalogue.label(ArchiveWord.approvers)), .init(catalogue.label(ArchiveWord.state)),
        ])
        for request in requests {
            table.append([
                request.number, String(request.cases.count), request.requester, request.approvers.joined(separator: ", "),
                catalogue.label(DestructionPage(request).state),
            ])
        }
        try console.write(table)
    }
}

struct DestructionShow: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a request, its approvals and its certificate.")

    @Argument(help: ArgumentHelp("The number of the request.", valueName: "number")) var name: String
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let page = DestructionPage(try node.destruction(named: name))
        if json.isOn { try console.write(page.json()) } else { try console.write(page.rendered(console.catalogue)) }
    }
}

struct DestructionPage {
    let request: Destruction

    init(_ request: Destruction) { self.request = request }

    var state: ArchiveWord {
        if request.certificate != nil { return .certified }
        if request.isDeclined { return .declined }
        return request.approvers.count > 1 ? .approvedEnough : .waiting
    }

    func rendered(_ catalogue: Catalogue) -> String {
        var table = TextTable([.init(catalogue.label(.destruction)), .init(request.number, maximumWidth: 72)])
        table.append([catalogue.label(ArchiveWord.state), catalogue.label(state)])
        table.append([catalogue.label(ArchiveWord.requester), request.requester])
        table.append([catalogue.label(ArchiveWord.approvers), request.approvers.joined(separator: ", ")])
        for volume in request.volumes { table.append([catalogue.label(ArchiveWord.volume), volume]) }
        table.append([catalogue.heading(.cases), String(request.cases.count)])
        var text = table.rendered()
        if let certificate = request.certificate {
            text += "\n" + String(decoding: certificate.encoded, as: UTF8.self)
            text += "\n" + request.lines.map { $0.replacing("\t", with: "  ") }.joined(separator: "\n") + "\n"
            text += "\n" + catalogue.text(.withheldOnly) + "\n"
        }
        return text
    }

    func json() -> JSON {
        .object([
            ("number", .text(request.number)), ("record", .text(request.record.description)), ("scope", .text(request.scope.description)),
            ("state", .text("\(state)")), ("requester", .text(request.requester)), ("approvers", .array(request.approvers.map(JSON.text))),
            ("volumes", .array(request.volumes.map(JSON.text))), ("cases", .array(request.cases.map { .text($0.description) })),
            ("certificate", .optional(request.certificate.map { String(decoding: $0.encoded, as: UTF8.self) })),
            ("lines", .array(request.lines.map(JSON.text))),
        ])
    }
}
