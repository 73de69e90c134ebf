import AmendsLog

/// What two sides know of each other once both HELLOs are said and the peer is accepted.
struct Agreement {
    var own: SyncParty
    var peer: SyncParty
    var names: ScopeNames
    var transcript: Transcript
    /// How many bytes of SEGMENTs may be on the way to the peer.
    var window: Int

    /// Scopes that both sides may read; nothing of another one is ever said.
    func shares(_ scope: Scope) -> Bool { own.mayRead(scope) && peer.mayRead(scope) }

    /// The shared part of `heads`, by scope, in the order of sessions and without empty streams.
    func holdings(_ heads: [StreamHead]) -> [StreamList.ScopeStreams] {
        Dictionary(grouping: heads.filter { $0.size > 0 && shares($0.stream.scope) }, by: \.stream.scope)
            .map { StreamList.ScopeStreams(scope: $0.key, heads: $0.value.sorted()) }
            .sorted { Scope.precedesInSession($0.scope, $1.scope) }
    }

    func check(areShared scopes: some Sequence<Scope>) throws(SyncError) {
        for scope in scopes where !shares(scope) { throw .outOfOrder("the scope \(scope) is not readable by both sides") }
    }
}

extension StreamList {
    /// The responder's list: its streams of every scope whose digest differs from the initiator's,
    /// or that only one of the two holds.
    static func differing(own: [ScopeStreams], from digests: [ScopeDigest]) -> StreamList {
        let theirs = Dictionary(uniqueKeysWithValues: digests.map { ($0.scope, $0.digest) })
        let known = Set(own.map(\.scope))
        let onlyTheirs = digests.filter { !known.contains($0.scope) }.map { ScopeStreams(scope: $0.scope, heads: []) }
        let differing = own.filter { theirs[$0.scope] != ScopeDigest(scope: $0.scope, heads: $0.heads).digest }
        return StreamList(fitting: (differing + onlyTheirs).sorted { Scope.precedesInSession($0.scope, $1.scope) })
    }

    /// The initiator's list: its streams of the scopes that the responder listed.
    static func answering(_ theirs: StreamList, own: [ScopeStreams]) -> StreamList {
        let heads = Dictionary(uniqueKeysWithValues: own.map { ($0.scope, $0.heads) })
        return StreamList(fitting: theirs.scopes.lazy.map { ScopeStreams(scope: $0.scope, heads: heads[$0.scope] ?? []) })
    }
}
