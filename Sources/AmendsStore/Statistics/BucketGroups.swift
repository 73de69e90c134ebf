/// What one line of statistics stands for, as numbers; 0 where the query does not ask.
struct BucketGroup: Equatable {
    var scope: Int64 = 0
    var month: Int64 = 0
    var region: Int64 = 0
    var category: Int64 = 0
    var channel: Int64 = 0
    var outcome: Int64 = 0

    fileprivate var hash: UInt64 {
        var hash: UInt64 = 0
        func mix(_ number: Int64) {
            hash = (hash ^ UInt64(bitPattern: number)) &* 0x9e37_79b9_7f4a_7c15
            hash ^= hash >> 29
        }
        mix(scope)
        mix(month)
        mix(region)
        mix(category)
        mix(channel)
        mix(outcome)
        return hash
    }
}

/// Groups numbered from 0 in the order they were first met. Looked up for every bucket that is read, and
/// several times as fast as a dictionary, whose hashes withstand keys chosen by an enemy: these are row numbers.
struct BucketGroups {
    private(set) var groups: [BucketGroup] = []
    /// Numbers of groups where their hashes say, or in the next free place; at most half full.
    private var places = [Int32](repeating: free, count: 64)
    private static let free: Int32 = -1

    var count: Int { groups.count }

    subscript(_ group: BucketGroup) -> Int? {
        let number = places[place(of: group)]
        return number == Self.free ? nil : Int(number)
    }

    /// The number of a group that was not there.
    mutating func add(_ group: BucketGroup) -> Int {
        groups.append(group)
        if groups.count * 2 > places.count {
            places = [Int32](repeating: Self.free, count: places.count * 2)
            for (number, group) in groups.enumerated() { places[place(of: group)] = Int32(number) }
        } else {
            places[place(of: group)] = Int32(groups.count - 1)
        }
        return groups.count - 1
    }

    private func place(of group: BucketGroup) -> Int {
        let mask = places.count - 1
        var place = Int(truncatingIfNeeded: group.hash) & mask
        while places[place] != Self.free, groups[Int(places[place])] != group { place = (place + 1) & mask }
        return place
    }
}
