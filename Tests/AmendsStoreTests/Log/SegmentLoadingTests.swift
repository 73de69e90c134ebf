import AmendsCodec
import AmendsLog
import AmendsModel
import AmendsTestSupport
import Testing

@testable import AmendsStore

@Suite struct SegmentLoadingTests {
    /// A stream of many small segments, some with actions of several entries, and one large segment.
    private static func makeStream(_ random: inout SplitMix64, segments: Int) throws -> (Store, Writer) {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        for segment in 0..<segments {
            let actions = segment == segments / 2 ? 90 : Int.random(in: 1...6, using: &random)
            try store.write { transaction in
                for _ in 0..<actions {
                    let drafts = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                        writer.draft(
                            CaseAct.note, on: record(Int.random(in: 0..<9, using: &random)),
                            [(CaseField.note, .text("\(UInt64.random(in: 0...999_999, using: &random))"))])
                    }
                    try writer.append(drafts, transaction)
                }
                try transaction.seal(writer.stream, key: writer.key)
            }
        }
        return (store, writer)
    }

    @Test(arguments: [1, 2] as [UInt64])
    func theStreamGoesOverFromEveryIndexAndInPiecesOfAnySize(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let (store, writer) = try Self.makeStream(&random, segments: 30)
        let head = try #require(try store.sealedHeads().first)
        let whole = try store.segments(of: writer.stream, from: 0, maximumByteCount: .max)
        #expect(whole.isComplete && whole.nextIndex == head.size)
        var leaves: [Digest] = []
        for body in whole.segments {
            var decoder = SegmentDecoder()
            var batch = EntryBatch()
            _ = try body.withUnsafeBytes { bytes throws(CodecError) in try decoder.decode(bytes, into: &batch) }
            leaves += batch.headers.map(\.leaf)
        }
        #expect(UInt64(leaves.count) == head.size)
        var frontier = MerkleFrontier()
        var verifier = SegmentVerifier()
        for start in 0..<head.size {
            let limit = Int.random(in: 1...30_000, using: &random)
            let loaded = try store.segments(of: writer.stream, from: start, maximumByteCount: limit)
            var after = frontier
            #expect(!loaded.segments.isEmpty, "seed \(seed) start \(start)")
            for body in loaded.segments {
                let segment = try verifier.verify(body, after: [after])
                #expect(segment.header.first == after.size, "seed \(seed) start \(start)")
                #expect(segment.heldCount == 0, "seed \(seed) start \(start)")
                after = segment.after
            }
            #expect(after.size == loaded.nextIndex, "seed \(seed) start \(start)")
            #expect(loaded.isComplete == (loaded.nextIndex == head.size), "seed \(seed) start \(start)")
            if loaded.isComplete { #expect(after.root == head.root, "seed \(seed) start \(start)") }
            frontier.append(leaves[Int(start)])
        }
        for start in [head.size, head.size + 1, UInt64(Int64.max)] {
            let loaded = try store.segments(of: writer.stream, from: start, maximumByteCount: 1000)
            #expect(loaded.segments.isEmpty && loaded.isComplete && loaded.nextIndex == start)
        }
    }

    @Test func smallNeighboursTravelAsFewSegmentsAndFoldAlike() throws {
        var random = SplitMix64(seed: 3)
        let (store, writer) = try Self.makeStream(&random, segments: 40)
        let loaded = try store.segments(of: writer.stream, from: 0, maximumByteCount: .max)
        #expect(loaded.segments.count <= 3)
        for limit in [1, 700, 1 << 20] {
            let other = try Store.inMemory()
            try copy(from: store, to: other, maximumByteCount: limit)
            #expect(try other.digests() == store.digests())
            #expect(try other.verify().problems == [])
            // What was joined on the way can be cut again from anywhere.
            let third = try Store.inMemory()
            try copy(from: other, to: third, maximumByteCount: 5000)
            #expect(try third.heads() == store.heads())
        }
    }

    @Test func segmentsTooLargeToJoinTravelAsTheyAre() throws {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        // Deflates to little, but inflated two of them are more than one segment may hold.
        for number in 0..<6 {
            try store.write { transaction in
                for _ in 0..<12 {
                    try writer.append(
                        [writer.draft(CaseAct.note, on: record(number), [(CaseField.note, .text(String(repeating: "a", count: 50_000)))])],
                        transaction)
                }
                try transaction.seal(writer.stream, key: writer.key)
            }
        }
        for start in [0, 5, 12, 30, 71] as [UInt64] {
            let loaded = try store.segments(of: writer.stream, from: start, maximumByteCount: .max)
            let header = try SegmentHeader.peek(try #require(loaded.segments.first))
            #expect(header.first == start)
            #expect(loaded.nextIndex == 72)
            #expect(try loaded.segments.reduce(0) { $0 + (try SegmentHeader.peek($1)).count } == 72 - Int(start))
        }
        let other = try Store.inMemory()
        try copy(from: store, to: other)
        #expect(try other.digests() == store.digests())
    }

    @Test func aLongTailIsSealedIntoSegmentsWithinTheLimits() throws {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        try store.write { transaction in
            for number in 0..<3000 {
                let drafts = (0..<3).map { _ in writer.draft(CaseAct.note, on: record(number % 50), [(CaseField.note, .text("\(number)"))])
                }
                try writer.append(drafts, transaction)
            }
            try writer.append((0..<256).map { _ in writer.draft(CaseAct.note, on: record(1)) }, transaction)
        }
        try writer.seal()
        try writer.seal()
        let report = try store.verify()
        #expect(report.problems == [])
        #expect(report.entries == 9256)
        #expect(report.segments >= 3)
        let other = try Store.inMemory()
        try copy(from: store, to: other)
        #expect(try other.digests() == store.digests())
    }

    @Test func anActionBeyondTheLimitIsRefusedAndLeavesNothing() throws {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        try writer.receive(record(1))
        let before = try store.digests()
        let many = (0...EntryLimits.maximumActionEntries).map { _ in writer.draft(CaseAct.note, on: record(1)) }
        expectStoreError(.limit) { try writer.append(many) }
        expectStoreError(.limit) { try writer.append([]) }
        let long = writer.draft(CaseAct.note, on: record(1), [(CaseField.note, .text(String(repeating: "字", count: 30_000)))])
        expectStoreError(.limit) { try writer.append([long]) }
        #expect(try store.digests() == before)
        #expect(try store.verify().problems == [])
    }

    @Test func anActionTooLargeForASegmentIsRefusedBeforeItCanBlockTheStream() throws {
        let store = try Store.inMemory()
        var writer = try Writer(store, seed: 1)
        let long = FieldValue.text(String(repeating: "x", count: 60_000))
        let drafts = (0..<40).map { _ in writer.draft(CaseAct.note, on: record(1), [(CaseField.note, long)]) }
        expectStoreError(.limit) { try writer.append(drafts) }
        try writer.receive(record(2))
        try writer.seal()
        #expect(try store.sealedHeads() == store.heads())
    }
}
