import AmendsLog

/// Scopes as they are written in a session: the two parties' own ones in one byte, so that a
/// session that finds nothing to do stays small.
///
///     0  company
///     1  the site of the initiator       2  the site of the responder
///     3  the log of the initiator        4  the log of the responder
///     5  another site: u8 length, code   6  another log: node, 32 bytes
///
/// The lowest number that fits is the only one allowed.
struct ScopeNames: Equatable {
    var initiator: SyncParty
    var responder: SyncParty

    func append(_ scope: Scope, to bytes: inout [UInt8]) {
        let kind = kind(of: scope)
        bytes.append(kind)
        switch scope {
        case .site(let code) where kind == 5:
            bytes.append(UInt8(code.text.utf8.count))
            bytes.append(contentsOf: code.text.utf8)
        case .log(let node) where kind == 6:
            node.key.append(to: &bytes)
        default: break
        }
    }

    func read(_ reader: inout MessageReader) throws(MalformedMessage) -> Scope {
        let written: UInt8 = try reader.integer("scope")
        let scope = try read(kind: written, &reader)
        guard kind(of: scope) == written else { throw MalformedMessage("it writes the scope \(scope) in a longer form than needed") }
        return scope
    }

    private func read(kind: UInt8, _ reader: inout MessageReader) throws(MalformedMessage) -> Scope {
        switch kind {
        case 0: return .company
        case 1: if let site = initiator.site { return .site(site) }
        case 2: if let site = responder.site { return .site(site) }
        case 3: return .log(initiator.node)
        case 4: return .log(responder.node)
        case 5:
            let length: UInt8 = try reader.integer("site")
            if let site = SiteCode(try reader.text(byteCount: Int(length), "site")) { return .site(site) }
        case 6: return .log(NodeID(key: try reader.digest("log")))
        default: break
        }
        throw MalformedMessage("it names no scope by the number \(kind)")
    }

    private func kind(of scope: Scope) -> UInt8 {
        switch scope {
        case .company: 0
        case .site(let code): code == initiator.site ? 1 : code == responder.site ? 2 : 5
        case .log(let node): node == initiator.node ? 3 : node == responder.node ? 4 : 6
        }
    }
}

extension Scope {
    /// The order in which scopes are listed and sent: `company`, whose policy decides how the rest
    /// is read, then what shops work on, then the nodes' own affairs.
    static func precedesInSession(_ left: Scope, _ right: Scope) -> Bool {
        switch (left, right) {
        case (.site(let left), .site(let right)): left < right
        case (.log(let left), .log(let right)): left < right
        default: left.sessionRank < right.sessionRank
        }
    }

    private var sessionRank: Int {
        switch self {
        case .company: 0
        case .site: 1
        case .log: 2
        }
    }
}
