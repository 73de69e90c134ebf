import AmendsLog
import AmendsMerge
import AmendsModel
import AmendsNode
import AmendsPolicy

/// One case received under a pack and acted on in one of the ways of ``ThreeNodes``, as entries. Acts are
/// put on and taken off at the end, as the ways are walked.
struct UnseenCase {
    private static let record = RecordID(high: 0x0190_0000_0000_0000, low: 7)
    private var batches: [EntryBatch]
    private(set) var stamps: [Int64] = [1_790_000_000_000]

    /// Entries by number, the receipt first.
    var batch: EntryBatch { batches[batches.count - 1] }

    init(under pack: Pack) {
        batches = [EntryBatch()]
        append(CaseAct.receive, ProperCase.receipt(pack), past: 0)
        batches.removeFirst()
        stamps.removeFirst()
    }

    /// Makes it the case of the way `acts`, given that it is that of all of them but the last.
    mutating func follow(_ acts: [SeenAct]) {
        batches.removeLast(batches.count - acts.count + 1)
        stamps.removeLast(stamps.count - acts.count + 1)
        let act = acts[acts.count - 1]
        guard let deed = Deed(rawValue: act.deed) else { preconditionFailure("a way is of deeds") }
        append(deed.kind, deed.fields, past: act.heads, node: act.node)
    }

    private mutating func append(_ kind: ActKind, _ fields: ActFields, past heads: UInt16, node: Int = 0) {
        let number = batch.count
        // Clocks that agree on nothing: a later act may have an earlier stamp, and two the same.
        stamps.append(stamps[0] + Int64((number * 5 + node * 3) % 7) * 60_000)
        var next = batch
        next.append(
            EntryDraft(
                kind: kind, flags: Vocabulary.act(kind)?.flags ?? [], recordKind: .complaintCase, record: Self.record,
                stamp: Stamp(milliseconds: stamps[number]),
                parents: (0..<number).filter { heads >> UInt16($0) & 1 == 1 }.map(Self.leaf), fields: fields), seed: .zero)
        next.headers[number].leaf = Self.leaf(number)
        batches.append(next)
    }

    private static func leaf(_ number: Int) -> Digest { Digest(a: UInt64(number + 1), b: 0, c: 0, d: 1) }

    func fold(_ order: [Int]) -> FoldResult {
        RecordState.fold(record: Self.record, kind: .complaintCase, batch: batch, indices: order)
    }

    /// The state at a node to which the entries come one by one in this order, as a store keeps it: applied
    /// in place where that may be, else folded anew with all that is held.
    func arriving(_ order: [Int]) -> RecordState {
        var state = RecordState(record: Self.record, kind: .complaintCase)
        for (place, number) in order.enumerated() {
            // What waits for an entry that is still to come makes the next one a fold.
            if state.entries.count == place, state.isNext(batch, number) {
                state.apply(batch, number)
            } else {
                state = fold(Array(order[...place])).state
            }
        }
        return state
    }

    /// What is to be said of the case, from entries in the order in which they came.
    func findings(_ order: [Int], under rulebook: Rulebook) -> CaseFindings {
        let result = fold(order)
        var ordered = EntryBatch()
        for number in result.order { ordered.append(entry: number, of: batch) }
        return CaseFindings(CaseHistory(result.state, ordered), rulebook, at: stamps[0])
    }
}

extension Array where Element == Int {
    /// The order with this number among all of them, 0 the order given.
    func permuted(_ number: Int) -> [Int] {
        var (rest, number, result) = (self, number, [Int]())
        while !rest.isEmpty {
            result.append(rest.remove(at: number % rest.count))
            number /= rest.count + 1
        }
        return result
    }
}
