import AmendsLog

/// What two sides know of each other once both HELLOs are said and the peer is accepted.
struct Agreement {
    var own: SyncParty
    var peer: SyncParty
    /// What we let the peer read, whatever it claims.
    var reading: ReadingRight
    var names: ScopeNames
    var transcript: Transcript
    /// How many bytes of SEGMENTs may be on the way to the peer.
    var window: Int

    /// Scopes that both sides may read, as far as we let the peer; nothing of another one is ever said.
    func shares(_ scope: Scope) -> Bool { isClaimed(scope) && reading.permits(scope, to: peer) }

    private func isClaimed(_ scope: Scope) -> Bool { own.mayRead(scope) && peer.mayRead(scope) }

    /// The shared part of `heads`, by scope, in the order of sessions and without empty streams.
    func holdings(_ heads: [StreamHead]) -> [StreamList.ScopeStreams] {
        Dictionary(grouping: heads.filter { $0.size > 0 && shares($0.stream.scope) }, by: \.stream.scope)
            .map { StreamList.ScopeStreams(scope: $0.key, heads: $0.value.sorted { $0.stream < $1.stream }) }
            .sorted { Scope.precedesInSession($0.scope, $1.scope) }
    }

    /// Refuses scopes that, by both HELLOs, cannot be meant. A scope that the peer may not read here does no
    /// harm: it was told so by nobody, and is passed over.
    func check(areClaimed scopes: some Sequence<Scope>) throws(SyncError) {
        for scope in scopes where !isClaimed(scope) { throw .outOfOrder("the scope \(scope) is not readable by both sides") }
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

    /// The initiator's list: its streams of the scopes that the responder listed and that are shared.
    static func answering(_ theirs: StreamList, own: [ScopeStreams], _ agreement: Agreement) -> StreamList {
        let heads = Dictionary(uniqueKeysWithValues: own.map { ($0.scope, $0.heads) })
        let shared = theirs.scopes.lazy.filter { agreement.shares($0.scope) }
        return StreamList(fitting: shared.map { ScopeStreams(scope: $0.scope, heads: heads[$0.scope] ?? []) })
    }
}
