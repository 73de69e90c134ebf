import AmendsLog
import AmendsNode
import AmendsText
import AmendsTrust
import ArgumentParser
import Foundation

struct AuthorityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "authority", abstract: "The chain's certificate authority, which lies at one head office.",
        subcommands: [AuthorityMake.self, AuthorityShow.self, AuthorityExportCommand.self, AuthorityImport.self, AuthorityTerms.self])
}

struct AuthorityMake: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "make", abstract: "Make this head office the authority of its chain; the first invitation does it, too.")

    @Option(help: ArgumentHelp("Export it to this file at once.", valueName: "file")) var export: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption

    func perform(on node: Node, _ console: Console) async throws {
        try AuthorityPage(node, console).make(exportingTo: export, by: actor.acting)
    }
}

struct AuthorityShow: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show the authority that this node knows.")

    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        guard let fingerprint = try node.authorityFingerprint else { throw Failure(.noInput, .authorityMissing) }
        let terms = try node.certificateTerms()
        let (end, path) = (try node.certificateEnd, try node.exportPath)
        if json.isOn {
            return try console.write(
                .object([
                    ("fingerprint", .text(fingerprint)), ("held_here", .flag(try node.holdsAuthority)), ("exported_to", .optional(path)),
                    ("certificate_until", try end.map { try console.iso($0, at: node) } ?? .null),
                    ("certificate_days", .count(terms.days)), ("grace_days", .count(terms.graceDays)),
                ]))
        }
        let catalogue = console.catalogue
        var table = TextTable([.init(catalogue.label(MemberWord.authority)), .init(fingerprint)])
        if try node.holdsAuthority {
            table.append([catalogue.label(MemberWord.exportedTo), path ?? catalogue.label(MemberWord.nowhere)])
            table.append([catalogue.label(MemberWord.certificateDays), String(terms.days)])
            table.append([catalogue.label(MemberWord.graceDays), String(terms.graceDays)])
        }
        if let end { table.append([catalogue.label(MemberWord.certificateUntil), try console.date(end, at: node)]) }
        try console.write(table)
    }
}

struct AuthorityExportCommand: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the authority to a file that only the recovery code opens, which is shown once.")

    @Option(help: ArgumentHelp("The file to write; best on a stick that is kept elsewhere.", valueName: "file")) var to: String
    @OptionGroup var place: NodeOptions

    func perform(on node: Node, _ console: Console) async throws {
        try console.write(try AuthorityPage(node, console).export(to: to).text + "\n")
    }
}

struct AuthorityImport: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take up the authority at a new head office, where the old one was lost.")

    @Argument(help: ArgumentHelp("The export.", valueName: "file")) var file: String
    @Option(help: ArgumentHelp("The recovery code; read from standard input where it is left out.", valueName: "code"))
    var recoveryCode: String?
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption

    func perform(on node: Node, _ console: Console) async throws {
        guard let data = FileManager.default.contents(atPath: file) else { throw Failure(.noInput, .noInput(path: file)) }
        let code = try RecoveryCode(recoveryCode ?? readLine() ?? "")
        let imported: Node.ImportedAuthority
        do { imported = try node.importAuthority(Array(data), with: code, by: actor.acting) } catch {
            guard case .trust(let code)? = error.reason else { throw error }
            throw Failure(.badInput, MemberProblem(code, path: file))
        }
        console.say(.imported(fingerprint: try node.authorityFingerprint ?? "", revocations: imported.revocationCount))
        let membership = try node.membership()
        for former in imported.headOffices where membership[former]?.isRevoked == false {
            console.say(.formerHeadOffice(node: former.description))
        }
        console.say(.notExported)
    }
}

struct AuthorityTerms: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "terms", abstract: "Set how long certificates are good, and how long after that a node may renew its own.")

    @Option(help: ArgumentHelp("Days from issue to end.", valueName: "days")) var days: Int?
    @Option(help: ArgumentHelp("Days after the end in which the node's key still renews it.", valueName: "days")) var graceDays: Int?
    @OptionGroup var place: NodeOptions

    func perform(on node: Node, _ console: Console) async throws {
        guard try node.holdsAuthority else { throw Failure(.noInput, .authorityMissing) }
        let known = try node.certificateTerms()
        let terms = CertificateTerms(days: days ?? known.days, graceDays: graceDays ?? known.graceDays)
        if terms != known { try node.setCertificateTerms(terms) }
        console.say(.termsSet(days: terms.days, graceDays: terms.graceDays))
    }
}

/// What is said when an authority is made and exported.
struct AuthorityPage {
    let node: Node
    let console: Console

    init(_ node: Node, _ console: Console) { (self.node, self.console) = (node, console) }

    func make(exportingTo path: String?, by actor: Actor? = nil) throws {
        let takenOver = try node.makeAuthority(by: actor)
        try sayMade(takenOver: takenOver)
        if let path { try console.write(try export(to: path).text + "\n") } else { console.say(.notExported) }
    }

    func sayMade(takenOver: Int) throws {
        console.say(.authorityMade(fingerprint: try node.authorityFingerprint ?? "", takenOver: takenOver))
    }

    /// The recovery code is for standard output, where it stands alone on its line.
    func export(to path: String) throws -> RecoveryCode {
        let code = try node.exportAuthority(to: path)
        console.say(.exported(path: path))
        console.say(.recoveryHint)
        return code
    }
}
