import AmendsLog
import AmendsNode
import AmendsText
import ArgumentParser

struct RevokeCommand: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Shut a node out of the chain: stolen, lost, or not to be trusted any more.")

    @Argument(help: ArgumentHelp("The first digits of its name, or the code of a site with one node.", valueName: "node")) var name: String
    @Option(help: ArgumentHelp("Why, for whoever asks later.", valueName: "text")) var why: String
    @OptionGroup var place: NodeOptions
    @OptionGroup var actor: ActorOption
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let (member, isExportCurrent) = try node.revoke(name, why: why, by: actor.acting)
        console.say(.revoked(node: member.node.short, site: member.site?.text ?? "-"))
        console.say(.revokedDisk)
        if let isExportCurrent, let path = try node.exportPath {
            console.say(isExportCurrent ? .exportRefreshed(path: path) : .exportNotReached(path: path))
        } else {
            console.say(.notExported)
        }
        if json.isOn {
            try console.write(
                .object([
                    ("node", .text(member.node.description)), ("site", .optional(member.site?.text)),
                    ("revoked_at", try member.revokedAt.map { try console.iso($0, at: node) } ?? .null),
                    ("export_current", isExportCurrent.map(JSON.flag) ?? .null),
                ]))
        }
    }
}
