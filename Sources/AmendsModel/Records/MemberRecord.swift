public import AmendsLog

extension RecordKind {
    /// A node's membership in the chain: written by head office in the company's scope, read by every node.
    public static let member = RecordKind(rawValue: 48)
}

/// The fields and acts of a node's membership. Rights follow from these records alone
/// (`protocol/rights.md`); a chain that has none goes by first contact.
public enum MemberRecord {
    /// A node's name is a digest to the record, so that it is kept in the folded state whatever its length.
    public static let node = FieldID(rawValue: 1)
    public static let role = FieldID(rawValue: 2)
    /// The code of the node's site; absent where it stands in none.
    public static let site = FieldID(rawValue: 3)
    /// What the node may read beside its own scopes: scopes as text, or ``everything``.
    public static let reads = FieldID(rawValue: 4)
    /// What the node may write beside its own scopes.
    public static let writes = FieldID(rawValue: 5)
    /// SHA-256 of the certificate that it was admitted with.
    public static let fingerprint = FieldID(rawValue: 6)
    public static let serial = FieldID(rawValue: 7)
    /// Of a head office only, in DER: whoever knows the authority can check that it may write for the company.
    public static let certificate = FieldID(rawValue: 8)
    public static let admittedAt = FieldID(rawValue: 9)
    /// The node whose place it took.
    public static let replaces = FieldID(rawValue: 10)
    public static let replacedBy = FieldID(rawValue: 11)
    /// From this instant of head office's clock on the node may not come back.
    public static let revokedAt = FieldID(rawValue: 12)
    public static let why = FieldID(rawValue: 13)

    /// In ``reads`` and ``writes``: every scope.
    public static let everything = "*"

    public static let admit = ActKind(rawValue: 0x3001)
    /// Gives or takes further scopes.
    public static let grant = ActKind(rawValue: 0x3002)
    public static let revoke = ActKind(rawValue: 0x3003)
    /// A new certificate under the same membership; written for head offices only.
    public static let certify = ActKind(rawValue: 0x3004)
    public static let settle = ActKind(rawValue: 0x3005)

    public static let fields: [FieldDefinition] = [
        .init(1, "node", .register), .init(2, "role", .register, .code(NodeRole.allCases.map(\.rawValue))), .init(3, "site", .register),
        .init(4, "reads", .set), .init(5, "writes", .set), .init(6, "fingerprint", .register), .init(7, "serial", .register),
        .init(8, "certificate", .register), .init(9, "admitted_at", .register, .instant), .init(10, "replaces", .register),
        .init(11, "replaced_by", .register), .init(12, "revoked_at", .register, .instant), .init(13, "why", .register),
    ]
    public static let acts: [ActDefinition] = [
        .init(0x3001, "member.admit", .member, required: [node, role, admittedAt]), .init(0x3002, "member.grant", .member),
        .init(0x3003, "member.revoke", .member, required: [revokedAt, why]),
        .init(0x3004, "member.certify", .member, required: [certificate]), .init(0x3005, "member.settle", .member),
    ]

    public static func record(of node: NodeID) -> RecordID { RecordID(mapping: "amends/member", source: node.description) }
}
