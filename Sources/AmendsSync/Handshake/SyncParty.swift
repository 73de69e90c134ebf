public import AmendsLog

/// One side of a session as it names itself in HELLO. The session proves that it holds the node's
/// key; whether role, site and scopes are really that node's is judged by whoever knows the chain.
public struct SyncParty: Hashable, Sendable {
    public var node: NodeID
    public var role: SyncRole
    /// The shop that the node stands in; head offices and auditors may have none.
    public var site: SiteCode?
    public var readable: ReadableScopes

    public init(node: NodeID, role: SyncRole, site: SiteCode?, readable: ReadableScopes) {
        (self.node, self.role, self.site, self.readable) = (node, role, site, readable)
    }

    public func mayRead(_ scope: Scope) -> Bool {
        switch (readable, scope) {
        case (.all, _), (.own, .company): true
        case (.own, .site(let code)): code == site
        case (.own, .log(let owner)): owner == node
        }
    }

    /// A store has a site, and never reads more than its own scopes.
    var isPossible: Bool { role != .store || (site != nil && readable == .own) }
}

/// The roles of nodes, as HELLO numbers them.
public enum SyncRole: UInt8, Hashable, Sendable, CaseIterable {
    case store = 1
    case headOffice = 2
    case auditor = 3
}

/// Which scopes a party may read, as HELLO numbers them.
public enum ReadableScopes: UInt8, Hashable, Sendable, CaseIterable {
    /// `company`, the party's own site and its own log.
    case own = 0
    case all = 1
}

/// What the other side lets a party read, whatever it claims; `company`, its own log and, of a store, its own
/// site are always among it. Whoever knows the chain's records of rights gives it.
public enum ReadingRight: Hashable, Sendable {
    case everything
    case own(besides: Set<Scope>)

    public func permits(_ scope: Scope, to party: SyncParty) -> Bool {
        switch (self, scope) {
        case (.everything, _), (_, .company): true
        case (.own(let others), .site(let code)): party.role == .store && code == party.site || others.contains(scope)
        case (.own(let others), .log(let node)): node == party.node || others.contains(scope)
        }
    }
}

/// 16 random bytes, drawn by the node for one session and never used again.
public struct SyncNonce: Hashable, Sendable {
    /// The bytes 0–7 and 8–15, most significant first.
    public var high, low: UInt64
    public init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }
}

/// Signs with a node's key. The session never sees the key itself.
public protocol SessionSigner: Sendable {
    var node: NodeID { get }
    /// The 64 bytes of an Ed25519 signature over `bytes`.
    func sign(_ bytes: [UInt8]) throws -> [UInt8]
}
