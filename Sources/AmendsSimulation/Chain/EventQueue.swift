/// What is going to happen, in the order of virtual time; what happens at the same time happens in
/// the order in which it was planned. A binary heap.
struct EventQueue {
    struct Event {
        var milliseconds: Int64
        var number: UInt64
        var happen: () throws -> Void

        func precedes(_ other: Event) -> Bool {
            milliseconds != other.milliseconds ? milliseconds < other.milliseconds : number < other.number
        }
    }

    private var heap: [Event] = []
    private var planned: UInt64 = 0

    var isEmpty: Bool { heap.isEmpty }
    var nextMilliseconds: Int64? { heap.first?.milliseconds }

    mutating func plan(at milliseconds: Int64, _ happen: @escaping () throws -> Void) {
        heap.append(Event(milliseconds: milliseconds, number: planned, happen: happen))
        planned += 1
        var place = heap.count - 1
        while place > 0, heap[place].precedes(heap[(place - 1) / 2]) {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func next() -> Event? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        if heap.isEmpty { return first }
        heap[0] = last
        var place = 0
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2] where child < heap.count && heap[child].precedes(heap[least]) { least = child }
            if least == place { return first }
            heap.swapAt(place, least)
            place = least
        }
    }

    mutating func removeAll() { heap.removeAll() }
}
