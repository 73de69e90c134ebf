import AmendsLog
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsText
import ArgumentParser

struct TransferCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transfer", abstract: "Cases that go from one site to another.",
        discussion: """
            A site hands a case over with: amends case refer CASE --handed-to SITE --reason WHY. Head office opens it at the other \
            site, which answers with: amends case accept-transfer CASE, or refuse-transfer. Until then it is head office's.
            """,
        subcommands: [TransferList.self, TransferCarry.self, TransferSend<Offer>.self, TransferSend<Decision>.self])

    enum Offer: TransferWay {
        static let entry = (name: "offer", purpose: "Offer a case to a site, at head office.", decides: false)
    }
    enum Decision: TransferWay {
        static let entry = (name: "decide", purpose: "Decide at head office which site handles a case.", decides: true)
    }
}

/// How head office sends a case to a site.
protocol TransferWay: Sendable {
    static var entry: (name: String, purpose: String, decides: Bool) { get }
}

struct TransferList: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the cases for whose handling an answer is waited for, and whose they are.")

    @OptionGroup var place: NodeOptions
    @OptionGroup var reading: ReaderOption
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let reader = try reading.reader(on: node)
        let pending = try node.pendingTransfers().filter { reader.sight(of: $0.row) > .nothing }
        if json.isOn { return try console.write(.object([("transfers", .array(pending.map { Self.json($0, now: node.now) }))])) }
        let catalogue = console.catalogue
        if pending.isEmpty { return console.say(catalogue.text(TransferNotice.nothingPending)) }
        var table = TextTable([
            .init(catalogue.heading(.number)), .init(catalogue.heading(.site)), .init(catalogue.label(TransferWord.responsible)),
            .init(catalogue.label(TransferWord.since)), .init(catalogue.label(TimeWord.leastTime)),
            .init(catalogue.label(TransferWord.obstacle)),
        ])
        for transfer in pending {
            let offset = CaseView.offset(of: transfer.row.state)
            table.append([
                CaseView.number(of: transfer.row), CaseView.site(of: transfer.row), catalogue.text(transfer.way.holder),
                catalogue.dateTime(milliseconds: transfer.since, utcOffset: offset), catalogue.left(until: transfer.due, at: node.now),
                transfer.obstacle.map { catalogue.text(TransferReason($0)) } ?? "",
            ])
        }
        try console.write(table)
        console.say(catalogue.text(TransferNotice.pending(count: pending.count)))
    }

    private static func json(_ transfer: Node.PendingTransfer, now: Int64) -> JSON {
        let offset = CaseView.offset(of: transfer.row.state)
        func instant(_ time: Int64) -> JSON { .text(CivilTime(milliseconds: time, utcOffset: offset).iso8601) }
        return .object([
            ("number", .text(CaseView.number(of: transfer.row))), ("record", .text(transfer.row.record.description)),
            ("site", .text(CaseView.site(of: transfer.row))), ("responsible", .text(transfer.way.holder.code)),
            ("asked", .optional(transfer.way.holder.asked)), ("since", instant(transfer.since)), ("due", instant(transfer.due)),
            ("overdue", .flag(now >= transfer.due)), ("obstacle", .optional(transfer.obstacle?.code)),
        ])
    }
}

struct TransferCarry: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "carry", abstract: "Pass on at head office what sites handed over. Every session does it by itself.")

    @OptionGroup var place: NodeOptions

    func perform(on node: Node, _ console: Console) async throws {
        guard node.role == .headOffice else { throw Failure(.notPermitted, PackProblem.onlyHeadOffice(command: "transfer carry")) }
        let acts = try node.carryTransfers()
        console.say(console.catalogue.text(acts == 0 ? TransferNotice.nothingToCarry : .carried(acts: acts)))
    }
}

struct TransferSend<Way: TransferWay>: NodeCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: Way.entry.name, abstract: Way.entry.purpose)
    }

    @Argument(help: ArgumentHelp("The number of the case, or the first digits of its id.", valueName: "case")) var name: String
    @Option(help: ArgumentHelp("The site that is to handle it.", valueName: "code")) var to: String
    @Option(help: ArgumentHelp("Why.", valueName: "text")) var reason: String
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption

    func perform(on node: Node, _ console: Console) async throws {
        let site = try SiteCode(typed: to)
        let number = CaseView.number(of: try node.findCase(named: name))
        _ = try node.sendCase(name, to: site, decides: Way.entry.decides, because: reason, by: actor.acting)
        console.say(
            console.catalogue.text(
                Way.entry.decides ? TransferNotice.decided(number: number, site: site.text) : .offered(number: number, site: site.text)))
    }
}

extension TransferReason {
    init(_ obstacle: Node.TransferObstacle) {
        self =
            switch obstacle {
            case .siteUnknown(let site): .siteUnknown(site)
            case .siteClosed(let site): .siteClosed(site)
            case .limit(let hops): .limit(hops)
            case .back(let site): .back(site)
            }
    }
}

extension Node.TransferObstacle {
    var code: String {
        switch self {
        case .siteUnknown: "site_unknown"
        case .siteClosed: "site_closed"
        case .limit: "limit"
        case .back: "back"
        }
    }
}

extension CaseHolder {
    /// A site's code, `head-office`, or `nobody`.
    var code: String {
        switch self {
        case .site(let site): site
        case .headOffice: Role.headOffice.rawValue
        case .nobody: "nobody"
        }
    }

    /// The site that head office has asked.
    var asked: String? { if case .headOffice(let asked) = self { asked } else { nil } }
}
