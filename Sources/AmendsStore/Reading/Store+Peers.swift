public import AmendsLog
import Foundation
import GRDB

/// A node that this one has met.
public struct PeerRow: Sendable, Equatable {
    public var node: NodeID
    public var role: String
    public var site: SiteCode?
    public var firstSeen: Int64
    public var lastSeen: Int64
    public var address: String?

    public init(node: NodeID, role: String, site: SiteCode?, firstSeen: Int64, lastSeen: Int64, address: String?) {
        (self.node, self.role, self.site) = (node, role, site)
        (self.firstSeen, self.lastSeen, self.address) = (firstSeen, lastSeen, address)
    }
}

/// A refused segment that was kept.
public struct QuarantineRow: Sendable {
    public var at: Int64
    public var sender: String
    public var origin: String?
    public var reason: String
    public var byteCount: Int
}

extension Store {
    public func peers() throws(StoreError) -> [PeerRow] {
        try read { database in
            try Row.fetchAll(
                try database.cachedStatement(
                    sql: "SELECT node, role, site, first_seen, last_seen, address FROM peer_node ORDER BY last_seen DESC, node"
                )
            )
            .compactMap { row in
                guard let node = NodeID(hexadecimal: row[0] as String) else { return nil }
                return PeerRow(
                    node: node, role: row[1], site: (row[2] as String?).flatMap { SiteCode($0) }, firstSeen: row[3], lastSeen: row[4],
                    address: row[5])
            }
        }
    }

    public func quarantine() throws(StoreError) -> [QuarantineRow] {
        try read { database in
            try Row.fetchAll(
                try database.cachedStatement(sql: "SELECT at, sender, origin, reason, length(body) FROM peer_quarantine ORDER BY id DESC")
            )
            .map { QuarantineRow(at: $0[0], sender: $0[1], origin: $0[2], reason: $0[3], byteCount: $0[4]) }
        }
    }

    /// The lines that a peer is known to hold durably, by stream.
    public func knownLines(at peer: NodeID) throws(StoreError) -> [StreamID: [StreamHead]] {
        try read { database in
            var lines: [StreamID: [StreamHead]] = [:]
            for row in try Row.fetchAll(
                try database.cachedStatement(sql: "SELECT origin, size, root FROM peer_head WHERE node=?"), arguments: [peer.description])
            {
                guard let stream = StreamID(origin: row[0] as String), let root = Digest(row[2] as Data) else { continue }
                lines[stream, default: []].append(StreamHead(stream: stream, size: UInt64(row[1] as Int64), root: root))
            }
            return lines
        }
    }

    /// From which entry on the line `head` is to be given to a peer that is known to hold `known` of its stream.
    public func start(of head: StreamHead, for known: [StreamHead]) throws(StoreError) -> UInt64 {
        if known.isEmpty { return 0 }
        if known.contains(head) { return head.size }
        if case .line(let begun) = try beginning(of: head, among: known) { return begun.size }
        // Where its line parts from what the peer holds nobody has told; from the beginning it always fits.
        return 0
    }

    /// Notes that a peer was met at `milliseconds`, and what it acknowledged. `listed` is what it said that
    /// it holds of the scopes it listed: what was known of these before is forgotten, for a peer restored
    /// from a copy holds less than it once did.
    public func note(_ peer: PeerRow, listed: PeerHoldings? = nil, acknowledged heads: [StreamHead]) throws(StoreError) {
        try write { transaction in try transaction.note(peer, listed: listed, acknowledged: heads) }
    }
}

/// What a peer says that it holds of some scopes: all their lines.
public struct PeerHoldings: Sendable {
    public var scopes: Set<Scope>
    public var lines: [StreamHead]

    public init(scopes: Set<Scope>, lines: [StreamHead]) { (self.scopes, self.lines) = (scopes, lines) }
}

extension StoreTransaction {
    func note(_ peer: PeerRow, listed: PeerHoldings?, acknowledged heads: [StreamHead]) throws(StoreError) {
        let insert = try Statement(
            database,
            """
            INSERT INTO peer_node (node, role, site, first_seen, last_seen, address) VALUES (?1,?2,?3,?4,?5,?6)
            ON CONFLICT DO UPDATE SET last_seen=excluded.last_seen, address=coalesce(excluded.address, address)
            """)
        insert.bind(1, text: peer.node.description)
        insert.bind(2, text: peer.role)
        insert.bind(3, optional: peer.site?.text)
        insert.bind(4, peer.firstSeen)
        insert.bind(5, peer.lastSeen)
        insert.bind(6, optional: peer.address)
        try insert.run()
        if let listed { try forget(peer.node, scopes: listed.scopes) }
        let head = try Statement(database, "INSERT INTO peer_head (node, origin, size, root) VALUES (?1,?2,?3,?4) ON CONFLICT DO NOTHING")
        for known in (listed?.lines ?? []) + heads {
            head.bind(1, text: peer.node.description)
            head.bind(2, text: known.stream.origin)
            head.bind(3, Int64(known.size))
            head.bind(4, known.root)
            try head.run()
        }
        try trim(peer.node, streams: Set(heads.map(\.stream)))
    }

    private func forget(_ peer: NodeID, scopes: Set<Scope>) throws(StoreError) {
        let select = try Statement(database, "SELECT origin FROM peer_head WHERE node=?1")
        select.bind(1, text: peer.description)
        var origins: [String] = []
        while try select.step() {
            let origin = select.text(0)
            if let stream = StreamID(origin: origin), scopes.contains(stream.scope) { origins.append(origin) }
        }
        let delete = try Statement(database, "DELETE FROM peer_head WHERE node=?1 AND origin=?2")
        for origin in origins {
            delete.bind(1, text: peer.description)
            delete.bind(2, text: origin)
            try delete.run()
        }
    }

    /// Points that a peer acknowledged of one stream and that are kept: its lines lengthen, and the newest
    /// points of each are enough.
    private static let maximumKnownLines = 64

    private func trim(_ peer: NodeID, streams: Set<StreamID>) throws(StoreError) {
        let delete = try Statement(
            database,
            """
            DELETE FROM peer_head WHERE node=?1 AND origin=?2 AND size <
            (SELECT min(size) FROM (SELECT size FROM peer_head WHERE node=?1 AND origin=?2 ORDER BY size DESC LIMIT ?3))
            """)
        for stream in streams.sorted() {
            delete.bind(1, text: peer.description)
            delete.bind(2, text: stream.origin)
            delete.bind(3, Self.maximumKnownLines)
            try delete.run()
        }
    }
}
