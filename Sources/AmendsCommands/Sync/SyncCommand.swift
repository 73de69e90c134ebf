import AmendsLog
import AmendsNode
import AmendsStore
import AmendsSync
import AmendsText
import ArgumentParser

struct SyncCommand: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Exchange with another node what either of the two lacks.")

    @Option(help: ArgumentHelp("The other node; else the head office that invited this one.", valueName: "host:port")) var peer: String?
    @Flag(help: "Talk without TLS, which only a peer on this machine is asked for.") var plain = false
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let address = try PeerAddress(of: node, given: peer)
        let peer = address.text
        console.say(.syncing(address: peer))
        let end = try node.certificateEnd
        let summary = try await node.sync(host: address.host, port: address.port, isPlain: plain)
        if let renewed = try node.certificateEnd, renewed != end {
            console.say(.certificateRenewed(until: try console.date(renewed, at: node)))
        }
        let name = summary.peer.map { "\($0.site?.text ?? $0.node.short) (\($0.node.short))" } ?? peer
        if summary.sent.segmentCount + summary.received.segmentCount == 0 {
            console.say(.alreadyEqual(peer: name))
        } else {
            console.say(
                .synced(
                    peer: name, received: summary.received.segmentCount, sent: summary.sent.segmentCount,
                    bytesReceived: summary.received.frameByteCount, bytesSent: summary.sent.frameByteCount))
        }
        let refused = summary.refusedByUs.merging(summary.refusedByPeer) { own, _ in own }
        for (stream, refusal) in refused.sorted(by: { $0.key.origin < $1.key.origin }) {
            console.say(.streamQuarantined(stream: stream.origin, reason: refusal.text))
        }
        for stream in summary.diverged {
            console.say(.streamQuarantined(stream: stream.origin, reason: "two branches of one stream"))
        }
        if json.isOn { try console.write(Self.json(summary)) }
    }

    private static func json(_ summary: SyncSummary) -> JSON {
        func traffic(_ traffic: SyncSummary.Traffic) -> JSON {
            .object([
                ("segments", .count(traffic.segmentCount)), ("segment_bytes", .count(traffic.segmentByteCount)),
                ("frames", .count(traffic.frameCount)),
                ("bytes", .count(traffic.frameByteCount)),
            ])
        }
        return .object([
            ("peer", .optional(summary.peer?.node.description)), ("site", .optional(summary.peer?.site?.text)),
            ("sent", traffic(summary.sent)),
            ("received", traffic(summary.received)), ("refused", .count(summary.refusedByUs.count)),
            ("refused_by_peer", .count(summary.refusedByPeer.count)), ("diverged", .array(summary.diverged.map { .text($0.origin) })),
            ("partial", .flag(summary.isPartial)), ("clock_difference_ms", .optional(summary.clockDifference?.milliseconds)),
        ])
    }
}
