public import AmendsLog

extension RecordKind {
    public static let site = RecordKind(rawValue: 2)
    /// Orders or guests served at a site on one day: the denominator of complaint rates.
    public static let volume = RecordKind(rawValue: 4)
    /// A node's own affairs.
    public static let node = RecordKind(rawValue: 5)
}

/// The fields and acts of a shop.
public enum SiteRecord {
    public static let code = FieldID(rawValue: 1)
    public static let name = FieldID(rawValue: 2)
    public static let region = FieldID(rawValue: 3)
    public static let pack = FieldID(rawValue: 4)
    public static let timeZone = FieldID(rawValue: 5)
    /// The node that seals the site's archive volumes, the first 32 digits of its name; any node where empty.
    public static let sealingNode = FieldID(rawValue: 20)

    /// The day from which on the site takes no cases any more, days since 1970 in its own calendar.
    public static let closedOn = FieldID(rawValue: 21)

    public static let define = ActKind(rawValue: 0x0201)
    public static let amend = ActKind(rawValue: 0x0202)
    public static let settle = ActKind(rawValue: 0x0203)

    public static let fields: [FieldDefinition] = [
        .init(1, "code", .register), .init(2, "name", .register), .init(3, "region", .register),
        .init(4, "pack", .register), .init(5, "time_zone", .register), .init(20, "sealing_node", .register),
        .init(21, "closed_on", .register, .day),
    ]
    public static let acts: [ActDefinition] = [
        .init(0x0201, "site.define", .site, required: [code]), .init(0x0202, "site.amend", .site), .init(0x0203, "site.settle", .site),
    ]

    /// Every node of a site that defines it writes to the same record.
    public static func record(of code: SiteCode) -> RecordID { RecordID(mapping: "amends/site", source: code.text) }
}

/// The fields and acts of a day's business volume. Each node of a shop reports its part in a record
/// of its own, so that a node that reports again replaces its own part only; the parts are added.
public enum VolumeRecord {
    /// Days since 1970-01-01 in the site's own calendar.
    public static let day = FieldID(rawValue: 1)
    public static let orders = FieldID(rawValue: 2)

    public static let report = ActKind(rawValue: 0x0401)

    public static let fields: [FieldDefinition] = [.init(1, "day", .register, .count), .init(2, "orders", .sum, .count)]
    public static let acts: [ActDefinition] = [.init(0x0401, "volume.report", .volume, required: [day, orders])]

    public static func record(of site: SiteCode, day: Int64, node: NodeID) -> RecordID {
        RecordID(mapping: "amends/volume/\(site)/\(node)", source: String(day))
    }
}

/// The acts by which a stream tells of its node. They name the node's record in the stream's scope.
public enum NodeRecord {
    /// An earlier stream of the node: origin text, size and root, one list entry each.
    public static let earlier = FieldID(rawValue: 1)
    public static let role = FieldID(rawValue: 2)
    public static let site = FieldID(rawValue: 3)
    /// By how many milliseconds the local clock stepped back.
    public static let jump = FieldID(rawValue: 4)

    /// The first entry of every stream.
    public static let open = ActKind(rawValue: 0x0501)
    public static let clockJump = ActKind(rawValue: 0x0502)

    public static let fields: [FieldDefinition] = [
        .init(1, "earlier", .list), .init(2, "role", .register, .code(NodeRole.allCases.map(\.rawValue))),
        .init(3, "site", .register), .init(4, "jump", .list, .count),
    ]
    public static let acts: [ActDefinition] = [.init(0x0501, "node.open", .node), .init(0x0502, "node.clock-jump", .node)]

    public static func record(of node: NodeID, in scope: Scope) -> RecordID {
        RecordID(mapping: "amends/node/\(scope)", source: node.description)
    }
}
