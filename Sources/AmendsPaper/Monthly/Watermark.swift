public import AmendsLog
import AmendsModel
public import AmendsStore

/// What a report's figures rest on: which nodes' entries are counted, and up to when.
public struct Watermark: Sendable, Hashable {
    public struct Reach: Sendable, Hashable {
        public var site: String
        public var node: NodeID
        public var entries: UInt64
        /// When the newest entry was written, ms since 1970.
        public var newest: Int64
    }

    /// By site and node.
    public let reaches: [Reach]

    /// The streams that hold cases of the sites asked for; nil for all.
    public init(_ reaches: [StreamReach], site: SiteCode?) {
        var found: [String: Reach] = [:]
        for reach in reaches {
            guard case .site(let code) = reach.head.stream.scope, site == nil || code == site else { continue }
            let node = reach.head.stream.node
            let key = "\(code) \(node)"
            var known = found[key] ?? Reach(site: code.text, node: node, entries: 0, newest: .min)
            known.entries += reach.head.size
            known.newest = max(known.newest, reach.newest)
            found[key] = known
        }
        self.reaches = found.values.sorted { ($0.site, $0.node.description) < ($1.site, $1.node.description) }
    }

    /// Sites none of whose nodes wrote anything at or after `end` (ms since 1970): what they did in the
    /// time before may still be missing here. A site is also asked by its own nodes only: what head
    /// office wrote about its cases says nothing of how far the site is known.
    public func sites(behind end: Int64, own nodes: [String: Set<NodeID>]) -> [String] {
        var newest: [String: Int64] = [:]
        for reach in reaches {
            if let own = nodes[reach.site], !own.contains(reach.node) { continue }
            newest[reach.site] = max(newest[reach.site] ?? .min, reach.newest)
        }
        return Set(reaches.map(\.site)).filter { (newest[$0] ?? .min) < end }.sorted()
    }
}
