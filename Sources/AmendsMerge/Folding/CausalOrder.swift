import AmendsLog

/// The complete entries of one record in ordinal order, with their parents as ordinals.
struct CausalOrder {
    /// Batch indexes by ordinal.
    private(set) var order: [Int] = []
    /// Batch indexes of entries with a missing ancestor, as given.
    private(set) var waiting: [Int] = []
    /// Batch indexes of entries whose leaf came before, as given.
    private(set) var duplicates: [Int] = []
    /// By ordinal: whether the entry's parents are all the heads of what precedes it.
    private(set) var coversHeads: [Bool] = []
    /// By ordinal: whether everything before lies in its past and it in the past of everything
    /// after. Nothing before a cut is concurrent with anything after it.
    private(set) var isCut: [Bool] = []
    /// The ordinals of the heads, ascending.
    private(set) var heads: [Int] = []
    /// Receipts that say again what one before them says (``RepeatedReceipts``), by ordinal.
    private(set) var repeats: Set<Int> = []
    private var parents: [Int] = []
    private var firstParent: [Int] = [0]

    func parents(of ordinal: Int) -> ArraySlice<Int> { parents[firstParent[ordinal]..<firstParent[ordinal + 1]] }

    init(record: RecordID, kind: RecordKind, batch: EntryBatch, indices: [Int]) {
        let graph = Graph(record: record, kind: kind, batch: batch, indices: indices)
        (waiting, duplicates) = (graph.waiting, graph.duplicates)
        let ranked = graph.complete.sorted { left, right in
            if graph.generation[left] != graph.generation[right] { return graph.generation[left] < graph.generation[right] }
            return batch.headers[graph.held[left]].precedes(batch.headers[graph.held[right]])
        }
        number(ranked, of: graph)
        findCuts(generations: ranked.map { graph.generation[$0] })
    }

    private mutating func number(_ ranked: [Int], of graph: Graph) {
        var ordinals = [Int](repeating: -1, count: graph.held.count)
        for (ordinal, place) in ranked.enumerated() {
            ordinals[place] = ordinal
            order.append(graph.held[place])
            for parent in graph.parents(of: place) { parents.append(ordinals[parent]) }
            firstParent.append(parents.count)
        }
        for group in graph.receipts.groups { repeats.formUnion(group.map { ordinals[$0] }.sorted().dropFirst()) }
    }

    /// An entry that covers the heads saw everything before it. If it is also alone in its
    /// generation, every later entry descends from it: a path to a longer generation passes through
    /// each generation on its way.
    private mutating func findCuts(generations: [Int]) {
        var isHead = [Bool](repeating: false, count: order.count)
        var headCount = 0
        for ordinal in order.indices {
            for parent in parents(of: ordinal) where isHead[parent] {
                isHead[parent] = false
                headCount -= 1
            }
            let covers = headCount == 0
            let isAlone =
                (ordinal == 0 || generations[ordinal - 1] != generations[ordinal])
                && (ordinal + 1 == order.count || generations[ordinal + 1] != generations[ordinal])
            coversHeads.append(covers)
            isCut.append(covers && isAlone)
            isHead[ordinal] = true
            headCount += 1
        }
        heads = isHead.indices.filter { isHead[$0] }
    }
}

extension EntryHeader {
    /// The order of concurrent entries: by stamp, then by leaf.
    func precedes(_ other: EntryHeader) -> Bool {
        if stamp < other.stamp { return true }
        if other.stamp < stamp { return false }
        return leaf < other.leaf
    }
}

/// Who names whom, among the entries given.
private struct Graph {
    /// Batch indexes of different leaves.
    private(set) var held: [Int] = []
    private(set) var waiting: [Int] = []
    private(set) var duplicates: [Int] = []
    /// Places in `held` of the complete entries, each after its parents.
    private(set) var complete: [Int] = []
    /// Longest path from a root, by place; meaningful for complete entries.
    private(set) var generation: [Int]
    private(set) var receipts: RepeatedReceipts
    private var parentPlaces: [Int] = []
    private var firstParent: [Int] = [0]

    func parents(of place: Int) -> ArraySlice<Int> { parentPlaces[firstParent[place]..<firstParent[place + 1]] }

    init(record: RecordID, kind: RecordKind, batch: EntryBatch, indices: [Int]) {
        generation = []
        receipts = RepeatedReceipts(batch, [], kind: kind)
        var places: [Digest: Int] = [:]
        places.reserveCapacity(indices.count)
        for index in indices {
            let header = batch.headers[index]
            if header.record != record || header.recordKind != kind {
                // No entry of this record can name it as its own past, so it is never complete here.
                waiting.append(index)
            } else if places[header.leaf] != nil {
                duplicates.append(index)
            } else {
                places[header.leaf] = held.count
                held.append(index)
            }
        }
        generation = [Int](repeating: 0, count: held.count)
        receipts = RepeatedReceipts(batch, held, kind: kind)
        resolve(batch, places)
    }

    private mutating func resolve(_ batch: EntryBatch, _ places: [Digest: Int]) {
        var isBlocked = [Bool](repeating: false, count: held.count)
        var pending = [Int](repeating: 0, count: held.count)
        var childCounts = [Int](repeating: 0, count: held.count)
        for (place, index) in held.enumerated() {
            func name(_ parent: Int) {
                parentPlaces.append(parent)
                childCounts[parent] += 1
                pending[place] += 1
            }
            for parent in batch.parents[batch.headers[index].parentRange] {
                guard let found = places[parent] else {
                    isBlocked[place] = true
                    continue
                }
                name(found)
                if !receipts.isEmpty { for other in receipts.others(of: found) { name(other) } }
            }
            firstParent.append(parentPlaces.count)
        }
        walk(isBlocked, &pending, children(childCounts))
        var isComplete = [Bool](repeating: false, count: held.count)
        for place in complete { isComplete[place] = true }
        for place in held.indices where !isComplete[place] { waiting.append(held[place]) }
    }

    private func children(_ counts: [Int]) -> (places: [Int], first: [Int]) {
        var first = [0]
        var sum = 0
        for count in counts {
            sum += count
            first.append(sum)
        }
        var next = first
        var places = [Int](repeating: 0, count: parentPlaces.count)
        for place in held.indices {
            for parent in parents(of: place) {
                places[next[parent]] = place
                next[parent] += 1
            }
        }
        return (places, first)
    }

    /// Takes every entry after its parents. What hangs on a missing one is never reached.
    private mutating func walk(_ isBlocked: [Bool], _ pending: inout [Int], _ children: (places: [Int], first: [Int])) {
        complete = held.indices.filter { pending[$0] == 0 && !isBlocked[$0] }
        var next = 0
        while next < complete.count {
            let place = complete[next]
            next += 1
            for child in children.places[children.first[place]..<children.first[place + 1]] {
                generation[child] = max(generation[child], generation[place] + 1)
                pending[child] -= 1
                if pending[child] == 0, !isBlocked[child] { complete.append(child) }
            }
        }
    }
}
