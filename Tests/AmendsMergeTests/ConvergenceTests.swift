import AmendsLog
import AmendsModel
import AmendsTestSupport
import Testing

@testable import AmendsMerge

/// Law 2: in any order, in any batches, with duplicates, the same bytes as one rebuild.
@Suite struct ConvergenceTests {
    @Test(arguments: UInt64(0)..<120)
    func anyDeliveryGivesTheBytesOfOneFold(seed: UInt64) {
        let history = RandomHistory.make(seed: seed, count: 24)
        let rebuilt = history.fold()
        #expect(rebuilt.waiting.isEmpty && rebuilt.duplicates.isEmpty, "seed \(seed)")
        var random = SplitMix64(seed: seed ^ 0xde11)
        for delivery in 0..<4 {
            var indices = history.indices
            if delivery > 0 { indices.shuffle(using: &random) }
            indices += (0..<8).map { _ in random.pick(indices) }
            var replica = Replica(history)
            while !indices.isEmpty {
                let count = min(indices.count, delivery == 0 ? 1 : Int.random(in: 1...6, using: &random))
                replica.receive(Array(indices.prefix(count)))
                indices.removeFirst(count)
                let held = history.fold(replica.order + replica.waiting)
                #expect(replica.state.encoded == held.state.encoded, "seed \(seed), delivery \(delivery)")
            }
            #expect(replica.order == rebuilt.order, "seed \(seed), delivery \(delivery)")
            #expect(replica.state.encoded == rebuilt.state.encoded, "seed \(seed), delivery \(delivery)")
        }
    }

    @Test(arguments: UInt64(0)..<60)
    func foldingDoesNotDependOnTheOrderGiven(seed: UInt64) {
        let history = RandomHistory.make(seed: seed, count: 30)
        var random = SplitMix64(seed: seed)
        let once = history.fold().state.encoded
        let shuffled = (history.indices + history.indices).shuffled(using: &random)
        let twice = history.fold(shuffled)
        #expect(twice.state.encoded == once, "seed \(seed)")
        #expect(twice.duplicates.count == history.batch.count, "seed \(seed)")
    }

    @Test(arguments: UInt64(0)..<60)
    func longRunsWithoutRowsGiveTheSameBytes(seed: UInt64) {
        let history = RandomHistory.make(seed: seed, count: 80)
        let walked = RecordState.fold(
            record: history.record, kind: history.kind, batch: history.batch, indices: history.indices, maximumRowEntries: 0)
        #expect(walked.state.encoded == history.state.encoded, "seed \(seed)")
    }

    /// The generator must reach what the laws are about, or they hold of nothing.
    @Test func theGeneratorSometimesReachesEverything() {
        var reached: Set<String> = []
        for seed in UInt64(0)..<120 {
            let history = RandomHistory.make(seed: seed, count: 24)
            let state = history.state
            if state.conflictCount > 0 { reached.insert("conflict") }
            if state.heads.count > 1 { reached.insert("several heads") }
            if state.round > 2 { reached.insert("third round") }
            if !state.isOpen, state.closedAt != nil { reached.insert("closed") }
            if state.isOpen { reached.insert("open") }
            if state.writes.contains(where: { $0.flags.contains(.concurrent) }) { reached.insert("concurrent payments") }
            if state.writes.contains(where: { $0.flags.contains(.absent) }) { reached.insert("erased") }
            if state.writes.contains(where: { $0.flags.contains(.reference) }) { reached.insert("reference") }
            if state.writes.contains(where: { $0.tag == .cleared && $0.flags.contains(.outshone) }) {
                reached.insert("emptied against a value")
            }
            if state.marks.contains(.closedTwice) { reached.insert("closed twice") }
            var replica = Replica(history)
            for index in history.indices { replica.receive([index]) }
            if replica.fastCount > 0, replica.foldCount > 0 { reached.insert("both paths") }
        }
        #expect(
            reached == [
                "conflict", "several heads", "third round", "closed", "open", "concurrent payments", "erased", "reference",
                "emptied against a value", "closed twice", "both paths",
            ])
    }
}
