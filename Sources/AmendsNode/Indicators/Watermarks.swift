public import AmendsLog
public import AmendsMerge
import AmendsModel
public import AmendsStore

/// Up to when the entries of each node are counted. A period is final only when every node of every
/// site has been heard of after its end: what it did in the time before would have come first.
public struct Watermarks: Sendable, Equatable {
    public struct Line: Sendable, Equatable {
        public var site: String
        public var node: NodeID
        public var entries: UInt64
        /// When the node's newest entry held here was written, ms since 1970, by its own clock; of this
        /// node the moment of asking.
        public var heardAt: Int64
        public var isBehind: Bool
    }

    /// By site and node. What head office writes in a site's scope says nothing of how far the site is known.
    public let lines: [Line]
    /// Sites of which nothing but head office's own acts is here.
    public let unheard: [String]
    /// Whether the period itself is over.
    public let isOver: Bool

    public var isFinal: Bool { isOver && unheard.isEmpty && !lines.contains(where: \.isBehind) }
    public var sitesBehind: [String] { Set(lines.filter(\.isBehind).map(\.site) + unheard).sorted() }
}

extension Node {
    /// Up to when entries are counted in figures of the time through the end of a month.
    public func watermarks(through month: MonthNumber, site: SiteCode? = nil) throws(StoreError) -> Watermarks {
        let now = surroundings.now()
        let stores = try storeNodes()
        let end = try endOfMonth(month, at: site ?? self.site)
        var found: [String: Watermarks.Line] = [:]
        for reach in try store.reach() {
            guard case .site(let code) = reach.head.stream.scope, site == nil || code == site else { continue }
            let node = reach.head.stream.node
            guard stores[code.text, default: []].contains(node) else { continue }
            let key = "\(code) \(node)"
            var line = found[key] ?? Watermarks.Line(site: code.text, node: node, entries: 0, heardAt: .min, isBehind: true)
            line.entries += reach.head.size
            // A clock that runs ahead does not bring the future here.
            line.heardAt = node == id ? now : max(line.heardAt, min(reach.newest, now))
            line.isBehind = line.heardAt < end
            found[key] = line
        }
        let asked: [SiteCode] = if let site { [site] } else { try knownSites() }
        return Watermarks(
            lines: found.values.sorted { ($0.site, $0.node.description) < ($1.site, $1.node.description) },
            unheard: asked.map(\.text).filter { code in !found.values.contains { $0.site == code } }.sorted(), isOver: now >= end)
    }

    /// The first millisecond after a month where the site is.
    func endOfMonth(_ month: MonthNumber, at site: SiteCode) throws(StoreError) -> Int64 {
        let settings = try store.settings()
        let home = try store.record(SiteRecord.record(of: site), in: .site(site))
        let zone = home?.text(SiteRecord.timeZone) ?? settings["time_zone"] ?? "UTC"
        let local = MonthNumber(rawValue: month.rawValue + 1).firstDay * 86_400_000
        return local - TimeZoneOffset.minutes(zone, at: local) * 60_000
    }

    /// The shops' own nodes by site, as the first entries of their streams name them.
    private func storeNodes() throws(StoreError) -> [String: Set<NodeID>] {
        var nodes: [String: Set<NodeID>] = [:]
        for row in try store.records(of: .node) where row.state.text(NodeRecord.role) == Role.store.rawValue {
            guard case .site(let code) = row.scope, let entry = try store.history(of: row).first else { continue }
            nodes[code.text, default: []].insert(entry.stream.node)
        }
        return nodes
    }
}
