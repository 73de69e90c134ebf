import AmendsLog
import AmendsModel
import AmendsNode
import AmendsPaper
import AmendsStore
import AmendsText
import AmendsTrust
import ArgumentParser
import Foundation

struct InviteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite", abstract: "Let a new node join the chain, with a code that is good once.",
        subcommands: [InviteMake.self, InviteList.self, InviteWithdraw.self], defaultSubcommand: InviteMake.self)
}

struct InviteMake: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "make", abstract: "Make a code with which one new node can join.")

    @Option(help: ArgumentHelp("The site of the new node.", valueName: "code")) var site: String?
    @Option(help: "store, head-office or auditor.") var role = "store"
    @Option(
        help: ArgumentHelp(
            "Where the new node finds this one; later invitations remember it. Port 7601 need not be written.", valueName: "host:port"))
    var address: String?
    @Option(help: ArgumentHelp("How long the code is good: 12h, 7d.", valueName: "time")) var valid = "7d"
    @Option(help: ArgumentHelp("The node whose place the new one takes; it is shut out then.", valueName: "node")) var replaces: String?
    @Option(help: ArgumentHelp("The site's name, where head office does not know it yet.", valueName: "name")) var siteName: String?
    @Option(help: ArgumentHelp("The site's region.", valueName: "region")) var region: String?
    @Option(help: ArgumentHelp("The site's policy pack.", valueName: "pack")) var pack: String?
    @Option(help: ArgumentHelp("The site's time zone.", valueName: "zone")) var timeZone: String?
    @Option(help: ArgumentHelp("Of an auditor: the sites it may read, or * for all.", valueName: "sites")) var read: String?
    @Option(help: ArgumentHelp("Of an auditor: the sites it may write, or * for all.", valueName: "sites")) var write: String?
    @Flag(help: "Show the code as a QR code in the terminal.") var qr = false
    @Option(help: ArgumentHelp("Write the code as a QR code to an SVG file.", valueName: "file")) var svg: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let hadAuthority = try node.holdsAuthority
        let (code, invitation) = try node.invite(try request(at: node), by: actor.acting)
        if !hadAuthority { try AuthorityPage(node, console).sayMade(takenOver: 0) }
        let until = try console.date(invitation.expiresAt, at: node)
        console.say(
            .invited(
                number: Int(clamping: invitation.number ?? 0), role: invitation.role, site: invitation.site.text, until: until))
        if json.isOn {
            try console.write(
                .object([
                    ("code", .text(code.text)), ("number", .number(invitation.number ?? 0)), ("role", .text(invitation.role)),
                    ("site", .text(invitation.site.text)), ("address", .text(code.address.text)),
                    ("expires", try console.iso(invitation.expiresAt, at: node)), ("replaces", .optional(invitation.replaces?.description)),
                ]))
        } else {
            try console.write(code.text + "\n")
            if qr, let drawing = QRCode(code.text)?.terminal { try console.write(drawing) }
        }
        console.say(.codeHint)
        if let svg { try write(code, to: svg, console) }
        if try node.exportPath == nil { console.say(.notExported) }
    }

    private func request(at node: Node) throws -> InvitationRequest {
        guard var role = Role(rawValue: role) else { throw Failure(.usage, .badRole(text: role)) }
        let replaced = try replaces.map { try node.member(named: $0) }
        var code = try site.map { try SiteCode(typed: $0) }
        if let replaced, code == nil { (code, role) = (replaced.site, replaced.role) }
        guard let code else { throw Failure(.usage, .badSite(text: site ?? "")) }
        var request = InvitationRequest(role: role, site: code, address: try address.map(Self.joinAddress), hours: try Self.hours(valid))
        (request.siteName, request.region, request.pack, request.timeZone) = (siteName, region, pack, timeZone)
        if let timeZone, !TimeZoneOffset.exists(timeZone) { throw Failure(.usage, .badTimeZone(text: timeZone)) }
        request.reads = try read.map(ScopeGrants.init(asked:)) ?? .none
        request.writes = try write.map(ScopeGrants.init(asked:)) ?? .none
        request.replaces = replaced?.node.description
        return request
    }

    private static func joinAddress(_ text: String) throws -> JoinAddress {
        guard let address = JoinAddress(written: text) else { throw Failure(.usage, .addressUnusable(text)) }
        return address
    }

    /// `12h`, `7d`.
    static func hours(_ text: String) throws -> Int {
        guard let number = Int(text.dropLast()), number > 0, number < 100_000 else { throw Failure(.usage, .badDuration(text)) }
        switch text.last {
        case "h": return number
        case "d": return number * 24
        default: throw Failure(.usage, .badDuration(text))
        }
    }

    private func write(_ code: InvitationCode, to path: String, _ console: Console) throws {
        guard let drawing = QRCode(code.text)?.svg else { return }
        do { try Data(drawing.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
            throw Failure(.cannotCreate, .cannotWrite(path: path, reason: SystemWords.reason(error)))
        }
        // Whoever has the picture can join.
        try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        console.say(.svgWritten(path: path))
    }
}

struct InviteList: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the invitations, the newest first.")

    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let rows = try node.invitations()
        let now = node.surroundings.now()
        if json.isOn {
            let list = try rows.map { row in
                JSON.object([
                    ("number", .number(row.number ?? 0)), ("role", .text(row.role)), ("site", .text(row.site.text)),
                    ("state", .text(state(of: row, at: now).code)), ("expires", try console.iso(row.expiresAt, at: node)),
                    ("used_by", .optional(row.usedBy?.description)), ("replaces", .optional(row.replaces?.description)),
                ])
            }
            return try console.write(.object([("invitations", .array(list))]))
        }
        guard !rows.isEmpty else { return console.say(.noInvitations) }
        let catalogue = console.catalogue
        var table = TextTable([
            .init(catalogue.label(MemberWord.invitation)), .init(catalogue.heading(.site)), .init(catalogue.heading(.role)),
            .init(catalogue.label(MemberWord.state)), .init(catalogue.label(MemberWord.validUntil)),
            .init(catalogue.label(MemberWord.usedBy)),
        ])
        for row in rows {
            table.append([
                String(row.number ?? 0), row.site.text, console.roleName(row.role), catalogue.label(state(of: row, at: now).word),
                try console.date(row.expiresAt, at: node), row.usedBy?.short ?? "",
            ])
        }
        try console.write(table)
    }

    private func state(of row: InvitationRow, at now: Int64) -> (code: String, word: MemberWord) {
        if row.usedBy != nil { return ("used", .used) }
        if row.withdrawnAt != nil { return ("withdrawn", .withdrawn) }
        return row.expiresAt < now ? ("expired", .expired) : ("open", .waiting)
    }
}

struct InviteWithdraw: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "withdraw", abstract: "Withdraw an invitation that nobody has used.")

    @Argument(help: ArgumentHelp("The invitation's number.", valueName: "number")) var number: Int64
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption

    func perform(on node: Node, _ console: Console) async throws {
        try node.withdraw(invitation: number, by: actor.acting)
        console.say(.withdrawn(number: Int(clamping: number)))
    }
}
