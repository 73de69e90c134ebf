#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where a new node finds the node that invites it: a host, by number or by name, and a port.
public struct JoinAddress: Hashable, Sendable {
    /// A number in the system's own form, or a name in small letters.
    public let host: String
    public let port: UInt16

    /// The port of ``port`` that a code need not name.
    public static let usualPort: UInt16 = 7601
    /// Longest name, in characters: with it a code has 31 groups at the most.
    public static let maximumNameLength = 100

    /// Throws `addressUnusable` for a host that is no number and has other characters than letters,
    /// digits, hyphens and dots.
    public init(host: String, port: UInt16) throws(TrustError) {
        let name = host.lowercased()
        guard port > 0 else { throw TrustError(.addressUnusable("\(host):\(port)")) }
        if let bytes = Self.bytes(of: name, AF_INET, count: 4) {
            self.host = Self.text(of: bytes, AF_INET)
        } else if let bytes = Self.bytes(of: name, AF_INET6, count: 16) {
            self.host = Self.text(of: bytes, AF_INET6)
        } else {
            guard (1...Self.maximumNameLength).contains(name.utf8.count), name.utf8.allSatisfy({ NameAlphabet.value(of: $0) != nil }) else {
                throw TrustError(.addressUnusable(host))
            }
            self.host = name
        }
        self.port = port
    }

    /// `HOST:PORT`, an IPv6 host in square brackets.
    public var text: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// Reads what ``text`` writes, and a host alone with the usual port; nil for anything else.
    public init?(written text: String) {
        var (host, port) = (text[...], Self.usualPort)
        if let colon = text.lastIndex(of: ":"), text.hasPrefix("[") || text.firstIndex(of: ":") == colon {
            if let number = UInt16(text[text.index(after: colon)...]) { (host, port) = (text[..<colon], number) }
        }
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        guard let address = try? JoinAddress(host: String(host), port: port) else { return nil }
        self = address
    }

    // MARK: As symbols

    /// What kind of host follows, and whether its port does.
    private enum Kind: UInt64 {
        case ipv4, ipv4AndPort, ipv6, ipv6AndPort, name, nameAndPort
    }

    static let kindBitCount = 3

    func writeKind(to writer: inout SymbolWriter) {
        let kinds: (Kind, Kind) =
            Self.bytes(of: host, AF_INET, count: 4) != nil
            ? (.ipv4, .ipv4AndPort) : Self.bytes(of: host, AF_INET6, count: 16) != nil ? (.ipv6, .ipv6AndPort) : (.name, .nameAndPort)
        writer.append((port == Self.usualPort ? kinds.0 : kinds.1).rawValue, bitCount: Self.kindBitCount)
    }

    func write(to writer: inout SymbolWriter) {
        if port != Self.usualPort { writer.append(UInt64(port), bitCount: 16) }
        if let bytes = Self.bytes(of: host, AF_INET, count: 4) ?? Self.bytes(of: host, AF_INET6, count: 16) {
            writer.append(bytes)
        } else {
            NameAlphabet.write(host, to: &writer)
        }
    }

    /// Nil for what ``write(to:)`` never writes.
    init?(kind number: UInt64, _ reader: inout SymbolReader) {
        guard let kind = Kind(rawValue: number) else { return nil }
        var port = UInt64(Self.usualPort)
        switch kind {
        case .ipv4AndPort, .ipv6AndPort, .nameAndPort:
            guard let written = reader.number(bitCount: 16) else { return nil }
            port = written
        case .ipv4, .ipv6, .name: break
        }
        let host: String?
        switch kind {
        case .ipv4, .ipv4AndPort: host = reader.bytes(count: 4).map { Self.text(of: $0, AF_INET) }
        case .ipv6, .ipv6AndPort: host = reader.bytes(count: 16).map { Self.text(of: $0, AF_INET6) }
        case .name, .nameAndPort: host = NameAlphabet.read(&reader)
        }
        guard let host, let address = try? JoinAddress(host: host, port: UInt16(port)) else { return nil }
        self = address
    }

    // MARK: Numbers

    private static func bytes(of host: String, _ family: Int32, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, host, &bytes) == 1 ? bytes : nil
    }

    private static func text(of bytes: [UInt8], _ family: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(family, bytes, &buffer, socklen_t(buffer.count)) != nil else { return "" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// The characters of names, three of them in 16 bits. 0 stands for none and fills the last three.
private enum NameAlphabet {
    private static let characters = Array("abcdefghijklmnopqrstuvwxyz0123456789-.".utf8)
    private static let base: UInt64 = 40

    static func value(of unit: UInt8) -> UInt64? { characters.firstIndex(of: unit).map { UInt64($0) + 1 } }

    static func write(_ name: String, to writer: inout SymbolWriter) {
        let values = name.utf8.compactMap(value)
        for start in stride(from: 0, to: values.count, by: 3) {
            let three = (0..<3).map { start + $0 < values.count ? values[start + $0] : 0 }
            writer.append(three.reduce(0) { $0 * base + $1 }, bitCount: 16)
        }
    }

    static func read(_ reader: inout SymbolReader) -> String? {
        var units: [UInt8] = []
        while let packed = reader.number(bitCount: 16) {
            for value in [packed / (base * base), packed / base % base, packed % base] where value > 0 {
                guard value <= characters.count else { return nil }
                units.append(characters[Int(value) - 1])
            }
        }
        return String(decoding: units, as: UTF8.self)
    }
}
