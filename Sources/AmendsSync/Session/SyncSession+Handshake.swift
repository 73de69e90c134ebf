import AmendsLog

/// From the first HELLO to the two lists of streams.
extension SyncSession {
    mutating func hearStarted(wallMilliseconds: Int64, _ orders: inout [SyncOrder]) {
        startTimer(.handshake, &orders)
        guard isInitiator else {
            state = .awaitingHello(own: nil)
            return
        }
        let hello = hello(at: wallMilliseconds)
        send(.hello, hello.payload, &orders)
        state = .awaitingHello(own: hello)
    }

    private func hello(at wallMilliseconds: Int64) -> Hello {
        Hello(
            versions: SyncLimits.versions, party: own, nonce: nonce, wallMilliseconds: wallMilliseconds,
            credit: UInt32(limits.grantedCreditByteCount))
    }

    mutating func hearHello(_ payload: [UInt8], own ownHello: Hello?, wallMilliseconds: Int64, _ orders: inout [SyncOrder]) throws {
        let versions = try Hello.versions(in: payload)
        guard versions.overlaps(SyncLimits.versions) else {
            let text = "no common version: here \(SyncLimits.versions), there \(versions); update the older node"
            throw SyncError(code: .version, side: .own, text: text)
        }
        let hello = try Hello(payload)
        summary.peer = hello.party
        guard hello.party.node != own.node else {
            throw SyncError.refused("both sides are the node \(own.node.short): it called itself, or its disk was cloned")
        }
        let heard = min(max(wallMilliseconds, 0), Stamp.maximumMilliseconds)
        summary.clockDifference = Self.clockDifference(peer: hello.wallMilliseconds, sent: ownHello?.wallMilliseconds, heard: heard)
        state = .judging(own: ownHello, peer: hello, peerPayload: payload, heardMilliseconds: heard)
        orders.append(.judge(hello.party))
    }

    /// All times are within 48 bits, so that nothing here can overflow.
    private static func clockDifference(peer: Int64, sent: Int64?, heard: Int64) -> ClockDifference {
        guard let sent else { return ClockDifference(milliseconds: peer - heard, roundTripMilliseconds: nil) }
        return ClockDifference(milliseconds: peer - (sent + heard) / 2, roundTripMilliseconds: heard - sent)
    }

    mutating func hearAccepted(heads: [StreamHead], reading: ReadingRight, _ orders: inout [SyncOrder]) throws(SyncError) {
        guard case .judging(let sentHello, let peerHello, let peerPayload, let heard) = state else { throw .notAsked }
        let ownHello = sentHello ?? hello(at: heard)
        let (first, second) = isInitiator ? (ownHello, peerHello) : (peerHello, ownHello)
        let agreement = Agreement(
            own: own,
            peer: peerHello.party,
            reading: reading,
            names: ScopeNames(initiator: first.party, responder: second.party),
            transcript: isInitiator
                ? Transcript(initiatorHello: ownHello.payload, responderHello: peerPayload)
                : Transcript(initiatorHello: peerPayload, responderHello: ownHello.payload),
            window: min(Int(peerHello.credit), limits.maximumOutstandingByteCount))
        let holdings = agreement.holdings(heads)
        try checkLimits(holdings)
        if isInitiator {
            let digests = holdings.map { ScopeDigest(scope: $0.scope, heads: $0.heads) }
            send(.heads, Heads(signature: try sign(agreement), digests: digests).payload(agreement.names), &orders)
            state = .awaitingDifferences(agreement, own: holdings)
        } else {
            send(.hello, ownHello.payload, &orders)
            state = .awaitingHeads(agreement, own: holdings)
        }
    }

    private func checkLimits(_ holdings: [StreamList.ScopeStreams]) throws(SyncError) {
        guard holdings.count <= SyncLimits.maximumScopeCount else {
            throw .internal("\(holdings.count) scopes are more than a session can list")
        }
        for each in holdings where each.heads.count > SyncLimits.maximumStreamCountPerScope {
            throw .internal("\(each.heads.count) streams of \(each.scope) are more than a session can list")
        }
    }

    private func sign(_ agreement: Agreement) throws(SyncError) -> [UInt8] {
        let message = agreement.transcript.message(signedByInitiator: isInitiator)
        guard let signature = try? signer.sign(message), signature.count == Transcript.signatureByteCount else {
            throw .internal("the node's key could not sign")
        }
        return signature
    }

    private mutating func checkProof(_ signature: [UInt8], _ agreement: Agreement) throws(SyncError) {
        guard agreement.transcript.isSigned(signature, by: agreement.peer.node, asInitiator: !isInitiator) else {
            throw .refused("the key of the node \(agreement.peer.node.short) was not proven")
        }
        summary.isPeerProven = true
    }

    mutating func hearHeads(
        _ heads: Heads, _ agreement: Agreement, own: [StreamList.ScopeStreams], _ orders: inout [SyncOrder]
    ) throws(SyncError) {
        try checkProof(heads.signature, agreement)
        try agreement.check(areClaimed: heads.digests.lazy.map(\.scope))
        let list = StreamList.differing(own: own, from: heads.digests.filter { agreement.shares($0.scope) })
        let differences = Differences(signature: try sign(agreement), list: list)
        send(.differences, differences.payload(agreement.names), &orders)
        if list.scopes.isEmpty {
            leave(&orders)
        } else {
            state = .awaitingStreams(agreement, listed: list)
        }
    }

    mutating func hearDifferences(
        _ differences: Differences, _ agreement: Agreement, own: [StreamList.ScopeStreams], _ orders: inout [SyncOrder]
    ) throws(SyncError) {
        try checkProof(differences.signature, agreement)
        try agreement.check(areClaimed: differences.list.scopes.lazy.map(\.scope))
        guard !differences.list.scopes.isEmpty else { return leave(&orders) }
        let list = StreamList.answering(differences.list, own: own, agreement)
        send(.streams, list.payload(agreement.names), &orders)
        begin(agreement, own: list, peer: differences.list, &orders)
    }

    mutating func hearStreams(
        _ list: StreamList, _ agreement: Agreement, listed: StreamList, _ orders: inout [SyncOrder]
    ) throws(SyncError) {
        let scopes = Set(listed.scopes.map(\.scope))
        for each in list.scopes where !scopes.contains(each.scope) {
            throw .outOfOrder("STREAMS lists \(each.scope), which does not differ")
        }
        begin(agreement, own: listed, peer: list, &orders)
    }

    private mutating func begin(_ agreement: Agreement, own: StreamList, peer: StreamList, _ orders: inout [SyncOrder]) {
        summary.isPartial = own.hasMore || peer.hasMore
        let exchange = Exchange(own: own, peer: peer, window: agreement.window, grantedByteCount: limits.grantedCreditByteCount)
        for finding in exchange.diverged {
            if case .diverged(let head, _) = finding { summary.diverged.append(head.stream) }
            orders.append(.report(finding))
        }
        advance(exchange, &orders)
    }
}
