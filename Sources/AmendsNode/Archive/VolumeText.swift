public import AmendsLog
public import AmendsMerge

/// The signed text of an archive volume (`protocol/archive.md`): what it is, how many lines of each kind
/// it has, and the digest of all of them.
public struct VolumeText: Sendable, Hashable {
    public var scope: Scope
    public var number: String
    public var month: MonthNumber
    /// 0 for the month's own volume.
    public var supplement: Int64
    /// `closed` or `received`: by which of the two a case belongs to a month.
    public var rule: String
    public var listed: Int
    public var addenda: Int
    public var merged: Int
    public var carriedOver: Int
    public var heldBack: Int
    /// SHA-256 of the lines, newlines included.
    public var contents: Digest
    /// SHA-256 of the text of the volume that was sealed before it in the same scope; nil for the first.
    public var previous: Digest?
    /// Ms since 1970.
    public var sealedAt: Int64
    public var node: NodeID

    public init(
        scope: Scope, number: String, month: MonthNumber, supplement: Int64, rule: String, lines: [VolumeLine], previous: Digest?,
        sealedAt: Int64, node: NodeID
    ) {
        (self.scope, self.number, self.month, self.supplement, self.rule) = (scope, number, month, supplement, rule)
        (listed, addenda, merged, carriedOver, heldBack) = (0, 0, 0, 0, 0)
        for line in lines {
            switch line {
            case .listed: listed += 1
            case .addendum: addenda += 1
            case .merged: merged += 1
            case .carriedOver: carriedOver += 1
            case .heldBack: heldBack += 1
            }
        }
        contents = Self.digest(of: lines)
        (self.previous, self.sealedAt, self.node) = (previous, sealedAt, node)
    }

    public static func digest(of lines: [VolumeLine]) -> Digest { sha256(lines.flatMap { Array($0.text.utf8) }) }

    /// `S012-2026-11`, of a supplement `S012-2026-11-S1`.
    public static func number(site: SiteCode, month: MonthNumber, supplement: Int64) -> String {
        "\(site)-\(month)" + (supplement == 0 ? "" : "-S\(supplement)")
    }

    /// `S012-2026-11-0007`: the volume's number and a place in it, counted from 1.
    public static func serial(_ place: Int, in number: String) -> String {
        let digits = String(place)
        return "\(number)-\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)"
    }

    /// What is signed: a word and its value on each line.
    public var bytes: [UInt8] { Array(lines.map { "\($0.0) \($0.1)\n" }.joined().utf8) }

    /// What the next volume names this one by.
    public var digest: Digest { sha256(bytes) }

    private var lines: [(String, String)] {
        [
            ("amends-archive-volume", "1"), ("scope", scope.description), ("number", number), ("month", month.description),
            ("supplement", String(supplement)), ("rule", rule), ("listed", String(listed)), ("addenda", String(addenda)),
            ("merged", String(merged)), ("open", String(carriedOver)), ("held", String(heldBack)), ("contents", contents.description),
            ("previous", previous?.description ?? "-"), ("sealed", String(sealedAt)), ("node", node.description),
        ]
    }

    /// Reads exactly what ``bytes`` writes; nil for anything else.
    public init?(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let pairs = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { line in
            line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        }
        guard pairs.allSatisfy({ $0.count == 2 }) else { return nil }
        let values = Dictionary(pairs.map { ($0[0], $0[1]) }) { first, _ in first }
        func digest(_ name: String) -> Digest? { values[name].flatMap { Hexadecimal.bytes($0) }.flatMap { Digest($0) } }
        func count(_ name: String) -> Int? { values[name].flatMap { Int($0) } }
        guard let scope = values["scope"].flatMap({ Scope($0) }), let number = values["number"],
            let month = values["month"].flatMap({ MonthNumber($0) }), let supplement = values["supplement"].flatMap({ Int64($0) }),
            let rule = values["rule"], let listed = count("listed"), let addenda = count("addenda"), let merged = count("merged"),
            let open = count("open"), let held = count("held"), let contents = digest("contents"),
            let sealedAt = values["sealed"].flatMap({ Int64($0) }), let node = values["node"].flatMap({ NodeID(hexadecimal: $0) })
        else { return nil }
        self.init(
            scope: scope, number: number, month: month, supplement: supplement, rule: rule, lines: [], previous: digest("previous"),
            sealedAt: sealedAt, node: node)
        (self.listed, self.addenda, self.merged, carriedOver, heldBack) = (listed, addenda, merged, open, held)
        self.contents = contents
        guard self.bytes == bytes else { return nil }
    }
}
