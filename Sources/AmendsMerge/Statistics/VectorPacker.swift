/// Adds changes to rows of ``PackedVectors``. Kept from row to row for its memory.
public struct VectorPacker {
    /// A vector to be added: the numbers from place `start` of some memory on.
    public struct Change {
        public var part: UInt32
        public var start: Int

        public init(part: UInt32, start: Int) { (self.part, self.start) = (part, start) }
    }

    private var kept = PackedVectors()
    private var parts: [UInt32] = []
    /// Where in `parts` the kept and the changed parts lie.
    private var keptIndexes: [Int] = []
    private var changedIndexes: [Int] = []
    /// The places that are filled, ascending, and of every place of a vector its number among them or none.
    private var places: [Int] = []
    private var placeNumbers: [Int] = []
    /// One column behind the other, of as many numbers as there are parts.
    private var numbers: [Int64] = []
    /// Of every part all its numbers joined, to see whether any is not zero.
    private var joined: [Int64] = []

    private static let none = -1

    public init() {}

    /// Appends to `output` the row `bytes` with the vectors of `changes`, `count` numbers each, added. The
    /// parts of `changes` ascend. A row that keeps no number is empty.
    public mutating func append(
        _ bytes: UnsafeRawBufferPointer, adding changes: [Change], in vectors: UnsafeBufferPointer<Int64>, count: Int,
        to output: inout [UInt8]
    ) throws(MergeError) {
        try kept.read(bytes, count: count)
        mergeParts(changes)
        findPlaces(changes, vectors, count)
        fill(bytes, changes, vectors)
        write(to: &output)
    }

    private mutating func mergeParts(_ changes: [Change]) {
        parts.removeAll(keepingCapacity: true)
        keptIndexes.removeAll(keepingCapacity: true)
        changedIndexes.removeAll(keepingCapacity: true)
        var (old, new) = (0, 0)
        while old < kept.parts.count || new < changes.count {
            let isOld = old < kept.parts.count && (new == changes.count || kept.parts[old] <= changes[new].part)
            let isNew = new < changes.count && (old == kept.parts.count || changes[new].part <= kept.parts[old])
            let part = isOld ? kept.parts[old] : changes[new].part
            if isOld {
                keptIndexes.append(parts.count)
                old += 1
            }
            if isNew {
                changedIndexes.append(parts.count)
                new += 1
            }
            parts.append(part)
        }
    }

    private mutating func findPlaces(_ changes: [Change], _ vectors: UnsafeBufferPointer<Int64>, _ count: Int) {
        placeNumbers.removeAll(keepingCapacity: true)
        placeNumbers.append(contentsOf: repeatElement(Self.none, count: count))
        for column in kept.columns { placeNumbers[column.place] = 0 }
        for change in changes {
            for place in 0..<count where vectors[change.start + place] != 0 { placeNumbers[place] = 0 }
        }
        places.removeAll(keepingCapacity: true)
        for place in 0..<count where placeNumbers[place] != Self.none {
            placeNumbers[place] = places.count
            places.append(place)
        }
    }

    private mutating func fill(_ bytes: UnsafeRawBufferPointer, _ changes: [Change], _ vectors: UnsafeBufferPointer<Int64>) {
        let height = parts.count
        numbers.removeAll(keepingCapacity: true)
        numbers.append(contentsOf: repeatElement(0, count: places.count * height))
        numbers.withUnsafeMutableBufferPointer { numbers in
            keptIndexes.withUnsafeBufferPointer { indexes in
                for column in kept.columns {
                    kept.add(column, of: bytes, to: numbers, at: indexes, place: placeNumbers[column.place] * height)
                }
            }
            for (index, change) in zip(changedIndexes, changes) {
                for (number, place) in places.enumerated() { numbers[number * height + index] &+= vectors[change.start + place] }
            }
        }
    }

    private mutating func write(to output: inout [UInt8]) {
        let height = parts.count
        joined.removeAll(keepingCapacity: true)
        joined.append(contentsOf: repeatElement(0, count: height))
        for number in places.indices { for index in 0..<height { joined[index] |= numbers[number * height + index] } }
        let filledCount = joined.reduce(0) { $1 == 0 ? $0 : $0 + 1 }
        if filledCount == 0 { return }
        output.append(leb128: UInt64(filledCount))
        var next: UInt64 = 0
        for index in 0..<height where joined[index] != 0 {
            output.append(leb128: UInt64(parts[index]) - next)
            next = UInt64(parts[index]) + 1
        }
        var last = -1
        for (number, place) in places.enumerated() {
            let column = numbers[number * height..<(number + 1) * height]
            let width = Self.width(column)
            if width == 0 { continue }
            output.append(leb128: UInt64(place - last - 1))
            output.append(UInt8(width))
            last = place
            for (index, number) in column.enumerated() where joined[index] != 0 {
                withUnsafeBytes(of: number.littleEndian) { output.append(contentsOf: $0.prefix(width)) }
            }
        }
    }

    /// Bytes that the numbers take; 0 where all are zero.
    private static func width(_ numbers: ArraySlice<Int64>) -> Int {
        var (least, greatest): (Int64, Int64) = (0, 0)
        for number in numbers { (least, greatest) = (min(least, number), max(greatest, number)) }
        if least == 0 && greatest == 0 { return 0 }
        if least >= Int64(Int8.min) && greatest <= Int64(Int8.max) { return 1 }
        if least >= Int64(Int16.min) && greatest <= Int64(Int16.max) { return 2 }
        return least >= Int64(Int32.min) && greatest <= Int64(Int32.max) ? 4 : 8
    }
}

extension [UInt8] {
    fileprivate mutating func append(leb128 value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }
}
