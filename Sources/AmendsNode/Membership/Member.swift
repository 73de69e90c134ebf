public import AmendsLog
import AmendsMerge
public import AmendsModel

/// One node's membership, as head office's records tell it.
///
/// Where two head offices wrote without having seen each other, the careful reading counts: whoever was
/// revoked anywhere is revoked.
public struct Member: Sendable, Equatable {
    public var node: NodeID
    public var role: NodeRole
    public var site: SiteCode?
    /// Beside its own scopes.
    public var reads: ScopeGrants
    public var writes: ScopeGrants
    /// Milliseconds since 1970, by head office's clock.
    public var admittedAt: Int64
    /// SHA-256 of the certificate it was admitted with; nil where it has none.
    public var fingerprint: Digest?
    public var replaces: NodeID?
    public var replacedBy: NodeID?
    public var revokedAt: Int64?
    /// Kept here where it is short.
    public var why: String?

    public var isRevoked: Bool { revokedAt != nil }

    init?(_ state: RecordState) {
        guard let node = Self.nodes(MemberRecord.node, of: state).first,
            MemberRecord.record(of: node) == state.record
        else { return nil }
        self.node = node
        // A revocation may stand alone: head office was rebuilt and does not know the rest any more.
        role = state.text(MemberRecord.role).flatMap(NodeRole.init) ?? .store
        site = state.text(MemberRecord.site).flatMap { SiteCode($0) }
        reads = ScopeGrants(state.elements(of: MemberRecord.reads))
        writes = ScopeGrants(state.elements(of: MemberRecord.writes))
        admittedAt = state.integer(MemberRecord.admittedAt) ?? 0
        if case .value(.digest(let digest))? = state.shown(MemberRecord.fingerprint)?.content { fingerprint = digest }
        replaces = Self.nodes(MemberRecord.replaces, of: state).first
        replacedBy = Self.nodes(MemberRecord.replacedBy, of: state).first
        revokedAt = state.values(of: MemberRecord.revokedAt).compactMap(\.integer).min()
        why = state.text(MemberRecord.why)
    }

    private static func nodes(_ field: FieldID, of state: RecordState) -> [NodeID] {
        state.values(of: field).compactMap { held in
            if case .value(.digest(let digest)) = held.content { NodeID(key: digest) } else { nil }
        }
    }
}

/// Scopes that a node was granted beside its own.
public enum ScopeGrants: Sendable, Hashable {
    case everything
    case scopes(Set<Scope>)

    public static let none = ScopeGrants.scopes([])

    /// Texts that this version can't read grant nothing.
    init(_ texts: [String]) {
        self = texts.contains(MemberRecord.everything) ? .everything : .scopes(Set(texts.compactMap { Scope($0) }))
    }

    /// `*`, or site codes joined by commas; nil for anything else.
    public init?(typed text: String) {
        if text == MemberRecord.everything {
            self = .everything
        } else {
            var scopes: Set<Scope> = []
            for part in text.split(separator: ",") {
                guard let code = SiteCode(part) else { return nil }
                scopes.insert(.site(code))
            }
            self = .scopes(scopes)
        }
    }

    public func contain(_ scope: Scope) -> Bool {
        switch self {
        case .everything: true
        case .scopes(let scopes): scopes.contains(scope)
        }
    }

    /// As they stand in records, in order.
    public var texts: [String] {
        switch self {
        case .everything: [MemberRecord.everything]
        case .scopes(let scopes): scopes.sorted().map(\.description)
        }
    }
}
