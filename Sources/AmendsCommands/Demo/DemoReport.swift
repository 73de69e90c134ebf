import AmendsText

/// The digests of all nodes, scope by scope.
struct DemoReport {
    let table: TextTable
    /// Whether every scope is held by all who may read it and is equal wherever it is held.
    let agrees: Bool

    private struct Holding: Equatable {
        var heads, projection, statistics: String
        var entries, cases, waiting: Int

        init(_ document: [String: Any]) {
            heads = document["heads"] as? String ?? ""
            projection = document["projection"] as? String ?? ""
            statistics = document["statistics"] as? String ?? ""
            entries = document["entries"] as? Int ?? 0
            cases = document["cases"] as? Int ?? 0
            waiting = document["waiting"] as? Int ?? 0
        }
    }

    init(_ digests: [(node: DemoNode, document: [String: Any])], _ catalogue: Catalogue) {
        var holders: [String: [(name: String, holding: Holding)]] = [:]
        for (node, document) in digests {
            for (scope, value) in document["scopes"] as? [String: [String: Any]] ?? [:] {
                holders[scope, default: []].append((node.name, Holding(value)))
            }
        }
        var table = TextTable([
            .init(catalogue.heading(.scope), maximumWidth: 20), .init(catalogue.heading(.entries), .right),
            .init(catalogue.heading(.cases), .right),
            .init(catalogue.heading(.heads)), .init(catalogue.heading(.projection)), .init(catalogue.heading(.statistics)),
            .init(catalogue.heading(.node), maximumWidth: 72), .init(""),
        ])
        var agrees = true
        func add(_ scope: String, _ held: Holding, _ names: [String], _ verdict: Heading) {
            table.append([
                scope, catalogue.number(held.entries), catalogue.number(held.cases), String(held.heads.prefix(12)),
                String(held.projection.prefix(12)),
                String(held.statistics.prefix(12)), names.joined(separator: " "), catalogue.heading(verdict),
            ])
        }
        for (scope, held) in holders.sorted(by: { $0.key < $1.key }) {
            let isEqual = held.allSatisfy { $0.holding == held[0].holding && $0.holding.waiting == 0 }
            let expected = digests.filter { node, _ in Self.reads(node, scope) }.map(\.node.name)
            let isComplete = scope.hasPrefix("log/") || Set(held.map(\.name)) == Set(expected)
            agrees = agrees && isEqual && isComplete
            if isEqual {
                add(scope, held[0].holding, held.map(\.name), isComplete ? .agree : .differ)
            } else {
                for one in held { add(scope, one.holding, [one.name], .differ) }
            }
        }
        self.table = table
        self.agrees = agrees && !holders.isEmpty
    }

    /// Whether the node holds the scope once all has been synced.
    private static func reads(_ node: DemoNode, _ scope: String) -> Bool {
        scope == "company" || node.site == "HQ" || scope == "site/\(node.site)"
    }
}
