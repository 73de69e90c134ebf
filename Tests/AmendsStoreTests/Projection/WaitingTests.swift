import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsTestSupport
import Testing

@testable import AmendsStore

@Suite struct WaitingTests {
    /// A case received by one node and handled by another, and their streams.
    private static func conversation() throws -> (whole: Store, first: Writer, second: Writer) {
        let one = try Store.inMemory()
        let two = try Store.inMemory()
        var first = try Writer(one, seed: 1)
        var second = try Writer(two, seed: 2)
        for number in 0..<5 {
            try first.receive(record(number), [(CaseField.content, .text("水压太小 \(number)")), (CaseField.region, .text("north"))])
        }
        try first.seal()
        try copy(from: one, to: two)
        for number in 0..<5 {
            try second.act(CaseAct.note, on: record(number), [(CaseField.note, .text("called back"))])
            try second.act(CaseAct.close, on: record(number), [(CaseField.outcome, .text("resolved"))])
        }
        try second.receive(record(77), [(CaseField.content, .text("another"))])
        try second.seal()
        try copy(from: two, to: one)
        // And the first one answers, so that chains go back and forth.
        try first.act(CaseAct.reopen, on: record(2), [(CaseField.reason, .text("again"))])
        try first.seal()
        try copy(from: one, to: two)
        #expect(try one.digests() == two.digests())
        return (two, first, second)
    }

    private static func bring(_ writer: Writer, of source: Store, to target: Store) throws {
        var index = try target.frontier(of: writer.stream).size
        while true {
            let loaded = try source.segments(of: writer.stream, from: index, maximumByteCount: 1)
            for body in loaded.segments { try take(body, into: target) }
            index = loaded.nextIndex
            if loaded.isComplete { return }
        }
    }

    @Test func childrenBeforeTheirParentsAreKeptCountedAndResolvedLater() throws {
        let (whole, first, second) = try Self.conversation()
        let target = try Store.inMemory()
        try Self.bring(second, of: whole, to: target)
        let waiting = try #require(try target.digests().first)
        #expect(waiting.waiting == 10)
        #expect(waiting.entries == 11)
        #expect(waiting.cases == 1)
        #expect(try target.verify().waiting == 10)
        #expect(try target.record(record(1), in: .shop) == nil)
        while try target.updateSearch() > 0 {}
        #expect(try target.search("another").count == 1)
        #expect(try target.search("called").isEmpty)
        let rebuilt = try digestsAfterRebuild(target)
        #expect(rebuilt.first?.waiting == 10)

        try Self.bring(first, of: whole, to: target)
        #expect(try target.digests().map(\.waiting) == [0])
        #expect(try target.digests() == whole.digests())
        while try target.updateSearch() > 0 {}
        #expect(try target.search("called back").count == 5)
        #expect(try target.search("水压").count == 5)
        #expect(try digestsAfterRebuild(target) == whole.digests())
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func anyOrderOfSegmentsGivesTheSameBytes(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let (whole, first, second) = try Self.conversation()
        let target = try Store.inMemory()
        var isDone = [false, false]
        let writers = [first, second]
        while isDone.contains(false) {
            let number = Int.random(in: 0...1, using: &random)
            let stream = writers[number].stream
            let index = try target.frontier(of: stream).size
            let loaded = try whole.segments(of: stream, from: index, maximumByteCount: 1)
            if let body = loaded.segments.first { try take(body, into: target) }
            isDone[number] = loaded.isComplete && index >= loaded.nextIndex || loaded.segments.isEmpty
            if seed % 3 == 0 { try target.rebuild() }
        }
        #expect(try target.digests() == whole.digests(), "seed \(seed)")
    }

    @Test func oneTransactionMayHoldBothTheChildAndTheParent() throws {
        let (whole, first, second) = try Self.conversation()
        let target = try Store.inMemory()
        var verifier = SegmentVerifier()
        let children = try whole.segments(of: second.stream, from: 0, maximumByteCount: .max).segments.map {
            try verifier.verify($0, after: [])
        }
        let parents = try whole.segments(of: first.stream, from: 0, maximumByteCount: .max).segments.map {
            try verifier.verify($0, after: [])
        }
        try target.write { transaction in
            for segment in children + parents { _ = try transaction.take(segment) }
        }
        #expect(try target.digests() == whole.digests())
    }

    @Test func ownActsOnARecordWhoseBeginningIsMissingStandBesideIt() throws {
        let (whole, first, second) = try Self.conversation()
        let target = try Store.inMemory()
        try Self.bring(second, of: whole, to: target)
        var third = try Writer(target, seed: 3)
        try third.act(CaseAct.amend, on: record(1), [(CaseField.category, .text("price"))])
        try third.act(CaseAct.amend, on: record(1), [(CaseField.category, .text("attitude"))])
        #expect(try target.record(record(1), in: .shop)?.entries.count == 2)
        try third.seal()
        try Self.bring(first, of: whole, to: target)
        try Self.bring(third, of: target, to: whole)
        #expect(try target.digests() == whole.digests())
        #expect(try target.record(record(1), in: .shop)?.text(CaseField.category) == "attitude")
        _ = try digestsAfterRebuild(target)
    }
}
