import AmendsLog

/// What a node remembers outside its database and outside every backup: which database it has, in which
/// epoch it lives, and how far its own streams had come when something of them last left it.
///
/// A database that does not reach as far as the fence, or reaches there by another way, is a copy from
/// before: what the node did since, others have seen, or stands on a customer's slip. It then goes on in a new
/// epoch (`Node+Doubt`). The order of writes makes that certain: the database first, then the
/// fence, and only then may anything leave, so that the fence may lag behind the database and never behind
/// what others know.
///
///     amends-fence 1
///     node <hexadecimal>
///     database <32 hexadecimal digits>
///     epoch <counter-random>
///     role store
///     site S012
///     time-zone Asia/Shanghai
///     pack plain
///     stream <counter-random> <scope> <size> <root>      as many as there are
///     sum <SHA-256 of all lines above>
struct Fence: Sendable, Equatable {
    var node: NodeID
    /// The name that the database was given when it was made, or when this node last doubted it.
    var database: String
    var epoch: Epoch
    var profile: NodeProfile
    /// The node's own lines, of all epochs.
    var lines: [StreamHead]

    /// Those of the epoch that the node lives in: the ones that only it lengthens.
    var current: [StreamHead] { lines.filter { $0.stream.epoch == epoch } }

    /// Lines kept of earlier epochs. They only tell what to name when a stream opens, and the next fence finds
    /// them in the database again.
    static let maximumLines = 16_384
}

/// What a node is, beside its key: enough to go on by itself when its database is gone.
struct NodeProfile: Sendable, Equatable {
    var role: Role
    var site: SiteCode
    /// IANA name.
    var timeZone: String
    var pack: String
}

extension Fence {
    private static let title = "amends-fence 1"

    var encoded: [UInt8] {
        var text = """
            \(Self.title)
            node \(node)
            database \(database)
            epoch \(epoch)
            role \(profile.role.rawValue)
            site \(profile.site)
            time-zone \(profile.timeZone)
            pack \(profile.pack)

            """
        for line in lines.sorted() { text += "stream \(line.stream.epoch) \(line.stream.scope) \(line.size) \(line.root)\n" }
        return Array(text.utf8) + Array("sum \(sha256(Array(text.utf8)))\n".utf8)
    }

    /// Nil for anything but what ``encoded`` writes: half a fence says nothing.
    init?(encoded bytes: [UInt8]) {
        var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count >= 10, lines.removeLast().isEmpty, let sum = Self.value(lines.removeLast(), "sum"),
            sum == sha256(Array((lines.joined(separator: "\n") + "\n").utf8)).description, lines[0] == Self.title,
            let node = Self.value(lines[1], "node").flatMap({ NodeID(hexadecimal: $0) }), let database = Self.value(lines[2], "database"),
            let epoch = Self.value(lines[3], "epoch").flatMap({ Epoch($0) }),
            let role = Self.value(lines[4], "role").flatMap({ Role(rawValue: $0) }),
            let site = Self.value(lines[5], "site").flatMap({ SiteCode($0) }), let timeZone = Self.value(lines[6], "time-zone"),
            let pack = Self.value(lines[7], "pack")
        else { return nil }
        var heads: [StreamHead] = []
        for line in lines[8...] {
            guard let head = Self.head(line, of: node) else { return nil }
            heads.append(head)
        }
        self.init(
            node: node, database: database, epoch: epoch,
            profile: NodeProfile(role: role, site: site, timeZone: timeZone, pack: pack), lines: heads)
    }

    private static func value(_ line: String, _ name: String) -> String? {
        line.hasPrefix(name + " ") ? String(line.dropFirst(name.count + 1)) : nil
    }

    private static func head(_ line: String, of node: NodeID) -> StreamHead? {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 5, words[0] == "stream", let epoch = Epoch(words[1]), let scope = Scope(words[2]), let size = UInt64(words[3]),
            size <= MerkleFrontier.maximumSize, let root = Hexadecimal.bytes(words[4]).flatMap({ Digest($0) })
        else { return nil }
        return StreamHead(stream: StreamID(node: node, scope: scope, epoch: epoch), size: size, root: root)
    }
}
