import AmendsCodec
import AmendsLog
import AmendsNode
import AmendsStore

extension Simulation {
    /// Law 2: what lies in a store folds to the same bytes when it is folded anew, and when it comes
    /// to an empty store in another order, in other groups, and more than once.
    func checkAnyOrderGivesTheSame(of owner: SimulatedNode) throws {
        guard let store = owner.node?.store else { return }
        let shown = try store.digests()
        try store.rebuild()
        compare(shown, try store.digests(), .finallyRebuildGivesTheSame, "\(owner.name) after a rebuild")
        let disk = try disks.take()
        let fresh = try Store(disk)
        try replay(from: store, into: fresh)
        try disturbForCanary(disk)
        compare(
            shown, try fresh.digests(), .finallyAnyOrderGivesTheSame, "\(owner.name) and an empty store given its segments in another order"
        )
    }

    private func compare(_ left: [ScopeDigest], _ right: [ScopeDigest], _ checker: Checker, _ what: String) {
        if left.map(\.scope) != right.map(\.scope) { return fail(checker, "\(what): the scopes differ") }
        for (left, right) in zip(left, right) where left != right {
            fail(checker, "\(what): \(left.scope) differs in \(difference(left, right))")
        }
    }

    /// Streams in random turns, one to three segments in a transaction, some of them twice.
    private func replay(from store: Store, into fresh: Store) throws {
        var rests: [(stream: StreamID, segments: ArraySlice<[UInt8]>)] = []
        for head in try store.sealedHeads() {
            var index: UInt64 = 0
            var segments: [[UInt8]] = []
            // Cut at random places: a segment may begin anywhere.
            let pieceByteCount = random.element(of: [1, 1, 3_000, 1 << 20])
            while index < head.size {
                let loaded = try store.segments(of: head.stream, from: index, maximumByteCount: pieceByteCount)
                segments += loaded.segments
                index = loaded.nextIndex
                if loaded.isComplete { break }
            }
            rests.append((head.stream, segments[...]))
        }
        var verifier = SegmentVerifier()
        while !rests.isEmpty {
            var turns: [[UInt8]] = []
            var streams: Set<StreamID> = []
            for _ in 0...random.below(3) where !rests.isEmpty {
                let number = random.below(rests.count)
                // A segment is verified against what is held, so one of each stream at a time.
                guard streams.insert(rests[number].stream).inserted else { continue }
                if let segment = rests[number].segments.first { turns.append(segment) }
                if random.below(5) > 0 { rests[number].segments = rests[number].segments.dropFirst() }
                if rests[number].segments.isEmpty { rests.remove(at: number) }
            }
            let verified = try turns.map { body in
                let stream = try SegmentHeader.peek(body).stream
                return try verifier.verify(body, after: try fresh.frontier(of: stream))
            }
            try fresh.write { transaction in for segment in verified { _ = try transaction.take(segment) } }
        }
    }
}
