import AmendsLog
import AmendsNode
import AmendsStore
import AmendsText
import ArgumentParser

struct DigestCommand: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest", abstract: "Show a digest per scope: equal on two nodes exactly when they hold the same.")

    @OptionGroup var place: NodeOptions
    @OptionGroup var json: JSONOption

    func perform(on node: Node, _ console: Console) async throws {
        let digests = try node.store.digests()
        if json.isOn { return try console.write(Self.json(digests, of: node)) }
        let catalogue = console.catalogue
        var table = TextTable([
            .init(catalogue.heading(.scope), maximumWidth: 72), .init(catalogue.heading(.entries), .right),
            .init(catalogue.heading(.cases), .right),
            .init(catalogue.heading(.heads)), .init(catalogue.heading(.projection)), .init(catalogue.heading(.statistics)),
        ])
        for digest in digests {
            table.append([
                digest.scope.description, catalogue.number(Int(digest.entries)), catalogue.number(digest.cases), digest.heads.short,
                digest.projection.short, digest.statistics.short,
            ])
        }
        try console.write(table)
    }

    private static func json(_ digests: [ScopeDigest], of node: Node) -> JSON {
        let scopes = digests.map { digest in
            (
                digest.scope.description,
                JSON.object([
                    ("heads", .text(digest.heads.description)), ("projection", .text(digest.projection.description)),
                    ("statistics", .text(digest.statistics.description)), ("entries", .number(Int64(digest.entries))),
                    ("cases", .count(digest.cases)), ("waiting", .count(digest.waiting)),
                ])
            )
        }
        return .object([
            ("scopes", .object(scopes)), ("entries", .number(digests.reduce(0) { $0 + Int64($1.entries) })),
            ("cases", .count(digests.reduce(0) { $0 + $1.cases })), ("node", .text(node.id.description)),
        ])
    }
}
