import AmendsCodec
import AmendsLog
import AmendsModel
import AmendsNode
import AmendsStore

/// What a node gives out in one session that is not as it should be.
struct Forgery {
    enum Kind: CaseIterable { case damagedSegment, wrongSignature, wrongContinuation, foreignScope }

    var kind: Kind
    /// The stream that is offered falsely; of a damaged segment, the real stream it is of.
    var stream: StreamID
    var head: StreamHead
    var segment: [UInt8]
    /// Where a real segment is damaged, as a fraction of its length.
    var damagedAt: Double

    func heads(beside real: [StreamHead]) -> [StreamHead] {
        if kind == .damagedSegment { return real }
        return (real.filter { $0.stream != stream } + [head]).sorted { $0.stream < $1.stream }
    }

    func damages(_ stream: StreamID) -> Bool { kind == .damagedSegment && stream == self.stream }

    func damaged(_ segment: [UInt8]) -> [UInt8] {
        var segment = segment
        segment[Int(damagedAt * Double(segment.count))] ^= 0x20
        return segment
    }
}

extension Simulation {
    /// A falsification that `forger` can offer to `victim`: within the scopes that both may read.
    func forge(by forger: SimulatedNode, against victim: SimulatedNode) throws -> Forgery? {
        guard let node = forger.node else { return nil }
        let scope: Scope = forger.role == .store ? .site(forger.site) : .company
        guard forger.mayRead(scope), victim.mayRead(scope),
            let own = try node.store.sealedHeads().first(where: { $0.stream.node == forger.id })
        else { return nil }
        let kind = random.element(of: Forgery.Kind.allCases)
        switch kind {
        case .damagedSegment:
            return Forgery(kind: kind, stream: own.stream, head: own, segment: [], damagedAt: random.fraction())
        case .wrongSignature:
            // A new stream in another node's name.
            let stream = StreamID(node: nodes[random.below(nodes.count)].id, scope: scope, epoch: Epoch(counter: 9, random: random.next()))
            guard stream.node != forger.id else { return nil }
            reach(.sometimesForgedSignature)
            forgedStreams.append(stream)
            return try forgedSegment(kind, stream, MerkleFrontier(), by: forger)
        case .wrongContinuation:
            // One entry more in another node's real stream.
            let others = try node.store.heads().filter {
                $0.stream.node != forger.id && $0.stream.scope == scope && $0.stream.node != victim.id
            }
            guard let other = others.first else { return nil }
            let real = try node.store.frontier(of: other.stream)
            reach(.sometimesForgedContinuation)
            return try forgedSegment(kind, other.stream, real, by: forger)
        case .foreignScope:
            // Rightly signed, in a scope that a store may not write in.
            guard forger.role == .store else { return nil }
            let stream = StreamID(node: forger.id, scope: .company, epoch: Epoch(counter: 9, random: random.next()))
            forgedStreams.append(stream)
            return try forgedSegment(kind, stream, MerkleFrontier(), by: forger)
        }
    }

    /// A segment of one entry after `frontier`, signed by the forger.
    private func forgedSegment(
        _ kind: Forgery.Kind, _ stream: StreamID, _ frontier: MerkleFrontier, by forger: SimulatedNode
    ) throws -> Forgery {
        var batch = EntryBatch()
        batch.append(
            EntryDraft(
                kind: ActKind(rawValue: 0x0113), flags: [.discharges, .lastOfAction], recordKind: RecordKind(rawValue: 1),
                record: RecordID(high: random.next(), low: random.next()), stamp: Stamp(milliseconds: time.now),
                fields: [(FieldID.actor, .text("forger"))]),
            seed: Seed(high: random.next(), low: random.next()))
        var hasher = LeafHasher(node: stream.node, scope: stream.scope)
        try hasher.hashLeaves(of: &batch, in: 0..<1)
        var after = frontier
        after.append(batch.headers[0].leaf)
        let checkpoint = Checkpoint(stream: stream, size: after.size, root: after.root)
        var encoder = SegmentEncoder()
        let segment = try encoder.encode(
            batch, 0..<1, stream: stream, first: frontier.size, root: after.root, signature: try checkpoint.signature(by: forger.key))
        return Forgery(
            kind: kind, stream: stream, head: StreamHead(stream: stream, size: after.size, root: after.root), segment: segment, damagedAt: 0
        )
    }
}
