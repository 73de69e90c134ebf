public import AmendsLog
import Foundation
import GRDB

/// An invitation as the inviting node keeps it: everything but its secret.
public struct InvitationRow: Sendable, Equatable {
    /// Counts up; nil until it is kept.
    public var number: Int64?
    public var secretHash: Digest
    public var role: String
    public var site: SiteCode
    public var siteName: String
    public var region: String
    public var pack: String
    public var timeZone: String
    /// As they will stand in the member's record.
    public var reads: [String] = []
    public var writes: [String] = []
    public var replaces: NodeID?
    public var by: String = ""
    /// Milliseconds since 1970, as all times here.
    public var createdAt: Int64
    public var expiresAt: Int64
    public var usedBy: NodeID?
    public var usedAt: Int64?
    public var withdrawnAt: Int64?

    public init(
        secretHash: Digest, role: String, site: SiteCode, siteName: String, region: String, pack: String, timeZone: String,
        createdAt: Int64, expiresAt: Int64
    ) {
        (self.secretHash, self.role, self.site, self.siteName) = (secretHash, role, site, siteName)
        (self.region, self.pack, self.timeZone) = (region, pack, timeZone)
        (self.createdAt, self.expiresAt) = (createdAt, expiresAt)
    }
}

extension InvitationRow {
    fileprivate static let columns =
        "id, secret_hash, role, site, site_name, region, pack, time_zone, reads, writes, replaces, made_by, created_at, expires_at, "
        + "used_by, used_at, withdrawn_at"

    fileprivate init?(_ row: Row) {
        guard let hash = Digest(row[1] as Data), let site = SiteCode(row[3] as String) else { return nil }
        self.init(
            secretHash: hash, role: row[2], site: site, siteName: row[4], region: row[5], pack: row[6], timeZone: row[7],
            createdAt: row[12],
            expiresAt: row[13])
        number = row[0]
        reads = Self.list(row[8])
        writes = Self.list(row[9])
        replaces = (row[10] as String?).flatMap { NodeID(hexadecimal: $0) }
        by = row[11]
        usedBy = (row[14] as String?).flatMap { NodeID(hexadecimal: $0) }
        (usedAt, withdrawnAt) = (row[15], row[16])
    }

    /// No scope has a blank in its text.
    private static func list(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}

extension Store {
    /// All invitations, the newest first.
    public func invitations() throws(StoreError) -> [InvitationRow] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT \(InvitationRow.columns) FROM node_invitation ORDER BY id DESC")
                .compactMap(InvitationRow.init)
        }
    }

    public func invitation(withHash hash: Digest) throws(StoreError) -> InvitationRow? {
        try read { database in
            try Row.fetchOne(
                database, sql: "SELECT \(InvitationRow.columns) FROM node_invitation WHERE secret_hash = ?", arguments: [Data(hash.bytes)]
            ).flatMap(InvitationRow.init)
        }
    }

    /// When the newest certificate that this node issued to `node` ends, ms since 1970; nil for none.
    public func certificateEnd(of node: NodeID) throws(StoreError) -> Int64? {
        try read { database in
            try Int64.fetchOne(database, sql: "SELECT max(not_after) FROM node_certificate WHERE node = ?", arguments: [node.description])
        }
    }
}

extension StoreTransaction {
    public func keep(_ invitation: InvitationRow) throws(StoreError) {
        let insert = Statement(
            database,
            """
            INSERT INTO node_invitation
            (secret_hash, role, site, site_name, region, pack, time_zone, reads, writes, replaces, made_by, created_at, expires_at)
            VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13)
            """)
        insert.bind(1, invitation.secretHash)
        insert.bind(2, text: invitation.role)
        insert.bind(3, text: invitation.site.text)
        insert.bind(4, text: invitation.siteName)
        insert.bind(5, text: invitation.region)
        insert.bind(6, text: invitation.pack)
        insert.bind(7, text: invitation.timeZone)
        insert.bind(8, text: invitation.reads.joined(separator: " "))
        insert.bind(9, text: invitation.writes.joined(separator: " "))
        insert.bind(10, optional: invitation.replaces?.description)
        insert.bind(11, text: invitation.by)
        insert.bind(12, invitation.createdAt)
        insert.bind(13, invitation.expiresAt)
        try insert.run()
    }

    /// Marks an invitation as used. False where it has been used by another node, or withdrawn, meanwhile.
    public func use(invitationWithHash hash: Digest, by node: NodeID, at milliseconds: Int64) throws(StoreError) -> Bool {
        let update = Statement(
            database,
            """
            UPDATE node_invitation SET used_by = ?2, used_at = coalesce(used_at, ?3)
            WHERE secret_hash = ?1 AND (used_by IS NULL OR used_by = ?2) AND withdrawn_at IS NULL
            """)
        update.bind(1, hash)
        update.bind(2, text: node.description)
        update.bind(3, milliseconds)
        try update.run()
        return database.changesCount == 1
    }

    /// Withdraws an invitation that nobody has used. False where there is none.
    public func withdraw(invitation number: Int64, at milliseconds: Int64) throws(StoreError) -> Bool {
        let update = Statement(
            database, "UPDATE node_invitation SET withdrawn_at = ?2 WHERE id = ?1 AND used_by IS NULL AND withdrawn_at IS NULL")
        update.bind(1, number)
        update.bind(2, milliseconds)
        try update.run()
        return database.changesCount == 1
    }

    /// Notes a certificate that this node issued, in hexadecimal its serial number.
    public func note(certificate serial: String, of node: NodeID, issuedAt milliseconds: Int64, notAfter: Int64) throws(StoreError) {
        let insert = Statement(
            database, "INSERT OR REPLACE INTO node_certificate (serial, node, issued_at, not_after) VALUES (?1,?2,?3,?4)")
        insert.bind(1, text: serial)
        insert.bind(2, text: node.description)
        insert.bind(3, milliseconds)
        insert.bind(4, notAfter)
        try insert.run()
    }
}
