import AmendsLog

/// Finds the entry of a segment that has a leaf. Open addressing over the leaves themselves, which
/// are hashes already.
struct LeafTable {
    /// Index of the entry in its segment + 1; 0 where the place is free.
    private var places: [UInt16] = []
    private var mask = 0

    mutating func removeAll(capacity: Int) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        mask = size - 1
        places.removeAll(keepingCapacity: true)
        places.append(contentsOf: repeatElement(0, count: size))
    }

    /// The newest entry put in with `leaf`. `leaves` gives the leaf of an entry by its index.
    func find(_ leaf: Digest, _ leaves: (Int) -> Digest) -> Int? {
        var place = Int(truncatingIfNeeded: leaf.d) & mask
        var found: Int?
        while places[place] != 0 {
            let index = Int(places[place]) - 1
            if leaves(index) == leaf { found = index }
            place = (place + 1) & mask
        }
        return found
    }

    mutating func insert(_ index: Int, leaf: Digest) {
        var place = Int(truncatingIfNeeded: leaf.d) & mask
        while places[place] != 0 { place = (place + 1) & mask }
        places[place] = UInt16(index + 1)
    }
}
