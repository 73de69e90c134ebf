import AmendsLog
import AmendsNode
import AmendsText
import AmendsTrust

/// `HOST:PORT`, with square brackets around an IPv6 host.
struct PeerAddress: Equatable {
    var host: String
    var port: Int

    /// Port 0 lets the system choose one, which only a listener can use.
    init(_ text: String, allowsAnyPort: Bool = false) throws {
        let parts = text.lastIndex(of: ":").map { (text[..<$0], text[text.index(after: $0)...]) }
        guard let (host, port) = parts, let number = Int(port), ((allowsAnyPort ? 0 : 1)...65_535).contains(number)
        else { throw Failure(.usage, .badAddress(text: text)) }
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        self.host = String(isBracketed ? host.dropFirst().dropLast() : host)
        self.port = number
        guard !self.host.isEmpty, isBracketed || !self.host.contains(":") else { throw Failure(.usage, .badAddress(text: text)) }
    }
}

extension PeerAddress {
    /// The peer that was asked for, else the head office that invited the node.
    init(of node: Node, given text: String?) throws {
        if let text {
            try self.init(text)
        } else if let known = try node.headOfficeAddress {
            try self.init(known.host.contains(":") ? "[\(known.host)]:\(known.port)" : "\(known.host):\(known.port)")
        } else {
            throw Failure(.usage, .headOfficeUnknown)
        }
    }

    var text: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

extension SiteCode {
    /// The site code that a person typed.
    init(typed text: String) throws {
        guard let code = SiteCode(text) else { throw Failure(.usage, .badSite(text: text)) }
        self = code
    }
}
