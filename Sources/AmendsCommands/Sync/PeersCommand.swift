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
            let begun = try node.epochsBegun().map { epoch in
                JSON.object([("epoch", .count(Int(epoch.epoch.counter))), ("at", iso(epoch.at)), ("reason", .text(epoch.reason))])
            }
            let branched = try node.store.branchedStreams().map { stream, lines in
                JSON.object([("stream", .text(stream.origin)), ("lines", .count(lines.count))])
            }
            return try console.write(
                .object([
                    ("node", .text(node.id.description)), ("epoch", .count(Int(node.epoch.counter))), ("doubts", .array(begun)),
                    ("branched", .array(branched)), ("last_backup", try node.lastBackup().map(iso) ?? .null), ("peers", .array(rows)),
                ]))
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
        try tellLife(of: node, time, console)
    }

    /// Whether the node is sure of its own past, and whose streams have more than one line. On standard error: the
    /// table alone is what is asked for.
    private func tellLife(of node: Node, _ time: SiteTime, _ console: Console) throws {
        func date(_ milliseconds: Int64) -> String {
            console.catalogue.dateTime(milliseconds: milliseconds, utcOffset: time.offset(at: milliseconds))
        }
        let begun = try node.epochsBegun()
        if node.epoch.counter > 0 { console.say(BackupMessage.epoch(counter: Int(node.epoch.counter))) }
        for epoch in begun {
            let reason = console.catalogue.label(code: epoch.reason, of: NodeRecord.reason, kind: .node)
            console.say(BackupMessage.epochBegun(counter: Int(epoch.epoch.counter), at: date(epoch.at), reason: reason))
        }
        for (stream, lines) in try node.store.branchedStreams() {
            console.say(BackupMessage.branched(node: stream.node.short, scope: stream.scope.description, lines: lines.count))
        }
        if let last = try node.lastBackup() { console.say(BackupMessage.lastBackup(at: date(last))) } else { console.say(BackupMessage.noBackup) }
    }
}
