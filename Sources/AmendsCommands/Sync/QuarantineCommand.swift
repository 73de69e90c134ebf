import AmendsNode
import AmendsStore
import AmendsText
import ArgumentParser

struct QuarantineCommand: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine", abstract: "List what was refused and kept as evidence, the newest first.")

    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let rows = try node.store.quarantine()
        if json.isOn {
            let list = try rows.map { row in
                JSON.object([
                    ("at", try console.iso(row.at, at: node)), ("sender", .text(row.sender)), ("stream", .optional(row.origin)),
                    ("reason", .text(row.reason)), ("bytes", .count(row.byteCount)),
                ])
            }
            return try console.write(.object([("refused", .array(list))]))
        }
        guard !rows.isEmpty else { return console.say(.noEvidence) }
        let catalogue = console.catalogue
        var table = TextTable([
            .init(catalogue.label(MemberWord.refusedAt)), .init(catalogue.label(MemberWord.sender)), .init(catalogue.heading(.streams)),
            .init(catalogue.heading(.bytes)), .init(catalogue.heading(.reason)),
        ])
        for row in rows {
            table.append([try console.date(row.at, at: node), row.sender, row.origin ?? "", String(row.byteCount), row.reason])
        }
        try console.write(table)
    }
}
