package import AmendsLog
import AmendsStore
package import AmendsSync

/// Who may talk to this node, and what it takes from whom. Until enrolment comes, a node is known by
/// its key from the first contact on, and a session is believed for the role and site it had then.
package struct Rights: Sendable {
    let role: Role
    let site: SiteCode
    let node: NodeID
    let acceptsNew: Bool
    let known: [NodeID: PeerRow]

    /// Why the peer may not talk to this node; nil where it may.
    package func refusal(of peer: SyncParty) -> String? {
        if peer.node == node { return "this is the node itself, or a copy of its data folder" }
        if let row = known[peer.node] {
            if row.role != Role(peer.role).rawValue || row.site != peer.site {
                return "this key was known as \(row.role) of site \(row.site?.text ?? "none") and now claims to be something else"
            }
            return nil
        }
        if !acceptsNew {
            return "this node does not know you; start it once with --accept-new to take new nodes on first contact"
        }
        if role == .store && peer.role == .store && peer.site != site { return "stores of different sites do not exchange anything" }
        return nil
    }

    /// Why nothing of `stream` is taken from `peer`; nil where it is.
    package func refusal(of stream: StreamID, from peer: SyncParty) -> String? {
        switch stream.scope {
        case .company:
            if isHeadOffice(stream.node, besides: peer) { return nil }
            return "only head office writes in the company's scope"
        case .log(let owner):
            return owner == stream.node ? nil : "a node's log is written by the node itself"
        case .site(let code):
            if let reason = refusal(of: stream.node, in: code, from: peer) { return reason }
            if peer.role == .headOffice || role == .store && code == site || peer.role == .store && peer.site == code { return nil }
            return "this peer may not carry entries of site \(code)"
        }
    }

    /// Why nothing of `stream` is taken from a bundle, whoever carried it; nil where it is. Until a
    /// head office was met, the bundle's is believed.
    func refusalOfBundled(_ stream: StreamID) -> String? {
        let role = stream.node == node ? self.role : known[stream.node].flatMap { Role(rawValue: $0.role) }
        switch stream.scope {
        case .company:
            let isHeadOfficeKnown = self.role == .headOffice || known.values.contains { $0.role == Role.headOffice.rawValue }
            return role == .headOffice || role == nil && !isHeadOfficeKnown ? nil : "only head office writes in the company's scope"
        case .log(let owner): return owner == stream.node ? nil : "a node's log is written by the node itself"
        case .site(let code): return Self.refusal(role, of: stream.node == node ? site : known[stream.node]?.site, in: code)
        }
    }

    /// Why a node may not write in the scope of site `code`, as far as it is known here.
    private func refusal(of writer: NodeID, in code: SiteCode, from peer: SyncParty) -> String? {
        if writer == node { return Self.refusal(role, of: site, in: code) }
        if writer == peer.node { return Self.refusal(Role(peer.role), of: peer.site, in: code) }
        return Self.refusal(known[writer].flatMap { Role(rawValue: $0.role) }, of: known[writer]?.site, in: code)
    }

    private static func refusal(_ role: Role?, of home: SiteCode?, in code: SiteCode) -> String? {
        switch role {
        case nil, .headOffice: nil
        case .store where home == code: nil
        case .store, .auditor: "a \(role?.rawValue ?? "") node of site \(home?.text ?? "none") does not write in site \(code)"
        }
    }

    private func isHeadOffice(_ writer: NodeID, besides peer: SyncParty) -> Bool {
        if peer.role == .headOffice || role == .headOffice && writer == node { return true }
        return known[writer]?.role == Role.headOffice.rawValue
    }
}

extension Role {
    package init(_ role: SyncRole) {
        switch role {
        case .store: self = .store
        case .headOffice: self = .headOffice
        case .auditor: self = .auditor
        }
    }

    package var wire: SyncRole {
        switch self {
        case .store: .store
        case .headOffice: .headOffice
        case .auditor: .auditor
        }
    }
}
