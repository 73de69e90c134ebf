import AmendsLog
import AmendsNode
import AmendsStore
import AmendsSync
import AmendsText
import ArgumentParser

struct SyncCommand: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Exchange with another node what either of the two lacks.")

    @Option(help: ArgumentHelp("The other node.", valueName: "host:port")) var peer: String
    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let address = try PeerAddress(peer)
        console.say(.syncing(address: peer))
        let summary = try await node.sync(host: address.host, port: address.port)
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
        for stream in summary.branched.sorted() { console.say(.streamBranched(stream: stream.origin)) }
        for doubt in node.takeDoubts() { console.say(.newEpoch(reason: doubt.reason.rawValue)) }
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
            ("refused_by_peer", .count(summary.refusedByPeer.count)), ("branched", .array(summary.branched.sorted().map { .text($0.origin) })),
            ("partial", .flag(summary.isPartial)), ("clock_difference_ms", .optional(summary.clockDifference?.milliseconds)),
        ])
    }
}
