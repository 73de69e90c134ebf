import AmendsMerge

/// Where an entry lies in this store: the stream by its number here, and its index.
struct Place: Hashable, Comparable {
    var stream: Int64
    var index: UInt64

    static func < (left: Place, right: Place) -> Bool {
        left.stream != right.stream ? left.stream < right.stream : left.index < right.index
    }

    /// Two varints.
    func append(to bytes: inout [UInt8]) {
        SparseVector.append(UInt64(stream), to: &bytes)
        SparseVector.append(index, to: &bytes)
    }

    static func list(_ bytes: [UInt8]) throws(StoreError) -> [Place] {
        var places: [Place] = []
        var offset = 0
        let complete = bytes.withUnsafeBytes { raw in
            while offset < raw.count {
                guard let stream = SparseVector.read(raw, &offset), let index = SparseVector.read(raw, &offset), stream <= Int64.max else {
                    return false
                }
                places.append(Place(stream: Int64(stream), index: index))
            }
            return true
        }
        guard complete else { throw StoreError(.damaged, "A record's list of places can't be read. Run `amends rebuild`.") }
        return places
    }
}
