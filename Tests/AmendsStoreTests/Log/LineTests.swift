import AmendsCodec
import AmendsLog
import AmendsModel
import AmendsTestSupport
import Foundation
import GRDB
import Testing

@testable import AmendsStore

/// Streams whose node lived on from one state twice.
@Suite struct LineTests {
    /// Two copies of a node's disk: five acts in common, then two of the one and three of the other.
    private static func clones() throws -> (Writer, Writer) {
        var first = try Writer(Store.inMemory(), seed: 1)
        for number in 0..<5 { try first.receive(record(number)) }
        try first.seal()
        var second = try first.cloned()
        for number in 0..<2 { try first.act(CaseAct.note, on: record(number), [(CaseField.note, .text("first"))]) }
        for number in 1..<4 { try second.act(CaseAct.note, on: record(number), [(CaseField.note, .text("second"))]) }
        try first.seal()
        try second.seal()
        return (first, second)
    }

    private static func expectSound(_ store: Store, _ comment: Comment? = nil) throws {
        #expect(try store.verify().problems == [], comment)
        _ = try digestsAfterRebuild(store)
    }

    @Test func aHolderKeepsBothLinesOfAClonedDiskInWhateverOrderTheyCome() throws {
        let (first, second) = try Self.clones()
        let holders = [try Store.inMemory(), try Store.inMemory()]
        for (holder, order) in zip(holders, [[first, second], [second, first]]) {
            for writer in order { for head in try writer.store.sealedHeads() { try give(head, of: writer.store, to: holder) } }
            try Self.expectSound(holder)
            #expect(try holder.heads() == (try first.store.heads() + second.store.heads()).sorted())
            #expect(try holder.digests().map(\.entries) == [10], "what both lines share counts once")
            let state = try #require(try holder.record(record(1), in: .shop))
            #expect(state.values(of: CaseField.note).count == 2)
        }
        #expect(try holders[0].digests() == holders[1].digests())
        #expect(try holders[0].branchedStreams().map(\.lines.count) == [2])
        #expect(try first.store.branchedStreams().isEmpty)
    }

    /// Law 3: a line that only a peer holds reaches everybody, from whomever.
    @Test(arguments: 0..<40 as Range<UInt64>) func anyOrderOfAnyPartsOfLinesGivesTheSameStore(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let herd = try Herd(seed: seed, acts: Int.random(in: 10...60, using: &random))
        let lines = try herd.lines()
        let holders = [try Store.inMemory(), try Store.inMemory()]
        for holder in holders {
            // Parts first, from copies and from the other holder, whatever they have by now.
            for _ in 0..<12 {
                guard let (head, store) = lines.randomElement(using: &random) else { continue }
                try give(
                    head, of: store, to: holder, fromBeginning: random.isHit(oneIn: 3),
                    maximumByteCount: random.isHit(oneIn: 2) ? 1 : 4000, maximumSegments: Int.random(in: 1...4, using: &random))
            }
            for head in try holders[0].sealedHeads() { try give(head, of: holders[0], to: holder, fromBeginning: random.isHit(oneIn: 2)) }
            for (head, store) in lines.shuffled(using: &random) { try give(head, of: store, to: holder, fromBeginning: random.isHit(oneIn: 4)) }
            try Self.expectSound(holder, "seed \(seed)")
        }
        #expect(try holders[0].sealedHeads() == lines.map(\.head).sorted(), "seed \(seed)")
        #expect(try holders[0].digests() == holders[1].digests(), "seed \(seed)")
        // What is given on is whole again: a third holder gets everything from the first, in one piece or in many.
        for byteCount in [1, 1 << 20] {
            let third = try Store.inMemory()
            for head in try holders[0].sealedHeads().shuffled(using: &random) {
                try give(head, of: holders[0], to: third, maximumByteCount: byteCount)
            }
            #expect(try third.digests() == holders[0].digests(), "seed \(seed)")
            try Self.expectSound(third, "seed \(seed)")
        }
    }

    @Test func theSameActOfTwoCopiesIsOneEntry() throws {
        var first = try Writer(Store.inMemory(), seed: 1)
        try first.receive(record(1))
        var second = try first.cloned()
        for _ in 0..<2 {
            try first.act(CaseAct.note, on: record(1), [(CaseField.note, .text("same"))])
            try second.act(CaseAct.note, on: record(1), [(CaseField.note, .text("same"))])
        }
        try first.seal()
        try second.seal()
        let holder = try Store.inMemory()
        for writer in [first, second] { for head in try writer.store.sealedHeads() { try give(head, of: writer.store, to: holder) } }
        #expect(try holder.heads() == first.store.heads())
        #expect(try holder.digests() == first.store.digests())
    }

    /// The same act in two lines at different places: two places in the log, one entry of the record.
    @Test func anActThatComesAgainAtAnotherPlaceIsFoldedOnce() throws {
        var first = try Writer(Store.inMemory(), seed: 1)
        try first.receive(record(1))
        try first.seal()
        var second = try first.cloned()
        let note = first.draft(CaseAct.note, on: record(1), [(CaseField.note, .text("once"))])
        try first.append([note])
        try second.receive(record(2))
        second.milliseconds = first.milliseconds
        try second.append([note])
        try first.seal()
        try second.seal()
        let holder = try Store.inMemory()
        for writer in [first, second] { for head in try writer.store.sealedHeads() { try give(head, of: writer.store, to: holder) } }
        #expect(try holder.heads().map(\.size) == [2, 3])
        let state = try #require(try holder.record(record(1), in: .shop))
        #expect(state.values(of: CaseField.note).count == 1)
        #expect(state.entries.count == 2)
        try Self.expectSound(holder)
    }

    // MARK: Own streams

    @Test func anOwnTailThatComesBackSealedIsSealed() throws {
        var first = try Writer(Store.inMemory(), seed: 1)
        for number in 0..<4 {
            try first.receive(record(number))
            if number == 1 { try first.seal() }
        }
        for longer in [false, true] {
            // The copy seals what is still open here, and perhaps goes on.
            let here = try first.cloned()
            var copy = try first.cloned()
            if longer { try copy.receive(record(9)) }
            try copy.seal()
            for head in try copy.store.sealedHeads() { try give(head, of: copy.store, to: here.store) }
            #expect(try here.store.sealedHeads() == copy.store.sealedHeads())
            #expect(try here.store.heads() == copy.store.heads())
            try Self.expectSound(here.store)
            try here.seal()
            #expect(try here.store.digests() == copy.store.digests())
        }
    }

    @Test func anOwnTailStaysBesideALineThatPartsWithinIt() throws {
        var first = try Writer(Store.inMemory(), seed: 1)
        try first.receive(record(1))
        try first.seal()
        try first.receive(record(2))
        var copy = try first.cloned()
        try copy.receive(record(3))
        try copy.seal()
        try first.receive(record(4))
        for head in try copy.store.sealedHeads() { try give(head, of: copy.store, to: first.store) }
        #expect(try first.store.heads().map(\.size) == [3, 3])
        #expect(try first.store.sealedHeads() == copy.store.sealedHeads(), "the sealed beginning of the tail's line is the other's, too")
        try Self.expectSound(first.store)
        try first.seal()
        #expect(try first.store.sealedHeads().count == 2)
        let holder = try Store.inMemory()
        for head in try first.store.sealedHeads() { try give(head, of: first.store, to: holder) }
        #expect(try holder.digests() == first.store.digests())
    }

    /// Whose database it is, as a node says it.
    private static func own(_ writer: Writer, _ epoch: Epoch) throws {
        try writer.store.write { transaction in
            try transaction.set(StoreSetting.node, to: writer.key.node.description)
            try transaction.set(StoreSetting.epoch, to: epoch.description)
        }
    }

    @Test func newsInTheEpochThatTheNodeAppendsInOrALaterOneRaiseADoubtAndOthersDoNot() throws {
        let (first, second) = try Self.clones()
        for (counter, random, isDoubtful) in [(0, 7, true), (1, 3, false), (0, 8, false)] as [(UInt32, UInt64, Bool)] {
            let here = try first.cloned()
            try Self.own(here, Epoch(counter: counter, random: random))
            for head in try first.store.sealedHeads() { try give(head, of: first.store, to: here.store, fromBeginning: true) }
            #expect(try here.store.settings()[StoreSetting.doubt] == nil, "what is held is no news")
            for head in try second.store.sealedHeads() { try give(head, of: second.store, to: here.store) }
            #expect((try here.store.settings()[StoreSetting.doubt] != nil) == isDoubtful, "epoch \(counter)-\(random)")
        }
        // Another node's stream, however many lines it has, is that one's affair.
        let other = try Writer(Store.inMemory(), seed: 2)
        try Self.own(other, Epoch(counter: 0, random: 7))
        for writer in [first, second] { for head in try writer.store.sealedHeads() { try give(head, of: writer.store, to: other.store) } }
        #expect(try other.store.settings()[StoreSetting.doubt] == nil)
    }

    // MARK: Limits and bad input

    @Test func aWriterHasSoManyLinesInOneScopeAndNoMore() throws {
        var first = try Writer(Store.inMemory(), seed: 1)
        try first.receive(record(1))
        try first.seal()
        let holder = try Store.inMemory()
        var refusals = 0
        for number in 0..<Int(StoreTransaction.maximumLinesPerWriter) + 3 {
            let batch = try Self.line(first, number)
            do { try take(batch, into: holder) } catch let error as StoreError {
                #expect(error.code == .quota)
                refusals += 1
            }
        }
        #expect(refusals == 3)
        #expect(try holder.heads().count == Int(StoreTransaction.maximumLinesPerWriter))
        // Another writer, and the same one in another scope, have room.
        for writer in [try Writer(Store.inMemory(), seed: 2), try Writer(Store.inMemory(), seed: 1, scope: .site("S002"))] {
            #expect(try take(Self.line(writer, 1), into: holder).size == 1)
        }
    }

    /// A segment of one entry at the beginning of the writer's stream, signed, and another one for each number.
    private static func line(_ writer: Writer, _ number: Int) throws -> [UInt8] {
        var batch = EntryBatch()
        batch.append(
            EntryDraft(
                kind: CaseAct.receive, flags: [.lastOfAction], recordKind: .complaintCase, record: record(number),
                stamp: Stamp(milliseconds: Int64(number))), seed: .zero)
        var hasher = LeafHasher(node: writer.key.node, scope: writer.scope)
        try hasher.hashLeaves(of: &batch, in: 0..<1)
        let frontier = MerkleFrontier(batch.headers.map(\.leaf))
        let checkpoint = Checkpoint(stream: writer.stream, size: 1, root: frontier.root)
        var encoder = SegmentEncoder()
        return try encoder.encode(
            batch, 0..<1, stream: writer.stream, first: 0, root: frontier.root, signature: try checkpoint.signature(by: writer.key))
    }

    @Test func aSegmentBehindTheForkIsNotTakenAndNothingIsLost() throws {
        let (first, second) = try Self.clones()
        let holder = try Store.inMemory()
        for head in try first.store.sealedHeads() { try give(head, of: first.store, to: holder) }
        let head = try #require(try second.store.sealedHeads().first)
        let before = try holder.digests()
        let late = try #require(try second.store.segments(of: head, from: 6, maximumByteCount: .max).segments.first)
        expectStoreError(.contradiction) { try take(late, into: holder) }
        #expect(try holder.digests() == before)
        try give(head, of: second.store, to: holder)
        #expect(try holder.heads().count == 2)
    }

    @Test func aDamagedTreeOnTheWayIsFound() throws {
        var writer = try Writer(Store.inMemory(), seed: 1)
        for number in 0..<1100 { try writer.receive(record(number)) }
        #expect(try writer.store.verify().problems == [])
        try writer.store.write { try Statement($0.database, "UPDATE log_rung SET frontier = (SELECT frontier FROM log_stream)").run() }
        #expect(try writer.store.verify().problems.count == 1)
    }

    // MARK: Trees at any size

    @Test func theRootAtAnySizeIsThatOfTheEntriesUpToThere() throws {
        var random = SplitMix64(seed: 5)
        var writer = try Writer(Store.inMemory(), seed: 1)
        var leaves: [Digest] = []
        while leaves.count < 2600 {
            let count = Int.random(in: 1...300, using: &random)
            let drafts = (0..<min(count, 256)).map { _ in writer.draft(CaseAct.note, on: record(1), [(CaseField.note, .text("n"))]) }
            leaves += try writer.append(drafts)
            if random.isHit(oneIn: 3) { try writer.seal() }
        }
        for size in [0, 1, 2, 1023, 1024, 1025, 2047, 2048, leaves.count - 1, leaves.count] + (0..<20).map({ _ in Int.random(in: 0...leaves.count, using: &random) }) {
            let head = StreamHead(stream: writer.stream, size: UInt64(size), root: .zero)
            #expect(try writer.store.roots(of: [head]) == [MerkleFrontier(leaves[..<size]).root], "size \(size)")
        }
        let beyond = StreamHead(stream: writer.stream, size: UInt64(leaves.count + 1), root: .zero)
        #expect(try writer.store.roots(of: [beyond]) == [nil])
    }

    // MARK: Search

    @Test func textsOfAllLinesAreFoundAndTheSharedOnesAreIndexedOnce() throws {
        var first = try Writer(Store.inMemory(), seed: 1)
        try first.receive(record(1), [(CaseField.content, .text("共同的"))])
        try first.seal()
        var second = try first.cloned()
        try first.receive(record(2), [(CaseField.content, .text("第一支"))])
        try second.receive(record(3), [(CaseField.content, .text("第二支"))])
        let holder = try Store.inMemory()
        for writer in [first, second] {
            try writer.seal()
            for head in try writer.store.sealedHeads() { try give(head, of: writer.store, to: holder) }
        }
        while try holder.updateSearch() > 0 {}
        #expect(try holder.searchBacklog() == 0)
        for word in ["共同", "第一", "第二"] { #expect(try holder.search(word).count == 1, "\(word)") }
        let documents = try holder.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM search_document") }
        #expect(documents == 3)
    }
}
