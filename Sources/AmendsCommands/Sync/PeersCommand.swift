import AmendsLog
import AmendsModel
import AmendsNode
import AmendsStore
import AmendsText
import ArgumentParser

struct PeersCommand: NodeCommand {
    static let configuration = CommandConfiguration(commandName: "peers", abstract: "List the nodes that this one has met.")

    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let peers = try node.store.peers()
        let time = try SiteTime(node)
        func iso(_ milliseconds: Int64) -> JSON {
            .text(CivilTime(milliseconds: milliseconds, utcOffset: time.offset(at: milliseconds)).iso8601)
        }
        if json.isOn {
            let rows = peers.map { peer in
                JSON.object([
                    ("node", .text(peer.node.description)), ("role", .text(peer.role)), ("site", .optional(peer.site?.text)),
                    ("address", .optional(peer.address)), ("first_seen", iso(peer.firstSeen)), ("last_seen", iso(peer.lastSeen)),
                ])
            }
            return try console.write(.object([("node", .text(node.id.description)), ("peers", .array(rows))]))
        }
        let catalogue = console.catalogue
        var table = TextTable([
            .init(catalogue.heading(.node), maximumWidth: 64), .init(catalogue.heading(.role)), .init(catalogue.heading(.site)),
            .init(catalogue.heading(.address)), .init(catalogue.heading(.lastSeen)),
        ])
        for peer in peers {
            table.append([
                peer.node.description, catalogue.label(code: peer.role, of: NodeRecord.role, kind: .node), peer.site?.text ?? "",
                peer.address ?? "",
                catalogue.dateTime(milliseconds: peer.lastSeen, utcOffset: time.offset(at: peer.lastSeen)),
            ])
        }
        try console.write(table)
    }
}
