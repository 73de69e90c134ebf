import AmendsLog
import AmendsModel
import AmendsNode
import AmendsSync
import AmendsText
import AmendsTrust
import ArgumentParser

struct JoinCommand: SpokenCommand {
    static let configuration = CommandConfiguration(
        commandName: "join", abstract: "Join a chain with the code that its head office gave.",
        discussion: """
            Makes the node in an empty folder, or enrols the node that is there; takes the first sync, and is ready to work. \
            Whoever was cut off in between does the same again with the same code.
            """)

    @Argument(help: ArgumentHelp("The code, with or without hyphens and spaces.", valueName: "code")) var code: [String]
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    var language: LanguageOption { place.language }
    var folderPath: String { place.folder.path }

    func perform(_ console: Console) async throws {
        let code = try InvitationCode(code.joined(separator: " "))
        let joining = try await Node.join(code, in: place.folder, busyTimeout: try Patience.seconds())
        let node = joining.node
        console.say(.joined(role: node.role.rawValue, site: node.site.text, node: node.id.description, folder: folderPath))
        if let summary = joining.firstSync { console.say(.firstSynced(segments: summary.received.segmentCount)) }
        if let failure = joining.firstSyncFailure { console.say(.firstSyncFailed(reason: failure.text)) }
        if json.isOn {
            try console.write(
                .object([
                    ("node", .text(node.id.description)), ("role", .text(node.role.rawValue)), ("site", .text(node.site.text)),
                    ("folder", .text(folderPath)), ("head_office", .text(code.address.text)), ("synced", .flag(joining.firstSync != nil)),
                    ("certificate_until", try node.certificateEnd.map { try console.iso($0, at: node) } ?? .null),
                ]))
        }
    }
}
