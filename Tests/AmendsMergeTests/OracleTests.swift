import AmendsLog
import AmendsModel
import AmendsTestSupport
import Testing

@testable import AmendsMerge

/// The fold against the rules written down a second time.
@Suite struct OracleTests {
    private static let fields: [FieldID] = [0, 1, 2, 3, 7, 14, 23, 30, 38, 44, 99, 119, 200, 201, 204, 300].map { FieldID(rawValue: $0) }

    @Test(arguments: UInt64(1000)..<1120)
    func theFoldAgreesWithTheRules(seed: UInt64) {
        let history = RandomHistory.make(seed: seed, count: 22)
        var random = SplitMix64(seed: seed)
        // Some entries have not come yet, and what hangs on them waits.
        let held = history.indices.filter { _ in !random.chance(seed % 3 == 0 ? 8 : 0) }
        let result = history.fold(held)
        let oracle = Oracle(history, held)
        #expect(result.order == oracle.complete, "seed \(seed)")
        #expect(Set(result.waiting) == Set(held).subtracting(oracle.complete), "seed \(seed)")
        check(result, oracle, seed)
    }

    private func check(_ result: FoldResult, _ oracle: Oracle, _ seed: UInt64) {
        let state = result.state
        func leaf(_ ordinal: UInt32) -> Digest { oracle.leaf(result.order[Int(ordinal)]) }
        func value(_ held: HeldValue) -> Oracle.Value { Oracle.Value(leaf: leaf(UInt32(held.ordinal)), position: held.position) }
        #expect(Set(state.heads.map(\.leaf)) == oracle.heads, "seed \(seed)")
        #expect(Set(state.openOrdinals.map(leaf)) == oracle.obligations, "law 4, seed \(seed)")
        #expect(Int(state.round) == oracle.round, "seed \(seed)")
        for (entry, index) in zip(state.entries, result.order) {
            #expect(Int(entry.round) == oracle.round(index), "seed \(seed)")
            #expect(entry.time == oracle.time(index), "seed \(seed)")
        }
        #expect(state.closedAt == oracle.closedAt, "seed \(seed)")
        for milestone in Milestone.allCases {
            for round in 1...oracle.round {
                let mark = state.mark(milestone, round: UInt32(round))
                #expect(mark.map { result.order[Int($0.ordinal)] } == oracle.first(milestone, round: round), "\(milestone), seed \(seed)")
            }
        }
        for field in Self.fields {
            #expect(state.values(of: field).map(value) == oracle.held(field), "field \(field.rawValue), seed \(seed)")
            if [.register, .most].contains(state.type(of: field)) {
                #expect(state.shown(field).map(value) == oracle.shown(field), "field \(field.rawValue), seed \(seed)")
            }
            #expect(
                state.conflicts.contains { $0.field == field } == oracle.isConflict(field), "field \(field.rawValue), seed \(seed)")
            #expect(state.concurrentPayments(of: field).map(value) == oracle.concurrentPayments(field), "seed \(seed)")
        }
        #expect(state.marks.contains(.closedTwice) == oracle.isClosedTwice, "seed \(seed)")
        #expect(state.marks.contains(.actBeforeReceipt) == oracle.isActBeforeReceipt, "seed \(seed)")
        #expect(state.conflictCount == state.conflicts.count, "seed \(seed)")
    }

    /// Every causal shape of three acts after a receipt, every choice of acts, every order of arrival.
    @Test func everyShapeOfThreeActsConvergesInEveryOrder() {
        let orders = Self.permutations([0, 1, 2, 3])
        for history in Self.histories(acts: 3) {
            let result = history.fold()
            check(result, Oracle(history, history.indices), 0)
            let bytes = result.state.encoded
            for order in orders {
                var replica = Replica(history)
                for index in order { replica.receive([index]) }
                #expect(replica.state.encoded == bytes, "\(history.batch.headers.map(\.kind.rawValue)) in order \(order)")
            }
        }
    }

    /// Every causal shape of four acts: no obligation goes that its discharger did not see.
    @Test func everyShapeOfFourActsKeepsUnseenObligations() {
        for history in Self.histories(acts: 4) {
            let result = history.fold()
            let oracle = Oracle(history, history.indices)
            #expect(Set(result.state.openOrdinals.map { oracle.leaf(result.order[Int($0)]) }) == oracle.obligations)
        }
    }

    private static func histories(acts count: Int) -> [History] {
        var root = History()
        root.add("0", CaseAct.receive, at: 100)
        var shapes: [(history: History, pasts: [Set<Int>])] = [(root, [[]])]
        for step in 1...count {
            shapes = shapes.flatMap { history, pasts in
                knowable(pasts).flatMap { known in
                    [CaseAct.close, CaseAct.escalate, CaseAct.reopen, CaseAct.note].map { act in
                        var next = history
                        let heads = known.filter { candidate in !known.contains { pasts[$0].contains(candidate) } }
                        // One stamp for all, so that leaves decide; the times tell the acts apart.
                        next.add(
                            "\(step)", act, at: 100, after: heads.map(String.init), fields: [(CaseField.at, .integer(100 + Int64(step)))])
                        return (next, pasts + [known])
                    }
                }
            }
        }
        return shapes.map(\.history)
    }

    /// The sets of entries that a writer may know: the receipt, and with each entry its past.
    private static func knowable(_ pasts: [Set<Int>]) -> [Set<Int>] {
        (0..<1 << (pasts.count - 1)).compactMap { mask in
            let known = Set(pasts.indices.filter { $0 == 0 || mask >> ($0 - 1) & 1 == 1 })
            return known.allSatisfy { pasts[$0].isSubset(of: known) } ? known : nil
        }
    }

    private static func permutations(_ values: [Int]) -> [[Int]] {
        if values.count <= 1 { return [values] }
        return values.flatMap { first in permutations(values.filter { $0 != first }).map { [first] + $0 } }
    }
}
