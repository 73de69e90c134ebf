import AmendsLog
import AmendsMerge

/// What a store does with arriving entries: the fast path where it may, one fold a batch where it
/// must, and both again with whatever waits.
struct Replica {
    private let history: History
    private(set) var state: RecordState
    /// The held entries; the complete ones first, in ordinal order.
    private(set) var order: [Int] = []
    private(set) var waiting: [Int] = []
    private(set) var fastCount = 0
    private(set) var foldCount = 0

    init(_ history: History) {
        self.history = history
        state = RecordState(record: history.record, kind: history.kind)
    }

    mutating func receive(_ indices: [Int]) {
        var late: [Int] = []
        for index in indices {
            if state.isHead(history.batch.headers[index].leaf) { continue }
            if late.isEmpty, waiting.isEmpty, state.isNext(history.batch, index) {
                state.apply(history.batch, index)
                order.append(index)
                fastCount += 1
            } else {
                late.append(index)
            }
        }
        if late.isEmpty { return }
        let result = history.fold(order + waiting + late)
        (state, order, waiting) = (result.state, result.order, result.waiting)
        foldCount += 1
    }
}
