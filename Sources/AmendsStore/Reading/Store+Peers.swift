public import AmendsLog
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

    /// How much of each stream a peer is known to hold durably.
    public func knownSizes(at peer: NodeID) throws(StoreError) -> [StreamID: UInt64] {
        try read { database in
            var sizes: [StreamID: UInt64] = [:]
            for row in try Row.fetchAll(
                try database.cachedStatement(sql: "SELECT origin, size FROM peer_head WHERE node=?"), arguments: [peer.description])
            {
                if let stream = StreamID(origin: row[0] as String) { sizes[stream] = UInt64(row[1] as Int64) }
            }
            return sizes
        }
    }

    /// Notes that a peer was met at `milliseconds`, and what it holds.
    public func note(_ peer: PeerRow, holding heads: [StreamHead]) throws(StoreError) {
        try write { transaction in try transaction.note(peer, holding: heads) }
    }
}

extension StoreTransaction {
    func note(_ peer: PeerRow, holding heads: [StreamHead]) throws(StoreError) {
        let insert = Statement(database, 
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
        let head = Statement(database, 
            "INSERT INTO peer_head (node, origin, size) VALUES (?1,?2,?3) ON CONFLICT DO UPDATE SET size=max(size, excluded.size)")
        for known in heads {
            head.bind(1, text: peer.node.description)
            head.bind(2, text: known.stream.origin)
            head.bind(3, Int64(known.size))
            try head.run()
        }
    }
}
