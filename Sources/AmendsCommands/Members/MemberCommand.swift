import AmendsLog
import AmendsModel
import AmendsNode
import AmendsText
import ArgumentParser

struct MemberCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "member", abstract: "The nodes of the chain, and what they may read and write.",
        subcommands: [MemberList.self, MemberGrant.self])
}

struct MemberList: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the chain's nodes as head office's records tell them.")

    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let members = try node.membership().list
        if json.isOn {
            return try console.write(.object([("members", .array(try members.map { try MemberPage(node, console).json($0) }))]))
        }
        guard !members.isEmpty else { return console.say(.noMembers) }
        try console.write(MemberPage(node, console).table(members))
    }
}

struct MemberGrant: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant", abstract: "Change what an auditor may read and write; what is not named stays as it is.")

    @Argument(help: ArgumentHelp("The first digits of its name.", valueName: "node")) var name: String
    @Option(help: ArgumentHelp("The sites it may read: S012,S013, * for all, or nothing in quotes for none.", valueName: "sites"))
    var read: String?
    @Option(help: ArgumentHelp("The sites it may write.", valueName: "sites")) var write: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let member = try node.grant(
            name, reads: try read.map(ScopeGrants.init(asked:)), writes: try write.map(ScopeGrants.init(asked:)), by: actor.acting)
        let page = MemberPage(node, console)
        console.say(.granted(node: member.node.short, reads: page.words(member.reads), writes: page.words(member.writes)))
        if json.isOn { try console.write(try page.json(member)) }
    }
}

/// Members as tables and documents.
struct MemberPage {
    let node: Node
    let console: Console

    init(_ node: Node, _ console: Console) { (self.node, self.console) = (node, console) }

    func table(_ members: [Member]) throws -> TextTable {
        let catalogue = console.catalogue
        var table = TextTable([
            .init(catalogue.heading(.node)), .init(catalogue.heading(.site)), .init(catalogue.heading(.role)),
            .init(catalogue.label(MemberWord.state)), .init(catalogue.label(MemberWord.admittedAt)),
            .init(catalogue.label(MemberWord.reads)),
            .init(catalogue.label(MemberWord.writes)), .init(catalogue.label(MemberWord.why)),
        ])
        for member in members {
            table.append([
                String(member.node.description.prefix(16)), member.site?.text ?? "", console.roleName(member.role.rawValue),
                state(of: member),
                member.admittedAt == 0 ? "" : try console.date(member.admittedAt, at: node), words(member.reads), words(member.writes),
                member.why ?? "",
            ])
        }
        return table
    }

    private func state(of member: Member) -> String {
        if let successor = member.replacedBy { return "\(console.catalogue.label(MemberWord.replaced)) (\(successor.short))" }
        return console.catalogue.label(member.isRevoked ? MemberWord.revoked : .active)
    }

    func words(_ grants: ScopeGrants) -> String {
        switch grants {
        case .everything: console.catalogue.label(MemberWord.everything)
        case .scopes: grants.texts.isEmpty ? "-" : grants.texts.joined(separator: " ")
        }
    }

    func json(_ member: Member) throws -> JSON {
        func list(_ grants: ScopeGrants) -> JSON { .array(grants.texts.map(JSON.text)) }
        func time(_ milliseconds: Int64?) throws -> JSON { try milliseconds.map { try console.iso($0, at: node) } ?? .null }
        return .object([
            ("node", .text(member.node.description)), ("role", .text(member.role.rawValue)), ("site", .optional(member.site?.text)),
            ("state", .text(member.isRevoked ? "revoked" : "member")), ("reads", list(member.reads)), ("writes", list(member.writes)),
            ("admitted_at", try time(member.admittedAt)), ("fingerprint", .optional(member.fingerprint?.description)),
            ("replaces", .optional(member.replaces?.description)), ("replaced_by", .optional(member.replacedBy?.description)),
            ("revoked_at", try time(member.revokedAt)), ("why", .optional(member.why)),
        ])
    }
}

extension ScopeGrants {
    /// What a person typed.
    init(asked text: String) throws {
        guard let grants = ScopeGrants(typed: text) else { throw Failure(.usage, .badScopes(text)) }
        self = grants
    }
}

extension Console {
    func roleName(_ role: String) -> String { catalogue.label(code: role, of: MemberRecord.role, kind: .member) }

    /// At the node's site.
    func date(_ milliseconds: Int64, at node: Node) throws -> String {
        catalogue.dateTime(milliseconds: milliseconds, utcOffset: try SiteTime(node).offset(at: milliseconds))
    }

    func iso(_ milliseconds: Int64, at node: Node) throws -> JSON {
        .text(CivilTime(milliseconds: milliseconds, utcOffset: try SiteTime(node).offset(at: milliseconds)).iso8601)
    }
}
