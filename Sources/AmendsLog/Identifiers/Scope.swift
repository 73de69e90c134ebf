/// A shop's permanent code, such as `S012`: 1 to 32 of A–Z, a–z, 0–9, `-`, `_` and `.`.
public struct SiteCode: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let text: String

    /// Longest code, in bytes: it stands in every scope name and on every printed form.
    public static let maximumByteCount = 32

    /// Nil where `text` is empty, too long, or holds another character.
    public init?(_ text: some StringProtocol) {
        let units = text.utf8
        guard (1...Self.maximumByteCount).contains(units.count), units.allSatisfy(Self.isAllowed) else { return nil }
        self.text = String(text)
    }

    private static func isAllowed(_ unit: UInt8) -> Bool {
        switch unit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    public var description: String { text }
    public static func < (left: SiteCode, right: SiteCode) -> Bool { left.text.utf8.lexicographicallyPrecedes(right.text.utf8) }
}

/// Who may see an entry. Every record and every entry belongs to exactly one scope.
public enum Scope: Hashable, Sendable {
    /// Seen by the whole chain, written by head office.
    case company
    /// Seen and written by one shop's nodes and head office.
    case site(SiteCode)
    /// A node's own affairs: seen by itself, head office and auditors, written by itself.
    case log(NodeID)
}

extension Scope: CustomStringConvertible, Comparable {
    /// `company`, `site/S012` or `log/` and 64 hexadecimal digits; this text is what is hashed.
    public var description: String {
        switch self {
        case .company: "company"
        case .site(let code): "site/\(code)"
        case .log(let node): "log/\(node)"
        }
    }

    /// Appends ``description`` in UTF-8.
    func append(to text: inout [UInt8]) {
        switch self {
        case .company: text.append(contentsOf: "company".utf8)
        case .site(let code):
            text.append(contentsOf: "site/".utf8)
            text.append(contentsOf: code.text.utf8)
        case .log(let node):
            text.append(contentsOf: "log/".utf8)
            Hexadecimal.append(node.bytes, to: &text)
        }
    }

    /// Longest text of a scope, in bytes.
    public static let maximumByteCount = 4 + 64

    public init?(_ text: some StringProtocol) {
        if text == "company" {
            self = .company
        } else if text.hasPrefix("site/"), let code = SiteCode(text.dropFirst(5)) {
            self = .site(code)
        } else if text.hasPrefix("log/"), let node = NodeID(hexadecimal: text.dropFirst(4)),
            node.description == text.dropFirst(4)
        {
            self = .log(node)
        } else {
            return nil
        }
    }

    /// `company` first: what it holds decides how the rest is read. Then by text.
    public static func < (left: Scope, right: Scope) -> Bool {
        switch (left, right) {
        case (_, .company): false
        case (.company, _): true
        // Digits sort as the bytes that they stand for, and `log` before `site`.
        case (.log(let left), .log(let right)): left < right
        case (.site(let left), .site(let right)): left < right
        case (.log, .site): true
        case (.site, .log): false
        }
    }
}
