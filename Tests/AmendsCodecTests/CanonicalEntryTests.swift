import AmendsCodec
import AmendsLog
import AmendsTestSupport
import Testing

@Suite struct CanonicalEntryTests {
    private func decoded(_ bytes: [UInt8]) throws(CodecError) -> (batch: EntryBatch, node: NodeID, scope: Scope) {
        var batch = EntryBatch()
        let owner = try bytes.withUnsafeBufferPointer { (bytes) throws(CodecError) in
            try CanonicalEntry.decode(UnsafeRawBufferPointer(bytes), into: &batch)
        }
        return (batch, owner.node, owner.scope)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func canonicalBytesReadBackGiveTheSameLeaf(seed: UInt64) throws {
        var random = RandomEntries(seed: seed)
        let batch = try random.batch(count: 40)
        var canonical = CanonicalEntry(node: random.node, scope: random.scope)
        var hasher = LeafHasher(node: random.node, scope: random.scope)
        for index in 0..<batch.count {
            let bytes = try canonical.encode(entry: index, of: batch)
            #expect(sha256([0] + bytes) == batch.headers[index].leaf, "seed \(seed), entry \(index)")
            var (copy, node, scope) = try decoded(bytes)
            #expect(node == random.node && scope == random.scope, "seed \(seed), entry \(index)")
            try hasher.hashLeaves(of: &copy, in: 0..<1)
            #expect(copy.headers[0].leaf == batch.headers[index].leaf, "seed \(seed), entry \(index)")
            #expect(copy.fields.allSatisfy { !$0.tag.isCommitted || $0.presence == .absent })
            #expect(try copy.sides == canonical.commitments(entry: index, of: batch), "seed \(seed), entry \(index)")
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func changedCanonicalBytesAreRefusedOrAreThoseOfAnotherEntry(seed: UInt64) throws {
        var random = RandomEntries(seed: seed)
        let batch = try random.batch(count: 8)
        var canonical = CanonicalEntry(node: random.node, scope: random.scope)
        var other = canonical
        for index in 0..<batch.count {
            var bytes = try canonical.encode(entry: index, of: batch)
            for position in bytes.indices {
                let old = bytes[position]
                bytes[position] = UInt8(truncatingIfNeeded: random.random.next())
                var copy = EntryBatch()
                var owner: (node: NodeID, scope: Scope)?
                let code = bytes.refusal { (bytes) throws(CodecError) in owner = try CanonicalEntry.decode(bytes, into: &copy) }
                if code == nil, let owner {
                    // A new encoder only where the changed byte made it another node's or scope's entry.
                    if owner != (canonical.node, canonical.scope) { other = CanonicalEntry(node: owner.node, scope: owner.scope) }
                    let again =
                        try owner == (canonical.node, canonical.scope)
                        ? canonical.encode(entry: 0, of: copy) : other.encode(entry: 0, of: copy)
                    if again != bytes { Issue.record("seed \(seed), entry \(index), byte \(position)") }
                } else if !(copy.isEmpty && copy.fields.isEmpty && copy.sides.isEmpty && copy.bytes.isEmpty) {
                    Issue.record("a refused entry left something in the batch: seed \(seed), entry \(index), byte \(position)")
                }
                bytes[position] = old
            }
            for count in bytes.indices {
                let code = Array(bytes[..<count]).refusal { (bytes) throws(CodecError) in
                    var copy = EntryBatch()
                    try CanonicalEntry.decode(bytes, into: &copy)
                }
                if code == nil { Issue.record("seed \(seed), entry \(index), first \(count) bytes") }
            }
        }
    }

    @Test func aCommitmentInTheEntryIsTheOneOfTheGroundFloor() throws {
        var batch = EntryBatch()
        let seed = Seed(high: 1, low: 2)
        let stamp = Stamp(milliseconds: 1_700_000_000_000, counter: 3)
        batch.append(
            EntryDraft(
                kind: ActKind(rawValue: 1), recordKind: RecordKind(rawValue: 1), record: .zero, stamp: stamp,
                fields: [(FieldID(rawValue: 4), .integer(1)), (FieldID(rawValue: 5), .text("退款"))]),
            seed: seed)
        let expected = Array("退款".utf8).withUnsafeBytes {
            Commitment.commit(salt: Commitment.salt(seed: seed, stamp: stamp, ordinal: 1), value: $0)
        }
        var canonical = CanonicalEntry(node: NodeID(key: .zero), scope: .company)
        #expect(try canonical.commitments(entry: 0, of: batch) == [expected])
        #expect(try Array(canonical.encode(entry: 0, of: batch).suffix(32)) == expected.bytes)
    }

    @Test func theValueChangesTheLeafAndErasingItDoesNot() throws {
        var random = RandomEntries(seed: 7)
        var batch = EntryBatch()
        batch.append(
            EntryDraft(
                kind: ActKind(rawValue: 1), recordKind: RecordKind(rawValue: 1), record: .zero, stamp: Stamp(milliseconds: 5),
                fields: [(.actor, .text("王"))]),
            seed: Seed(high: 1, low: 2))
        var hasher = LeafHasher(node: random.node, scope: .company)
        try hasher.hashLeaves(of: &batch, in: 0..<1)
        let leaf = batch.headers[0].leaf
        let commitment = try CanonicalEntry(node: random.node, scope: .company).commitments(entry: 0, of: batch)[0]

        batch.sides.append(commitment)
        batch.fields[0].presence = .absent
        try hasher.hashLeaves(of: &batch, in: 0..<1)
        #expect(batch.headers[0].leaf == leaf)

        batch.sides[0] = random.digest()
        try hasher.hashLeaves(of: &batch, in: 0..<1)
        #expect(batch.headers[0].leaf != leaf)
    }

    @Test func theScopeAndTheNodeChangeTheLeaf() throws {
        var random = RandomEntries(seed: 8)
        var batch = try random.batch(count: 1)
        var leaves: Set<Digest> = []
        for (node, scope) in [(random.node, Scope.company), (random.node, .site(SiteCode("S1")!)), (NodeID(key: .zero), .company)] {
            var hasher = LeafHasher(node: node, scope: scope)
            try hasher.hashLeaves(of: &batch, in: 0..<1)
            leaves.insert(batch.headers[0].leaf)
        }
        #expect(leaves.count == 3)
    }
}
